/** What the clauses of others would ask for, beside ours. */

import { h, icon, table } from "./dom.js";
import { t } from "./i18n.js";
import { decimal } from "./numbers.js";
import { counted } from "./laerlinge-words.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeComparison} Comparison */

/** What was measured once, and nobody demands. */
const MEASURED = ["tolvPct"];
/** From so much on the clause no longer applies. */
const LAPSES = ["aarhus"];

/** @param {Comparison} row @param {boolean} noAmount */
function numberOf({ id, low, high, unit, applies, missing }, noAmount) {
  // Of no amount nobody's clause asks for nothing: it is not known.
  if (noAmount && (low === 0 || (unit === "assess" && applies === false))) return t("method.missing.amount");
  const written = low === null ? null : t(`clause.unit.${unit}`, { n: high === null || low === high ? decimal(low) : `${decimal(low)}–${decimal(high)}` });
  // Without the payroll the value alone gives the least.
  if (missing !== null) return low !== null && high === null && written !== null ? t("clause.atLeast", { what: written, missing: t(`clause.missing.${missing}`) }) : t(`clause.missing.${missing}`);
  if (unit === "assess") return t(applies ? "clause.assess" : "clause.noAssess");
  if (applies === false) return t("clause.notReached");
  if (written === null) return "–";
  return LAPSES.includes(id) ? t("clause.lapses", { what: written }) : written;
}

/** @param {Comparison} row @param {boolean} noAmount */
const line = (row, noAmount) => ({ cells: [t(`clause.${row.id}`), t(`clause.${row.id}.rule`), numberOf(row, noAmount)], class: "" });

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
          ...(need ? [{ cells: [t("clause.ours"), t("clause.ours.rule"), t("clause.unit.aarsvaerk", { n: decimal(need.aarsvaerk) })], class: "chosen" }] : []),
          ...result.comparisons.filter(({ id }) => !MEASURED.includes(id)).map((row) => line(row, result.base === 0)),
        ],
        class: "clauses",
      }),
      h("h3", null, t("clause.measured")),
      table({ caption: t("clause.measured.caption"), label: t("clause.measured"), head: ["who", "reached", "gives"].map((key) => t(`clause.${key}`)), rows: result.comparisons.filter(({ id }) => MEASURED.includes(id)).map((row) => line(row, result.base === 0)), class: "clauses" }),
      h("p", { class: "notice" }, icon("info"), t("clause.conflicts")),
      h("p", { class: "table-note" }, t("clause.note")),
    );
  };
}
