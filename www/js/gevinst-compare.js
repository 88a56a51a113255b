/** Published figures for one person-year in work beside our own, each with what it includes. */

import { h, icon, table } from "./dom.js";
import { t } from "./i18n.js";
import { bareKroner } from "./numbers.js";
import { bandParams, sideOf } from "./gevinst-band.js";
import { linked } from "./status.js";

/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("./engine.js").RatesFile} RatesFile */

/** Each with the ids of its amounts in rates.json. @type {[key: string, ids: string[], own: "public" | "kommuneAndStat" | "kommune"][]} */
const PEERS = [
  ["bm", ["sammenligning_bm_2021"], "public"],
  ["kora", ["sammenligning_kora_lav", "sammenligning_kora_hoej"], "kommuneAndStat"],
  ["greve", ["sammenligning_greve"], "kommune"],
];

/** @param {RatesFile} rates @param {string} id a published amount, in øre */
const amount = (rates, id) => Math.round(Number(rates[id]?.rows[0]?.value ?? Number.NaN) * 100);

/**
 * @param {HTMLElement} box
 * @param {Result} result
 * @param {RatesFile | null} rates
 * @param {(source: string) => Node} sourceNode
 */
export function comparePanel(box, result, rates, sourceNode) {
  const own = result.perPersonYear;
  if (!own) {
    box.replaceChildren(h("p", null, t("peer.none")));
    return;
  }
  const side = sideOf(own);
  const warned = side !== "inside";
  box.replaceChildren(
    h("p", null, t("peer.lead")),
    h("p", { class: warned ? "notice" : null }, warned ? icon("info") : null, h("span", null, t(`peer.${side}`, bandParams(own)))),
    ...(rates ? [] : [h("p", { class: "notice" }, icon("info"), t("sources.failed"))]),
    table({
      caption: t("peer.caption"),
      label: t("savings.panel.compare"),
      head: ["who", "published", "own"].map((key) => t(`peer.head.${key}`)),
      rows: PEERS.map(([key, ids, of]) => ({ cells: [t(`peer.${key}`), rates ? ids.map((id) => bareKroner(amount(rates, id))).join("\u2013") : "\u2013", [h("strong", null, linked(result, `/perPersonYear/${of}`, bareKroner(own[of]))), h("span", { class: "own-what" }, t(`peer.${key}.own`))]] })),
      class: "numbers peers",
    }),
    h(
      "dl",
      { class: "words" },
      PEERS.flatMap(([key, ids]) => {
        const row = rates?.[ids[0]]?.rows[0];
        return [h("dt", null, t(`peer.${key}`)), h("dd", null, t(`peer.${key}.with`), row && h("p", { class: "table-note" }, h("span", { lang: "da" }, row.basis), " \u00b7 ", sourceNode(row.source)))];
      }),
    ),
    h("p", { class: "table-note" }, t("peer.note")),
  );
}
