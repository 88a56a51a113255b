/**
 * A row of people: its fields, the engine's input that they make, and the text that a link holds.
 * Knows neither page nor worker, so that a row means the same wherever it is read.
 */

import { guarded, hasCpr, UNTOLD } from "./cpr.js";
import { readDate, writeDate } from "./dates.js";
import { inSentence } from "./engine.js";
import { fromLink, initialValues, isMoney, isShown, readFields, tidy, toLink } from "./fields.js";
import { t } from "./i18n.js";
import { decimal, readNumber, writeNumber } from "./numbers.js";
import { benefitOf, heldOn, VARIANTS } from "./ydelse.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").TypedFault} TypedFault */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("../../src/types.js").SavingsRow} SavingsRow */
/** @typedef {import("../../src/types.js").SavingsPhase} SavingsPhase */
/** What the rows share. `offered`: the rates of the price date, as "benefit-variant". @typedef {{ kommune: string, year: number, offered: string[] }} Common */

/** What somebody can move to. */
export const KINDS = /** @type {const} */ (["job", "smaajob", "fleksjob", "loentilskud", "elev", "fritidsjob", "su", "selvforsoergelse", "unknown"]);
/** Does the field say what they moved to, and is that one of the choices? Then it is only refused for what was before. @param {string} field @param {string | undefined} value */
export const isKind = (field, value) => /^to[2-4]?$/.test(field) && KINDS.some((kind) => kind === value);
/** Is the field refused only for what is wrong with the benefit before? @param {string} field @param {Values | undefined} values */
export const follows = (field, values) => values !== undefined && isKind(field, values[field]) && !isBenefit(values.ydelse);
/** Those that cannot be computed without a wage. */
const WAGED = ["job", "smaajob", "fleksjob", "fritidsjob"];
/** Those that have none. */
const UNWAGED = ["selvforsoergelse", "unknown", ""];
export const PHASES = [1, 2, 3, 4];

/** Rates of SU for somebody who moves to education. */
export const SU_RATES = VARIANTS.su ?? [];

/** Is it one of the benefits, with a rate of its own or without? @param {string} value */
function isBenefit(value) {
  const { benefit, variant } = benefitOf(value);
  return value === "none" || (benefit in VARIANTS && (variant === undefined || VARIANTS[benefit]?.includes(variant)));
}

/** The name of a field in a phase; the first phase has none of its own. @param {string} name @param {number} phase */
export const inPhase = (name, phase) => (phase === 1 ? name : `${name}${phase}`);

/** Does the phase follow? @param {Values} values @param {number} phase @returns {boolean} */
export const hasPhase = (values, phase) => phase === 1 || (values[inPhase("to", phase)] !== "" && hasPhase(values, phase - 1));

/** @param {Values} values @param {number} phase */
const toOf = (values, phase) => (hasPhase(values, phase) ? values[inPhase("to", phase)] : "");

/** Paid by the hour? @param {Values} values @param {number} phase */
const hourly = (values, phase) => values[inPhase("per", phase)] !== "month";

/** What hours are counted in: of a småjob a month, else a week, unless somebody chose. @param {Values} values @param {number} phase */
export const hoursPer = (values, phase) => values[inPhase("hoursPer", phase)] || (toOf(values, phase) === "smaajob" ? "month" : "week");

/** @param {number} phase @returns {FieldSpec[]} */
function phaseFields(phase) {
  const name = (/** @type {string} */ own) => inPhase(own, phase);
  const at = (/** @type {string} */ pointer) => [`/phases/${phase - 1}${pointer}`];
  const waged = (/** @type {Values} */ v) => !UNWAGED.includes(toOf(v, phase));
  const is = (/** @type {string} */ kind) => (/** @type {Values} */ v) => toOf(v, phase) === kind;
  const first = phase === 1;
  return [
    {
      name: name("to"),
      key: name("til"),
      kind: "choice",
      pointers: at("/to"),
      label: first ? "label.savings/to" : "label.savings/toLater",
      initial: first ? "job" : "",
      options: () => (first ? KINDS : ["", ...KINDS]).map((value) => ({ value, label: t(`to.${value || "none"}`) })),
      when: first ? undefined : (v) => hasPhase(v, phase - 1),
    },
    ...(first ? [] : [/** @type {FieldSpec} */ ({ name: name("from"), key: name("fra"), kind: "number", pointers: at("/from"), label: "label.savings/from", initial: "", unit: "unit.month", decimals: 0, when: (v) => hasPhase(v, phase), blank: true })]),
    {
      name: name("suVariant"),
      key: name("su"),
      kind: "choice",
      pointers: at("/variant"),
      label: "label.savings/suVariant",
      initial: "suUdeboende",
      options: () => SU_RATES.map((value) => ({ value, label: t(`variant.${value}`) })),
      when: is("su"),
    },
    { name: name("suAmount"), key: name("subeloeb"), kind: "number", pointers: at("/amount"), label: "label.savings/suAmount", initial: "", unit: "unit.krPerMonth", decimals: 2, optional: true, when: (v) => is("su")(v) && (v[name("suVariant")] === "suUngdom" || v[name("suAmount")] !== "") },
    {
      name: name("per"),
      key: name("loentype"),
      kind: "radio",
      pointers: at("/wage/per"),
      label: "label.savings/wage/per",
      initial: "hour",
      options: () => ["hour", "month"].map((value) => ({ value, label: t(`per.${value}`) })),
      when: waged,
    },
    { name: name("hourWage"), key: name("timeloen"), kind: "number", pointers: at("/wage/amount"), label: "label.savings/wage/hour", initial: first ? "125" : "", unit: "unit.krPerHour", decimals: 2, blank: true, ...(first ? { status: "assumption" } : {}), when: (v) => waged(v) && hourly(v, phase) },
    { name: name("monthWage"), key: name("maanedsloen"), kind: "number", pointers: at("/wage/amount"), label: "label.savings/wage/month", initial: first ? "20041.67" : "", unit: "unit.krPerMonth", decimals: 2, blank: true, ...(first ? { status: "assumption" } : {}), when: (v) => waged(v) && !hourly(v, phase) },
    { name: name("week"), key: name("ugetimer"), kind: "number", pointers: at("/wage/hours"), label: "label.savings/wage/hoursPerWeek", initial: first ? "37" : "", unit: "unit.hoursPerWeek", decimals: 2, blank: true, when: (v) => waged(v) && hoursPer(v, phase) === "week" },
    { name: name("monthHours"), key: name("maanedstimer"), kind: "number", pointers: at("/wage/hours"), label: "label.savings/wage/hoursPerMonth", initial: "", unit: "unit.hoursPerMonth", decimals: 2, blank: true, when: (v) => waged(v) && hoursPer(v, phase) === "month" },
    {
      name: name("hoursPer"),
      key: name("timerpr"),
      kind: "choice",
      pointers: at("/wage/hoursPer"),
      label: "label.savings/wage/hoursPer",
      initial: "",
      options: () => ["", "week", "month"].map((value) => ({ value, label: t(`hoursPer.${value || "own"}`) })),
      when: waged,
    },
    { name: name("subsidy"), key: name("loentilskud"), kind: "number", pointers: at("/subsidy"), label: "label.savings/subsidy", initial: "", unit: "unit.krPerMonth", decimals: 2, optional: true, when: is("loentilskud") },
    {
      name: name("subsidyPayer"),
      key: name("tilskudfra"),
      kind: "choice",
      pointers: at("/subsidy/payer"),
      label: "label.savings/subsidyPayer",
      initial: "kommune",
      options: () => ["kommune", "stat"].map((value) => ({ value, label: t(`purse.${value}`) })),
      when: is("loentilskud"),
    },
  ];
}

/**
 * @param {string} name
 * @param {string} key
 * @param {string} unit
 * @param {number} decimals
 * @param {string} [initial] without one the field may stay empty
 * @returns {FieldSpec}
 */
const number = (name, key, unit, decimals, initial) => ({ name, key, kind: "number", pointers: [`/${name}`], label: `label.savings/${name}`, initial: initial ?? "", unit: `unit.${unit}`, decimals, optional: initial === undefined, blank: true });

/** The fields that are seen at once. @type {FieldSpec[]} */
export const MAIN = [
  { name: "persons", key: "antal", kind: "number", pointers: ["/persons"], label: "label.savings/persons", initial: "1", unit: "unit.persons", decimals: 0 },
  {
    name: "ydelse",
    key: "ydelse",
    kind: "choice",
    pointers: ["/benefit", "/variant"],
    label: "label.savings/benefit",
    initial: "kontanthjaelp-fyldt30",
    optionName: (value) => benefitName(value),
  },
  number("amount", "beloeb", "krPerMonth", 2),
  ...phaseFields(1),
];

/** Those behind the row's fold, in their groups. @type {{ heading: string, fields: FieldSpec[] }[]} */
export const DETAILS = [
  {
    heading: "rows.who",
    fields: [
      { ...number("weeksOnSupport", "uger", "weeks", 0, "53"), status: "assumption" },
      { name: "born", key: "foedt", kind: "text", pointers: ["/age"], label: "label.savings/age", initial: "" },
      {
        name: "household",
        key: "husstand",
        kind: "radio",
        pointers: ["/household"],
        label: "label.savings/household",
        initial: "single",
        options: () => ["single", "couple"].map((value) => ({ value, label: t(`household.${value}`) })),
      },
      number("children", "boern", "children", 0, "0"),
      { name: "rowKommune", key: "kommune", kind: "choice", pointers: ["/kommune"], label: "label.savings/rowKommune", initial: "" },
      { name: "churchMember", key: "kirke", kind: "flag", pointers: ["/churchMember"], label: "label.savings/churchMember", initial: "" },
      { ...number("kommuneShare", "kommuneandel", "percent", 4), when: (values) => values.ydelse !== "none" },
    ],
  },
  {
    heading: "rows.time",
    fields: [
      { name: "start", key: "start", kind: "date", pointers: ["/start"], label: "label.savings/start", initial: "" },
      { name: "end", key: "slut", kind: "date", pointers: ["/end"], label: "label.savings/end", initial: "" },
      number("months", "maaneder", "months", 0),
    ],
  },
  { heading: "rows.later", fields: PHASES.slice(1).flatMap(phaseFields) },
  { heading: "rows.home", fields: [number("rent", "husleje", "krPerMonth", 2, "0"), number("daycare", "pasning", "krPerMonth", 2, "0")] },
  { heading: "rows.pension", fields: [number("pension", "pension", "percent", 4, "0"), number("pensionEmployer", "agpension", "percent", 4, "0")] },
  {
    heading: "rows.grant",
    fields: [
      { ...number("grant", "resultattilskud", "kr", 2), pointers: ["/grant", "/grant/amount"] },
      { ...number("grantWeeks", "resultatuger", "weeks", 0), pointers: ["/grant/weeks"], when: (v) => v.grant !== "" },
    ],
  },
];

export const FIELDS = [...MAIN, ...DETAILS.flatMap(({ fields }) => fields)];
/** Those of a row whose job does not change: what most rows have. */
const FEW = FIELDS.filter(({ name }) => !/\d$/.test(name));
const BY_NAME = new Map(FIELDS.map((field) => [field.name, field]));
const BY_KEY = new Map(FIELDS.map((field) => [field.key, field]));
export const INITIAL = initialValues(FIELDS);

/** @param {string} name */
export const fieldOf = (name) => BY_NAME.get(name);

/** @param {string} value "kontanthjaelp-fyldt30", or what somebody wrote that is none */
export function benefitName(value) {
  const { variant } = benefitOf(value);
  return value === "none" ? t("benefit.none") : !isBenefit(value) ? t("rows.unknownWord") : variant === undefined ? value : t(`variant.${variant}`);
}

// ---------------------------------------------------------------- kept as text

const PAIR = "\u001f";

/** No row at all: all are in a file. */
const NOBODY = "-";

/** All rows as one text: only what is not at its default, as it was typed. @param {Values[]} rows */
export function joinPeople(rows) {
  if (rows.length === 0) return NOBODY;
  return rows.map((row) => FIELDS.filter(({ name }) => row[name] !== INITIAL[name]).map(({ key, name }) => `${key}=${row[name].replace(/[\n\u001f]/g, " ")}`).join(PAIR)).join("\n");
}

/** The rows read last, so that they are not read again with every question. @type {[text: string, rows: Values[]]} */
let last = ["", [{ ...INITIAL }]];

/** @param {string} text @returns {Values[]} not to be changed */
export function splitPeople(text) {
  if (text !== last[0]) last = [text, text === NOBODY ? [] : text.split("\n").map(splitPerson)];
  return last[1];
}

/** @param {string} line */
export function splitPerson(line) {
  const values = { ...INITIAL };
  for (const pair of line === "" ? [] : line.split(PAIR)) {
    const at = pair.indexOf("=");
    const field = BY_KEY.get(pair.slice(0, at));
    if (field) values[field.name] = pair.slice(at + 1);
  }
  return values;
}

/** The longest text of a field in a link. */
const LONGEST = 80;

/** Is it one of the choices that the field can ever have? @param {FieldSpec} field @param {string} value */
function isChoice(field, value) {
  if (field.name === "ydelse") return isBenefit(value);
  return field.name === "rowKommune" ? /^\d{0,4}$/.test(value) : (field.options?.() ?? []).some((option) => option.value === value);
}

/**
 * What a link says of a field. What could be a CPR number or a name is not in it, but that there
 * was something is: the row does not turn into another.
 * @param {FieldSpec} field @param {string} value
 */
function linkText(field, value) {
  if (hasCpr(value)) return UNTOLD;
  if (field.kind === "choice" || field.kind === "radio") return isChoice(field, value) ? value : UNTOLD;
  if (field.kind === "date") return readDate(value) ?? `~${guarded(value)}`;
  const text = toLink(field, value);
  return field.kind === "text" || text.startsWith("~") ? guarded(text) : text;
}

/** A row in a link: "antal:9_ydelse:kontanthjaelp-fyldt30". @param {Values} values */
export function personToLink(values) {
  const shown = FIELDS.filter((field) => isShown(field, values) && toLink(field, values[field.name]) !== field.initial);
  // The first key also says that there is a row.
  const pairs = shown.map((field) => `${field.key}:${linkText(field, values[field.name]).slice(0, LONGEST)}`.replaceAll("_", " "));
  return pairs.length > 0 ? pairs.join("_") : `antal:${INITIAL.persons}`;
}

/** @param {string} code */
export function personFromLink(code) {
  const values = { ...INITIAL };
  for (const pair of code.split("_")) {
    const at = pair.indexOf(":");
    const field = BY_KEY.get(pair.slice(0, at));
    if (!field) continue;
    const own = pair.slice(at + 1, at + 1 + LONGEST);
    const text = hasCpr(own) ? UNTOLD : own;
    if (field.kind === "date") values[field.name] = text.startsWith("~") ? text.slice(1) : readDate(text) ? writeDate(text) : text;
    else if (field.kind === "flag") values[field.name] = text === "1" ? "1" : "";
    else values[field.name] = fromLink(field, text);
  }
  return values;
}

// ---------------------------------------------------------------- to the engine

/** A year of birth, an age, or a group of ages, whose middle is used. @param {string} text @param {number} year the price date's @returns {number | null} */
export function readAge(text, year) {
  const group = /^(\d{2}) ?(?:-|\u2013|til|to) ?(\d{2})$/.exec(text.trim());
  if (group) return Math.floor((Number(group[1]) + Number(group[2])) / 2);
  const plain = /^(\d{1,4})(?: ?(?:år|years))?$/.exec(text.trim());
  if (!plain) return null;
  const n = Number(plain[1]);
  return n >= 1900 ? year - n : n;
}

/**
 * A row as the engine takes it. What cannot be read goes in as it was typed, so that the engine
 * leaves that row out and knows which.
 * @param {Values} values
 * @param {Common} common
 * @returns {{ row: SavingsRow, faults: TypedFault[] }}
 */
export function personInput(values, { kommune, year, offered }) {
  const { numbers, faults } = readFields(values.to2 === "" ? FEW : FIELDS, values, {});
  const wrong = new Set(faults.map(({ field }) => field));
  const amount = (/** @type {string} */ name) => (wrong.has(name) ? /** @type {any} */ (values[name]) : numbers[name]);
  const scaled = (/** @type {string} */ name, /** @type {number} */ by) => (wrong.has(name) ? /** @type {any} */ (values[name]) : numbers[name] === undefined ? undefined : numbers[name] / by);
  const date = (/** @type {string} */ name) => {
    if (values[name].trim() === "") return undefined;
    const read = readDate(values[name]);
    if (read === null) faults.push({ field: name, code: "notADate" });
    return read ?? values[name];
  };
  const age = values.born.trim() === "" ? undefined : readAge(values.born, year);
  if (age === null) faults.push({ field: "born", code: "notAnAge" });
  const { benefit, variant } = benefitOf(heldOn(values.ydelse, offered));
  const grant = amount("grant");
  /** @type {Record<string, unknown>} */
  const row = {
    persons: amount("persons"),
    benefit,
    variant,
    amount: amount("amount"),
    household: values.household === "single" ? undefined : values.household,
    children: amount("children") || undefined,
    age: age === null ? values.born : age,
    kommune: values.rowKommune || kommune || undefined,
    churchMember: values.churchMember === "1" || undefined,
    weeksOnSupport: amount("weeksOnSupport"),
    kommuneShare: values.ydelse === "none" ? undefined : scaled("kommuneShare", 10_000),
    rent: amount("rent") || undefined,
    daycare: amount("daycare") || undefined,
    pension: scaled("pension", 10_000) || undefined,
    pensionEmployer: scaled("pensionEmployer", 10_000) || undefined,
    start: date("start"),
    end: date("end"),
    months: amount("months"),
    grant: grant === undefined ? undefined : { amount: grant, weeks: amount("grantWeeks") },
    phases: PHASES.filter((phase) => hasPhase(values, phase)).map((phase) => without(phaseInput(values, phase, amount, scaled))),
  };
  return { row: /** @type {SavingsRow} */ (/** @type {unknown} */ (without(row))), faults };
}

/** @param {Record<string, unknown>} object without what is not there */
function without(object) {
  for (const key of Object.keys(object)) if (object[key] === undefined) delete object[key];
  return object;
}

/**
 * @param {Values} values
 * @param {number} phase
 * @param {(name: string) => any} amount
 * @param {(name: string, by: number) => any} scaled
 */
function phaseInput(values, phase, amount, scaled) {
  const name = (/** @type {string} */ own) => inPhase(own, phase);
  const to = values[name("to")];
  const wage = UNWAGED.includes(to) ? undefined : amount(name(hourly(values, phase) ? "hourWage" : "monthWage"));
  const per = hoursPer(values, phase);
  const hours = scaled(name(per === "week" ? "week" : "monthHours"), 100);
  const subsidy = to === "loentilskud" ? amount(name("subsidy")) : undefined;
  return {
    from: phase === 1 ? undefined : amount(name("from")),
    to,
    variant: to === "su" ? values[name("suVariant")] : undefined,
    amount: to === "su" ? amount(name("suAmount")) : undefined,
    wage: wage === undefined ? undefined : without({ per: values[name("per")], amount: wage, hours, hoursPer: hours === undefined ? undefined : per }),
    subsidy: subsidy === undefined ? undefined : { amount: subsidy, payer: values[name("subsidyPayer")] },
  };
}

/** The numbers as they stand in a field that is left. @param {Values} values */
export function tidyPerson(values) {
  const tidied = { ...values };
  for (const field of FIELDS) {
    const read = field.kind === "number" && values[field.name] !== INITIAL[field.name] ? readNumber(values[field.name], field.decimals ?? 0) : null;
    if (read?.ok) tidied[field.name] = tidy(read.value, field.decimals ?? 0, isMoney(field));
  }
  return tidied;
}

/** @param {number} minor */
const two = (minor) => writeNumber(minor, 2, minor % 100 !== 0);

/** The same the other way. @param {SavingsRow} row @param {string} kommune that all rows share @returns {Values} */
export function personValues(row, kommune) {
  /** @type {Values} */
  const values = { ...INITIAL, hourWage: "", monthWage: "", week: "", ydelse: row.variant === undefined ? row.benefit : `${row.benefit}-${row.variant}` };
  for (const field of FIELDS) {
    const own = field.pointers[0].startsWith("/phases/") ? undefined : /** @type {any} */ (row)[field.pointers[0].slice(1)];
    if (own === undefined || typeof own === "object" || ["ydelse", "rowKommune"].includes(field.name)) continue;
    if (field.kind === "flag") values[field.name] = own ? "1" : "";
    else if (field.kind === "date") values[field.name] = writeDate(own);
    else values[field.name] = typeof own === "string" ? own : isMoney(field) ? two(own) : decimal(own, field.decimals ?? 0);
  }
  if (row.kommune && row.kommune !== kommune) values.rowKommune = row.kommune;
  if (row.grant) Object.assign(values, { grant: two(row.grant.amount), grantWeeks: String(row.grant.weeks) });
  row.phases.forEach((phase, i) => Object.assign(values, phaseValues(phase, i + 1)));
  // A wage that nobody gave is the usual one, where one is needed.
  for (const name of ["hourWage", "monthWage", "week"]) if (values[name] === "" && WAGED.includes(values.to) && (name !== "week" || !row.phases[0]?.wage)) values[name] = INITIAL[name];
  return values;
}

/** @param {SavingsPhase} given @param {number} phase @returns {Values} */
function phaseValues(given, phase) {
  const { wage, subsidy } = given;
  const own = {
    to: given.to,
    ...(phase === 1 ? {} : { from: String(given.from ?? "") }),
    ...(given.variant ? { suVariant: given.variant } : {}),
    ...(given.amount === undefined ? {} : { suAmount: two(given.amount) }),
    ...(wage ? { per: wage.per, [wage.per === "hour" ? "hourWage" : "monthWage"]: two(wage.amount) } : {}),
    ...(wage?.hours === undefined ? {} : { [wage.hoursPer === "month" ? "monthHours" : "week"]: decimal(wage.hours) }),
    ...(subsidy ? { subsidy: two(subsidy.amount), subsidyPayer: subsidy.payer } : {}),
  };
  const named = Object.fromEntries(Object.entries(own).map(([name, value]) => [inPhase(name, phase), value]));
  const usual = given.to === "smaajob" ? "month" : "week";
  const per = wage?.hours === undefined ? usual : (wage.hoursPer ?? "week");
  return { ...named, ...(per === usual ? {} : { [inPhase("hoursPer", phase)]: per }) };
}

// ---------------------------------------------------------------- what a pointer means

/** The field that a pointer inside a row belongs to: "phases/1/wage/amount". @param {string} rest @param {Values | undefined} values */
export function nameOfPointer(rest, values) {
  const [, at, inside] = /^phases\/(\d)\/?(.*)$/.exec(rest) ?? [];
  if (at === undefined) return { phases: "to", benefit: "ydelse", variant: "ydelse", age: "born", kommune: "rowKommune", grant: "grant", "grant/amount": "grant", "grant/weeks": "grantWeeks" }[rest] ?? rest;
  const phase = Number(at) + 1;
  const by = values ?? INITIAL;
  const wage = hourly(by, phase) ? "hourWage" : "monthWage";
  const hours = hoursPer(by, phase) === "week" ? "week" : "monthHours";
  const own = { wage, "wage/amount": wage, "wage/hours": hours, "wage/per": "per", "wage/hoursPer": "hoursPer", variant: "suVariant", amount: "suAmount", subsidy: "subsidy", "subsidy/amount": "subsidy", "subsidy/payer": "subsidyPayer" }[inside ?? ""] ?? inside;
  return inPhase(own || "to", phase);
}

// ---------------------------------------------------------------- in words

/** What they moved to, with wage and hours: "job, 125 kr./time, 37 timer/uge". @param {Values} values @param {number} phase */
function phaseWords(values, phase) {
  const name = (/** @type {string} */ own) => inPhase(own, phase);
  const to = values[name("to")];
  const wage = hourly(values, phase) ? "hourWage" : "monthWage";
  const hours = hoursPer(values, phase) === "week" ? "week" : "monthHours";
  const shown = UNWAGED.includes(to) ? [] : [wage, hours].filter((own) => values[name(own)] !== "");
  const numbers = shown.map((own) => `${guarded(values[name(own)])}\u00a0${t(fieldOf(own)?.unit ?? "")}`);
  return [(KINDS.includes(/** @type {any} */ (to)) ? t(`to.${to}.short`) : t("rows.unknownWord")), ...numbers].join(", ");
}

/** @param {Values} values @param {string[]} offered */
export function personParts(values, offered) {
  const phases = PHASES.filter((phase) => hasPhase(values, phase)).map((phase) => phaseWords(values, phase));
  return { from: benefitName(heldOn(values.ydelse, offered)), to: phases.join("; ") };
}

/** @param {Values} values @param {string[]} offered */
export function personWords(values, offered) {
  const { from, to } = personParts(values, offered);
  return t("rows.words", { from: inSentence(from), to });
}
