/** The tables as files for a spreadsheet: semicolons, decimal commas, every øre. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { writeNumber } from "./numbers.js";
import { tableRows, VIEWS } from "./gevinst-table.js";
import { purse, sumOf } from "./gevinst-words.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */

/** An amount as a spreadsheet reads it. @param {number} ore */
export const amount = (ore) => writeNumber(ore, 2, true).replaceAll(".", "").replace("\u2212", "-");

/** A cell that is text never is a formula. @param {string} text */
const cell = (text) => {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * @param {string} name
 * @param {string[][]} rows
 */
export function download(name, rows) {
  // The mark at the beginning tells Excel that it is UTF-8.
  const text = `\ufeff${rows.map((row) => row.map((value) => cell(value.replaceAll("\u00a0", " ").replaceAll("\u00ad", ""))).join(";")).join("\r\n")}\r\n`;
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Everything that stands by year. @param {Result} result @param {Input} input */
export function tablesFile(result, input) {
  const { years } = result;
  const row = (/** @type {string} */ name, /** @type {string} */ who, /** @type {number[]} */ list, /** @type {number | null} */ present = null, summed = true) => [
    name,
    who,
    ...list.map(amount),
    summed ? amount(sumOf(list)) : "",
    present === null ? "" : amount(present),
  ];
  const kommune = purse(result, "kommune");
  const rows = [
    [t("csv.table"), t("savings.head.who"), ...Array.from({ length: years }, (_, y) => t("savings.year", { n: y + 1 })), t("savings.head.sum"), t("savings.head.present")],
    ...VIEWS.flatMap((view) => tableRows(result, input, view).map((r) => row(t(`savings.view.${view}`), r.label, r.years, r.present))),
    ...[...result.purses, result.total].filter((p) => p.accumulated.some(Boolean)).map((p) => row(t("csv.accumulated"), t(`purse.${p.purse}`), p.accumulated, null, false)),
    ...result.areas.flatMap((area) => [row(t("csv.areas.gross"), t(`area.${area.area}`), area.gross), row(t("csv.areas.net"), t(`area.${area.area}`), area.net), row(t("csv.areas.result"), t(`area.${area.area}`), area.result)]),
    row(t("csv.layers"), t("layers.direct"), kommune.result, kommune.presentValue),
    ...result.equalisation.map((e) => row(t("csv.layers"), t("layers.after", { percent: writeNumber(e.percent, 0) }), e.kommuneResult, e.presentValue)),
    ...(result.need ? [row(t("csv.layers"), t("layers.need"), result.need.kommuneResult)] : []),
  ];
  download(`gevinst-${input.date}.csv`, rows);
}
