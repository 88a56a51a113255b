/** What the clauses of others would ask for, beside ours. */

import { h, icon, table } from "./dom.js";
import { t } from "./i18n.js";
import { decimal } from "./numbers.js";
import { counted } from "./laerlinge-words.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeComparison} Comparison */

/** @param {Comparison} row */
function numberOf({ low, high, unit, applies, missing }) {
  if (missing !== null) return t(`clause.missing.${missing}`);
  if (unit === "assess") return t(applies ? "clause.assess" : "clause.noAssess");
  if (applies === false) return t("clause.notReached");
  if (low === null || high === null) return "–";
  return t(`clause.unit.${unit}`, { n: low === high ? decimal(low) : `${decimal(low)}–${decimal(high)}` });
}

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
          ...result.comparisons.map((row) => ({ cells: [t(`clause.${row.id}`), t(`clause.${row.id}.rule`), numberOf(row)], class: "" })),
        ],
        class: "clauses",
      }),
      h("p", { class: "notice" }, icon("info"), t("clause.conflicts")),
      h("p", { class: "table-note" }, t("clause.note")),
    );
  };
}
