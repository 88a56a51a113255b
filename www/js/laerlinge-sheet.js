/** The ledger as a table for a spreadsheet: its columns, what a cell may say, and the files. */

import { t } from "./i18n.js";
import { BASES, CATEGORIES, INITIAL, listOf, TRADES } from "./laerlinge-lists.js";
import { download } from "./gevinst-csv.js";
import { decode, delimiterOf, plain, withoutMark } from "./gevinst-read.js";

/** @typedef {import("./fields.js").Values} Values */

/** The columns in their order, with what others call them. @type {[name: string, names: string[]][]} */
const COLUMNS = [
  ["from", ["fra måned", "måned", "fra", "periode", "from month", "month", "from", "period"]],
  ["to", ["til måned", "til", "to month", "to"]],
  ["contractor", ["entreprenør", "firma", "virksomhed", "underentreprenør", "contractor", "company", "firm"]],
  ["trade", ["fag", "trade"]],
  ["category", ["kategori", "slags", "type", "category", "kind"]],
  ["basis", ["enhed", "opgjort i", "unit", "basis"]],
  ["amount", ["antal", "mængde", "timer", "amount", "number", "hours"]],
  ["weeklyHours", ["timer om ugen", "ugetimer", "hours a week", "weekly hours"]],
];
const BY_NAME = new Map(COLUMNS.flatMap(([name, names]) => names.map((own) => [plain(own), name])));

/** What people write for a choice. @type {Record<string, [value: string, words: string[]][]>} */
const WORDS = {
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
    ["hours", ["timer", "time", "hours"]],
    ["months", ["måneder", "måned", "months"]],
    ["days", ["dage", "dag", "kalenderdage", "days"]],
  ],
};

/** @param {string} name @param {string} cell */
function readCell(name, cell) {
  const text = cell.trim();
  const words = WORDS[name];
  if (words === undefined || text === "") return text === "" ? INITIAL.ledger[name] : text;
  // The page's own word is read too; what is no choice stays, and the engine refuses it.
  const own = { trade: TRADES, category: CATEGORIES, basis: BASES }[name] ?? [];
  const known = words.find(([, list]) => list.some((word) => plain(word) === plain(text)))?.[0] ?? own.find((value) => plain(t(`${name}.${value}`)) === plain(text));
  return known ?? text;
}

/** d3-dsv: `parseRows` alone, since its other readers make code from the header. @param {string} text @returns {Promise<string[][]>} */
async function parse(text) {
  const { dsvFormat } = await import(new URL("../pkg/d3-dsv.js", import.meta.url).href);
  return dsvFormat(delimiterOf(text)).parseRows(text);
}

/**
 * @typedef {object} Read
 * @property {Values[]} rows
 * @property {string[]} unused headers of columns that are not read
 * @property {number} left rows beyond the most that there may be
 */

/**
 * Reads what was pasted, or a file's bytes. Every row comes in, right or wrong: what is wrong is told where the rows stand.
 * @param {string | Uint8Array} source
 * @param {number} most
 * @returns {Promise<Read | { refused: "empty" | "xlsx" | "notText" | "noHeader" | "noAmount" | "noRows" }>}
 */
export async function readSheet(source, most) {
  const decoded = typeof source === "string" ? { text: source } : decode(source);
  if ("refusal" in decoded) return { refused: /** @type {"empty" | "xlsx" | "notText"} */ (decoded.refusal.code) };
  const lines = (await parse(withoutMark(decoded.text))).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  if (lines.length === 0) return { refused: "empty" };
  // A form has lines about the case above its table.
  const at = lines.slice(0, 20).findIndex((cells) => cells.filter((cell) => BY_NAME.has(plain(cell))).length >= 2);
  if (at < 0) return { refused: "noHeader" };
  const columns = lines[at].map((cell) => BY_NAME.get(plain(cell)));
  if (!columns.includes("amount")) return { refused: "noAmount" };
  const all = lines.slice(at + 1).filter((cells) => cells.some((cell, i) => columns[i] === "amount" && cell.trim() !== "") || columns.filter((name, i) => name !== undefined && (cells[i] ?? "").trim() !== "").length > 3);
  if (all.length === 0) return { refused: "noRows" };
  const rows = all.slice(0, most).map((cells) => {
    const row = { ...INITIAL.ledger };
    columns.forEach((name, i) => {
      // Of two columns with the same meaning, the first is read.
      if (name !== undefined && columns.indexOf(name) === i) row[name] = readCell(name, cells[i] ?? "");
    });
    return row;
  });
  return { rows, unused: lines[at].filter((cell, i) => cell.trim() !== "" && (columns[i] === undefined || columns.indexOf(columns[i]) !== i)), left: all.length - rows.length };
}

/** The columns' names, as our own files have them. */
const heads = () => COLUMNS.map(([name]) => t(`sheet.${name}`));

/** The ledger as a file. @param {Values} values of the page @param {string} name */
export function saveLedger(values, name) {
  const word = (/** @type {string} */ kind, /** @type {string} */ value) => (value === "" ? "" : t(`${kind}.${value}`));
  const rows = listOf(values.ledger).map((row) => COLUMNS.map(([column]) => (WORDS[column] ? word(column, row[column]) : row[column])));
  download(name, [heads(), ...rows]);
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
  const { above, head, rows } = formRows(caseName);
  download(t("monthly.csvName"), [...above, [], head, ...rows]);
}
