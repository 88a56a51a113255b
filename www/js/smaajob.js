/** The page of the småjob calculator. */

import { run } from "./calculator.js";
import { hoursChart, legend, responsive } from "./chart.js";
import { blank, h, icon, table } from "./dom.js";
import { rich, t } from "./i18n.js";
import { bareKroner, decimal, exact, kroner, writeNumber } from "./numbers.js";
import { benefitInput, benefitValues, householdFields, KOMMUNE, tuneBenefit, YDELSE } from "./ydelse.js";

/** @typedef {import("../../src/types.js").SmaajobInput} Input */
/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("../../src/types.js").SmaajobPoint} Point */

const TABLE_HOURS = [0, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 100, 120, 140, 160];

/** @type {import("./form.js").FieldSpec[]} */
const fields = [
  { name: "hours", key: "timer", kind: "number", pointers: ["/hours"], label: "label.smaajob/hours", initial: "30", unit: "unit.hoursPerMonth", decimals: 2, always: true },
  { name: "wage", key: "loen", kind: "number", pointers: ["/hourlyWage"], label: "label.smaajob/hourlyWage", initial: "145", unit: "unit.krPerHour", decimals: 2, always: true },
  YDELSE,
  KOMMUNE,
  { name: "month", key: "maaned", kind: "month", pointers: ["/date"], label: "label.smaajob/date", initial: "2026-01", always: true },
  ...householdFields("smaajob"),
  { name: "pension", key: "pension", kind: "number", pointers: ["/pension"], label: "label.smaajob/pension", initial: "0", unit: "unit.percent", decimals: 2 },
  { name: "atp", key: "atp", kind: "flag", pointers: ["/atp"], label: "label.smaajob/atp", initial: "1" },
  { name: "line", key: "linje", kind: "number", pointers: ["/line"], label: "label.smaajob/line", initial: "30", unit: "unit.hoursPerMonth", decimals: 2 },
  {
    name: "reading",
    key: "laesning",
    kind: "radio",
    pointers: ["/reading"],
    label: "label.smaajob/reading",
    initial: "law",
    options: () => ["law", "programme"].map((value) => ({ value, label: t(`reading.${value}`) })),
  },
  { name: "indexed", key: "fribeloeb", kind: "flag", pointers: ["/allowanceIndexed"], label: "label.smaajob/allowanceIndexed", initial: "", when: newRule },
  {
    name: "counted",
    key: "medregnes",
    kind: "radio",
    pointers: ["/wageCounted"],
    label: "label.smaajob/wageCounted",
    initial: "afterAm",
    options: () => ["afterAm", "beforeAm"].map((value) => ({ value, label: t(`wageCounted.${value}`) })),
    when: newRule,
  },
];

/** Kontanthjælp from 1 July 2025, where two readings are open. @param {import("./form.js").Values} values */
function newRule(values) {
  return values.ydelse.startsWith("kontanthjaelp") && values.month >= "2025-07";
}

/** @param {number} minor */
const two = (minor) => writeNumber(minor, 2);

/** @param {number} hours */
const hoursText = (hours) => `${decimal(hours)}\u00a0${t(hours === 1 ? "unit.hour" : "unit.hours")}`;

/** @param {Node | string} child */
const strong = (child) => h("strong", null, child);

/** @param {Result} result @param {Input} input */
function sentence(result, input) {
  const { gain, point } = result;
  if (point.hours === 0) return rich("smaajob.answer.zero", { benefit: strong(kroner(result.fullBenefit)) });
  const key = gain.afterTax === null ? "smaajob.answer.beforeTax" : "smaajob.answer";
  return rich(key, {
    hours: hoursText(point.hours),
    wage: exact(input.hourlyWage),
    before: h("strong", { class: "big" }, kroner(Math.abs(gain.beforeTax))),
    moreBefore: t(gain.beforeTax < 0 ? "less" : "more"),
    after: strong(kroner(Math.abs(gain.afterTax ?? 0))),
    moreAfter: t((gain.afterTax ?? 0) < 0 ? "less" : "more"),
    perHour: strong(exact(gain.perHourAfterTax ?? gain.perHourBeforeTax ?? 0)),
  });
}

/** @param {Result} result @param {Input} input */
function second(result, input) {
  const { point, line } = result;
  const sum = t(input.benefit === "dagpenge" ? "smaajob.second.dagpenge" : "smaajob.second", {
    wage: exact(point.wageAfterAm),
    benefit: exact(point.benefit),
    total: exact(point.beforeTax),
  });
  const { gain } = result;
  const dagpenge = input.benefit === "dagpenge";
  const none = dagpenge && point.hours > 0 && point.benefit === 0 && result.fullBenefit > 0;
  const less = dagpenge && gain.beforeTax < 0;
  const why = [none ? t("smaajob.none.dagpenge") : less ? t("smaajob.less.dagpenge") : "", gain.beforeTax < 0 && (gain.afterTax ?? 0) > 0 ? t("smaajob.lessButNet") : ""].filter(Boolean).join(" ");
  return [why !== "" && h("p", null, why), h("p", null, sum), h("p", null, lineSentence(result), line.reading === "programme" && !line.met ? [" ", h("span", { class: "tag" }, t("model.notInModel"))] : null)];
}

/** Where the hours are from the line. @param {Result} result */
function lineSentence({ line }) {
  const at = decimal(line.hours);
  // A month with more hours may have less, where a benefit stops.
  const params = { line: at, hours: hoursText(Math.abs(line.hoursMissing)), kr: kroner(Math.abs(line.krMissing)) };
  if (line.hoursMissing > 0) return t(line.krMissing < 0 ? "model.missing.more" : "model.missing", params);
  if (line.hoursMissing < 0) return t(line.krMissing > 0 ? "model.beyond.less" : "model.beyond", params);
  return t(line.hours === 30 ? "model.at" : "model.at.changed", { line: at });
}

/**
 * The rows of the table: a readable selection with the chosen hours and the line among them, or all.
 * @param {Result} result
 * @param {boolean} all
 * @returns {Point[]}
 */
function tableRows(result, all) {
  const wanted = new Set(all ? result.curve.map((p) => p.hours) : [...TABLE_HOURS, result.line.hours]);
  const rows = result.curve.filter((p) => wanted.has(p.hours) && p.hours !== result.point.hours);
  return [...rows, result.point].sort((a, b) => a.hours - b.hours);
}

/** @param {Result} result */
function heads(result) {
  const keys = ["hours", "wage", "benefit", "total", ...(result.point.net === null ? [] : ["tax", "net"]), "gain"];
  return keys.map((key) => t(`smaajob.table.${key}`));
}

/** @param {Point} p @param {Result} result */
function cells(p, result) {
  const { net } = p;
  return [
    decimal(p.hours),
    bareKroner(p.wageAfterAm),
    bareKroner(p.benefit),
    bareKroner(p.beforeTax),
    ...(net === null ? [] : [bareKroner(p.beforeTax - net), bareKroner(net)]),
    bareKroner(net === null || result.zero.net === null ? p.beforeTax - result.zero.beforeTax : net - result.zero.net),
  ];
}

/** @param {Point} p */
const chartPoint = (p) => ({ hours: p.hours, wage: p.wageAfterAm, benefit: p.benefit, net: p.net });

run({
  id: "smaajob",
  fields,
  main: ["hours", "wage", "ydelse", "kommune", "month"],
  more: [
    { heading: "more.person", fields: ["household", "provider", "church", "amount"] },
    { heading: "more.wage", fields: ["pension", "atp"] },
    { heading: "more.rule", fields: ["indexed", "counted", "line"] },
  ],
  presets: ["smaajob-30-timer", "smaajob-aalborg", "smaajob-dagpenge", "smaajob-foer-2025", "smaajob-efter-2025"],
  preset: null,
  missing: ["boligstoette", "friplads", "boernetilskud", "groencheck", "spouse", "loft", "saerlig", "feriepenge", "transport", "supplementary", "capital"].map((k) => `smaajob.missing.${k}`),
  words: ["am", "supplerende", "satser", "fribeloeb", "atp", "line", "netto"].map((k) => `word.${k}`),
  kommune: true,
  input: (numbers, values) => ({
    date: `${values.month}-01`,
    ...benefitInput(numbers, values),
    hours: (numbers.hours ?? 0) / 100,
    hourlyWage: numbers.wage ?? 0,
    pension: (numbers.pension ?? 0) / 100,
    atp: values.atp === "1",
    line: (numbers.line ?? 0) / 100,
    reading: /** @type {"law" | "programme"} */ (values.reading),
    ...(newRule(values) ? { allowanceIndexed: values.indexed === "1", wageCounted: /** @type {"afterAm" | "beforeAm"} */ (values.counted) } : {}),
    sum: true,
  }),
  fromInput: (/** @type {Input} */ input) => ({
    ...benefitValues(input, two),
    hours: decimal(input.hours),
    wage: two(input.hourlyWage),
    month: input.date.slice(0, 7),
    pension: decimal(input.pension ?? 0),
    atp: input.atp === false ? "" : "1",
    line: decimal(input.line ?? 30),
    reading: input.reading ?? "law",
    indexed: input.allowanceIndexed ? "1" : "",
    counted: input.wageCounted ?? "afterAm",
  }),
  ask: (engine, input) => engine.smaajob(input),
  date: (input) => input.date,
  published: (/** @type {Result} */ result) => ({ value: kroner(result.gain.beforeTax) }),
  tune(app, changed) {
    if (changed === null || ["month", "ydelse", "household", "provider", "amount"].includes(changed)) tuneBenefit(app, changed, `${app.values.month}-01`);
    app.form.showOrHide();
  },
  build(app) {
    let all = false;
    /** @type {Result | null} */
    let now = null;
    const tableBox = h("div");
    const toggle = h("button", { type: "button", class: "button", "aria-pressed": "false" }, t("smaajob.table.all"));
    const paintTable = () => {
      if (!now) return;
      const result = now;
      tableBox.replaceChildren(
        table({
          caption: t("smaajob.table.caption"),
          label: t("smaajob.table.caption"),
          head: heads(result),
          rows: tableRows(result, all).map((p) => ({
            cells: cells(p, result).map((cell, i) =>
              i > 0 ? cell : [cell, p.hours === result.point.hours ? h("span", { class: "tag" }, t("smaajob.table.chosen")) : null, p.hours === result.line.hours ? h("span", { class: "tag tag-line" }, t("smaajob.table.line")) : null],
            ),
            class: p.hours === result.point.hours ? "chosen" : p.hours === result.line.hours ? "at-line" : "",
          })),
          class: "numbers hours",
        }),
      );
    };
    toggle.addEventListener("click", () => {
      all = !all;
      toggle.setAttribute("aria-pressed", String(all));
      toggle.textContent = t(all ? "smaajob.table.fewer" : "smaajob.table.all");
      paintTable();
    });

    const frame = h("div", { class: "chart-frame" });
    const described = h("p", { class: "vh", id: "chart-text" });
    const legendBox = h("div");
    const to160 = h("p", { class: "table-note", hidden: true }, t("smaajob.chart.to160"));
    const markerBox = h("dl", { class: "markers" });
    const slider = h("input", { type: "range", id: "slider", min: 0, max: 160, step: 1, class: "slider", value: Number(app.values.hours) || 0 });
    slider.addEventListener("input", () => app.set("hours", slider.value));
    const redraw = responsive(frame, (width, em) => {
      if (!now) return blank();
      return hoursChart(
        {
          points: now.curve.map(chartPoint),
          chosen: chartPoint(now.point),
          line: now.line.hours,
          markers: now.markers,
          title: t("smaajob.chart.title"),
          describedBy: "chart-text",
          plot: (left, plotWidth) => {
            // The thumb's middle stands under the chosen hour: its own width goes outside the plot.
            slider.style.marginLeft = `${left - em * 0.6}px`;
            slider.style.width = `${plotWidth + em * 1.2}px`;
          },
        },
        width,
        em,
      );
    });
    const lineBox = h("div", { class: "line-panel" });
    const depends = h("div");

    return {
      nodes: [
        h("div", { class: "panel" }, h("h2", null, t("smaajob.table.heading")), tableBox, h("p", { class: "table-note" }, t("table.rounded")), toggle),
        h(
          "div",
          { class: "panel" },
          h("h2", null, t("smaajob.chart.heading")),
          legendBox,
          frame,
          described,
          to160,
          h("div", { class: "slider-row" }, h("label", { for: "slider" }, t("smaajob.chart.slider")), slider),
          markerBox,
        ),
        h("div", { class: "panel" }, h("h2", null, t("model.heading")), lineBox, app.form.node("reading")),
        depends,
      ],
      update(result, input) {
        now = result;
        paintTable();
        redraw();
        to160.hidden = result.point.hours <= 160;
        const at = (/** @type {Point} */ p) => t(p.net === null ? "smaajob.chart.at.beforeTax" : "smaajob.chart.at", { hours: hoursText(p.hours), total: kroner(p.beforeTax), net: kroner(p.net ?? 0) });
        described.textContent = `${t("smaajob.chart.text")} ${[result.zero, result.point, result.curve[160]].map(at).join(" ")}`;
        if (document.activeElement !== slider || Number(slider.value) !== Math.round(result.point.hours)) slider.value = String(Math.min(160, Math.round(result.point.hours)));
        slider.setAttribute("aria-valuetext", at(result.point));
        legendBox.replaceChildren(
          legend([
            { class: "area-wage", label: t("smaajob.legend.wage") },
            { class: "area-benefit", label: t(`smaajob.legend.${input.benefit}`) },
            ...(result.point.net === null ? [] : [{ class: "net-line", label: t("smaajob.legend.net") }]),
            { class: "programme-line", label: t(result.line.hours === 30 ? "chart.line" : "chart.line.changed", { hours: decimal(result.line.hours) }) },
          ]),
        );
        markerBox.replaceChildren(
          ...result.markers
            .filter((m) => m.id !== "programmeLine")
            .flatMap((m) => [h("dt", null, hoursText(m.hours)), h("dd", null, t(`marker.${m.id}`), " ", h("span", { class: "kind" }, t(`marker.kind.${m.kind}`)))]),
        );
        lineBox.replaceChildren(...linePanel(result));
        depends.replaceChildren(...dependsPanel(result, input));
        return {
          sentence: sentence(result, input),
          second: second(result, input),
          tables: [
            {
              caption: t("smaajob.table.caption"),
              rows: [
                heads(result),
                ...tableRows(result, false).map((p) => {
                  const [first, ...rest] = cells(p, result);
                  const marks = [...(p.hours === result.point.hours ? [t("smaajob.table.chosen")] : []), ...(p.hours === result.line.hours ? [t("smaajob.table.line")] : [])];
                  return [marks.length > 0 ? `${first} (${marks.join(", ")})` : first, ...rest];
                }),
              ],
            },
          ],
          noteParams: { kommuneskat: decimal(result.tax.kommuneskat ?? 0, 3), year: input.date.slice(0, 4) },
        };
      },
    };
  },
});

/** Both readings, always; and the month at the line itself. @param {Result} result */
function linePanel(result) {
  const { line, point } = result;
  const at = decimal(line.hours);
  return [
    h("p", { class: "line-words-lead" }, t(line.hours === 30 ? "model.explained" : "model.explained.changed", { line: at })),
    h(
      "div",
      { class: "readings" },
      h(
        "div",
        { class: `reading ${line.reading === "law" ? "chosen" : ""}` },
        h("h3", null, t("model.law")),
        h("p", null, rich("model.law.text", { hours: hoursText(point.hours), benefit: strong(exact(point.benefit)) })),
      ),
      h(
        "div",
        { class: `reading ${line.reading === "programme" ? "chosen" : ""}` },
        h("h3", null, t("model.programme")),
        line.met
          ? h("p", null, rich("model.programme.met", { benefit: strong(exact(line.programmeSupplement)) }))
          : [h("p", { class: "not-met" }, icon("info"), strong(t("model.notInModel"))), h("p", null, rich("model.programme.notMet", { supplement: strong(exact(line.programmeSupplement)), total: strong(exact(point.beforeTax)) }))],
      ),
    ),
    h("h3", null, t("model.atLine", { line: at })),
    h(
      "dl",
      { class: "figures" },
      [
        ["model.gross", line.gross],
        ["model.wage", line.wageAfterAm],
        ["model.benefit", line.benefit],
        ["model.total", line.beforeTax],
        ["model.net", line.net],
      ].flatMap(([key, value]) => (value === null ? [] : [h("dt", null, t(String(key))), h("dd", null, exact(Number(value)))])),
    ),
    h("p", null, lineSentence(result)),
  ];
}

/** The open readings of the law and what they would change. @param {Result} result @param {Input} input */
function dependsPanel(result, input) {
  const other = { allowanceIndexed: input.allowanceIndexed ? "off" : "on", wageCounted: input.wageCounted === "beforeAm" ? "off" : "on" };
  if (result.depends.length === 0) return [];
  return [
    h(
      "div",
      { class: "panel" },
      h("h2", null, t("depends.heading")),
      h("p", null, t("depends.lead")),
      h(
        "ul",
        null,
        result.depends.map((d) =>
          h("li", null, t(`depends.${d.field}.${other[d.field]}`), " ", t(d.difference === 0 ? "depends.same" : "depends.text", { gain: exact(d.gainBeforeTax), difference: `${d.difference > 0 ? "+" : ""}${exact(d.difference)}` })),
        ),
      ),
    ),
  ];
}
