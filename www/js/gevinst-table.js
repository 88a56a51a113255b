/** Who gets what, year by year: the main table in its four views, and who has a cost to earn back. */

import { table } from "./dom.js";
import { plural, t } from "./i18n.js";
import { bareKroner, decimal, fixed } from "./numbers.js";
import { equalised, equalisedShare, personsText, purse, purseName, yearsText } from "./gevinst-words.js";
import { linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("../../src/types.js").SavingsPurse} Purse */
/** @typedef {"gross" | "net" | "cost" | "result"} View */
/** A line by year. `of`: a part of the line above, not added to the total; `at`: where the years, the sum and the present value stand in the result.
 *  @typedef {{ name: string, at: string[], label: string, years: number[], sum: number, present: number | null, of: boolean, total: boolean }} Row */

export const VIEWS = /** @type {const} */ (["gross", "net", "cost", "result"]);

/** @typedef {{ [name: string]: any }} Part */

/** What the sum over the years of an amount is called. @param {string} name */
const totalOf = (name) => `total${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/**
 * An amount of the answer in the cells of a row: by year, with the sum where there are several, and what else follows.
 * @param {Result} result
 * @param {string} at where the part of the answer stands in it
 * @param {Part} part
 * @param {string} name
 * @param {string[]} [more] further amounts of the part
 * @param {import("./status.js").Question} [question] that has them in its answer, if it is not the page's own
 */
export function yearCells(result, at, part, name, more = [], question = undefined) {
  /** @type {number[]} */
  const years = part[name];
  const rest = [...(years.length > 1 ? [totalOf(name)] : []), ...more];
  return linkedCells(result, [...years.map((_, y) => `${at}/${name}/${y}`), ...rest.map((of) => `${at}/${of}`)], [...years, ...rest.map((of) => part[of])].map(bareKroner), question);
}

/** Is there anything to say of a purse? Three are always told but where only costs are. @param {Purse} p @param {View} view */
const told = (p, view) => (view !== "cost" && ["kommune", "stat", "borger"].includes(p.purse)) || p[view].some(Boolean);

/**
 * @param {Result} result
 * @param {Input} input
 * @param {View} view
 * @returns {Row[]}
 */
export function tableRows(result, input, view) {
  const row = (/** @type {Purse} */ p, /** @type {string} */ label, total = false) => ({
    name: p.purse,
    at: [view, totalOf(view), "presentValue"].map((name) => `${total ? "/total" : `/purses/${result.purses.indexOf(p)}`}/${name}`),
    label,
    years: p[view],
    sum: /** @type {Part} */ (p)[totalOf(view)],
    present: view === "result" ? p.presentValue : null,
    of: false,
    total,
  });
  const own = equalised(result);
  const part = (/** @type {string} */ key, /** @type {string} */ of, /** @type {number | null} */ present) => ({
    name: key,
    at: [of, totalOf(of), "presentValue"].map((name) => `/equalisation/${result.equalisation.indexOf(own)}/${name}`),
    label: t(`savings.row.${key}`, { share: equalisedShare(result) }),
    years: /** @type {Part} */ (own)[of],
    sum: /** @type {Part} */ (own)[totalOf(of)],
    present,
    of: true,
    total: false,
  });
  const rows = result.purses.filter((p) => told(p, view)).flatMap((p) => {
    const main = row(p, p.purse === "kommune" && view !== "cost" ? t("savings.row.kommune") : purseName(p.purse));
    if (p.purse !== "kommune" || view === "cost") return [main];
    const after = { gross: "kommuneGross", net: "kommuneNet", result: "kommuneResult" }[view];
    return [main, part("others", view === "gross" ? "othersGross" : "othersNet", null), part("after", after, view === "result" ? own.presentValue : null)];
  });
  const production = view === "result" ? "result" : input.savedActivation ? "productionAndActivation" : "production";
  return [...rows, row(result.total, t(view === "cost" ? "purse.total" : `savings.row.total.${production}`), true)];
}

/** @param {Result} result @param {View} view */
export const captionOf = (result, view) => t(`savings.table.caption.${view}`, { n: personsText(result.valued), years: yearsText(result.years) });

/**
 * Head and cells as text; more than one year has a sum.
 * @param {Result} result
 * @param {Input} input
 * @param {View} view
 * @param {(ore: number) => string} [write]
 */
export function tableText(result, input, view, write = bareKroner) {
  const rows = tableRows(result, input, view);
  const many = result.years > 1;
  const head = [t("savings.head.who"), ...purse(result, "kommune").net.map((_, y) => t("savings.year", { n: y + 1 })), ...(many ? [t("savings.head.sum")] : []), ...(many && view === "result" ? [t("savings.head.present")] : [])];
  const cells = rows.map((r) => [r.label, ...r.years.map(write), ...(many ? [write(r.sum)] : []), ...(many && view === "result" ? [r.present === null ? "\u2013" : write(r.present)] : [])]);
  return { head, rows: cells.map((list, i) => ({ cells: list, class: rows[i].total ? "total" : rows[i].of ? "of-which" : "", pointers: pointersOf(rows[i]) })) };
}

/** Where the cells of a row stand in the result. @param {Row} row */
const pointersOf = ({ at: [years, sum, presentValue], present, years: { length } }) => {
  const last = present === null ? null : presentValue;
  return [null, ...Array.from({ length }, (_, y) => `${years}/${y}`), ...(length > 1 ? [sum, last] : [])];
};

/**
 * Rows of text whose numbers are lines of the written sum.
 * @param {Result} result
 * @param {{ cells: string[], class: string, pointers: (string | null)[] }[]} rows
 */
export const linkedRows = (result, rows) => rows.map((row) => ({ ...row, cells: linkedCells(result, row.pointers, row.cells) }));

/** @param {Result} result @param {Input} input @param {View} view */
export function mainTable(result, input, view) {
  const { head, rows } = tableText(result, input, view);
  return table({ caption: captionOf(result, view), label: t("savings.panel.table"), head, rows: linkedRows(result, rows), class: "numbers years" });
}

/** The same for paper: many years stand below each other. @param {Result} result @param {Input} input @param {View} view */
export function paperTable(result, input, view) {
  const { head, rows } = tableText(result, input, view);
  const label = captionOf(result, view);
  if (result.years < 6) return table({ caption: label, label, head, rows, class: "numbers" });
  return table({
    caption: label,
    label,
    head: ["", ...rows.map((row) => row.cells[0])],
    rows: head.slice(1).map((name, i) => ({ cells: [name, ...rows.map((row) => row.cells[i + 1])], class: i === result.years ? "total" : "" })),
    class: "numbers turned",
  });
}

/** When a payer has its cost back, short. @param {number | null} payback @param {number | null} months @param {number} years */
function when(payback, months, years) {
  if (payback === null) return t("savings.payers.never", { years: yearsText(years) });
  if (months === 0) return t("savings.payers.start");
  return months === null ? t("savings.year", { n: payback }) : plural("savings.payers.when", months, { year: payback, months });
}

/** What a payer's row tells, in its order; when the cost is back is no amount. */
const PAYERS = ["totalCost", "totalNet", "totalResult", "", "breakEvenPersons", "perKrone", "costPerPerson"];

/**
 * Everyone who pays for the effort, and when each has its own cost back; null without a cost.
 * @param {Result} result
 */
export function payersText(result) {
  const payers = result.purses.filter((p) => p.totalCost > 0);
  if (payers.length === 0) return null;
  const pointers = (/** @type {string} */ at) => [null, ...PAYERS.map((name) => `${at}/${name}`)];
  const persons = (/** @type {number | null} */ n) => (n === null ? "\u2013" : decimal(n, 1));
  const row = (/** @type {Purse} */ p, /** @type {string} */ label) => [
    label,
    bareKroner(p.totalCost),
    bareKroner(p.totalNet),
    bareKroner(p.totalResult),
    when(p.payback, p.breakEvenMonths, result.years),
    persons(p.breakEvenPersons),
    p.perKrone === null ? "\u2013" : fixed(p.perKrone, 2),
    bareKroner(p.costPerPerson),
  ];
  const rows = payers.flatMap((p) => {
    const at = `/purses/${result.purses.indexOf(p)}`;
    const own = { cells: row(p, p.purse === "kommune" ? t("savings.row.kommune") : purseName(p.purse)), class: "", pointers: pointers(at) };
    if (p.purse !== "kommune") return [own];
    const after = equalised(result);
    const behind = `/equalisation/${result.equalisation.indexOf(after)}`;
    const cells = [t("savings.chart.after", { share: equalisedShare(result) }), bareKroner(p.totalCost), bareKroner(after.totalKommuneNet), bareKroner(after.totalKommuneResult), when(after.payback, null, result.years), "\u2013", "\u2013", bareKroner(p.costPerPerson)];
    return [own, { cells, class: "of-which", pointers: [null, `${at}/totalCost`, `${behind}/totalKommuneNet`, `${behind}/totalKommuneResult`, null, null, null, `${at}/costPerPerson`] }];
  });
  const head = ["who", "cost", "net", "result", "back", "persons", "perKrone", "each"].map((key) => t(`savings.payers.${key}`));
  return { caption: t("savings.payers.caption", { years: yearsText(result.years), n: personsText(result.valued) }), head, rows: [...rows, { cells: row(result.total, t("savings.payers.total")), class: "total", pointers: pointers("/total") }] };
}
