/** What the gevinst page says in sentences: the answer, net beside gross, and the lines under it. */

import { h } from "./dom.js";
import { has, plural, rich, richPlural, t } from "./i18n.js";
import { decimal, fixed, kroner, writeNumber } from "./numbers.js";
import { bandWarning } from "./gevinst-band.js";
import { asked, hasLines, linked, linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("../../src/types.js").SavingsPurse} Purse */

/** @param {Node | string} text @param {string} [name] */
export const strong = (text, name) => h("strong", { class: name ?? null }, text);

/** @param {number} n */
export const whole = (n) => writeNumber(n, 0);

/** @param {number} value @param {number} [decimals] */
export const percent = (value, decimals = 4) => `${decimal(value, decimals)}\u00a0%`;

/** @param {Result} result @param {string} name @returns {Purse} */
export function purse(result, name) {
  const found = result.purses.find((p) => p.purse === name);
  if (!found) throw new Error(`no purse ${name}`);
  return found;
}

/** Its name where there is little room. @param {string} name */
export const purseName = (name) => t(has(`savings.purse.${name}`) ? `savings.purse.${name}` : `purse.${name}`);

/** Equalisation as chosen; not chosen it is the first, 75 %. @param {Result} result */
export const equalised = ({ equalisation }) => equalisation.find((e) => e.chosen) ?? equalisation[0];

/** The percent that equalisation is counted with, and that it is an assumption until somebody chooses. @param {Result} result */
export const equalisedShare = (result) => t(result.equalisationChosen ? "savings.equalised" : "savings.equalised.assumed", { percent: decimal(equalised(result).percent) });

/** @param {number} years */
export const yearsText = (years) => plural("savings.years", years, { n: years });

/** @param {number} n */
export const personsText = (n) => plural("savings.persons", n, { n: whole(n) });

/** Do some lose the job within the years? @param {Result} result */
const loses = ({ personMonths, valued }) => personMonths.gross.some((months) => months < 12 * valued - 0.01);

/** What they moved to. @param {Input} input @returns {"work" | "study" | "both" | "moved"} */
function kindOf({ rows }) {
  const to = new Set(rows.flatMap(({ phases }) => phases.map((phase) => phase.to)));
  to.delete("unknown");
  const study = to.delete("su");
  return to.has("selvforsoergelse") ? "moved" : !study ? "work" : to.size > 0 ? "both" : "study";
}

/** Who they are. @param {Result} result @param {Input} input */
const who = ({ valued }, input) => plural(`savings.who.${kindOf(input)}`, valued, { n: whole(valued) });

/** For each of them: "pr. borger i arbejde". @param {Input} input */
export const whom = (input) => t(`savings.whom.${kindOf(input)}`);

/** A half has its word, others their percent. @param {number} share */
const shareText = (share) => ({ 25: t("savings.quarter"), 50: t("savings.half"), 75: t("savings.threeQuarters") })[share] ?? percent(share);

/** The effort's own part in the first year. @param {Result} result @param {Input} input @param {string} period @returns {(Node | string)[]} */
function net(result, input, period) {
  const params = { net: strong(linked(result, "/purses/0/net/0", kroner(purse(result, "kommune").net[0])), "big"), share: shareText(input.counterfactual ?? 50), displaced: percent(input.displacement ?? 0), period };
  if (input.control) return rich(result.effect < 0 ? "savings.answer.control.negative" : "savings.answer.control", { ...params, share: percent(result.effect, 1) });
  if (input.displacement) return rich(input.counterfactual === 0 ? "savings.answer.displaced" : "savings.answer.net.displaced", params);
  return rich(input.counterfactual === 0 ? "savings.answer.all" : "savings.answer.net", params);
}

/** The same at the low and the high share of those who would have come into work anyway. @param {Result} result */
function atOtherShares(result) {
  const kr = (/** @type {number} */ counterfactual, /** @type {number} */ ore) => (hasLines(result) ? asked({ change: { counterfactual }, name: t("savings.answer.range.name", { share: percent(counterfactual) }) }, "/purses/0/net/0", kroner(ore)) : kroner(ore));
  const [first, last] = result.otherShares.map(({ counterfactual, kommune }) => ({ share: percent(counterfactual), kr: kr(counterfactual, kommune) }));
  if (!first) return [];
  return [" ", ...(last ? rich("savings.answer.range", { low: first.share, lowKr: first.kr, high: last.share, highKr: last.kr }) : rich("savings.answer.range.one", first))];
}

/** What a purse gets in the first year. @param {Result} result @param {string} name @param {"gross" | "net"} view @param {number} [count] */
function gets(result, name, view, count = 2) {
  const of = purse(result, name);
  const ore = of[view][0];
  return richPlural(`savings.answer.${name}${ore < 0 ? ".loses" : ""}`, count, { kr: linked(result, `/purses/${result.purses.indexOf(of)}/${view}/0`, kroner(Math.abs(ore))) });
}

/** When a purse gets what it gets in the first year. @param {Purse} of @param {number} years */
const periodOf = ({ gross }, years) => t(`savings.period.${years === 1 ? "year" : gross.every((ore) => ore === gross[0]) ? "each" : "first"}`);

/** What the citizens get themselves, where they are the first to read it. @param {Result} result */
function citizens(result) {
  const [first, ...others] = gets(result, "borger", "gross", result.valued);
  const words = String(first);
  return rich("savings.answer.own", { borger: [words.charAt(0).toUpperCase() + words.slice(1), ...others], period: periodOf(purse(result, "borger"), result.years) });
}

/** The answer. @param {Result} result @param {Input} input @param {string} view @returns {(Node | string)[]} */
export function sentence(result, input, view) {
  const { valued, persons, years } = result;
  if (valued === 0) return [plural("savings.answer.nothing", persons, { n: whole(persons) })];
  const kommune = purse(result, "kommune");
  const gross = kommune.gross[0];
  const period = periodOf(kommune, years);
  const words = { who: who(result, input), gross: strong(linked(result, "/purses/0/gross/0", kroner(Math.abs(gross)))), period };
  const over = { years: yearsText(years), net: strong(linked(result, "/purses/0/totalNet", kroner(Math.abs(kommune.totalNet)))) };
  return [
    ...(view === "borger" ? [...citizens(result), " "] : []),
    ...richPlural(gross < 0 ? "savings.answer.loss" : "savings.answer", valued, words),
    " ",
    ...net(result, input, period),
    ...atOtherShares(result),
    " ",
    ...rich("savings.answer.rest", { stat: gets(result, "stat", "net"), borger: gets(result, "borger", "net", valued) }),
    ...(years === 1 ? [] : [" ", ...rich(`savings.answer.years${kommune.totalNet < 0 ? ".loss" : ""}`, over), ...(result.total.totalCost > 0 ? [" ", t("savings.answer.beforeCost")] : []), ...(loses(result) ? [" ", t("savings.answer.lost")] : [])]),
  ];
}

/** When the cost is earned back, in a sentence. @param {Purse} payer @param {Result} result */
function paybackText({ payback, breakEvenMonths }, { years }) {
  if (payback === null) return t("savings.second.payback.never", { years: yearsText(years) });
  const months = breakEvenMonths ?? 0;
  return t("savings.second.payback", { when: months === 0 ? t("savings.payback.start") : plural("savings.payback", months, { year: payback, months }) });
}

/** What each of them has cost. @param {Result} result */
const each = (result) => linked(result, "/total/costPerPerson", kroner(result.costPerPerson));

/** What the kommune has left after its own cost, and when. @param {Result} result @param {Input} input */
function afterCost(result, input) {
  const { years } = result;
  const kommune = purse(result, "kommune");
  const params = { cost: linked(result, "/purses/0/totalCost", kroner(kommune.totalCost)), result: strong(linked(result, "/purses/0/totalResult", kroner(Math.abs(kommune.totalResult)))), years: yearsText(years) };
  const persons = kommune.breakEvenPersons;
  return h(
    "p",
    null,
    rich(kommune.totalResult < 0 ? "savings.second.loss" : "savings.second.cost", params),
    ` ${paybackText(kommune, result)}`,
    persons !== null && [" ", ...richPlural("savings.second.breakEven", Math.ceil(persons), { n: linked(result, "/purses/0/breakEvenPersons", whole(Math.ceil(persons))) })],
    kommune.perKrone !== null && [" ", ...rich("savings.second.perKrone", { kr: linked(result, "/purses/0/perKrone", fixed(kommune.perKrone, 2)) })],
    result.total.totalCost === kommune.totalCost && [" ", ...rich("savings.second.each", { each: each(result), whom: whom(input) })],
  );
}

/** The question that has the lines of a share of equalisation: the page's own has those of the share that is used. @param {Result} result @param {Result["equalisation"][number]} e */
export const atShare = (result, e) => (e === equalised(result) || !hasLines(result) ? undefined : { change: { equalisation: e.percent }, name: t("layers.name", { percent: decimal(e.percent) }) });

/** The kommune's own result over the years after equalisation. @param {Result} result */
function afterEqualisation(result) {
  const params = { years: yearsText(result.years) };
  const all = result.equalisation.map((e, i) => linkedCells(result, [`/equalisation/${i}/totalKommuneResult`], [kroner(e.totalKommuneResult)], atShare(result, e))[0]);
  if (!result.equalisationChosen && all.length === 3) return rich("savings.second.after.three", { ...params, a: all[0], b: all[1], c: all[2] });
  const own = equalised(result);
  return rich("savings.second.after", { ...params, after: all[result.equalisation.indexOf(own)], percent: decimal(own.percent) });
}

/** The lines under the sentence. @param {Result} result @param {Input} input */
export function second(result, input) {
  const { total, valued, unvalued, faultyCount } = result;
  const left = [
    unvalued > 0 && valued > 0 && plural("savings.second.unvalued", unvalued, { n: whole(unvalued) }),
    faultyCount > 0 && plural("savings.second.faulty", faultyCount, { n: whole(faultyCount) }),
  ].filter(Boolean);
  const leftOut = left.length > 0 && h("p", null, left.join(" "));
  if (valued === 0) {
    // Nobody's gain is known, but what was spent is.
    const each = kroner(Math.round(total.totalCost / Math.max(1, result.persons)));
    return [leftOut, total.totalCost > 0 && h("p", null, plural("savings.second.onlyCost", result.persons, { cost: kroner(total.totalCost), each, years: yearsText(result.years), n: whole(result.persons) }))];
  }
  const kommune = purse(result, "kommune");
  const others = total.totalCost > kommune.totalCost;
  const loss = kommune.totalResult < 0 ? "kommune" : total.totalResult < 0 ? "total" : null;
  return [
    leftOut,
    total.totalCost === 0 && h("p", null, t("savings.second.noCost"), h("span", { class: "screen-only" }, " ", t("savings.second.addCost"))),
    kommune.totalCost > 0 && afterCost(result, input),
    h("p", null, afterEqualisation(result)),
    others && h("p", null, rich(total.totalResult < 0 ? "savings.second.total.loss" : "savings.second.total", { cost: linked(result, "/total/totalCost", kroner(total.totalCost)), each: each(result), whom: whom(input), result: linked(result, "/total/totalResult", kroner(Math.abs(total.totalResult))) })),
    loss !== null && h("p", { class: "loss" }, t(`savings.loss.${loss}`), " ", t("savings.loss.meaning")),
    // The published figures are of people in work.
    ["work", "both"].includes(kindOf(input)) && bandWarning(result),
    h("p", { class: "view" }, t("savings.second.view")),
  ];
}

/** Who loses while others gain, each in a sentence. @param {Result} result @param {Input} input */
export function losers(result, input) {
  const years = yearsText(result.years);
  const own = equalised(result);
  const others = own.totalOthersNet;
  /** @param {string} key @param {number} ore @param {string} at @param {Record<string, string>} [params] */
  const told = (key, ore, at, params) => rich(`savings.loser.${key}`, { kr: linked(result, at, kroner(Math.abs(ore))), years, ...params });
  /** @param {string} key @param {string} name */
  const area = (key, name) => {
    const i = result.areas.findIndex((a) => a.area === name);
    return result.areas[i].totalNet > 0 && told(key, result.areas[i].totalNet, `/areas/${i}/totalNet`);
  };
  const moved = purse(result, "oevrige");
  const stat = purse(result, "stat");
  return [
    others !== 0 && [...told(others > 0 ? "others" : "others.negative", others, `/equalisation/${result.equalisation.indexOf(own)}/totalOthersNet`, { percent: decimal(own.percent) }), result.equalisationChosen ? "" : ` ${t("savings.equalised.note")}`],
    moved.totalNet !== 0 && told("moved", moved.totalNet, `/purses/${result.purses.indexOf(moved)}/totalNet`, { share: percent(100 - (input.staying ?? 100)) }),
    area("housing", "boligstoette"),
    area("daycare", "friplads"),
    // An effort that hinders is told already.
    stat.net.some((ore, year) => ore < 0 && stat.gross[year] < 0) && t(result.notes.includes("counterRestarts") ? "savings.loser.stat.restart" : "savings.loser.stat"),
  ].filter((text) => text !== false);
}
