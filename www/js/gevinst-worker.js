/**
 * The worker: reads a file of rows and computes many of them, so that the page stays alive. What it
 * is asked, and what it answers, stands in gevinst-job.js.
 */

import { load } from "./engine.js";
import { follows, joinPeople, nameOfPointer, personInput, splitPerson, tidyPerson } from "./gevinst-person.js";
import { createReader, decode, delimiterOf, isRow, readHeader, readRow, withoutCpr, withoutMark } from "./gevinst-read.js";

/** @typedef {import("./gevinst-job.js").Question} Question */
/** @typedef {import("./gevinst-job.js").ReadReport} ReadReport */
/** @typedef {import("./gevinst-job.js").RowFault} RowFault */
/** @typedef {import("../../src/types.js").SavingsRow} SavingsRow */
/** @typedef {import("../../src/types.js").Fault} Fault */

/** Rows that are checked at a time. */
const PORTION = 1000;
/** Rows that are computed between two looks at the clock, and the milliseconds between two looks at the post. */
const STEP = 20;
const BREATH = 100;
/** The most faults that are listed. */
const LISTED = 1000;
/** Rows that the page can take into its form. */
const FOR_THE_FORM = 200;

/** The rows that the page has kept out of its form: a line, a tab, the row. @type {string[]} */
let kept = [];
/** What was asked to be computed last; what was asked before it is given up. */
let latest = 0;

const started = load({ languages: [], only: "savings" });
started.catch(() => {});

/** Lets messages in. */
const breathe = () => new Promise((done) => setTimeout(done));

addEventListener("message", async ({ data }) => {
  const question = /** @type {Question} */ (data);
  if (question.type === "keep") {
    kept = question.text === "" ? [] : question.text.split("\n");
    return;
  }
  const { id } = question;
  if (question.type === "compute") latest = id;
  const progress = (/** @type {string} */ step, /** @type {number | null} */ share) => postMessage({ id, progress: { step, share } });
  try {
    const answer = question.type === "read" ? await read(question, progress) : await compute(question, progress);
    postMessage(answer === null ? { id, givenUp: true } : { id, answer });
  } catch (cause) {
    postMessage({ id, failed: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause) });
  }
});

// ---------------------------------------------------------------- reading

/** d3-dsv; `parseRows` alone, since its other readers make code from the header. @param {string} delimiter @returns {Promise<import("./gevinst-read.js").ParseRows>} */
async function parser(delimiter) {
  const { dsvFormat } = await import(new URL("../pkg/d3-dsv.js", import.meta.url).href);
  const { parseRows } = dsvFormat(delimiter);
  return (text, row) => {
    // What is returned would be kept.
    parseRows(text, (/** @type {string[]} */ cells, /** @type {number} */ i) => void row(cells, i));
  };
}

/**
 * @param {Extract<Question, { type: "read" }>} question
 * @param {(step: string, share: number | null) => void} progress
 * @returns {Promise<ReadReport>}
 */
async function read({ text: pasted, file, words, common, date }, progress) {
  progress("read", 0);
  const decoded = file ? decode(new Uint8Array(await file.arrayBuffer())) : { text: pasted ?? "", encoding: "utf-16" };
  if ("refusal" in decoded) return { refusal: decoded.refusal };
  const text = withoutMark(decoded.text);
  if (text.trim() === "") return { refusal: { code: "empty" } };
  const parseRows = await parser(delimiterOf(text));

  let done = 0;
  let told = 0;
  /** How much of the text has gone by. @param {string[]} cells @param {number} from @param {number} part of the whole work */
  const passed = (cells, from, part) => {
    for (const cell of cells) done += cell.length + 1;
    if (done - told < 500_000) return;
    told = done;
    progress("read", from + part * Math.min(1, done / text.length));
  };
  const looked = readHeader(parseRows, text, (cells) => passed(cells, 0, 0.25));
  if ("refusal" in looked) return looked;
  const { header } = looked;

  const reader = createReader(words);
  /** The names of benefits that were taken for one of their rates. @type {Map<string, number>} */
  const assumed = new Map();
  /** @type {Record<string, string>} */
  const assumedAs = {};
  const assume = (/** @type {string} */ what, /** @type {string} */ as) => {
    assumed.set(what, (assumed.get(what) ?? 0) + 1);
    assumedAs[what] = as;
  };
  /** @type {{ line: number, text: string }[]} */
  const rows = [];
  /** Rows with more cells than the header has. @type {Set<number>} */
  const tooWide = new Set();
  done = 0;
  told = 0;
  parseRows(text, (cells, i) => {
    passed(cells, 0.25, 0.35);
    if (i <= header.line || !isRow(cells)) return;
    const line = i + 1;
    if (cells.slice(header.width).some((cell) => cell.trim() !== "")) tooWide.add(line);
    rows.push({ line, text: joinPeople([readRow(header.columns, reader, withoutCpr(cells), assume)]) });
  });

  const { batch } = await started;
  const trial = batch({ date, years: 1, retention: { kind: "own" }, tornado: false });
  /** @type {RowFault[]} */
  const faults = [];
  let faultCount = 0;
  const wrong = new Set();
  let persons = 0;
  /** @type {string | null} */
  let start = null;
  for (let from = 0; from < rows.length; from += PORTION) {
    progress("check", 0.6 + (0.4 * from) / rows.length);
    const portion = rows.slice(from, from + PORTION).map(({ text: own }) => splitPerson(own));
    const made = portion.map((values) => personInput(values, common));
    const refused = new Map(trial.add(made.map(({ row }) => row)).faulty.map(({ row, faults: own }) => [row - from, own]));
    portion.forEach((values, k) => {
      const { line } = rows[from + k];
      /** @type {RowFault[]} */
      const own = tooWide.has(line) ? [{ line, code: "tooWide", field: "", typed: "", allowed: {} }] : [];
      const add = (/** @type {string} */ field, /** @type {string} */ code, /** @type {Fault["allowed"]} */ allowed) => {
        if (!own.some((other) => other.field === field)) own.push({ line, code, field, typed: (values[field] ?? "").trim(), allowed });
      };
      // What could not be read is told as what was typed, and not once more by the engine.
      if (values.ydelse === "") add("ydelse", "missing", {});
      for (const { field, code } of made[k].faults) add(field, code, {});
      for (const fault of refused.get(k) ?? []) {
        const name = nameOfPointer(fault.field.replace(/^\/rows\/\d+\//, ""), values);
        if (!follows(name, values)) add(name, fault.code, fault.allowed);
      }
      if (own.length === 0) {
        persons += Number(made[k].row.persons);
        start ??= made[k].row.start ?? null;
        return;
      }
      wrong.add(line);
      faultCount += own.length;
      faults.push(...own.slice(0, LISTED - faults.length));
    });
    await breathe();
  }
  trial.free();

  const good = rows.filter(({ line }) => !wrong.has(line));
  const few = rows.length <= FOR_THE_FORM;
  return {
    rows: rows.length,
    good: good.length,
    persons,
    start,
    // The form shows what is wrong at its field; what is kept out of it has to be right.
    text: few ? rows.map((row) => joinPeople([tidyPerson(splitPerson(row.text))])).join("\n") : good.map((row) => `${row.line}\t${row.text}`).join("\n"),
    few,
    faults,
    faultCount,
    columns: header.columns.map(({ header: name, field }) => ({ name, field })),
    dropped: header.dropped,
    emptied: header.emptied,
    twice: header.twice,
    unused: header.unused,
    birthDates: header.birthDates,
    assumed: [...assumed],
    assumedAs,
  };
}

// ---------------------------------------------------------------- computing

/** More rows than these are not told one by one, so that those that are equal can be computed together. */
const TOLD = 2000;
/** The largest group. */
const LARGEST = 1_000_000;

/** A row, and the lines of the file that it stands for. @typedef {{ row: SavingsRow, lines: number[] }} Lines */

/**
 * The rows of the file. Ten rows that are equal are one of ten people: the answer is the same.
 * @param {import("./gevinst-person.js").Common} common
 * @param {boolean} together
 * @returns {Lines[]}
 */
function keptRows(common, together) {
  /** @type {Map<string, Lines>} */
  const groups = new Map();
  return kept.flatMap((entry) => {
    const at = entry.indexOf("\t");
    const line = Number(entry.slice(0, at));
    const { row } = personInput(splitPerson(entry.slice(at + 1)), common);
    const key = together ? JSON.stringify({ ...row, persons: 0 }) : "";
    const group = together ? groups.get(key) : undefined;
    const persons = (group?.row.persons ?? 0) + (row.persons ?? 1);
    if (group && persons <= LARGEST) {
      group.row.persons = persons;
      group.lines.push(line);
      return [];
    }
    const own = { row, lines: [line] };
    groups.set(key, own);
    return [own];
  });
}

/**
 * @param {Extract<Question, { type: "compute" }>} question
 * @param {(step: string, share: number | null) => void} progress
 */
async function compute({ id, input, rows, withKept, common }, progress) {
  progress("add", 0);
  await breathe();
  const { batch } = await started;
  const together = withKept && rows.length + kept.length > TOLD;
  const list = withKept ? keptRows(common, together) : [];
  const all = [...rows, ...list.map(({ row }) => row)];
  const own = batch(input);
  let heard = performance.now();
  for (let from = 0; from < all.length; from += STEP) {
    own.add(all.slice(from, from + STEP));
    if (performance.now() - heard < BREATH) continue;
    heard = performance.now();
    progress("add", from / all.length);
    await breathe();
    if (latest !== id) {
      own.free();
      return null;
    }
  }
  progress("finish", null);
  await breathe();
  // To finish it also frees it.
  const outcome = own.finish();
  if (!outcome.ok) return { outcome, lines: [] };
  const { result } = outcome;
  // A group of equals is no row of the file.
  if (together) result.rows = [];
  // The page counts lines, not groups of them.
  const groups = result.faulty.map(({ row }) => list[row - rows.length]?.lines ?? []);
  result.faultyCount += groups.reduce((sum, lines) => sum + Math.max(0, lines.length - 1), 0);
  return { outcome, lines: groups.flat().sort((a, b) => a - b).slice(0, LISTED) };
}
