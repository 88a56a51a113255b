/** The answer about a housing area in words: the sentence, the lines under it, and numbers as they are shown. */

import { h } from "./dom.js";
import { plural, rich, richPlural, t } from "./i18n.js";
import { longMonth } from "./laerlinge-months.js";
import { decimal, writeNumber } from "./numbers.js";
import { inSentence } from "./engine.js";
import { hasFigures } from "./boligomraade-fields.js";
import { linked } from "./status.js";

/** @typedef {import("../../src/types.js").AreasInput} Input */
/** @typedef {import("../../src/types.js").AreasResult} Result */
/** @typedef {import("../../src/types.js").AreasRange} Range */
/** @typedef {import("../../src/types.js").AreasOnList} OnList */
/** @typedef {import("../../src/types.js").AreasCriterion} Criterion */

/** @param {number} n */
export const whole = (n) => writeNumber(n, 0);
/** A share, or that it is not known. @param {number | null} value @param {number} [decimals] */
export const percent = (value, decimals = 2) => (value === null ? "\u2013" : `${decimal(value, decimals)}\u00a0%`);
/** People with their decimals, or that it is not known. @param {number | null} value */
export const people = (value) => (value === null ? "\u2013" : decimal(value, 2));
/** A number of people, with its ends where it has any. @param {Range | null} range */
export const rangeText = (range) => (range === null ? "\u2013" : range.low === range.high ? whole(range.central) : t("boligomraade.range", { n: whole(range.central), low: whole(range.low), high: whole(range.high) }));

/** The same where it is shown: the central number leads to its line. @param {Result} result @param {string} of @param {Range} range */
export const rangeNodes = (result, of, range) => [linked(result, of, whole(range.central)), endsText(range)];

/** The ends alone, after the number. @param {Range} range */
export const endsText = ({ low, high }) => (low === high ? "" : t("boligomraade.ends", { low: whole(low), high: whole(high) }));

/** A row of words: "a, b og c". @param {string[]} words */
export const all = (words) => (words.length < 2 ? words.join("") : t("boligomraade.and", { first: words.slice(0, -1).join(", "), last: words[words.length - 1] }));

/** @param {string} id */
export const criterionName = (id) => t(`criterion.${id}`);
/** The same in a sentence. @param {string[]} ids */
export const criteriaNames = (ids) => all(ids.map((id) => inSentence(criterionName(id))));

/** A list of one year. @param {OnList} on @param {string} id */
export const listOn = (on, id) => on.lists.find((list) => list.id === id);

/** A list in a sentence: the law's word. @param {string} name */
export const listWord = (name) => inSentence(t(`listname.${name}`));

/** The lists of the target's day, if nothing is done. @param {Result} result */
const thatDay = ({ target, path, now }) => path.find(({ list }) => list === target.by)?.without ?? now;

/** What the law calls the target on its day. @param {Result} result */
export function targetName(result) {
  const { target, now } = result;
  return listWord(`${(listOn(thatDay(result), target.list) ?? listOn(now, target.list))?.name ?? target.list}`);
}

/** The criteria that the target's list counts. @param {Result} result */
function criteriaOf(result) {
  const on = thatDay(result);
  const level = listOn(on, result.target.list)?.level ?? "udsat";
  return on.levels.find(({ id }) => id === level);
}

/** The criteria that may be met or not. @param {Result} result */
const unknownOf = (result) => (criteriaOf(result)?.criteria ?? []).filter(({ met }) => met === null);

/** What keeps somebody from knowing the target's status, or how many criteria must fall. @param {Result} result */
export function missingOf(result) {
  const unknown = unknownOf(result);
  const ids = result.target.status === "unknown" ? (listOn(thatDay(result), result.target.list)?.missing ?? []) : unknown.map(({ id }) => id);
  const limits = new Set(unknown.filter(({ value }) => value !== null).map(({ id }) => `${id}`));
  return ids.map((id) => (limits.has(id) ? inSentence(t(`label.areas/${id}/limit`)) : t(`missing.areas.${id}`)));
}

/** What must be typed before the people of a way are known. @param {Result["target"]["routes"][number]} route */
export function missingOfRoute({ criterion, missing }) {
  const field = { employment: "outside", convicted: "convicted", education: "education" }[/** @type {string} */ (criterion)];
  // Several fields ask for residents: this one's own.
  const words = missing.length > 0 ? all(missing.map((id) => (id === "residents" && field ? inSentence(t(`label.areas/${field}/residents`)) : t(`routes.missing.${id}`)))) : "";
  return words && criterion === "income" ? t("routes.missing.kroner", { missing: words }) : words;
}

/**
 * Whether jobs can bring down as many criteria as must fall at least: one job counts for each of them. `enough` is the
 * way with so many people, if those that are not known are not met.
 * @param {Result} result
 */
function byJobs(result) {
  const { routes, leastFall } = result.target;
  const least = leastFall ?? 0;
  const ways = routes.map((route, index) => ({ ...route, index })).filter(({ by, persons, missing, tooLate }) => by === "jobs" && !tooLate && (persons || missing.length > 0));
  const known = ways.flatMap(({ persons, index }) => (persons ? [{ persons, index }] : [])).sort((a, b) => a.persons.central - b.persons.central);
  return { least, can: ways.length >= least, enough: known[least - 1], missing: [...missingOf(result), ...ways.map(missingOfRoute).filter(Boolean)] };
}

/** The way by jobs through employment. @param {Result} result */
export const employmentRoute = ({ target }) => {
  const index = target.routes.findIndex(({ criterion }) => criterion === "employment");
  return index < 0 ? null : { ...target.routes[index], index };
};

/** The area is on the list, and how many criteria must fall hangs on what is not known. @param {Result} result */
const hangs = ({ target }) => target.status === "met" && target.mustFall === null;

/** @param {Result} result @param {Input} input @returns {import("./dom.js").Child[]} */
export function sentence(result, input) {
  if (!hasFigures(input)) return [(input.moves ?? []).length > 0 ? plural("boligomraade.answer.onlyMoves", result.persons, { n: whole(result.persons) }) : t("boligomraade.answer.empty")];
  const { target } = result;
  const params = { name: targetName(result), by: String(target.by), from: longMonth(target.from) };
  const big = (/** @type {string} */ at, /** @type {number} */ n) => h("strong", { class: "big" }, linked(result, at, whole(n)));
  const route = employmentRoute(result);
  if (target.status === "notMet") return rich("boligomraade.answer.off", { ...params, not: h("strong", null, t("boligomraade.not")) });
  if (target.status === "met" && route?.alone && route.persons) {
    const n = route.persons.central;
    return richPlural("boligomraade.answer.jobs", n, { ...params, n: big(`/target/routes/${route.index}/persons/central`, n) });
  }
  if (target.status === "met" && target.mix) {
    const { jobs, elever } = target.mix;
    if (elever === 0) return richPlural("boligomraade.answer.jobs", jobs, { ...params, n: big("/target/mix/jobs", jobs) });
    if (jobs === 0) return richPlural("boligomraade.answer.elever", elever, { ...params, n: big("/target/mix/elever", elever) });
    return richPlural("boligomraade.answer.mix", jobs, { ...params, jobs: big("/target/mix/jobs", jobs), elever: big("/target/mix/elever", elever) });
  }
  const jobs = byJobs(result);
  if (hangs(result) && jobs.enough) {
    const { index, persons } = jobs.enough;
    return richPlural("boligomraade.answer.hangs", persons.central, { ...params, n: big(`/target/routes/${index}/persons/central`, persons.central), criteria: criteriaNames(unknownOf(result).map(({ id }) => id)), missing: all(missingOf(result)) });
  }
  const own =
    target.status === "unknown"
      ? rich("boligomraade.answer.unknown", { ...params, missing: all(missingOf(result)) })
      : rich(route?.missing.includes("residents") ? "boligomraade.answer.people" : jobs.can ? "boligomraade.answer.maybe" : target.routes.some(({ tooLate }) => tooLate) ? "boligomraade.answer.tooLate" : "boligomraade.answer.notByJobs", { ...params, missing: all(jobs.missing), criteria: criteriaNames(target.routes.map(({ criterion }) => criterion)) });
  if (!route?.persons) return own;
  return [...own, " ", ...richPlural("boligomraade.answer.employment", route.persons.central, { ...params, n: big(`/target/routes/${route.index}/persons/central`, route.persons.central) })];
}

/** The number in the sentence with its ends, where it is that of one way. @param {Result} result */
function shownRange(result) {
  const { target } = result;
  const route = employmentRoute(result);
  if (target.status === "notMet") return null;
  if (hangs(result)) {
    const { enough, least } = byJobs(result);
    if (enough) return least === 1 ? enough.persons : null;
  }
  if (target.status !== "met" || route?.alone || !target.mix) return route?.persons ?? null;
  const { criteria, elever } = target.mix;
  return elever === 0 && criteria.length === 1 ? (target.routes.find(({ criterion }) => criterion === criteria[0])?.persons ?? null) : null;
}

/** The first number of people of the answer. */
export const headline = {
  of(/** @type {Result} */ result) {
    const route = employmentRoute(result);
    return (route?.alone ? route.persons?.central : undefined) ?? result.target.mix?.persons ?? route?.persons?.central ?? null;
  },
  words: (/** @type {number} */ n) => plural("boligomraade.headline", n, { n: whole(n) }),
};

/** What the typed moves do on a list, in points of employment. @param {Result["path"][number]} on @param {Result["notes"]} notes */
export function effectWords({ list, effect }, notes) {
  const points = effect.employment;
  if (points === null) return plural("boligomraade.effect.persons", effect.persons, { list, n: whole(effect.persons), years: people(effect.average) });
  const spread = points.low === points.high ? "" : ` ${t(notes.includes("openGroups") || notes.includes("smaajobOpen") ? "boligomraade.effect.spread" : "boligomraade.effect.staying", { low: decimal(Math.abs(points.high), 2), high: decimal(Math.abs(points.low), 2) })}`;
  return plural("boligomraade.effect", effect.persons, { list, n: whole(effect.persons), points: decimal(Math.abs(points.central), 2) }) + spread;
}

/** @param {Result} result @param {Input} input @returns {import("./dom.js").Children} */
export function second(result, input) {
  const { target, now, path, persons } = result;
  const at = path.find(({ list }) => list === target.by) ?? path[path.length - 1];
  const moved = persons > 0 && at ? h("p", null, effectWords(at, result.notes)) : null;
  if (!hasFigures(input)) return [moved];
  const name = targetName(result);
  const why = target.status === "notMet" && target.employmentDecides === false ? (listOn(thatDay(result), target.list)?.why ?? []) : [];
  const on = now.lists.filter(({ status }) => status === "met").map((list) => listWord(list.name));
  const unknown = now.lists.some(({ status }) => status === "unknown");
  const alone = employmentRoute(result)?.persons;
  const ends = shownRange(result);
  // The question is of jobs; where others are fewer, they are told beside it.
  const fewer = alone && employmentRoute(result)?.alone && target.mix && target.mix.persons < alone.central ? target.mix : null;
  const weights = result.weights.find(({ start }) => start === target.from)?.lists.map(({ share }, i) => ({ share, list: path[i]?.list })).filter(({ share, list }) => share > 0 && list !== undefined);
  return [
    ends && ends.low !== ends.high && h("p", null, t("boligomraade.second.range", { low: whole(ends.low), high: whole(ends.high) })),
    fewer && h("p", null, fewer.jobs === 0 ? plural("boligomraade.second.fewerElever", fewer.elever, { n: whole(fewer.elever) }) : t("boligomraade.second.fewer", { n: whole(fewer.persons), jobs: whole(fewer.jobs), elever: whole(fewer.elever) })),
    h("p", null, on.length > 0 ? t("boligomraade.second.now", { list: result.list, names: all(on) }) : t(unknown ? "boligomraade.second.nowUnknown" : "boligomraade.second.nowNone", { list: result.list })),
    // Off the list by another condition, no criterion decides: that condition is told.
    why.length > 0 ? h("p", null, why.map((id) => t(`why.${id}`)).join(" ")) : target.employmentDecides !== null && h("p", null, t(target.employmentDecides ? "boligomraade.second.decides" : "boligomraade.second.decidesNot", { name, by: target.by }), target.jobAlsoMoves.length > 0 && ` ${t("boligomraade.second.also", { criteria: criteriaNames(target.jobAlsoMoves) })}`),
    target.status === "met" && weights && weights.length > 0 && h("p", null, t("boligomraade.second.weights", { from: longMonth(target.from), lists: all(weights.slice(0, 3).map(({ share, list }) => t("boligomraade.second.weight", { share: decimal(share, 1), list: list ?? "" }))) })),
    moved,
  ];
}
