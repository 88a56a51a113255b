/** The ledger out of a spreadsheet: where its table begins, what its cells say, and what was read otherwise than it stands. */

import { t } from "./i18n.js";
import { decode, plain, withoutMark } from "./gevinst-read.js";
import { BASES, CATEGORIES, INITIAL, TRADES } from "./laerlinge-lists.js";
import { COLUMNS, WORDS } from "./laerlinge-sheet.js";

/** @typedef {import("./fields.js").Values} Values */

/** A column whose name says the unit. */
const HOURS = "hours";
/** @type {Map<string, string>} */
const BY_NAME = new Map([...COLUMNS, /** @type {[string, string[]]} */ ([HOURS, ["timer", "antal timer", "hours"]])].flatMap(([name, names]) => names.map((own) => [plain(own), name])));
/** What a form says above its table, for the rows that do not say it themselves. */
const ABOVE = new Map([["from", ["måned", "month"]], ["contractor", ["entreprenør, der udfylder", "contractor who fills this in"]]].flatMap(([name, names]) => /** @type {string[]} */ (names).map((own) => [plain(own), /** @type {string} */ (name)])));
const OWN = /** @type {Record<string, readonly string[]>} */ ({ trade: TRADES, category: CATEGORIES, basis: BASES });
/** Lines in which the table's names are looked for. */
const LINES_ABOVE = 20;
/** And the characters that hold them, so that a long file is not parsed for each way of writing it. */
const START = 20_000;

/**
 * @typedef {object} Read
 * @property {Values[]} rows
 * @property {string[]} unused headers of columns that are not read
 * @property {number} left rows beyond the most that there may be
 * @property {{ category: number, basis: number }} untold rows that do not say it, and get what a new row has
 * @property {{ trade: string[], category: string[], basis: string[] }} unknown words that are no choice
 * @property {number} both rows whose hours stand beside another amount or unit
 */

/** @param {string} name @param {string} text @returns {string | undefined} */
function choiceOf(name, text) {
  const word = plain(text);
  return WORDS[name].find(([, list]) => list.some((own) => plain(own) === word))?.[0] ?? OWN[name].find((value) => plain(t(`${name}.${value}`)) === word);
}

/** @param {string[]} cells */
const namesIn = (cells) => cells.filter((cell) => BY_NAME.has(plain(cell))).length;
/** @param {string[][]} lines */
const headIn = (lines) => lines.slice(0, LINES_ABOVE).findIndex((cells) => namesIn(cells) >= 2);

/**
 * The lines, and which of them names the columns: a form has lines about the case above, which say nothing about what stands between cells.
 * d3-dsv's `parseRows` alone, since its other readers make code from the header.
 * @param {string} text
 * @returns {Promise<{ lines: string[][], at: number }>} at: -1 where no line names them
 */
async function parse(text) {
  const { dsvFormat } = await import(new URL("../pkg/d3-dsv.js", import.meta.url).href);
  const linesOf = (/** @type {string} */ part, /** @type {string} */ delimiter) => /** @type {string[][]} */ (dsvFormat(delimiter).parseRows(part)).filter((cells) => cells.some((cell) => cell.trim() !== ""));
  const ways = ["\t", ";", ","].map((delimiter) => {
    const lines = linesOf(text.slice(0, START), delimiter);
    const at = headIn(lines);
    return { delimiter, at, names: at < 0 ? 0 : namesIn(lines[at]) };
  });
  const { delimiter, at } = ways.reduce((best, way) => (way.names > best.names ? way : best));
  return { lines: linesOf(text, delimiter), at };
}

/** What the lines above the table say. @param {string[][]} lines */
function aboveOf(lines) {
  /** @type {Values} */
  const above = {};
  for (const [name, ...rest] of lines) {
    const field = ABOVE.get(plain(name));
    const told = rest.find((cell) => cell.trim() !== "");
    if (field !== undefined && told !== undefined) above[field] ??= told.trim();
  }
  return above;
}

/**
 * Reads what was pasted, or a file's bytes. Every row comes in, right or wrong: what is wrong is told where the rows stand.
 * @param {string | Uint8Array} source
 * @param {number} most
 * @returns {Promise<Read | { refused: "empty" | "xlsx" | "notText" | "noHeader" | "noAmount" | "noRows" }>}
 */
export async function readSheet(source, most) {
  const decoded = typeof source === "string" ? { text: source } : decode(source);
  if ("refusal" in decoded) return { refused: /** @type {"empty" | "xlsx" | "notText"} */ (decoded.refusal.code) };
  const { lines, at } = await parse(withoutMark(decoded.text));
  if (lines.length === 0) return { refused: "empty" };
  if (at < 0) return { refused: "noHeader" };
  const columns = lines[at].map((cell) => BY_NAME.get(plain(cell)));
  if (!columns.includes("amount") && !columns.includes(HOURS)) return { refused: "noAmount" };
  // Beside hours, an amount without a unit is of something else, such as people.
  const people = columns.includes(HOURS) && !columns.includes("basis") ? columns.indexOf("amount") : -1;
  // Of two columns with the same meaning, the first is read.
  const read = columns.map((name, i) => (columns.indexOf(name) === i && i !== people ? name : undefined));
  const all = lines.slice(at + 1).filter((cells) => cells.some((cell, i) => (read[i] === "amount" || read[i] === HOURS) && cell.trim() !== "") || read.filter((name, i) => name !== undefined && (cells[i] ?? "").trim() !== "").length > 3);
  if (all.length === 0) return { refused: "noRows" };
  const told = { untold: { category: 0, basis: 0 }, unknown: /** @type {Read["unknown"]} */ ({ trade: [], category: [], basis: [] }), both: 0 };
  const above = aboveOf(lines.slice(0, at));
  const rows = all.slice(0, most).map((cells) => {
    const cell = (/** @type {string} */ name) => (cells[read.indexOf(name)] ?? "").trim();
    return rowOf(cell, (cells[people] ?? "").trim() !== "", above, told);
  });
  return { rows, unused: lines[at].filter((name, i) => name.trim() !== "" && read[i] === undefined && i !== people), left: all.length - rows.length, ...told };
}

/**
 * @param {(name: string) => string} cell
 * @param {boolean} hasPeople an amount stands there that is not read
 * @param {Values} above
 * @param {Pick<Read, "untold" | "unknown" | "both">} told
 * @returns {Values}
 */
function rowOf(cell, hasPeople, above, told) {
  const row = { ...INITIAL.ledger };
  for (const [name] of COLUMNS) row[name] = cell(name) || above[name] || row[name];
  const hours = cell(HOURS);
  for (const name of /** @type {const} */ (["trade", "category", "basis"])) {
    const text = cell(name);
    const known = text === "" ? undefined : choiceOf(name, text);
    if (known !== undefined) row[name] = known;
    else if (text !== "" && !(name === "basis" && hours !== "")) {
      if (!told.unknown[name].includes(text)) told.unknown[name].push(text);
      // A trade is only told apart, so that the row still counts; what else nobody knows makes it a faulty one.
      if (name === "trade") row.trade = "other";
    } else if (text === "" && name !== "trade" && !(name === "basis" && hours !== "")) told.untold[name] += 1;
  }
  if (hours !== "") {
    if (hasPeople || cell("amount") !== "" || row.basis !== "hours") told.both += 1;
    Object.assign(row, { amount: hours, basis: "hours" });
  }
  return row;
}
