/** The page of the småjob calculator. */

import { run } from "./calculator.js";
import { legend } from "./chart.js";
import { byId, h, table } from "./dom.js";
import { ratesFile } from "./engine.js";
import { linkPairs, valuesFromLink } from "./fields.js";
import { moreTexts, t } from "./i18n.js";
import { decimal, exact, kroner, readNumber } from "./numbers.js";
import { createPanels } from "./panels.js";
import { atText, chartWords, hoursChart, legendOf } from "./smaajob-chart.js";
import { smaajobForm } from "./smaajob-form.js";
import { coachPanel, dependsPanel, linePanel } from "./smaajob-panels.js";
import { hoursTable, rateWords } from "./smaajob-table.js";
import { inModel, second, sentence } from "./smaajob-words.js";
import { linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SmaajobInput} Input */
/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("./smaajob-words.js").View} View */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./dom.js").Child} Child */

/** The panels that stand open in each view; all others are closed, and all can be opened. @type {Record<View, string[]>} */
const OPEN = {
  borger: ["table", "chart", "coach"],
  sagsbehandler: ["table", "chart", "coach", "line", "depends"],
  beslutningstager: ["table", "chart", "public", "effects"],
};

/** The situation to compare with, as fields. @type {Values | null} */
let pinned = null;
/** @param {Element} box @param {Child[]} children */
const fill = (box, children) => box.replaceChildren(.../** @type {Node[]} */ (children.filter(Boolean)));

/** The fields of A that are not as those of B, for the link. @param {Values} values of B */
function pinnedText(values) {
  const { fields } = smaajobForm;
  const [own, base] = [{ ...pinned, view: values.view }, values].map((v) => new Map(linkPairs(fields, v)));
  const keys = [...new Set([...own.keys(), ...base.keys()])].filter((key) => own.get(key) !== base.get(key));
  // A key alone is a field at its default.
  return keys.map((key) => [key, ...(own.has(key) ? [own.get(key) ?? ""] : [])].map(encodeURIComponent).join(":")).join(";");
}

/** @param {import("./link.js").Link} link */
function pinnedFrom(link) {
  const text = link.get("a");
  if (text === null) return null;
  const own = new Map(text.split(";").map((part) => part.split(":")).map(([key, value]) => [key, value === undefined ? null : decodeURIComponent(value)]));
  return valuesFromLink(smaajobForm.fields, { ...link, get: (key) => (own.has(key) ? (own.get(key) ?? null) : link.get(key)) });
}

run({
  id: "smaajob",
  ...smaajobForm,
  preset: null,
  kommune: true,
  ask: (engine, input) => engine.smaajob(input),
  light: { without: { curve: false }, names: ["curve", "coach", "markers", "cliffs"] },
  date: (input) => input.date,
  headline: {
    of: (/** @type {Result} */ { point }) => point.net ?? point.beforeTax,
    words: (kr, /** @type {Result} */ { point }) => t(`smaajob.headline${point.net === null ? ".beforeTax" : ""}`, { kr: exact(kr) }),
  },
  published: (/** @type {Result} */ result) => ({ value: kroner(result.gain.beforeTax) }),
  linkExtras: {
    write: (/** @type {Values} */ values) => (pinned ? [["a", pinnedText(values)]] : []),
    read(/** @type {import("./link.js").Link} */ link) {
      try {
        pinned = pinnedFrom(link);
      } catch {
        pinned = null;
      }
    },
  },
  build(app) {
    let all = false;
    /** @type {{ result: Result, input: Input, view: View } | null} */
    let now = null;
    /** A and B, as their open panel shows them. @type {{ caption: string, rows: string[][] }[]} */
    let compared = [];

    /** @type {ReturnType<typeof createPanels<[result: Result, input: Input]>>} */
    const { nodes: panels, panel, lazy, again, show, paint: paintAll } = createPanels((id) => t(`panel.${id}`), "smaajob-more", OPEN);
    const boxes = Object.fromEntries(["table", "rates", "legend", "line", "above", "below", "depends"].map((name) => [name, h("div")]));

    const toggle = h("button", { type: "button", class: "button", "aria-pressed": "false" }, t("smaajob.table.all"));
    toggle.addEventListener("click", () => {
      all = !all;
      toggle.setAttribute("aria-pressed", String(all));
      paintTable();
    });
    const caption = () => t(now?.view === "beslutningstager" && now.result.point.purses ? "smaajob.table.caption.public" : "smaajob.table.caption");
    const paintTable = () => {
      if (!now) return;
      const { result } = now;
      toggle.textContent = t(all ? "smaajob.table.fewer" : "smaajob.table.all");
      const { head, rows } = hoursTable(result, now.view, all);
      boxes.table.replaceChildren(
        table({
          caption: caption(),
          label: caption(),
          head,
          rows: rows.map(({ marks, cells, pointers, question }) => ({
            cells: [[cells[0], ...marks.map((mark) => h("span", { class: mark === "line" ? "tag tag-line" : "tag" }, t(`smaajob.table.${mark}`)))], ...linkedCells(result, pointers, cells, question).slice(1)],
            class: marks.includes("chosen") ? "chosen" : marks.includes("line") ? "at-line" : "",
          })),
          class: "numbers hours",
        }),
      );
      const rates = now.view === "sagsbehandler" && now.result.point.net !== null;
      fill(boxes.rates, [rates && rateWords(now.result)]);
    };

    /** @param {Result} result @param {Input} input */
    const paintWords = (result, input) => {
      const coach = coachPanel(result, input);
      fill(boxes.above, coach.above);
      fill(boxes.below, coach.below);
      fill(boxes.line, linePanel(result));
      panels.line.hidden = !inModel(input);
      panels.depends.hidden = result.depends.length === 0;
      fill(boxes.depends, dependsPanel(result, input));
    };

    const chart = hoursChart(
      app.isFixed("hours") ? null : (hours) => app.set("hours", String(hours)),
      () => {
        const typed = readNumber(app.values.hours, 2);
        return typed.ok ? typed.value / 100 : null;
      },
    );
    const purses = h("input", { type: "checkbox", id: "chart-purses" });
    const pursesRow = h("div", { class: "check purses" }, purses, h("label", { for: "chart-purses" }, t("chart.showPublic")));
    const to160 = h("p", { class: "table-note", hidden: true }, t("smaajob.chart.to160"));
    const at = h("p", { class: "chart-at" });
    const words = h("p", { id: "chart-text" });
    const paintChart = () => {
      if (!now) return;
      const { result, input } = now;
      const both = purses.checked && result.point.purses !== null;
      chart.update(result, both);
      at.textContent = atText(result);
      fill(boxes.legend, [legend(legendOf(result, input, both))]);
      words.textContent = chartWords(result, both);
      pursesRow.hidden = result.point.purses === null;
      to160.hidden = result.point.hours <= 160;
    };
    purses.addEventListener("change", paintChart);

    const more = () => import("./smaajob-more.js");
    const month = lazy(
      "calendar",
      () => import("./smaajob-calendar.js"),
      ({ calendar }, box) => {
        const own = calendar(app.isFixed("hours") ? null : (hours) => app.set("hours", hours));
        box.append(own.node);
        return ({ line }) => own.update(app.values.month, line.hours);
      },
    );
    const markers = lazy(
      "markers",
      // The words of a source are those of the written sum.
      async () => ({ ...(await more()), ...(await import("./sources.js")), rates: await Promise.all([ratesFile(), moreTexts("sum")]).then(([rates]) => rates, () => null) }),
      ({ markerPanel, rateRow, sourceNode, rates }, box) => (result, input) => {
        fill(box, [
          markerPanel(result, ({ rate }) => {
            const row = rate && rateRow(rates, rate, input.date);
            return row ? sourceNode(row.source) : null;
          }),
        ]);
      },
    );
    const purse = lazy("public", more, ({ publicPanel }, box) => (result, input) => fill(box, publicPanel(result, input)));
    const effects = lazy("effects", more, ({ effectsPanel }, box) => (result) => fill(box, effectsPanel(result)));
    const both = lazy(
      "compare",
      () => import("./smaajob-compare.js"),
      ({ compare }, box) => {
        const own = compare({
          values: () => app.values,
          isFixed: app.isFixed,
          set: (values) => Object.entries(values).forEach(([name, value]) => app.set(name, value)),
          pin(values) {
            pinned = values;
            app.extrasChanged();
            again();
          },
        });
        box.append(own.node);
        return (result) => {
          const a = pinned && app.answerOf(pinned);
          compared = own.update(pinned && (a?.ok ? { ok: true, result: a.result, input: a.input, told: app.describe(pinned) } : { ok: false }), result, app.describe(app.values));
        };
      },
    );

    // The view changes the answer too, so its choice stands above it.
    byId("views").replaceChildren(app.form.node("view"));

    return {
      nodes: [
        panel("table", boxes.table, h("p", { class: "table-note" }, t("table.rounded")), toggle, boxes.rates),
        panel("chart", at, chart.node, boxes.legend, to160, pursesRow, h("h3", null, t("chart.inWords")), words),
        panel("coach", boxes.above, app.form.node("wantMore"), boxes.below),
        month,
        panel("line", boxes.line, app.form.node("reading")),
        markers,
        purse,
        effects,
        both,
        panel("depends", boxes.depends),
      ],
      // The chart first: it measures its room, which costs more once the table is new.
      parts: [paintChart, paintTable, paintWords, paintAll],
      update(result, input) {
        const view = /** @type {View} */ (app.values.view);
        now = { result, input, view };
        if (show(view)) {
          if (pinned) panels.compare.open = true;
          purses.checked = view === "beslutningstager";
        }
        return {
          sentence: sentence(result, input, view),
          second: second(result, input, view),
          // Who pays the benefit is only asked where public money is shown.
          unasked: view === "beslutningstager" ? [] : ["payerAssumed"],
          get tables() {
            const { head, rows } = hoursTable(result, view, false);
            const hours = {
              caption: caption(),
              rows: [head, ...rows.map(({ marks, cells }) => [marks.length > 0 ? `${cells[0]} (${marks.map((mark) => t(`smaajob.table.${mark}`)).join(", ")})` : cells[0], ...cells.slice(1)])],
            };
            return [...(panels.compare.open ? compared : []), hours];
          },
          async exact() {
            const { amount } = await import("./csv.js");
            const { head, rows } = hoursTable(result, view, true, amount);
            return [{ caption: caption(), rows: [head, ...rows.map(({ cells }) => cells)] }];
          },
          noteParams: { kommuneskat: decimal(result.tax.kommuneskat ?? 0, 3), year: input.date.slice(0, 4) },
        };
      },
    };
  },
});
