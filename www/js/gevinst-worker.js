/**
 * The worker: reads a file of rows and computes many of them, so that the page stays alive. What it
 * is asked, and what it answers, stands in gevinst-job.js.
 */

import { load } from "./engine.js";
import { portionOf, tableOf } from "./gevinst-columns.js";
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
const STEP = 200;
const BREATH = 100;
/** The most faults that are listed. */
const LISTED = 1000;
/** Rows that the page can take into its form. */
const FOR_THE_FORM = 200;

/** The rows that the page has kept out of its form: a line, a tab, the row. @type {string[]} */
let kept = [];
/** What was asked to be computed last; what was asked before it is given up. */
let latest = 0;

const started = load({ languages: [], only: "batch" });
started.catch(() => {});

/** Lets messages in. */
const breathe = () => new Promise((done) => setTimeout(done));

addEventListener("message", async ({ data }) => {
  const question = /** @type {Question | import("./gevinst-job.js").Introduction} */ (data);
  if (question.type === "keep") {
    kept = question.text === "" ? [] : question.text.split("\n");
    return;
  }
  if (question.type === "helper") {
    introduced(question.port);
    return;
  }
  if (question.type === "help") {
    question.port.addEventListener("message", ({ data }) => void help(question.port, data));
    question.port.start();
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
 * Computes rows of a table, with a look at the post now and then.
 * @param {import("../../src/types.js").SavingsBatch} own
 * @param {import("./gevinst-columns.js").Table} table
 * @param {[number, number]} range
 * @param {(done: number) => void} progress
 * @param {() => boolean} wanted
 * @returns {Promise<Faulty[] | null>} null: nobody wants it any more
 */
async function add(own, table, [first, end], progress, wanted) {
  /** @type {Faulty[]} */
  const faulty = [];
  let heard = performance.now();
  for (let from = first; from < end; from += STEP) {
    const { kinds, columns } = portionOf(table, from, Math.min(from + STEP, end));
    faulty.push(...own.addColumns(kinds, columns).faulty);
    if (performance.now() - heard < BREATH) continue;
    heard = performance.now();
    progress(from - first);
    await breathe();
    if (!wanted()) return null;
  }
  return faulty;
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
  const table = tableOf([...rows, ...list.map(({ row }) => row)]);
  const all = table.columns.kind.length;
  const done = [0, 0];
  const step = (/** @type {number} */ whose, /** @type {number} */ rowsDone) => {
    done[whose] = rowsDone;
    progress("add", (done[0] + done[1]) / all);
  };
  // Rows that nobody is told of one by one may be computed by two; the row that is written out is this one's.
  const middle = Math.ceil(all / 2);
  const half = all > TOLD && (input.sumRow ?? 0) < middle ? middle : all;
  const others = half < all ? beginHalf(id, { ...input, sum: false }, portionOf(table, half), (rowsDone) => step(1, rowsDone)) : null;
  const own = batch(input);
  const wanted = () => latest === id;
  let faulty = await add(own, table, [0, half], (rowsDone) => step(0, rowsDone), wanted);
  const other = faulty && others ? await others : null;
  if (faulty && others && wanted() && !other) faulty = await add(own, table, [half, all], (rowsDone) => step(1, rowsDone), wanted);
  if (!faulty || !wanted()) {
    own.free();
    return null;
  }
  if (other) own.join(other.part);
  progress("finish", null);
  await breathe();
  // To finish it also frees it.
  const outcome = own.finish();
  if (!outcome.ok) return { outcome, lines: [] };
  const { result } = outcome;
  if (other) result.faulty = [...result.faulty, ...other.faulty.map(({ row, faults }) => ({ row: row + half, faults }))].slice(0, LISTED);
  // A group of equals is no row of the file.
  if (together) result.rows = [];
  // The page counts lines, not groups of them.
  const groups = result.faulty.map(({ row }) => list[row - rows.length]?.lines ?? []);
  result.faultyCount += groups.reduce((sum, lines) => sum + Math.max(0, lines.length - 1), 0);
  return { outcome, lines: groups.flat().sort((a, b) => a - b).slice(0, LISTED) };
}

// ---------------------------------------------------------------- two workers

/** @typedef {import("../../src/types.js").SavingsResult["faulty"][number]} Faulty */
/** @typedef {Omit<import("../../src/types.js").SavingsInput, "rows">} Input */
/** What a worker does for the other. @typedef {{ id: number, input: Input, table: import("./gevinst-columns.js").Table } | { stop: number }} Half */
/** What it tells the other. @typedef {{ id: number, done?: number, part?: BigInt64Array, faulty?: Faulty[], failed?: boolean }} HalfDone */

/** The way to the other worker: asked for once, where this machine does two things at a time. @type {Promise<MessagePort | null> | null} */
let helper = null;
/** @type {(port: MessagePort | null) => void} */
let introduced = () => {};

function findHelper() {
  if (!(navigator.hardwareConcurrency > 1)) return Promise.resolve(null);
  helper ??= new Promise((resolve) => {
    introduced = (port) => {
      // Without it, and when it is gone, all is done here.
      if (port === null) helper = Promise.resolve(null);
      lost();
      port?.start();
      resolve(port);
    };
    postMessage({ wants: "helper" });
  });
  return helper;
}

/** Tells who waits for the other worker that nothing comes. */
let lost = () => {};

/**
 * Has the other worker compute these rows.
 * @param {number} id
 * @param {Input} input
 * @param {import("./gevinst-columns.js").Table} table
 * @param {(done: number) => void} progress
 * @returns {Promise<{ part: BigInt64Array, faulty: Faulty[] } | null>} null: nobody did
 */
async function beginHalf(id, input, table, progress) {
  const port = await findHelper();
  if (!port) return null;
  const { columns } = table;
  return new Promise((resolve) => {
    const end = (/** @type {{ part: BigInt64Array, faulty: Faulty[] } | null} */ answer) => {
      port.removeEventListener("message", hear);
      resolve(answer);
    };
    const hear = (/** @type {MessageEvent<HalfDone>} */ { data }) => {
      if (data.id !== id) return;
      if (data.done !== undefined) progress(data.done);
      else end(data.part && data.faulty ? { part: data.part, faulty: data.faulty } : null);
      if (latest !== id) {
        port.postMessage({ stop: id });
        end(null);
      }
    };
    lost = () => end(null);
    port.addEventListener("message", hear);
    port.postMessage({ id, input, table }, Object.values(columns).map(({ buffer }) => buffer));
  });
}

/** The half that is computed for the other worker. */
let helping = 0;

/** @param {MessagePort} port @param {Half} half */
async function help(port, half) {
  if ("stop" in half) {
    if (helping === half.stop) helping = 0;
    return;
  }
  const { id, input, table } = half;
  helping = id;
  const tell = (/** @type {Omit<HalfDone, "id">} */ what) => port.postMessage({ id, ...what });
  try {
    const { batch } = await started;
    const own = batch(input);
    const faulty = await add(own, table, [0, table.columns.kind.length], (done) => tell({ done }), () => helping === id);
    if (faulty) tell({ part: own.part(), faulty: faulty.slice(0, LISTED) });
    own.free();
  } catch {
    tell({ failed: true });
  }
}
