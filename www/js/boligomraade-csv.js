/** The answer about a housing area for a spreadsheet: every number as it was computed. */

import { number } from "./csv.js";
import { t } from "./i18n.js";
import { calendarTexts, effectTexts, pathTexts, weightTexts } from "./boligomraade-more.js";
import { criteriaTexts, listTexts, routeTexts } from "./boligomraade-results.js";
import { criterionName } from "./boligomraade-words.js";

/** @typedef {import("../../src/types.js").AreasResult} Result */
/** @typedef {import("./calculator.js").Table} Table */

/** @param {number | null} value */
const orNothing = (value) => (value === null ? "" : number(value));

/** @param {Result} result @returns {Table[]} */
export function exactTables(result) {
  const levels = criteriaTexts(result);
  return [
    ...result.now.levels.map(({ criteria }, l) => ({
      caption: levels[l].caption,
      rows: [
        levels[l].head,
        ...criteria.map(({ id, value, limit, met, points, mustMove, room }) => [criterionName(id), orNothing(value), orNothing(limit), t(`met.${met === null ? "unknown" : met ? "yes" : "no"}`), orNothing(points), orNothing(met ? (mustMove?.central ?? null) : room)]),
      ],
    })),
    ...[listTexts(result), routeTexts(result), pathTexts(result), weightTexts(result), ...(result.moves.length > 0 ? [effectTexts(result)] : []), ...(result.calendar.length > 0 ? [calendarTexts(result)] : [])].map(({ caption, head, rows }) => ({ caption, rows: [head, ...rows] })),
  ];
}
