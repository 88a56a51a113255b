/** The page about a housing area. Its fields stand in boligomraade-fields.js, what an answer looks like in boligomraade-results.js. */

import { run } from "./calculator.js";
import { UNSEEN_VIEW } from "./fields.js";
import { t } from "./i18n.js";
import { longMonth } from "./laerlinge-months.js";
import { FIELDS, fromInput, input, listsAfter, MAIN, monthsAfter, MORE } from "./boligomraade-fields.js";
import { build, published } from "./boligomraade-results.js";
import { headline } from "./boligomraade-words.js";

/** @typedef {import("../../src/types.js").AreasInput} Input */
/** @typedef {import("../../src/types.js").AreasResult} Result */
/** @typedef {import("./calculator.js").App<Input, Result>} App */

/** The case that the page opens with, as its file has it: the first answer does not wait for the file. @type {Input} */
const OPENING = {
  list: 2026,
  residents: 1_900,
  outside: { average: 41.9, residents: 1_200 },
  convicted: { average: 1.6, limit: 2.18 },
  education: { percent: 62.4, residents: 700 },
  income: { share: 58.1 },
  nonwestern: { percent: 54.3 },
  earlierLists: 2,
};

/** Figures that are not looked at once those beside them are typed. */
const SUPERSEDED = /** @type {const} */ ([
  ["average", ["older", "newer", "olderPersons", "newerPersons"], "boligomraade.hint.years"],
  ["convicted", ["convictedOlder", "convictedNewer", "convictedOlderPersons", "convictedNewerPersons"], "boligomraade.hint.years"],
  ["education", ["educationPersons"], "boligomraade.hint.counted"],
  ["nonwestern", ["nonwesternPersons"], "boligomraade.hint.counted"],
  ["income", ["incomeArea"], "boligomraade.hint.kroner"],
]);

/** @type {ReturnType<typeof build> | null} */
let view = null;

/** What follows from the choices. @param {App} app */
function tune({ form, values }) {
  form.setOptions("by", [{ value: "", label: t("by.none") }, ...listsAfter(values.list).map((value) => ({ value, label: t("list.of", { year: value }) }))]);
  form.setOptions("from", [{ value: "", label: longMonth(`${Number(values.list) + 1}-01`) }, ...monthsAfter(values.list).filter((month) => month !== `${Number(values.list) + 1}-01`).map((value) => ({ value, label: longMonth(value) }))]);
  for (const [name, others, key] of SUPERSEDED) form.setNotice(name, values[name].trim() !== "" && others.some((other) => values[other].trim() !== "") ? t(key) : null);
}

run({
  id: "areas",
  fields: [...FIELDS, UNSEEN_VIEW],
  main: MAIN,
  more: MORE,
  presets: ["boligomraade-eksempel", "korskaerparken-2019", "korsloekkeparken-oest-2020"],
  preset: "boligomraade-eksempel",
  opening: () => fromInput(OPENING),
  words: ["fuldtidsperson", "udenforArbejdsmarkedet", "kriterium", "udsatBoligomraade", "parallelsamfund", "omdannelsesomraade", "forebyggelsesomraade"].map((key) => `word.${key}`),
  late: "boligomraade-more",
  input,
  fromInput,
  ask: (engine, given) => engine.areas(given),
  date: (given) => `${given.list}-12-01`,
  headline,
  tune,
  published,
  reveal: async (name) => view?.reveal(name),
  build(app) {
    view = build(app);
    return view;
  },
});
