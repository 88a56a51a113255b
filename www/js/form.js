/** A form of the fields that a calculator declares (fields.js), drawn by controls.js. */

import { buildField, idOf } from "./controls.js";
import { h, icon, write } from "./dom.js";
import { isDefault, isShown } from "./fields.js";
import { plural, t } from "./i18n.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Option} Option */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {ReturnType<typeof createForm>} Form */
/** A part of the form that is hidden when all its fields are. @typedef {{ node: HTMLElement, changed: HTMLElement, fields: string[] }} Group */

/**
 * @param {{
 *   fields: FieldSpec[],
 *   state: { values: Values },
 *   months: () => { from: string, to: string },
 *   onInput: (name: string) => void,
 *   onLeave: () => void,
 *   isFixed?: (field: FieldSpec) => boolean,
 * }} spec `isFixed`: somebody else has filled the field in, and it is not shown
 */
export function createForm(spec) {
  const { fields, state } = spec;
  /** Fields that were filled in wrongly, for the visitor to mend. @type {Set<string>} */
  const released = new Set();
  const isFixed = (/** @type {FieldSpec} */ field) => !released.has(field.name) && (spec.isFixed?.(field) ?? false);
  /** @type {Map<string, HTMLElement>} */
  const nodes = new Map();
  /** The messages that are shown, by field. @type {Map<string, string>} */
  let messages = new Map();
  /** @type {Group[]} */
  const groups = [];
  /** Where a field belongs that may be moved, and its own hint. @type {Map<string, { marker: Comment, hint: string }>} */
  const homes = new Map();
  /** @type {import("./controls.js").Shared} */
  const shared = {
    get values() {
      return state.values;
    },
    set(name, value) {
      state.values[name] = value;
      spec.onInput(name);
    },
    onLeave: spec.onLeave,
    months: spec.months,
    syncs: new Map(),
    options: new Map(),
    errors: new Map(),
    showErrors,
    customs: new Map(),
  };

  function showOrHide() {
    for (const field of fields) {
      const node = nodes.get(field.name);
      if (!node || !(field.when || spec.isFixed)) continue;
      const hidden = !isShown(field, state.values) || isFixed(field);
      // What is written again is styled again, though it is the same.
      if (node.hidden !== hidden) node.hidden = hidden;
    }
    for (const group of groups) {
      // A field that the page has put elsewhere does not count here; one that is not built yet does.
      const isThere = (/** @type {string} */ name) => group.node.contains(nodes.get(name) ?? group.node);
      const own = fields.filter((field) => group.fields.includes(field.name) && isThere(field.name) && isShown(field, state.values) && !isFixed(field));
      const changed = own.filter((field) => !isDefault(field, state.values)).length;
      group.node.hidden = own.length === 0;
      write(group.changed, changed === 0 ? "" : plural("form.changed", changed, { n: changed }));
    }
  }

  function showErrors() {
    for (const [name, custom] of shared.customs) custom.showErrors(new Map([...messages].filter(([key]) => key.startsWith(`${name}.`))));
    for (const [name, error] of shared.errors) {
      const message = messages.get(name);
      // A group of radio buttons is wrong as a whole.
      const group = nodes.get(name);
      const control = group?.matches(".radios") ? group : document.getElementById(idOf(name));
      error.hidden = !message;
      error.replaceChildren(...(message ? [icon("error"), h("span", null, h("span", { class: "vh" }, `${t("form.error")}: `), message)] : []));
      error.closest(".field")?.classList.toggle("invalid", Boolean(message));
      if (!control) continue;
      const described = [message && `${idOf(name)}-error`, control.dataset.describedby].filter(Boolean).join(" ");
      if (described) control.setAttribute("aria-describedby", described);
      else control.removeAttribute("aria-describedby");
      // A button cannot be invalid; what it adds to can.
      if (message && !control.matches("button")) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  /** The field's node, made when it is asked for first. @param {string} name */
  function nodeOf(name) {
    const known = nodes.get(name);
    if (known) return known;
    const field = fields.find((one) => one.name === name);
    if (!field) throw new Error(`no field ${name}`);
    const node = buildField(shared, field);
    nodes.set(name, node);
    node.hidden = !isShown(field, state.values) || isFixed(field);
    return node;
  }

  return {
    node: nodeOf,
    /** A part that is hidden when all its fields are, and says how many are changed. @param {Group} group */
    group(group) {
      groups.push(group);
      showOrHide();
    },
    /** Shows the values again after something else than typing changed them. */
    sync() {
      for (const sync of shared.syncs.values()) sync();
      showOrHide();
    },
    /** @param {string} name */
    syncOne(name) {
      shared.syncs.get(name)?.();
    },
    showOrHide,
    showMessages: showErrors,
    /**
     * @param {string} name
     * @param {Option[]} options
     */
    setOptions(name, options) {
      shared.options.set(name, options);
      shared.syncs.get(name)?.();
    },
    /**
     * @param {string} name
     * @param {string} value
     */
    optionLabel(name, value) {
      const options = shared.options.get(name) ?? fields.find((field) => field.name === name)?.options?.();
      return options?.find((o) => o.value === value)?.label;
    },
    /**
     * What the field's choice means just now, under its control.
     * @param {string} name
     * @param {string} text
     */
    setInfo(name, text) {
      const node = nodes.get(name);
      const id = `${idOf(name)}-info`;
      const known = node?.querySelector(".info");
      if (known) write(known, text);
      else {
        node?.append(h("p", { class: "hint info", id }, text));
        const control = node?.querySelector("input, select");
        if (control instanceof HTMLElement) {
          control.dataset.describedby = `${control.dataset.describedby ?? ""} ${id}`.trim();
          control.setAttribute("aria-describedby", control.dataset.describedby);
        }
      }
    },
    /**
     * An extra sentence under a field, e.g. that its choice was changed.
     * @param {string} name
     * @param {string | null} text
     */
    setNotice(name, text) {
      const node = nodes.get(name);
      const known = node?.querySelector(".notice");
      // The same sentence again would be read aloud again.
      if ((known?.textContent ?? null) === text) return;
      known?.remove();
      if (text) node?.append(h("p", { class: "notice", role: "status" }, icon("info"), text));
    },
    /**
     * An optional field that cannot be done without now stands after another one and says why;
     * and goes back to where it belongs.
     * @param {string} name
     * @param {{ after: string, why: string } | null} need
     */
    setNeeded(name, need) {
      const node = nodeOf(name);
      const { marker, hint } = homes.get(name) ?? { marker: document.createComment(name), hint: node.querySelector(".hint")?.textContent ?? "" };
      homes.set(name, { marker, hint });
      const optional = node.querySelector(".optional");
      if (optional instanceof HTMLElement) optional.hidden = need !== null;
      const shown = node.querySelector(".hint");
      if (shown) write(shown, need?.why ?? hint);
      if (need === null) {
        marker.parentNode?.replaceChild(node, marker);
        return;
      }
      const before = nodeOf(need.after);
      if (before.nextElementSibling === node || !before.parentNode) return;
      if (!marker.parentNode) node.parentNode?.replaceChild(marker, node);
      before.after(node);
    },
    /** @param {Map<string, string>} wrong by field */
    showErrors(wrong) {
      messages = wrong;
      showErrors();
    },
    /** @param {string} name */
    focus(name) {
      released.add(name.split(".")[0]);
      showOrHide();
      const custom = shared.customs.get(name.split(".")[0]);
      if (custom) {
        custom.focus(name);
        return;
      }
      const own = document.getElementById(idOf(name));
      // With too many rows, the button that adds one is not there.
      const control = own?.hidden ? nodeOf(name).querySelector("input") : own;
      if (!control) return;
      for (let el = control.parentElement; el; el = el.parentElement) if (el instanceof HTMLDetailsElement) el.open = true;
      control.focus();
      control.scrollIntoView({ block: "center" });
    },
  };
}
