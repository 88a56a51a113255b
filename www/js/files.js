/** What is taken along as a file: the numbers, the written sum, the charts. */

import { amount, number, saveCsv } from "./csv.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { sentenceText } from "./note.js";
import { rateRow } from "./sources.js";
import { lineName, rateName } from "./status.js";

/** @typedef {import("./note.js").Taken} Taken */
/** The written sum and the rates behind it. @typedef {{ sum: typeof import("./sum.js"), rates: import("./engine.js").RatesFile }} Names */

/** What a page's files begin with: "smaajob", "gevinst". */
const page = () => document.documentElement.dataset.texts?.split(" ")[0] ?? "";

/** The files' names end with the day that is counted for. @param {Taken} taken @param {string} kind */
const nameOf = ({ date }, kind) => `${page()}-${date}.${kind}`;

/** The rates behind the answer, head first. @param {Taken} taken @param {Names} names */
const sourceRows = ({ lines, date }, { sum, rates }) => [
  ["name", "value", "basis", "source", "status", "checked"].map((key) => t(`files.source.${key}`)),
  ...[...sum.ratesOf(lines)].map(([id, { status, typed, value }]) => {
    const row = rateRow(rates, id, date);
    return [rateName(id), value, row?.basis ?? "", row?.source ?? "", typed ? t("own.chip") : t(`status.${row?.status ?? status}`), row?.checkedOn ?? ""];
  }),
];

/** Of which part of the answer the lines and the rates are. @param {Taken} taken @returns {string[][]} */
export const writtenRows = ({ writtenOut }) => (writtenOut === null ? [] : [[writtenOut]]);

/** The written sum, a line in a row. @param {Taken} taken @param {Names} names */
function sumRows(taken, { sum, rates }) {
  const { lines, date } = taken;
  const row = (/** @type {{ line: import("./sum.js").SumLine, index: number }} */ { line, index }) => {
    const { id, result, unit, rounding, section } = line;
    const behind = [...sum.ratesOf([line])];
    return [
      `L${sum.numberOf(index)}`,
      lineName(id),
      sum.formula(line, (term) => sum.termName(term, section, lines, taken), () => t("sum.mix.weight")).join(""),
      sum.formula(line, ({ value, unit }) => sum.sumNumber(value, unit)).join(""),
      unit === "ore" ? amount(result) : number(result),
      t(`files.unit.${unit}`),
      rounding === "none" ? "" : sum.roundingName(line),
      sum.receiverOf(line) ?? "",
      behind.map(([id]) => rateRow(rates, id, date)?.basis ?? rateName(id)).join("; "),
      behind.map(([, { status, typed }]) => (typed ? t("own.chip") : t(`status.${status}`))).join("; "),
    ];
  };
  const parts = [...sum.sections(lines)].flatMap(([section, own]) => [...(section === "" ? [] : [["", sum.sectionName(section)]]), ...own.map(row)]);
  return [[t("sum.heading")], ...writtenRows(taken), ["no", "what", "how", "numbers", "result", "unit", "rounding", "whose", "basis", "status"].map((key) => t(`files.head.${key}`)), ...parts];
}

/** What stands above the numbers: what is asked, the answer, from what, when and where. @param {Taken} taken */
export const aboutRows = (taken) => [
  [taken.heading],
  ...taken.about.map((text) => [text]),
  [t("files.answer"), sentenceText(taken)],
  ...(taken.caveat === null ? [] : [["", taken.caveat]]),
  [t("files.made"), taken.made],
  [t("files.version"), taken.version],
  [t("files.link"), taken.link],
  ["", taken.disclaimer],
];

/** The head of a file with numbers. @param {Taken} taken @param {Names} names */
export const headRows = (taken, names) => [...aboutRows(taken), [], [t("print.inputs")], ...taken.inputs.map(({ label, value }) => [label, value]), [], [t("sources.heading")], ...writtenRows(taken), ...sourceRows(taken, names), []];

/**
 * The buttons of the menu.
 * @param {{ taken: () => Taken | null, names: () => Promise<Names>, charts: () => SVGElement[], failed: (text: string) => void }} own `taken`: null where there
 *   is nothing to take
 */
export function fileButtons({ taken, names, charts, failed }) {
  /** @param {(now: Taken) => Promise<void>} save */
  async function run(save) {
    const now = taken();
    if (now) await save(now).catch(() => failed(t("panel.failed")));
  }
  const button = (/** @type {string} */ key, /** @type {(now: Taken) => Promise<void>} */ save, /** @type {string} */ label = t(key)) =>
    h("button", { type: "button", class: "button", "aria-label": label, onclick: () => run(save) }, t(key));
  const titleOf = (/** @type {SVGElement} */ chart) => chart.getAttribute("aria-label") ?? "";
  const picture = (/** @type {"svg" | "png"} */ kind, /** @type {string} */ title) =>
    button(
      `files.${kind}`,
      async (now) => {
        // It may have been drawn anew.
        const chart = charts().find((one) => titleOf(one) === title);
        if (!chart) throw new Error("the chart is not there");
        const { savePicture } = await import("./picture.js");
        await savePicture(kind, chart, title, [t("files.from", { name: now.heading }), now.version, now.made].join(" "), nameOf(now, kind));
      },
      `${title}: ${t(`files.${kind}`)}`,
    );
  return [
    h("div", { class: "button-row" },
      button("files.csv", async (now) => {
        const tables = now.exact ? await now.exact() : now.tables;
        const named = await names();
        saveCsv(nameOf(now, "csv"), [...headRows(now, named), ...tables.flatMap(({ caption, rows }) => [[caption], ...rows, []]), ...sumRows(now, named)]);
      }),
      button("files.xlsx", async (now) => {
        const [{ sumBook }, { saveBook }] = await Promise.all([import("./sum-book.js"), import("./workbook.js")]);
        await saveBook(nameOf(now, "xlsx"), sumBook(now, await names()));
      }),
    ),
    h("p", { class: "hint" }, t("files.hint")),
    ...charts().map((chart) => {
      const title = titleOf(chart);
      return h("div", { class: "file-chart" }, h("span", null, title), h("div", { class: "button-row" }, picture("svg", title), picture("png", title)));
    }),
  ];
}
