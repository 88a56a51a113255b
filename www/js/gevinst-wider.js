/** The wider views of a gevinst: apart from the purses, and never added to them. */

import { h, table } from "./dom.js";
import { t } from "./i18n.js";
import { bareKroner, decimal, kroner } from "./numbers.js";
import { sumOf, yearsText } from "./gevinst-words.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */

/** What nobody has set a price on here, whether or not the user has. */
const UNPRICED = ["health", "crime", "children", "other"];

/** @param {HTMLElement} box @param {Result} result @param {Input} input */
export function widerPanel(box, result, input) {
  const { wider, years } = result;
  const over = { years: yearsText(years) };
  const head = (/** @type {string} */ first) => [first, ...wider.society.map((_, y) => t("savings.year", { n: y + 1 })), ...(years > 1 ? [t("savings.head.sum")] : [])];
  const cells = (/** @type {number[]} */ list) => [...list.map(bareKroner), ...(years > 1 ? [bareKroner(sumOf(list))] : [])];
  const society = sumOf(wider.society);
  const typed = new Map((input.unpriced ?? []).map(({ kind, amount }, i) => [kind, { amount, years: wider.unpriced[i]?.amount ?? [] }]));
  box.replaceChildren(
    h("p", null, t("wider.lead")),
    h("h3", null, t("wider.society")),
    h("p", null, t(society < 0 ? "wider.society.loss" : "wider.society.text", { ...over, sum: kroner(Math.abs(society)), present: kroner(wider.presentValue) })),
    table({
      caption: t("wider.society.caption"),
      label: t("wider.society"),
      head: [...head(t("wider.what")), t("savings.head.present")],
      rows: [{ cells: [t("wider.society"), ...cells(wider.society), bareKroner(wider.presentValue)] }],
      class: "numbers years",
    }),
    h("p", { class: "table-note" }, t("wider.society.means", { naf: decimal(wider.naf), rate: decimal(result.discountRate) })),
    h("h3", null, t("wider.tilbageloeb")),
    h("p", null, t("wider.tilbageloeb.text", { ...over, sum: kroner(sumOf(wider.tilbageloeb)), naf: decimal(wider.naf), share: decimal(100 * (1 - 1 / wider.naf), 1) })),
    table({ caption: t("wider.tilbageloeb.caption"), label: t("wider.tilbageloeb"), head: head(t("wider.what")), rows: [{ cells: [t("wider.tilbageloeb"), ...cells(wider.tilbageloeb)] }], class: "numbers years" }),
    h("h3", null, t("wider.unpriced")),
    h("p", null, t("wider.unpriced.lead")),
    h(
      "ul",
      null,
      UNPRICED.filter((kind) => kind !== "other" || typed.has("other")).map((kind) => {
        const own = typed.get(/** @type {any} */ (kind));
        return h("li", null, t(`wider.${kind}`), own ? ` ${t("wider.typed", { ...over, each: kroner(own.amount), sum: kroner(sumOf(own.years)) })}` : ` ${t("wider.notTyped")}`);
      }),
    ),
  );
}
