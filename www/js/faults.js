/** What is wrong with the inputs, in words at the fields and in a list with the answer. */

import { h } from "./dom.js";
import { faultText } from "./engine.js";
import { isShown, rowsOf } from "./fields.js";
import { currentTexts, has, t } from "./i18n.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Values} Values */

/**
 * The messages by field, what was typed first.
 * @param {{ id: string, fields: FieldSpec[] }} calc
 * @param {Values} values
 * @param {import("./fields.js").TypedFault[]} typed
 * @param {import("../../src/types.js").Fault[]} refused by the engine
 * @returns {Map<string, string>}
 */
export function messagesOf(calc, values, typed, refused) {
  /** @type {Map<string, string>} */
  const messages = new Map();
  for (const fault of typed) messages.set(fault.field, typedFaultText(fault, calc.fields, values));
  for (const fault of refused) {
    const name = fieldOf(fault.field, calc.fields, values);
    if (!messages.has(name)) messages.set(name, faultText(fault, calc.id, currentTexts(), wordsIn(name, calc.fields, values)));
  }
  return messages;
}

/**
 * The field that a pointer belongs to, a row as "costs.0"; what has no field is shown by itself.
 * @param {string} pointer
 * @param {FieldSpec[]} fields
 * @param {Values} values of two fields for the same, one is shown
 */
function fieldOf(pointer, fields, values) {
  const [, list, row] = /^(.*?)\/(\d+)(?:\/|$)/.exec(pointer) ?? [];
  const field = fields.find((f) => f.pointers.includes(list ?? pointer) && isShown(f, values));
  if (!field) return pointer;
  return list === undefined ? field.name : `${field.name}.${row}`;
}

/** The field of a message, and the row in it. @param {string} name @param {FieldSpec[]} fields */
function fieldAndRow(name, fields) {
  const [own, row] = name.split(".");
  return { field: fields.find((f) => f.name === own), row: row === undefined ? null : Number(row) };
}

/** What was typed there; nothing where a choice was made. @param {string} name @param {FieldSpec[]} fields @param {Values} values */
function wordsIn(name, fields, values) {
  const { field, row } = fieldAndRow(name, fields);
  if (!field || (field.kind !== "number" && row === null)) return "";
  const text = row === null ? values[field.name] : rowsOf(field, values[field.name])[row]?.text;
  return (text ?? "").trim().slice(0, 30);
}

/**
 * @param {import("./fields.js").TypedFault} fault
 * @param {FieldSpec[]} fields
 * @param {Values} values
 */
function typedFaultText(fault, fields, values) {
  const { field, row } = fieldAndRow(fault.field, fields);
  const label = row === null ? t(field?.label ?? "") : t(field?.rows?.row ?? "", { n: row + 1 });
  const decimals = field?.decimals ?? 0;
  const example = `example.${field?.unit?.replace("unit.", "")}`;
  const key = fault.code === "tooManyDecimals" && decimals === 0 ? "fault.wholeNumber" : `fault.typed.${fault.code}`;
  return t(key, { label, typed: wordsIn(fault.field, fields, values), decimals, example: t(has(example) ? example : "example") });
}

/**
 * The list of what is wrong, which leads to the fields.
 * @param {Map<string, string>} messages
 * @param {(name: string) => void} focus
 */
export function faultLinks(messages, focus) {
  return [...messages].map(([name, text]) =>
    h("li", null, h("a", { href: `#f-${name.replace(".", "-")}`, onclick: (/** @type {Event} */ e) => {
      e.preventDefault();
      focus(name);
    } }, text)),
  );
}
