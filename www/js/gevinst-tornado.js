/** What each assumption does to the result at its low and its high, and which one decides the sign. */

import { legend, responsive } from "./chart.js";
import { blank, h, icon, s, table } from "./dom.js";
import { has, t } from "./i18n.js";
import { bareKroner, decimal, kroner } from "./numbers.js";
import { createProgress } from "./gevinst-progress.js";
import { segments } from "./panels.js";
import { equalised, purse, yearsText } from "./gevinst-words.js";
import { asked, hasLines } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {Result["tornado"][number]} Bar */
/** @typedef {"kommune" | "kommuneAfter" | "total"} Whose */

export const WHOSE = /** @type {const} */ (["kommune", "kommuneAfter", "total"]);

/** The result as chosen. @param {Result} result @param {Whose} whose */
const chosen = (result, whose) => ({ kommune: purse(result, "kommune").presentValue, kommuneAfter: equalised(result).presentValue, total: result.total.presentValue })[whose];

/** @param {Bar} bar */
const briefName = ({ assumption }) => t(has(`tornado.${assumption}.brief`) ? `tornado.${assumption}.brief` : `tornado.${assumption}`);

/** @param {Bar} bar @param {"low" | "high"} side */
function inWords(bar, side) {
  const value = bar[side].value;
  if (bar.assumption === "retention" || value === null) return t(`tornado.${bar.assumption}.${side}`);
  if ((bar.assumption === "wage" || bar.assumption === "months") && value === 0) return t("tornado.asChosen");
  return t(`tornado.${bar.assumption}.value${value < 0 ? ".less" : ""}`, { value: decimal(Math.abs(value)) });
}

/** Those that change every row. */
const OF_ROWS = ["wage", "months", "weeksOnSupport"];

/** The question that has an end of a bar as its answer. @param {Bar} bar @param {"low" | "high"} side @param {Input} input */
function questionOf(bar, side, input) {
  const { assumption } = bar;
  const { value } = bar[side];
  const change = assumption === "retention" ? { retention: { kind: "curve", ...input.retention, level: side } } : OF_ROWS.includes(assumption) ? { under: { [assumption]: value } } : { [assumption]: value };
  return { change, name: t("tornado.name", { name: briefName(bar), value: inWords(bar, side) }) };
}

/**
 * Bars from low to high around the result as chosen.
 * @param {{ label: string, brief: string, low: number, high: number, decides: boolean }[]} bars
 * @param {number} base
 * @param {number} width
 * @param {number} em
 */
function draw(bars, base, width, em) {
  const all = bars.flatMap(({ low, high }) => [low, high]);
  const least = Math.min(0, base, ...all);
  const most = Math.max(0, base, ...all);
  const span = most - least || 1;
  const side = (Math.max(...all.map((v) => bareKroner(v).length)) * 0.6 + 0.6) * em;
  const xOf = (/** @type {number} */ value) => side + ((value - least) / span) * (width - 2 * side);
  const thick = 1.2 * em;
  let y = 0.6 * em;
  /** @type {SVGElement[]} */
  const nodes = [];
  for (const { label, brief, low, high, decides } of bars) {
    y += 1.55 * em;
    const mark = decides ? ` ${t("tornado.mark")}` : "";
    const name = (label + mark).length * 0.58 * em > width ? brief : label;
    nodes.push(s("text", { class: decides ? "bar-label decides" : "bar-label", x: 0, y: y - 0.42 * em }, name + mark));
    // The two lines stand beside the bars only, not through the labels above them.
    const line = (/** @type {number} */ value, /** @type {string} */ cls) => s("line", { class: cls, x1: xOf(value), x2: xOf(value), y1: y - 0.15 * em, y2: y + thick + 0.15 * em });
    nodes.push(line(0, "axis"));
    for (const [value, cls] of /** @type {const} */ ([[low, "bar-low"], [high, "bar-high"]])) {
      const [from, to] = [Math.min(xOf(value), xOf(base)), Math.max(xOf(value), xOf(base))];
      if (to - from > 0.1) nodes.push(s("rect", { class: cls, x: from.toFixed(1), y: y.toFixed(1), width: (to - from).toFixed(1), height: thick.toFixed(1) }));
    }
    const left = Math.min(low, high);
    const right = Math.max(low, high);
    nodes.push(
      line(base, "base-line"),
      s("text", { class: "over bar-value", x: (Math.min(xOf(left), xOf(base)) - 0.4 * em).toFixed(1), y: y + 0.87 * em, "text-anchor": "end" }, bareKroner(left)),
      s("text", { class: "over bar-value", x: (Math.max(xOf(right), xOf(base)) + 0.4 * em).toFixed(1), y: y + 0.87 * em }, bareKroner(right)),
    );
    y += thick + 0.5 * em;
  }
  const height = Math.ceil(y + 1.6 * em);
  const label = (/** @type {number} */ value, /** @type {string} */ text) => s("text", { class: "tick", x: Math.min(Math.max(xOf(value), 3 * em), width - 3 * em), y: y + 1.1 * em, "text-anchor": "middle" }, text);
  // Where the two stand close, the legend says which the other is.
  const apart = Math.abs(xOf(0) - xOf(base)) > 7 * em;
  return s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("tornado.title"), "aria-describedby": "tornado-text" },
    nodes,
    label(0, "0"),
    apart && label(base, t("tornado.base")),
  );
}

/** The assumption that decides, or that none does alone. @param {Bar[]} bars @param {Whose} whose @param {number} base */
function sentence(bars, whose, base) {
  const deciding = bars.filter((bar) => bar.decides[whose]);
  const widest = deciding[0] ?? bars[0];
  const params = {
    name: t(`tornado.${widest.assumption}`),
    whose: t(`tornado.whose.${whose}`),
    low: inWords(widest, "low"),
    high: inWords(widest, "high"),
    lowKr: kroner(widest.low[whose]),
    highKr: kroner(widest.high[whose]),
  };
  if (deciding.length === 0) return t(base < 0 ? "tornado.none.loss" : "tornado.none", params);
  const others = deciding.slice(1).map((bar) => briefName(bar).toLocaleLowerCase("da"));
  const list = [others.slice(0, -1).join(", "), ...others.slice(-1)].filter(Boolean).join(` ${t("tornado.and")} `);
  return [t("tornado.decides", params), ...(others.length > 0 ? [t("tornado.decides.also", { list })] : [])].join(" ");
}

/**
 * @param {import("./gevinst-results.js").GevinstApp} app
 * @param {HTMLElement} box
 * @returns {(result: Result, input: Input) => void}
 */
export function tornadoPanel(app, box) {
  /** @type {Whose} */
  let whose = "kommune";
  /** @type {Result | null} */
  let now = null;
  /** @type {Input | null} */
  let input = null;
  /** @type {Bar[]} */
  let bars = [];
  const words = h("p", { id: "tornado-text", class: "line-words-lead", tabindex: "-1" });
  const lead = h("p");
  const frame = h("div", { class: "chart-frame" });
  const tableBox = h("div");
  const absent = h("p", { class: "notice", hidden: true }, icon("info"), t("tornado.absent"));
  const colours = legend([
    { class: "bar-low", label: t("tornado.head.low") },
    { class: "bar-high", label: t("tornado.head.high") },
    { class: "base-line", label: t("tornado.base") },
  ]);
  const progress = createProgress();
  const start = h("button", { type: "button", class: "button", onclick: () => void compare() }, t("tornado.start"));
  const many = h("div", { class: "tornado-many", hidden: true }, h("p", null, t("tornado.many")), start, progress.node);
  const shown = h("div", null, words, colours, frame, tableBox, h("p", { class: "table-note" }, t("tornado.note"), " ", t("table.rounded")));
  const redraw = responsive(
    frame,
    (width, em) =>
      now && bars.length > 0 ? draw(bars.map((bar) => ({ label: t(`tornado.${bar.assumption}`), brief: briefName(bar), low: bar.low[whose], high: bar.high[whose], decides: bar.decides[whose] })), chosen(now, whose), width, em) : blank(),
    // A memo has it beside how long jobs last.
    360,
  );
  /** @type {Bar[]} */
  let all = [];
  const paint = () => {
    if (!now) return;
    const width = (/** @type {Bar} */ bar) => Math.max(bar.low[whose], bar.high[whose], chosen(/** @type {Result} */ (now), whose)) - Math.min(bar.low[whose], bar.high[whose], chosen(/** @type {Result} */ (now), whose));
    // What does not touch this result has no bar.
    bars = all.filter((bar) => width(bar) > 0).sort((a, b) => width(b) - width(a));
    const unasked = all.length === 0 && app.rowsInfo().batch;
    many.hidden = !unasked;
    absent.hidden = bars.length > 0 || unasked;
    shown.hidden = bars.length === 0;
    if (bars.length === 0) return;
    const base = chosen(now, whose);
    const { equalisation } = now;
    const share = (/** @type {Bar} */ { assumption }, /** @type {number | null} */ value) => equalisation.findIndex((one) => (assumption === "equalisation" ? one.percent === value : one.chosen));
    const amount = (/** @type {Bar} */ bar, /** @type {"low" | "high"} */ side) => {
      const text = bareKroner(bar[side][whose]);
      const question = input && now && hasLines(now) ? questionOf(bar, side, input) : null;
      const of = { kommune: "/purses/0", kommuneAfter: `/equalisation/${share(bar, bar[side].value)}`, total: "/total" }[whose];
      return question ? asked(question, `${of}/presentValue`, text) : text;
    };
    const assumed = whose === "kommuneAfter" && !now.equalisationChosen ? ` ${t("savings.equalised.note")}` : "";
    lead.textContent = t("tornado.lead", { years: yearsText(now.years), base: kroner(base), whose: t(`tornado.whose.${whose}`) }) + assumed;
    words.textContent = sentence(bars, whose, base);
    tableBox.replaceChildren(
      table({
        caption: t("tornado.caption", { whose: t(`tornado.whose.${whose}`) }),
        label: t("savings.panel.tornado"),
        head: ["assumption", "low", "result", "high", "result"].map((key) => t(`tornado.head.${key}`)),
        rows: bars.map((bar) => ({
          cells: [[t(`tornado.${bar.assumption}`), " ", bar.decides[whose] ? h("span", { class: "tag" }, t("tornado.tag")) : null], inWords(bar, "low"), amount(bar, "low"), inWords(bar, "high"), amount(bar, "high")],
          class: bar.decides[whose] ? "chosen" : "",
        })),
        class: "numbers wordy",
      }),
    );
    redraw();
  };
  box.append(
    segments("tornado-whose", t("tornado.show"), WHOSE.map((value) => ({ value, label: t(`tornado.of.${value}`) })), whose, (value) => {
      whose = value;
      paint();
    }),
    lead,
    absent,
    many,
    shown,
  );

  /** So many rows are only computed again and again when somebody asks. */
  async function compare() {
    const asked = now;
    start.hidden = true;
    progress.start(t("tornado.comparing"), app.cancel);
    try {
      const found = await app.compare(progress.step);
      if (asked !== now) return;
      all = found;
      const focused = progress.done(null);
      paint();
      if (focused) words.focus();
    } catch (cause) {
      if (asked !== now) return;
      progress.stopped(cause instanceof Error && cause.name === "AbortError" ? t("draws.cancelled") : t("job.failed", { detail: cause instanceof Error ? cause.message : String(cause) }));
    } finally {
      start.hidden = false;
    }
  }

  return (result, question) => {
    input = question;
    if (result === now) {
      paint();
      return;
    }
    now = result;
    progress.done(null);
    all = result.tornado;
    if (all.length === 0 && !app.rowsInfo().batch) {
      const asked = app.whatIf({ tornado: true });
      if (asked.ok) all = asked.result.tornado;
    }
    paint();
  };
}
