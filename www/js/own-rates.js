/** Rates that the visitor has a value of their own for: where it is typed, and how it is marked. */

import { h } from "./dom.js";
import { faultText } from "./engine.js";
import { currentTexts, has, plural, t } from "./i18n.js";
import { fromPlain, readNumber } from "./numbers.js";
import { rateRow, rateValue } from "./sources.js";
import { rateName, statusChip } from "./status.js";

/** @typedef {import("./engine.js").RatesFile} RatesFile */
/** @typedef {import("../../src/types.js").TypedRates} TypedRates */
/**
 * The visitor's own values, and what can be done with them.
 * @typedef {object} OwnRates
 * @property {TypedRates} rates
 * @property {(id: string, value: number | null) => void} set null: the data's value again
 * @property {(id: string, value: number) => import("../../src/types.js").Fault | undefined} refused what the engine has against a value
 */
/** @typedef {{ date: string, rates: RatesFile | null, own: OwnRates }} Context */

/** What is being typed, and where: the page may be written anew meanwhile. @type {{ key: string, text: string } | null} */
let editing = null;
/** Where the focus goes once the answer stands. @type {string | null} */
let waiting = null;

/** The unit of a rate; a kommune's own stand in a file of theirs. @param {RatesFile} rates @param {string} id */
const unitOf = (rates, id) => rates[id]?.unit ?? "percent";

/** @param {string} unit */
const decimalsOf = (unit) => (unit === "percent" ? 4 : /^(?:kr|hours)/.test(unit) ? 2 : 6);

/** A typed value with its unit. @param {RatesFile | null} rates @param {string} id @param {number} value */
export const ownValue = (rates, id, value) => (rates ? rateValue(unitOf(rates, id), id, String(value)) : fromPlain(String(value)));

/** The value that the data has for the day, with its unit; nothing where it has none. @param {RatesFile | null} rates @param {string} id @param {string} date */
function dataValue(rates, id, date) {
  const row = rateRow(rates, id, date);
  return rates && row?.value && row.from <= date && (!row.to || date <= row.to) ? rateValue(unitOf(rates, id), id, row.value) : null;
}

/** How well a value is known: one that was typed is nobody else's. @param {import("../../src/types.js").Status} status @param {boolean | undefined} typed */
export const originChip = (status, typed) => (typed ? h("span", { class: "status status-own" }, t("own.chip")) : statusChip(status));

/** What the data says instead of a typed value. @param {string} id @param {Context} context */
export function insteadOf(id, { rates, date, own }) {
  const value = id in own.rates ? dataValue(rates, id, date) : null;
  return value === null ? null : ` (${t("own.instead", { value })})`;
}

/** The typed values as they stand among the inputs. @param {TypedRates} typed @param {RatesFile | null} rates @param {string} date */
export const described = (typed, rates, date) =>
  Object.entries(typed).map(([id, value]) => {
    const data = dataValue(rates, id, date);
    return { label: t("own.input", { name: rateName(id) }), value: `${ownValue(rates, id, value)}${data === null ? "" : ` (${t("own.instead", { value: data })})`}` };
  });

/** That the answer counts with them, and which of them its sum has no use for. @param {Set<string>} used @param {Context} context @param {() => void} show */
export function ownNodes(used, { own }, show) {
  const ids = Object.keys(own.rates);
  const said = (/** @type {string} */ key, /** @type {string[]} */ some, /** @type {string} */ action, /** @type {() => void} */ onclick) =>
    some.length === 0 ? [] : [h("span", null, plural(key, some.length, { n: some.length, names: some.map(rateName).join("; ") })), " ", h("button", { type: "button", class: "linklike", id: action.replace(".", "-"), onclick }, t(action)), " "];
  const idle = ids.filter((id) => !used.has(id));
  return [...said("own.note", ids.filter((id) => used.has(id)), "own.show", show), ...said("own.idle", idle, "own.drop", () => idle.forEach((id) => own.set(id, null)))];
}

const LACKING = "lacking";

/** Rates that nobody has found, where the visitor may know them. @param {string[]} ids @param {Context} context */
export const lackingNodes = (ids, context) => (ids.length > 0 ? [h("p", null, t("own.lacking")), h("ul", null, ids.map((id) => h("li", null, rateName(id), " ", rateControl(id, LACKING, context))))] : []);

/**
 * The button that opens the field, or the field.
 * @param {string} id
 * @param {string} place where it stands: the same rate may stand in many
 * @param {Context} context
 */
export function rateControl(id, place, context) {
  const { rates, own } = context;
  if (!rates) return null;
  const key = `${place}-${id}`;
  const box = h("span", { class: "own-rate screen-only" });
  const typed = own.rates[id];
  const shut = () => {
    editing = null;
    const name = rateName(id);
    const button = (/** @type {string} */ text, /** @type {() => void} */ onclick) => h("button", { type: "button", class: "linklike", "aria-label": `${t(text)}: ${name}`, onclick }, t(text));
    const open = button(typed === undefined ? "own.use" : "own.change", () => {
      editing = { key, text: typed === undefined ? "" : fromPlain(String(typed)) };
      box.replaceChildren(form());
      box.querySelector("input")?.focus();
    });
    open.id = `own-${key}`;
    box.replaceChildren(open, ...(typed === undefined ? [] : [" ", button("own.back", () => set(null))]));
  };
  /** @param {number | null} value */
  const set = (value) => {
    editing = null;
    // Where an answer comes, the place where it lacked is gone.
    waiting = place === LACKING ? "own-show" : `own-${key}`;
    own.set(id, value);
  };
  const form = () => {
    const unit = unitOf(rates, id);
    const decimals = decimalsOf(unit);
    const label = rateName(id);
    const ids = { input: `own-${key}-input`, error: `own-${key}-error`, hint: `own-${key}-hint` };
    const data = dataValue(rates, id, context.date);
    const error = h("span", { class: "error", id: ids.error, hidden: true });
    const input = h("input", { id: ids.input, type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": ids.hint, value: editing?.text ?? "" });
    const fail = (/** @type {string} */ text) => {
      error.textContent = text;
      error.hidden = false;
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", `${ids.error} ${ids.hint}`);
      input.focus();
    };
    const use = () => {
      const read = readNumber(input.value, decimals);
      const text = input.value.trim().slice(0, 30);
      if (!read.ok && read.code !== "tooSmall" && read.code !== "tooLarge") return fail(t(`fault.typed.${read.code}`, { label, typed: text, decimals, example: t("example") }));
      // A number below nothing is the engine's to refuse, with its limits.
      const value = read.ok ? read.value / 10 ** decimals : read.code === "tooSmall" ? -1 : 1e15;
      const fault = own.refused(id, value);
      if (fault) return fail(faultText(fault, "", currentTexts(), text, { label, unit: fault.allowed.unit === "count" ? unitText(unit, id) : undefined }));
      return set(value);
    };
    input.addEventListener("input", () => {
      editing = { key, text: input.value };
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") use();
      else close();
    });
    const close = () => {
      shut();
      box.querySelector("button")?.focus();
    };
    return h(
      "span",
      { class: "own-form", role: "group", "aria-label": t("own.label", { name: label }) },
      h("label", { for: ids.input }, t("own.label", { name: label })),
      error,
      h("span", { class: "control" }, input, h("span", { class: "unit" }, unitText(unit, id))),
      h("span", { class: "hint", id: ids.hint }, data === null ? t("own.none") : t("own.data", { value: data })),
      h("span", { class: "button-row" }, h("button", { type: "button", class: "button", onclick: use }, t("own.set")), h("button", { type: "button", class: "linklike", onclick: close }, t("own.cancel"))),
    );
  };
  const open = editing;
  if (open?.key === key) box.append(form());
  else {
    shut();
    editing = open;
  }
  return box;
}

/** The unit alone: "kr./md." @param {string} unit @param {string} id */
const unitText = (unit, id) => (has(`rateUnit.${unit}`) ? rateValue(unit, id, "").trim() : unit);

/** Back to the button of the rate that was changed, once it has been written anew. */
export function refocus() {
  const target = waiting === null ? null : document.getElementById(waiting);
  if (!target) return;
  waiting = null;
  target.focus();
}
