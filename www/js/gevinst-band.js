/** Where our own figure for a person-year in work lies beside the published ones. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { kroner } from "./numbers.js";

/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {NonNullable<Result["perPersonYear"]>} PersonYear */

/** Outside by no more than this is near: the published figures are rounded and of other years. */
const NEAR = 0.1;

/** Where what the public purse gets for a person-year lies. @param {PersonYear} own @returns {"inside" | "near" | "under" | "over"} */
export function sideOf({ public: own, published: { low, high } }) {
  if (own < low * (1 - NEAR)) return "under";
  if (own > high * (1 + NEAR)) return "over";
  return own < low || own > high ? "near" : "inside";
}

/** What the sentences about the band are filled with. @param {PersonYear} own */
export const bandParams = ({ public: own, published: { low, high } }) => ({ own: kroner(own), low: kroner(low), high: kroner(high) });

/** The warning that stands with the answer; false within the band. @param {Result} result @returns {HTMLElement | false} */
export function bandWarning({ perPersonYear: own }) {
  if (own === null) return false;
  const side = sideOf(own);
  if (side === "inside") return false;
  const show = () => {
    const panel = document.getElementById("p-compare");
    if (!(panel instanceof HTMLDetailsElement)) return;
    panel.open = true;
    panel.querySelector("summary")?.focus({ preventScroll: true });
    panel.scrollIntoView();
  };
  return h("p", { class: "band" }, t(`savings.band.${side}`, bandParams(own)), h("span", { class: "screen-only" }, " ", h("button", { type: "button", class: "linklike", onclick: show }, t("savings.band.show"))));
}
