/**
 * Fields declared as data. What stands in a field is kept as the text that was typed; it becomes
 * a number only on its way to the engine, and is tidied only when the field is left.
 */

import { h, icon } from "./dom.js";
import { has, t } from "./i18n.js";
import { fromPlain, plainNumber, readNumber, writeNumber } from "./numbers.js";

/** @typedef {{ value: string, label: string }} Option */

/**
 * @typedef {object} FieldSpec
 * @property {string} name its key in the values
 * @property {string} key its key in the link
 * @property {"number" | "choice" | "radio" | "flag" | "month"} kind
 * @property {string[]} pointers the parts of the engine's input it fills
 * @property {string} label i18n key; `<label>.hint` is shown under it where it exists
 * @property {string} initial as it stands in a link
 * @property {boolean} [always] in every link, also when it is the default
 * @property {string} [unit] i18n key
 * @property {number} [decimals]
 * @property {boolean} [optional]
 * @property {boolean} [wide]
 * @property {() => Option[]} [options]
 * @property {(values: Values) => boolean} [when] shown only then
 */

/** @typedef {Record<string, string>} Values */
/** @typedef {{ amount: string, payer: string }} CostLine */
/** @typedef {{ values: Values, costs: CostLine[] }} State */
/** @typedef {Record<string, number | undefined>} Numbers whole units of the last decimal */
/** @typedef {{ field: string, code: import("./numbers.js").NumberFault }} TypedFault */

const LARGEST = 999_999_999_999_999;

/**
 * @param {FieldSpec[]} fields
 * @returns {Values}
 */
export function initialValues(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, fromLink(field, field.initial)]));
}

/**
 * @param {FieldSpec} field
 * @param {string} text
 */
function fromLink(field, text) {
  return field.kind === "number" ? numberFromLink(text, field.decimals ?? 0, isMoney(field)) : text;
}

/** @param {FieldSpec} field */
const isMoney = (field) => field.unit?.startsWith("unit.kr") ?? false;

/**
 * A number as it stands in a field that is left: an amount has both digits of its øre, or none.
 * @param {number} value
 * @param {number} decimals
 * @param {boolean} money
 */
const tidy = (value, decimals, money) => writeNumber(value, decimals, money && value % 10 ** decimals !== 0);

/**
 * A number of a link as it stands in a field; after "~" it is what somebody typed.
 * @param {string} text
 * @param {number} decimals
 * @param {boolean} money
 */
export function numberFromLink(text, decimals, money) {
  if (text.startsWith("~")) return text.slice(1);
  const shown = fromPlain(text);
  const read = readNumber(shown, decimals);
  return read.ok ? tidy(read.value, decimals, money) : shown;
}

/**
 * A typed number as a link holds it; what is no number is kept as it was typed, behind "~", so
 * that it does not come back as a number.
 * @param {string} text
 * @param {number} decimals
 */
export function numberToLink(text, decimals) {
  const read = readNumber(text, decimals);
  if (read.ok) return plainNumber(read.value, decimals);
  return text.trim() === "" ? "" : `~${text}`;
}

/**
 * @param {FieldSpec} field
 * @param {string} value
 */
function toLink(field, value) {
  return field.kind === "number" ? numberToLink(value, field.decimals ?? 0) : value;
}

/**
 * The fields that the link names, over the defaults. A choice that does not exist is left out.
 * @param {FieldSpec[]} fields
 * @param {import("./link.js").Link} link
 * @returns {Values}
 */
export function valuesFromLink(fields, link) {
  const values = initialValues(fields);
  for (const field of fields) {
    const text = link.get(field.key);
    if (text === null) continue;
    if (field.kind === "number") values[field.name] = fromLink(field, text);
    else if (field.kind === "flag") values[field.name] = text === "1" ? "1" : "";
    else if (field.kind === "month") values[field.name] = /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : values[field.name];
    else if (/^[\w.-]{0,60}$/.test(text) && (!field.options || field.options().some((o) => o.value === text))) values[field.name] = text;
  }
  return values;
}

/**
 * The labels of the choices in a link that do not exist, so that their defaults are used.
 * @param {FieldSpec[]} fields
 * @param {import("./link.js").Link} link
 */
export function unknownChoices(fields, link) {
  const values = valuesFromLink(fields, link);
  return fields.filter((field) => field.kind !== "number" && field.kind !== "flag" && link.get(field.key) !== null && values[field.name] !== link.get(field.key)).map((field) => field.label);
}

/**
 * @param {FieldSpec[]} fields
 * @param {Values} values
 * @returns {[string, string][]}
 */
export function linkPairs(fields, values) {
  /** @type {[string, string][]} */
  const pairs = [];
  for (const field of fields) {
    const now = toLink(field, values[field.name]);
    if (field.when && !field.when(values)) continue;
    if (field.always || now !== field.initial) pairs.push([field.key, now]);
  }
  return pairs;
}

/**
 * The typed numbers. Where one cannot be read its last good value stands in, so that the others
 * are still checked; one that is too small or too large is left for the engine to refuse, which
 * knows the limits.
 * @param {FieldSpec[]} fields
 * @param {State} state
 * @param {Numbers} lastGood
 * @returns {{ numbers: Numbers, costs: { amount: number, payer: string }[], faults: TypedFault[] }}
 */
export function readFields(fields, state, lastGood) {
  /** @type {Numbers} */
  const numbers = {};
  /** @type {TypedFault[]} */
  const faults = [];
  /**
   * @param {string} name
   * @param {string} text
   * @param {number} decimals
   * @param {boolean} optional
   */
  const read = (name, text, decimals, optional) => {
    const result = readNumber(text, decimals);
    if (result.ok) {
      lastGood[name] = result.value;
      return result.value;
    }
    if (result.code === "missing" && optional) return undefined;
    if (result.code === "tooSmall") return -1;
    if (result.code === "tooLarge") return LARGEST;
    faults.push({ field: name, code: result.code });
    return lastGood[name];
  };
  for (const field of fields) {
    if (field.kind !== "number" || (field.when && !field.when(state.values))) continue;
    numbers[field.name] = read(field.name, state.values[field.name], field.decimals ?? 0, field.optional ?? false);
  }
  const costs = state.costs.map((line, i) => ({ amount: read(`costs.${i}`, line.amount, 2, true) ?? 0, payer: line.payer }));
  return { numbers, costs, faults };
}

/**
 * What a person would read back: label and value with unit, for print and notes.
 * @param {FieldSpec[]} fields
 * @param {State} state
 * @param {Form | null} form
 * @returns {{ label: string, value: string }[]}
 */
export function describeFields(fields, state, form) {
  const lines = [];
  for (const field of fields) {
    const value = state.values[field.name];
    if (field.when && !field.when(state.values)) continue;
    if (field.kind === "number" && value.trim() === "" && field.optional) continue;
    let shown = value;
    if (field.kind === "number") shown = field.unit ? `${value}\u00a0${t(field.unit)}` : value;
    else if (field.kind === "flag") shown = t(value === "1" ? "yes" : "no");
    else if (field.kind === "month") shown = monthName(value);
    else shown = form?.optionLabel(field.name, value) ?? value;
    lines.push({ label: t(field.label), value: shown });
  }
  for (const line of state.costs) {
    const read = readNumber(line.amount, 2);
    if (line.amount.trim() === "" || (read.ok && read.value === 0)) continue;
    lines.push({ label: t("label.savings/costs"), value: `${line.amount}\u00a0kr. (${t(`purse.${line.payer}`)})` });
  }
  return lines;
}

/** @param {string} yearMonth */
function monthName(yearMonth) {
  const [year, month] = yearMonth.split("-");
  return `${t(`month.${Number(month)}`)} ${year}`;
}

/** @typedef {ReturnType<typeof createForm>} Form */

/**
 * @param {{
 *   fields: FieldSpec[],
 *   state: State,
 *   months: () => { from: string, to: string },
 *   onInput: (name: string) => void,
 *   onLeave: () => void,
 *   payers?: string[],
 * }} spec
 */
export function createForm(spec) {
  const { fields, state, onInput, onLeave } = spec;
  /** @type {Map<string, HTMLElement>} */
  const nodes = new Map();
  /** @type {Map<string, () => void>} */
  const syncs = new Map();
  /** @type {Map<string, Option[]>} */
  const optionsOf = new Map();
  const errors = new Map();
  /** The messages that are shown, by field. @type {Map<string, string>} */
  let messages = new Map();

  /** @param {string} name */
  const idOf = (name) => `f-${name.replace(".", "-")}`;

  /**
   * The parts every field has, in the order label, hint, error, control.
   * @param {string} name
   * @param {string} label
   * @param {string | null} hint
   * @param {(describedBy: string) => HTMLElement} control
   * @param {string | null} unit
   */
  function frame(name, label, hint, control, unit) {
    const id = idOf(name);
    const error = h("p", { class: "error", id: `${id}-error`, hidden: true });
    errors.set(name, error);
    const described = [hint && `${id}-hint`, unit && `${id}-unit`].filter(Boolean).join(" ");
    return h(
      "div",
      { class: "field", "data-field": name },
      h("label", { for: id }, label),
      hint && h("p", { class: "hint", id: `${id}-hint` }, hint),
      error,
      h("div", { class: "control" }, control(described), unit && h("span", { class: "unit", id: `${id}-unit` }, unit)),
    );
  }

  /** @param {FieldSpec} field */
  const hintOf = (field) => (has(`${field.label}.hint`) ? t(`${field.label}.hint`) : null);

  /**
   * @param {string} id
   * @param {string} described
   * @param {number} decimals
   * @param {boolean} money
   * @param {() => string} get
   * @param {(text: string) => void} set
   */
  function numberInput(id, described, decimals, money, get, set) {
    const input = h("input", {
      id,
      type: "text",
      inputmode: "decimal",
      autocomplete: "off",
      spellcheck: "false",
      "aria-describedby": described || null,
      "data-describedby": described,
      value: get(),
    });
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
      onLeave();
    });
    return input;
  }

  /**
   * @param {HTMLSelectElement} select
   * @param {Option[]} options
   * @param {string} value
   */
  function fillSelect(select, options, value) {
    const known = options.some((o) => o.value === value);
    const all = known ? options : [...options, { value, label: value }];
    select.replaceChildren(...all.map((option) => h("option", { value: option.value }, option.label)));
    select.value = value;
  }

  /** @param {FieldSpec} field */
  function build(field) {
    const { name } = field;
    const id = idOf(name);
    const label = t(field.label);
    const set = (/** @type {string} */ value) => {
      state.values[name] = value;
      onInput(name);
    };
    if (field.kind === "number") {
      return frame(
        name,
        label + (field.optional ? ` ${t("form.optional")}` : ""),
        hintOf(field),
        (described) => {
          const input = numberInput(id, described, field.decimals ?? 0, isMoney(field), () => state.values[name], set);
          if (field.wide) input.classList.add("wide");
          syncs.set(name, () => {
            if (input.value !== state.values[name]) input.value = state.values[name];
          });
          return input;
        },
        field.unit ? t(field.unit) : null,
      );
    }
    if (field.kind === "choice") {
      return frame(
        name,
        label,
        hintOf(field),
        (described) => {
          const select = h("select", { id, "aria-describedby": described || null, "data-describedby": described });
          const options = field.options?.() ?? [];
          optionsOf.set(name, options);
          fillSelect(select, options, state.values[name]);
          select.addEventListener("change", () => set(select.value));
          syncs.set(name, () => fillSelect(select, optionsOf.get(name) ?? [], state.values[name]));
          return select;
        },
        null,
      );
    }
    if (field.kind === "month") {
      return frame(
        name,
        label,
        hintOf(field),
        (described) => {
          const month = h("select", { id, "aria-describedby": described || null, "data-describedby": described });
          const year = h("select", { "aria-label": `${label}: ${t("form.year")}` });
          const fillBoth = () => {
            const [y, m] = state.values[name].split("-");
            const { from, to } = spec.months();
            const years = [];
            for (let i = Number(from.slice(0, 4)); i <= Number(to.slice(0, 4)); i += 1) years.push({ value: String(i), label: String(i) });
            fillSelect(year, years, y);
            fillSelect(
              month,
              Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1).padStart(2, "0"), label: t(`month.${i + 1}`) })),
              m,
            );
          };
          fillBoth();
          const changed = () => set(`${year.value}-${month.value}`);
          month.addEventListener("change", changed);
          year.addEventListener("change", changed);
          syncs.set(name, fillBoth);
          return h("span", { class: "pair" }, month, year);
        },
        null,
      );
    }
    if (field.kind === "flag") {
      const error = h("p", { class: "error", id: `${id}-error`, hidden: true });
      errors.set(name, error);
      const hint = hintOf(field);
      const box = h("input", { id, type: "checkbox", "aria-describedby": hint ? `${id}-hint` : null, "data-describedby": hint ? `${id}-hint` : "" });
      box.checked = state.values[name] === "1";
      box.addEventListener("change", () => set(box.checked ? "1" : ""));
      syncs.set(name, () => {
        box.checked = state.values[name] === "1";
      });
      return h(
        "div",
        { class: "field flag", "data-field": name },
        error,
        h("div", { class: "check" }, box, h("label", { for: id }, label)),
        hint && h("p", { class: "hint", id: `${id}-hint` }, hint),
      );
    }
    const error = h("p", { class: "error", id: `${id}-error`, hidden: true });
    errors.set(name, error);
    const options = field.options?.() ?? [];
    optionsOf.set(name, options);
    const hint = hintOf(field);
    const inputs = options.map((option, i) => {
      const input = h("input", { id: i === 0 ? id : `${id}-${i}`, type: "radio", name: id, value: option.value });
      input.checked = option.value === state.values[name];
      input.addEventListener("change", () => {
        if (input.checked) set(option.value);
      });
      return h("div", { class: "check" }, input, h("label", { for: input.id }, option.label));
    });
    syncs.set(name, () => {
      for (const row of inputs) {
        const input = /** @type {HTMLInputElement} */ (row.firstElementChild);
        input.checked = input.value === state.values[name];
      }
    });
    return h(
      "fieldset",
      { class: "field radios", "data-field": name, role: "radiogroup", "aria-describedby": hint ? `${id}-hint` : null, "data-describedby": hint ? `${id}-hint` : "" },
      h("legend", null, label),
      hint && h("p", { class: "hint", id: `${id}-hint` }, hint),
      error,
      inputs,
    );
  }

  for (const field of fields) nodes.set(field.name, build(field));

  // The lines of what an effort costs: as many as the user adds.
  const costList = h("div", { class: "cost-lines" });
  function buildCosts() {
    for (const name of errors.keys()) if (name.startsWith("costs.")) errors.delete(name);
    costList.replaceChildren(
      ...state.costs.map((line, i) => {
        const id = idOf(`costs.${i}`);
        const payer = h("select", { "aria-label": t("label.savings/costs/*/payer", { n: i + 1 }) });
        fillSelect(payer, (spec.payers ?? []).map((p) => ({ value: p, label: t(`purse.${p}`) })), line.payer);
        payer.addEventListener("change", () => {
          line.payer = payer.value;
          onInput("costs");
        });
        return h(
          "div",
          { class: "cost-line" },
          frame(
            `costs.${i}`,
            t("label.savings/costs/*/amount", { n: i + 1 }),
            null,
            (described) =>
              numberInput(id, described, 2, true, () => line.amount, (text) => {
                line.amount = text;
                onInput("costs");
              }),
            t("unit.krPerYear"),
          ),
          h("div", { class: "cost-payer" }, h("span", { class: "payer-label", "aria-hidden": "true" }, t("form.payer")), payer),
          h(
            "button",
            {
              type: "button",
              class: "button quiet",
              "aria-label": t("form.removeCost", { n: i + 1 }),
              onclick: () => {
                state.costs.splice(i, 1);
                buildCosts();
                add.focus();
                onInput("costs");
                // The lines after it have other numbers now, and so have their messages.
                onLeave();
              },
            },
            t("form.remove"),
          ),
        );
      }),
    );
    add.hidden = state.costs.length >= 20;
    showErrors();
  }
  const add = h(
    "button",
    {
      type: "button",
      class: "button",
      onclick: () => {
        state.costs.push({ amount: "", payer: spec.payers?.[0] ?? "" });
        buildCosts();
        const input = document.getElementById(idOf(`costs.${state.costs.length - 1}`));
        if (input instanceof HTMLInputElement) {
          input.focus();
          input.select();
        }
        onInput("costs");
      },
    },
    t("form.addCost"),
  );
  if (spec.payers) {
    buildCosts();
    nodes.set(
      "costs",
      h(
        "fieldset",
        { class: "field costs" },
        h("legend", null, t("label.savings/costs")),
        h("p", { class: "hint" }, t("label.savings/costs.hint")),
        costList,
        add,
      ),
    );
  }

  function showOrHide() {
    for (const field of fields) {
      const node = nodes.get(field.name);
      if (node && field.when) node.hidden = !field.when(state.values);
    }
  }
  showOrHide();

  function showErrors() {
    for (const [name, error] of errors) {
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
      if (message) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }

  return {
    /** @param {string} name */
    node(name) {
      const node = nodes.get(name);
      if (!node) throw new Error(`no field ${name}`);
      return node;
    },
    /** Shows the values again after something else than typing changed them. */
    sync() {
      for (const sync of syncs.values()) sync();
      if (spec.payers) buildCosts();
      showOrHide();
    },
    /** @param {string} name */
    syncOne(name) {
      syncs.get(name)?.();
    },
    showOrHide,
    /**
     * @param {string} name
     * @param {Option[]} options
     */
    setOptions(name, options) {
      optionsOf.set(name, options);
      syncs.get(name)?.();
    },
    /**
     * @param {string} name
     * @param {string} value
     */
    optionLabel(name, value) {
      return optionsOf.get(name)?.find((o) => o.value === value)?.label;
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
      if (known) known.textContent = text;
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
    /** @param {Map<string, string>} wrong by field */
    showErrors(wrong) {
      messages = wrong;
      showErrors();
    },
    /** @param {string} name */
    focus(name) {
      const control = document.getElementById(idOf(name));
      if (!control) return;
      for (let el = control.parentElement; el; el = el.parentElement) if (el instanceof HTMLDetailsElement) el.open = true;
      control.focus();
      control.scrollIntoView({ block: "center" });
    },
  };
}
