/** Time for time: the columns that each view has, and the three rates in words. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { bareKroner, decimal, exact, fixed, writeNumber } from "./numbers.js";
import { hoursText, left, strong } from "./smaajob-words.js";

/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("../../src/types.js").SmaajobPoint} Point */
/** @typedef {import("./smaajob-words.js").View} View */

/** @typedef {(p: Point) => number | null | undefined} Of */
/** @typedef {{ key: string, of: Of, write?: (n: number) => string }} Column */

const TABLE_HOURS = [0, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 100, 120, 140, 160];

/** @param {number} ore */
const two = (ore) => writeNumber(ore, 2, true);
/** @param {number} n */
const percent = (n) => `${fixed(n, 1)}\u00a0%`;

/** @type {Record<string, Of>} */
const OF = {
  wage: (p) => p.wageAfterAm,
  benefit: (p) => p.benefit,
  spouseHelp: (p) => p.spouseHelp,
  total: (p) => p.beforeTax,
  tax: (p) => p.incomeTax,
  benefitAtp: (p) => p.benefitAtp,
  wageNet: (p) => p.wageAfterTax,
  benefitNet: (p) => (p.benefitAfterTax ?? 0) - p.benefitAtp,
  housing: (p) => p.boligsikring + p.saerligStoette - p.loft,
  child: (p) => p.boernetilskud + p.fritidstillaeg,
  jobpraemie: (p) => p.jobpraemie,
  spouse: (p) => p.spouse,
  daycare: (p) => p.daycare,
  costs: (p) => p.costs,
  net: (p) => p.net,
  kommune: (p) => p.purses?.kommune,
  stat: (p) => p.purses?.stat,
  borger: (p) => p.purses?.borger,
  folkekirken: (p) => p.purses?.folkekirken,
  opsparing: (p) => p.purses?.opsparing,
  gross: (p) => p.gross,
};
/** Where in a point of the answer a column's number stands, where it is one. @type {Record<string, string>} */
const AT = {
  wage: "wageAfterAm", benefit: "benefit", spouseHelp: "spouseHelp", total: "beforeTax", tax: "incomeTax", benefitAtp: "benefitAtp", jobpraemie: "jobpraemie",
  spouse: "spouse", daycare: "daycare", costs: "costs", net: "net", gross: "gross", perHour: "perHour", participation: "participationRate", replacement: "replacementRate",
  ...Object.fromEntries(["kommune", "stat", "borger", "folkekirken", "opsparing"].map((purse) => [purse, `purses/${purse}`])),
};
const HOUSEHOLD = ["housing", "child", "jobpraemie", "spouse", "daycare", "costs", "net"];
/** @type {Record<View, string[]>} */
const KEYS = {
  borger: ["wageNet", "benefitNet", ...HOUSEHOLD],
  sagsbehandler: ["wage", "benefit", "tax", "benefitAtp", ...HOUSEHOLD],
  beslutningstager: ["kommune", "stat", "borger", "folkekirken", "opsparing", "gross"],
};

/** More than at 0 hours for each of the hours. @param {Point} p @param {Result} result */
const perHour = (p, { zero }) => p.perHour ?? (p.hours > 0 ? Math.round((left(p) - left(zero)) / p.hours) : null);

/**
 * The columns after the hours: what adds up to the net, without what is nothing here.
 * @param {Result} result
 * @param {View} view
 * @returns {Column[]}
 */
function columns(result, view) {
  const known = result.point.net !== null;
  const all = [...result.curve, result.point];
  const keys = known ? KEYS[view] : ["wage", "benefit", "spouseHelp", "total"];
  /** @type {Column[]} */
  const list = keys.filter((key) => key === "net" || all.some(OF[key])).map((key) => ({ key, of: OF[key] }));
  if (known && view === "beslutningstager") return list;
  list.push({ key: known ? "gain" : "gainBefore", of: (p) => left(p) - left(result.zero) }, { key: "perHour", of: (p) => perHour(p, result), write: two });
  if (known && view === "sagsbehandler") {
    list.push(
      { key: "marginal", of: (p) => p.marginalRate, write: percent },
      { key: "participation", of: (p) => p.participationRate, write: percent },
      { key: "replacement", of: (p) => p.replacementRate, write: percent },
    );
  }
  return list;
}

/**
 * A readable selection with the chosen hours and the line among them, or all.
 * @param {Result} result
 * @param {boolean} all
 */
function rowsOf(result, all) {
  const wanted = new Set(all ? result.curve.map((p) => p.hours) : [...TABLE_HOURS, result.line.hours]);
  const rows = result.curve.filter((p) => wanted.has(p.hours) && p.hours !== result.point.hours);
  return [...rows, result.point, ...(all && result.fullMonth ? [result.fullMonth] : [])].sort((a, b) => a.hours - b.hours);
}

/**
 * The table: head, and for each row its cells, first the hours.
 * @param {Result} result
 * @param {View} view
 * @param {boolean} all
 * @param {(ore: number) => string} [exact] writes every amount
 */
export function hoursTable(result, view, all, exact) {
  const shown = columns(result, view);
  return {
    head: ["hours", ...shown.map(({ key }) => (key === "housing" && result.point.saerligStoette > 0 ? "housing.saerlig" : key))].map((key) => t(`smaajob.table.${key}`)),
    rows: rowsOf(result, all).map((p) => ({
      pointers: [null, ...shown.map(({ key }) => pointerOf(key, p.hours !== 0 || p === result.point))].map((of) => (of && of in result.lineOf ? of : null)),
      // Only what was asked for, and no hours, are written out with the answer.
      question: p === result.point || p.hours === 0 ? undefined : atHours(p.hours),
      marks: [...(p.hours === result.point.hours ? ["chosen"] : []), ...(p.hours === result.line.hours ? ["line"] : [])],
      cells: [
        decimal(p.hours),
        ...shown.map(({ of, write = bareKroner }) => {
          const value = of(p) ?? null;
          if (value === null) return exact ? "" : "\u2013";
          return exact && write !== percent ? exact(value) : write(value);
        }),
      ],
    })),
  };
}

/** The same question at other hours. @param {number} hours @returns {import("./status.js").Question} */
export const atHours = (hours) => ({ change: { hours }, name: hoursText(hours) });

/** @param {string} key of a column @param {boolean} chosen or other hours than none */
function pointerOf(key, chosen) {
  if (chosen && key.startsWith("gain")) return `/gain/${key === "gain" ? "afterTax" : "beforeTax"}`;
  return key in AT ? `/${chosen ? "point" : "zero"}/${AT[key]}` : null;
}

/** What the three rates mean, with the numbers of the chosen hours. @param {Result} result */
export function rateWords({ point, curve, zero }) {
  // Of hours with a part, the last whole one.
  const last = Number.isInteger(point.hours) ? point : curve[Math.floor(point.hours)];
  const more = exact((point.net ?? 0) - (zero.net ?? 0));
  /** @type {[string, number | null, string][]} */
  const rates = [
    ["marginal", last?.marginalRate ?? null, last?.step ? `1 \u2212 ${exact(last.step)} : ${exact(Math.round(last.gross / last.hours))}` : ""],
    ["participation", point.participationRate, `1 \u2212 ${more} : ${exact(point.gross)}`],
    ["replacement", point.replacementRate, `${exact(zero.net ?? 0)} : ${exact(point.net ?? 0)}`],
  ];
  return h(
    "dl",
    { class: "rates" },
    rates.flatMap(([key, value, formula]) => [
      h("dt", null, t(`smaajob.rate.${key}`), " ", strong(value === null ? "\u2013" : percent(value))),
      h("dd", null, t(`smaajob.rate.${key}.means`, { hours: hoursText(point.hours) }), " ", value === null ? t("smaajob.rate.none") : formula && h("span", { class: "formula" }, `${formula} = ${percent(value)}`)),
    ]),
  );
}
