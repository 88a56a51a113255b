/** The sager of a file: the list with where each stands, and how they are saved and opened. */

import { createFileBox } from "./case-file.js";
import { h, table } from "./dom.js";
import { t } from "./i18n.js";
import { decimal, writeNumber } from "./numbers.js";
import { KEEP_FOCUS } from "./controls.js";
import { add, all, answerFor, markSaved, nameOf, open, openAt, read, remove, replace, write } from "./laerlinge-cases.js";
import { listOf } from "./laerlinge-lists.js";
import { contractNumber, stateOf } from "./laerlinge-words.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */
/** @typedef {import("./fields.js").Values} Values */

/** @param {App} app @param {(names: string[]) => HTMLElement[]} _fields @param {HTMLElement} box @returns {Paint} */
export function make(app, _fields, box) {
  const list = h("div");
  const heading = h("h3", { tabindex: "-1" }, t("file.list"));
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, name = "button") => h("button", { type: "button", class: name, onclick, ...KEEP_FOCUS }, t(key));
  const { tell, nodes } = createFileBox({
    name: t("laerlinge.file.name"),
    write() {
      markSaved(app);
      return write(app, app.fields);
    },
    read: (text) => read(text, app.fields),
    open(told) {
      const back = replace(app, told);
      markSaved(app);
      return { n: told.list.length, back };
    },
    focus: heading,
    more: (say) => [
      button("file.new", () => {
        add(app, app.fields);
        say(t("file.added"));
        heading.focus();
      }),
    ],
  });
  /** What was answered about a sag that waits, while it stays as it is, and by which rates. @type {WeakMap<Values, Result | null>} */
  let answers = new WeakMap();
  let { rates } = app;

  box.append(
    h("p", null, t("file.lead")),
    ...nodes,
    heading,
    list,
    h("p", { class: "table-note" }, t("file.note")),
  );
  return (result) => {
    const sager = all(app);
    if (rates !== app.rates) answers = new WeakMap();
    ({ rates } = app);
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
                  tell(t("file.removed", { name }), () => void replace(app, { list: before, at, rates: app.rates }));
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
