/** How each kind of field looks: label, hint, error and control, in that order. */

import { h } from "./dom.js";
import { isMoney, isPartShown, joinRows, newRow, rowsOf, tidy } from "./fields.js";
import { has, t } from "./i18n.js";
import { readNumber } from "./numbers.js";
import { statusChip } from "./status.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Option} Option */

/**
 * What the controls of a form share.
 * @typedef {object} Shared
 * @property {import("./fields.js").Values} values as the form holds them now
 * @property {(name: string, value: string) => void} set what a control was changed to
 * @property {() => void} onLeave
 * @property {() => { from: string, to: string }} months
 * @property {Map<string, () => void>} syncs shows the value again, by field
 * @property {Map<string, Option[]>} options what a choice offers now, by field
 * @property {Map<string, HTMLElement>} errors where a field's message stands
 * @property {() => void} showErrors
 * @property {Map<string, { showErrors: (messages: Map<string, string>) => void, focus: (name: string) => void }>} customs fields
 *   that look after themselves
 */

/** @param {string} name */
export const idOf = (name) => `f-${name.replaceAll(".", "-")}`;

/** @param {FieldSpec} field */
const hintOf = (field) => (has(`${field.label}.hint`) ? t(`${field.label}.hint`) : null);

/** @param {FieldSpec} field @returns {HTMLElement | null} */
function hintNode(field) {
  const hint = hintOf(field);
  if (!hint && !field.status) return null;
  return h("p", { class: "hint", id: `${idOf(field.name)}-hint` }, hint, field.status && [" ", t("form.status"), " ", statusChip(field.status)]);
}

/** Where the message stands. @param {Shared} shared @param {string} name */
function errorNode(shared, name) {
  const error = h("p", { class: "error", id: `${idOf(name)}-error`, hidden: true });
  shared.errors.set(name, error);
  return error;
}

/** What describes a control beside its message. @param {string} described ids */
const describedBy = (described) => ({ "aria-describedby": described || null, "data-describedby": described });

/**
 * The parts that most fields have.
 * @param {Shared} shared
 * @param {string} name
 * @param {import("./dom.js").Children} label
 * @param {HTMLElement | null} hint
 * @param {(described: string) => HTMLElement} control
 * @param {string | null} [unit]
 * @param {HTMLElement | null} [beside]
 */
function frame(shared, name, label, hint, control, unit = null, beside = null) {
  const id = idOf(name);
  const described = [hint && `${id}-hint`, unit && `${id}-unit`].filter(Boolean).join(" ");
  return h(
    "div",
    { class: "field", "data-field": name },
    h("label", { for: id }, label),
    hint,
    errorNode(shared, name),
    h("div", { class: "control" }, control(described), unit && h("span", { class: "unit", id: `${id}-unit` }, unit), beside),
  );
}

/**
 * @param {Shared} shared
 * @param {string} id
 * @param {string} described
 * @param {number} decimals
 * @param {boolean} money
 * @param {() => string} get
 * @param {(text: string) => void} set
 */
function numberInput(shared, id, described, decimals, money, get, set) {
  const input = h("input", { id, type: "text", inputmode: "decimal", autocomplete: "off", spellcheck: "false", ...describedBy(described), value: get() });
  input.addEventListener("input", () => set(input.value));
  input.addEventListener("blur", () => {
    const read = readNumber(input.value, decimals);
    // What is wrong stays as it was typed.
    if (read.ok && input.getAttribute("aria-invalid") !== "true") {
      const text = tidy(read.value, decimals, money);
      if (text !== input.value) {
        input.value = text;
        set(text);
      }
    }
    shared.onLeave();
  });
  return input;
}

/** The options that a select was filled with, and what they are. @type {WeakMap<HTMLSelectElement, { options: Option[], text: string }>} */
const filled = new WeakMap();

/**
 * A value that is not offered stays chosen.
 * @param {HTMLSelectElement} select
 * @param {Option[]} options
 * @param {string} value
 */
function fillSelect(select, options, value) {
  const known = options.some((o) => o.value === value);
  const all = known ? options : [...options, { value, label: value }];
  const now = filled.get(select);
  if (now?.options !== all) {
    const text = JSON.stringify(all);
    if (now?.text !== text) select.replaceChildren(...optionNodes(all));
    filled.set(select, { options: all, text });
  }
  select.value = value;
}

/** Options one after another of the same group stand under its name. @param {Option[]} all */
function optionNodes(all) {
  /** @type {HTMLElement[]} */
  const list = [];
  let group = "";
  for (const option of all) {
    const node = h("option", { value: option.value, disabled: option.disabled }, option.label);
    if (option.group === undefined) list.push(node);
    else if (option.group === group) list[list.length - 1].append(node);
    else list.push(h("optgroup", { label: option.group }, node));
    group = option.group ?? "";
  }
  return list;
}

/** @param {Shared} shared @param {FieldSpec} field */
function numberField(shared, field) {
  const { name, toggle } = field;
  const id = idOf(name);
  const label = t(field.label);
  const input = (/** @type {string} */ described) =>
    numberInput(shared, id, described, field.decimals ?? 0, isMoney(field), () => shared.values[name], (text) => shared.set(name, text));
  /** @type {HTMLInputElement | undefined} */
  let number;
  const box = toggle === undefined ? null : checkbox(shared, toggle, "");
  const beside = box && h("span", { class: "check toggle" }, box, h("label", { for: box.id }, t("form.on"), h("span", { class: "vh" }, `: ${label}`)));
  const shown = field.optional ? [label, h("span", { class: "optional" }, ` ${t("form.optional")}`)] : label;
  const node = frame(shared, name, shown, hintNode(field), (described) => (number = input(described)), field.unit ? t(field.unit) : null, beside);
  if (field.wide) number?.classList.add("wide");
  const showOff = () => {
    if (box && number) number.disabled = !box.checked;
  };
  const sync = () => {
    if (number && number.value !== shared.values[name]) number.value = shared.values[name];
    showOff();
  };
  shared.syncs.set(name, sync);
  if (box && toggle !== undefined) {
    box.addEventListener("change", showOff);
    const syncBox = shared.syncs.get(toggle);
    shared.syncs.set(toggle, () => {
      syncBox?.();
      showOff();
    });
  }
  showOff();
  return node;
}

/** @param {Shared} shared @param {FieldSpec} field */
function choiceField(shared, field) {
  const { name } = field;
  return frame(shared, name, t(field.label), hintNode(field), (described) => {
    const select = h("select", { id: idOf(name), ...describedBy(described) });
    const fill = () => fillSelect(select, shared.options.get(name) ?? [], shared.values[name]);
    if (!shared.options.has(name)) shared.options.set(name, field.options?.() ?? []);
    fill();
    select.addEventListener("change", () => shared.set(name, select.value));
    shared.syncs.set(name, fill);
    return select;
  });
}

/** @param {Shared} shared @param {FieldSpec} field */
function monthField(shared, field) {
  const { name } = field;
  const label = t(field.label);
  return frame(shared, name, label, hintNode(field), (described) => {
    const month = h("select", { id: idOf(name), ...describedBy(described) });
    const year = h("select", { "aria-label": `${label}: ${t("form.year")}` });
    const fill = () => {
      const [y, m] = shared.values[name].split("-");
      const { from, to } = shared.months();
      const years = [];
      for (let i = Number(from.slice(0, 4)); i <= Number(to.slice(0, 4)); i += 1) years.push({ value: String(i), label: String(i) });
      fillSelect(year, years, y);
      fillSelect(
        month,
        Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1).padStart(2, "0"), label: t(`month.${i + 1}`) })),
        m,
      );
    };
    fill();
    const changed = () => shared.set(name, `${year.value}-${month.value}`);
    month.addEventListener("change", changed);
    year.addEventListener("change", changed);
    shared.syncs.set(name, fill);
    return h("span", { class: "pair" }, month, year);
  });
}

/** @param {Shared} shared @param {string} name @param {string} described */
function checkbox(shared, name, described) {
  const box = h("input", { id: idOf(name), type: "checkbox", ...describedBy(described) });
  const sync = () => {
    box.checked = shared.values[name] === "1";
  };
  box.addEventListener("change", () => shared.set(name, box.checked ? "1" : ""));
  shared.syncs.set(name, sync);
  sync();
  return box;
}

/** @param {Shared} shared @param {FieldSpec} field */
function flagField(shared, field) {
  const { name } = field;
  const hint = hintNode(field);
  const box = checkbox(shared, name, hint ? hint.id : "");
  return h("div", { class: "field flag", "data-field": name }, errorNode(shared, name), h("div", { class: "check" }, box, h("label", { for: box.id }, t(field.label))), hint);
}

/** @param {Shared} shared @param {FieldSpec} field */
function radioField(shared, field) {
  const { name } = field;
  const id = idOf(name);
  const hint = hintNode(field);
  const options = field.options?.() ?? [];
  shared.options.set(name, options);
  const inputs = options.map((option, i) => {
    const input = h("input", { id: i === 0 ? id : `${id}-${i}`, type: "radio", name: id, value: option.value });
    input.addEventListener("change", () => {
      if (input.checked) shared.set(name, option.value);
    });
    return input;
  });
  const sync = () => {
    for (const input of inputs) input.checked = input.value === shared.values[name];
  };
  sync();
  shared.syncs.set(name, sync);
  return h(
    "fieldset",
    { class: "field radios", "data-field": name, role: "radiogroup", ...describedBy(hint ? hint.id : "") },
    h("legend", null, t(field.label)),
    hint,
    errorNode(shared, name),
    inputs.map((input, i) => h("div", { class: "check" }, input, h("label", { for: input.id }, options[i].label))),
  );
}

/** The field that is left may get a message, which would move the button away under the mouse. */
export const KEEP_FOCUS = { onmousedown: (/** @type {Event} */ event) => event.preventDefault() };

/** @param {string} id @param {string} described @param {string} value @param {(text: string) => void} set */
function textInput(id, described, value, set) {
  const input = h("input", { id, type: "text", class: "wide", autocomplete: "off", spellcheck: "false", ...describedBy(described), value });
  input.addEventListener("input", () => set(input.value));
  return input;
}

/** A text, or a date as it is typed. @param {Shared} shared @param {FieldSpec} field */
function textField(shared, field) {
  const { name } = field;
  const label = [t(field.label), !field.required && h("span", { class: "optional" }, ` ${t("form.optional")}`)];
  return frame(shared, name, label, hintNode(field), (described) => {
    const input = textInput(idOf(name), described, shared.values[name], (text) => shared.set(name, text));
    input.addEventListener("blur", shared.onLeave);
    shared.syncs.set(name, () => {
      if (input.value !== shared.values[name]) input.value = shared.values[name];
    });
    return input;
  });
}

/** Rows that the user adds and removes. @param {Shared} shared @param {FieldSpec} field */
function rowsField(shared, field) {
  const { name, rows: spec } = field;
  if (!spec) throw new Error(`${name} has no rows`);
  const list = h("div", { class: "form-rows" });
  const hint = hintNode(field);
  const now = () => rowsOf(field, shared.values[name]);
  /** @param {number} i @param {Partial<import("./fields.js").Row>} part */
  const change = (i, part) => shared.set(name, joinRows(field, now().map((row, at) => (at === i ? { ...row, ...part } : row))));
  const build = () => {
    for (const key of shared.errors.keys()) if (key.startsWith(`${name}.`)) shared.errors.delete(key);
    const rows = now();
    list.replaceChildren(...rows.map((row, i) => rowNode(row, i)));
    add.hidden = rows.length >= spec.most;
    shared.showErrors();
  };
  /** @param {import("./fields.js").Row} row @param {number} i */
  const rowNode = (row, i) => {
    const n = i + 1;
    const { choice } = spec;
    const parts = partNodes(row, i);
    const number = (/** @type {string} */ described) =>
      numberInput(shared, idOf(`${name}.${i}`), described, field.decimals ?? 0, isMoney(field), () => row.text, (text) => change(i, { text }));
    return h(
      "div",
      { class: "form-row" },
      frame(shared, `${name}.${i}`, t(spec.row, { n }), null, number, field.unit ? t(field.unit) : null),
      choice && choiceBeside(t(choice.label), t(choice.name, { n }), choice.values, choice.show, row.choice, (value) => {
        change(i, { choice: value });
        parts.showParts();
      }),
      parts.nodes,
      h("button", { type: "button", class: "button quiet", "aria-label": t(spec.remove, { n }), onclick: () => remove(i), ...KEEP_FOCUS }, t("form.remove")),
    );
  };
  /** What more a row has; what a choice hides comes and goes. @param {import("./fields.js").Row} row @param {number} i */
  const partNodes = (row, i) => {
    const n = i + 1;
    const set = (/** @type {number} */ k, /** @type {string} */ text) => change(i, { more: now()[i].more.map((old, at) => (at === k ? text : old)) });
    const nodes = (spec.parts ?? []).map((part, k) => {
      if (part.kind === "choice") {
        return choiceBeside(t(part.label), t(part.aria, { n }), part.values ?? [], part.show ?? String, row.more[k], (value) => {
          set(k, value);
          showParts();
        });
      }
      const own = `${name}.${i}.${part.name}`;
      const input = (/** @type {string} */ described) => {
        const box = part.kind === "number" ? numberInput(shared, idOf(own), described, 0, false, () => row.more[k], (text) => set(k, text)) : textInput(idOf(own), described, row.more[k], (text) => set(k, text));
        // The short label is seen, the whole name is read aloud.
        box.setAttribute("aria-label", t(part.aria, { n }));
        return box;
      };
      return frame(shared, own, t(part.label), null, input);
    });
    const showParts = () => {
      const at = now()[i];
      nodes.forEach((node, k) => {
        node.hidden = !spec.parts || !isPartShown(spec.parts[k], at);
      });
    };
    showParts();
    return { nodes, showParts };
  };
  /** @param {number} i */
  const remove = (i) => {
    const rows = now();
    rows.splice(i, 1);
    shared.set(name, joinRows(field, rows));
    build();
    add.focus();
    // The rows after it have other numbers now, and so have their messages.
    shared.onLeave();
  };
  const append = () => {
    const rows = [...now(), newRow(field)];
    shared.set(name, joinRows(field, rows));
    build();
    const input = document.getElementById(idOf(`${name}.${rows.length - 1}`));
    if (input instanceof HTMLInputElement) {
      input.focus();
      input.select();
    }
  };
  const add = h("button", { type: "button", class: "button", onclick: append, id: idOf(name), ...KEEP_FOCUS }, t(spec.add));
  const node = h("fieldset", { class: "field form-rows-field", "data-field": name }, h("legend", null, t(field.label)), hint, errorNode(shared, name), list, add);
  shared.syncs.set(name, build);
  build();
  return node;
}

/**
 * A choice in a row: its short label is seen, its whole name is read aloud.
 * @param {string} label
 * @param {string} name
 * @param {string[]} values
 * @param {(value: string) => string} show
 * @param {string} value
 * @param {(value: string) => void} set
 */
function choiceBeside(label, name, values, show, value, set) {
  const select = h("select", { "aria-label": name });
  fillSelect(select, values.map((one) => ({ value: one, label: show(one) })), value);
  select.addEventListener("change", () => set(select.value));
  return h("div", { class: "form-row-choice" }, h("span", { class: "form-row-label", "aria-hidden": "true" }, label), select);
}

/** @param {Shared} shared @param {FieldSpec} field */
function customField(shared, field) {
  if (!field.custom) throw new Error(`${field.name} has no look of its own`);
  return field.custom.build(shared, field);
}

/** @type {Record<FieldSpec["kind"], (shared: Shared, field: FieldSpec) => HTMLElement>} */
const KINDS = {
  number: numberField,
  choice: choiceField,
  month: monthField,
  flag: flagField,
  radio: radioField,
  rows: rowsField,
  text: textField,
  date: textField,
  custom: customField,
};

/** The field's node. @param {Shared} shared @param {FieldSpec} field */
export const buildField = (shared, field) => KINDS[field.kind](shared, field);
