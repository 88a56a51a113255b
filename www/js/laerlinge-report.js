/** The yearly lines of Landsbyggefonden's form, for this sag and for all of the file. */

import { h, icon, table } from "./dom.js";
import { rich, t } from "./i18n.js";
import { copy } from "./memo.js";
import { decimal, fixed, kroner } from "./numbers.js";
import { linked, linkedCells } from "./status.js";
import { showDate } from "./dates.js";
import { all, answerFor, nameOf, openAt } from "./laerlinge-cases.js";
import { writeMonth } from "./laerlinge-months.js";
import { IN_PANEL } from "./laerlinge-fields.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */

const HEADS = ["period", "laerling", "anden", "cost", "start", "end"];

/** The period that is shown of all sager, as its first and last day; "" is all of them. Kept when the language changes. */
let chosen = "";

/** @typedef {{ key: string, cells: string[] }} Line */

/** @param {Result} result @param {Input} input @returns {Line[]} */
function lines(result, input) {
  const day = (/** @type {string | undefined} */ iso) => (iso ? showDate(iso) : "–");
  const periodOf = (/** @type {string} */ from, /** @type {string} */ to) => {
    const period = `${showDate(from)}–${showDate(to)}`;
    return input.asOf !== undefined && input.asOf < to ? t("report.running", { period }) : period;
  };
  return (result.report?.lines ?? []).map(({ from, to, laerling, anden }) => ({ key: `${from}/${to}`, cells: [periodOf(from, to), fixed(laerling, 2), fixed(anden, 2), kroner(result.base), day(input.start), day(input.end)] }));
}

/** Where the numbers of a line stand in the answer. @param {string} of */
const parts = (of) => [null, `${of}/laerling`, `${of}/anden`];

/** @param {string[][]} rows head first */
const asText = (rows) => rows.map((cells) => cells.join("\t")).join("\n").replaceAll("\u00a0", " ");

/** A table whose rows stand under each other on a phone, each cell with its column's name. @param {Parameters<typeof table>[0]} spec */
function wide(spec) {
  const node = table(spec);
  for (const row of node.querySelectorAll("tbody tr")) [...row.children].forEach((cell, i) => cell.setAttribute("data-head", String(spec.head[i])));
  return node;
}

/** @param {App} app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(app, fields, box) {
  const body = h("div");
  const copied = h("div", { class: "copied", role: "status" });
  let text = "";
  const button = h("button", { type: "button", class: "button", onclick: () => void copy(text, copied, t("report.copied")) }, t("report.copy"));
  const select = h("select", { id: "report-year" });
  const othersTable = h("div");
  const others = h("div", null, h("h3", null, t("report.all")), h("div", { class: "field" }, h("label", { for: select.id }, t("report.year")), h("div", { class: "control" }, select)), othersTable);
  box.append(
    h("p", null, t("report.lead")),
    h("div", { class: "row-fields panel-fields" }, fields(IN_PANEL.report)),
    h("p", { class: "hint" }, t("report.why")),
    body,
    others,
    h("div", { class: "button-row" }, button),
    copied,
    h("p", { class: "table-note" }, t("report.deadline")),
  );
  /** @type {{ name: string, lines: Line[] }[]} */
  let sager = [];
  const heads = () => HEADS.map((key) => t(`report.head.${key}`));

  /** The lines of all sager, of the period that is chosen. */
  function paintAll() {
    const rows = sager.flatMap(({ name, lines: own }) => {
      const shown = own.filter(({ key }) => chosen === "" || key === chosen);
      return shown.length > 0 ? shown.map(({ cells }) => [name, ...cells]) : [[name, t("report.noLine"), "", "", "", "", ""]];
    });
    const head = [t("report.head.case"), ...heads()];
    text = asText([head, ...rows]);
    othersTable.replaceChildren(wide({ caption: t("report.all.caption"), label: t("report.all"), head, rows: rows.map((cells) => ({ cells })), class: "numbers report" }));
  }
  select.addEventListener("change", () => {
    chosen = select.value;
    paintAll();
  });

  return (result, input) => {
    const { report } = result;
    const own = lines(result, input);
    if (!report) body.replaceChildren(h("p", { class: "notice" }, icon("info"), t("report.none")));
    else {
      const off = report.difference.laerling !== 0 || report.difference.anden !== 0;
      body.replaceChildren(
        wide({
          caption: t("report.caption"),
          label: t("laerlinge.panel.report"),
          head: heads(),
          rows: [
            ...own.map(({ cells }, i) => ({ cells: linkedCells(result, parts(`/report/lines/${i}`), cells), class: "" })),
            { cells: linkedCells(result, parts("/report/total"), [t("report.total"), fixed(report.total.laerling, 2), fixed(report.total.anden, 2), "", "", ""]), class: "total" },
          ],
          class: "numbers report",
        }),
        ...(off ? [h("p", { class: "table-note" }, rich("report.difference", { laerling: linked(result, "/report/difference/laerling", decimal(report.difference.laerling)), anden: linked(result, "/report/difference/anden", decimal(report.difference.anden)) }))] : []),
      );
    }
    sager = together(app, result, input);
    others.hidden = sager.length < 2;
    button.hidden = others.hidden && report === null;
    if (others.hidden) {
      text = asText([[t("report.head.case"), ...heads()], ...own.map(({ cells }) => [caseOf(app.values, openAt()), ...cells])]);
      return;
    }
    const periods = [...new Set(sager.flatMap((sag) => sag.lines.map(({ key }) => key)))].sort();
    if (!periods.includes(chosen)) chosen = "";
    select.replaceChildren(h("option", { value: "" }, t("report.year.all")), ...periods.map((key) => h("option", { value: key }, key.split("/").map(showDate).join("–"))));
    select.value = chosen;
    paintAll();
  };
}

/** The sag's name and number. @param {import("./fields.js").Values} values @param {number} i */
const caseOf = (values, i) => [nameOf(values, i), values.caseNumber?.trim()].filter(Boolean).join(", ");

/** The lines of every sag of the file, all by the open one's choice of period. @param {App} app @param {Result} result @param {Input} input */
function together(app, result, input) {
  const list = all(app);
  if (list.length < 2) return [];
  const from = result.report?.lines[0]?.from;
  const period = { reportBy: app.values.reportBy, reportFrom: app.values.reportFrom.trim() === "" && from ? writeMonth(from.slice(0, 7)) : app.values.reportFrom };
  return list.map((values, i) => {
    const answer = i === openAt() ? { ok: /** @type {const} */ (true), result, input } : answerFor(app, { ...values, ...period });
    return { name: caseOf(values, i), lines: answer.ok ? lines(answer.result, answer.input) : [] };
  });
}
