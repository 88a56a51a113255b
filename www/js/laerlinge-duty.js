/** Must the contract hold an oplæringskrav? */

import { h, icon, table } from "./dom.js";
import { t } from "./i18n.js";
import { decimal, kroner } from "./numbers.js";
import { IN_PANEL } from "./laerlinge-fields.js";
import { showDate } from "./dates.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */

/** @param {App} _app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(_app, fields, box) {
  const answer = h("div");
  box.append(h("p", null, t("duty.lead")), h("div", { class: "row-fields panel-fields" }, fields(IN_PANEL.duty)), answer);
  return ({ duty }, input) => {
    const asked = input.duty;
    if (!duty || !asked) {
      answer.replaceChildren(h("p", { class: "notice" }, icon("info"), t("duty.lacks")));
      return;
    }
    const params = { value: kroner(asked.value), months: decimal(asked.months, 1), begun: showDate(asked.begun) };
    answer.replaceChildren(
      h("h3", null, t(`duty.answer.${duty.answer}`)),
      h("p", null, t(`duty.why.${duty.why}`, params)),
      ...(duty.readings.length > 0
        ? [
            table({
              caption: t("duty.caption", params),
              label: t("duty.readings"),
              head: [t("duty.reading"), t("duty.says")],
              rows: duty.readings.map((reading) => ({ cells: [[t(`duty.${reading.id}`), h("p", { class: "hint" }, t(`duty.${reading.id}.rule.${asked.kind}`))], t(`duty.says.${reading.answer === "unknown" && asked.kind !== "works" ? "silent" : reading.answer}`)], class: "" })),
            }),
          ]
        : []),
      ...(duty.conflict ? [h("p", { class: "notice" }, icon("info"), t(asked.kind === "works" && duty.euThreshold === null ? "duty.conflict.unknown" : "duty.conflict"))] : []),
      ...(asked.kind === "works" && duty.readings.length > 0 ? [h("p", { class: "table-note" }, duty.euThreshold === null ? t("duty.eu.unknown") : t("duty.eu", { kr: kroner(duty.euThreshold) }))] : []),
      h("p", null, t(duty.lbf ? "duty.lbf" : "duty.noLbf")),
      h("p", { class: "table-note" }, t("duty.note")),
    );
  };
}
