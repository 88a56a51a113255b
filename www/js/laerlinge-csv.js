/** The answer of the lærlinge page for a spreadsheet: every number as it was computed. */

import { number } from "./csv.js";
import { t } from "./i18n.js";
import { addMonths } from "./laerlinge-months.js";

/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */
/** @typedef {import("./calculator.js").Table} Table */

/** @param {number | null} value */
const orNothing = (value) => (value === null ? "" : number(value));

/** Each trade by month, in hours. @param {NonNullable<Result["plan"]> & { first: string }} plan @param {Input} input @returns {Table} */
function monthTable({ first, months, trades, monthly: all }, input) {
  const names = trades.map((_, i) => t(`trade.${input.trades?.[i]?.trade ?? "other"}`));
  return {
    caption: t("plan.caption.hours"),
    rows: [
      [t("plan.head.month"), ...names, t("plan.total")],
      ...Array.from({ length: months }, (_, m) => [addMonths(first, m), ...[...trades.map(({ monthly }) => monthly[m]), all[m]].map(number)]),
    ],
  };
}

/** @param {Result} result @param {Input} input @returns {Table[]} */
export function exactTables({ contract, methods, plan, report }, input) {
  return [
    ...(contract ? [{ caption: t("laerlinge.units.contract"), rows: [["aarsvaerk", "hours"].map((key) => t(`laerlinge.units.${key}`)), [number(contract.aarsvaerk), number(contract.hours)]] }] : []),
    {
      caption: t("laerlinge.table.caption"),
      rows: [
        [...["method", "aarsvaerk", "hours"].map((key) => t(`laerlinge.head.${key}`)), t("laerlinge.counts")],
        ...methods.map(({ id, aarsvaerk, hours, counts }) => [t(`method.${id}`), orNothing(aarsvaerk), orNothing(hours), t(counts ? "yes" : "no")]),
      ],
    },
    ...(plan?.first ? [monthTable({ ...plan, first: plan.first }, input)] : []),
    ...(report
      ? [
          {
            caption: t("report.caption"),
            rows: [
              ["period", "laerling", "anden"].map((key) => t(`report.head.${key}`)),
              ...report.lines.map(({ from, to, laerling, anden }) => [`${from}/${to}`, number(laerling), number(anden)]),
            ],
          },
        ]
      : []),
  ];
}
