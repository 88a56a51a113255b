/** What is taken along from an answer, by the clipboard. */

import { h } from "./dom.js";
import { t } from "./i18n.js";

/** @typedef {import("./dom.js").Children} Children */

/** @param {Children} children @returns {Node[]} */
export function nodesOf(children) {
  const list = /** @type {import("./dom.js").Child[]} */ (Array.isArray(children) ? children.flat() : [children]);
  return list.flatMap((child) => (child === null || child === undefined || child === false ? [] : [child instanceof Node ? child : document.createTextNode(String(child))]));
}

/** A text, or one that is being written, with what it is for programs that read more than text. @typedef {{ text: string, html?: string }} Copied */

/** @param {string | Promise<Copied>} what */
async function toClipboard(what) {
  const { clipboard } = navigator;
  if (typeof what === "string") return clipboard.writeText(what);
  const part = (/** @type {"text" | "html"} */ kind, /** @type {string} */ type) => what.then((copied) => new Blob([copied[kind] ?? ""], { type }));
  try {
    // At once, while the browser still knows that somebody asked for it; the text follows.
    await clipboard.write([new ClipboardItem({ "text/plain": part("text", "text/plain"), "text/html": part("html", "text/html") })]);
  } catch {
    await clipboard.writeText((await what).text);
  }
}

/**
 * @param {string | Promise<Copied>} what
 * @param {HTMLElement} status
 * @param {string} done
 */
export async function copy(what, status, done) {
  // The same words again are only read aloud when they were away.
  status.replaceChildren();
  try {
    await toClipboard(what);
    status.replaceChildren(h("p", null, done));
  } catch {
    // A frame may not be allowed to use the clipboard: give the text to be copied by hand.
    const value = typeof what === "string" ? what : (await what).text;
    const area = h("textarea", { readonly: true, rows: 6, "aria-label": t("copy.byHand"), value });
    status.replaceChildren(h("p", null, t("copy.byHand")), area);
    area.focus();
    area.select();
  }
}
