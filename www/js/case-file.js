/** A case as a file: what the calculators' files have in common, and how they are saved and opened. */

import { KEEP_FOCUS } from "./controls.js";
import { h, icon } from "./dom.js";
import { isView, toLink, valuesFromLink } from "./fields.js";
import { plural, t } from "./i18n.js";
import { ratePairs, ratesIn } from "./link.js";
import { saveFile } from "./save.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("../../src/types.js").TypedRates} TypedRates */
/** @typedef {{ refused: "notJson" | "notOurs" | "newer" | "broken" | "large", n?: number }} Refused */

const VERSION = 1;
/** The longest text of a field, and the largest file in bytes. */
const LONGEST = 2000;
const LARGEST = 50_000_000;

/** The fields as a file holds them: what is not as at first. @param {FieldSpec[]} fields @param {Values} values */
export function fieldsToFile(fields, values) {
  const own = fields.filter((field) => !field.custom && !isView(field));
  const written = own.filter((field) => field.always || (values[field.name] !== "" && toLink(field, values[field.name]) !== field.initial));
  return {
    felter: Object.fromEntries(written.map((field) => [field.key, field.kind === "number" ? toLink(field, values[field.name]) : values[field.name]])),
    // What a default stands for is not in the file: a field that was emptied is.
    tomme: own.filter((field) => values[field.name] === "" && field.initial !== "").map(({ key }) => key),
  };
}

/** @param {any} given @param {FieldSpec[]} fields @returns {Values | null} */
export function fieldsFromFile(given, fields) {
  const own = given?.felter;
  if (own === null || typeof own !== "object" || Object.values(own).some((value) => typeof value !== "string")) return null;
  // A file says what a link says, and is read by the same rules.
  const values = valuesFromLink(fields, { get: (key) => own[key] ?? null, getAll: () => [], newer: false });
  for (const { name, key, kind } of fields) {
    // Rows and texts may be longer than in a link, and stand as they were typed.
    if ((kind === "text" || kind === "rows") && own[key] !== undefined) values[name] = own[key].slice(0, LONGEST);
    if (Array.isArray(given.tomme) && given.tomme.includes(key)) values[name] = "";
  }
  return values;
}

/** @param {string} format @param {TypedRates} rates @param {Record<string, unknown>} body */
export const toFile = (format, rates, body) => `${JSON.stringify({ format, version: VERSION, gemt: new Date().toISOString().slice(0, 10), satser: ratePairs(rates).map(([, pair]) => pair), ...body }, null, 1)}\n`;

/** The visitor's own values of rates; a file of before there were any has none. @param {any} body */
export const ratesFromFile = ({ satser }) => ratesIn({ getAll: () => (Array.isArray(satser) ? satser.map(String) : []) }).rates;

/** @param {string} format @param {string} text @returns {{ body: any } | Refused} */
export function fromFile(format, text) {
  /** @type {any} */
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return { refused: "notJson" };
  }
  if (body?.format !== format || !Number.isInteger(body.version)) return { refused: "notOurs" };
  return body.version > VERSION ? { refused: "newer" } : { body };
}

/**
 * The button that saves, the field that opens a file, and what is said of both.
 * @template {object} T
 * @param {{
 *   name: string,
 *   write: () => string,
 *   read: (text: string) => T | Refused,
 *   open: (told: T) => { n: number, back: () => void },
 *   focus: HTMLElement,
 *   more?: (tell: (text: string, back?: () => void) => void) => Node[],
 * }} file
 */
export function createFileBox({ name, write, read, open, focus, more }) {
  const status = h("div", { role: "status" });
  const tell = (/** @type {string} */ text, /** @type {(() => void) | undefined} */ back = undefined) => {
    const undo = back && h("button", { type: "button", class: "linklike", onclick: () => {
      back();
      tell(t("file.undone"));
      focus.focus();
    }, ...KEEP_FOCUS }, t("file.undo"));
    status.replaceChildren(h("p", null, text, undo && [" ", undo]));
  };
  const chosen = h("input", { type: "file", id: "file-open", accept: ".json,application/json", "aria-describedby": "file-open-hint" });
  chosen.addEventListener("change", async () => {
    const given = chosen.files?.[0];
    if (!given) return;
    const told = given.size > LARGEST ? /** @type {Refused} */ ({ refused: "large" }) : read(await given.text());
    // The same file again, when it has been mended, is a change too.
    chosen.value = "";
    if ("refused" in told) {
      status.replaceChildren(h("p", { class: "error" }, icon("error"), h("span", null, h("span", { class: "vh" }, `${t("form.error")}: `), t(`file.refused.${told.refused}`, { name: given.name, n: told.n ?? 0 }))));
      return;
    }
    const { n, back } = open(told);
    tell(plural("file.opened", n, { name: given.name, n }), back);
    focus.focus();
  });
  const save = h("button", { type: "button", class: "button", onclick: () => {
    saveFile(name, new Blob([write()], { type: "application/json" }));
    tell(t("file.saved"));
  }, ...KEEP_FOCUS }, t("file.save"));
  return {
    tell,
    nodes: [
      h("div", { class: "button-row" }, save, more?.(tell)),
      h("div", { class: "field drop" }, h("label", { for: "file-open" }, t("file.open")), h("p", { class: "hint", id: "file-open-hint" }, t("file.open.hint")), chosen),
      status,
    ],
  };
}
