/**
 * Fields declared as data. What stands in a field is kept as the text that was typed; it becomes
 * a number only on its way to the engine.
 */

import { plural, t } from "./i18n.js";
import { fromPlain, howMany, plainNumber, readNumber, writeNumber } from "./numbers.js";

/** @typedef {{ value: string, label: string, group?: string, disabled?: boolean }} Option */
/** @typedef {{ label: string, value: string }} Described */
/** One line of a field with rows: what was typed, the choice beside it, and what the row has more.
 *  @typedef {{ choice: string, text: string, more: string[] }} Row */

/**
 * What a row has beside its number and its choice.
 * @typedef {object} Part
 * @property {string} name
 * @property {"choice" | "number" | "text"} kind
 * @property {string} label i18n key of what is seen
 * @property {string} aria i18n key of its whole name, with {n}
 * @property {string} initial
 * @property {string[]} [values] of a choice
 * @property {(value: string) => string} [show] what a value is called
 * @property {(row: Row) => boolean} [when] shown only then
 * @property {(text: string) => string} [inLink] what a link holds of a text
 */

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
 * @property {Part[]} [parts] what more a row has; a text comes last
 * @property {(rows: Row[]) => Described[]} describe
 */

/**
 * @typedef {object} FieldSpec
 * @property {string} name its key in the values
 * @property {string} key its key in the link
 * @property {"number" | "choice" | "radio" | "flag" | "month" | "rows" | "text" | "date" | "custom"} kind
 * @property {string[]} pointers the parts of the engine's input it fills (none: see `inside` and `isView`)
 * @property {string} label i18n key; `<label>.hint` is shown under it where it exists
 * @property {string} initial as it stands in a link
 * @property {boolean} [always] in every link, also when it is the default
 * @property {string} [unit] i18n key
 * @property {number} [decimals]
 * @property {boolean} [optional]
 * @property {boolean} [blank] an empty number is left to the engine, which knows whether it is needed
 * @property {boolean} [required] a text that is not optional
 * @property {boolean} [negative] typed without its minus: the engine's limits are the other way round
 * @property {boolean} [wide]
 * @property {() => Option[]} [options]
 * @property {(value: string) => string} [optionName] what a choice is called that is not on offer now
 * @property {(values: Values) => boolean} [when] shown only then
 * @property {string} [toggle] of a number: the flag that switches it off and keeps what was typed
 * @property {boolean} [inside] a flag that stands inside the number that it switches off
 * @property {boolean} [unseen] is in the link, and nowhere on the page
 * @property {boolean} [quiet] on paper only when it is not the default
 * @property {import("../../src/types.js").Status} [status] how well the default is known
 * @property {Rows} [rows]
 * @property {Custom} [custom]
 */

/**
 * A field that looks after itself: its value is text that only it reads. Its parts have names of
 * their own, "people.3.week".
 * @typedef {object} Custom
 * @property {(shared: import("./controls.js").Shared, field: FieldSpec) => HTMLElement} build
 * @property {(values: Values) => TypedFault[]} faults what was typed and cannot be read
 * @property {(rest: string, values: Values) => string} nameOf the part that a pointer inside the field belongs to
 * @property {(name: string, values: Values) => { label: string, field: FieldSpec | undefined, typed: string, told?: string, follows?: boolean }} partOf a part by
 *   its name, what to say of it when it is wrong, and whether it is wrong only because of another
 * @property {(values: Values) => [string, string][]} pairs for the link
 * @property {string} [leftOut] the key of a link that says how many rows it does not have
 * @property {(value: string, rows: number) => boolean} [onlyInFile] is a row none that a link may have?
 * @property {(link: import("./link.js").Link) => string | null} fromLink null: the link has none
 * @property {(values: Values) => Described[]} describe
 */

/** @typedef {Record<string, string>} Values */
/** @typedef {Record<string, number | undefined>} Numbers whole units of the last decimal */
/** @typedef {{ choice: string, value: number, more: Record<string, string | number | undefined> }} RowNumber */
/** @typedef {Record<string, RowNumber[]>} RowNumbers the rows, by field */
/** @typedef {{ field: string, code: import("./numbers.js").NumberFault | "notADate" | "notAnAge" | "notAMonth" }} TypedFault of a row: "costs.0", "costs.0.from" */

const LARGEST = 999_999_999_999_999;
/** The longest text of a field that a link holds. */
const LONGEST = 80;
/** The longest row that has more than a number. */
const LONGEST_ROW = 300;
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

/** Who an answer can be shown for. */
export const VIEWS = ["borger", "sagsbehandler", "beslutningstager"];
/** The view where only a link or a host chooses it. @type {FieldSpec} */
export const UNSEEN_VIEW = { name: "view", key: "vis", kind: "radio", pointers: [], label: "label.view", initial: "beslutningstager", unseen: true, options: () => VIEWS.map((value) => ({ value, label: value })) };

/** Says only how the answer is shown. @param {FieldSpec} field */
export const isView = (field) => field.pointers.length === 0 && !field.inside;

/** @param {FieldSpec} field @param {Values} values */
export const isDefault = (field, values) => toLink(field, values[field.name]) === field.initial;

// ---------------------------------------------------------------- rows

/** A new row. @param {FieldSpec} field @returns {Row} */
export const newRow = ({ rows }) => ({ choice: rows?.choice?.values[0] ?? "", text: "", more: (rows?.parts ?? []).map(({ initial }) => initial) });

/** @param {FieldSpec} field @param {string[]} parts as they follow each other in a line @returns {Row} */
function rowFrom(field, parts) {
  const rest = field.rows?.choice ? parts.slice(1) : parts;
  const own = field.rows?.parts ?? [];
  return { choice: field.rows?.choice ? (parts[0] ?? "") : "", text: rest[0] ?? "", more: own.map(({ initial }, i) => rest[i + 1] ?? initial) };
}

/** @param {FieldSpec} field @param {Row} row @returns {string[]} */
const partsOf = (field, { choice, text, more }) => [...(field.rows?.choice ? [choice] : []), text, ...more];

/** @param {FieldSpec} field @param {string} value @returns {Row[]} */
export function rowsOf(field, value) {
  return value.split("\n").slice(0, -1).map((line) => rowFrom(field, line.split("\t")));
}

/** Each row ends its line, so that one empty row is not none. @param {FieldSpec} field @param {Row[]} rows */
export function joinRows(field, rows) {
  return rows.map((row) => `${partsOf(field, row).map((part) => part.replace(/[\n\t]/g, " ")).join("\t")}\n`).join("");
}

/** Is the part of a row shown? @param {Part} part @param {Row} row */
export const isPartShown = (part, row) => !part.when || part.when(row);

/** @param {FieldSpec} field @param {import("./link.js").Link} link @returns {Row[]} also those whose choice is unknown */
function rowsInLink(field, link) {
  const { rows } = field;
  const alone = !rows?.choice && !rows?.parts;
  const lines = alone ? (link.get(field.key)?.slice(0, LONGEST).split(BETWEEN_ROWS) ?? []) : link.getAll(field.key);
  return lines.slice(0, MOST_IN_LINK).map((line) => {
    const most = 1 + Number(Boolean(rows?.choice)) + (rows?.parts?.length ?? 0);
    const parts = alone ? [line] : line.slice(0, LONGEST_ROW).split(":");
    // Only the last part may be a text, which has colons of its own.
    if (parts.length > most) parts.push(parts.splice(most - 1).join(":"));
    const row = rowFrom(field, parts);
    return {
      choice: row.choice,
      text: numberFromLink(row.text, field.decimals ?? 0, isMoney(field)),
      more: row.more.map((text, i) => partFromLink(rows?.parts?.[i], text)),
    };
  });
}

/** @param {Part | undefined} part @param {string} text */
function partFromLink(part, text) {
  if (part?.kind === "number") return numberFromLink(text, 0, false);
  return part?.kind === "choice" && !part.values?.includes(text) ? part.initial : text;
}

/** Rows that are only numbers stand together, the others each by itself. @param {FieldSpec} field @param {string} value @returns {[string, string][]} */
function rowPairs(field, value) {
  const lines = rowsOf(field, value);
  const own = field.rows?.parts ?? [];
  const number = (/** @type {Row} */ row) => numberToLink(row.text, field.decimals ?? 0);
  if (!field.rows?.choice && own.length === 0) return [[field.key, lines.map((row) => number(row).replaceAll(BETWEEN_ROWS, " ")).join(BETWEEN_ROWS).slice(0, LONGEST)]];
  return lines.map((row) => {
    const more = own.map((part, i) => (part.kind === "number" ? numberToLink(row.more[i], 0) : (part.inLink?.(row.more[i]) ?? row.more[i])));
    // What stands at its default at the end is left out, as it was before rows had it.
    while (more.length > 0 && more[more.length - 1] === own[more.length - 1].initial) more.pop();
    const texts = [number(row), ...more].map((text, i) => (own[i - 1]?.kind === "text" ? text : text.replaceAll(":", " ")));
    return [field.key, [...(field.rows?.choice ? [row.choice] : []), ...texts].join(":").slice(0, own.length > 0 ? LONGEST_ROW : LONGEST)];
  });
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
export function fromLink(field, text) {
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
export function toLink(field, value) {
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
    if (field.custom) {
      values[field.name] = field.custom.fromLink(link) ?? values[field.name];
      continue;
    }
    const text = link.get(field.key);
    if (text === null) continue;
    if (field.kind === "number") values[field.name] = fromLink(field, text.slice(0, LONGEST));
    else if (field.kind === "rows") values[field.name] = joinRows(field, rowsInLink(field, link).filter((row) => isKnownRow(field, row)));
    else if (field.kind === "flag") values[field.name] = text === "1" ? "1" : "";
    else if (field.kind === "month") values[field.name] = /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : values[field.name];
    else if (field.kind === "text" || field.kind === "date") values[field.name] = text.slice(0, LONGEST);
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
    if (field.custom) pairs.push(...field.custom.pairs(values));
    else if (field.kind === "rows" && !isDefault(field, values)) pairs.push(...rowPairs(field, now));
    else if (field.always || !isDefault(field, values)) pairs.push([field.key, toLink(field, now).slice(0, LONGEST)]);
  }
  return pairs;
}

/** The key by which a link says that it lacks a field, or how many rows of it. @param {FieldSpec} field */
export const leftOutKey = ({ key, custom }) => custom?.leftOut ?? `uden${key}`;

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
    if (field.kind === "number") numbers[field.name] = read(field.name, values[field.name], decimals, field.optional || field.blank || false);
    if (field.custom) faults.push(...field.custom.faults(values));
    if (field.kind === "rows") {
      const optional = field.rows?.emptyIsNothing ?? false;
      rows[field.name] = rowsOf(field, values[field.name]).map((row, i) => {
        const parts = field.rows?.parts?.map((part, k) => [part.name, !isPartShown(part, row) ? undefined : part.kind === "number" ? read(`${field.name}.${i}.${part.name}`, row.more[k], 0, true) : row.more[k]]);
        return { choice: row.choice, value: read(`${field.name}.${i}`, row.text, decimals, optional) ?? 0, more: Object.fromEntries(parts ?? []) };
      });
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
    if (field.custom) return field.custom.describe(values);
    if (field.rows) return field.rows.describe(rowsOf(field, value));
    if (field.quiet && !field.always && isDefault(field, values)) return [];
    if (value.trim() === "" && (field.optional || field.blank || field.kind === "text" || field.kind === "date")) return [];
    return [{ label: t(field.label), value: isOff(field, values) ? t("form.off", { value: shownValue(field, value) }) : shownValue(field, value, optionLabel) }];
  });
}

/**
 * @param {FieldSpec} field
 * @param {string} value
 * @param {(field: string, value: string) => string | undefined} [optionLabel]
 */
function shownValue(field, value, optionLabel) {
  if (field.kind === "number") return field.unit ? withUnit(field, value) : value;
  if (field.kind === "flag") return t(value === "1" ? "yes" : "no");
  if (field.kind === "month") return monthName(value);
  return optionLabel?.(field.name, value) ?? field.optionName?.(value) ?? value;
}

/** A number as it was typed, with its unit: "1 barn", but "1.000 personer". @param {FieldSpec} field @param {string} value */
export const withUnit = ({ unit, decimals = 0 }, value) => `${value}\u00a0${plural(unit ?? "", howMany(value, decimals))}`;

/** @param {string} yearMonth */
export function monthName(yearMonth) {
  const [year, month] = yearMonth.split("-");
  return `${t(`month.${Number(month)}`)} ${year}`;
}
