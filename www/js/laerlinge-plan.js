/** The lærlingeplan: the trades, what each can carry, and when. */

import { h, icon, table } from "./dom.js";
import { plural, t } from "./i18n.js";
import { decimal } from "./numbers.js";
import { segments } from "./panels.js";
import { createGantt } from "./laerlinge-gantt.js";
import { choiceWord, contractorName, INITIAL, listOf, tradeWords } from "./laerlinge-lists.js";
import { addMonths, shortMonth } from "./laerlinge-months.js";
import { createRows } from "./laerlinge-rows.js";
import { orDash, whole, YEAR_HOURS } from "./laerlinge-words.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingePlan} Plan */

const VIEWS = /** @type {const} */ (["heads", "aarsvaerk", "hours"]);

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
  /** @type {[Plan, Input] | null} */
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
    now = [plan, input];
    warning.replaceChildren(...warningNodes(plan));
    summary.replaceChildren(...summaryNodes(app, plan, input));
    chart.update(plan, names(input), input.asOf ?? null);
    runBox.replaceChildren(...runTable(plan));
    choice.hidden = plan.first === null;
    paintMonths();
  };
}

/** @param {Input} input */
const names = (input) => (input.trades ?? []).map(({ trade }) => t(`trade.${trade}`));

/** What cannot be placed, and what must then be shown. @param {Plan} plan */
function warningNodes(plan) {
  if (!plan.cannotCarry) return plan.cannotCarry === null ? [h("p", { class: "notice" }, icon("info"), t("plan.unknown"))] : [h("p", { class: "notice" }, icon("info"), t("plan.carries"))];
  return [
    h(
      "div",
      { class: "summary plan-warning" },
      h("h3", null, plan.unplaced > 0 ? t("plan.unplaced", { hours: whole(plan.unplaced), aarsvaerk: decimal(plan.unplaced / YEAR_HOURS) }) : t("plan.cannotCarry")),
      h("p", null, t("plan.unplaced.means")),
      h("ul", null, ["trades", "search", "materials", "agreement"].map((key) => h("li", null, t(`plan.evidence.${key}`)))),
    ),
  ];
}

/** The trades side by side. @param {App} app @param {Plan} plan @param {Input} input */
function summaryNodes(app, plan, input) {
  // Drop-out asks for more agreements, not for more people on the site.
  const withDropOut = (input.dropOut ?? 0) > 0;
  const blanks = withDropOut ? ["", ""] : [""];
  const rows = plan.trades.map((trade, i) => ({
    cells: [
      t(`trade.${input.trades?.[i]?.trade ?? "other"}`),
      trade.missing ? t(`plan.missing.${trade.missing}`) : orDash(trade.hours),
      orDash(trade.potential),
      orDash(trade.most),
      whole(trade.allocated),
      decimal(trade.allocated / YEAR_HOURS),
      trade.heads.length > 0 ? decimal(Math.max(...trade.heads)) : "–",
      ...(withDropOut ? [orDash(trade.agreements, 2)] : []),
    ],
    class: "",
  }));
  const placed = plan.hours - plan.unplaced;
  return [
    h("p", null, plural("plan.placed", plan.trades.length, { hours: whole(placed), all: whole(plan.hours), n: String(plan.trades.length) }), " ", plan.needByTrades ? t("plan.need", { hours: whole(plan.needByTrades.hours), aarsvaerk: decimal(plan.needByTrades.aarsvaerk) }) : ""),
    table({
      caption: t("plan.caption"),
      label: t("laerlinge.panel.trades"),
      head: ["trade", "hours", "potential", "most", "allocated", "aarsvaerk", "atATime", ...(withDropOut ? ["agreements"] : [])].map((key) => t(`plan.head.${key}`)),
      rows: [
        ...rows,
        ...(plan.unplaced > 0 ? [{ cells: [t("plan.rest"), "", "", "", whole(plan.unplaced), decimal(plan.unplaced / YEAR_HOURS), ...blanks], class: "at-line" }] : []),
        { cells: [t("plan.total"), "", "", "", whole(plan.hours), decimal(plan.hours / YEAR_HOURS), ...blanks], class: "total" },
      ],
      class: "numbers",
    }),
    ...(plan.contractors.length > 1
      ? [
          table({
            caption: t("plan.contractors"),
            label: t("plan.contractors"),
            head: [t("plan.head.contractor"), t("plan.head.allocated"), t("plan.head.aarsvaerk")],
            rows: plan.contractors.map(({ contractor, hours }) => ({ cells: [contractorName(app.values, contractor), whole(hours), decimal(hours / YEAR_HOURS)] })),
            class: "numbers narrow",
          }),
        ]
      : []),
    h("p", { class: "table-note" }, t("plan.answers")),
  ];
}

/** Each trade by month. @param {App} app @param {Plan} plan @param {Input} input */
function monthTable(app, plan, input) {
  const { first } = plan;
  if (first === null) return [h("p", { class: "notice" }, icon("info"), t("plan.noMonths"))];
  const cell = (/** @type {number} */ hours, /** @type {number} */ heads) => (hours === 0 ? "–" : view === "heads" ? decimal(heads) : view === "hours" ? whole(hours) : decimal(hours / YEAR_HOURS));
  const sum = (/** @type {(i: number) => number} */ of) => plan.trades.reduce((all, _, i) => all + of(i), 0);
  const months = Array.from({ length: plan.months }, (_, m) => m);
  const firms = listOf(app.values.trades);
  const name = (/** @type {number} */ i) => [t(`trade.${input.trades?.[i]?.trade ?? "other"}`), firms[i]?.contractor ? ` (${firms[i].contractor})` : ""].join("");
  return [
    table({
      caption: t(`plan.caption.${view}`),
      label: t("plan.months"),
      head: [t("plan.head.month"), ...plan.trades.map((_, i) => name(i)), t("plan.total")],
      rows: months.map((m) => ({ cells: [shortMonth(addMonths(first, m)), ...plan.trades.map((trade) => cell(trade.monthly[m], trade.heads[m])), cell(sum((i) => plan.trades[i].monthly[m]), sum((i) => plan.trades[i].heads[m]))] })),
      class: "numbers months",
    }),
    h("p", { class: "table-note" }, t(`plan.note.${view === "heads" ? (input.reading ?? "gross") : "hours"}`)),
  ];
}

/** The lines of the chart as numbers. @param {Plan} plan */
function runTable(plan) {
  const { first, quota } = plan;
  if (first === null) return [];
  return [
    table({
      caption: t("plan.run.caption"),
      label: t("plan.run"),
      head: [t("plan.head.month"), t("plan.head.cumulative"), t("plan.head.quota")],
      rows: plan.cumulative.map((hours, m) => ({ cells: [shortMonth(addMonths(first, m)), decimal(hours / YEAR_HOURS), quota === null ? "–" : decimal(quota[m] / YEAR_HOURS)] })),
      class: "numbers narrow",
    }),
  ];
}
