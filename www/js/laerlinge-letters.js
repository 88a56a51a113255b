/** Texts to paste, with the numbers of the case in them: for the tender, for the contractor, and for the byggemøde. */

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { copy } from "./memo.js";
import { decimal, fixed, writeNumber } from "./numbers.js";
import { showDate } from "./dates.js";
import { contractorName } from "./laerlinge-lists.js";
import { contractNumber, orDash, stateOf, whole } from "./laerlinge-words.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */

/** @param {App} app @param {Result} result @param {Input} input */
function words(app, result, input) {
  const { contract, status, plan } = result;
  const day = (/** @type {string | undefined} */ iso) => (iso ? showDate(iso) : t("letter.date"));
  return {
    case: app.values.caseName.trim() || t("letter.case"),
    contract: contract ? contractNumber(contract.aarsvaerk) : "",
    hours: contract ? whole(contract.hours) : "",
    // A number that somebody typed is not 14 % of anything.
    share: contract && !contract.typed && (result.totalAarsvaerk ?? 0) > 0 ? t("letter.share", { total: whole(result.totalAarsvaerk ?? 0) }) : "",
    start: day(input.start),
    end: day(input.end),
    asOf: day(input.asOf),
    bod: input.penalty === undefined ? "" : t("letter.bod", { kr: `${writeNumber(input.penalty, 2)}\u00a0kr.` }),
    who: t(input.onlyLaerlinge ? "letter.onlyLaerlinge" : "letter.everyone"),
    reading: t(`letter.${input.reading ?? "gross"}`),
    firms: (plan?.contractors ?? []).map(({ contractor, hours }) => t("letter.firm", { name: contractorName(app.values, contractor), hours: whole(hours) })).join("\n"),
    unplaced: plan && plan.unplaced > 0 ? t("letter.unplaced", { hours: whole(plan.unplaced), aarsvaerk: decimal(plan.unplacedAarsvaerk) }) : "",
    state: status ? t(`state.${stateOf(status)}`).toLowerCase() : "",
    done: status ? decimal(status.done.aarsvaerk) : "",
    laerling: status ? fixed(status.done.laerling, 2) : "",
    anden: status ? fixed(status.done.anden, 2) : "",
    expected: status ? decimal(status.expected.aarsvaerk) : "",
    forecast: orDash(status?.forecast?.aarsvaerk ?? null, 2),
    missing: status ? decimal(status.remaining.aarsvaerk) : "",
    missingHours: status ? whole(status.remaining.hours) : "",
    heads: status?.remaining.heads ? t("letter.heads", { n: decimal(status.remaining.heads, 1) }) : "",
    outlook: status && stateOf(status) === "bagudUnknown" ? t("laerlinge.status.noPlan") : "",
    reason: app.values.reason === "" ? "" : t("letter.reason", { reason: t(`reason.${app.values.reason}`).toLowerCase(), evidence: app.values.evidence.trim() || "–" }),
  };
}

/** @param {App} app @param {(names: string[]) => HTMLElement[]} _fields @param {HTMLElement} box @returns {Paint} */
export function make(app, _fields, box) {
  const letters = /** @type {const} */ (["tender", "notice", "meeting"]).map((id) => {
    const text = h("p", { class: "letter" });
    const status = h("div", { class: "copied", role: "status" });
    const name = t(`letter.${id}.name`);
    const button = h("button", { type: "button", class: "button", "aria-label": t("letter.copy.which", { name }), onclick: () => void copy(text.textContent ?? "", status, t("letter.copied")) }, t("letter.copy"));
    return { id, text, button, node: h("section", { class: "letter-box" }, h("h3", null, name), h("p", { class: "hint" }, t(`letter.${id}.when`)), text, h("div", { class: "button-row" }, button), status) };
  });
  box.append(h("p", null, t("letter.lead")), ...letters.map(({ node }) => node));
  return (result, input) => {
    const params = words(app, result, input);
    for (const { id, text, button } of letters) {
      const lacks = result.contract === null ? "letter.lacks.contract" : id === "meeting" && !result.status ? "letter.lacks.status" : null;
      button.hidden = lacks !== null;
      text.classList.toggle("hint", lacks !== null);
      // Lines that have nothing to say are left out.
      text.textContent = lacks === null ? `${t(`letter.${id}`, params)}\n\n${t("letter.noAdvice")}`.replace(/\n{3,}/g, "\n\n").replaceAll("\u00a0", " ").replace(/ +$/gm, "") : t(lacks);
    }
  };
}
