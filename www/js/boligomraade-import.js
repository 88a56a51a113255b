/** What a copied table of the area's figures says, shown before it takes the place of what stands in the fields. */

import { idOf, KEEP_FOCUS } from "./controls.js";
import { h, icon, table } from "./dom.js";
import { plural, t } from "./i18n.js";
import { readNumber, writeNumber } from "./numbers.js";
import { tidy } from "./fields.js";
import { FIELDS } from "./boligomraade-fields.js";
import { readFigures } from "./boligomraade-read.js";

/** @typedef {import("./controls.js").Shared} Shared */

/** The longest text that is read: a table of one area is far shorter. */
const LONGEST = 50_000;

/** What otherwise counts before a figure that is read. @type {Record<string, string[]>} */
const BEFORE = {
  average: ["older", "newer", "olderPersons", "newerPersons", "adultsOlder"],
  older: ["olderPersons"],
  newer: ["newerPersons"],
  convicted: ["convictedOlder", "convictedNewer", "convictedOlderPersons", "convictedNewerPersons", "grownOlder"],
  convictedOlder: ["convictedOlderPersons"],
  convictedNewer: ["convictedNewerPersons"],
  education: ["educationPersons"],
  income: ["incomeArea"],
  nonwestern: ["nonwesternPersons"],
};

/** @param {string} field @returns {import("./fields.js").FieldSpec} */
const specOf = (field) => /** @type {import("./fields.js").FieldSpec} */ (FIELDS.find(({ name }) => name === field));
/** @param {string} field */
const labelOf = (field) => t(specOf(field).label);

/** @param {Shared} shared */
export function pasteNodes(shared) {
  const area = h("textarea", { id: "paste-text", rows: 6, spellcheck: "false", autocomplete: "off", "aria-describedby": "paste-hint" });
  const report = h("div", { class: "report", tabindex: "-1" });
  const status = h("div", { role: "status", class: "row-status" });
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, name = "button") => h("button", { type: "button", class: name, onclick, ...KEEP_FOCUS }, t(key));
  const refuse = (/** @type {string} */ key) => {
    report.replaceChildren(h("p", { class: "error" }, icon("error"), h("span", null, h("span", { class: "vh" }, `${t("form.error")}: `), t(key))));
    report.focus();
  };

  /** Puts texts into fields. @param {Record<string, string>} texts */
  function put(texts) {
    for (const [name, text] of Object.entries(texts)) {
      shared.set(name, text);
      shared.syncs.get(name)?.();
    }
    shared.onLeave();
  }

  /** @param {Record<string, string>} texts @param {number} count of those that were read */
  function take(texts, count) {
    const before = Object.fromEntries(Object.keys(texts).map((name) => [name, shared.values[name]]));
    put(texts);
    report.replaceChildren();
    area.value = "";
    status.replaceChildren(
      h("p", null, plural("paste.taken", count, { n: count }), " ", button("paste.undo", () => {
        put(before);
        status.replaceChildren(h("p", null, t("paste.undone")));
        area.focus();
      }, "linklike")),
    );
    // What the table has filled in is checked from the first field on.
    document.getElementById(idOf("average"))?.focus();
  }

  function read() {
    status.replaceChildren();
    if (area.value.trim() === "") return refuse("paste.empty");
    if (area.value.length > LONGEST) return refuse("paste.long");
    const { found, unread, last } = readFigures(area.value);
    if (found.length === 0) return refuse("paste.nothing");
    const rows = found.map(({ field, text }) => {
      const spec = specOf(field);
      const number = readNumber(text, spec.decimals ?? 0);
      const shown = number.ok ? tidy(number.value, spec.decimals ?? 0, false) : text;
      const unit = spec.unit ? `\u00a0${t(spec.unit)}` : "";
      return { field, shown, cells: [t(spec.label), `${shown}${unit}`, shared.values[field] === "" ? "\u2013" : `${shared.values[field]}${unit}`] };
    });
    // Two years are read with what stands in the older one.
    const cleared = [...new Set(found.flatMap(({ field }) => BEFORE[field] ?? []))].filter((name) => !found.some(({ field }) => field === name) && shared.values[name].trim() !== "");
    const lines = (/** @type {string} */ key, /** @type {string[]} */ list) => list.length > 0 && h("div", null, h("p", null, plural(key, list.length, { n: writeNumber(list.length, 0) })), h("ul", null, list.slice(0, 10).map((line) => h("li", null, line.slice(0, 120)))));
    report.replaceChildren(
      ...[
        h("h4", null, plural("paste.found", rows.length, { n: rows.length })),
        table({ caption: t("paste.caption"), label: t("paste.caption"), head: ["field", "read", "now"].map((key) => t(`paste.head.${key}`)), rows, class: "numbers" }),
        cleared.length > 0 && h("p", { class: "notice" }, icon("info"), t("paste.clears", { fields: cleared.map(labelOf).join(", ") })),
        lines("paste.last", last),
        lines("paste.unread", unread),
        h("div", { class: "button-row" }, button("paste.take", () => take(Object.fromEntries([...cleared.map((name) => [name, ""]), ...rows.map(({ field, shown }) => [field, shown])]), rows.length)), button("paste.leave", () => {
          report.replaceChildren();
          area.focus();
        }, "button quiet")),
      ].filter((node) => node !== false),
    );
    report.focus();
  }

  return [
    h("div", { class: "import" }, h("p", { class: "hint", id: "paste-hint" }, t("paste.hint")), h("div", { class: "field" }, h("label", { for: area.id }, t("paste.label")), area, h("div", { class: "button-row" }, button("paste.read", read))), report, status),
  ];
}
