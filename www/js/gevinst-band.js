/** Where our own figure for a person-year in work lies beside the published ones. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { kroner } from "./numbers.js";

/** @typedef {import("../../src/types.js").SavingsResult} Result */

/**
 * The lowest and the highest that is published, in øre: sammenligning_kora_lav and sammenligning_bm_2021
 * of data/rates.csv. They stand here since the file with all rates is too much to load for a sentence;
 * a walk holds them to it.
 */
export const BAND = { low: 12_200_000, high: 30_000_000 };

/** Outside by no more than this is near: the published figures are rounded and of other years. */
const NEAR = 0.1;

/** @param {number} own what the public purse gets for a person-year, in øre @returns {"inside" | "near" | "under" | "over"} */
export function sideOf(own) {
  if (own < BAND.low * (1 - NEAR)) return "under";
  if (own > BAND.high * (1 + NEAR)) return "over";
  return own < BAND.low || own > BAND.high ? "near" : "inside";
}

/** What the sentences about the band are filled with. @param {number} own */
export const bandParams = (own) => ({ own: kroner(own), low: kroner(BAND.low), high: kroner(BAND.high) });

/** The warning that stands with the answer; false within the band. @param {Result} result @returns {HTMLElement | false} */
export function bandWarning({ perPersonYear }) {
  const own = perPersonYear?.public;
  const side = own === undefined ? "inside" : sideOf(own);
  if (own === undefined || side === "inside") return false;
  const show = () => {
    const panel = document.getElementById("p-compare");
    if (!(panel instanceof HTMLDetailsElement)) return;
    panel.open = true;
    panel.querySelector("summary")?.focus({ preventScroll: true });
    panel.scrollIntoView();
  };
  return h("p", { class: "band" }, t(`savings.band.${side}`, bandParams(own)), h("span", { class: "screen-only" }, " ", h("button", { type: "button", class: "linklike", onclick: show }, t("savings.band.show"))));
}
