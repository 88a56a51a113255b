/**
 * Fields declared as data. What stands in a field is kept as the text that was typed; it becomes
 * a number only on its way to the engine.
 */

import { t } from "./i18n.js";
import { fromPlain, plainNumber, readNumber, writeNumber } from "./numbers.js";

/** @typedef {{ value: string, label: string, group?: string, disabled?: boolean }} Option */
/** @typedef {{ label: string, value: string }} Described */
/** One line of a field with rows: what was typed, and the choice beside it. @typedef {{ choice: string, text: string }} Row */

/**
 * Rows of the same kind, as many as the user adds; the field's value holds them as text (`joinRows`).
 * @typedef {object} Rows
 * @property {number} most
 * @property {string} row i18n key of a row's label, with {n}
 * @property {string} add i18n key of the button
 * @property {string} remove i18n key of each row's button, with {n}
 * @property {boolean} [emptyIsNothing] a row without a number counts as 0
 * @property {{ label: string, name: string, values: string[], show: (value: string) => string }} [choice] beside
 *   each number: the label that is seen, the i18n key of the name with {n}, the values and their texts
 * @property {(rows: Row[]) => Described[]} describe
 */

/**
 * @typedef {object} FieldSpec
 * @property {string} name its key in the values
 * @property {string} key its key in the link
 * @property {"number" | "choice" | "radio" | "flag" | "month" | "rows"} kind
 * @property {string[]} pointers the parts of the engine's input it fills (none: see `inside` and `isView`)
 * @property {string} label i18n key; `<label>.hint` is shown under it where it exists
 * @property {string} initial as it stands in a link
 * @property {boolean} [always] in every link, also when it is the default
 * @property {string} [unit] i18n key
 * @property {number} [decimals]
 * @property {boolean} [optional]
 * @property {boolean} [wide]
 * @property {() => Option[]} [options]
 * @property {(value: string) => string} [optionName] what a choice is called that is not on offer now
 * @property {(values: Values) => boolean} [when] shown only then
 * @property {string} [toggle] of a number: the flag that switches it off and keeps what was typed
 * @property {boolean} [inside] a flag that stands inside the number that it switches off
 * @property {boolean} [quiet] on paper only when it is not the default
 * @property {import("../../src/types.js").Status} [status] how well the default is known
 * @property {Rows} [rows]
 */

/** @typedef {Record<string, string>} Values */
/** @typedef {Record<string, number | undefined>} Numbers whole units of the last decimal */
/** @typedef {Record<string, { choice: string, value: number }[]>} RowNumbers the rows, by field */
/** @typedef {{ field: string, code: import("./numbers.js").NumberFault }} TypedFault of a row: "costs.0" */

const LARGEST = 999_999_999_999_999;
/** The longest text of a field that a link holds. */
const LONGEST = 80;
/** Between rows that are only numbers, in a link. */
const BETWEEN_ROWS = "_";
/** More rows than any field has, so that too many are told and not dropped. */
const MOST_IN_LINK = 20;

/**
 * @param {FieldSpec[]} fields
 * @returns {Values}
 */
export function initialValues(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, fromLink(field, field.initial)]));
}

/**
 * @param {FieldSpec} field
 * @param {Values} values
 */
export const isShown = (field, values) => !field.when || field.when(values);

/** Is the number switched off by its flag? @param {FieldSpec} field @param {Values} values */
const isOff = (field, values) => field.toggle !== undefined && values[field.toggle] !== "1";

/** Says only how the answer is shown. @param {FieldSpec} field */
export const isView = (field) => field.pointers.length === 0 && !field.inside;

/** @param {FieldSpec} field @param {Values} values */
export const isDefault = (field, values) => toLink(field, values[field.name]) === field.initial;

// ---------------------------------------------------------------- rows

/** @param {FieldSpec} field @param {string} value @returns {Row[]} */
export function rowsOf(field, value) {
  return value.split("\n").slice(0, -1).map((line) => splitRow(field, line));
}

/** @param {FieldSpec} field @param {string} line @returns {Row} */
function splitRow(field, line) {
  const at = field.rows?.choice ? line.indexOf(":") : -1;
  if (!field.rows?.choice) return { choice: "", text: line };
  return at < 0 ? { choice: line, text: "" } : { choice: line.slice(0, at), text: line.slice(at + 1) };
}

/** Each row ends its line, so that one empty row is not none. @param {FieldSpec} field @param {Row[]} rows */
export function joinRows(field, rows) {
  return rows.map(({ choice, text }) => `${field.rows?.choice ? `${choice}:` : ""}${text.replaceAll("\n", " ")}\n`).join("");
}

/** @param {FieldSpec} field @param {import("./link.js").Link} link @returns {Row[]} also those whose choice is unknown */
function rowsInLink(field, link) {
  const lines = field.rows?.choice ? link.getAll(field.key) : (link.get(field.key)?.slice(0, LONGEST).split(BETWEEN_ROWS) ?? []);
  return lines.slice(0, MOST_IN_LINK).map((line) => {
    const { choice, text } = splitRow(field, line.slice(0, LONGEST));
    return { choice, text: numberFromLink(text, field.decimals ?? 0, isMoney(field)) };
  });
}

/** Rows with a choice stand each by itself, those that are only numbers together. @param {FieldSpec} field @param {string} value @returns {[string, string][]} */
function rowPairs(field, value) {
  const lines = rowsOf(field, value).map(({ choice, text }) => ({ choice, text: numberToLink(text, field.decimals ?? 0) }));
  if (field.rows?.choice) return lines.map(({ choice, text }) => [field.key, `${choice}:${text}`.slice(0, LONGEST)]);
  return [[field.key, lines.map(({ text }) => text.replaceAll(BETWEEN_ROWS, " ")).join(BETWEEN_ROWS).slice(0, LONGEST)]];
}

/** @param {FieldSpec} field @param {Row} row */
const isKnownRow = (field, row) => !field.rows?.choice || field.rows.choice.values.includes(row.choice);

/** Are there rows in the link with a choice that does not exist? @param {FieldSpec[]} fields @param {import("./link.js").Link} link */
export function hasUnknownRows(fields, link) {
  return fields.some((field) => field.kind === "rows" && rowsInLink(field, link).some((row) => !isKnownRow(field, row)));
}

// ---------------------------------------------------------------- the link

/**
 * @param {FieldSpec} field
 * @param {string} text
 */
function fromLink(field, text) {
  return field.kind === "number" ? numberFromLink(text, field.decimals ?? 0, isMoney(field)) : text;
}

/** @param {FieldSpec} field */
export const isMoney = (field) => field.unit?.startsWith("unit.kr") ?? false;

/**
 * A number as it stands in a field that is left: an amount has both digits of its øre, or none.
 * @param {number} value
 * @param {number} decimals
 * @param {boolean} money
 */
export const tidy = (value, decimals, money) => writeNumber(value, decimals, money && value % 10 ** decimals !== 0);

/**
 * A number of a link as it stands in a field; after "~" it is what somebody typed.
 * @param {string} text
 * @param {number} decimals
 * @param {boolean} money
 */
function numberFromLink(text, decimals, money) {
  if (text.startsWith("~")) return text.slice(1);
  const shown = fromPlain(text);
  const read = readNumber(shown, decimals);
  return read.ok ? tidy(read.value, decimals, money) : shown;
}

/**
 * A typed number as a link holds it; what is no number is kept as it was typed, behind "~", so
 * that it does not come back as a number.
 * @param {string} text
 * @param {number} decimals
 */
function numberToLink(text, decimals) {
  const read = readNumber(text, decimals);
  if (read.ok) return plainNumber(read.value, decimals);
  return text.trim() === "" ? "" : `~${text}`;
}

/**
 * @param {FieldSpec} field
 * @param {string} value
 */
function toLink(field, value) {
  return field.kind === "number" ? numberToLink(value, field.decimals ?? 0) : value;
}

/**
 * The fields that the link names, over the defaults. A choice that does not exist is left out.
 * @param {FieldSpec[]} fields
 * @param {import("./link.js").Link} link
 * @returns {Values}
 */
export function valuesFromLink(fields, link) {
  const values = initialValues(fields);
  for (const field of fields) {
    const text = link.get(field.key);
    if (text === null) continue;
    if (field.kind === "number") values[field.name] = fromLink(field, text.slice(0, LONGEST));
    else if (field.kind === "rows") values[field.name] = joinRows(field, rowsInLink(field, link).filter((row) => isKnownRow(field, row)));
    else if (field.kind === "flag") values[field.name] = text === "1" ? "1" : "";
    else if (field.kind === "month") values[field.name] = /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : values[field.name];
    else if (/^[\w.-]{0,60}$/.test(text) && (!field.options || field.options().some((o) => o.value === text && !o.disabled))) values[field.name] = text;
  }
  return values;
}

/**
 * The labels of the choices in a link that do not exist, so that their defaults are used.
 * @param {FieldSpec[]} fields
 * @param {import("./link.js").Link} link
 */
export function unknownChoices(fields, link) {
  const values = valuesFromLink(fields, link);
  return fields.filter((field) => ["choice", "radio", "month"].includes(field.kind) && link.get(field.key) !== null && values[field.name] !== link.get(field.key)).map((field) => field.label);
}

/**
 * @param {FieldSpec[]} fields
 * @param {Values} values
 * @returns {[string, string][]}
 */
export function linkPairs(fields, values) {
  /** @type {[string, string][]} */
  const pairs = [];
  for (const field of fields) {
    if (!isShown(field, values)) continue;
    const now = values[field.name];
    if (field.kind === "rows" && !isDefault(field, values)) pairs.push(...rowPairs(field, now));
    else if (field.always || !isDefault(field, values)) pairs.push([field.key, toLink(field, now).slice(0, LONGEST)]);
  }
  return pairs;
}

// ---------------------------------------------------------------- numbers and words

/**
 * The typed numbers. Where one cannot be read its last good value stands in, so that the others
 * are still checked; one that is too small or too large is left for the engine to refuse, which
 * knows the limits.
 * @param {FieldSpec[]} fields
 * @param {Values} values
 * @param {Numbers} lastGood
 * @returns {{ numbers: Numbers, rows: RowNumbers, faults: TypedFault[] }}
 */
export function readFields(fields, values, lastGood) {
  /** @type {Numbers} */
  const numbers = {};
  /** @type {RowNumbers} */
  const rows = {};
  /** @type {TypedFault[]} */
  const faults = [];
  /**
   * @param {string} name
   * @param {string} text
   * @param {number} decimals
   * @param {boolean} optional
   */
  const read = (name, text, decimals, optional) => {
    const result = readNumber(text, decimals);
    if (result.ok) {
      lastGood[name] = result.value;
      return result.value;
    }
    if (result.code === "missing" && optional) return undefined;
    if (result.code === "tooSmall") return -1;
    if (result.code === "tooLarge") return LARGEST;
    faults.push({ field: name, code: result.code });
    return lastGood[name];
  };
  for (const field of fields) {
    if (!isShown(field, values) || isOff(field, values)) continue;
    const decimals = field.decimals ?? 0;
    if (field.kind === "number") numbers[field.name] = read(field.name, values[field.name], decimals, field.optional ?? false);
    if (field.kind === "rows") {
      const optional = field.rows?.emptyIsNothing ?? false;
      rows[field.name] = rowsOf(field, values[field.name]).map(({ choice, text }, i) => ({ choice, value: read(`${field.name}.${i}`, text, decimals, optional) ?? 0 }));
    }
  }
  return { numbers, rows, faults };
}

/**
 * What a person would read back: label and value with unit, for print and notes.
 * @param {FieldSpec[]} fields
 * @param {Values} values
 * @param {(field: string, value: string) => string | undefined} optionLabel what the form calls a choice
 * @returns {Described[]}
 */
export function describeFields(fields, values, optionLabel) {
  return fields.flatMap((field) => {
    const value = values[field.name];
    if (!isShown(field, values) || field.inside || isView(field)) return [];
    if (field.rows) return field.rows.describe(rowsOf(field, value));
    if (field.quiet && !field.always && isDefault(field, values)) return [];
    if (field.kind === "number" && value.trim() === "" && field.optional) return [];
    return [{ label: t(field.label), value: isOff(field, values) ? t("form.off", { value: shownValue(field, value) }) : shownValue(field, value, optionLabel) }];
  });
}

/**
 * @param {FieldSpec} field
 * @param {string} value
 * @param {(field: string, value: string) => string | undefined} [optionLabel]
 */
function shownValue(field, value, optionLabel) {
  if (field.kind === "number") return field.unit ? `${value}\u00a0${t(field.unit)}` : value;
  if (field.kind === "flag") return t(value === "1" ? "yes" : "no");
  if (field.kind === "month") return monthName(value);
  return optionLabel?.(field.name, value) ?? field.optionName?.(value) ?? value;
}

/** @param {string} yearMonth */
function monthName(yearMonth) {
  const [year, month] = yearMonth.split("-");
  return `${t(`month.${Number(month)}`)} ${year}`;
}
