/** What an editor copies: text in a box, a button beside it, and the addresses in it. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { copy } from "./memo.js";

/** Where the tool lies, with a slash at its end. */
export const TOOL = new URL(".", location.href.replace(/#.*$/, "")).href;

/** The same frame as the loader's. */
export const FRAME = 'sandbox="allow-scripts allow-same-origin allow-downloads allow-popups allow-modals" allow="clipboard-write; web-share"';

/** Text as it stands in HTML, also between quotes. @param {string} text */
export const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/**
 * @param {string} id
 * @param {string} heading
 * @param {import("./dom.js").Children} lead
 * @param {"h2" | "h3"} [level]
 */
export function snippet(id, heading, lead, level = "h3") {
  const area = h("textarea", { readonly: true, rows: 3, id: `${id}-text`, "aria-labelledby": `${id}-h`, spellcheck: "false" });
  const status = h("div", { class: "copied", role: "status" });
  const button = h("button", { type: "button", class: "button", "aria-describedby": `${id}-h` }, t("snippet.copy"));
  button.addEventListener("click", () => void copy(area.value, status, t("snippet.copied")));
  return {
    node: h("section", { class: "snippet", id }, h(level, { id: `${id}-h` }, heading), h("p", { class: "hint" }, lead), area, button, status),
    /** @param {string} text */
    show(text) {
      if (area.value === text) return;
      area.value = text;
      area.rows = Math.min(16, text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 88)), 0) + 1);
      status.replaceChildren();
    },
  };
}
