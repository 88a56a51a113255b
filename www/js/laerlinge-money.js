/** What a lærling costs the firm, and what a missing årsværk costs. */

import { h, icon, table } from "./dom.js";
import { rich, t } from "./i18n.js";
import { decimal, exact, kroner } from "./numbers.js";
import { IN_PANEL } from "./laerlinge-fields.js";
import { linked } from "./status.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */
/** @typedef {import("../../src/types.js").LaerlingeInput} Input */

/** @param {App} _app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(_app, fields, box) {
  const cost = h("div");
  const missing = h("div");
  box.append(
    h("p", null, t("money.lead")),
    h("div", { class: "row-fields panel-fields" }, fields(IN_PANEL.money.filter((name) => name !== "penalty"))),
    cost,
    h("h3", null, t("money.penalty")),
    ...fields(["penalty"]),
    missing,
  );
  return (result, input) => {
    cost.replaceChildren(...costNodes(result, input));
    const { perMissingAarsvaerk, status } = result;
    missing.replaceChildren(
      h("p", null, perMissingAarsvaerk === null ? t("money.noPenalty") : rich("money.perMissing", { kr: linked(result, "/perMissingAarsvaerk", kroner(perMissingAarsvaerk)) })),
      ...(status?.penalty && status.shortfall ? [h("p", { class: "loss" }, rich("money.now", { n: linked(result, "/status/shortfall/aarsvaerk", decimal(status.shortfall.aarsvaerk)), kr: linked(result, "/status/penalty", kroner(status.penalty)) }))] : []),
    );
  };
}

/** @param {Result} result @param {Input} input */
function costNodes(result, input) {
  const { money } = result;
  if (!money) return [h("p", { class: "notice" }, icon("info"), t("money.choose"))];
  const amount = (/** @type {"wage" | "weeklyWage" | "refundWeek" | "refund" | "net"} */ name) => (money[name] === null ? "–" : linked(result, `/money/${name}`, exact(money[name])));
  const weeks = input.money?.schoolWeeks;
  // A trade that we have rates of may have none on the day.
  const noRates = money.missing.includes("hourlyWage") && input.money?.trade !== "other";
  const missing = money.missing.filter((name) => !(noRates && name === "hourlyWage"));
  const rows = [
    [t("money.wage"), amount("wage")],
    [t("money.week"), amount("weeklyWage")],
    [t("money.refundWeek"), amount("refundWeek")],
    weeks ? [t("money.refund", { n: weeks }), amount("refund")] : [t("money.refund.unknown"), weeks === undefined ? t("money.refund.ask") : amount("refund")],
  ];
  return [
    table({ caption: t("money.caption"), label: t("laerlinge.panel.money"), head: [t("money.what"), t("money.amount")], rows: [...rows.map((cells) => ({ cells, class: "" })), { cells: [t("money.net"), amount("net")], class: "total" }], class: "numbers narrow" }),
    ...(noRates ? [h("p", { class: "notice" }, icon("info"), t("money.noRates"))] : []),
    ...(missing.length > 0 ? [h("p", { class: "notice" }, icon("info"), t("money.missing", { what: missing.map((name) => t(`money.missing.${name}`)).join(", ") }))] : []),
    h("p", { class: "table-note" }, t("money.note")),
  ];
}
