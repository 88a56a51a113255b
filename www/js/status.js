/** How well a value is known, and the names that an answer is explained with. */

import { h } from "./dom.js";
import { has, t } from "./i18n.js";

/** @typedef {import("../../src/types.js").Status} Status */

/** @type {Status[]} */
const STATUSES = ["law", "official", "secondary", "derived", "assumption"];

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
