/** People of the area as rows of Gevinst: nobody is lost on the way, and what Gevinst does not know it asks for there. */

import { writeDate } from "./dates.js";
import { language } from "./i18n.js";
import { writeLink } from "./link.js";
import { writeNumber } from "./numbers.js";
import { INITIAL, personToLink } from "./gevinst-person.js";
import { VARIANTS } from "./ydelse.js";

/** @typedef {import("../../src/types.js").AreasInput} Input */
/** @typedef {import("../../src/types.js").AreasResult} Result */

/** What is no benefit in Gevinst: the row comes without one, and Gevinst asks for it. */
const UNKNOWN = "";

/** The benefit of the form there, with its rate: where nobody has chosen one, the first of them, which the panel says. @param {Input["moves"] extends (infer M)[] | undefined ? M : never} move @param {Result["rows"][number] | undefined} made */
export function benefitOf(move, made) {
  if (move.benefit === "none") return "none";
  const own = made?.row?.benefit;
  if (own === undefined) return UNKNOWN;
  if (own === "none") return own;
  const variant = made?.row?.variant ?? move.variant ?? VARIANTS[own]?.[0];
  return variant === undefined ? own : `${own}-${variant}`;
}

/** @param {Input} input @param {Result["rows"]} rows @param {[string, string][]} figures the area's own, which come back with the people */
export function gevinstLink(input, rows, figures) {
  const people = (input.moves ?? []).map((move, i) => {
    const made = rows.find((row) => row.move === i);
    const wage = move.wage ?? input.income?.wage;
    return personToLink({
      ...INITIAL,
      persons: String(move.persons ?? 1),
      ydelse: benefitOf(move, made),
      to: move.to,
      start: writeDate(`${move.start}-01`),
      ...(move.hours === undefined ? {} : { monthHours: writeNumber(Math.round(move.hours * 100), 2) }),
      ...(wage === undefined ? {} : { per: "month", monthWage: writeNumber(wage, 2, wage % 100 !== 0) }),
      ...(move.to === "smaajob" && move.hours === undefined ? { week: "" } : {}),
    });
  });
  return `gevinst.html${writeLink([...(language() === "da" ? [] : [/** @type {[string, string]} */ (["lang", language()])]), ["aar", ""], ...people.map((row) => /** @type {[string, string]} */ (["r", row])), ["omraade", new URLSearchParams(figures).toString()]])}`;
}

/** What Gevinst asks for, move by move. @param {Input} input @param {Result["rows"]} rows @returns {{ move: number, key: string, ydelse: string }[]} */
export function lacking(input, rows) {
  return (input.moves ?? []).flatMap((move, i) => {
    const made = rows.find((row) => row.move === i);
    const missing = made?.missing ?? ["benefit"];
    if (made?.row === null || made === undefined || missing.includes("benefit")) return [{ move: i, key: "gevinst.asks.benefit", ydelse: "" }];
    return missing.filter((what) => what !== "wage" || (move.wage ?? input.income?.wage) === undefined).map((what) => ({ move: i, key: `gevinst.asks.${what}`, ydelse: benefitOf(move, made) }));
  });
}
