/** Everything that stands by year, for a spreadsheet: to the øre. */

import { amount } from "./csv.js";
import { t } from "./i18n.js";
import { writeNumber } from "./numbers.js";
import { tableRows, VIEWS } from "./gevinst-table.js";
import { purse } from "./gevinst-words.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */

/** @param {Result} result @param {Input} input */
export function exactTable(result, input) {
  const { years } = result;
  const row = (/** @type {string} */ name, /** @type {string} */ who, /** @type {number[]} */ list, /** @type {number | null} */ sum, /** @type {number | null} */ present = null) => [
    name,
    who,
    ...list.map(amount),
    sum === null ? "" : amount(sum),
    present === null ? "" : amount(present),
  ];
  const kommune = purse(result, "kommune");
  return [
    [t("csv.table"), t("savings.head.who"), ...Array.from({ length: years }, (_, y) => t("savings.year", { n: y + 1 })), t("savings.head.sum"), t("savings.head.present")],
    ...VIEWS.flatMap((view) => tableRows(result, input, view).map((r) => row(t(`savings.view.${view}`), r.label, r.years, r.sum, r.present))),
    ...[...result.purses, result.total].filter((p) => p.accumulated.some(Boolean)).map((p) => row(t("csv.accumulated"), t(`purse.${p.purse}`), p.accumulated, null)),
    ...result.areas.flatMap((area) => [row(t("csv.areas.gross"), t(`area.${area.area}`), area.gross, area.totalGross), row(t("csv.areas.net"), t(`area.${area.area}`), area.net, area.totalNet), row(t("csv.areas.result"), t(`area.${area.area}`), area.result, area.totalResult)]),
    row(t("csv.layers"), t("layers.direct"), kommune.result, kommune.totalResult, kommune.presentValue),
    ...result.equalisation.map((e) => row(t("csv.layers"), t("layers.after", { percent: writeNumber(e.percent, 0) }), e.kommuneResult, e.totalKommuneResult, e.presentValue)),
    ...(result.need ? [row(t("csv.layers"), t("layers.need"), result.need.kommuneResult, result.need.totalKommuneResult)] : []),
  ];
}
