/** The panels of the småjob page that stand open at first: more hours, the line, and what the law leaves open. */

import { h, icon } from "./dom.js";
import { rich, t } from "./i18n.js";
import { decimal, exact, kroner } from "./numbers.js";
import { cliffList } from "./smaajob-chart.js";
import { atHours } from "./smaajob-table.js";
import { benefitName, hoursText, inModel, lineSentence, signed, strong } from "./smaajob-words.js";
import { asked, linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SmaajobInput} Input */
/** @typedef {import("../../src/types.js").SmaajobResult} Result */

/** @param {[string, import("./dom.js").Children][]} rows */
export const figures = (rows) => h("dl", { class: "figures" }, rows.flatMap(([name, value]) => [h("dt", null, name), h("dd", null, value)]));

/** Both readings, always; and the month at the line itself. @param {Result} result */
export function linePanel(result) {
  const { line, point } = result;
  const at = decimal(line.hours);
  const own = line.hours === point.hours ? undefined : atHours(line.hours);
  const figure = (/** @type {"gross" | "wageAfterAm" | "benefit" | "beforeTax" | "net"} */ of) => linkedCells(result, [`/point/${of}` in result.lineOf ? `/point/${of}` : null], [exact(Number(line[of]))], own);
  const chosen = (/** @type {string} */ reading) => `reading ${line.reading === reading ? "chosen" : ""}`;
  return [
    h("p", { class: "line-words-lead" }, t(line.hours === 30 ? "model.explained" : "model.explained.changed", { line: at })),
    h(
      "div",
      { class: "readings" },
      h("div", { class: chosen("law") }, h("h3", null, t("model.law")), h("p", null, rich("model.law.text", { hours: hoursText(point.hours), benefit: strong(exact(point.benefit)) }))),
      h(
        "div",
        { class: chosen("programme") },
        h("h3", null, t("model.programme")),
        line.met
          ? h("p", null, rich("model.programme.met", { benefit: strong(exact(line.programmeSupplement)) }))
          : [h("p", { class: "not-met" }, icon("info"), strong(t("model.notInModel"))), h("p", null, rich("model.programme.notMet", { supplement: strong(exact(line.programmeSupplement)), total: strong(exact(point.beforeTax)) }))],
      ),
    ),
    h("h3", null, t("model.atLine", { line: at })),
    figures([
      [t("model.gross"), figure("gross")],
      [t("model.wage"), figure("wageAfterAm")],
      [t("model.benefit"), figure("benefit")],
      [t("model.total"), figure("beforeTax")],
      .../** @type {[string, import("./dom.js").Children][]} */ (line.net === null ? [] : [[t("model.net"), figure("net")]]),
    ]),
    h("p", null, lineSentence(result)),
  ];
}

/**
 * What more hours give.
 * @param {Result} result
 * @param {Input} input
 * @returns {{ above: (Node | false)[], below: (Node | false)[] }} above and below the field of how much more is wanted
 */
export function coachPanel(result, input) {
  const { point, line, cliffs } = result;
  // It is asked for with the curve.
  const coach = /** @type {NonNullable<Result["coach"]>} */ (result.coach);
  const known = point.net !== null;
  const params = { wanted: kroner(coach.wantMore), hours: hoursText(coach.hoursForMore ?? 0) };
  const gone = coach.benefitGone;
  const toGone = (gone ?? 0) - point.hours;
  const ahead = cliffs.filter(({ hours }) => hours > point.hours);
  const missing = line.hoursMissing;
  const tiles = [
    ["coach.hour", coach.nextHour],
    ["coach.five", coach.nextFive],
    ["coach.day", coach.nextDay],
  ];
  return {
    above: [
      h("dl", { class: "tiles" }, tiles.map(([key, ore]) => h("div", null, h("dt", null, t(String(key))), h("dd", null, signed(Number(ore), exact))))),
      h("p", { class: "table-note" }, t(known ? "coach.after" : "coach.before")),
      inModel(input) && h("p", { class: "line-words-lead" }, strong(missing > 0 ? t("coach.line", { hours: hoursText(missing), line: decimal(line.hours) }) : t("coach.line.met", { line: decimal(line.hours) }))),
    ],
    below: [
      h("p", null, coach.hoursForMore === null ? t("coach.want.none", params) : t(coach.hoursForMore <= point.hours ? "coach.want.met" : "coach.want", { ...params, more: hoursText(coach.hoursForMore - point.hours) })),
      h("p", null, gone === null ? t("coach.gone.none", { benefit: benefitName(input) }) : t(toGone > 0 ? "coach.gone" : "coach.gone.met", { hours: hoursText(gone), more: hoursText(toGone), benefit: benefitName(input) }), toGone > 0 && inModel(input) && ` ${t("coach.self")}`),
      ahead.length > 0 && h("div", { class: "loss" }, h("h3", null, t("coach.cliffs")), h("ul", null, cliffList(ahead).map((text) => h("li", null, text)))),
    ],
  };
}

/** The open readings of the law and what they would change. @param {Result} result @param {Input} input */
export function dependsPanel(result, input) {
  const other = { allowanceIndexed: input.allowanceIndexed ? "off" : "on", wageCounted: input.wageCounted === "beforeAm" ? "off" : "on" };
  const change = { allowanceIndexed: { allowanceIndexed: !input.allowanceIndexed }, wageCounted: { wageCounted: input.wageCounted === "beforeAm" ? "afterAm" : "beforeAm" } };
  return [
    h("p", null, t("depends.lead")),
    h(
      "ul",
      null,
      result.depends.map((d) => h("li", null, t(`depends.${d.field}.${other[d.field]}`), " ", rich(d.difference === 0 ? "depends.same" : "depends.text", { gain: asked({ change: change[d.field], name: t("depends.name") }, "/gain/beforeTax", exact(d.gainBeforeTax)), difference: signed(d.difference, exact) }))),
    ),
  ];
}
