/** What waits until the first answer stands, or somebody asks: names, the written sum, the sources. */

import { ratesFile } from "./engine.js";
import { hasTexts, moreTexts } from "./i18n.js";

/**
 * @param {() => void} painted called when something has come, or could not
 */
export function createLater(painted) {
  let wordsWanted = false;
  let namesWanted = false;
  const later = {
    /** @type {typeof import("./sum.js") | null} */
    sum: null,
    /** @type {import("./engine.js").RatesFile | null} */
    rates: null,
    /** What could not be fetched. */
    failed: { sum: false, rates: false },
    /** The names of the rates, of which the answer says the weakest: those that the law itself gives in every year are never
     *  that, and come with the sum. */
    async wantNames() {
      // What did not come is asked for again with the sum.
      if (hasTexts("rates") || namesWanted) return;
      namesWanted = true;
      await moreTexts("rates").catch(() => {});
      painted();
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
