/** The answer about a housing area for a spreadsheet: every number as it was computed. */

import { number } from "./csv.js";
import { t } from "./i18n.js";
import { calendarTexts, effectTexts, pathTexts, weightTexts } from "./boligomraade-more.js";
import { criteriaTexts, listTexts, routeTexts } from "./boligomraade-results.js";
import { criterionName } from "./boligomraade-words.js";

/** @typedef {import("../../src/types.js").AreasResult} Result */
/** @typedef {import("./boligomraade-words.js").Criterion} Criterion */
/** @typedef {import("./calculator.js").Table} Table */

/** @param {number | null} value */
const orNothing = (value) => (value === null ? "" : number(value));

/** The comparison without its limit, which has a column of its own. @param {string} comparison */
const word = (comparison) => t(`comparison.${comparison}`, { n: "" }).trim();

/** A criterion's cells. Over the limit is a number above nothing, also where that is the right side; room is people too few. @param {Criterion} own */
const cells = ({ id, value, limit, comparison, met, points, mustMove, room }) => [
  criterionName(id),
  orNothing(value),
  word(comparison),
  orNothing(limit),
  t(`met.${met === null ? "unknown" : met ? "yes" : "no"}`),
  orNothing(points !== null && id === "income" ? 0 - points : points),
  ...(met && mustMove ? [mustMove.central, mustMove.low, mustMove.high].map(number) : [met || room === null ? "" : number(0 - room), "", ""]),
];

/** @param {Result} result @returns {Table[]} */
export function exactTables(result) {
  const levels = criteriaTexts(result);
  const heads = ["criteria.head.criterion", "criteria.head.value", "criteria.head.limit", "csv.areas.limit", "criteria.head.met", "csv.areas.points", "criteria.head.people", "range.head.low", "range.head.high"].map((key) => t(key));
  return [
    ...result.now.levels.map(({ criteria }, l) => ({ caption: levels[l].caption, rows: [heads, ...criteria.map(cells)] })),
    ...[listTexts(result), routeTexts(result), pathTexts(result), weightTexts(result), ...(result.moves.length > 0 ? [effectTexts(result)] : []), ...(result.calendar.length > 0 ? [calendarTexts(result)] : [])].filter(({ rows }) => rows.length > 0).map(({ caption, head, rows }) => ({ caption, rows: [head, ...rows] })),
  ];
}
