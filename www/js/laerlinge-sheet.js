/** The ledger as a table for a spreadsheet: its columns, what a cell may say, and the files. What is read of it stands in laerlinge-read.js. */

import { saveCsv } from "./csv.js";
import { has, t } from "./i18n.js";
import { BASES, CATEGORIES, listOf, TRADES } from "./laerlinge-lists.js";

/** @typedef {import("./fields.js").Values} Values */

/** The columns in their order, with what others call them. @type {[name: string, names: string[]][]} */
export const COLUMNS = [
  ["from", ["fra måned", "måned", "fra", "periode", "from month", "month", "from", "period"]],
  ["to", ["til måned", "til", "to month", "to"]],
  ["contractor", ["entreprenør", "firma", "virksomhed", "underentreprenør", "contractor", "company", "firm"]],
  ["trade", ["fag", "trade"]],
  ["category", ["kategori", "slags", "type", "category", "kind"]],
  ["basis", ["enhed", "opgjort i", "unit", "basis"]],
  ["amount", ["antal", "mængde", "amount", "number"]],
  ["weeklyHours", ["timer om ugen", "ugetimer", "hours a week", "weekly hours"]],
];

/** What people write for a choice. @type {Record<string, [value: string, words: string[]][]>} */
export const WORDS = {
  trade: [
    ["jordBeton", ["jord og beton", "jord- og betonarbejde", "jord", "beton", "struktør", "groundwork and concrete"]],
    ["betonelement", ["betonelement", "betonelementer", "element", "concrete elements"]],
    ["murer", ["murer", "bricklayer", "masonry"]],
    ["toemrer", ["tømrer", "tømrerarbejde", "carpenter"]],
    ["snedker", ["snedker", "joiner"]],
    ["maler", ["maler", "painter"]],
    ["vvs", ["vvs", "blik", "plumbing"]],
    ["el", ["el", "elektriker", "electrician"]],
    ["other", ["andet", "øvrige", "other"]],
  ],
  category: [
    ["laerling", ["lærling", "lærlinge", "elev", "eud", "apprentice"]],
    ["anden", ["anden oplæring", "anden", "oplæring", "other training"]],
    ["taellerIkke", ["tæller ikke", "ingen", "nej", "does not count"]],
  ],
  basis: [
    ["hours", ["timer", "time", "t", "hours", "h"]],
    ["months", ["måneder", "måned", "mdr", "md", "months"]],
    ["days", ["dage", "dag", "kalenderdage", "days"]],
  ],
};

/** The columns' names, as our own files have them. */
const heads = () => COLUMNS.map(([name]) => t(`sheet.${name}`));

/** The ledger as a file. @param {Values} values of the page @param {string} name */
export function saveLedger(values, name) {
  const word = (/** @type {string} */ kind, /** @type {string} */ value) => (has(`${kind}.${value}`) ? t(`${kind}.${value}`) : value);
  const rows = listOf(values.ledger).map((row) => COLUMNS.map(([column]) => (WORDS[column] ? word(column, row[column]) : row[column])));
  saveCsv(name, [heads(), ...rows]);
}

/** The empty form that a contractor fills in each month: the lines above the table, its columns, and a line for each category. @param {string} caseName */
export function formRows(caseName) {
  return {
    above: [
      [t("monthly.title")],
      [t("monthly.case"), caseName],
      [t("monthly.company"), ""],
      [t("monthly.month"), ""],
      [t("monthly.by"), ""],
      [t("monthly.privacy")],
      [t("basis.hours.count")],
    ],
    head: heads(),
    rows: [...CATEGORIES.slice(0, 2), ...CATEGORIES.slice(0, 2), ...CATEGORIES.slice(0, 2)].map((category) => COLUMNS.map(([name]) => (name === "category" ? t(`category.${category}`) : name === "basis" ? t("basis.hours") : ""))),
    below: [[t("monthly.explained")], ...CATEGORIES.map((category) => [t(`category.${category}`), t(`category.${category}.means`)]), ...BASES.map((basis) => [t(`basis.${basis}`), t(`basis.${basis}.means`)])],
    choices: { trade: TRADES.map((value) => t(`trade.${value}`)), category: CATEGORIES.map((value) => t(`category.${value}`)), basis: BASES.map((value) => t(`basis.${value}`)) },
    columns: COLUMNS.map(([name]) => name),
  };
}

/** @param {string} caseName */
export function saveForm(caseName) {
  const { above, head, rows, below } = formRows(caseName);
  // What explains it has no number, and is passed over where the form is read again.
  saveCsv(t("monthly.csvName"), [...above, [], head, ...rows, [], ...below]);
}
