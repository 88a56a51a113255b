/** The places that local unemployed residents could fill, and the ways to what that is worth and what it moves. */

import { h } from "./dom.js";
import { language, moreTexts, plural, t } from "./i18n.js";
import { writeLink } from "./link.js";
import { decimal, readNumber, writeNumber } from "./numbers.js";
import { readDate } from "./dates.js";
import { IN_PANEL } from "./laerlinge-fields.js";
import { addMonths, longMonth } from "./laerlinge-months.js";
import { areasLink, movesOf } from "./boligomraade-link.js";
import { benefitName, INITIAL, personToLink } from "./gevinst-person.js";

/** @typedef {import("./laerlinge-results.js").App} App */
/** @typedef {import("./laerlinge-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */

/** The rates of those who are likely to take a place; gevinst takes the one that held at the start. */
const BENEFITS = ["kontanthjaelp-forhoejetSats", "kontanthjaelp-grundsats", "kontanthjaelp-mindstesats", "dagpenge-fuldtid", "sygedagpenge-sygedagpenge", "ressourceforloeb-ressourceforloebVoksen", "jobafklaring-jobafklaringVoksen", "revalidering-revalFyldt30"];

/** The month of the plan with most lærlinge, and how many: trades that follow each other are not added up. @param {Result} result */
function fullest({ plan }) {
  if (!plan || plan.first === null) return null;
  const most = Math.max(...plan.heads);
  return most > 0 ? { most, month: addMonths(plan.first, plan.heads.indexOf(most)) } : null;
}

/** @param {App} app @param {(names: string[]) => HTMLElement[]} fields @param {HTMLElement} box @returns {Paint} */
export function make(app, fields, box) {
  const nodes = fields(IN_PANEL.residents);
  const answer = h("div");
  // Without a number of places there is nothing to go on with, and the button says so.
  const why = h("p", { class: "hint", id: "residents-why" }, t("residents.noPlaces"));
  const link = h("a", { class: "button", role: "link", "aria-describedby": why.id }, t("residents.open"));
  const area = h("a", { class: "button", role: "link", "aria-describedby": why.id }, t("areaLink.open"));
  box.append(h("p", null, t("residents.lead")), h("div", { class: "row-fields panel-fields" }, nodes), answer, h("p", null, link), h("p", null, area), why, h("p", { class: "table-note" }, t("residents.note")));
  // The names of the benefits come with the panel.
  moreTexts("ydelse").then(() => app.form.setOptions("placesBenefit", BENEFITS.map((value) => ({ value, label: benefitName(value) }))), () => {});
  return (result) => {
    const typed = readNumber(app.values.places, 0);
    const places = typed.ok ? typed.value : 0;
    const room = fullest(result);
    const wage = readNumber(app.values.placesWage, 2);
    const hourly = wage.ok ? wage.value : (result.money?.hourlyWage ?? null);
    const start = readDate(app.values.start);
    answer.replaceChildren(
      h("p", null, room === null ? t("residents.noPlan") : plural("residents.room", room.most, { n: decimal(room.most, 1), month: longMonth(room.month) })),
      ...(places > 0 ? [h("p", null, plural("residents.typed", places, { n: decimal(places, 0) }))] : []),
      h("p", null, hourly === null ? t("residents.noWage") : t(wage.ok ? "residents.wage" : "residents.wageOfMoney", { kr: `${writeNumber(hourly, 2, hourly % 100 !== 0)}\u00a0kr.` })),
    );
    why.hidden = places > 0;
    if (places === 0) {
      for (const way of [link, area]) {
        way.removeAttribute("href");
        way.setAttribute("aria-disabled", "true");
      }
      return;
    }
    for (const way of [link, area]) way.removeAttribute("aria-disabled");
    const person = {
      ...INITIAL,
      persons: String(places),
      ydelse: app.values.placesBenefit,
      to: "elev",
      hourWage: hourly === null ? "" : writeNumber(hourly, 2),
      start: start === null ? "" : app.values.start,
    };
    link.setAttribute("href", `gevinst.html${writeLink([...(language() === "da" ? [] : [/** @type {[string, string]} */ (["lang", language()])]), ["aar", ""], ["r", personToLink(person)]])}`);
    area.setAttribute("href", areasLink(movesOf([person]).moves));
  };
}
