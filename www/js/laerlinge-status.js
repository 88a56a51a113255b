/** Is the site on its way? What is done, what was to be expected, what it comes to, and what lacks. */

import { h, icon, table } from "./dom.js";
import { rich, richPlural, t } from "./i18n.js";
import { decimal, kroner } from "./numbers.js";
import { showDate } from "./dates.js";
import { IN_PANEL } from "./laerlinge-fields.js";
import { longMonth } from "./laerlinge-months.js";
import { contractorName } from "./laerlinge-lists.js";
import { linked, linkedCells } from "./status.js";
import { contractNumber, monthLacking, orDash, stateOf, statusWords, whole } from "./laerlinge-words.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */
/** @typedef {NonNullable<Result["status"]>} Status */

/** What shows that each reason is one. @type {Record<string, string[]>} */
const EVIDENCE = {
  noApprentices: ["search", "school", "subs", "offers"],
  materialHeavy: ["hours", "trades", "value"],
  security: ["rule", "area"],
  unsuited: ["trades", "supervisor", "plan"],
  delay: ["schedule", "plan"],
};
/** @param {App} app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(app, fields, box) {
  const results = h("div");
  const tables = h("div");
  const evidence = h("div");
  const [asOf, progress, siteHours, only, reason, proof] = fields(IN_PANEL.status);
  box.append(
    h("p", null, t("status.lead")),
    h("div", { class: "row-fields panel-fields" }, asOf, progress, siteHours, only),
    results,
    tables,
    h("h3", null, t("status.reason")),
    h("p", { class: "hint" }, t("status.reason.lead")),
    h("div", { class: "row-fields panel-fields" }, reason, proof),
    evidence,
  );
  return (result, input) => {
    const { status } = result;
    const chosen = app.values.reason;
    evidence.replaceChildren(...(chosen === "" ? [] : [h("p", null, t("status.evidence")), h("ul", null, (EVIDENCE[chosen] ?? []).map((key) => h("li", null, t(`evidence.${chosen}.${key}`))))]));
    tables.hidden = status === null;
    if (!status) {
      results.replaceChildren(h("p", { class: "notice" }, icon("info"), t(result.contract === null ? "status.noContract" : result.months === null || !input.start ? "status.noDates" : "status.noRows")));
      return;
    }
    const lacking = monthLacking(result, input);
    results.replaceChildren(h("p", { class: `state state-${status.state}` }, h("strong", null, `${t(`state.${stateOf(status)}`)}.`), " ", ...statusWords(result, input)), h("p", { class: "hint" }, t(`state.${stateOf(status)}.means`)), ...(lacking ? [h("p", { class: "notice" }, icon("info"), t("laerlinge.status.lacking", { month: longMonth(lacking) }))] : []));
    tables.replaceChildren(
      tiles(result, status),
      table({
        caption: t("status.caption"),
        label: t("laerlinge.panel.status"),
        head: ["what", "aarsvaerk", "hours"].map((key) => t(`status.head.${key}`)),
        rows: [
          row(result, "done", status.done),
          part(result, "laerling", status.done.laerling),
          part(result, "anden", status.done.anden),
          row(result, "expected", status.expected),
          ...(status.forecast ? [row(result, "forecast", status.forecast)] : []),
          ...(status.reachable ? [row(result, "reachable", status.reachable)] : []),
          row(result, "required", status.required),
          row(result, "remaining", status.remaining, "total"),
        ],
        class: "numbers",
      }),
      h("p", null, remainingWords(result, status)),
      ...(status.penalty !== null && status.penalty > 0 ? [h("p", { class: "loss" }, rich("status.penalty", { kr: linked(result, "/status/penalty", kroner(status.penalty)) }))] : []),
      h("p", { class: "table-note" }, t(`status.by.${status.by}`), " ", status.measured === null ? t("status.progress", { n: decimal(status.elapsed, 1) }) : t("status.elapsed", { n: decimal(status.elapsed, 1), date: showDate(status.measured) })),
      ...(status.shareReal === null ? [] : [h("p", null, rich("status.real", { n: linked(result, "/status/shareReal", decimal(status.shareReal, 2)) }))]),
      ...split(app, result, status),
    );
  };
}

/** @param {Result} result @param {string} id where it stands in the status @param {{ aarsvaerk: number, hours: number }} of @param {string} [name] */
const row = (result, id, { aarsvaerk, hours }, name = "") => ({
  cells: linkedCells(result, [null, `/status/${id}/aarsvaerk`, `/status/${id}/hours`], [t(`status.row.${id}`), decimal(aarsvaerk), whole(hours)]),
  class: name,
});

/** A part of what is done. @param {Result} result @param {string} id @param {number} aarsvaerk */
const part = (result, id, aarsvaerk) => ({ cells: linkedCells(result, [null, `/status/done/${id}`], [t(`status.row.${id}`), decimal(aarsvaerk), ""]), class: "of-which" });

/** @param {Result} result @param {Status} status */
function tiles(result, status) {
  const number = (/** @type {string} */ of, /** @type {string} */ text) => linked(result, `/status/${of}`, text);
  return h(
    "dl",
    { class: "tiles" },
    h("div", null, h("dt", null, t("status.tile.done")), h("dd", null, rich("status.of", { n: number("done/aarsvaerk", decimal(status.done.aarsvaerk)), all: number("required/aarsvaerk", contractNumber(status.required.aarsvaerk)) }))),
    h("div", null, h("dt", null, t("status.tile.share")), h("dd", null, status.shareOfContract === null ? "–" : number("shareOfContract", `${decimal(status.shareOfContract, 1)}\u00a0%`))),
    h("div", null, h("dt", null, t("status.tile.forecast")), h("dd", null, number("forecast/aarsvaerk", orDash(status.forecast?.aarsvaerk ?? null, 2)))),
  );
}

/** @param {Result} result @param {Status} status */
function remainingWords(result, { remaining }) {
  if (remaining.aarsvaerk === 0) return t("status.nothingLeft");
  const number = (/** @type {string} */ of, /** @type {string} */ text) => linked(result, `/status/remaining/${of}`, text);
  const params = { n: number("aarsvaerk", decimal(remaining.aarsvaerk)), hours: number("hours", whole(remaining.hours)) };
  return remaining.heads === null ? rich("status.noTime", params) : richPlural("status.left", remaining.months, { ...params, heads: number("heads", orDash(remaining.heads, 1)), months: String(remaining.months) });
}

/** By contractor and by trade, where there is more than one. @param {App} app @param {Result} result @param {Status} status */
function split(app, result, { byContractor, byTrade }) {
  const head = (/** @type {string} */ key) => [t(key), t("status.row.laerling"), t("status.row.anden"), t("status.head.hours")];
  /** @param {string} list @param {number} i @param {{ laerling: number, anden: number, hours: number }} own @param {string} name */
  const row = (list, i, own, name) => ({ cells: [name, ...linkedCells(result, ["laerling", "anden", "hours"].map((of) => `/status/${list}/${i}/${of}`), [decimal(own.laerling), decimal(own.anden), whole(own.hours)])] });
  return [
    ...(byContractor.length > 0 ? [table({ caption: t("status.byContractor"), label: t("status.byContractor"), head: head("status.contractor"), rows: byContractor.map((own, i) => row("byContractor", i, own, contractorName(app.values, own.contractor))), class: "numbers" })] : []),
    ...(byTrade.length > 0 ? [table({ caption: t("status.byTrade"), label: t("status.byTrade"), head: head("status.trade"), rows: byTrade.map((own, i) => row("byTrade", i, own, t(`trade.${own.trade ?? "none"}`))), class: "numbers" })] : []),
  ];
}
