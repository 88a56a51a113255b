/** The wider views of a gevinst: apart from the purses, and never added to them. */

import { h, table } from "./dom.js";
import { rich, t } from "./i18n.js";
import { decimal, kroner } from "./numbers.js";
import { yearCells } from "./gevinst-table.js";
import { yearsText } from "./gevinst-words.js";
import { linked } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */

/** What nobody has set a price on here, whether or not the user has. */
const UNPRICED = ["health", "crime", "children", "other"];

/** @param {HTMLElement} box @param {Result} result @param {Input} input */
export function widerPanel(box, result, input) {
  const { wider, years } = result;
  const over = { years: yearsText(years) };
  const head = (/** @type {string} */ first) => [first, ...wider.society.map((_, y) => t("savings.year", { n: y + 1 })), ...(years > 1 ? [t("savings.head.sum")] : [])];
  const society = wider.totalSociety;
  const typed = new Map((input.unpriced ?? []).map(({ kind, amount }, i) => [kind, { amount, i }]));
  box.replaceChildren(
    h("p", null, t("wider.lead")),
    h("h3", null, t("wider.society")),
    h("p", null, rich(society < 0 ? "wider.society.loss" : "wider.society.text", { ...over, sum: linked(result, "/wider/totalSociety", kroner(Math.abs(society))), present: linked(result, "/wider/presentValue", kroner(wider.presentValue)) })),
    table({
      caption: t("wider.society.caption"),
      label: t("wider.society"),
      head: [...head(t("wider.what")), t("savings.head.present")],
      rows: [{ cells: [t("wider.society"), ...yearCells(result, "/wider", wider, "society", ["presentValue"])] }],
      class: "numbers years",
    }),
    h("p", { class: "table-note" }, t("wider.society.means", { naf: decimal(wider.naf), rate: decimal(result.discountRate) })),
    h("h3", null, t("wider.tilbageloeb")),
    h("p", null, rich(wider.totalTilbageloeb < 0 ? "wider.tilbageloeb.less" : "wider.tilbageloeb.text", { ...over, sum: linked(result, "/wider/totalTilbageloeb", kroner(Math.abs(wider.totalTilbageloeb))), naf: decimal(wider.naf), share: decimal(100 * (1 - 1 / wider.naf), 1) })),
    table({ caption: t("wider.tilbageloeb.caption"), label: t("wider.tilbageloeb"), head: head(t("wider.what")), rows: [{ cells: [t("wider.tilbageloeb"), ...yearCells(result, "/wider", wider, "tilbageloeb")] }], class: "numbers years" }),
    h("h3", null, t("wider.unpriced")),
    h("p", null, t("wider.unpriced.lead")),
    h(
      "ul",
      null,
      UNPRICED.filter((kind) => kind !== "other" || typed.has("other")).map((kind) => {
        const own = typed.get(/** @type {any} */ (kind));
        return h("li", null, t(`wider.${kind}`), " ", own ? rich("wider.typed", { ...over, each: kroner(own.amount), sum: linked(result, `/wider/unpriced/${own.i}/total`, kroner(wider.unpriced[own.i]?.total ?? 0)) }) : t("wider.notTyped"));
      }),
    ),
  );
}
