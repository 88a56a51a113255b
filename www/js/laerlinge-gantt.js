/** The plan as a chart: a bar for each trade over the months, and under them what is done by then. */

import { legend, responsive, scale } from "./chart.js";
import { blank, h, s } from "./dom.js";
import { t } from "./i18n.js";
import { decimal } from "./numbers.js";
import { addMonths, monthsFrom, shortMonth } from "./laerlinge-months.js";
import { whole } from "./laerlinge-words.js";

/** @typedef {import("../../src/types.js").LaerlingePlan} Plan */

/** @param {{ plan: Plan & { first: string }, names: string[], asOf: string | null }} data @param {number} width @param {number} em */
function draw({ plan, names, asOf }, width, em) {
  const { first, months, cumulativeAarsvaerk, quotaAarsvaerk } = plan;
  const highest = Math.max(plan.aarsvaerk, ...cumulativeAarsvaerk, ...(quotaAarsvaerk ?? []), 0.1);
  const { max, levels } = scale(0, highest, 5);
  const x0 = Math.ceil((Math.max(...levels.map((level) => decimal(level).length)) * 0.6 + 0.9) * em);
  const x1 = width - Math.ceil(0.9 * em);
  const xOf = (/** @type {number} */ m) => x0 + (m / months) * (x1 - x0);
  /** @type {SVGElement[]} */
  const bars = [];
  const rowHeight = 2.5 * em;
  const head = 0.4 * em;
  plan.trades.forEach((trade, i) => {
    const y = head + i * rowHeight;
    bars.push(s("text", { class: "bar-label", x: x0, y: y + em }, `${names[i]}: ${t("plan.bar", { n: decimal(trade.aarsvaerk) })}`));
    bars.push(s("line", { class: "grid", x1: x0, x2: x1, y1: y + 1.8 * em, y2: y + 1.8 * em }));
    const worked = trade.monthly.map((hours, m) => (hours > 0 ? m : -1)).filter((m) => m >= 0);
    // A trade that pauses shows its pause.
    for (let k = 0; k < worked.length; k += 1) {
      const from = worked[k];
      while (worked[k + 1] === worked[k] + 1) k += 1;
      bars.push(s("rect", { class: "bar-main", x: xOf(from).toFixed(1), y: (y + 1.3 * em).toFixed(1), width: (xOf(worked[k] + 1) - xOf(from)).toFixed(1), height: (0.95 * em).toFixed(1) }));
    }
  });
  const top = Math.ceil(head + plan.trades.length * rowHeight + 2.2 * em);
  const bottom = top + Math.round(Math.min(Math.max(width * 0.36, 11 * em), 18 * em));
  const yOf = (/** @type {number} */ years) => bottom - (years / max) * (bottom - top);
  const path = (/** @type {number[]} */ years) => `M${[0, ...years].map((value, m) => `${xOf(m).toFixed(1)} ${yOf(value).toFixed(1)}`).join("L")}`;
  const every = Math.max(1, Math.ceil(months / Math.max(2, Math.floor((x1 - x0) / (4.2 * em)))));
  const at = asOf === null ? -1 : monthsFrom(first, asOf.slice(0, 7)) - 1 + Number(asOf.slice(8)) / 31;
  const height = Math.ceil(bottom + 1.8 * em);
  return s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("plan.chart.title"), "aria-describedby": "plan-chart-text" },
    bars,
    s("text", { class: "over", x: 0, y: top - 0.9 * em }, t("plan.chart.unit")),
    levels.flatMap((level) => [
      s("line", { class: level === 0 ? "axis" : "grid", x1: x0, x2: x1, y1: yOf(level), y2: yOf(level) }),
      s("text", { class: "tick", x: x0 - 0.4 * em, y: yOf(level) + 0.32 * em, "text-anchor": "end" }, decimal(level)),
    ]),
    Array.from({ length: months }, (_, m) => m).flatMap((m) => (m % every === 0 && xOf(m) + 3.6 * em < width ? [s("text", { class: "tick", x: xOf(m), y: bottom + 1.3 * em }, shortMonth(addMonths(first, m)))] : [])),
    at >= 0 && at <= months && s("line", { class: "chosen-line", x1: xOf(at), x2: xOf(at), y1: head, y2: bottom }),
    s("line", { class: "law-line", x1: x0, x2: x1, y1: yOf(plan.aarsvaerk), y2: yOf(plan.aarsvaerk) }),
    quotaAarsvaerk && s("path", { class: "stat-line", d: path(quotaAarsvaerk) }),
    s("path", { class: "kommune-line", d: path(cumulativeAarsvaerk) }),
  );
}

/** @returns {{ nodes: Node[], update: (plan: Plan, names: string[], asOf: string | null) => void }} */
export function createGantt() {
  /** @type {{ plan: Plan & { first: string }, names: string[], asOf: string | null } | null} */
  let data = null;
  const frame = h("div", { class: "chart-frame" });
  const names = h("div");
  const described = h("p", { class: "vh", id: "plan-chart-text" });
  const redraw = responsive(frame, (width, em) => (data ? draw(data, width, em) : blank()));
  return {
    nodes: [names, frame, described],
    update(plan, labels, asOf) {
      const { first } = plan;
      data = first === null ? null : { plan: { ...plan, first }, names: labels, asOf };
      names.replaceChildren(
        ...(data
          ? [
              legend([
                { class: "kommune-line", label: t("plan.line.cumulative") },
                ...(plan.quota ? [{ class: "stat-line", label: t("plan.line.quota") }] : []),
                { class: "law-line", label: t("plan.line.contract") },
                ...(asOf === null ? [] : [{ class: "chosen-line", label: t("plan.line.now") }]),
              ]),
            ]
          : []),
      );
      described.textContent = data ? plan.trades.map((trade, i) => t("plan.chart.text", { name: labels[i], from: span(plan, trade.monthly)[0], to: span(plan, trade.monthly)[1], hours: whole(trade.allocated) })).join(" ") : "";
      redraw();
    },
  };
}

/** The first and the last month with hours. @param {Plan} plan @param {number[]} monthly */
function span(plan, monthly) {
  const worked = monthly.map((hours, m) => (hours > 0 ? m : -1)).filter((m) => m >= 0);
  return [worked[0] ?? 0, worked[worked.length - 1] ?? 0].map((m) => shortMonth(addMonths(plan.first ?? "", m)));
}
