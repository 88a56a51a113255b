/** The ledger: what was done, row by row, typed, pasted or read from a file. */

import { h, icon } from "./dom.js";
import { has, plural, t } from "./i18n.js";
import { writeNumber } from "./numbers.js";
import { answerFor } from "./laerlinge-cases.js";
import { CATEGORIES, changeList, choiceWord, INITIAL, listOf, MOST, periodWords } from "./laerlinge-lists.js";
import { addMonths, readMonth, writeMonth } from "./laerlinge-months.js";
import { createRows } from "./laerlinge-rows.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("./fields.js").Values} Values */

/** The largest file, in bytes: ten thousand rows are far under it. */
const LARGEST = 20_000_000;

/** The next month of the same firm. @param {Values} row @returns {Values} */
function following(row) {
  const month = readMonth(row.to || row.from);
  return { ...INITIAL.ledger, ...row, from: month === null ? "" : writeMonth(addMonths(month, 1)), to: "", amount: "" };
}

/** @param {App} app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(app, fields, box) {
  const [listBox] = fields(["ledger"]);
  const rows = createRows(app.shared(), "ledger", {
    head: ["period", "who", "category", "amount"].map((key) => t(`ledger.head.${key}`)),
    words: (row) => [periodWords(row), [row.contractor.trim() || t("contractor.main"), row.trade && choiceWord("trade", row.trade)].filter(Boolean).join(", "), choiceWord("category", row.category), `${row.amount || "–"}\u00a0${choiceWord("basis", row.basis).toLowerCase()}`],
    fold: [],
    following,
    tune: (form, row) => {
      form.setInfo("ledger-category", has(`category.${row.category}.means`) ? t(`category.${row.category}.means`) : "");
      form.setInfo("ledger-amount", row.basis === "hours" ? t("basis.hours.count") : "");
    },
  });
  listBox.replaceChildren(rows.node);
  app.form.showMessages();
  const notice = h("div");
  const count = h("p", { class: "table-note" });
  box.append(
    h("p", null, t("ledger.lead")),
    h("p", { class: "hint" }, t("ledger.privacy")),
    notice,
    listBox,
    count,
    importFold(app, (list, how) => {
      const before = how === "add" ? listOf(app.values.ledger) : [];
      rows.replace([...before, ...list].slice(0, MOST.ledger), before.length);
      rows.tell(plural("ledger.taken", list.length, { n: writeNumber(list.length, 0) }), true);
    }),
    filesRow(app),
    h("details", { class: "mini", id: "ledger-words" }, h("summary", null, t("ledger.words")), h("dl", { class: "words" }, CATEGORIES.flatMap((category) => [h("dt", null, t(`category.${category}`)), h("dd", null, t(`category.${category}.means`))])), h("p", { class: "hint" }, t("ledger.words.source"))),
  );
  return (result, input) => {
    const all = input.ledger?.length ?? 0;
    count.hidden = all === 0;
    count.textContent = t("ledger.counted", { all: writeNumber(all, 0), good: writeNumber(all - result.faultyCount, 0) });
    notice.replaceChildren(
      ...(result.notes.includes("noDates") ? [h("p", { class: "notice" }, icon("info"), t("ledger.noDates"))] : []),
    );
  };
}

/** The files: all rows, and the empty form for the contractor. @param {App} app */
function filesRow(app) {
  const status = h("div", { role: "status" });
  const sheet = () => import("./laerlinge-sheet.js");
  const button = (/** @type {string} */ key, /** @type {() => Promise<void>} */ run) =>
    h("button", { type: "button", class: "button", onclick: () => run().catch(() => status.replaceChildren(h("p", { class: "notice" }, icon("info"), t("panel.failed")))) }, t(key));
  return h(
    "div",
    null,
    h("h3", null, t("ledger.files")),
    h("p", { class: "hint" }, t("ledger.files.hint")),
    h(
      "div",
      { class: "button-row" },
      button("ledger.save", async () => (await sheet()).saveLedger(app.values, t("ledger.csvName"))),
      button("ledger.form.xlsx", async () => (await import("./laerlinge-xlsx.js")).saveWorkbook(app.values.caseName)),
      button("ledger.form.csv", async () => (await sheet()).saveForm(app.values.caseName)),
    ),
    status,
  );
}

/** What was not read as it stands, or does not stand there at all. @param {import("./laerlinge-read.js").Read} told */
function otherwise({ untold, unknown, both }) {
  const words = (/** @type {string[]} */ list) => list.slice(0, 5).map((word) => `»${word}«`).join(", ") + (list.length > 5 ? " …" : "");
  return [
    both > 0 && plural("ledger.both", both, { n: writeNumber(both, 0) }),
    ...(/** @type {const} */ (["category", "basis"])).map((name) => untold[name] > 0 && plural(`ledger.untold.${name}`, untold[name], { n: writeNumber(untold[name], 0) })),
    ...(/** @type {const} */ (["trade", "category", "basis"])).map((name) => unknown[name].length > 0 && t(`ledger.unknown.${name}`, { words: words(unknown[name]) })),
  ].map((text) => text !== false && h("p", { class: "notice" }, icon("info"), text));
}

/**
 * What is pasted or read from a file.
 * @param {App} app
 * @param {(rows: Values[], how: "replace" | "add") => void} take
 */
function importFold(app, take) {
  const area = h("textarea", { id: "ledger-text", rows: 5, spellcheck: "false", autocomplete: "off", "aria-describedby": "ledger-text-hint" });
  const file = h("input", { type: "file", id: "ledger-file", accept: ".csv,.txt,.tsv,text/csv,text/plain", "aria-describedby": "ledger-file-hint" });
  const report = h("div", { class: "report", tabindex: "-1" });
  const read = h("button", { type: "button", class: "button" }, t("ledger.read"));
  const refuse = (/** @type {string} */ text) => show(h("p", { class: "error" }, icon("error"), h("span", null, h("span", { class: "vh" }, `${t("form.error")}: `), text)));

  /** @param {(Node | false)[]} nodes */
  function show(...nodes) {
    report.replaceChildren(...nodes.filter((node) => node !== false));
    report.focus();
  }

  /** @param {string | Uint8Array} source @param {string} name */
  async function start(source, name) {
    if (typeof source === "string" && source.trim() === "") {
      refuse(t("ledger.refused.nothing"));
      area.focus();
      return;
    }
    if (source.length > LARGEST) return refuse(t("ledger.refused.large", { most: LARGEST / 1_000_000 }));
    try {
      const { readSheet } = await import("./laerlinge-read.js");
      const told = await readSheet(source, MOST.ledger);
      if ("refused" in told) return refuse(t(`ledger.refused.${told.refused}`));
      const wrong = faultyOf(told.rows);
      const there = listOf(app.values.ledger).length;
      const use = (/** @type {"replace" | "add"} */ how) => {
        report.replaceChildren();
        area.value = "";
        take(told.rows, how);
      };
      const button = (/** @type {"replace" | "add"} */ how, /** @type {string} */ key) => h("button", { type: "button", class: "button", onclick: () => use(how) }, t(key));
      show(
        h("h4", null, plural("ledger.found", told.rows.length, { n: writeNumber(told.rows.length, 0), name })),
        h("p", null, wrong === 0 ? t("ledger.allGood") : plural("ledger.someBad", wrong, { n: writeNumber(wrong, 0) })),
        told.unused.length > 0 && h("p", null, t("ledger.unused", { columns: told.unused.join(", ") })),
        ...otherwise(told),
        told.left > 0 && h("p", { class: "notice" }, icon("info"), t("ledger.tooMany", { n: writeNumber(told.left, 0), most: writeNumber(MOST.ledger, 0) })),
        h("div", { class: "button-row" }, ...(there === 0 ? [button("replace", "ledger.take")] : [button("replace", "ledger.take.replace"), there + told.rows.length <= MOST.ledger && button("add", "ledger.take.add")].filter((node) => node !== false))),
      );
    } catch {
      refuse(t("panel.failed"));
    }
  }

  /** How many rows the engine would leave out. @param {Values[]} rows */
  function faultyOf(rows) {
    const outcome = answerFor(app, { ...app.values, ledger: changeList("", rows) });
    return outcome.ok ? outcome.result.faultyCount : 0;
  }

  read.addEventListener("click", () => void start(area.value, t("ledger.pasted")));
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    // The same file again, when it has been mended, is a change too.
    if (chosen) void start(new Uint8Array(await chosen.arrayBuffer()), chosen.name);
    file.value = "";
  });
  return h(
    "details",
    { class: "more", id: "ledger-import" },
    h("summary", null, t("ledger.import")),
    h(
      "div",
      { class: "import" },
      h("p", null, t("ledger.import.lead")),
      h("div", { class: "field" }, h("label", { for: "ledger-text" }, t("ledger.text")), h("p", { class: "hint", id: "ledger-text-hint" }, t("ledger.text.hint")), area, h("div", { class: "button-row" }, read)),
      h("div", { class: "field drop" }, h("label", { for: "ledger-file" }, t("ledger.file")), h("p", { class: "hint", id: "ledger-file-hint" }, t("ledger.file.hint")), file),
      report,
    ),
  );
}
