/** What is taken along from an answer: a text for a note, by the clipboard. */

import { h } from "./dom.js";
import { t } from "./i18n.js";

/** @typedef {import("./dom.js").Children} Children */

/** @param {Children} children @returns {Node[]} */
export function nodesOf(children) {
  const list = /** @type {import("./dom.js").Child[]} */ (Array.isArray(children) ? children.flat() : [children]);
  return list.flatMap((child) => (child === null || child === undefined || child === false ? [] : [child instanceof Node ? child : document.createTextNode(String(child))]));
}

/** What is said to somebody at the screen stays there. @param {Node} node */
function withoutScreen(node) {
  const copy = node.cloneNode(true);
  if (copy instanceof Element) for (const el of copy.querySelectorAll(".screen-only")) el.remove();
  return copy;
}

/** Text as it reads line by line. @param {Children} children */
export function plainText(children) {
  const text = (/** @type {Node} */ n) => (n instanceof Element && n.matches("ul, dl") ? [...n.children].map((x) => x.textContent).join("\n") : n.textContent);
  return nodesOf(children).map(withoutScreen).map(text).join("\n").trim();
}

/**
 * The note: what is asked, the case, the answer, the inputs, the tables, what to know, where from.
 * @param {{
 *   heading: string,
 *   about: string[],
 *   shown: import("./calculator.js").Shown | null,
 *   caveat: string | null,
 *   inputs: import("./fields.js").Described[],
 *   weak: string | null,
 *   notes: string[],
 *   disclaimer: string,
 *   version: string,
 *   link: string,
 * }} part
 */
export function noteText(part) {
  return [
    part.heading,
    "",
    ...part.about,
    ...(part.about.length > 0 ? [""] : []),
    nodesOf(part.shown?.sentence ?? []).map((n) => n.textContent).join(""),
    plainText(part.shown?.second ?? []),
    ...(part.caveat === null ? [] : [part.caveat]),
    "",
    t("print.inputs"),
    ...part.inputs.map(({ label, value }) => `- ${label}: ${value}`),
    "",
    ...(part.shown?.tables ?? []).flatMap(({ caption, rows }) => [caption, ...rows.map((row) => row.join("\t")), ""]),
    ...(part.weak === null ? [] : [part.weak]),
    ...part.notes.map((note) => `- ${note}`),
    part.disclaimer,
    `${t("copy.made", { date: new Date().toLocaleDateString("da-DK") })} ${part.version}`,
    part.link,
  ].join("\n").replace(/\u00a0/g, " ").replace(/\u00ad/g, "");
}

/**
 * @param {string} text
 * @param {HTMLElement} status
 * @param {string} done
 */
export async function copy(text, status, done) {
  // The same words again are only read aloud when they were away.
  status.replaceChildren();
  try {
    await navigator.clipboard.writeText(text);
    status.replaceChildren(h("p", null, done));
  } catch {
    // A frame may not be allowed to use the clipboard: give the text to be copied by hand.
    const area = h("textarea", { readonly: true, rows: 6, "aria-label": t("copy.byHand"), value: text });
    status.replaceChildren(h("p", null, t("copy.byHand")), area);
    area.focus();
    area.select();
  }
}
