/** Published figures for one person-year in work beside our own, each with what it includes. */

import { h, icon, table } from "./dom.js";
import { t } from "./i18n.js";
import { bareKroner, kroner } from "./numbers.js";

/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("./engine.js").RatesFile} RatesFile */

/** A figure of ours may be so much beyond the band before it is worth a warning: the published are rounded and of other years. */
const SLACK = 0.1;

/** Each with the ids of its amounts in rates.json. @type {[key: string, ids: string[], own: (p: NonNullable<Result["perPersonYear"]>) => number][]} */
const PEERS = [
  ["bm", ["sammenligning_bm_2021"], (p) => p.public],
  ["kora", ["sammenligning_kora_lav", "sammenligning_kora_hoej"], (p) => p.kommune + p.stat],
  ["greve", ["sammenligning_greve"], (p) => p.kommune],
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
  const low = rates ? amount(rates, "sammenligning_kora_lav") : Number.NaN;
  const high = rates ? amount(rates, "sammenligning_bm_2021") : Number.NaN;
  const side = own.public < low * (1 - SLACK) ? "under" : own.public > high * (1 + SLACK) ? "over" : own.public < low || own.public > high ? "near" : "inside";
  const warned = side === "under" || side === "over";
  box.replaceChildren(
    h("p", null, t("peer.lead")),
    rates
      ? h("p", { class: warned ? "notice" : null }, warned ? icon("info") : null, h("span", null, t(`peer.${side}`, { own: kroner(own.public), low: kroner(low), high: kroner(high) })))
      : h("p", { class: "notice" }, icon("info"), t("sources.failed")),
    table({
      caption: t("peer.caption"),
      label: t("savings.panel.compare"),
      head: ["who", "published", "own"].map((key) => t(`peer.head.${key}`)),
      rows: PEERS.map(([key, ids, of]) => ({ cells: [t(`peer.${key}`), rates ? ids.map((id) => bareKroner(amount(rates, id))).join("\u2013") : "\u2013", [h("strong", null, bareKroner(of(own))), h("span", { class: "own-what" }, t(`peer.${key}.own`))]] })),
      class: "numbers peers",
    }),
    h(
      "dl",
      { class: "words" },
      PEERS.flatMap(([key, ids]) => {
        const row = rates?.[ids[0]]?.rows[0];
        return [h("dt", null, t(`peer.${key}`)), h("dd", null, t(`peer.${key}.with`), row && h("p", { class: "table-note" }, row.basis, " \u00b7 ", sourceNode(row.source)))];
      }),
    ),
    h("p", { class: "table-note" }, t("peer.note")),
  );
}
