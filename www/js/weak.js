/** How certain an answer is, in words. */

import { h } from "./dom.js";
import { has, t } from "./i18n.js";
import { labelOfInput, rateName, statusChip } from "./status.js";

/** @typedef {{ lineOf: import("../../src/types.js").LineOf, weakest: import("../../src/types.js").Weakest }} Certain */

/**
 * @param {Certain} result
 * @param {string} calculator
 */
export function weakText(result, calculator) {
  const { status, cause } = result.weakest;
  if (status === "law") return t("weak.law");
  // Until the names are fetched, a cause is called nothing rather than by its id.
  if (cause.kind === "rate" && has(`rate.${cause.id}`)) return t(cause.typed ? "weak.own" : "weak.text", { cause: rateName(cause.id) });
  return cause.kind === "input" ? t("weak.text", { cause: labelOfInput(calculator, cause.field) }) : t("weak.unnamed");
}

/**
 * The same with the status and the way to where the value stands.
 * @param {Certain} result
 * @param {string} calculator
 * @param {(line: number) => void} show
 */
export function weakNodes(result, calculator, show) {
  const at = result.lineOf["/weakest"];
  return [statusChip(result.weakest.status), " ", weakText(result, calculator), " ", ...(at !== undefined ? [h("button", { type: "button", class: "linklike", onclick: () => show(at) }, t("weak.show"))] : [])];
}
