/** What the småjob page says in sentences: the answer in each of the three views. */

import { h } from "./dom.js";
import { has, rich, t } from "./i18n.js";
import { decimal, exact, kroner } from "./numbers.js";
import { linked } from "./status.js";

/** @typedef {import("../../src/types.js").SmaajobInput} Input */
/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("../../src/types.js").SmaajobPoint} Point */
/** @typedef {"borger" | "sagsbehandler" | "beslutningstager"} View */

/** @param {number} hours */
export const hoursText = (hours) => `${decimal(hours)}\u00a0${t(hours === 1 ? "unit.hour" : "unit.hours")}`;

/** @param {Node | string} child */
export const strong = (child) => h("strong", null, child);

/** @param {Input} input */
export const benefitName = (input) => t(`benefit.${input.benefit}`);

/** Can the benefit be the supplement that the småjob model speaks of? @param {Input} input */
export const inModel = (input) => !["su", "fleksjob", "foertidspension", "tidligPension", "efterloen"].includes(input.benefit);

/** What is left in a month: after tax where the year's tax is known. @param {Point} p */
export const left = (p) => p.net ?? p.beforeTax;

/** A change with its sign: "+120 kr.", "−312 kr." @param {number} ore @param {(ore: number) => string} [write] */
export const signed = (ore, write = kroner) => `${ore > 0 ? "+" : ""}${write(ore)}`;

/** "a, b og c" @param {string[]} list */
export const listed = (list) => (list.length < 2 ? list.join("") : `${list.slice(0, -1).join(", ")} ${t("and")} ${list[list.length - 1]}`);

/**
 * What stands in the month beside wage and benefit, with what each adds to the net.
 * @param {Point} p
 * @returns {[key: string, ore: number][]}
 */
const beside = (p) => [
  ["benefitAtp", -p.benefitAtp],
  [p.saerligStoette > 0 ? "housing.saerlig" : "housing", p.boligsikring + p.saerligStoette - p.loft],
  ["child", p.boernetilskud + p.fritidstillaeg],
  ["jobpraemie", p.jobpraemie],
  ["spouse", p.spouse ?? 0],
  ["daycare", -p.daycare],
  ["costs", -p.costs],
];

/** Is the net that of two people? @param {Point} p */
const shared = (p) => (p.spouse ?? 0) !== 0 || p.spouseHelp !== 0;

/** The answer in one sentence. @param {Result} result @param {Input} input @param {View} view */
export function sentence(result, input, view) {
  const { gain, point } = result;
  const { net } = point;
  const params = { hours: hoursText(point.hours), wage: exact(input.hourlyWage) };
  if (view === "borger" && net !== null) {
    const us = shared(point) ? ".shared" : "";
    const main = { ...params, net: h("strong", { class: "big" }, linked(result, "/point/net", kroner(net))) };
    if (point.hours === 0) return rich(`smaajob.borger.zero${us}`, main);
    const more = gain.afterTax ?? 0;
    return [...rich(`smaajob.borger${us}`, main), " ", ...rich(more < 0 ? "smaajob.borger.less" : "smaajob.borger.more", { more: strong(linked(result, "/gain/afterTax", kroner(Math.abs(more)))), perHour: strong(linked(result, "/gain/perHourAfterTax", exact(gain.perHourAfterTax ?? 0))) })];
  }
  if (point.hours === 0) return rich("smaajob.answer.zero", { benefit: strong(linked(result, "/fullBenefit", kroner(result.fullBenefit))) });
  if (view === "beslutningstager" && point.purses) {
    const { kommune, stat, borger, folkekirken, opsparing } = point.purses;
    const own = shared(point) ? "husstand" : "borger";
    const all = Object.entries({ kommune, stat, [own]: borger, folkekirken, opsparing }).filter(([purse, ore]) => ore !== 0 || purse === "kommune");
    const parts = all.flatMap(([purse, ore], i) => [
      i === 0 ? "" : i === all.length - 1 ? ` ${t("and")} ` : ", ",
      ...rich(`smaajob.purse.${purse}${ore < 0 ? ".loses" : ""}`, { kr: h("strong", i === 0 ? { class: "big" } : null, linked(result, `/point/purses/${purse === own ? "borger" : purse}`, kroner(Math.abs(ore)))) }),
    ]);
    return [...rich("smaajob.public", params), " ", ...parts, ". ", ...rich("smaajob.public.sum", { wage: strong(linked(result, "/point/gross", exact(point.gross))) })];
  }
  return rich(gain.afterTax === null ? "smaajob.answer.beforeTax" : "smaajob.answer", {
    ...params,
    before: h("strong", { class: "big" }, linked(result, "/gain/beforeTax", kroner(Math.abs(gain.beforeTax)))),
    moreBefore: t(gain.beforeTax < 0 ? "less" : "more"),
    after: strong(linked(result, "/gain/afterTax", kroner(Math.abs(gain.afterTax ?? 0)))),
    moreAfter: t((gain.afterTax ?? 0) < 0 ? "less" : "more"),
    perHour: strong(linked(result, `/gain/perHour${gain.perHourAfterTax === null ? "Before" : "After"}Tax`, exact(gain.perHourAfterTax ?? gain.perHourBeforeTax ?? 0))),
  });
}

/** The lines under the sentence. @param {Result} result @param {Input} input @param {View} view */
export function second(result, input, view) {
  const { point, line, gain, zero } = result;
  const after = gain.afterTax ?? 0;
  const gone = point.hours > 0 && point.benefit === 0 && result.fullBenefit > 0;
  const why = [
    gone && t("smaajob.gone", { benefit: benefitName(input) }),
    gain.beforeTax < 0 && t("smaajob.less"),
    gain.beforeTax < 0 && after > 0 && t("smaajob.lessButNet"),
    view === "beslutningstager" && !point.purses && t("public.beforeTax"),
  ].filter(Boolean);
  const fromZero = new Map(beside(zero));
  const changes = point.net === null ? [] : beside(point).flatMap(([key, ore]) => (ore === fromZero.get(key) ? [] : [`${t(`part.${key}`)} ${signed(ore - (fromZero.get(key) ?? 0))}`]));
  const lines = [
    view === "beslutningstager" ? t("public.against", { share: decimal(result.kommuneShare), benefit: benefitName(input) }) : view === "borger" && point.net !== null ? composition(result, input) : sum(result, input),
    view !== "borger" && changes.length > 0 && t("smaajob.also", { list: listed(changes) }),
    input.daycare && point.net !== null && point.daycare === 0 && t("smaajob.friplads"),
  ].filter(Boolean);
  return [
    why.length > 0 && h("p", null, why.join(" ")),
    ...lines.map((text) => h("p", null, text)),
    view !== "beslutningstager" && inModel(input) && h("p", null, lineSentence(result), line.reading === "programme" && !line.met ? [" ", h("span", { class: "tag" }, t("model.notInModel"))] : null),
  ];
}

/** Wage and benefit before tax, as they add up. @param {Result} result @param {Input} input */
function sum(result, input) {
  const { point } = result;
  const name = has(`benefit.beside.${input.benefit}`) ? t(`benefit.beside.${input.benefit}`) : benefitName(input);
  return rich(point.spouseHelp === 0 ? "smaajob.second" : "smaajob.second.spouse", {
    wage: linked(result, "/point/wageAfterAm", exact(point.wageAfterAm)),
    name,
    benefit: linked(result, "/point/benefit", exact(point.benefit)),
    spouse: linked(result, "/point/spouseHelp", exact(point.spouseHelp)),
    total: linked(result, "/point/beforeTax", exact(point.beforeTax)),
  });
}

/** What is left, as it adds up. @param {Result} result @param {Input} input */
function composition(result, input) {
  const { point } = result;
  /** @type {[key: string, name: string, ore: number][]} */
  const parts = [
    ["wage", t("part.wage"), point.wageAfterTax ?? 0],
    ["benefit", t("part.benefit", { benefit: benefitName(input) }), point.benefitAfterTax ?? 0],
    ...beside(point).map(([key, ore]) => /** @type {[string, string, number]} */ ([key, t(`part.${key}`), ore])),
  ];
  const shown = parts.filter(([, , ore], i) => ore !== 0 || i < 2);
  const nodes = shown.flatMap(([key, name, ore], i) => [`${i > 0 ? " " : ""}${ore < 0 ? "\u2212 " : i > 0 ? "+ " : ""}${name} `, linked(result, i < 2 ? "" : `/point/${key}`, exact(Math.abs(ore)))]);
  return rich("smaajob.composition", { parts: h("span", null, nodes), net: linked(result, "/point/net", exact(point.net ?? 0)) });
}

/** Where the hours are from the line. @param {Result} result */
export function lineSentence({ line }) {
  const at = decimal(line.hours);
  // A month with more hours may have less, where a benefit stops.
  const params = { line: at, hours: hoursText(Math.abs(line.hoursMissing)), kr: kroner(Math.abs(line.krMissing)) };
  if (line.hoursMissing > 0) return t(line.krMissing < 0 ? "model.missing.more" : "model.missing", params);
  if (line.hoursMissing < 0) return t(line.krMissing > 0 ? "model.beyond.less" : "model.beyond", params);
  return t(line.hours === 30 ? "model.at" : "model.at.changed", { line: at });
}
