/** What waits until the first answer stands, or somebody asks: the looks of what is under it, names, the written sum, the sources. */

import { limitsOf, ratesFile } from "./engine.js";
import { hasTexts, moreTexts } from "./i18n.js";
import { laterStyle } from "./page.js";

/**
 * @param {() => void} painted called when something has come, or could not
 */
export function createLater(painted) {
  let wordsWanted = false;
  let namesWanted = false;
  /** @type {Promise<void> | null} */
  let style = null;
  const later = {
    /** @type {typeof import("./sum.js") | null} */
    sum: null,
    /** @type {import("./engine.js").RatesFile | null} */
    rates: null,
    /** What the calculator leaves out. @type {import("./limits.js").Limits | null} */
    limits: null,
    /** What could not be fetched. */
    failed: { sum: false, rates: false, limits: false },
    /** What tables, charts, the written sum and paper look like: it has come, or will not. */
    wantStyle: () => (style ??= laterStyle()),
    /** The names of the rates, of which the answer says the weakest: those that the law itself gives in every year are never
     *  that, and come with the sum. */
    async wantNames() {
      // What did not come is asked for again with the sum.
      if (hasTexts("rates") || namesWanted) return;
      namesWanted = true;
      await moreTexts("rates").catch(() => {});
      painted();
    },
    /** What the answer leaves out. @param {import("./engine.js").Question} calculator @param {string} page */
    async wantLimits(calculator, page) {
      if (later.limits) return;
      try {
        const [{ createLimits }, found] = await Promise.all([import("./limits.js"), limitsOf(calculator)]);
        later.limits = createLimits(calculator, `${page}-limits`, found);
        later.failed.limits = false;
      } catch {
        later.failed.limits = true;
      }
    },
    /** The names of the sum's lines, and the words that are explained. */
    async wantWords() {
      wordsWanted = true;
      if (hasTexts("sum") && hasTexts("rates")) return;
      later.failed.sum = await Promise.all([moreTexts("sum"), moreTexts("rates")]).then(() => false, () => true);
      painted();
    },
    /** In a new language, what was wanted before. */
    wantAgain: () => (wordsWanted ? later.wantWords() : later.wantNames()),
    /** The written sum: fetched when somebody opens it or prints. */
    async wantSum() {
      await later.wantWords();
      try {
        later.sum ??= await import("./sum.js");
      } catch {
        later.failed.sum = true;
      }
      painted();
    },
    async wantRates() {
      await later.wantSum();
      try {
        later.rates ??= await ratesFile();
        later.failed.rates = false;
      } catch {
        later.failed.rates = true;
      }
      painted();
    },
  };
  return later;
}
