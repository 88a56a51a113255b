/** The yearly lines of Landsbyggefonden's form, for this sag and for all of the file. */

import { h, icon, table } from "./dom.js";
import { t } from "./i18n.js";
import { copy } from "./memo.js";
import { decimal, fixed, kroner } from "./numbers.js";
import { writeDate } from "./dates.js";
import { all, answerFor, nameOf, openAt } from "./laerlinge-cases.js";
import { IN_PANEL } from "./laerlinge-fields.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */

const HEADS = ["period", "laerling", "anden", "cost", "start", "end"];

/** @param {Result} result @param {Input} input @returns {string[][]} */
function lines(result, input) {
  const day = (/** @type {string | undefined} */ iso) => (iso ? writeDate(iso) : "–");
  return (result.report?.lines ?? []).map((line) => [`${writeDate(line.from)}–${writeDate(line.to)}`, fixed(line.laerling, 2), fixed(line.anden, 2), kroner(result.base), day(input.start), day(input.end)]);
}

/** @param {App} app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(app, fields, box) {
  const body = h("div");
  const copied = h("div", { class: "copied", role: "status" });
  const others = h("div");
  let text = "";
  const button = h("button", { type: "button", class: "button", onclick: () => void copy(text, copied, t("report.copied")) }, t("report.copy"));
  box.append(
    h("p", null, t("report.lead")),
    h("div", { class: "row-fields panel-fields" }, fields(IN_PANEL.report)),
    h("p", { class: "hint" }, t("report.why")),
    body,
    h("div", { class: "button-row" }, button),
    copied,
    others,
    h("p", { class: "table-note" }, t("report.deadline")),
  );
  return (result, input) => {
    const { report } = result;
    button.hidden = report === null;
    if (!report) {
      body.replaceChildren(h("p", { class: "notice" }, icon("info"), t("report.none")));
      text = "";
    } else {
      const rows = lines(result, input);
      const head = HEADS.map((key) => t(`report.head.${key}`));
      text = [head, ...rows].map((cells) => cells.join("\t")).join("\n").replaceAll("\u00a0", " ");
      const off = report.difference.laerling !== 0 || report.difference.anden !== 0;
      body.replaceChildren(
        table({
          caption: t("report.caption"),
          label: t("laerlinge.panel.report"),
          head,
          rows: [...rows.map((cells) => ({ cells, class: "" })), { cells: [t("report.total"), fixed(report.total.laerling, 2), fixed(report.total.anden, 2), "", "", ""], class: "total" }],
          class: "numbers report",
        }),
        ...(off ? [h("p", { class: "table-note" }, t("report.difference", { laerling: decimal(report.difference.laerling), anden: decimal(report.difference.anden) }))] : []),
      );
    }
    others.replaceChildren(...together(app, result, input));
  };
}

/** The lines of every sag of the file. @param {App} app @param {Result} result @param {Input} input */
function together(app, result, input) {
  const list = all(app);
  if (list.length < 2) return [];
  const rows = list.flatMap((values, i) => {
    const answer = i === openAt() ? { ok: /** @type {const} */ (true), result, input } : answerFor(app, values);
    const own = answer.ok ? lines(answer.result, answer.input) : [];
    const name = [nameOf(values, i), values.caseNumber?.trim()].filter(Boolean).join(", ");
    return own.length > 0 ? own.map((cells) => [name, ...cells]) : [[name, t("report.noLine"), "", "", "", "", ""]];
  });
  return [
    h("h3", null, t("report.all")),
    table({ caption: t("report.all.caption"), label: t("report.all"), head: [t("report.head.case"), ...HEADS.map((key) => t(`report.head.${key}`))], rows: rows.map((cells) => ({ cells })), class: "numbers report" }),
  ];
}
