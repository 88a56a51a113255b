/** How well a value is known, and the names that an answer is explained with. */

import { h } from "./dom.js";
import { has, t } from "./i18n.js";

/** @typedef {import("../../src/types.js").Status} Status */

/** Best first. @type {Status[]} */
export const STATUSES = ["law", "official", "secondary", "derived", "assumption"];

/** @param {Status} status */
export function statusChip(status) {
  return h("span", { class: `status status-${status}` }, t(`status.${status}`));
}

/** What the five statuses mean. */
export function statusLegend() {
  return h(
    "dl",
    { class: "status-legend" },
    STATUSES.flatMap((status) => [h("dt", null, statusChip(status)), h("dd", null, t(`status.${status}.means`))]),
  );
}

/** @param {string} id */
export const rateName = (id) => (has(`rate.${id}`) ? t(`rate.${id}`) : id);

/** @param {string} id */
export const lineName = (id) => (has(`line.${id}`) ? t(`line.${id}`) : id);

/**
 * The label of an input field by its pointer.
 * @param {string} calculator
 * @param {string} pointer
 */
export function labelOfInput(calculator, pointer) {
  const key = `label.${calculator}${pointer.replace(/\/\d+(?=\/|$)/, "/*")}`;
  return has(key) ? t(key, { n: Number(/\/(\d+)/.exec(pointer)?.[1] ?? 0) + 1 }) : pointer;
}

/**
 * A number of the answer as it is shown; where it is a line of the written sum, it leads there.
 * @param {{ lineOf: import("../../src/types.js").LineOf }} result
 * @param {string} of its JSON pointer into the result
 * @param {string} text
 * @param {number} [tabindex]
 */
export function linked({ lineOf }, of, text, tabindex) {
  const line = lineOf[of];
  return line === undefined ? text : h("button", { type: "button", class: "number", "data-line": line, tabindex, "aria-label": t("number.line", { number: text, n: line + 1 }) }, text);
}

/** Was the answer written out? Rows that are computed elsewhere are not. @param {{ lineOf: import("../../src/types.js").LineOf }} result */
export const hasLines = ({ lineOf }) => Object.keys(lineOf).length > 0;

/** Another question than the page's own: what it asks otherwise, and what it is called after "for". @typedef {{ change: object, name: string }} Question */
/** A JSON pointer into an answer, or what finds it there. @typedef {string | ((result: any) => string)} Pointer */

/**
 * A number of the answer to another question: who wants to see its line has that question asked. The calculator hears of it.
 * @param {Question} question
 * @param {Pointer} of where it stands in that answer
 * @param {string} text
 * @param {number} [tabindex]
 */
export function asked(question, of, text, tabindex) {
  const ask = (/** @type {Event} */ { currentTarget }) => /** @type {Element} */ (currentTarget).dispatchEvent(new CustomEvent("asked", { bubbles: true, detail: { ...question, of } }));
  return h("button", { type: "button", class: "number", tabindex, "aria-label": t("number.asked", { number: text, name: question.name }), onclick: ask }, text);
}

/**
 * The cells of a row likewise: the last of them is a stop for the keyboard, and arrows lead to the others.
 * @param {{ lineOf: import("../../src/types.js").LineOf }} result
 * @param {(string | null | undefined)[]} pointers
 * @param {string[]} cells
 * @param {Question} [question] whose answer the numbers are of, if not the page's own; what has a pointer has a line there
 */
export function linkedCells(result, pointers, cells, question) {
  const last = pointers.findLastIndex((of) => of && (question || of in result.lineOf));
  return cells.map((text, i) => {
    const [of, tabindex] = [pointers[i], i === last ? 0 : -1];
    return question && of ? asked(question, of, text, tabindex) : linked(result, of ?? "", text, tabindex);
  });
}
