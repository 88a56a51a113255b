/** The answer of the lærlinge page in words: the sentence, the lines under it, and numbers as they are shown. */

import { h } from "./dom.js";
import { plural, rich, t } from "./i18n.js";
import { decimal, fixed, kroner, writeNumber } from "./numbers.js";
import { showDate } from "./dates.js";
import { linked } from "./status.js";
import { addMonths, longMonth } from "./laerlinge-months.js";

/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */

/** @param {number} number */
export const whole = (number) => writeNumber(Math.round(number), 0);

/** The contract's number: one decimal, or both where there are two. @param {number} aarsvaerk */
export const contractNumber = (aarsvaerk) => (Number.isInteger(Math.round(aarsvaerk * 100) / 10) ? fixed(aarsvaerk, 1) : fixed(aarsvaerk, 2));

/** Hours with at most one decimal, or what lacks. @param {number | null} number @param {number} [decimals] */
export const orDash = (number, decimals = 0) => (number === null ? "–" : decimal(number, decimals));

/** The method that counts, where it gives a number. @param {Result} result */
export function counted(result) {
  const method = result.methods.find((one) => one.counts);
  // Of no amount there is no need, rather than one of nothing.
  if (method?.aarsvaerk === 0 && result.notes.includes("noRequirement")) return null;
  return method && method.aarsvaerk !== null && method.hours !== null ? { ...method, aarsvaerk: method.aarsvaerk, hours: method.hours } : null;
}

/** Is there nothing to ask for? What a contract says is asked for, whatever the amounts. @param {Result} result */
export const asksNothing = ({ notes, base, contract }) => !contract?.typed && (notes.includes("noRequirement") || (base === 0 && contract === null));

/** @param {Result} result @param {Input} input */
export function sentence(result, input) {
  const { contract } = result;
  if (asksNothing(result)) return [t("laerlinge.answer.empty")];
  if (contract === null) return [t("laerlinge.answer.anlaeg")];
  const need = result.notes.includes("noRequirement") ? null : counted(result);
  const params = {
    contract: h("strong", { class: need && !contract.typed ? null : "big" }, linked(result, "/contract/aarsvaerk", contractNumber(contract.aarsvaerk))),
    contractHours: h("strong", null, linked(result, "/contract/hours", whole(contract.hours))),
    up: result.notes.includes("roundedUp") ? t("laerlinge.roundedUp") : "",
  };
  if (need === null) return rich("laerlinge.answer.typed", params);
  const of = (/** @type {string} */ unit) => `/methods/${result.methods.findIndex(({ counts }) => counts)}/${unit}`;
  const more = {
    need: h("strong", { class: contract.typed ? null : "big" }, linked(result, of("aarsvaerk"), decimal(need.aarsvaerk))),
    hours: h("strong", null, linked(result, of("hours"), whole(need.hours))),
    total: linked(result, "/totalAarsvaerk", whole(result.totalAarsvaerk ?? 0)),
  };
  return rich(contract.typed ? "laerlinge.answer.contract" : input.works === "anlaeg" ? "laerlinge.answer.hours" : "laerlinge.answer", { ...params, ...more });
}

/** The need, or what the contract says where there is no amount; in hundredths of an årsværk. */
export const headline = {
  of(/** @type {Result} */ result) {
    const number = (result.notes.includes("noRequirement") ? null : counted(result)?.aarsvaerk) ?? result.contract?.aarsvaerk;
    return number === undefined || asksNothing(result) ? null : Math.round(number * 100);
  },
  words: (/** @type {number} */ n) => t("laerlinge.headline", { n: writeNumber(n, 2) }),
};

/** @param {Result} result @param {Input} input */
export function second(result, input) {
  if (result.contract === null || asksNothing(result)) return [];
  const { status } = result;
  // A contract without an amount has no conversion to tell about.
  const { band, heads, averagePresent } = result.notes.includes("noRequirement") ? { band: null, heads: null, averagePresent: null } : result;
  const lacking = monthLacking(result, input);
  return [
    status && h("p", { class: `state state-${status.state}` }, h("strong", null, `${t(`state.${stateOf(status)}`)}.`), " ", ...statusWords(result, input)),
    lacking && h("p", { class: "hint" }, t("laerlinge.status.lacking", { month: longMonth(lacking) })),
    band && h("p", null, t(result.byggesum === null ? "laerlinge.second.base" : "laerlinge.second.byggesum", { base: kroner(result.base), without: kroner(result.baseWithoutMoms), low: decimal(band.low), high: decimal(band.high), sum: kroner(result.byggesum ?? 0), share: decimal(input.craftShare ?? 0) })),
    heads && h("p", null, headsWords(heads)),
    averagePresent !== null && h("p", null, plural("laerlinge.second.present", result.months ?? 0, { n: decimal(averagePresent), months: String(result.months ?? "") })),
  ];
}

/** Nobody is "0 to 1 person". @param {{ low: number, high: number }} heads */
function headsWords({ low, high }) {
  if (Math.round(low) > 0) return t("laerlinge.second.heads", { low: whole(low), high: whole(high) });
  return plural("laerlinge.second.headsUpTo", Math.max(Math.round(high), 1), { n: whole(Math.max(high, 1)) });
}

/**
 * How a state is called: behind, where nothing tells what the trades can carry, is not within reach.
 * @param {NonNullable<Result["status"]>} status
 */
export const stateOf = ({ state, reachable }) => (state === "bagud" && reachable === null ? "bagudUnknown" : state);

/**
 * The month that makes a case look behind because its form is not yet in: the one that ends on the day, or ended at most five days before.
 * @param {Result} result
 * @param {Input} input
 * @returns {string | null}
 */
export function monthLacking({ status }, { asOf, start, end, ledger }) {
  if (status?.state !== "bagud" || !asOf) return null;
  const last = new Date(`${asOf}T00:00:00Z`);
  last.setUTCDate(last.getUTCDate() + 1);
  const own = asOf.slice(0, 7);
  const month = last.getUTCDate() === 1 ? own : Number(asOf.slice(8)) <= 5 ? addMonths(own, -1) : null;
  if (month === null || (start && month < start.slice(0, 7)) || (end && month > end.slice(0, 7))) return null;
  return (ledger ?? []).some(({ from, to }) => from <= month && month <= (to ?? from)) ? null : month;
}

/** Where the case stands, in a sentence. @param {Result} result @param {Input} input @returns {(Node | string)[]} */
export function statusWords(result, input) {
  const { status } = result;
  if (!status) return [];
  const { forecast, reachable, remaining, state } = status;
  const shortfall = status.shortfall ?? remaining;
  const short = shortfall.hours > 0;
  /** @type {string} */
  let key = state;
  if (state === "kanIkkeNaas") key = reachable === null ? "ended" : state;
  // Nothing is foreseen before anything has gone.
  else if (state !== "opfyldt" && forecast === null) key = "begun";
  else if (state === "bagud" && short) key = "bagudShort";
  const outlook = state !== "bagud" ? "" : reachable === null ? t("laerlinge.status.noPlan") : key === "bagudShort" ? t("laerlinge.status.room") : "";
  const number = (/** @type {string} */ of, /** @type {string} */ text) => linked(result, `/status/${of}`, text);
  const lack = status.shortfall ? "shortfall" : "remaining";
  const words = rich(`laerlinge.status.${key}`, {
    date: showDate(input.asOf ?? ""),
    by: t(`laerlinge.by.${status.by}`),
    done: number("done/aarsvaerk", decimal(status.done.aarsvaerk)),
    required: number("required/aarsvaerk", contractNumber(status.required.aarsvaerk)),
    forecast: number("forecast/aarsvaerk", decimal(forecast?.aarsvaerk ?? 0)),
    missing: number(`${lack}/aarsvaerk`, decimal(shortfall.aarsvaerk)),
    hours: number(`${lack}/hours`, whole(shortfall.hours)),
    reachable: number("reachable/aarsvaerk", decimal(reachable?.aarsvaerk ?? 0)),
  });
  return [...words, outlook && ` ${outlook}`];
}
