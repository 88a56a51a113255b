/** What a visitor tells the småjob calculator: its fields, and the engine's input that they make. */

import { isDefault, isMoney, isShown, joinRows, VIEWS } from "./fields.js";
import { t } from "./i18n.js";
import { decimal, readNumber, writeNumber } from "./numbers.js";
import { benefitField, benefitInput, benefitOf, benefitValues, isProvider, KOMMUNE, personFields, tuneBenefit, VARIANTS } from "./ydelse.js";

/** @typedef {import("../../src/types.js").Benefit} Benefit */
/** @typedef {import("../../src/types.js").SmaajobInput} Input */
/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Numbers} Numbers */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {(values: Values) => boolean} When */

/** Benefits whose reduction by hours the sources do not tell. */
const UNBUILT = ["seniorpension", "ledighedsydelse", "fleksydelse", "uddannelsesloeft", "barselsdagpenge", "folkepension", "foer2003", "forrevalidering"].map((id) => `unbuilt.${id}`);

// ---------------------------------------------------------------- when a field is shown

/** @param {...Benefit} benefits @returns {When} */
const on = (...benefits) => (values) => benefits.includes(benefitOf(values.ydelse).benefit);
/** @param {...string} variants @returns {When} */
const onRate = (...variants) => (values) => variants.includes(benefitOf(values.ydelse).variant);
/** @param {...When} all @returns {When} */
const and = (...all) => (values) => all.every((when) => when(values));
/** @param {When} when @returns {When} */
const not = (when) => (values) => !when(values);
/** @param {string} month @returns {When} from this month on */
const since = (month) => (values) => values.month >= month;
/** @param {string} month @returns {When} to this month, it included */
const to = (month) => (values) => values.month <= month;
/** @type {When} */
const couple = (values) => values.household === "couple";
/** @type {When} */
const married = (values) => couple(values) && values.married === "1";
/** @type {When} */
const withChildren = (values) => values.children !== "";
/** @type {When} */
const rented = ({ rent }) => rent.trim() !== "" && !isZero(rent);
/** Kontanthjælp from 1 July 2025, where two readings are open. */
const newHelp = and(on("kontanthjaelp"), since("2025-07"));
/** Help of the system to 30 June 2025. */
const oldHelp = and(on("kontanthjaelp", "uddannelseshjaelp", "sho"), to("2025-06"));

/** Socialt frikort: not beside what is paid by the hour, nor beside fleksjob and SU. */
const frikort = and(since("2019-01"), not(on("dagpenge", "efterloen", "sygedagpenge", "fleksjob", "su")));

/** @param {string} text */
function isZero(text) {
  const read = readNumber(text, 2);
  return read.ok && read.value === 0;
}

// ---------------------------------------------------------------- the fields

/**
 * A number that is 0 until somebody writes it.
 * @param {string} name
 * @param {string} key
 * @param {string} pointer
 * @param {string} unit
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const number = (name, key, pointer, unit, more) => ({ name, key, kind: "number", pointers: [pointer], label: `label.smaajob${pointer}`, initial: "0", unit: `unit.${unit}`, decimals: 2, quiet: true, ...more });

/** One that the engine knows itself, or does without. @type {typeof number} */
const optional = (name, key, pointer, unit, more) => number(name, key, pointer, unit, { initial: "", optional: true, ...more });

/** An amount that can be switched off and stays as it was typed. @type {(...given: Parameters<typeof number>) => FieldSpec[]} */
const line = (name, key, pointer, unit, more) => [
  number(name, key, pointer, unit, { toggle: `${name}On`, ...more }),
  { name: `${name}On`, key: `med${key}`, kind: "flag", pointers: [], label: "form.on", initial: "1", inside: true },
];

/**
 * @param {string} name
 * @param {string} key
 * @param {string} pointer
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const flag = (name, key, pointer, more) => ({ name, key, kind: "flag", pointers: [pointer], label: `label.smaajob${pointer}`, initial: "", quiet: true, ...more });

/**
 * @param {string} name
 * @param {string} key
 * @param {string[]} pointers
 * @param {string} label
 * @param {string[]} choices the first is the default, unless another is named
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const radio = (name, key, pointers, label, choices, more) => ({
  name,
  key,
  kind: "radio",
  pointers,
  label,
  initial: choices[0],
  options: () => choices.map((value) => ({ value, label: t(`${name}.${value}`) })),
  ...more,
});

const person = personFields("smaajob", "label.smaajob/household");

/** @type {FieldSpec} */
const CHILDREN = {
  name: "children",
  key: "barn",
  kind: "rows",
  pointers: ["/children"],
  label: "label.smaajob/children",
  initial: "",
  unit: "unit.years",
  decimals: 0,
  rows: {
    most: 12,
    row: "label.smaajob/children/*",
    add: "form.addChild",
    remove: "form.removeChild",
    describe: (rows) => (rows.length === 0 ? [] : [{ label: t("label.smaajob/children"), value: `${rows.map(({ text }) => text).join(", ")}\u00a0${t("unit.years")}` }]),
  },
};

/** @type {FieldSpec[]} */
const fields = [
  number("hours", "timer", "/hours", "hoursPerMonth", { initial: "30", always: true }),
  number("wage", "loen", "/hourlyWage", "krPerHour", { initial: "145", always: true }),
  benefitField(VARIANTS, "label.smaajob/benefit", "kontanthjaelp-forhoejetSats"),
  KOMMUNE,
  { name: "month", key: "maaned", kind: "month", pointers: ["/date"], label: "label.smaajob/date", initial: "2026-01", always: true },

  person.household,
  flag("married", "gift", "/spouse/married", { initial: "1", when: couple }),
  number("spouseWage", "aegteloen", "/spouse/wage", "krPerMonth", { when: couple }),
  number("spouseHours", "aegtetimer", "/spouse/hours", "hoursPerMonth", { when: couple }),
  number("spouseHelp", "aegtehjaelp", "/spouse/help", "krPerMonth", { when: married }),
  number("spouseBenefit", "aegteydelse", "/spouse/benefit", "krPerMonth", { when: couple }),
  CHILDREN,
  { ...person.provider, label: "label.smaajob/provider", quiet: true, when: not(withChildren) },
  optional("age", "alder", "/age", "years", { decimals: 0 }),
  person.church,
  person.amount,

  number("rent", "husleje", "/rent", "krPerMonth"),
  optional("area", "areal", "/area", "squareMetres", { decimals: 0, when: rented }),
  number("daycare", "pasning", "/daycare", "krPerMonth", { when: withChildren }),

  ...line("pension", "pension", "/pension", "percent"),
  ...line("pensionEmployer", "agpension", "/pensionEmployer", "percent"),
  flag("atp", "atp", "/atp", { initial: "1", quiet: false }),
  ...line("transport", "transport", "/transport", "krPerMonth"),
  ...line("membership", "kontingent", "/membership", "krPerMonth"),
  number("wantMore", "mindstmere", "/wantMore", "krPerMonth", { initial: "1000" }),

  radio("ungetillaeg", "ungetillaeg", ["/ungetillaeg"], "label.smaajob/ungetillaeg", ["none", "under25", "from25"], {
    quiet: true,
    when: onRate("grundsats", "under30", "under30Hjemmeboende", "uddUdeboende", "uddHjemmeboende"),
  }),
  flag("tilpasningstillaeg", "tilpasning", "/tilpasningstillaeg", { when: onRate("grundsats") }),
  flag("danskbonus", "danskbonus", "/danskbonus", { when: on("sho") }),
  flag("fritidstillaeg", "fritid", "/fritidstillaeg", { when: and(newHelp, withChildren) }),
  number("saerligStoette", "saerlig", "/saerligStoette", "krPerMonth", { when: oldHelp }),
  flag("regel225", "regel225", "/regel225", { when: oldHelp }),
  flag("jobpraemie", "jobpraemie", "/jobpraemie", { when: and(to("2019-03"), not(on("su", "efterloen", "foertidspension", "tidligPension", "fleksjob"))) }),
  flag("socialtFrikort", "frikort", "/socialtFrikort", { when: frikort }),
  optional("frikortBeloeb", "frikortbeloeb", "/frikortBeloeb", "krYear", { when: and(frikort, (values) => values.socialtFrikort === "1") }),
  flag("partnerPensioner", "partnerpension", "/partnerPensioner", { when: and(on("foertidspension"), couple) }),
  optional("indkomstfradrag", "indkomstfradrag", "/indkomstfradrag", "krYear", { when: on("foertidspension", "tidligPension") }),
  optional("omregningssats", "omregningssats", "/omregningssats", "krPerHour", { when: on("efterloen") }),
  optional("lempetGraense", "lempetgraense", "/lempetGraense", "krYear", { when: on("efterloen") }),
  number("earnedThisYear", "tjent", "/earnedThisYear", "kr", { when: on("efterloen") }),
  number("normalWeeklyHours", "ugetimer", "/normalWeeklyHours", "hoursPerWeek", { initial: "37", when: on("sygedagpenge") }),
  flag("alreadyEmployed", "havdejob", "/alreadyEmployed", { when: on("jobafklaring") }),
  optional("suFribeloeb", "sufribeloeb", "/suFribeloeb", "krPerMonth", { when: on("su") }),

  flag("indexed", "fribeloeb", "/allowanceIndexed", { quiet: false, status: "secondary", when: newHelp }),
  radio("wageCounted", "medregnes", ["/wageCounted"], "label.smaajob/wageCounted", ["afterAm", "beforeAm"], { status: "assumption", when: newHelp }),
  number("line", "linje", "/line", "hoursPerMonth", { initial: "30", quiet: false }),
  radio("reading", "laesning", ["/reading"], "label.smaajob/reading", ["law", "programme"]),
  number("weeks", "uger", "/weeksOnSupport", "weeks", { initial: "53", decimals: 0 }),
  radio("view", "vis", [], "label.view", VIEWS, { initial: "sagsbehandler" }),
];

/** Those whose pointer alone says what they make: left out at their default, when hidden and when switched off. */
const SHARED = ["ydelse", "kommune", "month", "household", "provider", "church", "amount", "children"];
const own = fields.filter((field) => field.pointers.length > 0 && !SHARED.includes(field.name));
const NEEDED = ["hours", "wage"];

// ---------------------------------------------------------------- the input

/**
 * What a field makes of the input.
 * @param {FieldSpec} field
 * @param {Numbers} numbers
 * @param {Values} values
 */
function inputOf(field, numbers, values) {
  const text = values[field.name];
  if (field.kind === "flag") return text === "1";
  if (field.kind !== "number") return text;
  const value = numbers[field.name];
  return value === undefined || isMoney(field) ? value : value / 10 ** (field.decimals ?? 0);
}

/**
 * @param {Numbers} numbers
 * @param {Values} values
 * @param {import("./fields.js").RowNumbers} rows
 * @returns {Input}
 */
function input(numbers, values, rows) {
  /** @type {Record<string, unknown>} */
  const made = {};
  for (const field of own) {
    if (!NEEDED.includes(field.name) && (!isShown(field, values) || isDefault(field, values))) continue;
    const value = inputOf(field, numbers, values) ?? (NEEDED.includes(field.name) ? 0 : undefined);
    if (value === undefined) continue;
    const [, part, inner] = field.pointers[0].split("/");
    made[part] = inner === undefined ? value : { .../** @type {object} */ (made[part]), [inner]: value };
  }
  const children = rows.children?.map(({ value }) => value) ?? [];
  return /** @type {Input} */ ({
    date: `${values.month}-01`,
    ...benefitInput(numbers, { ...values, provider: withChildren(values) ? "" : values.provider }),
    ...(children.length > 0 ? { children } : {}),
    ...made,
    sum: true,
  });
}

/** @param {number} minor */
const two = (minor) => writeNumber(minor, 2);

/** @param {Input} from @returns {Values} */
function fromInput(from) {
  /** @type {Values} */
  const values = {
    ...benefitValues(from, two),
    month: from.date.slice(0, 7),
    children: joinRows(CHILDREN, (from.children ?? []).map((age) => ({ choice: "", text: String(age), more: [] }))),
  };
  for (const field of own) {
    const [, part, inner] = field.pointers[0].split("/");
    const whole = /** @type {any} */ (from)[part];
    const value = inner === undefined ? whole : whole?.[inner];
    if (value === undefined) continue;
    if (field.kind === "flag") values[field.name] = value ? "1" : "";
    else if (field.kind !== "number") values[field.name] = value;
    else values[field.name] = isMoney(field) ? two(value) : decimal(value, field.decimals ?? 0);
  }
  return values;
}

// ---------------------------------------------------------------- what follows from the choices

/** What the engine cannot do without where the data has no figure; each may be typed. */
const TYPED = [
  { name: "amount", pointer: "/amount" },
  { name: "indkomstfradrag", pointer: "/indkomstfradrag" },
  { name: "suFribeloeb", pointer: "/suFribeloeb" },
];

/**
 * Which of them are missing for the chosen rate, whatever is typed.
 * @param {import("./engine.js").Engine} engine
 * @param {Values} values
 */
function missingFigures(engine, values) {
  const { benefit, variant } = benefitOf(values.ydelse);
  /** @type {Record<string, unknown>} */
  const asked = { date: `${values.month}-01`, benefit, variant, household: values.household, hours: 0, hourlyWage: 0 };
  if (isProvider(values)) asked.provider = true;
  for (const name of ["ungetillaeg", "tilpasningstillaeg", "danskbonus", "partnerPensioner"]) {
    const field = own.find((f) => f.name === name);
    if (field && isShown(field, values) && !isDefault(field, values)) asked[name] = inputOf(field, {}, values);
  }
  /** @type {Set<string>} */
  const missing = new Set();
  // One missing figure hides the next: fill it in and ask again.
  for (const _ of TYPED) {
    const outcome = engine.smaajob(/** @type {any} */ (asked));
    const found = outcome.ok ? [] : TYPED.filter(({ pointer }) => outcome.faults.some((fault) => fault.code === "noRate" && fault.field === pointer));
    if (found.length === 0) break;
    for (const { name, pointer } of found) {
      missing.add(name);
      asked[pointer.slice(1)] = 0;
    }
  }
  return missing;
}

/** The rate and the month that were looked at last. */
let lookedAt = "";

/**
 * @param {import("./calculator.js").App<Input, Result>} app
 * @param {string | null} changed
 */
function tune(app, changed) {
  const { values, form } = app;
  if (changed === null || ["month", "ydelse", "household", "provider", "children", "amount"].includes(changed)) {
    const unbuilt = UNBUILT.map((key) => ({ value: key, label: t(key), group: t("unbuilt"), disabled: true }));
    tuneBenefit(app, changed, `${values.month}-01`, VARIANTS, unbuilt);
  }
  const now = JSON.stringify(["month", "ydelse", "household", "provider", "children", "ungetillaeg", "tilpasningstillaeg", "danskbonus", "partnerPensioner"].map((name) => values[name]));
  if (app.engine && (changed === null || now !== lookedAt)) {
    lookedAt = now;
    const missing = missingFigures(app.engine, values);
    let after = "ydelse";
    for (const { name } of TYPED) {
      // What must be typed stands at once under the choice that asks for it.
      const needed = missing.has(name);
      form.setNeeded(name, needed ? { after, why: t(`why.${name}`, { variant: t(`variant.${benefitOf(values.ydelse).variant}`) }) } : null);
      if (needed) after = name;
    }
  }
}

export const smaajobForm = {
  fields,
  main: ["hours", "wage", "ydelse", "kommune", "month"],
  more: [
    { heading: "more.family", fields: ["household", "married", "spouseWage", "spouseHours", "spouseHelp", "spouseBenefit", "children", "provider", "age", "church", "amount"] },
    { heading: "more.home", fields: ["rent", "area", "daycare"] },
    { heading: "more.wage", fields: ["pension", "pensionEmployer", "atp", "transport", "membership", "wantMore"] },
    {
      heading: "more.special",
      fields: [
        ...["ungetillaeg", "tilpasningstillaeg", "danskbonus", "fritidstillaeg", "saerligStoette", "regel225", "jobpraemie", "socialtFrikort", "frikortBeloeb"],
        ...["partnerPensioner", "indkomstfradrag", "omregningssats", "lempetGraense", "earnedThisYear", "normalWeeklyHours", "alreadyEmployed", "suFribeloeb"],
      ],
    },
    { heading: "more.open", fields: ["indexed", "wageCounted"] },
    { heading: "more.line", fields: ["line", "reading"] },
    { heading: "more.refusion", fields: ["weeks"] },
  ].map((group) => ({ ...group, fold: true })),
  presets: ["smaajob-30-timer", "smaajob-aalborg", "smaajob-dagpenge", "smaajob-foer-2025", "smaajob-efter-2025"],
  words: ["am", "supplerende", "satser", "fribeloeb", "atp", "line", "refusion", "netto"].map((k) => `word.${k}`),
  input,
  fromInput,
  tune,
};
