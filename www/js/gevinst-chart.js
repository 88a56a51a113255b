/** The result of each payer added up from year to year, and where it comes up to nothing. */

import { legend, lineChart, responsive } from "./chart.js";
import { blank, h } from "./dom.js";
import { has, plural, t } from "./i18n.js";
import { bareKroner, kroner } from "./numbers.js";
import { equalised, equalisedShare, purse, purseName } from "./gevinst-words.js";
import { linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("./chart.js").Line} Line */

/** Each with a shape of its own; those after the first three are drawn where they pay, and the last two when asked for.
 *  @type {[name: string, shape: import("./chart.js").MarkShape][]} */
const LINES = [
  ["kommune", "circle"],
  ["after", "square"],
  ["stat", "triangle"],
  ["landsbyggefonden", "diamond"],
  ["boligorganisation", "down"],
  ["fond", "plus"],
  ["region", "square"],
  ["arbejdsgiver", "circle"],
  ["borger", "diamond"],
  ["total", "plus"],
];

/** When a running sum that has been under nothing comes up to it, in years, evenly over each year. @param {number[]} sums */
function crossing(sums) {
  const year = sums.findIndex((ore) => ore >= 0);
  if (year < 0) return null;
  const before = sums[year - 1] ?? 0;
  return before < 0 ? year + before / (before - sums[year]) : null;
}

/**
 * @param {Result} result
 * @param {boolean} all
 * @returns {(Line & { pointers: string[] })[]}
 */
function linesOf(result, all) {
  const own = equalised(result);
  return LINES.flatMap(([name, shape]) => {
    const p = name === "after" ? null : name === "total" ? result.total : purse(result, name);
    const shown = p === null || ["kommune", "stat"].includes(name) || (["borger", "total"].includes(name) ? all : p.totalCost > 0);
    if (!shown) return [];
    const label = name === "kommune" ? t("savings.row.kommune") : name === "after" ? t("savings.chart.after", { share: equalisedShare(result) }) : purseName(name);
    const values = (p ?? own).accumulated;
    const at = crossing(values);
    const line = name === "total" ? "/total" : p ? `/purses/${result.purses.findIndex((one) => one === p)}` : `/equalisation/${result.equalisation.indexOf(own)}`;
    const months = { months: Math.ceil(Number(((at ?? 0) * 12).toFixed(6))) };
    const flag = at === null ? null : { at, text: t("savings.chart.flag", { ...months, name: label }), short: t("savings.chart.flag.short", months) };
    const end = has(`savings.chart.end.${name}`) ? t(`savings.chart.end.${name}`) : label;
    return [{ name, shape, label, end, values, flag, pointers: values.map((_, y) => `${line}/accumulated/${y}`) }];
  });
}

/** Head and rows: each line by year. @param {Result} result @param {boolean} all */
export function accumulatedText(result, all) {
  const lines = linesOf(result, all);
  return {
    head: [t("savings.head.who"), ...lines[0].values.map((_, y) => t("savings.year", { n: y + 1 }))],
    rows: lines.map(({ label, values, pointers }) => [label, ...linkedCells(result, pointers, values.map(bareKroner))]),
  };
}

/** What the chart shows, in words. @param {Line[]} lines */
const words = (lines) =>
  lines.map(({ label, values, flag }) => plural(flag ? "savings.chart.row.flag" : "savings.chart.row", values.length, { label, first: kroner(values[0]), last: kroner(values[values.length - 1]), years: values.length, months: Math.ceil(Number(((flag?.at ?? 0) * 12).toFixed(6))) })).join(" ");

/** @returns {{ nodes: Node[], update: (result: Result, all: boolean) => void }} */
export function accumulatedChart() {
  /** @type {Line[]} */
  let lines = [];
  const frame = h("div", { class: "chart-frame" });
  const names = h("div");
  const described = h("p", { class: "vh", id: "chart-text" });
  const redraw = responsive(frame, (width, em, paper) =>
    lines.length === 0 ? blank() : lineChart({ lines, text: bareKroner, heading: t("savings.chart.unit"), axis: t("savings.chart.axis"), title: t("savings.chart.title"), describedBy: "chart-text" }, width, em, paper),
  );
  return {
    nodes: [names, frame, described],
    update(result, all) {
      lines = linesOf(result, all);
      names.replaceChildren(legend(lines.map(({ name, shape, label }) => ({ class: `${name}-line`, label, shape }))));
      described.textContent = words(lines);
      redraw();
    },
  };
}
