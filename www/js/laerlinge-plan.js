/** The lærlingeplan: the trades, what each can carry, and when. */

import { h, icon, table } from "./dom.js";
import { rich, richPlural, t } from "./i18n.js";
import { decimal } from "./numbers.js";
import { segments } from "./panels.js";
import { createGantt } from "./laerlinge-gantt.js";
import { choiceWord, contractorName, INITIAL, listOf, tradeWords } from "./laerlinge-lists.js";
import { addMonths, shortMonth } from "./laerlinge-months.js";
import { createRows } from "./laerlinge-rows.js";
import { orDash, whole } from "./laerlinge-words.js";
import { linked, linkedCells } from "./status.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingePlan} Plan */
/** An answer with a plan. @typedef {import("../../src/types.js").LaerlingeResult & { plan: Plan }} Planned */

const VIEWS = /** @type {const} */ (["heads", "aarsvaerk", "hours"]);
/** Which of a trade's lists each of them shows. */
const LISTS = /** @type {const} */ ({ heads: "heads", aarsvaerk: "monthlyAarsvaerk", hours: "monthly" });

/** What the month table shows; kept when the language changes. @type {typeof VIEWS[number]} */
let view = "heads";

/** @param {App} app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(app, fields, box) {
  const [listBox] = fields(["trades"]);
  const rows = createRows(app.shared(), "trades", {
    head: [t("trades.trade"), t("trades.words")],
    words: (row) => [choiceWord("trade", row.trade), tradeWords(row)],
    fold: ["labourShare", "suited", "mostShare"],
    following: ({ contractor, costPerHour, from, to }) => ({ ...INITIAL.trades, contractor, costPerHour, from, to }),
  });
  listBox.replaceChildren(rows.node);
  app.form.showMessages();
  let published = "";
  const offer = h("button", { type: "button", class: "linklike", onclick: () => app.set("dropOut", published) });
  const switches = h("details", { class: "more", id: "plan-switches" }, h("summary", null, t("plan.switches")), h("div", { class: "row-fields" }, fields(["mostShare", "reading", "schoolWeeks", "dropOut"])), h("p", { class: "hint" }, offer));
  const warning = h("div");
  const summary = h("div");
  const monthBox = h("div");
  const runBox = h("div");
  const chart = createGantt();
  /** @type {[Planned, Input] | null} */
  let now = null;
  const paintMonths = () => now && monthBox.replaceChildren(...monthTable(app, ...now));
  const choice = segments("plan-view", t("plan.show"), VIEWS.map((value) => ({ value, label: t(`plan.view.${value}`) })), view, (value) => {
    view = value;
    paintMonths();
  });
  const results = h("div", null, warning, summary, h("h3", null, t("plan.chart")), ...chart.nodes, h("details", { class: "mini", id: "plan-run" }, h("summary", null, t("plan.run")), runBox), h("h3", null, t("plan.months")), choice, monthBox);
  box.append(h("p", null, t("plan.lead")), listBox, switches, results);

  return (result, input) => {
    const { plan } = result;
    published = decimal(result.dropOutPublished);
    offer.textContent = t("plan.dropOut.use", { n: published });
    results.hidden = plan === null;
    if (!plan) return;
    const planned = { ...result, plan };
    now = [planned, input];
    warning.replaceChildren(...warningNodes(planned));
    summary.replaceChildren(...summaryNodes(app, planned, input));
    chart.update(plan, names(input), input.asOf ?? null);
    runBox.replaceChildren(...runTable(planned));
    choice.hidden = plan.first === null;
    paintMonths();
  };
}

/** @param {Input} input */
const names = (input) => (input.trades ?? []).map(({ trade }) => t(`trade.${trade}`));

/** What cannot be placed, and what must then be shown. @param {Planned} result */
function warningNodes(result) {
  const { plan } = result;
  if (!plan.cannotCarry) return plan.cannotCarry === null ? [h("p", { class: "notice" }, icon("info"), t("plan.unknown"))] : [h("p", { class: "notice" }, icon("info"), t("plan.carries"))];
  return [
    h(
      "div",
      { class: "summary plan-warning" },
      h("h3", null, plan.unplaced > 0 ? rich("plan.unplaced", { hours: linked(result, "/plan/unplaced", whole(plan.unplaced)), aarsvaerk: linked(result, "/plan/unplacedAarsvaerk", decimal(plan.unplacedAarsvaerk)) }) : t("plan.cannotCarry")),
      h("p", null, t("plan.unplaced.means")),
      h("ul", null, ["trades", "search", "materials", "agreement"].map((key) => h("li", null, t(`plan.evidence.${key}`)))),
    ),
  ];
}

/** The trades side by side. @param {App} app @param {Planned} result @param {Input} input */
function summaryNodes(app, result, input) {
  const { plan } = result;
  // Drop-out asks for more agreements, not for more people on the site.
  const withDropOut = (input.dropOut ?? 0) > 0;
  const blanks = withDropOut ? ["", ""] : [""];
  const shown = ["hours", "potential", "most", "allocated", "aarsvaerk", "mostHeads", ...(withDropOut ? ["agreements"] : [])];
  const rows = plan.trades.map((trade, i) => ({
    cells: linkedCells(result, [null, ...shown.map((of) => `/plan/trades/${i}/${of}`)], [
      t(`trade.${input.trades?.[i]?.trade ?? "other"}`),
      trade.missing ? t(`plan.missing.${trade.missing}`) : orDash(trade.hours),
      orDash(trade.potential),
      orDash(trade.most),
      whole(trade.allocated),
      decimal(trade.aarsvaerk),
      orDash(trade.mostHeads, 2),
      ...(withDropOut ? [orDash(trade.agreements, 2)] : []),
    ]),
    class: "",
  }));
  const number = (/** @type {string} */ of, /** @type {string} */ text) => linked(result, `/plan/${of}`, text);
  const row = (/** @type {string} */ name, /** @type {string[]} */ of, /** @type {number[]} */ [hours, aarsvaerk]) => [name, "", "", "", ...linkedCells(result, of.map((one) => `/plan/${one}`), [whole(hours), decimal(aarsvaerk)]), ...blanks];
  return [
    h(
      "p",
      null,
      richPlural("plan.placed", plan.trades.length, { hours: number("placed", whole(plan.placed)), all: number("hours", whole(plan.hours)), n: String(plan.trades.length) }),
      " ",
      plan.needByTrades && rich("plan.need", { hours: number("needByTrades/hours", whole(plan.needByTrades.hours)), aarsvaerk: number("needByTrades/aarsvaerk", decimal(plan.needByTrades.aarsvaerk)) }),
    ),
    table({
      caption: t("plan.caption"),
      label: t("laerlinge.panel.trades"),
      head: ["trade", "hours", "potential", "most", "allocated", "aarsvaerk", "atATime", ...(withDropOut ? ["agreements"] : [])].map((key) => t(`plan.head.${key}`)),
      rows: [
        ...rows,
        ...(plan.unplaced > 0 ? [{ cells: row(t("plan.rest"), ["unplaced", "unplacedAarsvaerk"], [plan.unplaced, plan.unplacedAarsvaerk]), class: "at-line" }] : []),
        { cells: row(t("plan.total"), ["hours", "aarsvaerk"], [plan.hours, plan.aarsvaerk]), class: "total" },
      ],
      class: "numbers",
    }),
    ...(plan.contractors.length > 1
      ? [
          table({
            caption: t("plan.contractors"),
            label: t("plan.contractors"),
            head: [t("plan.head.contractor"), t("plan.head.allocated"), t("plan.head.aarsvaerk")],
            rows: plan.contractors.map(({ contractor, hours, aarsvaerk }, i) => ({ cells: linkedCells(result, [null, `/plan/contractors/${i}/hours`, `/plan/contractors/${i}/aarsvaerk`], [contractorName(app.values, contractor), whole(hours), decimal(aarsvaerk)]) })),
            class: "numbers narrow",
          }),
        ]
      : []),
    h("p", { class: "table-note" }, t("plan.answers")),
  ];
}

/** Each trade by month. @param {App} app @param {Planned} result @param {Input} input */
function monthTable(app, result, input) {
  const { plan } = result;
  const { first } = plan;
  if (first === null) return [h("p", { class: "notice" }, icon("info"), t("plan.noMonths"))];
  const list = LISTS[view];
  // The trades, and after them all together, which have the same lists.
  const columns = [...plan.trades.map((trade, i) => ({ ...trade, of: `/plan/trades/${i}/${list}` })), { ...plan, of: `/plan/${list}` }];
  const cell = (/** @type {Pick<Plan, "monthly" | "monthlyAarsvaerk" | "heads">} */ column, /** @type {number} */ m) => (column.monthly[m] === 0 ? "–" : (view === "hours" ? whole : decimal)(column[list][m]));
  const months = Array.from({ length: plan.months }, (_, m) => m);
  const firms = listOf(app.values.trades);
  const name = (/** @type {number} */ i) => [t(`trade.${input.trades?.[i]?.trade ?? "other"}`), firms[i]?.contractor ? ` (${firms[i].contractor})` : ""].join("");
  return [
    table({
      caption: t(`plan.caption.${view}`),
      label: t("plan.months"),
      head: [t("plan.head.month"), ...plan.trades.map((_, i) => name(i)), t("plan.total")],
      rows: months.map((m) => ({ cells: linkedCells(result, [null, ...columns.map(({ of, monthly }) => (monthly[m] === 0 ? null : `${of}/${m}`))], [shortMonth(addMonths(first, m)), ...columns.map((column) => cell(column, m))]) })),
      class: "numbers months",
    }),
    h("p", { class: "table-note" }, t(`plan.note.${view === "heads" ? (input.reading ?? "gross") : "hours"}`)),
  ];
}

/** The lines of the chart as numbers. @param {Planned} result */
function runTable(result) {
  const { first, cumulativeAarsvaerk, quotaAarsvaerk } = result.plan;
  if (first === null) return [];
  return [
    table({
      caption: t("plan.run.caption"),
      label: t("plan.run"),
      head: [t("plan.head.month"), t("plan.head.cumulative"), t("plan.head.quota")],
      rows: cumulativeAarsvaerk.map((planned, m) => ({ cells: linkedCells(result, [null, `/plan/cumulativeAarsvaerk/${m}`, `/plan/quotaAarsvaerk/${m}`], [shortMonth(addMonths(first, m)), decimal(planned), orDash(quotaAarsvaerk && quotaAarsvaerk[m], 2)]) })),
      class: "numbers narrow",
    }),
  ];
}
