/** The answer for a note: as text, and as a document with headings, tables and a link. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { nodesOf } from "./memo.js";

/** @typedef {import("./dom.js").Children} Children */
/** @typedef {import("./calculator.js").Table} Table */

/**
 * What is taken along from an answer.
 * @typedef {object} Taken
 * @property {string} calculator
 * @property {string} heading
 * @property {string[]} about the case
 * @property {Children} sentence
 * @property {Children} second
 * @property {string | null} caveat
 * @property {import("./fields.js").Described[]} inputs
 * @property {Table[]} tables
 * @property {(() => Promise<Table[]>) | undefined} exact
 * @property {string | null} weak
 * @property {string[]} notes
 * @property {string} disclaimer
 * @property {string} made the day
 * @property {string} version
 * @property {string} link
 * @property {string} date that is counted for
 * @property {import("../../src/types.js").SumLine[]} lines
 * @property {import("../../src/types.js").LineOf} lineOf
 * @property {string | null} writtenOut of which part of the answer the lines are, if not of all
 */

/** What is said to somebody at the screen stays there. @param {Node} node */
function withoutScreen(node) {
  const copy = node.cloneNode(true);
  if (!(copy instanceof Element)) return copy;
  for (const el of copy.querySelectorAll(".screen-only, svg")) el.remove();
  for (const el of copy.querySelectorAll("button")) el.replaceWith(...el.childNodes);
  for (const el of [copy, ...copy.querySelectorAll("*")]) for (const name of el.getAttributeNames()) if (name !== "href") el.removeAttribute(name);
  return copy;
}

/** @param {Children} children */
const shownNodes = (children) => nodesOf(children).filter((node) => !(node instanceof Element && node.matches(".screen-only"))).map(withoutScreen);

/** Text as it reads line by line. @param {Children} children */
export function plainText(children) {
  const text = (/** @type {Node} */ n) => (n instanceof Element && n.matches("ul, dl") ? [...n.children].map((x) => x.textContent).join("\n") : n.textContent);
  return shownNodes(children).map(text).join("\n").trim();
}

/** @param {Taken} taken */
export const sentenceText = ({ sentence }) => shownNodes(sentence).map((node) => node.textContent).join("");

/** @param {Taken} taken */
function textOf(taken) {
  return [
    taken.heading,
    "",
    ...taken.about,
    ...(taken.about.length > 0 ? [""] : []),
    sentenceText(taken),
    plainText(taken.second),
    ...(taken.caveat === null ? [] : [taken.caveat]),
    "",
    t("print.inputs"),
    ...taken.inputs.map(({ label, value }) => `- ${label}: ${value}`),
    "",
    ...taken.tables.flatMap(({ caption, rows }) => [caption, ...rows.map((row) => row.join("\t")), ""]),
    ...(taken.weak === null ? [] : [taken.weak]),
    ...taken.notes.map((note) => `- ${note}`),
    taken.disclaimer,
    `${t("copy.made", { date: taken.made })} ${taken.version}`,
    taken.link,
  ].join("\n");
}

/** @param {Table} table */
function tableNode({ caption, rows: [head, ...rows] }) {
  const cell = (/** @type {string} */ text, /** @type {number} */ i) => (i === 0 ? h("th", { scope: "row", align: "left" }, text) : h("td", { align: "right" }, text));
  return h("table", { border: 1, cellpadding: 4 }, h("caption", null, caption), h("thead", null, h("tr", null, head.map((text) => h("th", { scope: "col" }, text)))), h("tbody", null, rows.map((row) => h("tr", null, row.map(cell)))));
}

/** @param {Taken} taken */
function documentOf(taken) {
  const p = (/** @type {Children} */ text) => h("p", null, text);
  return h(
    "article",
    null,
    h("h1", null, taken.heading),
    taken.about.map(p),
    p(shownNodes(taken.sentence)),
    shownNodes(taken.second).map((node) => (node instanceof Element ? node : p(node))),
    taken.caveat !== null && p(taken.caveat),
    h("h2", null, t("print.inputs")),
    h("table", { border: 1, cellpadding: 4 }, h("tbody", null, taken.inputs.map(({ label, value }) => h("tr", null, h("th", { scope: "row", align: "left" }, label), h("td", null, value))))),
    taken.tables.map(tableNode),
    taken.weak !== null && p(taken.weak),
    taken.notes.length > 0 && h("ul", null, taken.notes.map((note) => h("li", null, note))),
    p(taken.disclaimer),
    p(`${t("copy.made", { date: taken.made })} ${taken.version}`),
    p(h("a", { href: taken.link }, taken.link)),
  );
}

/** @param {Taken} taken */
export function noteOf(taken) {
  const clean = (/** @type {string} */ text) => text.replace(/\u00a0/g, " ").replace(/\u00ad/g, "");
  return { text: clean(textOf(taken)), html: clean(documentOf(taken).outerHTML).replaceAll("&nbsp;", " ") };
}
