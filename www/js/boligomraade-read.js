/** The area's figures out of a table that somebody has copied: names with numbers beside or below them. */

import { readNumber } from "./numbers.js";

/** Which field a number belongs to by what its line says, the first that fits; `percent`: a share of the residents, with the field
 *  for the same counted, and those for the two years. */
const KINDS = [
  { id: "limit", words: /gr(æ|ae)nse|limit/i, field: "limit", only: /d(ø|oe)mt|straf|convicted/i },
  { id: "outside", words: /arbejdsmarked|besk(æ|ae)ftig|labour market|employment/i, percent: true, field: "average", counted: "newerPersons", years: ["older", "newer"] },
  { id: "convicted", words: /d(ø|oe)mt|straf|v(å|aa)benlov|kriminalitet|convicted/i, percent: true, field: "convicted", counted: "convictedNewerPersons", years: ["convictedOlder", "convictedNewer"] },
  { id: "education", words: /grundskole|uddannelse|primary school|education/i, percent: true, field: "education", counted: "educationPersons" },
  { id: "income", words: /indkomst|income/i, percent: true, field: "income" },
  { id: "nonwestern", words: /vestlig|indvandrer|efterkommer|non-western/i, percent: true, field: "nonwestern", counted: "nonwesternPersons" },
  { id: "adults", words: /18\s*(-|–|til|to)\s*64/i, field: "adults" },
  { id: "educated", words: /30\s*(-|–|til|to)\s*59/i, field: "educated" },
  { id: "grown", words: /18\s*(år og|\+|and over)/i, field: "grown" },
  { id: "residents", words: /beboere|indbyggere|residents/i, field: "residents" },
];
/** What a number of a share is called with, or a population. */
const POPULATION = /^(antal )?(beboere|personer|indbyggere|residents)\b/i;
/** A number with or without its unit, and a year, which is none of the figures. */
const CELL = /^[-\u2212]?(?:\d+(?:[.\u00a0 ]\d{3})*)(?:[.,]\d+)?\s*(%|pct\.?|procent|percent)?$/i;
const YEAR = /^(19|20)\d\d$/;

/** @typedef {{ field: string, text: string, line: string }} Found */
/** @typedef {{ found: Found[], unread: string[], last: string[] }} Read `last`: lines of which only the last number is used */

/** @param {string} cell */
const isNumber = (cell) => CELL.test(cell.trim());
/** @param {string} text */
const kindOf = (text) => {
  const own = POPULATION.test(text.trim()) ? KINDS.filter(({ percent }) => !percent) : KINDS;
  return own.find(({ words, only }) => words.test(text) && (!only || only.test(text)));
};

/** A line in its cells: by tabs, by semicolons, or the name and what follows it. @param {string} line */
function cellsOf(line) {
  const split = line.includes("\t") ? line.split("\t") : line.includes(";") ? line.split(";") : line.split(/ {2,}|:\s+/);
  const cells = split.map((cell) => cell.trim().replace(/^"|"$/g, "").trim()).filter((cell) => cell !== "");
  if (cells.length > 1 || cells.length === 0) return cells;
  // "Dømte 1,80 %": the numbers at the end of a sentence.
  const [, name, rest] = /^(.*?\p{L}[^\d]*(?:\d+\s*(?:-|–|til)\s*\d+\s*\p{L}*[^\d]*)?)\s((?:[-\d.,]+\s*(?:%|pct\.?|procent)?\s*)+)$/u.exec(cells[0]) ?? [];
  return name === undefined ? cells : [name.trim(), ...(rest.match(/[-\d.,]+\s*(?:%|pct\.?|procent)?/g) ?? []).map((cell) => cell.trim())];
}

/** The number as it stands in a field: without its unit, in the Danish way. @param {string} cell */
function textOf(cell) {
  const bare = cell.replace(/\s*(%|pct\.?|procent|percent)$/i, "").replace("\u2212", "-");
  // "40.125" in a column of percentages has a point for its comma.
  const read = readNumber(bare, 4);
  return read.ok ? bare : readNumber(bare.replace(".", ","), 4).ok ? bare.replace(".", ",") : null;
}

/**
 * Reads name and number, line by line; a table whose names stand above its numbers is turned first.
 * @param {string} source
 * @returns {Read}
 */
export function readFigures(source) {
  let lines = source.split(/\r?\n/).map(cellsOf).filter((cells) => cells.length > 0);
  const head = lines.findIndex((cells) => cells.filter((cell) => kindOf(cell) && !isNumber(cell)).length > 1 && !cells.some((cell) => isNumber(cell) && !YEAR.test(cell)));
  if (head >= 0 && lines.length > head + 1) {
    // Of several lines below the names, the last is the latest.
    const names = lines[head];
    const values = lines[lines.length - 1];
    // A first cell that only names the area shifts nothing, as every column has its own name.
    lines = names.map((name, i) => [name, ...(values[i] === undefined ? [] : [values[i]])]);
  }
  /** @type {Read} */
  const read = { found: [], unread: [], last: [] };
  const put = (/** @type {string} */ field, /** @type {string} */ cell, /** @type {string} */ line) => {
    const text = textOf(cell);
    if (text === null || read.found.some((own) => own.field === field)) return false;
    read.found.push({ field, text, line });
    return true;
  };
  /** @type {number[]} */
  let years = [];
  for (const cells of lines) {
    const line = cells.join(" ");
    const numbers = cells.slice(1).filter(isNumber);
    // A line of years says that the numbers below it are of one each.
    if (cells.filter((cell) => YEAR.test(cell)).length >= 1 && cells.filter((cell) => isNumber(cell) && !YEAR.test(cell)).length === 0) {
      years = cells.filter((cell) => YEAR.test(cell)).map(Number);
      continue;
    }
    const kind = kindOf(cells[0]);
    if (!kind || numbers.length === 0) {
      if (cells.some(isNumber) || kind) read.unread.push(line);
      continue;
    }
    const marked = numbers.filter((cell) => /(%|pct|procent|percent)/i.test(cell));
    if (kind.percent && kind.years && numbers.length === 2 && years.length === 2 && years[0] !== years[1]) {
      const inOrder = years[0] < years[1] ? kind.years : [...kind.years].reverse();
      const both = numbers.map((cell, i) => put(inOrder[i], cell, line));
      if (!both.every(Boolean)) read.unread.push(line);
    } else if (kind.percent && kind.counted && kind.id !== "outside" && kind.id !== "convicted" && numbers.length === 2 && marked.length === 1) {
      const counted = numbers.find((cell) => !marked.includes(cell)) ?? "";
      const both = [put(kind.field, marked[0], line), put(kind.counted, counted, line)];
      if (!both.every(Boolean)) read.unread.push(line);
    } else {
      const one = kind.percent && marked.length === 1 ? marked[0] : numbers[numbers.length - 1];
      if (!put(kind.field, one, line)) read.unread.push(line);
      else if (numbers.length > 1) read.last.push(line);
    }
  }
  return read;
}
