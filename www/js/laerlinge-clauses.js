/** What the clauses of others would ask for, beside ours. */

import { h, icon, table } from "./dom.js";
import { rich, richPlural, t } from "./i18n.js";
import { decimal } from "./numbers.js";
import { counted } from "./laerlinge-words.js";
import { linked } from "./status.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */

/** What was measured once, and nobody demands. */
const MEASURED = ["tolvPct"];
/** From so much on the clause no longer applies. */
const LAPSES = ["aarhus"];

/** @param {Result} result @param {number} i @returns {import("./dom.js").Child | (Node | string)[]} */
function numberOf(result, i) {
  const { id, low, high, unit, applies, missing } = result.comparisons[i];
  // Of no amount nobody's clause asks for nothing: it is not known.
  if (result.base === 0 && (low === 0 || (unit === "assess" && applies === false))) return t("method.missing.amount");
  const bound = (/** @type {"low" | "high"} */ of, /** @type {number} */ number) => linked(result, `/comparisons/${i}/${of}`, decimal(number));
  const written = low === null ? null : richPlural(`clause.unit.${unit}`, high === null || low === high ? low : 2, { n: high === null || low === high ? bound("low", low) : [bound("low", low), "–", bound("high", high)] });
  // Without the payroll the value alone gives the least.
  if (missing !== null) return low !== null && high === null && written !== null ? rich("clause.atLeast", { what: written, missing: t(`clause.missing.${missing}`) }) : t(`clause.missing.${missing}`);
  if (unit === "assess") return t(applies ? "clause.assess" : "clause.noAssess");
  if (applies === false) return t("clause.notReached");
  if (written === null) return "–";
  return LAPSES.includes(id) ? rich("clause.lapses", { what: written }) : written;
}

/** Those that were measured, or the clauses. @param {Result} result @param {boolean} measured */
const rowsOf = (result, measured) => result.comparisons.flatMap(({ id }, i) => (MEASURED.includes(id) === measured ? [{ cells: [t(`clause.${id}`), t(`clause.${id}.rule`), numberOf(result, i)], class: "" }] : []));

/** @param {App} _app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(_app, fields, box) {
  const body = h("div");
  box.append(h("p", null, t("clause.lead")), ...fields(["payroll"]), body);
  return (result) => {
    const need = counted(result);
    body.replaceChildren(
      table({
        caption: t("clause.caption"),
        label: t("laerlinge.panel.comparisons"),
        head: ["who", "rule", "gives"].map((key) => t(`clause.${key}`)),
        rows: [
          ...(need ? [{ cells: [t("clause.ours"), t("clause.ours.rule"), rich("clause.unit.aarsvaerk", { n: linked(result, `/methods/${result.methods.findIndex(({ counts }) => counts)}/aarsvaerk`, decimal(need.aarsvaerk)) })], class: "chosen" }] : []),
          ...rowsOf(result, false),
        ],
        class: "clauses",
      }),
      h("h3", null, t("clause.measured")),
      table({ caption: t("clause.measured.caption"), label: t("clause.measured"), head: ["who", "reached", "gives"].map((key) => t(`clause.${key}`)), rows: rowsOf(result, true), class: "clauses" }),
      h("p", { class: "notice" }, icon("info"), t("clause.conflicts")),
      h("p", { class: "table-note" }, t("clause.note")),
    );
  };
}
