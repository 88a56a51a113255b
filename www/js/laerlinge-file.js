/** The sager of a file: the list with where each stands, and how they are saved and opened. */

import { h, icon, table } from "./dom.js";
import { plural, t } from "./i18n.js";
import { decimal, writeNumber } from "./numbers.js";
import { KEEP_FOCUS } from "./controls.js";
import { add, all, answerFor, LARGEST, markSaved, nameOf, open, openAt, read, remove, replace, write } from "./laerlinge-cases.js";
import { listOf } from "./laerlinge-lists.js";
import { contractNumber, stateOf } from "./laerlinge-words.js";
import { saveFile } from "./save.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */
/** @typedef {import("./fields.js").Values} Values */

/** @param {App} app @param {(names: string[]) => HTMLElement[]} _fields @param {HTMLElement} box @returns {Paint} */
export function make(app, _fields, box) {
  const list = h("div");
  const status = h("div", { role: "status" });
  const heading = h("h3", { tabindex: "-1" }, t("file.list"));
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, name = "button") => h("button", { type: "button", class: name, onclick, ...KEEP_FOCUS }, t(key));
  const tell = (/** @type {string} */ text, /** @type {(() => void) | null} */ back = null) => {
    const undo = back && button("lists.undo", () => {
      back();
      tell(t("lists.undone"));
      heading.focus();
    }, "linklike");
    status.replaceChildren(h("p", null, text, undo && [" ", undo]));
  };
  const chosen = h("input", { type: "file", id: "file-open", accept: ".json,application/json", "aria-describedby": "file-open-hint" });
  chosen.addEventListener("change", async () => {
    const file = chosen.files?.[0];
    if (!file) return;
    const told = file.size > LARGEST ? { refused: /** @type {const} */ ("large") } : read(await file.text(), app.fields);
    // The same file again, when it has been mended, is a change too.
    chosen.value = "";
    if ("refused" in told) {
      status.replaceChildren(h("p", { class: "error" }, icon("error"), h("span", null, h("span", { class: "vh" }, `${t("form.error")}: `), t(`file.refused.${told.refused}`, { name: file.name, n: "n" in told ? (told.n ?? 0) : 0 }))));
      return;
    }
    const back = replace(app, told.list, told.at);
    markSaved(app);
    tell(plural("file.opened", told.list.length, { name: file.name, n: told.list.length }), back);
    heading.focus();
  });
  /** What was answered about a sag that waits, while it stays as it is. @type {WeakMap<Values, Result | null>} */
  const answers = new WeakMap();

  box.append(
    h("p", null, t("file.lead")),
    h(
      "div",
      { class: "button-row" },
      button("file.save", () => {
        saveFile(t("file.name"), new Blob([write(app, app.fields)], { type: "application/json" }));
        markSaved(app);
        tell(t("file.saved"));
      }),
      button("file.new", () => {
        add(app, app.fields);
        tell(t("file.added"));
        heading.focus();
      }),
    ),
    h("div", { class: "field drop" }, h("label", { for: "file-open" }, t("file.open")), h("p", { class: "hint", id: "file-open-hint" }, t("file.open.hint")), chosen),
    status,
    heading,
    list,
    h("p", { class: "table-note" }, t("file.note")),
  );
  return (result) => {
    const sager = all(app);
    const rows = sager.map((values, i) => {
      const isOpen = i === openAt();
      if (!isOpen && !answers.has(values)) {
        const answer = answerFor(app, values);
        answers.set(values, answer.ok ? answer.result : null);
      }
      const own = isOpen ? result : (answers.get(values) ?? null);
      const name = nameOf(values, i);
      return {
        cells: [
          [name, values.caseNumber?.trim() && h("span", { class: "hint" }, ` ${values.caseNumber.trim()}`)],
          own?.contract ? contractNumber(own.contract.aarsvaerk) : "–",
          own?.status ? decimal(own.status.done.aarsvaerk) : "–",
          own?.status ? h("span", { class: `state-tag state-${own.status.state}` }, t(`state.${stateOf(own.status)}`)) : t(own === null ? "file.faulty" : listOf(values.ledger).length === 0 ? "file.noRows" : "file.noStatus"),
          isOpen
            ? h("span", { "aria-current": "true" }, t("lists.open"))
            : [
                button("file.show", () => {
                  open(app, i);
                  tell(t("file.shown", { name }));
                  heading.focus();
                }, "linklike"),
                " ",
                button("form.remove", () => {
                  const before = [...all(app)];
                  const at = openAt();
                  remove(app, i);
                  tell(t("file.removed", { name }), () => void replace(app, before, at));
                  heading.focus();
                }, "linklike"),
              ],
        ],
        class: isOpen ? "chosen" : "",
      };
    });
    for (const [i, row] of rows.entries()) {
      const last = row.cells[row.cells.length - 1];
      // Buttons of the same name are told apart by their row.
      if (Array.isArray(last)) for (const node of last) if (node instanceof HTMLElement) node.setAttribute("aria-label", `${node.textContent}: ${nameOf(sager[i], i)}`);
    }
    list.replaceChildren(table({ caption: t("file.caption", { n: writeNumber(sager.length, 0) }), label: t("file.list"), head: ["case", "contract", "done", "state", "edit"].map((key) => t(`file.head.${key}`)), rows, class: "sager" }));
  };
}
