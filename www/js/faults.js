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
  for (const { field: name, code } of typed) {
    const { label, field, text, told } = partOf(name, calc.fields, values);
    messages.set(name, told ?? typedText(code, label, field, text));
  }
  for (const fault of refused) {
    const name = nameOf(fault.field, calc.fields, values);
    if (messages.has(name)) continue;
    const { label, field, text, own, told, follows } = partOf(name, calc.fields, values);
    if (follows) continue;
    messages.set(name, told ?? faultText(field?.negative ? turned(fault) : fault, calc.id, currentTexts(), text, own ? { label, unit: unitOf(fault.allowed, field) } : {}));
  }
  // What is wrong with a row stands together, in the order of the rows.
  const fieldOf = (/** @type {string} */ name) => name.split(".")[0];
  const row = (/** @type {string} */ name) => Number(name.split(".")[1] ?? -1);
  const order = [...new Set([...messages.keys()].map(fieldOf))];
  return new Map([...messages].sort(([a], [b]) => order.indexOf(fieldOf(a)) - order.indexOf(fieldOf(b)) || row(a) - row(b)));
}

/** A limit as it is for somebody who types the number without its minus. @param {import("../../src/types.js").Fault} fault @returns {import("../../src/types.js").Fault} */
function turned(fault) {
  const { min, max } = fault.allowed;
  const code = fault.code === "tooSmall" ? "tooLarge" : fault.code === "tooLarge" ? "tooSmall" : fault.code;
  return { ...fault, code, allowed: { ...fault.allowed, min: -Number(max), max: -Number(min) } };
}

/**
 * What is wrong with a cell that was read from a file.
 * @param {{ code: string, typed: string, allowed: import("../../src/types.js").Allowed }} fault
 * @param {string} label
 * @param {FieldSpec | undefined} field
 */
export function cellText({ code, typed, allowed }, label, field) {
  if (Object.keys(allowed).length === 0 && has(`fault.typed.${code}`)) return typedText(/** @type {any} */ (code), label, field, typed);
  const own = { label, unit: unitOf(allowed, field) };
  return faultText({ code: /** @type {any} */ (code), field: "", allowed }, "savings", currentTexts(), typed, own);
}

/** What is counted there, where the engine only says that something is. @param {import("../../src/types.js").Allowed} allowed @param {FieldSpec | undefined} field */
const unitOf = (allowed, field) => (allowed.unit === "count" && field?.unit ? t(field.unit) : undefined);

/**
 * The field that a pointer belongs to, a row as "costs.0", its part as "costs.0.from"; what has no
 * field is shown by itself.
 * @param {string} pointer
 * @param {FieldSpec[]} fields
 * @param {Values} values of two fields for the same, one is shown
 */
function nameOf(pointer, fields, values) {
  const custom = fields.find((f) => f.custom && f.pointers.some((own) => pointer === own || pointer.startsWith(`${own}/`)));
  if (custom?.custom) return custom.custom.nameOf(pointer.slice(custom.pointers[0].length), values);
  const [, list, row, inside] = /^(.*?)\/(\d+)(?:\/(.*))?$/.exec(pointer) ?? [];
  const field = fields.find((f) => f.pointers.includes(list ?? pointer) && isShown(f, values));
  if (!field) return pointer;
  if (list === undefined) return field.name;
  return [field.name, row, ...(field.rows?.parts?.some(({ name }) => name === inside) ? [inside] : [])].join(".");
}

/**
 * The field of a message, what it is called, and what was typed there; nothing where a choice was
 * made. `own`: its name is not that of its pointer; `told`: what would be said less well by the
 * engine's code; `follows`: it is wrong only because of something else that is told.
 * @param {string} name
 * @param {FieldSpec[]} fields
 * @param {Values} values
 * @returns {{ label: string, field: FieldSpec | undefined, text: string, own: boolean, told?: string, follows?: boolean }}
 */
function partOf(name, fields, values) {
  const [first, row, inside] = name.split(".");
  const field = fields.find((f) => f.name === first);
  if (field?.custom) {
    const { label, field: spec, typed, ...more } = field.custom.partOf(name, values);
    return { label, field: spec, text: typed.slice(0, 30), own: true, ...more };
  }
  if (row === undefined || !field?.rows) {
    return { label: t(field?.label ?? ""), field, text: field?.kind === "number" ? values[name].trim().slice(0, 30) : "", own: false };
  }
  const at = rowsOf(field, values[first])[Number(row)];
  const k = field.rows.parts?.findIndex((part) => part.name === inside) ?? -1;
  const part = field.rows.parts?.[k];
  const n = Number(row) + 1;
  // The parts of a row are whole numbers.
  if (part) return { label: t(part.aria, { n }), field: { ...field, unit: undefined, decimals: 0 }, text: (at?.more[k] ?? "").trim().slice(0, 30), own: true };
  return { label: t(field.rows.row, { n }), field, text: (at?.text ?? "").trim().slice(0, 30), own: false };
}

/**
 * @param {import("./fields.js").TypedFault["code"]} code
 * @param {string} label
 * @param {FieldSpec | undefined} field
 * @param {string} typed
 */
function typedText(code, label, field, typed) {
  const decimals = field?.decimals ?? 0;
  const example = `example.${field?.unit?.replace("unit.", "")}`;
  const key = code === "tooManyDecimals" && decimals === 0 ? "fault.wholeNumber" : `fault.typed.${code}`;
  return t(key, { label, typed, decimals, example: t(has(example) ? example : "example") });
}

/** As many are told one by one. */
const LISTED = 20;

/**
 * The list of what is wrong, which leads to the fields.
 * @param {Map<string, string>} messages
 * @param {(name: string) => void} focus
 */
export function faultLinks(messages, focus) {
  const links = [...messages].slice(0, LISTED).map(([name, text]) =>
    h("li", null, h("a", { href: `#f-${name.replaceAll(".", "-")}`, onclick: (/** @type {Event} */ e) => {
      e.preventDefault();
      focus(name);
    } }, text)),
  );
  return messages.size > LISTED ? [...links, h("li", null, t("summary.more", { n: messages.size - LISTED }))] : links;
}
