/**
 * The engine for a page: loads the wasm and adds to each fault a message in words. This is the
 * module that a host imports; everything it fetches lies beside it.
 */

import { showDate } from "./dates.js";
import { fetchTexts, fill } from "./i18n.js";
import { writeNumber } from "./numbers.js";

/** @typedef {import("../../src/types.js").Fault} Fault */
/** @typedef {Fault & { message: Partial<Record<import("./i18n.js").Lang, string>> }} ToldFault */
/**
 * @template T
 * @typedef {{ ok: true, result: T } | { ok: false, faults: ToldFault[] }} Told
 */

/**
 * @typedef {object} Engine
 * @property {(input: import("../../src/types.js").SmaajobInput) => Told<import("../../src/types.js").SmaajobResult>} smaajob
 * @property {(input: import("../../src/types.js").SavingsInput) => Told<import("../../src/types.js").SavingsResult>} savings
 * @property {(input: import("../../src/types.js").LaerlingeInput) => Told<import("../../src/types.js").LaerlingeResult>} laerlinge
 * @property {(input: import("../../src/types.js").AreasInput) => Told<import("../../src/types.js").AreasResult>} areas
 * @property {(date: string) => Told<import("../../src/types.js").RatesOnDate>} rates
 * @property {(input: Omit<import("../../src/types.js").SavingsInput, "rows">) => import("../../src/types.js").SavingsBatch} batch many rows:
 *   in a worker, since it takes its time; `free` it, unless it has finished
 * @property {() => { engine: string, data: string, commit: string }} version
 */

/** @typedef {"fetch" | "mime" | "frame" | "blocked" | "unsupported" | "broken"} LoadProblem */

/** The engine could not start; `problem` says which kind of thing stands in its way. */
export class EngineError extends Error {
  /**
   * @param {LoadProblem} problem
   * @param {unknown} cause
   */
  constructor(problem, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = "EngineError";
    this.problem = problem;
  }
}

/** @param {unknown} cause @returns {LoadProblem} */
function problemOf(cause) {
  const text = String(cause);
  if (/unsafe-eval|content security|\bCSP\b/i.test(text)) return "blocked";
  // What a server sends in place of a file that it does not have begins otherwise.
  if (cause instanceof WebAssembly.CompileError) return /magic|at byte 0:/i.test(text) ? "mime" : "unsupported";
  // To a frame that is sandboxed without an origin, every file is somebody else's.
  if (globalThis.origin === "null") return "frame";
  if (cause instanceof TypeError || /fetch|load|import|404|MIME/i.test(text)) return "fetch";
  return "broken";
}

/**
 * The limit of a field in words, with or without its unit.
 * @param {number | string | undefined} limit
 * @param {string | undefined} unit
 * @param {import("./i18n.js").Texts} texts
 * @param {boolean} bare
 * @param {string} [own] the field's own unit
 */
function limitText(limit, unit, texts, bare, own) {
  if (limit === undefined) return "";
  if (typeof limit === "string") return showDate(limit);
  const number = unit === "ore" ? writeNumber(limit, 2) : writeNumber(Math.round(limit * 10_000), 4);
  const name = own ?? { ore: "kr.", kr: "kr.", hours: texts["unit.hours"], percent: "%" }[unit ?? ""];
  return name && !bare ? `${number}\u00a0${name}` : number;
}

/** Begins in the middle of a sentence: "Timeløn" but "SU-sats". @param {string} label */
export const inSentence = (label) => (/^.\p{Lu}/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1));

/**
 * What a pointer's field is called, with the number of its row and of the phase in it.
 * @param {string} pointer
 * @param {string} calculator
 * @param {import("./i18n.js").Texts} texts
 */
function labelText(pointer, calculator, texts) {
  const [, row, inRow] = /^\/rows\/(\d+)(.*)$/.exec(pointer) ?? [];
  const [, phase, inPhase] = /^\/phases\/(\d+)(.*)$/.exec(inRow ?? "") ?? [];
  const own = row === undefined ? pointer.replace(/\/\d+(?=\/|$)/, "/*") : (inPhase ?? inRow);
  const n = Number(/\/(\d+)(?=\/|$)/.exec(pointer)?.[1] ?? 0) + 1;
  let label = fill(texts[`label.${calculator}${own}`] ?? pointer, { n });
  if (Number(phase) > 0) label = fill(texts["rows.inPhase"] ?? label, { n: Number(phase) + 1, label: inSentence(label) });
  return row === undefined ? label : fill(texts["rows.inRow"] ?? label, { n, label: inSentence(label) });
}

/**
 * @param {Pick<Fault, "code" | "field" | "allowed">} fault
 * @param {string} calculator
 * @param {import("./i18n.js").Texts} texts
 * @param {string} [typed] what stands in the field
 * @param {{ label?: string, unit?: string }} [own] the field's name and unit where it stands
 */
export function faultText(fault, calculator, texts, typed = "", own = {}) {
  const pointer = fault.field.replace(/\/\d+(?=\/|$)/, "/*");
  const label = own.label ?? labelText(fault.field, calculator, texts);
  const { min, max, unit, decimals, choices } = fault.allowed;
  const unitName = own.unit ?? texts[`label.${calculator}${pointer}.unit`];
  let key = `fault.${fault.code}${pointer}`;
  if (!(key in texts)) key = `fault.${fault.code}`;
  if (fault.code === "tooManyDecimals" && !decimals) key = "fault.wholeNumber";
  if (fault.field === "" && fault.code === "wrongType" && own.label === undefined) key = "fault.notAnObject";
  if ((fault.code === "tooSmall" || fault.code === "tooLarge") && min !== undefined && max !== undefined) key = typed === "" ? "fault.range" : `fault.${fault.code}.typed`;
  return fill(texts[key] ?? fault.code, {
    label,
    // "between 0 and 250 hours": the unit once.
    min: limitText(min, unit, texts, max !== undefined, unitName),
    max: limitText(max, unit, texts, false, unitName),
    decimals: decimals ?? 0,
    typed,
    choices: (choices ?? []).join(", "),
  });
}

/**
 * The same for a host, which has no list on its page to look at.
 * @param {Fault} fault
 * @param {string} calculator
 * @param {import("./i18n.js").Texts} texts
 */
function hostText(fault, calculator, texts) {
  const text = faultText(fault, calculator, texts);
  return fault.code === "notAChoice" && fault.allowed.choices ? `${text} (${fault.allowed.choices.join(", ")})` : text;
}

/** @typedef {"smaajob" | "savings" | "laerlinge" | "areas"} Question */

/** "batch": many rows of savings, made for speed and for a worker. @typedef {Question | "batch"} Part */

/** What is loaded, or on its way, by the one question that it answers; "" is all of them. @type {Map<string, Promise<Engine>>} */
const loading = new Map();

/**
 * Loads the engine, once for a page.
 * @param {{ languages?: import("./i18n.js").Lang[], only?: Part }} [options] the languages of the messages; the one question
 *   that is asked: such an engine is smaller, and the functions of the other questions throw
 * @returns {Promise<Engine>}
 * @throws {EngineError}
 */
export function load({ languages = ["da", "en"], only } = {}) {
  const known = loading.get(only ?? "");
  if (known) return known;
  const engine = start(languages, only);
  loading.set(only ?? "", engine);
  engine.catch(() => loading.delete(only ?? ""));
  return engine;
}

/** The files with the names of the calculators' fields. @type {Record<Part, string[]>} */
const TEXTS = { smaajob: ["-smaajob"], savings: ["-gevinst", "-gevinst-rows"], batch: ["-gevinst", "-gevinst-rows"], laerlinge: ["-laerlinge"], areas: ["-boligomraade"] };

/**
 * @param {import("./i18n.js").Lang[]} languages
 * @param {Part} [only]
 */
async function start(languages, only) {
  if (typeof WebAssembly !== "object") throw new EngineError("unsupported", "no WebAssembly");
  let wasm;
  /** @type {Map<import("./i18n.js").Lang, import("./i18n.js").Texts>} */
  const texts = new Map();
  try {
    const parts = ["", ...(only ? TEXTS[only] : Object.values(TEXTS).flat())];
    const loadTexts = languages.map(async (lang) => texts.set(lang, Object.assign({}, ...(await Promise.all(parts.map((part) => fetchTexts(`${lang}${part}`)))))));
    wasm = await import(new URL(`../pkg/${only ? `${only}/` : ""}jobgevinst.js`, import.meta.url).href);
    await Promise.all([wasm.default(), ...loadTexts]);
  } catch (cause) {
    throw new EngineError(problemOf(cause), cause);
  }
  /** @param {string} calculator */
  const told = (calculator) => (/** @type {any} */ input) => {
    const outcome = wasm[calculator](input);
    if (outcome.ok) return outcome;
    return {
      ok: false,
      faults: outcome.faults.map((/** @type {Fault} */ fault) => ({
        ...fault,
        message: Object.fromEntries([...texts].map(([lang, own]) => [lang, hostText(fault, calculator, own)])),
      })),
    };
  };
  return {
    smaajob: told("smaajob"),
    savings: told("savings"),
    laerlinge: told("laerlinge"),
    areas: told("areas"),
    rates: told("rates"),
    batch: (/** @type {any} */ input) => new wasm.SavingsBatch(input),
    version: () => wasm.version(),
  };
}

/** @type {Map<string, Promise<any>>} */
const files = new Map();

/**
 * A generated file of `data/`, fetched once.
 * @param {string} name
 */
function file(name) {
  let promise = files.get(name);
  if (!promise) {
    promise = fetch(new URL(`../data/${name}`, import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(`data/${name}: ${answer.status}`);
      return answer.json();
    });
    promise.catch(() => files.delete(name));
    files.set(name, promise);
  }
  return promise;
}

/** @typedef {{ code: string, name: string, region: string }} Municipality */
/** @typedef {{ da: string, en: string }} Both */
/**
 * @typedef {object} Case
 * @property {string} id
 * @property {Question | null} calculator
 * @property {Both} title
 * @property {{ name: string, year: number, isbn?: string }} publication
 * @property {string | null} place
 * @property {string | null} period
 * @property {{ label: Both, value: number, unit: string }[]} figures
 * @property {Both[]} added
 * @property {Both | null} caveat
 * @property {{ label: Both, value: number, unit: string } | null} published
 * @property {any} input
 */
/** @typedef {{ value: string, from: string, to: string | null, basis: string, source: string, status: import("../../src/types.js").Status, checkedOn: string }} RateRow */
/** @typedef {Record<string, { subject: string, unit: string, usedBy: Question[], rows: RateRow[] }>} RatesFile */

/** A value that was another in an earlier version of the data.
 *  @typedef {{ version: string, id: string, unit: string | null, from: string, to: string | null, old: string, new: string, why: string }} Change */

/** @returns {Promise<Municipality[]>} */
export const municipalities = () => file("kommuner.json");
/** The published cases of a calculator. @param {Question} calculator @returns {Promise<Case[]>} */
export const cases = (calculator) => file(`cases-${calculator}.json`);
/** One of them. @param {string} id @returns {Promise<Case>} */
export const caseOf = (id) => file(`cases/${id}.json`);
/** The public test set. @returns {Promise<import("./examples.js").Example[]>} */
export const examples = () => file("examples.json");
/** Every rate with its paragraph and source. @returns {Promise<RatesFile>} */
export const ratesFile = () => ratesData().then(({ rates }) => rates);
/** The same with the version: what schema/rates.json describes. @returns {Promise<{ engine: string, version: string, lastDay: string, rates: RatesFile }>} */
export const ratesData = () => file("rates.json");
/** The values that have been changed since they were first published, oldest first. @returns {Promise<Change[]>} */
export const changesFile = () => file("changes.json");
/** What each calculator leaves out, with its source. @returns {Promise<Record<Question, { id: string, source: string }[]>>} */
export const limitsFile = () => file("limits.json");
/** What a calculator leaves out, and when it matters. @param {Question} calculator @returns {Promise<import("./limits.js").Limit[]>} */
export const limitsOf = (calculator) => file(`limits-${calculator}.json`);
