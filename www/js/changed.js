/** What is said when an old link's answer is another today: the two answers, what computed them, and the rates that have changed. */

import { showDate } from "./dates.js";
import { h, icon } from "./dom.js";
import { changesFile } from "./engine.js";
import { moreTexts, plural, t } from "./i18n.js";
import { writeNumber } from "./numbers.js";
import { danish, rateValue } from "./sources.js";
import { rateName } from "./status.js";

/** @typedef {import("./engine.js").Change} Change */
/** @typedef {import("./link.js").Answer} Answer */
/** @typedef {import("../../src/types.js").SumLine} SumLine */

/**
 * @param {Answer} then
 * @param {Answer} now
 * @param {{ lines: SumLine[], date: string, words: (value: number) => string }} answer of now
 */
export async function changedNodes(then, now, { lines, date, words }) {
  const [changes] = await Promise.all([changesFile(), ...["changed", "sum", "rates"].map(moreTexts)]);
  const used = new Set(lines.flatMap(({ terms }) => terms.flatMap(({ origin }) => (origin.kind === "rate" && !origin.typed ? [origin.id] : []))));
  const since = changes.filter(({ version }) => version > then.data);
  const isUsed = (/** @type {Change} */ change) => used.has(change.id) && change.from <= date && (change.to === null || date <= change.to);
  const [own, others] = [since.filter(isUsed), since.filter((change) => !isUsed(change))];
  const versions = { data: showDate(then.data), engine: then.engine, dataNow: showDate(now.data), engineNow: now.engine };
  const why = own.length > 0 ? "rates" : then.data > now.data ? "newer" : then.engine !== now.engine ? "engine" : others.length > 0 ? "others" : "same";
  return [
    icon("info"),
    h(
      "div",
      null,
      h("p", null, h("strong", null, t("changed.answer", { then: words(then.value), now: words(now.value) }))),
      h("p", null, t("changed.versions", versions)),
      h("p", null, t(`changed.${why}`, versions)),
      own.length > 0 && list(own),
      others.length > 0 && h("details", { class: "mini screen-only" }, h("summary", null, plural("changed.elsewhere", others.length, { n: writeNumber(others.length, 0) })), list(others)),
    ),
  ];
}

/** @param {Change[]} changes */
const list = (changes) =>
  h(
    "ul",
    null,
    changes.map(({ id, unit, from, old, new: own, why }) => {
      const value = (/** @type {string} */ text) => (text === "unknown" || text === "gone" ? t(`changed.${text}`) : rateValue(unit ?? "", id, text));
      // The reasons stand in the data, in Danish.
      return h("li", null, t("changed.rate", { name: rateName(id), from: showDate(from), old: value(old), now: value(own) }), " (", danish(why), ")");
    }),
  );
