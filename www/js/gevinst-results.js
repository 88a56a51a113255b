/** What the gevinst page shows of an answer. The sentence, the table and the chart are there at once; the rest comes when it is opened. */

import { h, table } from "./dom.js";
import { ratesFile } from "./engine.js";
import { moreTexts, t } from "./i18n.js";
import { bareKroner, decimal, exact } from "./numbers.js";
import { createPanels, segments } from "./panels.js";
import { accumulatedChart, accumulatedText } from "./gevinst-chart.js";
import { captionOf, linkedRows, mainTable, paperTable, payersText, tableText, VIEWS } from "./gevinst-table.js";
import { losers, personsText, purse, second, sentence, whom, yearsText } from "./gevinst-words.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("./gevinst-table.js").View} View */
/** How many rows there are: `batch` when the worker computes them. @typedef {{ rows: number, batch: boolean }} RowsInfo */

/**
 * What the page's inputs give their results to work with.
 * @typedef {object} GevinstApp
 * @property {() => RowsInfo} rowsInfo
 * @property {(i: number) => string} rowLabel
 * @property {(count: number, seed: number, onProgress: (share: number | null) => void) => Promise<{ draws: Result["draws"] }>} draw
 * @property {(onProgress: (share: number | null) => void) => Promise<Result["tornado"]>} compare the assumptions, when the rows are too many to do it unasked
 * @property {() => void} cancel ends what is drawn or compared
 * @property {(i: number) => number} rowNumber in the form, or in the spreadsheet
 * @property {(change: Partial<Input>) => { ok: true, result: Result } | { ok: false, faults: unknown[] }} whatIf
 * @property {(i: number) => void} chooseSumRow
 * @property {() => Promise<string[][]>} fileHead
 * @property {() => string} area the figures of a housing area that came along in the link
 */

/** The panels that stand open in each view; all others are closed, and all can be opened. */
const OPEN = {
  borger: ["table", "fullYear"],
  sagsbehandler: ["table", "time", "rows"],
  beslutningstager: ["payers", "table", "chart"],
};
/** Those that are on paper, whether or not somebody opened them: how long jobs last, and what each assumption does. */
const PRINTED = ["time", "tornado"];

/** What the table shows; kept when the language changes. @type {View} */
let view = "result";
let allLines = false;

/**
 * Our own number, to stand beside a publication's.
 * @param {Result} result
 * @param {import("./engine.js").Case} [found] says whose number the publication's is
 */
export function published({ fullYear, perPersonYear }, found) {
  const its = /** @type {{ of?: string } | null | undefined} */ (found?.published);
  if (its?.of === "public" && perPersonYear) return { value: t("savings.ours.public", { kr: exact(perPersonYear.public) }) };
  const gross = fullYear.purses.find((p) => p.purse === "kommune")?.amount ?? 0;
  return { value: t("savings.ours", { gross: exact(gross) }) };
}

/** What the kommune gains over the years, before what the effort costs. */
export const headline = {
  of: (/** @type {Result} */ result) => (result.valued === 0 ? null : purse(result, "kommune").totalNet),
  words: (/** @type {number} */ kr, /** @type {Result} */ { years }) => t("savings.headline", { kr: exact(kr), years: yearsText(years) }),
};

/** @param {GevinstApp & import("./gevinst-file.js").App} app */
export function build(app) {
  /** @type {{ result: Result, input: Input } | null} */
  let now = null;
  /** @type {ReturnType<typeof createPanels<[result: Result, input: Input]>>} */
  const { nodes: panels, panel, lazy, paint, ready, show } = createPanels((id) => t(`savings.panel.${id}`), "gevinst-more", OPEN);
  const boxes = Object.fromEntries(["payers", "whole", "table", "meaning", "note", "losers", "paper"].map((name) => [name, h("div")]));
  boxes.paper.className = "print-only";
  boxes.table.className = "screen-only";

  const paintTable = () => {
    if (!now) return;
    const { result, input } = now;
    boxes.table.replaceChildren(mainTable(result, input, view));
    boxes.meaning.replaceChildren(h("p", { class: "table-note" }, t(`savings.meaning.${view}`, { n: personsText(result.valued), effect: decimal(result.effect), rate: decimal(result.discountRate) })));
  };
  const choice = segments("table-view", t("savings.table.show"), VIEWS.map((value) => ({ value, label: t(`savings.view.${value}`) })), view, (value) => {
    view = value;
    paintTable();
  });

  const chart = accumulatedChart();
  const chartTable = h("details", { class: "mini", id: "chart-table" }, h("summary", null, t("savings.chart.table")));
  const all = h("input", { type: "checkbox", id: "chart-all", checked: allLines });
  const paintChart = () => {
    if (!now) return;
    const { head, rows } = accumulatedText(now.result, allLines);
    chart.update(now.result, allLines);
    const label = t("savings.chart.caption");
    chartTable.replaceChildren(chartTable.children[0], table({ caption: label, label, head, rows: rows.map((cells) => ({ cells })), class: "numbers years" }));
  };
  all.addEventListener("change", () => {
    allLines = all.checked;
    paintChart();
  });

  const more = () => import("./gevinst-more.js");
  /** A panel that is painted anew with every answer. @param {string} id @param {(module: Awaited<ReturnType<typeof more>>) => (result: Result, input: Input, app: GevinstApp) => import("./dom.js").Child[]} which */
  const plain = (id, which) => lazy(id, more, (module, box) => (result, input) => box.replaceChildren(.../** @type {Node[]} */ (which(module)(result, input, app).filter(Boolean))));
  const rates = () => Promise.all([ratesFile(), moreTexts("sum")]).then(([file]) => file, () => null);

  const nodes = [
    panel("payers", boxes.payers, boxes.whole),
    panel("table", choice, boxes.table, boxes.paper, boxes.meaning, boxes.note, boxes.losers),
    panel("chart", ...chart.nodes, h("div", { class: "check screen-only" }, all, h("label", { for: "chart-all" }, t("savings.chart.all"))), chartTable),
    plain("layers", (module) => module.layersPanel),
    plain("areas", (module) => module.areasPanel),
    plain("fullYear", (module) => module.fullYearPanel),
    plain("time", (module) => module.timePanel),
    lazy("tornado", () => import("./gevinst-tornado.js"), ({ tornadoPanel }, box) => tornadoPanel(app, box)),
    lazy("draws", () => import("./gevinst-draws.js"), ({ drawsPanel }, box) => drawsPanel(app, box)),
    lazy("wider", () => import("./gevinst-wider.js"), ({ widerPanel }, box) => (result, input) => widerPanel(box, result, input)),
    lazy("compare", async () => ({ ...(await import("./gevinst-compare.js")), ...(await import("./sources.js")), rates: await rates() }), ({ comparePanel, sourceNode, rates }, box) => (result) => comparePanel(box, result, rates, sourceNode)),
    lazy("area", () => Promise.all([import("./gevinst-area.js"), moreTexts("area")]).then(([module]) => module), ({ areaPanel }, box) => areaPanel(app, box)),
    lazy("rows", () => import("./gevinst-rows.js"), ({ rowsPanel }, box) => rowsPanel(app, box)),
    lazy("file", () => Promise.all([import("./gevinst-file.js"), moreTexts("file")]).then(([module]) => module), ({ filePanel }, box) => filePanel(app, box)),
  ];

  /** @param {Result} result @param {Input} input */
  const paintPaper = (result, input) => {
    // Without a cost the net before it is the same table once more.
    boxes.paper.replaceChildren(...VIEWS.filter((v) => v !== "cost" && (v !== "net" || result.total.totalCost > 0)).map((v) => paperTable(result, input, v)));
  };
  /** @param {Result} result @param {Input} input */
  const paintPayers = (result, input) => {
    const payers = payersText(result);
    boxes.payers.replaceChildren(...(payers ? [table({ ...payers, rows: linkedRows(result, payers.rows), label: t("savings.panel.payers"), class: "numbers payers" })] : []));
    const kommune = purse(result, "kommune");
    const whole = payers !== null && result.total.totalCost > kommune.totalCost;
    boxes.whole.replaceChildren(
      ...(payers ? [h("p", { class: "table-note" }, t("savings.payers.note"))] : []),
      ...(whole ? [h("p", null, t(kommune.totalCost > 0 ? "savings.payers.whole" : "savings.payers.whole.none", { each: `${bareKroner(result.costPerPerson)}\u00a0kr.`, own: `${bareKroner(kommune.costPerPerson)}\u00a0kr.`, whom: whom(input) }))] : []),
    );
  };
  /** @param {Result} result @param {Input} input */
  const paintWords = (result, input) => {
    const lost = losers(result, input);
    boxes.losers.replaceChildren(...(lost.length > 0 ? [h("h3", null, t("savings.loser.heading")), h("ul", null, lost.map((text) => h("li", null, text)))] : []));
    const saved = purse(result, "opsparing").gross.some(Boolean);
    boxes.note.replaceChildren(h("p", { class: "table-note" }, t("savings.table.note"), saved && ` ${t("savings.table.note.saving")}`, " ", t("table.rounded")));
  };

  return {
    nodes,
    // The chart first: it measures its room, which costs more once the tables are new.
    parts: [paintChart, paintTable, paintPayers, paintWords, paint, paintPaper],
    /** Fetches what is printed. */
    prepare: () => ready(PRINTED),
    /** @param {Result} result @param {Input} input */
    update(result, input) {
      const payers = payersText(result);
      now = { result, input };
      show(app.values.view);
      const nothing = result.valued === 0;
      for (const [id, node] of Object.entries(panels)) node.hidden = (nothing && id !== "file") || (id === "payers" && payers === null);
      return {
        sentence: sentence(result, input, app.values.view),
        second: second(result, input),
        get tables() {
          if (nothing) return [];
          const views = VIEWS.filter((v) => v !== "cost").map((v) => {
            const { head, rows } = tableText(result, input, v);
            return { caption: captionOf(result, v), rows: [head, ...rows.map(({ cells }) => cells)] };
          });
          return [...(payers ? [{ caption: payers.caption, rows: [payers.head, ...payers.rows.map(({ cells }) => cells)] }] : []), ...views];
        },
        async exact() {
          if (nothing) return [];
          const [{ exactTable }] = await Promise.all([import("./gevinst-csv.js"), moreTexts("gevinst-more")]);
          return [{ caption: t("savings.panel.table"), rows: exactTable(result, input) }];
        },
        // It stands in the answer already, or is about numbers that are not there.
        unasked: nothing ? result.notes.filter((code) => code !== "counted") : ["loss"],
        unweighed: nothing,
        noteParams: {
          kommuneskat: decimal(result.tax.kommuneskat ?? 0, 3),
          year: input.date.slice(0, 4),
          half: t(`half.rule.${input.date.slice(5) < "07" ? 1 : 2}`),
          n: result.unvalued,
        },
      };
    },
  };
}
