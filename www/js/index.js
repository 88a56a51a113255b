/** The front page: one answer of each calculator. */

import { byId, h } from "./dom.js";
import { language, rich } from "./i18n.js";
import { longMonth } from "./laerlinge-months.js";
import { showLink, writeLink } from "./link.js";
import { decimal, fixed, kroner, writeNumber } from "./numbers.js";
import { laterStyle, showProblem, showVersion, startPage } from "./page.js";

/** @typedef {ReturnType<import("./engine.js").Engine["version"]>} Version */
/** What the engine answered when this was published: src/bin/publish.rs. */
/**
 * @typedef {object} Front
 * @property {{ beforeTax: number, afterTax: number }} smaajob
 * @property {{ gross: number, net: number }} savings
 * @property {{ aarsvaerk: number, hours: number }} laerlinge
 * @property {{ persons: number, from: string, by: number }} areas
 * @property {Version} version
 * @property {string} ratesTo
 */

/** @param {string} text */
const big = (text) => h("strong", { class: "big" }, text);

/** Millions with two digits that count: "1,1" and "0,56". @param {number} ore */
const millions = (ore) => decimal(Number((ore / 100_000_000).toPrecision(2)));

/** @param {Front} front */
function show({ smaajob, savings, laerlinge, areas, version, ratesTo }) {
  byId("card-smaajob").replaceChildren(...rich("index.smaajob.answer", { before: big(kroner(smaajob.beforeTax)), after: kroner(smaajob.afterTax) }));
  byId("card-gevinst").replaceChildren(...rich("index.savings.answer", { net: millions(savings.net), gross: big(millions(savings.gross)) }));
  byId("card-laerlinge").replaceChildren(...rich("index.laerlinge.answer", { need: big(fixed(laerlinge.aarsvaerk, 1)), hours: writeNumber(laerlinge.hours, 0) }));
  byId("card-boligomraade").replaceChildren(...rich("index.boligomraade.answer", { n: big(writeNumber(areas.persons, 0)), from: longMonth(areas.from), by: String(areas.by) }));
  showVersion(version, ratesTo);
}

/** @type {Front | null} */
let front = null;
let first = true;
void startPage(() => {
  if (!first) showLink(writeLink(language() === "da" ? [] : [["lang", language()]]));
  first = false;
  if (front) show(front);
}).then(async () => {
  if (byId("problem").classList.contains("shown")) return;
  try {
    const answer = await fetch(new URL("../data/front.json", import.meta.url));
    if (!answer.ok) throw new Error(`data/front.json: ${answer.status}`);
    front = /** @type {Front} */ (await answer.json());
    show(front);
    void laterStyle();
  } catch (cause) {
    showProblem("fetch", cause);
  }
});
