/** What each row of people gives: the first hundred on the page, all of them in a file. */

import { amount, number, saveCsv } from "./csv.js";
import { h, icon, table } from "./dom.js";
import { inSentence } from "./engine.js";
import { plural, t } from "./i18n.js";
import { bareKroner, decimal } from "./numbers.js";
import { whole } from "./gevinst-words.js";
import { linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */

const SHOWN = 100;
const AMOUNTS = /** @type {const} */ (["kommuneFirst", "statFirst", "borgerFirst", "kommune", "stat", "borger", "total"]);

/**
 * @param {import("./gevinst-results.js").GevinstApp} app
 * @param {HTMLElement} box
 * @returns {(result: Result, input: Input) => void}
 */
export function rowsPanel(app, box) {
  return (result, input) => {
    const { rows, faultyCount } = result;
    const { batch } = app.rowsInfo();
    const faulty = faultyCount > 0 && h("p", { class: "notice" }, icon("info"), plural("rowTable.faulty", faultyCount, { n: whole(faultyCount) }));
    if (rows.length === 0) {
      box.replaceChildren(...[faulty, h("p", null, t("rowTable.none"))].filter((node) => node !== false));
      return;
    }
    const oneYear = result.years === 1;
    const keys = AMOUNTS.filter((key) => key.endsWith("First") || key === "total" || !oneYear);
    const show = (/** @type {number} */ i) => {
      app.chooseSumRow(i);
      const sum = document.getElementById("sum");
      if (!(sum instanceof HTMLDetailsElement)) return;
      sum.open = true;
      sum.scrollIntoView();
    };
    /** Another row than the one that is written out has lines once it is. @param {Result["rows"][number]} row @param {number} i */
    const numbers = (row, i) => {
      const own = `/rows/${i}/total` in result.lineOf;
      const question = own || batch ? undefined : { change: { sumRow: row.row }, name: inSentence(app.rowLabel(row.row)) };
      return linkedCells(result, ["months", ...keys].map((key) => `/rows/${i}/${key}`), [decimal(row.months, 1), ...keys.map((key) => bareKroner(row[key]))], question);
    };
    const dashes = ["months", ...keys].map(() => "\u2013");
    const head = [t("rowTable.row"), t("rowTable.months"), ...keys.map((key) => t(`rowTable.${key}`)), ...(batch ? [] : [t("rowTable.sum")])];
    const shown = rows.slice(0, SHOWN);
    const button = h("button", { type: "button", class: "button", onclick: async () => saveCsv("gevinst-raekker.csv", [...(await app.fileHead()), ...file(result, app)]) }, plural("rowTable.csv", rows.length, { n: whole(rows.length) }));
    box.replaceChildren(
      ...[
        faulty,
        h("p", null, t(rows.length > SHOWN ? "rowTable.lead.first" : "rowTable.lead", { n: whole(SHOWN), all: whole(rows.length) })),
        table({
          caption: t("rowTable.caption", { years: whole(result.years) }),
          label: t("savings.panel.rows"),
          head,
          rows: shown.map((row, i) => ({
            cells: [
              app.rowLabel(row.row),
              ...(row.valued ? numbers(row, i) : dashes),
              ...(batch ? [] : [row.valued ? h("button", { type: "button", class: "linklike", "aria-label": t("rowTable.showSum", { row: inSentence(app.rowLabel(row.row)) }), onclick: () => show(row.row) }, t("rowTable.show")) : t("rowTable.unvalued")]),
            ],
            class: !batch && row.row === input.sumRow ? "chosen" : "",
          })),
          class: "numbers years row-table",
        }),
        h("p", { class: "table-note" }, t("rowTable.note"), " ", t("table.rounded")),
        h("div", { class: "button-row" }, button),
      ].filter((node) => node !== false),
    );
  };
}

/** All rows, to the øre. @param {Result} result @param {import("./gevinst-results.js").GevinstApp} app */
function file({ rows }, app) {
  return [
    [t("rowTable.number"), t("rowTable.row"), t("rowTable.persons"), t("rowTable.valued"), t("rowTable.months"), ...AMOUNTS.map((key) => t(`rowTable.${key}`))],
    ...rows.map((row) => [String(app.rowNumber(row.row)), app.rowLabel(row.row), String(row.persons), t(row.valued ? "yes" : "no"), number(row.months), ...AMOUNTS.map((key) => amount(row[key]))]),
  ];
}
