/** The fields of the lærlinge page, and the question that they make. */

import { readDate, writeDate } from "./dates.js";
import { isMoney, isShown } from "./fields.js";
import { t } from "./i18n.js";
import { decimal, readNumber, writeNumber } from "./numbers.js";
import { listField, listFrom, listInput, listOf } from "./laerlinge-lists.js";
import { monthsBetween, readMonth, writeMonth } from "./laerlinge-months.js";

/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Numbers} Numbers */
/** @typedef {import("./fields.js").Values} Values */

// ---------------------------------------------------------------- the fields

/**
 * A number that need not be typed.
 * @param {string} name
 * @param {string} key
 * @param {string} pointer
 * @param {string} unit
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const number = (name, key, pointer, unit, more) => ({ name, key, kind: "number", pointers: [pointer], label: `label.laerlinge${pointer}`, initial: "", unit: `unit.${unit}`, decimals: unit.startsWith("kr") ? 2 : 0, optional: true, ...more });

/**
 * @param {string} name
 * @param {string} key
 * @param {string} pointer
 * @param {string[]} values the first is the default
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const choice = (name, key, pointer, values, more) => ({ name, key, kind: "radio", pointers: [pointer], label: `label.laerlinge${pointer}`, initial: values[0], options: () => values.map((value) => ({ value, label: t(`${name}.${value || "none"}`) })), quiet: true, ...more });

/** What only the page knows has a pointer that the engine never names. @param {string} name @param {string} key @param {Partial<FieldSpec>} [more] @returns {FieldSpec} */
const text = (name, key, more) => ({ name, key, kind: "text", pointers: [`/page/${name}`], label: `laerlinge.${name}`, initial: "", ...more });

/** @param {string} name @param {string} key @param {string} pointer @returns {FieldSpec} */
const date = (name, key, pointer) => ({ name, key, kind: "date", pointers: [pointer], label: `label.laerlinge${pointer}`, initial: "" });

/** @type {(values: Values) => boolean} */
const dutyAsked = (values) => values.dutyKind !== "";
/** @type {(values: Values) => boolean} */
const wantsMoney = (values) => values.moneyTrade !== "";

/** @type {FieldSpec[]} */
const BASE = [
  number("supported", "stoettet", "/supported", "kr", { initial: "120000000", optional: false, wide: true, always: true }),
  number("unsupported", "ustoettet", "/unsupported", "kr", { initial: "60000000", optional: false, wide: true, always: true }),
  choice("moms", "moms", "/moms", ["included", "excluded"], { always: true, quiet: false }),
  choice("base", "grundlag", "/base", ["haandvaerkerudgifter", "byggesum"], { quiet: false }),
  number("craftShare", "haandvaerkerandel", "/craftShare", "percent", { decimals: 2, blank: true, optional: false, when: (v) => v.base === "byggesum" }),
  date("start", "start", "/start"),
  date("end", "slut", "/end"),
];

/** @type {FieldSpec[]} */
const SITE = [
  text("caseName", "sag"),
  text("caseNumber", "sagsnr"),
  choice("works", "art", "/works", ["building", "anlaeg"]),
  { name: "lbf", key: "lbf", kind: "flag", pointers: ["/lbf"], label: "label.laerlinge/lbf", initial: "1", quiet: true },
  number("months", "maaneder", "/months", "months", { when: (v) => v.start.trim() === "" || v.end.trim() === "" }),
  number("contractAarsvaerk", "kontrakt", "/contractAarsvaerk", "aarsvaerk", { decimals: 2 }),
];

/** @type {FieldSpec[]} */
const HOURS = [
  number("totalHours", "timer", "/totalHours", "hours", { wide: true }),
  number("skilledHours", "fagtimer", "/skilledHours", "hours", { wide: true }),
];

/** @type {FieldSpec[]} */
const DUTY = [
  choice("dutyKind", "krav", "/duty/kind", ["works", "services", "goods"]),
  number("dutyValue", "kravbeloeb", "/duty/value", "krExMoms", { wide: true }),
  number("dutyMonths", "kravmaaneder", "/duty/months", "months", { decimals: 1 }),
  date("dutyBegun", "kravdato", "/duty/begun"),
  { name: "dutyDenmark", key: "kravdanmark", kind: "flag", pointers: ["/duty/denmark"], label: "label.laerlinge/duty/denmark", initial: "1", quiet: true },
  choice("dutyException", "kravundtagelse", "/duty/exception", ["none", "security", "unsuited", "otherLaw"], { kind: "choice" }),
  number("dutyEu", "kraveu", "/duty/euThreshold", "krExMoms", { wide: true, when: (v) => dutyAsked(v) && v.dutyKind === "works" }),
];

/** @type {FieldSpec[]} */
const PLAN = [
  number("mostShare", "hoejst", "/mostShare", "percent", { decimals: 2, initial: "50", status: "assumption", optional: false, quiet: true }),
  choice("reading", "laesning", "/reading", ["gross", "net"]),
  number("schoolWeeks", "skoleuger", "/schoolWeeks", "weeksYear", { blank: true, optional: false, when: (v) => v.reading === "net" }),
  number("dropOut", "frafald", "/dropOut", "percent", { decimals: 2 }),
];

/** @type {FieldSpec[]} */
const STATUS = [
  date("asOf", "pr", "/asOf"),
  number("progress", "fremdrift", "/progress", "percent", { decimals: 2 }),
  number("siteHours", "pladstimer", "/siteHours", "hours", { wide: true }),
  { name: "onlyLaerlinge", key: "kunlaerlinge", kind: "flag", pointers: ["/onlyLaerlinge"], label: "label.laerlinge/onlyLaerlinge", initial: "", quiet: true },
  { name: "reason", key: "aarsag", kind: "choice", pointers: ["/page/reason"], label: "laerlinge.reason", initial: "", options: () => ["", "noApprentices", "materialHeavy", "security", "unsuited", "delay"].map((value) => ({ value, label: t(`reason.${value || "none"}`) })), quiet: true },
  text("evidence", "dokumentation", { when: (v) => v.reason !== "" }),
];

/** @type {FieldSpec[]} */
const REPORT = [
  choice("reportBy", "periode", "/report/by", ["calendarYear", "twelveMonths"]),
  { ...date("reportFrom", "periodefra", "/report/from"), when: (v) => v.reportBy === "twelveMonths" },
];

/** @type {FieldSpec[]} */
const MONEY = [
  choice("moneyTrade", "loenfag", "/money/trade", ["", "toemrer", "murer", "maler", "other"], { kind: "choice" }),
  choice("moneyTrin", "loentrin", "/money/trin", ["1", "2", "3", "4", "voksen"], { kind: "choice", when: wantsMoney }),
  { ...date("moneyOn", "loendato", "/money/on"), when: wantsMoney },
  number("moneyWage", "loen", "/money/hourlyWage", "krPerHour", { when: wantsMoney }),
  number("moneySchool", "loenskole", "/money/schoolWeeks", "weeksYear", { when: wantsMoney }),
  number("moneyAub", "aub", "/money/aubWeek", "krPerWeek", { when: wantsMoney }),
  number("moneyExtra", "aubtillaeg", "/money/aubExtra", "percent", { decimals: 4, when: wantsMoney }),
  number("penalty", "bod", "/penalty", "krPerHour"),
  number("payroll", "loensum", "/payroll", "kr", { wide: true }),
];

/** @type {FieldSpec[]} */
const RESIDENTS = [
  number("places", "beboere", "/page/places", "places", { label: "laerlinge.places" }),
  { name: "placesBenefit", key: "beboerydelse", kind: "choice", pointers: ["/page/placesBenefit"], label: "laerlinge.placesBenefit", initial: "kontanthjaelp-forhoejetSats", quiet: true },
  number("placesWage", "beboerloen", "/page/placesWage", "krPerHour", { label: "laerlinge.placesWage" }),
];

/** @param {import("./fields.js").Custom["build"]} build of a list @returns {FieldSpec[]} */
export const pageFields = (build) => [...BASE, ...SITE, ...HOURS, ...DUTY, ...PLAN, listField("trades", build), ...STATUS, listField("ledger", build), ...REPORT, ...MONEY, ...RESIDENTS];

const names = (/** @type {FieldSpec[]} */ fields) => fields.map(({ name }) => name);

/** The first fields, those behind »Flere forudsætninger«, and those that stand in a panel. */
export const MAIN = names(BASE);
export const MORE = [
  { heading: "more.site", fields: names(SITE) },
  { heading: "more.hours", fields: names(HOURS) },
];
/** @type {Record<string, string[]>} */
export const IN_PANEL = {
  duty: names(DUTY),
  trades: [...names(PLAN), "trades"],
  ledger: ["ledger"],
  status: names(STATUS),
  report: names(REPORT),
  money: names(MONEY).filter((name) => name !== "payroll"),
  comparisons: ["payroll"],
  residents: names(RESIDENTS),
};

// ---------------------------------------------------------------- the question

const SPECS = new Map(pageFields(() => document.createElement("div")).map((field) => [field.name, field]));

/** Today, where the visitor is. */
export function today() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** The construction time in months: between the dates, or as it was typed. @param {Values} values */
export function duration(values) {
  const [start, end] = [readDate(values.start), readDate(values.end)];
  if (start !== null && end !== null) return monthsBetween(start, end);
  const typed = readNumber(values.months, 0);
  return typed.ok ? typed.value : null;
}

/** All amounts together without moms, as far as they are typed, in øre. @param {Numbers} numbers @param {Values} values */
function withoutMoms(numbers, values) {
  const sum = (numbers.supported ?? 0) + (numbers.unsupported ?? 0);
  return values.moms === "excluded" ? sum : Math.round(sum * 0.8);
}

/**
 * @param {Numbers} numbers
 * @param {Values} values
 * @returns {Input}
 */
export function input(numbers, values) {
  /** What was typed, in its own unit. @param {string} name */
  const typed = (name) => {
    const field = /** @type {FieldSpec} */ (SPECS.get(name));
    const value = isShown(field, values) ? numbers[name] : undefined;
    return value === undefined || isMoney(field) ? value : value / 10 ** (field.decimals ?? 0);
  };
  /** What the engine cannot read it refuses, and says so. @param {string} name */
  const day = (name) => (values[name].trim() === "" ? undefined : (readDate(values[name]) ?? values[name]));
  const other = (/** @type {string} */ name) => (values[name] === SPECS.get(name)?.initial ? undefined : values[name]);
  const ledger = listInput("ledger", values);
  const trades = listInput("trades", values);
  const start = day("start");
  // Without a start that can be read the engine does not know the end either, which is not to be said of an end that is typed.
  const end = start === undefined || readDate(values.start) !== null ? day("end") : undefined;
  const months = typed("dutyMonths") ?? duration(values) ?? undefined;
  const begun = day("dutyBegun") ?? start;
  const reportFrom = values.reportFrom.trim() === "" ? undefined : (readMonth(values.reportFrom) ?? values.reportFrom);
  /** @type {Record<string, unknown>} */
  const made = {
    supported: numbers.supported ?? 0,
    unsupported: numbers.unsupported ?? 0,
    moms: values.moms,
    base: other("base"),
    craftShare: typed("craftShare"),
    works: other("works"),
    lbf: values.lbf === "1" ? undefined : false,
    totalHours: typed("totalHours"),
    skilledHours: typed("skilledHours"),
    contractAarsvaerk: typed("contractAarsvaerk"),
    start,
    end,
    months: typed("months"),
    // Without its months or its day there is nothing to say about the duty.
    duty: months === undefined || begun === undefined ? undefined : without({
      kind: values.dutyKind,
      value: typed("dutyValue") ?? withoutMoms(numbers, values),
      months,
      begun,
      denmark: values.dutyDenmark === "1" ? undefined : false,
      exception: other("dutyException"),
      euThreshold: typed("dutyEu"),
    }),
    payroll: typed("payroll"),
    mostShare: values.mostShare === SPECS.get("mostShare")?.initial ? undefined : typed("mostShare"),
    reading: other("reading"),
    schoolWeeks: typed("schoolWeeks"),
    dropOut: typed("dropOut"),
    trades: trades.length > 0 ? trades.map((row) => row.input) : undefined,
    ledger: ledger.length > 0 ? ledger.map((row) => row.input) : undefined,
    // Today, until somebody says otherwise.
    asOf: ledger.length > 0 || values.asOf.trim() !== "" ? (day("asOf") ?? today()) : undefined,
    progress: typed("progress"),
    siteHours: typed("siteHours"),
    onlyLaerlinge: values.onlyLaerlinge === "1" ? true : undefined,
    report: ledger.length > 0 ? without({ by: values.reportBy, from: values.reportBy === "twelveMonths" ? reportFrom : undefined }) : undefined,
    money: wantsMoney(values)
      ? without({
          trade: values.moneyTrade,
          trin: values.moneyTrin,
          on: day("moneyOn") ?? start ?? today(),
          hourlyWage: typed("moneyWage"),
          schoolWeeks: typed("moneySchool"),
          aubWeek: typed("moneyAub"),
          aubExtra: typed("moneyExtra"),
        })
      : undefined,
    penalty: typed("penalty"),
    sum: true,
  };
  return /** @type {Input} */ (/** @type {unknown} */ (without(made)));
}

/** @param {Record<string, unknown>} made */
const without = (made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));

/** The same the other way, for a case. @param {Input} given @returns {Values} */
export function fromInput(given) {
  const show = (/** @type {string} */ name, /** @type {unknown} */ value) => {
    const field = /** @type {FieldSpec} */ (SPECS.get(name));
    if (value === undefined) return [];
    if (field.kind === "date") return [[name, String(value).length > 7 ? writeDate(String(value)) : writeMonth(String(value))]];
    if (field.kind === "flag") return [[name, value ? "1" : ""]];
    if (typeof value !== "number") return [[name, String(value)]];
    return [[name, isMoney(field) ? writeNumber(value, 2, value % 100 !== 0) : decimal(value, field.decimals ?? 0)]];
  };
  /** Each field by the pointer that it fills. */
  const own = [...SPECS.values()].flatMap((field) => {
    const [, first, second] = field.pointers[0].split("/");
    if (first === "page" || field.kind === "custom") return [];
    const part = /** @type {any} */ (given)[first];
    return show(field.name, second === undefined ? part : part?.[second]);
  });
  const firm = (/** @type {number} */ n) => t("contractor.sub", { n });
  return {
    ...Object.fromEntries(own),
    unsupported: writeNumber(given.unsupported ?? 0, 2),
    trades: listFrom("trades", /** @type {any} */ (given.trades ?? []), firm),
    ledger: listFrom("ledger", /** @type {any} */ (given.ledger ?? []), firm),
  };
}

/** Is anything typed beside the amounts? @param {Values} values */
export const hasLists = (values) => listOf(values.trades).length + listOf(values.ledger).length > 0;
