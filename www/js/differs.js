/** A text about a number that is different somewhere else: it is copied, and nothing is sent. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { copy } from "./memo.js";
import { writeNumber } from "./numbers.js";
import { noteOf } from "./note.js";
import { formula, numberOf, resultOf, sectionName, sections, sumNumber, termName } from "./sum.js";
import { lineName } from "./status.js";

/** @typedef {import("./note.js").Taken} Taken */
/** @typedef {import("../../src/types.js").SumLine} SumLine */

/** So many lines of a sum are copied along: the link leads to all of them. */
const MOST = 300;

/** The lines of a sum, each with its formula in words and in numbers. @param {SumLine[]} lines @param {{ calculator: string }} context */
function sumText(lines, context) {
  return [...sections(lines)].flatMap(([section, own]) => [
    ...(section === "" ? [] : ["", sectionName(section)]),
    ...own.map(({ line, index }) => {
      const words = formula(line, (term) => termName(term, section, lines, context), () => t("sum.mix.weight"));
      const numbers = formula(line, (term) => sumNumber(term.value, term.unit));
      return `${numberOf(index)}. ${lineName(line.id)} = ${words.join("")} = ${numbers.join("")} = ${resultOf(line)}`;
    }),
  ]);
}

/** @param {Taken} taken @param {string} number @param {string} where */
function differsText(taken, number, where) {
  const { calculator, lines } = taken;
  const shown = lines.slice(0, MOST);
  const theirs = [["differs.number", number], ["differs.where", where]].filter(([, text]) => text.trim() !== "");
  return [
    t("differs.title"),
    ...theirs.map(([key, text]) => `${t(key)}: ${text.trim()}`),
    "",
    noteOf(taken).text,
    "",
    t("sum.heading"),
    ...sumText(shown, { calculator }),
    ...(lines.length > MOST ? [t("differs.rest", { n: writeNumber(lines.length - MOST, 0) })] : []),
  ].join("\n").replace(/[\u00a0\u202f]/g, " ").replace(/\u00ad/g, "");
}

/**
 * @param {() => Taken | null} taken what stands in the page now; null: it is not the answer to the fields, and the page has said so
 * @returns {Node[]}
 */
export function differsNodes(taken) {
  const status = h("div", { class: "copied", role: "status" });
  const number = h("input", { type: "text", id: "differs-number", autocomplete: "off" });
  const where = h("input", { type: "text", id: "differs-where", class: "wide", autocomplete: "off", "aria-describedby": "differs-where-hint" });
  const button = h("button", { type: "button", class: "button" }, t("differs.copy"));
  button.addEventListener("click", () => {
    const found = taken();
    status.replaceChildren();
    if (found) void copy(differsText(found, number.value, where.value), status, t("differs.done"));
  });
  const field = (/** @type {HTMLInputElement} */ input, /** @type {string} */ key, /** @type {Node | null} */ hint) => h("div", { class: "field" }, h("label", { for: input.id }, t(key), " ", t("form.optional")), hint, h("div", { class: "control" }, input));
  return [
    h("p", { class: "section-lead" }, t("differs.lead")),
    field(number, "differs.number", null),
    field(where, "differs.where", h("p", { class: "hint", id: "differs-where-hint" }, t("differs.where.hint"))),
    h("div", { class: "tools" }, button),
    status,
  ];
}
