/** The case of the page as a file: its fields, its rows, and those that were read from a spreadsheet. */

import { createFileBox, fieldsFromFile, fieldsToFile, fromFile, ratesFromFile, toFile } from "./case-file.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { joinPeople, personFromLink, personToLink, splitPeople } from "./gevinst-person.js";

/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./gevinst-people.js").Kept} Kept */
/** @typedef {import("../../src/types.js").TypedRates} TypedRates */
/** @typedef {{ fields: import("./fields.js").FieldSpec[], values: Values, rates: TypedRates, kept: () => Kept | null, markSaved: () => void, openSaved: (values: Values, rates: TypedRates, kept: Kept | null) => () => void }} App */

const FORMAT = "jobgevinst-gevinst";
/** The most rows that can be typed. */
const MOST = 2000;

/** @param {App} app @param {HTMLElement} box */
export function filePanel(app, box) {
  const lead = h("p", { tabindex: "-1" }, t("savings.file.lead"));
  const file = createFileBox({
    name: t("savings.file.name"),
    write() {
      app.markSaved();
      return toFile(FORMAT, app.rates, { ...fieldsToFile(app.fields, app.values), raekker: splitPeople(app.values.people).map(personToLink), ark: app.kept() });
    },
    read(text) {
      const given = fromFile(FORMAT, text);
      return "refused" in given ? given : (readCase(given.body, app.fields) ?? { refused: /** @type {const} */ ("broken"), n: 1 });
    },
    open: ({ values, rates, kept }) => ({ n: 1, back: app.openSaved(values, rates, kept) }),
    focus: lead,
  });
  box.append(lead, ...file.nodes);
  return () => {};
}

/** @param {any} body @param {App["fields"]} fields @returns {{ values: Values, rates: TypedRates, kept: Kept | null } | null} */
function readCase(body, fields) {
  const values = fieldsFromFile(body, fields);
  const { raekker: rows, ark: sheet } = body;
  if (values === null || !Array.isArray(rows) || rows.length > MOST || rows.some((row) => typeof row !== "string")) return null;
  values.people = joinPeople(rows.map(personFromLink));
  const rates = ratesFromFile(body);
  if (!sheet) return rows.length > 0 ? { values, rates, kept: null } : null;
  const { name, persons, faulty, start, text } = sheet;
  if (typeof name !== "string" || typeof text !== "string" || ![persons, faulty].every(Number.isInteger)) return null;
  return { values, rates, kept: { name, rows: text.split("\n").length, persons, faulty, start: typeof start === "string" ? start : null, text } };
}
