/** People of other calculators on their way to the page about a housing area: the same number, so far as that page knows their change. */

import { readDate } from "./dates.js";
import { language } from "./i18n.js";
import { writeLink } from "./link.js";
import { benefitOf, VARIANTS } from "./ydelse.js";

/** @typedef {import("./fields.js").Values} Values */

/** The same benefit there, where it has another name: who is sick and gets a job has none. @type {Record<string, string>} */
const GROUPS = { sygedagpenge: "sygedagpengeLedig" };
/** What that page knows that somebody can move to. */
const KNOWN = ["job", "smaajob", "fleksjob", "elev", "su", "loentilskud", "selvforsoergelse"];

/** As many rows as that page has room for. */
const MOST = 20;

/**
 * Rows of Gevinst as rows there; those that are alike become one.
 * @param {readonly Values[]} rows
 * @returns {{ moves: string[], persons: number, left: number }} left: people whose change that page does not know
 */
export function movesOf(rows) {
  /** @type {Map<string, number>} */
  const moves = new Map();
  let left = 0;
  for (const row of rows) {
    const persons = Number(row.persons) || 0;
    const { benefit } = benefitOf(row.ydelse);
    const month = (readDate(row.start ?? "") ?? "").slice(0, 7);
    const hours = row.to === "smaajob" ? String(Math.round(Number((row.monthHours ?? "").replace(",", ".")) || 0) || "") : "";
    const start = month === "" ? "" : `${Number(month.slice(5))}.${month.slice(0, 4)}`;
    const key = [GROUPS[benefit] ?? benefit, row.to, start, hours].join("\n");
    const known = KNOWN.includes(row.to) && (benefit in VARIANTS || row.ydelse === "none");
    if (known && persons > 0 && (moves.has(key) || moves.size < MOST)) moves.set(key, (moves.get(key) ?? 0) + persons);
    else left += persons;
  }
  return {
    moves: [...moves].map(([key, persons]) => {
      const [group, to, start, hours] = key.split("\n");
      // As the fields of that page stand in a link: benefit, number, to, start, end, share, hours.
      return [group, persons, to, start, ...(hours === "" ? [] : ["", "", hours])].join(":");
    }),
    persons: [...moves.values()].reduce((sum, n) => sum + n, 0),
    left,
  };
}

/** @param {string[]} moves @param {string} [area] the area's figures, as they came from that page */
export function areasLink(moves, area = "") {
  const figures = [...new URLSearchParams(area)].filter(([key]) => !["v", "lang", "eks", "flyt", "ver", "svar"].includes(key));
  return `boligomraade.html${writeLink([...(language() === "da" ? [] : [/** @type {[string, string]} */ (["lang", language()])]), ...figures, ...moves.map((move) => /** @type {[string, string]} */ (["flyt", move]))])}`;
}
