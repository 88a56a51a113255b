/** What the lærlinge page shows of an answer: the three units and the methods at once, the rest when it is opened. */

import { barChart, responsive, shareChart } from "./chart.js";
import { blank, h, icon, table } from "./dom.js";
import { has, moreTexts, t } from "./i18n.js";
import { decimal, writeNumber } from "./numbers.js";
import { createPanels } from "./panels.js";
import { all } from "./laerlinge-cases.js";
import { IN_PANEL } from "./laerlinge-fields.js";
import { listOf } from "./laerlinge-lists.js";
import { asksNothing, contractNumber, counted, second, sentence, whole } from "./laerlinge-words.js";
import { linked, linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */
/** @typedef {import("./calculator.js").App<Input, Result> & { fields: import("./fields.js").FieldSpec[], shared: () => import("./controls.js").Shared }} App */
/** What every panel is painted with. @typedef {(result: Result, input: Input) => void} Paint */

/** The panels that stand open in each view; all others are closed, and all can be opened. */
const OPEN = {
  borger: ["units", "residents"],
  sagsbehandler: ["units", "trades", "ledger", "status"],
  beslutningstager: ["units", "methods"],
};

/** Is there a contract's number alone, without an amount to compute a need of? @param {Result} result */
const noAmount = (result) => result.notes.includes("noRequirement") && result.contract?.typed === true && counted(result) === null;

/** @param {Result} result @returns {{ head: string[], rows: string[][] }} */
function unitText(result) {
  const need = counted(result);
  const { contract, heads } = result;
  if (noAmount(result)) {
    return {
      head: ["what", "contract"].map((key) => t(`laerlinge.units.${key}`)),
      rows: contract ? [[t("laerlinge.units.aarsvaerk"), contractNumber(contract.aarsvaerk)], [t("laerlinge.units.hours"), whole(contract.hours)]] : [],
    };
  }
  return {
    head: ["what", "need", "contract"].map((key) => t(`laerlinge.units.${key}`)),
    rows: [
      [t("laerlinge.units.aarsvaerk"), need ? decimal(need.aarsvaerk) : "–", contract ? contractNumber(contract.aarsvaerk) : "–"],
      [t("laerlinge.units.hours"), need ? whole(need.hours) : "–", contract ? whole(contract.hours) : "–"],
      [t("laerlinge.units.heads"), heads ? (Math.round(heads.low) > 0 ? `${whole(heads.low)}–${whole(heads.high)}` : t("laerlinge.units.upTo", { n: whole(Math.max(heads.high, 1)) })) : "–", t("laerlinge.units.notContract")],
    ],
  };
}

/** Where the numbers of the units' rows stand in the answer. @param {Result} result */
function unitPointers(result) {
  const need = result.notes.includes("noRequirement") ? [] : [`/methods/${result.methods.findIndex(({ counts }) => counts)}`];
  return ["aarsvaerk", "hours"].map((unit) => [null, ...[...need, "/contract"].map((part) => `${part}/${unit}`)]);
}

/** Has it only given nothing because there is no amount? @param {Result} result @param {Result["methods"][number]} method */
const lacks = (result, { id, aarsvaerk }) => id === "conversion" && aarsvaerk === 0 && result.notes.includes("noRequirement");

/** @param {Result} result @param {Result["methods"][number]} method */
const isKnown = (result, method) => method.aarsvaerk !== null && !lacks(result, method);

/** @param {Result} result */
const knownMethods = (result) => result.methods.filter((method) => isKnown(result, method));

/** @param {Result} result @returns {{ head: string[], rows: string[][] }} */
function methodText(result) {
  return {
    head: ["method", "aarsvaerk", "hours"].map((key) => t(`laerlinge.head.${key}`)),
    rows: result.methods.map((m) => [t(`method.${m.id}`), m.aarsvaerk === null || lacks(result, m) ? t(`method.missing.${m.missing ?? (lacks(result, m) ? "amount" : "none")}`) : decimal(m.aarsvaerk), m.hours === null || lacks(result, m) ? "" : whole(m.hours)]),
  };
}

/** @param {App} app */
export function build(app) {
  /** @type {Result | null} */
  let now = null;
  /** @type {ReturnType<typeof createPanels<[result: Result, input: Input]>>} */
  const panels = createPanels((id) => t(`laerlinge.panel.${id}`), "laerlinge-more", OPEN);
  const { panel, lazy } = panels;
  const boxes = { units: h("div"), methods: h("div") };
  const unitsNote = h("p", { class: "table-note" });
  const share = h("div", { class: "chart-frame" });
  const bars = h("div", { class: "chart-frame" });
  const described = h("p", { class: "vh", id: "chart-text" });

  const redrawShare = responsive(share, (width, em) => {
    const { totalAarsvaerk } = now ?? {};
    const need = now && counted(now);
    if (!need || !totalAarsvaerk) return blank();
    return shareChart(
      { share: need.aarsvaerk / totalAarsvaerk, partText: t("laerlinge.chart.part", { n: decimal(need.aarsvaerk) }), restText: t("laerlinge.chart.rest", { n: decimal(totalAarsvaerk) }), title: t("laerlinge.chart.title"), describedBy: "chart-text" },
      width,
      em,
    );
  });
  const redrawBars = responsive(bars, (width, em) => {
    const known = now ? knownMethods(now) : [];
    if (known.length < 2) return blank();
    return barChart(
      {
        bars: known.map((m) => ({ label: t(`method.${m.id}.short`), values: [{ value: Math.round((m.aarsvaerk ?? 0) * 100), class: m.counts ? "bar-main" : "bar-gross" }] })),
        text: (value) => writeNumber(value, 2),
        title: t("laerlinge.chart.methods"),
        describedBy: "chart-text",
      },
      width,
      em,
    );
  });

  /** A field of the page in a panel, with the messages and notices that it has by now. @param {string[]} names */
  const fields = (names) => {
    const nodes = names.map((name) => app.form.node(name));
    app.form.showOrHide();
    app.form.showMessages();
    return nodes;
  };
  /** A panel of fields and what follows from them. @param {string} id @param {() => Promise<{ make: (app: App, fields: (names: string[]) => HTMLElement[], box: HTMLElement) => Paint }>} load */
  const own = (id, load) => lazy(id, load, ({ make }, box) => make(app, fields, box));

  /** When in the life of a case the panels after it are used. @param {string} id */
  const stage = (id) => h("p", { class: "stage" }, t(`stage.${id}`));

  const nodes = [
    panel("units", boxes.units, unitsNote, share),
    panel("methods", boxes.methods, bars, described),
    stage("tender"),
    own("duty", () => import("./laerlinge-duty.js")),
    own("comparisons", () => import("./laerlinge-clauses.js")),
    own("trades", () => import("./laerlinge-plan.js")),
    stage("site"),
    own("ledger", () => import("./laerlinge-ledger.js")),
    own("status", () => import("./laerlinge-status.js")),
    own("money", () => import("./laerlinge-money.js")),
    own("residents", () => Promise.all([import("./laerlinge-residents.js"), moreTexts("area")]).then(([module]) => module)),
    stage("hand"),
    own("report", () => import("./laerlinge-report.js")),
    own("file", () => Promise.all([import("./laerlinge-file.js"), moreTexts("file")]).then(([module]) => module)),
    own("texts", () => import("./laerlinge-letters.js")),
  ];

  /** @param {Result} result */
  const paintUnits = (result) => {
    now = result;
    const units = unitText(result);
    boxes.units.replaceChildren(
      table({ caption: t("laerlinge.units.caption"), label: t("laerlinge.panel.units"), head: units.head, rows: units.rows.map((cells, i) => ({ cells: linkedCells(result, unitPointers(result)[i] ?? [], cells) })), class: "numbers" }),
      ...(result.heads && !noAmount(result)
        ? [h("details", { class: "mini", id: "heads-why", open: isOpen("heads-why") }, h("summary", null, t("laerlinge.heads.why")), h("p", null, t("laerlinge.heads.lead")), h("ul", null, result.heads.reasons.map(({ id, factor }) => h("li", null, t("laerlinge.heads.reason", { why: t(has(`heads.${id}`) ? `heads.${id}` : `rate.${id}`), factor: decimal(factor, 2) })))))]
        : []),
    );
    unitsNote.textContent = [t("laerlinge.units.note"), result.contract && !result.contract.typed && result.notes.includes("roundedUp") && t("laerlinge.units.rounded")].filter(Boolean).join(" ");
    redrawShare();
  };
  /** @param {Result} result */
  const paintMethods = (result) => {
    const methods = methodText(result);
    boxes.methods.replaceChildren(
      table({
        caption: t("laerlinge.table.caption"),
        label: t("laerlinge.panel.methods"),
        head: methods.head,
        rows: methods.rows.map(([name, aarsvaerk, hours], i) => ({
          cells: [result.methods[i].counts ? [name, h("span", { class: "tag" }, t("laerlinge.counts"))] : name, isKnown(result, result.methods[i]) ? linked(result, `/methods/${i}/aarsvaerk`, aarsvaerk, -1) : [h("span", { class: "lacks screen-only" }, aarsvaerk), h("span", { class: "print-only" }, "–")], linked(result, `/methods/${i}/hours`, hours)],
          class: result.methods[i].counts ? "chosen" : "",
        })),
        class: "numbers methods",
      }),
      h("p", { class: "table-note" }, t(result.contract === null || result.contract.typed ? "laerlinge.table.notByNumber" : "laerlinge.table.note")),
      h("details", { class: "mini", id: "methods-why", open: isOpen("methods-why") }, h("summary", null, t("laerlinge.methods.why")), h("dl", { class: "words" }, result.methods.flatMap(({ id }) => [h("dt", null, t(`method.${id}`)), h("dd", null, t(`method.${id}.why`))]))),
    );
    const need = counted(result);
    described.textContent = [...(need ? [t("laerlinge.chart.text", { need: decimal(need.aarsvaerk), total: decimal(result.totalAarsvaerk ?? 0) })] : []), ...knownMethods(result).map((m) => t("laerlinge.chart.row", { name: t(`method.${m.id}`), n: decimal(m.aarsvaerk ?? 0) }))].join(" ");
    redrawBars();
  };

  return {
    nodes,
    parts: [paintUnits, paintMethods, panels.paint],
    /** Opens the panel that a field stands in. @param {string} name */
    async reveal(name) {
      const id = Object.keys(IN_PANEL).find((one) => IN_PANEL[one].includes(name.split(".")[0]));
      if (id !== undefined) await panels.open(id);
    },
    /** @param {Result} result @param {Input} input @returns {import("./calculator.js").Shown} */
    update(result, input) {
      panels.show(app.values.view);
      const rows = listOf(app.values.trades).length + listOf(app.values.ledger).length;
      return {
        sentence: sentence(result, input),
        second: second(result, input),
        empty: asksNothing(result),
        // Without a number there is nothing that could be certain.
        unweighed: result.contract === null,
        // What is typed elsewhere than in the first fields stays in sight.
        panels: rows > 0 || all(app).length > 1,
        get tables() {
          const [units, methods] = [unitText(result), methodText(result)];
          // Nobody can type in a note.
          const told = methods.rows.map((row, i) => (isKnown(result, result.methods[i]) ? row : [row[0], "–", "–"]));
          return [
            { caption: t("laerlinge.units.caption"), rows: [units.head, ...units.rows] },
            { caption: t("laerlinge.table.caption"), rows: [methods.head, ...told] },
          ];
        },
        async exact() {
          const [{ exactTables }] = await Promise.all([import("./laerlinge-csv.js"), moreTexts("laerlinge-more")]);
          return exactTables(result, input);
        },
        // A note about the requirement where the contract asks by itself, or about a contract that there is not.
        unasked: result.contract === null || result.contract.typed ? ["noRequirement", "methodsDiffer", ...(noAmount(result) ? ["hoursUnlikely"] : [])] : [],
        noteParams: { perMillion: decimal(result.perMillion ?? 0, 3) },
      };
    },
  };
}

/** Does a fold that is painted anew stand open? @param {string} id */
function isOpen(id) {
  const node = document.getElementById(id);
  return node instanceof HTMLDetailsElement && node.open;
}
