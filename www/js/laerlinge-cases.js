/** The sager of one file. The one that is open lives in the page's fields; the others wait here. */

import { fieldsFromFile, fieldsToFile, fromFile, ratesFromFile, toFile } from "./case-file.js";
import { initialValues, readFields } from "./fields.js";
import { t } from "./i18n.js";
import { listFromFile, listToFile } from "./laerlinge-lists.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("../../src/types.js").TypedRates} TypedRates */
/** What a file saves. @typedef {{ values: Values, rates: TypedRates }} Saved */

const FORMAT = "jobgevinst-laerlinge";
/** The most sager of a file. */
const MOST = 100;
const LISTS = /** @type {const} */ (["trades", "ledger"]);

/** Those that wait, and in their midst the place of the one that is open. @type {{ list: Values[], at: number }} */
const state = { list: [{}], at: 0 };

export const openAt = () => state.at;

/** All of them, with the open one as it is now. @param {{ values: Values }} app @returns {Values[]} */
export function all(app) {
  state.list[state.at] = { ...app.values };
  return state.list;
}

/** What a sag is called. @param {Values} values @param {number} i */
export const nameOf = (values, i) => values.caseName?.trim() || t("file.unnamed", { n: i + 1 });

/** Puts a sag into the page's fields. @param {App} app @param {number} at */
export function open(app, at) {
  all(app);
  state.at = at;
  show(app);
}

/** @param {App} app */
function show(app) {
  // How the answer is shown is no sag's.
  const values = { ...state.list[state.at], view: app.values.view };
  app.closeCase();
  Object.assign(app.values, values);
  app.form.sync();
  app.again();
}

/** A new sag without amounts, opened. @param {App} app @param {FieldSpec[]} fields */
export function add(app, fields) {
  const list = all(app);
  if (list.length >= MOST) return;
  list.push({ ...initialValues(fields), supported: "0", unsupported: "0" });
  state.at = list.length - 1;
  show(app);
}

/** @param {App} app @param {number} at */
export function remove(app, at) {
  const list = all(app);
  if (list.length < 2) return;
  list.splice(at, 1);
  state.at = Math.min(state.at > at ? state.at - 1 : state.at, list.length - 1);
  show(app);
}

/**
 * Other sager in place of these, and back.
 * @param {App} app
 * @param {{ list: Values[], at: number, rates: TypedRates }} told
 */
export function replace(app, told) {
  const before = { list: [...all(app)], at: state.at, rates: app.rates };
  const put = (/** @type {typeof before} */ { list, at, rates }) => {
    Object.assign(state, { list, at });
    app.rates = rates;
    show(app);
  };
  put(told);
  return () => put(before);
}

/**
 * The answer to a sag that is not open, or to other rows than those that are: rows that are wrong are left out.
 * @param {App} app
 * @param {Values} values
 */
export function answerFor(app, values) {
  const { numbers, faults } = readFields(app.fields, values, {});
  const inRows = faults.every(({ field }) => field.includes("."));
  if (!app.engine || !inRows) return { ok: /** @type {const} */ (false) };
  const given = { ...app.inputOf(numbers, values, {}), sum: false };
  const outcome = app.engine.laerlinge(given);
  return outcome.ok ? { ok: /** @type {const} */ (true), result: outcome.result, input: given } : { ok: /** @type {const} */ (false) };
}

/** What was saved last: the values of every sag, and the rates. */
let saved = "";
/** @param {Saved} app */
const keyOf = (app) => JSON.stringify([all(app), app.rates]);

/** Would something be lost with the page? What a link holds is not. @param {Saved & { leftOut: number }} app */
export function isUnsaved(app) {
  return (all(app).length > 1 || app.leftOut > 0) && keyOf(app) !== saved;
}

/** @param {App} app */
export const markSaved = (app) => {
  saved = keyOf(app);
};

// ---------------------------------------------------------------- the file

/** @param {App} app @param {FieldSpec[]} fields */
export function write(app, fields) {
  const sager = all(app).map((values) => ({ ...fieldsToFile(fields, values), plan: listToFile("trades", values.trades), registrering: listToFile("ledger", values.ledger) }));
  return toFile(FORMAT, app.rates, { aaben: state.at, sager });
}

/**
 * @param {string} text
 * @param {FieldSpec[]} fields
 * @returns {{ list: Values[], at: number, rates: TypedRates } | import("./case-file.js").Refused}
 */
export function read(text, fields) {
  const told = fromFile(FORMAT, text);
  if ("refused" in told) return told;
  const { sager, aaben } = told.body;
  if (!Array.isArray(sager) || sager.length === 0 || sager.length > MOST) return { refused: "broken", n: 1 };
  /** @type {Values[]} */
  const list = [];
  for (const [i, sag] of sager.entries()) {
    const values = readOne(sag, fields);
    if (values === null) return { refused: "broken", n: i + 1 };
    list.push(values);
  }
  return { list, at: Number.isInteger(aaben) && aaben >= 0 && aaben < list.length ? aaben : 0, rates: ratesFromFile(told.body) };
}

/** @param {any} sag @param {FieldSpec[]} fields @returns {Values | null} */
function readOne(sag, fields) {
  const values = fieldsFromFile(sag, fields);
  if (values === null) return null;
  for (const name of LISTS) {
    const value = listFromFile(name, (name === "trades" ? sag.plan : sag.registrering) ?? []);
    if (value === null) return null;
    values[name] = value;
  }
  return values;
}
