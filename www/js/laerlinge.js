/** The page of the lærlinge calculator. Its fields stand in laerlinge-fields.js, what an answer looks like in laerlinge-results.js. */

import { run } from "./calculator.js";
import { readDate } from "./dates.js";
import { h } from "./dom.js";
import { UNSEEN_VIEW } from "./fields.js";
import { t } from "./i18n.js";
import { readNumber, writeNumber } from "./numbers.js";
import { fromInput, input, MAIN, MORE, pageFields } from "./laerlinge-fields.js";
import { isUnsaved } from "./laerlinge-cases.js";
import { build } from "./laerlinge-results.js";
import { contractNumber, headline } from "./laerlinge-words.js";

/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */
/** @typedef {import("./calculator.js").App<Input, Result>} App */
/** @typedef {import("./controls.js").Shared} Shared */
/** A million kroner, in øre. */
const MILLION = 100_000_000;
/** With so many rows the answer waits until the typing has paused. */
const MANY_ROWS = 1500;

/** @type {App | null} */
let page = null;
/** @type {ReturnType<typeof build> | null} */
let view = null;

/** What the fields of the page share, for the rows that a panel makes. @type {Shared | null} */
let shared = null;

// A list waits for its panel: until then its box is empty.
const fields = [
  ...pageFields((given) => {
    shared = given;
    return h("div");
  }),
  UNSEEN_VIEW,
];

/** What follows from the choices. @param {App} app */
function tune(app) {
  page = app;
  const { form, values } = app;
  for (const name of ["supported", "unsupported"]) {
    const read = readNumber(values[name], 2);
    const small = read.ok && read.value > 0 && read.value < MILLION;
    // "120" is most likely 120 million; "200.000" may be what is meant.
    const told = small && read.value <= 10_000 * 100 ? t("laerlinge.hint.mio", { n: writeNumber(read.value, 2) }) : t("laerlinge.hint.small");
    form.setNotice(name, small ? told : null);
  }
  form.setNotice("base", values.base === "byggesum" ? t("laerlinge.hint.byggesum") : null);
  form.setNotice("works", values.works === "anlaeg" ? t("laerlinge.hint.anlaeg") : null);
  form.setNotice("lbf", values.lbf === "1" ? null : t("laerlinge.hint.noLbf"));
  const [start, end] = [readDate(values.start), readDate(values.end)];
  form.setNotice("end", start !== null && end !== null && end < start ? t("laerlinge.hint.dates") : null);
}

run({
  id: "laerlinge",
  fields,
  main: MAIN,
  more: MORE,
  presets: ["laerlinge-eksempel", "laerlinge-byggesag"],
  preset: null,
  words: ["aarsvaerk", "oplaering", "haandvaerker", "stoettet", "lbf"].map((k) => `word.${k}`),
  late: "laerlinge-more",
  input,
  fromInput,
  ask: (engine, given) => engine.laerlinge(given),
  faulty: ({ faulty }) => faulty.flatMap(({ faults }) => faults),
  long: {
    key: (given) => ((given.ledger?.length ?? 0) < MANY_ROWS || !page ? null : JSON.stringify([{ ...given, ledger: 0 }, page.values.ledger])),
    ask: async (given) => {
      if (!page?.engine) throw new DOMException("", "AbortError");
      return page.engine.laerlinge(given);
    },
  },
  date: (given) => given.asOf ?? given.start ?? "2026-01-01",
  headline,
  tune,
  published: ({ contract }) => ({ value: t("laerlinge.ours", { n: contract ? contractNumber(contract.aarsvaerk) : "–" }) }),
  reveal: async (name) => view?.reveal(name),
  build(app) {
    page = app;
    view = build(Object.assign(app, { fields, shared: () => /** @type {Shared} */ (shared) }));
    return view;
  },
});

// What no link holds is gone with the page, unless it was saved.
addEventListener("beforeunload", (event) => {
  if (page && isUnsaved(page)) event.preventDefault();
});
