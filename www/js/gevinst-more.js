/** Panels of the gevinst page that come when they are opened: the kommune's layers and budget areas, a whole year in work, time. */

import { h, table } from "./dom.js";
import { has, plural, rich, richPlural, t } from "./i18n.js";
import { bareKroner, decimal, kroner } from "./numbers.js";
import { yearCells } from "./gevinst-table.js";
import { atShare, equalisedShare, percent, personsText, purse, purseName, whole, yearsText } from "./gevinst-words.js";
import { asked, linked, linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("./dom.js").Child} Child */

/** A word and what it means. @param {[word: string, means: import("./dom.js").Children][]} list */
const explained = (list) => h("dl", { class: "words" }, list.flatMap(([word, means]) => [h("dt", null, word), h("dd", null, means)]));

/** The years' heads, with a sum where there are several. @param {Result} result */
const heads = (result) => [...purse(result, "kommune").net.map((_, y) => t("savings.year", { n: y + 1 })), ...(result.years > 1 ? [t("savings.head.sum")] : [])];

/** The kommune directly, after equalisation, and after what its need of spending is reckoned to. @param {Result} result @param {Input} input @returns {Child[]} */
export function layersPanel(result, input) {
  const kommune = purse(result, "kommune");
  const { need, equalisation, equalisationChosen } = result;
  const own = (/** @type {boolean} */ chosen) => equalisationChosen && chosen;
  const rows = [
    { cells: [t("layers.direct"), ...yearCells(result, "/purses/0", kommune, "result", ["presentValue"])], class: "" },
    ...equalisation.map((e, i) => ({
      cells: [[t("layers.after", { percent: decimal(e.percent) }), own(e.chosen) ? h("span", { class: "tag" }, t("layers.chosen")) : null], ...yearCells(result, `/equalisation/${i}`, e, "kommuneResult", ["presentValue"], atShare(result, e))],
      class: own(e.chosen) ? "chosen" : "",
    })),
    ...(need ? [{ cells: [equalisationChosen ? t("layers.need") : `${t("layers.need")} (${equalisedShare(result)})`, ...yearCells(result, "/need", need, "kommuneResult"), "\u2013"], class: "" }] : []),
  ];
  const moved = [
    ...equalisation.map((e, i) => ({ cells: [t("layers.others", { percent: decimal(e.percent) }), ...yearCells(result, `/equalisation/${i}`, e, "othersNet", [], atShare(result, e))], class: own(e.chosen) ? "chosen" : "" })),
    ...(need ? [{ cells: [t("layers.lost"), ...yearCells(result, "/need", need, "lost")], class: "" }] : []),
  ];
  return [
    h("p", null, t("layers.lead"), " ", t(equalisationChosen ? "layers.isChosen" : "layers.notChosen")),
    table({ caption: t("layers.caption"), label: t("savings.panel.layers"), head: [t("layers.head"), ...heads(result), t("savings.head.present")], rows, class: "numbers years" }),
    table({ caption: t("layers.caption.moved"), label: t("layers.caption.moved"), head: [t("layers.head.moved"), ...heads(result)], rows: moved, class: "numbers years" }),
    h("p", { class: "table-note" }, t("layers.note"), " ", t("table.rounded")),
    explained([
      [t("layers.direct"), t("layers.direct.means")],
      [t("layers.equalisation"), t("layers.equalisation.means")],
      [t("layers.need.word"), need ? t("layers.need.means", { unit: kroner(input.need?.unitValue ?? 0), share: decimal(input.need?.share ?? 93), lag: decimal(input.need?.lag ?? 3) }) : t("layers.need.off")],
    ]),
  ];
}

/** Which budget in the kommune gains, and which pays. @param {Result} result @returns {Child[]} */
export function areasPanel(result) {
  const kommune = purse(result, "kommune");
  const cost = kommune.totalCost > 0;
  const first = (/** @type {string} */ at, /** @type {Result["areas"][0] | import("./gevinst-words.js").Purse} */ of) => {
    const many = result.years > 1;
    const names = ["gross/0", "net/0", ...(many ? ["totalGross", "totalNet"] : []), ...(cost ? ["totalResult"] : [])];
    const amounts = [of.gross[0], of.net[0], ...(many ? [of.totalGross, of.totalNet] : []), ...(cost ? [of.totalResult] : [])];
    return linkedCells(result, names.map((name) => `${at}/${name}`), amounts.map(bareKroner));
  };
  const years = yearsText(result.years);
  const head = ["gross", "net", ...(result.years > 1 ? ["gross.all", "net.all"] : []), ...(cost ? ["result"] : [])].map((key) => t(`areas.${key}`, { years }));
  return [
    h("p", null, t("areas.lead")),
    table({
      caption: t("areas.caption", { n: personsText(result.valued) }),
      label: t("savings.panel.areas"),
      head: [t("areas.head"), ...head],
      rows: [...result.areas.map((area, i) => ({ cells: [t(`area.${area.area}`), ...first(`/areas/${i}`, area)] })), { cells: [t("savings.row.kommune"), ...first("/purses/0", kommune)], class: "total" }],
      class: "numbers",
    }),
    explained(result.areas.map(({ area }) => [t(`area.${area}`), t(`area.${area}.means`)])),
    h("p", { class: "table-note" }, t("table.rounded")),
  ];
}

/**
 * Year 1 if everyone worked all of it, and the shortcut that others use.
 * @param {Result} result
 * @param {Input} input
 * @param {import("./gevinst-results.js").GevinstApp} app
 * @returns {Child[]}
 */
export function fullYearPanel(result, input, app) {
  const { fullYear } = result;
  const amount = (/** @type {string} */ name) => fullYear.purses.find((p) => p.purse === name)?.amount ?? 0;
  const kommune = amount("kommune");
  const counted = purse(result, "kommune").gross[0];
  // Where the rows' own dates are counted with, the shortcut is that of the published curve.
  /** @type {Partial<Input>} */
  const change = { retention: { kind: "curve" } };
  const byCurve = input.retention?.kind === "own" && !app.rowsInfo().batch ? app.whatIf({ ...change, tornado: false }) : null;
  const byTheCurve = (/** @type {string} */ of, /** @type {number} */ ore) => asked({ change, name: t("fullYear.curve") }, of, kroner(ore));
  const curve = byCurve?.ok ? byCurve.result : null;
  const { shortcut } = fullYear;
  const at = (/** @type {string} */ name) => `/fullYear/purses/${fullYear.purses.findIndex((p) => p.purse === name)}/amount`;
  const params = { n: personsText(result.valued) };
  const full = linked(result, at("kommune"), kroner(kommune));
  const each = linked(result, "/fullYear/kommunePerPerson", kroner(fullYear.kommunePerPerson));
  return [
    h("p", null, richPlural("fullYear.lead", result.valued, { ...params, full, each }), " ", rich(Math.abs(kommune - counted) < 50 ? "fullYear.same" : "fullYear.counted", { counted: linked(result, "/purses/0/gross/0", kroner(counted)) })),
    table({
      caption: plural("fullYear.caption", result.valued, params),
      label: t("savings.panel.fullYear"),
      head: [t("savings.head.who"), t("fullYear.head")],
      rows: [
        ...fullYear.purses.filter((p) => p.amount !== 0 || ["kommune", "stat", "borger"].includes(p.purse)).map((p) => ({ cells: [p.purse === "kommune" ? t("savings.row.kommune") : purseName(p.purse), linked(result, at(p.purse), bareKroner(p.amount))] })),
        { cells: [t("savings.row.total.production"), linked(result, "/fullYear/total", bareKroner(fullYear.total))], class: "total" },
      ],
      class: "numbers narrow",
    }),
    h("h3", null, t("fullYear.shortcut.heading")),
    ...(shortcut
      ? [
          h("p", null, rich("fullYear.shortcut", { full: kroner(kommune), months: decimal(shortcut.months), shortcut: linked(result, "/fullYear/shortcut/kommune", kroner(shortcut.kommune)) })),
          Math.abs(shortcut.kommune - counted) < 50
            ? h("p", null, t("fullYear.shortcut.same"))
            : h("p", null, t(counted > shortcut.kommune ? "fullYear.shortcut.more" : "fullYear.shortcut.less", { difference: kroner(Math.abs(counted - shortcut.kommune)) })),
        ]
      : curve?.fullYear.shortcut
        ? [
            h("p", null, rich("fullYear.shortcut", { full: kroner(kommune), months: decimal(curve.fullYear.shortcut.months), shortcut: byTheCurve("/fullYear/shortcut/kommune", curve.fullYear.shortcut.kommune) })),
            h("p", null, rich("fullYear.shortcut.curve", { curve: byTheCurve("/purses/0/gross/0", purse(curve, "kommune").gross[0]) })),
          ]
        : [h("p", null, t("fullYear.shortcut.none"))]),
    h("p", { class: "table-note" }, t("fullYear.note"), " ", t("table.rounded")),
  ];
}

/** How long the jobs last: months beside heads. @param {Result} result @param {Input} input @returns {Child[]} */
export function timePanel(result, input) {
  const { retention, personMonths, valued } = result;
  const kind = input.retention?.kind ?? "curve";
  const level = input.retention?.kind === "own" ? "central" : (input.retention?.level ?? "central");
  /** @type {Record<string, string>} */
  const params = input.retention?.kind === "observed" ? { share: percent(input.retention.share), month: whole(input.retention.month) } : {};
  const study = input.rows.some(({ phases }) => phases.some(({ to }) => to === "su"));
  const rows = personMonths.gross.map((months, y) => ({
    cells: [
      t("savings.year", { n: y + 1 }),
      ...linkedCells(
        result,
        [...(kind === "own" ? [] : [`/retention/months/${y}`, `/retention/share/${y}`]), ...["gross", "aarsvaerk", "net"].map((of) => `/personMonths/${of}/${y}`)],
        [...(kind === "own" ? [] : [decimal(retention.months[y], 2), percent(retention.share[y], 1)]), decimal(months, 1), decimal(personMonths.aarsvaerk[y], 2), decimal(personMonths.net[y], 1)],
      ),
    ],
    class: "",
  }));
  const totals = linkedCells(result, ["totalGross", "totalAarsvaerk", "totalNet"].map((of) => `/personMonths/${of}`), [decimal(personMonths.totalGross, 1), decimal(personMonths.totalAarsvaerk, 2), decimal(personMonths.totalNet, 1)]);
  const head = ["year", ...(kind === "own" ? [] : ["each", "share"]), "gross", "full", "net"].map((key) => t(`time.${key}`));
  return [
    h("p", null, t(`time.${kind}`, params), " ", kind !== "own" && has(`time.level.${level}`) && t(`time.level.${level}`)),
    h("p", null, plural("time.heads", valued, { n: whole(valued) })),
    table({
      caption: t(study ? "time.caption.study" : "time.caption"),
      label: t("savings.panel.time"),
      head,
      rows: result.years > 1 ? [...rows, { cells: [t("savings.head.sum"), ...(kind === "own" ? [] : ["", ""]), ...totals], class: "total" }] : rows,
      class: "numbers",
    }),
    h("p", { class: "table-note" }, t("time.note")),
  ];
}
