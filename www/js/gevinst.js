/** The page of the gevinst calculator: its assumptions and its people. What an answer looks like stands in gevinst-results.js. */

import { run } from "./calculator.js";
import { hasCpr } from "./cpr.js";
import { isDefault, isMoney, isShown, joinRows, monthName, UNSEEN_VIEW } from "./fields.js";
import { plural, t } from "./i18n.js";
import { decimal, howMany, readNumber, writeNumber } from "./numbers.js";
import { KOMMUNE } from "./ydelse.js";
import { readDate, showDate } from "./dates.js";
import { createBackground } from "./gevinst-background.js";
import { createPeople, LEFT_OUT } from "./gevinst-people.js";
import { joinPeople, personValues, personWords, splitPeople } from "./gevinst-person.js";
import { build, headline, published } from "./gevinst-results.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Numbers} Numbers */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./calculator.js").App<Input, Result>} App */

const PAYERS = ["kommune", "stat", "region", "arbejdsgiver", "landsbyggefonden", "boligorganisation", "fond"];
/** The price dates on offer: a year, and 2025 in its two halves, because kontanthjælp changed. */
const DATES = ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025-1", "2025-2", "2026"];
const FIRST = "2018-01-01";
const LAST = "2026-01-01";
/** What begins later is priced at the last day that can be asked about: with the last rates. */
const FURTHEST = "2031-12-31";
/** The case that the page opens with, as its file has it: the first answer does not wait for the file. @type {Input} */
const GREVE = {
  date: "2018-01-01",
  rows: [{ persons: 9, benefit: "kontanthjaelp", variant: "fyldt30", phases: [{ to: "job", wage: { per: "hour", amount: 12_500, hours: 37, hoursPer: "week" } }] }],
  retention: { kind: "own" },
  atp: false,
};

/** Did the visitor choose the price date? Until then it follows the first row's start. */
let dateChosen = false;
/** The row whose sum is written out. */
let sumRow = 0;
/** @type {App | null} */
let page = null;
/** The figures of a housing area whose people these are: they go back to its page with them. */
let area = "";

// ---------------------------------------------------------------- the price date

/** The first start that somebody typed. @param {Values} values @returns {string | null} */
function firstStart(values) {
  for (const row of splitPeople(values.people)) {
    const start = readDate(row.start);
    if (start !== null) return start;
  }
  return background.kept()?.start ?? null;
}

/** @param {Values} values */
function dateOf(values) {
  const choice = values.year;
  if (/^\d{4}-\d{2}$/.test(choice)) return `${choice}-01`;
  if (choice !== "") return choice === "2025-2" ? "2025-07-01" : `${choice.slice(0, 4)}-01-01`;
  const start = firstStart(values);
  if (start === null) return LAST;
  return start < FIRST ? FIRST : start > FURTHEST ? FURTHEST : start;
}

/** The choice of a date: the year where it is its first day. @param {string} date */
const choiceOf = (date) => (date === "2025-07-01" ? "2025-2" : !date.endsWith("-01-01") ? date.slice(0, 7) : date.startsWith("2025") ? "2025-1" : date.slice(0, 4));

/** @param {string} choice */
const choiceName = (choice) => (/^\d{4}-\d$/.test(choice) ? t(`half.${choice.slice(5)}`, { year: choice.slice(0, 4) }) : choice.length > 4 ? monthName(choice) : choice);

/** @param {Values} values */
function dateOptions(values) {
  const auto = dateOf({ ...values, year: "" });
  const own = values.year.length > 6 && !DATES.includes(values.year) ? [values.year] : [];
  const first = firstStart(values);
  return [{ value: "", label: t(first === null ? "year.newest" : "year.auto", { date: first === null || auto === FIRST || auto === LAST ? auto.slice(0, 4) : monthName(auto.slice(0, 7)) }) }, ...[...DATES, ...own].sort().map((value) => ({ value, label: choiceName(value) }))];
}

/** The rates of the price date, asked for once. @type {{ of: string, rates: import("../../src/types.js").RatesOnDate | null, offered: string[] }} */
let known = { of: "", rates: null, offered: [] };

/** @param {Values} values */
function ratesOn(values) {
  const date = dateOf(values);
  const outcome = known.of === date && known.rates ? null : page?.engine?.rates(date);
  if (outcome?.ok) known = { of: date, rates: outcome.result, offered: outcome.result.benefits.flatMap(({ benefit, variants }) => variants.map(({ variant }) => `${benefit}-${variant}`)) };
  return known;
}

const background = createBackground();
/** What all rows share. @param {Values} [values] */
const common = (values = page?.values ?? { kommune: "", year: "2018" }) => ({ kommune: values.kommune, year: Number(dateOf(values).slice(0, 4)), offered: ratesOn(values).offered });
const people = createPeople({
  common,
  rates: () => (page ? ratesOn(page.values).rates : null),
  date: dateOf,
  kept: background.kept,
  keep(kept) {
    background.keep(kept);
    page?.again();
  },
  job: background.job,
  again: () => page?.again(),
  replaced() {
    const chosen = dateChosen;
    const back = page?.closeCase();
    if (page && !dateChosen) page.set("year", "");
    return () => {
      dateChosen = chosen;
      back?.();
    };
  },
});

// ---------------------------------------------------------------- the fields

/**
 * @param {string} name
 * @param {string} key
 * @param {string} pointer
 * @param {string} initial
 * @param {string} unit
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const number = (name, key, pointer, initial, unit, more) => ({ name, key, kind: "number", pointers: [pointer], label: `label.savings${pointer}`, initial, unit: `unit.${unit}`, decimals: unit.startsWith("kr") ? 2 : unit === "percent" ? 4 : 0, quiet: true, ...more });

/**
 * @param {string} name
 * @param {string} key
 * @param {string[]} pointers
 * @param {string[]} values the first is the default
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const radio = (name, key, pointers, values, more) => ({ name, key, kind: "radio", pointers, label: `label.savings/${name}`, initial: values[0], options: () => values.map((value) => ({ value, label: t(`${name}.${value}`) })), quiet: true, ...more });

/** @type {(values: Values) => boolean} */
const byControl = (values) => values.measure === "control";
/** @type {(values: Values) => boolean} */
const withNeed = (values) => values.need.trim() !== "";

/** @type {FieldSpec} */
const COSTS = {
  name: "costs",
  key: "udgift",
  kind: "rows",
  pointers: ["/costs"],
  label: "label.savings/costs",
  initial: "",
  unit: "unit.kr",
  decimals: 2,
  rows: {
    most: 20,
    row: "label.savings/costs/*/amount",
    add: "form.addCost",
    remove: "form.removeCost",
    emptyIsNothing: true,
    choice: { label: "form.payer", name: "label.savings/costs/*/payer", values: PAYERS, show: (payer) => t(`purse.${payer}`) },
    parts: [
      { name: "period", kind: "choice", label: "costs.period", aria: "label.savings/costs/*/period", initial: "once", values: ["once", "yearly"], show: (value) => t(`costs.${value}`) },
      { name: "from", kind: "number", label: "costs.from", aria: "label.savings/costs/*/from", initial: "1" },
      { name: "to", kind: "number", label: "costs.to", aria: "label.savings/costs/*/to", initial: "", when: ({ more }) => more[0] === "yearly" },
    ],
    describe: (rows) => rows.filter(({ text }) => !nothing(text)).map(costWords),
  },
};

/** @param {import("./fields.js").Row} row */
function costWords({ choice, text, more: [period, from, to] }) {
  const when = period === "once" ? t("costs.inYear", { n: from || 1 }) : t(to === "" ? "costs.fromYear" : "costs.years", { from: from || 1, to });
  return { label: t("label.savings/costs"), value: `${text}\u00a0kr. ${period === "yearly" ? t("costs.aYear") : ""} (${t(`purse.${choice}`)}, ${when})`.replace("  ", " ") };
}

/** @type {FieldSpec} */
const UNPRICED = {
  name: "unpriced",
  key: "vaerdi",
  kind: "rows",
  pointers: ["/unpriced"],
  label: "label.savings/unpriced",
  initial: "",
  unit: "unit.krYear",
  decimals: 2,
  rows: {
    most: 10,
    row: "label.savings/unpriced/*/amount",
    add: "form.addValue",
    remove: "form.removeValue",
    emptyIsNothing: true,
    choice: { label: "unpriced.kind", name: "label.savings/unpriced/*/kind", values: ["health", "crime", "children", "other"], show: (value) => t(`unpriced.${value}`) },
    parts: [{ name: "source", kind: "text", label: "unpriced.source", aria: "label.savings/unpriced/*/source", initial: "", inLink: (text) => (hasCpr(text) ? "" : text) }],
    describe: (rows) => rows.filter(({ text }) => !nothing(text)).map(({ choice, text, more }) => ({ label: t(`unpriced.${choice}`), value: `${text}\u00a0${t("unit.krYear")} (${more[0].trim() || t("unpriced.noSource")})` })),
  },
};

/** Low and high of what is not known: how far each may be from what was chosen. */
const RANGES = [
  number("cfLow", "alligevellav", "/ranges/counterfactual/low", "25", "percent"),
  number("cfHigh", "alligevelhoej", "/ranges/counterfactual/high", "75", "percent"),
  number("dispLow", "fortraengninglav", "/ranges/displacement/low", "0", "percent"),
  number("dispHigh", "fortraengninghoej", "/ranges/displacement/high", "25", "percent"),
  number("wageLow", "loenlav", "/ranges/wage/low", "10", "percent", { negative: true }),
  number("wageHigh", "loenhoej", "/ranges/wage/high", "10", "percent"),
  number("monthsLow", "maanederlav", "/ranges/months/low", "25", "percent", { negative: true }),
].map((field) => ({ ...field, status: /** @type {const} */ ("assumption") }));

/** @type {FieldSpec[]} */
const fields = [
  people.field,
  KOMMUNE,
  { name: "year", key: "aar", kind: "choice", pointers: ["/date"], label: "label.savings/date", initial: "", always: true, optionName: choiceName },
  number("counterfactual", "alligevel", "/counterfactual", "50", "percent", { always: true, status: "assumption", when: (v) => !byControl(v) }),
  COSTS,

  number("years", "periode", "/years", "5", "years", { quiet: false }),
  radio("retention", "fastholdelse", ["/retention", "/retention/kind"], ["curve", "observed", "own"], { quiet: false }),
  number("obsMonth", "maaltefter", "/retention/month", "12", "months", { when: (v) => v.retention === "observed" }),
  number("obsShare", "maaltandel", "/retention/share", "50", "percent", { when: (v) => v.retention === "observed" }),
  radio("level", "niveau", ["/retention/level"], ["central", "low", "high"], { status: "assumption", when: (v) => v.retention !== "own" }),
  number("staying", "bliver", "/staying", "100", "percent", { status: "assumption" }),

  radio("measure", "virkning", ["/control"], ["share", "control"]),
  number("treated", "gruppe", "/control/treated", "", "percent", { when: byControl }),
  number("controlShare", "kontrol", "/control/control", "", "percent", { when: byControl }),
  number("displacement", "fortraengning", "/displacement", "0", "percent", { status: "assumption" }),

  {
    name: "equalisation",
    key: "udligning",
    kind: "choice",
    pointers: ["/equalisation"],
    label: "label.savings/equalisation",
    initial: "",
    options: () => ["", "75", "93", "95"].map((value) => ({ value, label: t(`equalisation.${value || "none"}`) })),
  },
  number("need", "behov", "/need/unitValue", "", "krYear", { pointers: ["/need", "/need/unitValue"], optional: true }),
  { name: "needShare", key: "behovandel", kind: "choice", pointers: ["/need/share"], label: "label.savings/need/share", initial: "93", options: () => ["93", "95"].map((value) => ({ value, label: `${value}\u00a0%` })), status: "law", when: withNeed },
  number("needLag", "behovaar", "/need/lag", "3", "years", { status: "assumption", when: withNeed }),
  number("savedActivation", "aktivering", "/savedActivation", "0", "krYear", { status: "assumption" }),

  { name: "atp", key: "atp", kind: "flag", pointers: ["/atp"], label: "label.savings/atp", initial: "1" },
  { name: "obligatory", key: "obligatorisk", kind: "flag", pointers: ["/obligatoriskPension"], label: "label.savings/obligatoriskPension", initial: "1" },
  number("discount", "rente", "/discountRate", "3.5", "percent", { status: "official" }),
  ...RANGES,
  UNPRICED,
  UNSEEN_VIEW,
];

/** Is no amount typed? @param {string} text */
function nothing(text) {
  const read = readNumber(text, 2);
  return text.trim() === "" || (read.ok && read.value === 0);
}

// ---------------------------------------------------------------- the input

/**
 * @param {Numbers} numbers
 * @param {Values} values
 * @param {import("./fields.js").RowNumbers} rows
 * @returns {Input}
 */
function input(numbers, values, rows) {
  const spec = new Map(fields.map((field) => [field.name, field]));
  /** What was chosen otherwise than the engine would. @param {string} name @returns {any} */
  const own = (name) => {
    const field = /** @type {FieldSpec} */ (spec.get(name));
    if (!isShown(field, values) || isDefault(field, values)) return undefined;
    if (field.kind === "flag") return values[name] === "1";
    return field.kind === "number" ? scaled(field, numbers[name]) : values[name];
  };
  /** @param {string} name */
  const always = (name) => scaled(/** @type {FieldSpec} */ (spec.get(name)), numbers[name]);
  const costs = rows.costs ?? [];
  const unpriced = rows.unpriced ?? [];
  const ranged = RANGES.some(({ name }) => own(name) !== undefined);
  /** @type {Record<string, unknown>} */
  const made = {
    date: dateOf(values),
    rows: people.inputs(values).map(({ row }) => row),
    years: own("years"),
    retention: retention(values, always),
    staying: own("staying"),
    counterfactual: own("counterfactual"),
    control: byControl(values) ? { treated: always("treated") ?? 0, control: always("controlShare") ?? 0 } : undefined,
    displacement: own("displacement"),
    discountRate: own("discount"),
    equalisation: values.equalisation === "" ? undefined : Number(values.equalisation),
    need: numbers.need === undefined ? undefined : { unitValue: numbers.need, share: Number(values.needShare), lag: always("needLag") ?? 3 },
    costs: costs.length === 0 ? undefined : costs.map(costInput),
    savedActivation: own("savedActivation"),
    atp: own("atp"),
    obligatoriskPension: own("obligatory"),
    ranges: ranged
      ? {
          // A control group takes its place, and then only a range of its own varies it.
          counterfactual: byControl(values) && own("cfLow") === undefined && own("cfHigh") === undefined ? undefined : { low: always("cfLow"), high: always("cfHigh") },
          displacement: { low: always("dispLow"), high: always("dispHigh") },
          wage: { low: -(always("wageLow") ?? 0), high: always("wageHigh") },
          months: { low: -(always("monthsLow") ?? 0) },
        }
      : undefined,
    unpriced: unpriced.length === 0 ? undefined : unpriced.map(({ choice, value }) => ({ kind: choice, amount: value })),
    skipFaulty: true,
    // It takes longer than the answer, and waits until somebody looks.
    tornado: false,
    sum: true,
    sumRow: sumRow > 0 && sumRow < splitPeople(values.people).length ? sumRow : undefined,
  };
  for (const key of Object.keys(made)) if (made[key] === undefined) delete made[key];
  return /** @type {Input} */ (/** @type {unknown} */ (made));
}

/** @param {FieldSpec} field @param {number | undefined} value */
const scaled = (field, value) => (value === undefined || isMoney(field) ? value : value / 10 ** (field.decimals ?? 0));

/** @param {Values} values @param {(name: string) => number | undefined} number */
function retention({ retention: kind, level }, number) {
  const as = level === "central" ? {} : { level };
  if (kind === "own") return { kind };
  if (kind === "observed") return { kind, month: number("obsMonth") ?? 0, share: number("obsShare") ?? 0, ...as };
  return level === "central" ? undefined : { kind, ...as };
}

/** @param {import("./fields.js").RowNumber} row */
function costInput({ choice, value, more: { period, from, to } }) {
  const first = from === undefined ? {} : { from };
  return { amount: value, payer: choice, period, ...first, ...(period === "yearly" && to !== undefined ? { to } : {}) };
}

/** @param {number} minor */
const two = (minor) => writeNumber(minor, 2, minor % 100 !== 0);

/** @param {Input} given @returns {Values} */
function fromInput(given) {
  const shared = given.rows.every(({ kommune }) => kommune === given.rows[0]?.kommune) ? (given.rows[0]?.kommune ?? "") : "";
  const { retention: kept, control, need, ranges } = given;
  const percent = (/** @type {number | undefined} */ value) => (value === undefined ? undefined : decimal(value, 4));
  /** @type {Record<string, string | undefined>} */
  const values = {
    people: joinPeople(given.rows.map((row) => personValues(row, shared))),
    kommune: shared,
    year: choiceOf(given.date),
    counterfactual: percent(given.counterfactual),
    costs: joinRows(COSTS, (given.costs ?? []).map((cost) => ({ choice: cost.payer, text: two(cost.amount), more: [cost.period ?? "yearly", String(cost.from ?? 1), cost.to === undefined ? "" : String(cost.to)] }))),
    years: given.years === undefined ? undefined : String(given.years),
    retention: kept?.kind,
    ...(kept?.kind === "observed" ? { obsMonth: String(kept.month), obsShare: decimal(kept.share, 4) } : {}),
    level: kept && kept.kind !== "own" ? kept.level : undefined,
    staying: percent(given.staying),
    ...(control ? { measure: "control", treated: decimal(control.treated, 4), controlShare: decimal(control.control, 4) } : {}),
    displacement: percent(given.displacement),
    equalisation: given.equalisation === undefined ? undefined : String(given.equalisation),
    ...(need ? { need: two(need.unitValue), needShare: String(need.share ?? 93), needLag: String(need.lag ?? 3) } : {}),
    savedActivation: given.savedActivation === undefined ? undefined : two(given.savedActivation),
    atp: given.atp === false ? "" : undefined,
    obligatory: given.obligatoriskPension === false ? "" : undefined,
    discount: percent(given.discountRate),
    ...(ranges?.counterfactual ? { cfLow: decimal(ranges.counterfactual.low, 4), cfHigh: decimal(ranges.counterfactual.high, 4) } : {}),
    ...(ranges?.displacement ? { dispLow: decimal(ranges.displacement.low, 4), dispHigh: decimal(ranges.displacement.high, 4) } : {}),
    ...(ranges?.wage ? { wageLow: decimal(-ranges.wage.low, 4), wageHigh: decimal(ranges.wage.high, 4) } : {}),
    ...(ranges?.months ? { monthsLow: decimal(-ranges.months.low, 4) } : {}),
    unpriced: joinRows(UNPRICED, (given.unpriced ?? []).map(({ kind, amount }) => ({ choice: kind, text: two(amount), more: [""] }))),
  };
  return /** @type {Values} */ (Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

// ---------------------------------------------------------------- links of before

/** The keys of the one group that a link of the first version held, and those of a row. */
const OLD_ROW = { borgere: "antal", ydelse: "ydelse", beloeb: "beloeb", loentype: "loentype", timeloen: "timeloen", ugetimer: "ugetimer", maanedsloen: "maanedsloen", maaneder: "maaneder", uger: "uger", husstand: "husstand", kirke: "kirke" };

/** @type {import("./address.js").Upgrade} */
function upgrade(link) {
  const old = Object.entries(OLD_ROW).filter(([key]) => link.get(key) !== null);
  dateChosen = (link.get("aar") ?? "") !== "";
  if (old.length === 0 || link.getAll("r").length > 0 || link.get(LEFT_OUT) !== null) return { link, news: [] };
  // It counted one year in which all were in work, unless it said how many months, and neither ATP nor pension.
  const code = [...old.map(([key, name]) => `${name}:${link.get(key)}`), ...(link.get("boern") === "1" ? ["boern:1"] : [])].join("_");
  const changed = new Map([["fastholdelse", "own"], ["atp", ""], ["obligatorisk", ""], ["aar", link.get("aar") ?? "2018"]]);
  return {
    link: { ...link, get: (key) => changed.get(key) ?? link.get(key), getAll: (key) => (key === "r" ? [code] : link.getAll(key)) },
    news: [{ key: "link.older" }],
  };
}

// ---------------------------------------------------------------- the page

/** What follows from the choices. @param {App} app @param {string | null} changed */
function tune(app, changed) {
  page = app;
  const { form, values } = app;
  if (changed === "year") dateChosen = true;
  // Until somebody chooses, the price date follows the rows.
  if (changed === "people" && !dateChosen && values.year !== "" && firstStart(values) !== null) values.year = "";
  const start = firstStart(values);
  form.setOptions("year", dateOptions(values));
  form.setNotice("year", start !== null && start < FIRST ? t("year.before", { date: showDate(start), year: dateOf(values).slice(0, 4) }) : null);
  if (changed !== "people") form.syncOne("people");
}

/** @param {Outcome} outcome */
const answered = (outcome) => {
  if (!outcome.ok || outcome.result.persons > 0 || outcome.result.faulty.length === 0) return outcome;
  // Nobody is left: there is nothing to answer.
  return { ok: /** @type {const} */ (false), faults: outcome.result.faulty.flatMap(({ faults }) => faults.map((fault) => ({ ...fault, message: {} }))) };
};
/** @typedef {import("./engine.js").Told<Result>} Outcome */

run({
  id: "savings",
  fields,
  main: ["people", "kommune", "year", "counterfactual", "costs"],
  more: [
    { heading: "more.time", fields: ["years", "retention", "obsMonth", "obsShare", "level", "staying"] },
    { heading: "more.effect", fields: ["measure", "treated", "controlShare", "displacement"] },
    { heading: "more.kommune", fields: ["equalisation", "need", "needShare", "needLag", "savedActivation"] },
    { heading: "more.saving", fields: ["atp", "obligatory"] },
    { heading: "more.uncertain", fields: ["discount", ...RANGES.map(({ name }) => name)] },
    { heading: "more.unpriced", fields: ["unpriced"] },
  ].map((group) => ({ ...group, fold: true })),
  presets: [
    "greve-nord-2018",
    "hoeje-kolstrup-2016-2020",
    "sundparken-2018-2020",
    "jobloeft-viborg-silkeborg",
    "byg-til-vaekst",
    "jobfirst-flere-skal-med-2018",
    "fremskudt-beskaeftigelse-2020",
    "smaajob-aalborg-gevinst",
    "bm-2021-personaar",
  ],
  preset: "greve-nord-2018",
  opening: () => fromInput(GREVE),
  linkExtras: {
    write: () => (area === "" ? [] : [["omraade", area]]),
    read(link) {
      area = link.get("omraade") ?? "";
    },
  },
  caseOpened() {
    const before = { dateChosen, kept: background.kept() };
    dateChosen = false;
    sumRow = 0;
    background.keep(null);
    return () => {
      dateChosen = before.dateChosen;
      background.keep(before.kept);
    };
  },
  words: ["brutto", "nettoGevinst", "alligevel", "fortraengning", "fastholdelse", "personmaaned", "refusion", "udligning", "udgiftsbehov", "nutidsvaerdi", "opsparing", "samfund", "tilbageloeb", "am", "satser"].map((key) => `word.${key}`),
  kommune: true,
  late: "gevinst-rows",
  input,
  fromInput,
  ask: (engine, given) => answered(engine.savings(given)),
  faulty: ({ faulty }) => faulty.filter(({ row }) => page !== null && row < splitPeople(page.values.people).length).flatMap(({ faults }) => faults),
  long: {
    key: background.key,
    ask: async (given) => answered(await background.ask(given, common(), () => page?.again())),
  },
  date: (given) => given.date,
  headline,
  published,
  tune,
  upgrade,
  build(app) {
    page = app;
    /** In the form, or in the spreadsheet. @param {number} i */
    const rowNumber = (i) => {
      const own = splitPeople(app.values.people).length;
      return i < own ? i + 1 : background.lineOf(i - own);
    };
    const view = build(
      Object.assign(app, {
        rowsInfo: () => background.info(splitPeople(app.values.people)),
        rowLabel(/** @type {number} */ i) {
          const list = splitPeople(app.values.people);
          const row = list[i];
          return row ? t("rows.label", { n: i + 1, persons: plural("rows.persons", howMany(row.persons), { n: row.persons }), words: personWords(row, known.offered) }) : t("rows.line", { line: background.lineOf(i - list.length), name: background.kept()?.name ?? "" });
        },
        rowNumber,
        fields,
        kept: background.kept,
        /** A case from a file in place of this one. @param {Values} values @param {App["rates"]} rates @param {import("./gevinst-people.js").Kept | null} kept */
        openSaved(values, rates, kept) {
          const before = { dateChosen, kept: background.kept() };
          const back = app.closeCase();
          const put = (/** @type {typeof before} */ state) => {
            dateChosen = state.dateChosen;
            background.keep(state.kept);
          };
          put({ dateChosen: values.year !== "", kept });
          Object.assign(app.values, values, { view: app.values.view });
          app.rates = rates;
          app.form.sync();
          app.again();
          saved = inFile();
          return () => {
            put(before);
            back();
          };
        },
        markSaved() {
          saved = inFile();
        },
        compare: background.compare,
        draw: (/** @type {number} */ count, /** @type {number} */ seed, /** @type {(share: number | null) => void} */ onProgress) => background.draw(count, seed, onProgress),
        cancel: background.cancel,
        area: () => area,
        whatIf(/** @type {Partial<Input>} */ change) {
          const asked = background.last();
          return asked && app.engine ? app.engine.savings({ ...asked, sum: false, ...change }) : { ok: /** @type {const} */ (false), faults: [] };
        },
        chooseSumRow(/** @type {number} */ i) {
          sumRow = i;
          app.again();
        },
      }),
    );
    // What a panel asks for is of the answer that it shows.
    const parts = view.parts.map((part) => (/** @type {Result} */ result, /** @type {Input} */ given) => {
      background.answered(given, common(app.values));
      part(result, given);
    });
    return {
      ...view,
      parts,
      writtenOut({ rows }, given) {
        const { batch } = background.info(splitPeople(app.values.people));
        if (!batch && given.rows.length < 2) return null;
        const written = given.sumRow ?? rows.find(({ valued }) => valued)?.row ?? 0;
        return [t("sum.row", { n: String(rowNumber(written)) }), ...(batch ? [] : [t("sum.otherRow", { panel: t("savings.panel.rows") })])].join(" ");
      },
    };
  },
});

/** What a file holds now, as far as the visitor chooses it: how the answer is shown is not told apart. */
const inFile = () => ({ fields: JSON.stringify({ ...page?.values, view: "" }), kept: background.kept() });
/** What was saved last. */
let saved = { fields: "", kept: background.kept() };

// Rows that no link holds are gone with the page, unless they were saved, or are a published case's.
addEventListener("beforeunload", (event) => {
  if (!page || page.leftOut === 0 || page.unchanged) return;
  const { fields: now, kept } = inFile();
  if (now !== saved.fields || kept !== saved.kept) event.preventDefault();
});
