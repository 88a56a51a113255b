/** The front page: one answer of each calculator, computed here and now. */

import { byId, h } from "./dom.js";
import { EngineError, load } from "./engine.js";
import { language, rich } from "./i18n.js";
import { showLink, writeLink } from "./link.js";
import { decimal, fixed, kroner, writeNumber } from "./numbers.js";
import { showProblem, showVersion, startPage } from "./page.js";

/** @typedef {import("./engine.js").Engine} Engine */

/** The defaults of the three pages. */
/** @type {import("../../src/types.js").SmaajobInput} */
const SMAAJOB = { date: "2026-01-01", benefit: "kontanthjaelp", variant: "forhoejetSats", household: "single", hours: 30, hourlyWage: 14_500 };
/** @type {import("../../src/types.js").SavingsInput} */
const GEVINST = {
  date: "2018-01-01",
  rows: [{ persons: 9, benefit: "kontanthjaelp", variant: "fyldt30", phases: [{ to: "job", wage: { per: "hour", amount: 12_500, hours: 37, hoursPer: "week" } }] }],
  years: 1,
  retention: { kind: "own" },
  atp: false,
  tornado: false,
};
/** @type {import("../../src/types.js").LaerlingeInput} */
const LAERLINGE = { supported: 12_000_000_000, unsupported: 6_000_000_000, moms: "included" };

/** @param {string} text */
const big = (text) => h("strong", { class: "big" }, text);

/** Millions with two digits that count: "1,1" and "0,56". @param {number} ore */
const millions = (ore) => decimal(Number((ore / 100_000_000).toPrecision(2)));

/** @param {Engine} engine */
function answers(engine) {
  const smaajob = engine.smaajob(SMAAJOB);
  if (smaajob.ok) byId("card-smaajob").replaceChildren(...rich("index.smaajob.answer", { before: big(kroner(smaajob.result.gain.beforeTax)), after: kroner(smaajob.result.gain.afterTax ?? 0) }));
  const gevinst = engine.savings(GEVINST);
  const kommune = gevinst.ok ? gevinst.result.purses.find((p) => p.purse === "kommune") : undefined;
  if (kommune) byId("card-gevinst").replaceChildren(...rich("index.savings.answer", { net: millions(kommune.net[0]), gross: big(millions(kommune.gross[0])) }));
  const laerlinge = engine.laerlinge(LAERLINGE);
  if (laerlinge.ok && laerlinge.result.contract) byId("card-laerlinge").replaceChildren(...rich("index.laerlinge.answer", { need: big(fixed(laerlinge.result.contract.aarsvaerk, 1)), hours: writeNumber(laerlinge.result.contract.hours, 0) }));
}

/** @type {Engine | null} */
let engine = null;
let first = true;
void startPage(() => {
  if (!first) showLink(writeLink(language() === "da" ? [] : [["lang", language()]]));
  first = false;
  if (!engine) return;
  answers(engine);
  showVersion(engine);
}).then(async () => {
  if (byId("problem").classList.contains("shown")) return;
  try {
    engine = await load({ languages: [] });
    answers(engine);
    showVersion(engine);
  } catch (cause) {
    showProblem(cause instanceof EngineError ? cause.problem : "broken", cause);
  }
});
