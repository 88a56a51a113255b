/** Published examples, computed anew: the page and the tests ask the same way. */

/** @typedef {import("./engine.js").Both} Both */
/** @typedef {import("./engine.js").Question} Question */
/**
 * What schema/example.json describes.
 * @typedef {object} Expected
 * @property {Both} what
 * @property {any} [with]
 * @property {string} [at]
 * @property {string} [line]
 * @property {number} value
 * @property {"ore" | "hours" | "percent" | "årsværk" | "count"} unit
 * @property {number} tolerance
 * @property {Both} [why]
 * @property {{ ours: number, reason: Both }} [known]
 */
/** @typedef {{ id: string, kind: "published" | "own", title: Both, source: { publication: string, page: string | null, url: string | null }, question: Question, input: any, expected: Expected[] }} Example */
/** @typedef {"same" | "near" | "known" | "wrong"} State */
/** @typedef {{ expected: Expected, ours: number | null, state: State }} Tried */

/** Half of the last decimal that a number has here: a decimal is no exact number in JavaScript. */
const NOTHING = 1e-9;

/**
 * @param {any} result
 * @param {Expected} expected
 * @returns {number | null}
 */
function found(result, { at, line }) {
  if (at !== undefined) return at.split("/").slice(1).reduce((/** @type {any} */ value, name) => value?.[name], result) ?? null;
  return result.lines.findLast((/** @type {{ id: string }} */ { id }) => id === line)?.result ?? null;
}

/** @param {Expected} expected @param {number | null} ours @returns {State} */
function stateOf({ value, tolerance, known }, ours) {
  const near = (/** @type {number} */ to) => ours !== null && Math.abs(ours - to) <= tolerance + NOTHING;
  if (known) return near(known.ours) ? "known" : "wrong";
  if (!near(value)) return "wrong";
  return Math.abs(/** @type {number} */ (ours) - value) <= NOTHING ? "same" : "near";
}

/**
 * Each number of an example beside ours.
 * @param {Example} example
 * @param {(question: Question, input: any) => { ok: boolean, result?: any }} ask
 * @returns {Tried[]}
 */
export function tried(example, ask) {
  return example.expected.map((expected) => {
    const { ok, result } = ask(example.question, { ...example.input, ...expected.with, sum: true });
    const ours = ok ? found(result, expected) : null;
    return { expected, ours, state: stateOf(expected, ours) };
  });
}
