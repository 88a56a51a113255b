/** Kilder: the rates behind a result with paragraph, source and status. */

import { showDate } from "./dates.js";
import { h } from "./dom.js";
import { has, language, t } from "./i18n.js";
import { writeLink } from "./link.js";
import { fromPlain } from "./numbers.js";
import { rateName } from "./status.js";

/** @typedef {import("../../src/types.js").Status} Status */
/** @typedef {import("./engine.js").RatesFile} RatesFile */
/** A rate as an answer has used it; `typed`: with a value of the visitor's own. @typedef {{ status: Status, typed?: boolean, value: string }} Used */

/**
 * The row of a rate that was in force on a day; where that day's is not known, the newest that is:
 * what the engine then counts with.
 * @param {RatesFile | null} rates
 * @param {string} id
 * @param {string} date
 */
export function rateRow(rates, id, date) {
  const rows = rates?.[id]?.rows ?? [];
  // What changes with the first week of a month is the month's, as in the engine.
  const ofItsWeeks = rows.find(({ from }) => from > date && from.slice(0, 8) === date.slice(0, 8) && from.slice(8) <= "07" && new Date(from).getUTCDay() === 1);
  const then = ofItsWeeks ?? rows.find((row) => row.from <= date && (!row.to || date <= row.to)) ?? null;
  // An unknown value is null in the file.
  return then && then.value === null ? (rows.findLast((row) => row.value !== null) ?? then) : then;
}

/**
 * A rate's value with its unit, as it stands in the file.
 * @param {string} unit
 * @param {string} id
 * @param {string} value
 */
export function rateValue(unit, id, value) {
  const number = fromPlain(value);
  // The shares of a person in an årsværk are factors in the file.
  const key = `rateUnit.${id.startsWith("laerling_hoveder") ? "laerling_hoveder" : unit}`;
  return has(key) ? t(key, { value: number }) : `${number}\u00a0${unit}`;
}

/** A sentence of the data, which is in Danish on an English page too. @param {string} text */
export const danish = (text) => h("span", { lang: "da" }, text);

/**
 * The source: a link for each address in the text, else the text.
 * @param {string} source
 */
export function sourceNode(source) {
  const urls = source.match(/https?:\/\/[^\s),;]+/g) ?? [];
  if (urls.length === 0) return danish(source);
  if (urls.length === 1) return linkTo(urls[0]);
  return h("span", null, urls.flatMap((url, i) => [i === 0 ? "" : ", ", linkTo(url)]));
}

/** @param {string} url */
function linkTo(url) {
  const host = url.replace(/^https?:\/\/(?:www\.)?/, "").split("/")[0];
  return h("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, host, h("span", { class: "vh" }, ` ${t("sources.newTab")}`));
}

/** Where a rate has its permanent address. @param {string} id */
export const rateLink = (id) => `satser.html${language() === "da" ? `#${id}` : writeLink([["lang", language()], ["sats", id]])}`;

/**
 * @param {Map<string, Used>} used
 * @param {{ rates: RatesFile | null, date: string }} context rates: null until fetched: then names, values and statuses alone
 * @param {(id: string, own: Used) => import("./dom.js").Children} more how well each is known, and what can be done about it
 */
export function sourcesNode(used, { rates, date }, more) {
  return h(
    "ul",
    { class: "sources" },
    [...used].map(([id, own], i) => {
      const row = rateRow(rates, id, date);
      return h(
        "li",
        { class: own.typed ? "own" : null },
        h("p", { class: "source-name" }, h("span", null, h("var", { class: "screen-only" }, "S", h("sub", null, i + 1), " "), h("a", { href: rateLink(id), target: "_blank" }, rateName(id), h("span", { class: "vh" }, ` ${t("sources.newTab")}`))), h("span", { class: "source-value" }, row && rates && !own.typed ? rateValue(rates[id]?.unit ?? "", id, row.value) : own.value)),
        h(
          "p",
          { class: "source-basis" },
          row && [danish(row.basis), " \u00b7 ", sourceNode(row.source), h("span", { class: "screen-only" }, " \u00b7 ", t("sources.checked", { date: showDate(row.checkedOn) })), " "],
          has(`rate.${id}.basis`) && `${t(`rate.${id}.basis`)} `,
          more(id, row && !own.typed ? { ...own, status: row.status } : own),
        ),
      );
    }),
  );
}
