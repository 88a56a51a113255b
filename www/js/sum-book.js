/** The written sum as a workbook that counts by itself: whoever checks it can change a number and see what follows. */

import { t } from "./i18n.js";
import { aboutRows, writtenRows } from "./files.js";
import { plainText } from "./note.js";
import { rateRow } from "./sources.js";
import { labelOfInput, lineName, rateName } from "./status.js";
import { bold } from "./workbook.js";

/** @typedef {import("../../src/types.js").SumLine} SumLine */
/** @typedef {import("../../src/types.js").SumTerm} SumTerm */
/** @typedef {import("../../src/types.js").SumUnit} SumUnit */
/** @typedef {import("./files.js").Names} Names */
/** @typedef {import("./note.js").Taken} Taken */
/** @typedef {import("./workbook.js").Cell} Cell */
/** @typedef {import("./workbook.js").Made} Made */

/** @type {Record<SumUnit, string>} */
const FORMATS = { ore: "#,##0.00", percent: "0.00##%", hours: "0.00", number: "General" };
/** Decimals that a result is held with: kroner, a share, hours, a number. @type {Record<SumUnit, number>} */
const DECIMALS = { ore: 2, percent: 6, hours: 2, number: 6 };
/** A sum of more terms than these is that of a range. */
const MOST_ADDED = 12;

/** Where the columns of the written sum stand. */
const [WEIGHT, VALUE, RESULT] = ["D", "E", "F"];

/** Kroner of øre, a share of percent. @param {number} value @param {SumUnit} unit */
const inCell = (value, unit) => (unit === "ore" || unit === "percent" ? Number((value / 100).toPrecision(15)) : value);

/** @param {number} value @param {SumUnit} unit @returns {Made} */
const figure = (value, unit) => ({ number: inCell(value, unit), format: FORMATS[unit] });

/** @param {SumUnit} unit */
const unitName = (unit) => t(`files.unit.${unit}`);

/**
 * A formula rounded as the law rounds. What binary fractions leave behind the sixth decimal is no part of a number that is rounded up or
 * down.
 * @param {string} x
 * @param {SumLine} line
 */
function rounded(x, { rounding, unit }) {
  switch (rounding) {
    case "oere":
      return `ROUND(${x},${DECIMALS[unit]})`;
    case "oereHalvNed":
      return `SIGN(${x})*ROUNDUP(MAX(ROUND(ABS(${x})*100,6)-0.5,0),0)/100`;
    case "kroneNed":
    case "heltalNed":
      return `INT(ROUND(${x},6))`;
    case "heltalOp":
      return `-INT(-ROUND(${x},6))`;
    case "tiendedelOp":
      return `-INT(-ROUND((${x})*10,6))/10`;
    case "hundrededele":
      return `ROUND(${x},2)`;
    case "hundrededeleNed":
      return `INT(ROUND((${x})*100,6))/100`;
    case "heltal":
      return `ROUND(${x},0)`;
    default:
      return x;
  }
}

/** Does a product begin with this term, where products are added? @param {SumTerm[]} terms @param {number} i */
const beginsProduct = (terms, i) => i > 0 && terms[i - 1].inverse && !terms[i].inverse;

/** What stands before a term of products: the sign of the product that it begins, or how it goes on. @param {SumTerm[]} terms @param {number} i @param {string} minus @param {string} times */
const inProducts = (terms, i, minus, times) => (terms[i].minus ? minus : i === 0 ? "" : beginsProduct(terms, i) ? "+" : times);

/**
 * What a line counts, over the cells of its terms.
 * @param {SumLine} line
 * @param {SumTerm[]} terms
 * @param {number} first the row of its first term, from 1
 */
function formulaOf(line, terms, first) {
  const at = (/** @type {number} */ i) => `${VALUE}${first + i}`;
  const range = (/** @type {string} */ column, /** @type {number} */ from, /** @type {number} */ to) => `${column}${first + from}:${column}${first + to}`;
  const last = terms.length - 1;
  switch (line.op) {
    case "lowest":
      return `MIN(${range(VALUE, 0, last)})`;
    case "highest":
      return `MAX(${range(VALUE, 0, last)})`;
    case "mix":
      return `${at(0)}*${at(1)}*SUMPRODUCT(${range(WEIGHT, 2, last)},${range(VALUE, 2, last)})`;
    case "add":
      if (terms.length > MOST_ADDED && terms.every(({ inverse }) => !inverse)) return `SUM(${range(VALUE, 0, last)})`;
      return terms.map(({ inverse }, i) => `${inverse ? "-" : i > 0 ? "+" : ""}${at(i)}`).join("");
    default:
      return terms.map(({ inverse }, i) => `${inverse ? (i === 0 ? "1/" : "/") : line.op === "products" ? inProducts(terms, i, "-", "*") : i === 0 ? "" : "*"}${at(i)}`).join("");
  }
}

/** What is done with a term. @param {SumLine} line @param {SumTerm[]} terms @param {number} i */
function signOf({ op }, terms, i) {
  if (op === "add") return terms[i].inverse ? "\u2212" : i > 0 ? "+" : "";
  if (op === "lowest" || op === "highest") return "";
  if (terms[i].inverse) return ":";
  if (op === "products") return inProducts(terms, i, "\u2212", "\u00d7");
  return i === 0 ? "" : "\u00d7";
}

/** A term, and in a weighted sum the weight that stands before it. @typedef {{ term: SumTerm, weight: SumTerm | null }} Row */

/** The rows of a line. @param {SumLine} line @returns {Row[]} */
function rowsOf({ op, terms }) {
  const plain = (/** @type {SumTerm} */ term) => ({ term, weight: null });
  if (op === "mix") return [...terms.slice(0, 2).map(plain), ...terms.flatMap((weight, i) => (i >= 2 && i % 2 === 0 ? [{ weight, term: terms[i + 1] }] : []))];
  // What is nothing in this case is not worth a place in a sum.
  const present = op === "add" ? terms.filter(({ value, origin }) => value !== 0 || origin.kind !== "constant") : terms;
  return (present.length > 0 ? present : terms.slice(0, 1)).map(plain);
}

/** Inputs that the calculator has worked out of rows, days or several fields: in a workbook they stand still. @type {Record<string, string[]>} */
const WORKED_OUT = {
  savings: ["/rows", "/retention", "/hourlyWage", "/hours"],
  laerlinge: ["/trades", "/trade/months", "/ledger", "/asOf", "/end", "/months", "/duty/value"],
};
/** Those that somebody may have typed. */
const OR_TYPED = ["/months", "/duty/value"];

/** The terms on the way to a number of the answer. @param {Taken} taken */
function answering({ lines, lineOf }) {
  const lead = new Set(Object.values(lineOf));
  for (const at of lead) for (const { origin } of lines[at].terms) if (origin.kind === "line") lead.add(origin.line);
  return [...lead].flatMap((at) => lines[at].terms);
}

/** @param {Taken} taken @param {Names} names @returns {import("./workbook.js").Book} */
export function sumBook(taken, names) {
  const { lines, calculator, date } = taken;
  const { sum, rates } = names;
  const sheet = { sum: t("sum.heading"), figures: t("print.inputs"), about: t("files.about") };

  // Every rate and every input has a cell of its own, which the lines refer to.
  /** @type {Map<string, SumTerm>} */
  const given = new Map();
  const keyOf = (/** @type {SumTerm} */ { origin, value, unit }) => (origin.kind === "rate" ? `${origin.id} ${value} ${unit}` : origin.kind === "input" ? `${origin.field} ${value} ${unit}` : null);
  for (const { terms } of lines) {
    for (const term of terms) {
      const key = keyOf(term);
      if (key !== null && !given.has(key)) given.set(key, term);
    }
  }
  const used = new Set(answering(taken).map(keyOf));
  /** What a cell is called, with what its name alone does not tell. @param {string} key @param {SumTerm} term */
  const nameOfFigure = (key, { origin }) => {
    const name = origin.kind === "rate" ? rateName(origin.id) : origin.kind === "input" ? labelOfInput(calculator, origin.field) : "";
    const whose = origin.kind === "input" && origin.field.startsWith("/trade/") ? t("files.figures.trades", { name }) : name;
    return used.has(key) ? whose : t("files.figures.unused", { name: whose });
  };
  /** @param {SumTerm} term */
  const isWorkedOut = ({ origin }) => {
    if (origin.kind !== "input" || !WORKED_OUT[calculator]?.includes(origin.field)) return false;
    const label = labelOfInput(calculator, origin.field);
    return !OR_TYPED.includes(origin.field) || !taken.inputs.some((one) => one.label === label);
  };
  const of = (/** @type {string} */ kind) => [...given].filter(([, { origin }]) => origin.kind === kind);
  const inputs = of("input");
  const still = inputs.filter(([, term]) => isWorkedOut(term));
  const typed = inputs.filter(([, term]) => !isWorkedOut(term));
  /** @type {Cell[][]} */
  const figures = [[bold(t(still.length > 0 ? "files.figures.leadStill" : "files.figures.lead"))], [], ["what", "value", "unit", "basis", "status", "source"].map((key) => bold(t(`files.head.${key}`)))];
  /** @type {Map<string, number>} the row of each, from 1 */
  const rowOf = new Map();
  const groups = [{ key: "inputs", own: typed }, { key: "rates", own: of("rate") }, { key: "still", own: still }].filter(({ key, own }) => key !== "still" || own.length > 0);
  for (const { key: group, own } of groups) {
    figures.push([bold(t(`files.${group}`))], ...(group === "still" ? [[t("files.still.why")]] : []));
    for (const [key, term] of own) {
      const { origin, value, unit } = term;
      const row = origin.kind === "rate" ? rateRow(rates, origin.id, date) : null;
      const isOwn = origin.kind === "rate" && origin.typed;
      const status = origin.kind === "rate" ? (row?.status ?? origin.status) : origin.kind === "input" ? origin.status : undefined;
      figures.push([
        nameOfFigure(key, term),
        figure(value, unit),
        unitName(unit),
        row?.basis ?? null,
        isOwn ? t("own.chip") : status ? t(`status.${status}`) : null,
        row?.source ?? null,
      ]);
      rowOf.set(key, figures.length);
    }
    figures.push([]);
  }

  // Where each line stands has to be known before it is referred to.
  /** @type {Cell[][]} */
  const rows = [[bold(taken.heading)], [t("files.sum.lead")], ...writtenRows(taken), [], ["no", "what", "how", "weight", "value", "result", "stored", "unit", "rounding", "whose"].map((key) => bold(t(`files.head.${key}`)))];
  const parts = [...sum.sections(lines)].map(([section, own]) => ({ section, own: own.map(({ line, index }) => ({ line, index, terms: rowsOf(line) })) }));
  const frozen = rows.length;
  /** @type {Map<number, number>} the row of each line, from 1 */
  const places = new Map();
  let next = rows.length + 1;
  for (const { section, own } of parts) {
    if (section !== "") next += 1;
    for (const { index, terms } of own) {
      places.set(index, next);
      next += 1 + terms.length;
    }
  }
  /** @param {SumTerm} term @returns {Made} */
  const cellOf = (term) => {
    const { origin, value, unit } = term;
    const key = keyOf(term);
    if (origin.kind === "line") return { ...figure(value, unit), formula: `=${RESULT}${places.get(origin.line)}` };
    return key === null ? figure(value, unit) : { ...figure(value, unit), formula: `='${sheet.figures}'!B${rowOf.get(key)}` };
  };
  for (const { section, own } of parts) {
    if (section !== "") rows.push([null, bold(sum.sectionName(section))]);
    for (const { line, index, terms } of own) {
      const { result, unit, rounding } = line;
      const nameOf = (/** @type {SumTerm} */ term) => sum.termName(term, line.section, lines, taken);
      const first = rows.length + 2;
      const list = terms.map(({ term }) => term);
      const words = sum.formula(line, nameOf, () => t("sum.mix.weight")).join("");
      rows.push([
        { number: index + 1, format: "0" },
        { text: lineName(line.id), bold: true, wrap: true },
        { text: words, wrap: true },
        null,
        null,
        { ...figure(result, unit), formula: `=${rounded(formulaOf(line, list, first), line)}`, bold: true },
        figure(result, unit),
        unitName(unit),
        rounding === "none" ? null : sum.roundingName(line),
        sum.receiverOf(line),
      ]);
      terms.forEach(({ term, weight }, i) => rows.push([null, { text: `\u2003${nameOf(term)}`, wrap: true }, signOf(line, list, i), weight && cellOf(weight), cellOf(term), null, null, unitName(term.unit)]));
    }
  }

  const about = [...aboutRows(taken), [], [t("print.inputs")], ...taken.inputs.map(({ label, value }) => [label, value]), [], ...taken.notes.map((note) => ["", note]), ...(taken.weak === null ? [] : [["", taken.weak]]), ["", plainText(taken.second)]];
  return {
    title: taken.heading,
    sheets: [
      { name: sheet.sum, widths: [6, 46, 60, 12, 16, 16, 16, 9, 30, 24], frozen, rows },
      { name: sheet.figures, widths: [60, 16, 9, 40, 16, 60], frozen: 3, rows: figures },
      { name: sheet.about, widths: [40, 100], rows: about.map(([name, text]) => (name === undefined ? [] : text === undefined ? [bold(name)] : [name, { text, wrap: true }])) },
    ],
  };
}
