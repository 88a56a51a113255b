/** The fields of the page about a housing area, and the question that they make. */

import { isMoney, isShown, joinRows, rowsOf } from "./fields.js";
import { t } from "./i18n.js";
import { longMonth, readMonth, writeMonth } from "./laerlinge-months.js";
import { decimal, writeNumber } from "./numbers.js";
import { pasteField } from "./boligomraade-paste.js";

/** @typedef {import("../../src/types.js").AreasInput} Input */
/** @typedef {import("../../src/types.js").AreasMove} Move */
/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Numbers} Numbers */
/** @typedef {import("./fields.js").RowNumbers} RowNumbers */
/** @typedef {import("./fields.js").Values} Values */

/** What somebody can be on before: first those of which a source says whether they count, then those that are open. */
export const DECIDED = /** @type {const} */ (["kontanthjaelp", "uddannelseshjaelp", "sho", "dagpenge", "supplerendeDagpenge", "foertidspension", "su", "feriedagpenge", "barselsdagpenge", "sygedagpengeJob", "fleksjob", "fleksydelse", "efterloen"]);
export const OPEN = /** @type {const} */ (["ressourceforloeb", "jobafklaring", "ledighedsydelse", "revalidering", "aktivering", "sygedagpengeLedig", "seniorpension", "tidligPension", "none"]);
/** What they can move to. */
export const TO = /** @type {const} */ (["job", "smaajob", "fleksjob", "elev", "su", "loentilskud", "selvforsoergelse"]);

/** The first list with a rule, and the last that the engine takes. */
const FIRST_LIST = 2014;
const LAST_LIST = 2030;
/** Years after the list that can be asked about. */
const AHEAD = 10;
/** A share has as many decimals as the engine takes. */
const DECIMALS = 4;

/**
 * @param {string} name
 * @param {string} key
 * @param {string} pointer
 * @param {string} unit
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const number = (name, key, pointer, unit, more) => ({ name, key, kind: "number", pointers: [pointer], label: `label.areas${pointer}`, initial: "", unit: `unit.${unit}`, decimals: unit === "percent" ? DECIMALS : unit.startsWith("kr") ? 2 : 0, optional: true, ...more });

/** Full-time persons are counted with decimals. @param {string} name @param {string} key @param {string} pointer @param {Partial<FieldSpec>} [more] */
const persons = (name, key, pointer, more) => number(name, key, pointer, "people", { decimals: 2, ...more });

/**
 * @param {string} name
 * @param {string} key
 * @param {string} pointer
 * @param {readonly string[]} values the first is the default
 * @param {Partial<FieldSpec>} [more]
 * @returns {FieldSpec}
 */
const choice = (name, key, pointer, values, more) => ({ name, key, kind: "choice", pointers: [pointer], label: `label.areas${pointer}`, initial: values[0], options: () => values.map((value) => ({ value, label: t(`${name}.${value || "none"}`) })), quiet: true, ...more });

const YEARS = Array.from({ length: LAST_LIST - FIRST_LIST + 1 }, (_, i) => String(LAST_LIST - i));

/** @type {FieldSpec[]} */
const BASE = [
  { name: "list", key: "liste", kind: "choice", pointers: ["/list"], label: "label.areas/list", initial: "2026", always: true, options: () => YEARS.map((value) => ({ value, label: t("list.of", { year: value }) })) },
  number("average", "udenfor", "/outside/average", "percent", { pointers: ["/outside/average", "/outside"], optional: false, blank: true }),
  number("adults", "beboere1864", "/outside/residents", "people", { optional: false, blank: true }),
  number("education", "grundskole", "/education/percent", "percent", { pointers: ["/education/percent", "/education"] }),
  number("income", "indkomst", "/income/share", "percent", { pointers: ["/income/share", "/income"] }),
  number("convicted", "doemte", "/convicted/average", "percent", { pointers: ["/convicted/average", "/convicted"] }),
  number("limit", "doemtegraense", "/convicted/limit", "percent"),
  number("nonwestern", "ikkevestlige", "/nonwestern/percent", "percent", { pointers: ["/nonwestern/percent", "/nonwestern"] }),
];

/** The two years apart, and numbers of people in place of percentages. @type {FieldSpec[]} */
const COUNTED = [
  number("older", "udenforaar1", "/outside/older/percent", "percent", { pointers: ["/outside/older/percent", "/outside/older"] }),
  number("newer", "udenforaar2", "/outside/newer/percent", "percent", { pointers: ["/outside/newer/percent", "/outside/newer"] }),
  persons("olderPersons", "udenforantal1", "/outside/older/persons"),
  persons("newerPersons", "udenforantal2", "/outside/newer/persons"),
  number("adultsOlder", "beboere1864aar1", "/outside/residentsOlder", "people"),
];

/** @type {FieldSpec[]} */
const AREA = [number("residents", "beboere", "/residents", "people"), persons("nonwesternPersons", "ikkevestligeantal", "/nonwestern/persons"), number("earlierLists", "tidligere", "/earlierLists", "lists")];

/** @type {FieldSpec[]} */
const EDUCATION = [persons("educationPersons", "grundskoleantal", "/education/persons"), number("educated", "beboere3059", "/education/residents", "people")];

/** @type {FieldSpec[]} */
const INCOME = [
  number("incomeArea", "indkomstomraade", "/income/area", "krPerPerson", { wide: true }),
  number("incomeRegion", "indkomstregion", "/income/region", "krPerPerson", { wide: true }),
  number("taxpayers", "skatteydere", "/income/taxpayers", "people"),
  number("wage", "loen", "/income/wage", "krPerMonth"),
  number("benefit", "ydelse", "/income/benefit", "krPerMonth"),
  choice("yearsBack", "indkomstaar", "/income/yearsBack", ["1", "2"]),
];

/** @type {FieldSpec[]} */
const CONVICTED = [
  number("convictedOlder", "doemteaar1", "/convicted/older/percent", "percent", { pointers: ["/convicted/older/percent", "/convicted/older"] }),
  number("convictedNewer", "doemteaar2", "/convicted/newer/percent", "percent", { pointers: ["/convicted/newer/percent", "/convicted/newer"] }),
  persons("convictedOlderPersons", "doemteantal1", "/convicted/older/persons"),
  persons("convictedNewerPersons", "doemteantal2", "/convicted/newer/persons"),
  number("grown", "beboere18", "/convicted/residents", "people"),
  number("grownOlder", "beboere18aar1", "/convicted/residentsOlder", "people"),
  number("preventionLimit", "doemtegraense2", "/convicted/preventionLimit", "percent"),
];

/** @type {FieldSpec[]} */
const ASSUMED = [
  number("staying", "bliver", "/staying", "percent", { initial: "100", optional: false, blank: true, status: "assumption", quiet: true }),
  choice("averaging", "gennemsnit", "/averaging", ["mean", "pooled"], { kind: "radio", status: "assumption" }),
  choice("test", "afrunding", "/test", ["exact", "rounded"], { kind: "radio", status: "assumption" }),
];

/** @type {FieldSpec[]} */
const TARGET = [
  choice("target", "maal", "/target", ["udsat", "parallelsamfund", "omdannelse", "forebyggelse"]),
  { name: "by", key: "senest", kind: "choice", pointers: ["/by"], label: "label.areas/by", initial: "", quiet: true, optionName: (value) => (value === "" ? t("by.none") : t("list.of", { year: value })) },
  { name: "from", key: "fra", kind: "choice", pointers: ["/from"], label: "label.areas/from", initial: "", quiet: true, optionName: (value) => (/^\d{4}-\d\d$/.test(value) ? longMonth(value) : value) },
];

/** A month as it was typed, in words where it is one. @param {string} text */
const monthWords = (text) => {
  const month = readMonth(text);
  return month === null ? `\u00bb${text}\u00ab` : longMonth(month);
};

/** @type {FieldSpec} */
const MOVES = {
  name: "moves",
  key: "flyt",
  kind: "rows",
  pointers: ["/moves"],
  label: "label.areas/moves",
  initial: "",
  unit: "unit.people",
  decimals: 0,
  rows: {
    most: 20,
    row: "label.areas/moves/*/persons",
    add: "moves.add",
    remove: "moves.remove",
    choice: { label: "moves.benefit", name: "label.areas/moves/*/benefit", values: [...DECIDED, ...OPEN], show: (value) => t(`group.areas.${value}`) },
    parts: [
      { name: "to", kind: "choice", label: "moves.to", aria: "label.areas/moves/*/to", initial: "job", values: [...TO], show: (value) => t(`moves.to.${value}`) },
      { name: "start", kind: "text", label: "moves.start", aria: "label.areas/moves/*/start", initial: "1.2027" },
      { name: "end", kind: "text", label: "moves.end", aria: "label.areas/moves/*/end", initial: "" },
      { name: "share", kind: "number", label: "moves.share", aria: "label.areas/moves/*/share", initial: "", when: ({ choice: group }) => group === "supplerendeDagpenge" },
      { name: "hours", kind: "number", label: "moves.hours", aria: "label.areas/moves/*/hours", initial: "", when: ({ more }) => more[0] === "smaajob" },
      { name: "completes", kind: "text", label: "moves.completes", aria: "label.areas/moves/*/completes", initial: "", when: ({ more }) => more[0] === "elev" },
      { name: "ageCounts", kind: "choice", label: "moves.ageCounts", aria: "label.areas/moves/*/ageCounts", initial: "", values: ["", "1"], show: (value) => t(value === "1" ? "yes" : "no"), when: ({ more }) => more[0] === "elev" },
    ],
    describe: (rows) => rows.map((row, i) => ({ label: t("label.areas/moves/*/persons", { n: i + 1 }), value: moveWords(row) })),
  },
};

/** A row of people in words: "12 fra kontanthjælp til job fra juli 2027". @param {import("./fields.js").Row} row */
export const moveWords = ({ choice: group, text, more: [to, start] }) => t("moves.words", { n: text, from: t(`group.areas.${group}`), to: t(`moves.to.${to}`), start: start.trim() === "" ? "\u2013" : monthWords(start) });

/** Does an open group count? @type {FieldSpec[]} */
const COUNTS = OPEN.map((group) => choice(`counts-${group}`, `tael${group.toLowerCase()}`, `/counts/${group}`, ["", "1", "0"], { options: () => ["", "1", "0"].map((value) => ({ value, label: t(`counts.${value || "none"}`) })) }));
/** @type {FieldSpec} */
const SMAAJOB = choice("smaajobHours", "smaajobtimer", "/smaajobHours", ["", "1", "0"], { options: () => ["", "1", "0"].map((value) => ({ value, label: t(`counts.${value || "none"}`) })) });

/** @type {FieldSpec[]} */
export const FIELDS = [pasteField, ...BASE, ...COUNTED, ...AREA, ...EDUCATION, ...INCOME, ...CONVICTED, ...ASSUMED, ...TARGET, MOVES, ...COUNTS, SMAAJOB];

const names = (/** @type {FieldSpec[]} */ fields) => fields.map(({ name }) => name);
export const MAIN = [pasteField.name, ...names(BASE)];
export const MORE = [
  { heading: "more.areas.counted", fields: names(COUNTED), fold: true },
  { heading: "more.areas.area", fields: names(AREA), fold: true },
  { heading: "more.areas.education", fields: names(EDUCATION), fold: true },
  { heading: "more.areas.income", fields: names(INCOME), fold: true },
  { heading: "more.areas.convicted", fields: names(CONVICTED), fold: true },
  { heading: "more.areas.assumed", fields: names(ASSUMED), fold: true },
];
/** Those that stand in a panel. @type {Record<string, string[]>} */
export const IN_PANEL = { need: names(TARGET), moves: ["moves"], groups: [...names(COUNTS), "smaajobHours"] };

const SPECS = new Map(FIELDS.map((field) => [field.name, field]));

/** The lists after this one, latest last. @param {string} list */
export const listsAfter = (list) => Array.from({ length: AHEAD }, (_, i) => String(Number(list) + 1 + i));

/** The month that a start is reckoned from where none is chosen: January after the list. @param {Values} values */
export const firstStart = (values) => values.from || `${Number(values.list) + 1}-01`;

/** Months that a start can be reckoned from: from January of the list's own year. @param {string} list */
export const monthsAfter = (list) => Array.from({ length: 60 }, (_, i) => `${Number(list) + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`);

// ---------------------------------------------------------------- the question

/** @param {Record<string, unknown>} made @returns {Record<string, any> | undefined} without what is not there; nothing where nothing is */
function without(made) {
  const own = Object.entries(made).filter(([, value]) => value !== undefined);
  return own.length > 0 ? Object.fromEntries(own) : undefined;
}

/** What cannot be read as a month goes in as it was typed, so that the engine says where. @param {unknown} text */
const month = (text) => (typeof text !== "string" || text.trim() === "" ? undefined : (readMonth(text) ?? text.trim()));

/** @param {Numbers} numbers @param {Values} values @param {RowNumbers} rows @returns {Input} */
export function input(numbers, values, rows) {
  /** What was typed, in its own unit. @param {string} name */
  const typed = (name) => {
    const field = /** @type {FieldSpec} */ (SPECS.get(name));
    const value = isShown(field, values) ? numbers[name] : undefined;
    return value === undefined || isMoney(field) ? value : value / 10 ** (field.decimals ?? 0);
  };
  const other = (/** @type {string} */ name) => (values[name] === SPECS.get(name)?.initial ? undefined : values[name]);
  const share = (/** @type {string} */ percent, /** @type {string} */ counted) => without({ percent: typed(percent), persons: typed(counted) });
  const flag = (/** @type {string} */ name) => (values[name] === "" ? undefined : values[name] === "1");
  const staying = typed("staying");
  const moves = (rows.moves ?? []).map(({ choice: group, value, more }) =>
    without({
      persons: value,
      start: month(more.start),
      end: month(more.end),
      benefit: group,
      to: more.to,
      share: more.share,
      hours: more.hours,
      completes: month(more.completes),
      ageCounts: more.ageCounts === "1" ? true : undefined,
    }),
  );
  const convicted = without({
    older: share("convictedOlder", "convictedOlderPersons"),
    newer: share("convictedNewer", "convictedNewerPersons"),
    average: typed("convicted"),
    residents: typed("grown"),
    residentsOlder: typed("grownOlder"),
    limit: typed("limit"),
    preventionLimit: typed("preventionLimit"),
  });
  const made = {
    list: Number(values.list),
    residents: typed("residents"),
    outside: without({ older: share("older", "olderPersons"), newer: share("newer", "newerPersons"), average: typed("average"), residents: typed("adults"), residentsOlder: typed("adultsOlder") }),
    convicted,
    education: without({ ...share("education", "educationPersons"), residents: typed("educated") }),
    income: without({ area: typed("incomeArea"), region: typed("incomeRegion"), share: typed("income"), taxpayers: typed("taxpayers"), wage: typed("wage"), benefit: typed("benefit"), yearsBack: values.yearsBack === "2" ? 2 : undefined }),
    nonwestern: share("nonwestern", "nonwesternPersons"),
    earlierLists: typed("earlierLists"),
    target: Number(values.list) < 2018 ? undefined : other("target"),
    by: values.by === "" ? undefined : Number(values.by),
    from: firstStart(values),
    moves: moves.length > 0 ? moves : undefined,
    staying: staying === 100 ? undefined : staying,
    averaging: other("averaging"),
    test: other("test"),
    counts: without(Object.fromEntries(OPEN.map((group) => [group, flag(`counts-${group}`)]))),
    smaajobHours: flag("smaajobHours"),
    sum: true,
  };
  return /** @type {Input} */ (/** @type {unknown} */ (without(made)));
}

/** The text of a number in its field. @param {string} name @param {unknown} value */
function shown(name, value) {
  const field = /** @type {FieldSpec} */ (SPECS.get(name));
  if (typeof value !== "number") return [];
  return [[name, isMoney(field) ? writeNumber(value, 2, value % 100 !== 0) : decimal(value, field.decimals ?? 0)]];
}

/** The same the other way, for a case. @param {Input} given @returns {Values} */
export function fromInput(given) {
  /** Each number by the pointer that it fills. */
  const numbers = [...SPECS.values()].filter(({ kind }) => kind === "number").flatMap(({ name, pointers }) => shown(name, pointers[0].split("/").slice(1).reduce((/** @type {any} */ at, part) => at?.[part], given)));
  return {
    ...Object.fromEntries(numbers),
    list: String(given.list),
    yearsBack: String(given.income?.yearsBack ?? 1),
    target: given.target ?? "udsat",
    by: given.by === undefined ? "" : String(given.by),
    from: given.from === undefined || given.from === `${given.list + 1}-01` ? "" : given.from,
    averaging: given.averaging ?? "mean",
    test: given.test ?? "exact",
    smaajobHours: given.smaajobHours === undefined ? "" : given.smaajobHours ? "1" : "0",
    ...Object.fromEntries(Object.entries(given.counts ?? {}).map(([group, counts]) => [`counts-${group}`, counts ? "1" : "0"])),
    moves: joinRows(MOVES, (given.moves ?? []).map((move) => ({ choice: move.benefit, text: String(move.persons ?? 1), more: moreOf(move) }))),
  };
}

/** @param {Move} move */
const moreOf = ({ to, start, end, share, hours, completes, ageCounts }) => [to, writeMonth(start), end ? writeMonth(end) : "", share === undefined ? "" : decimal(share, 0), hours === undefined ? "" : decimal(hours, 0), completes ? writeMonth(completes) : "", ageCounts ? "1" : ""];

/** The rows of people as they stand in the field. @param {Values} values */
export const movesOf = (values) => rowsOf(MOVES, values.moves);

/** The rows as text, for what writes them. @param {import("./fields.js").Row[]} rows */
export const movesText = (rows) => joinRows(MOVES, rows);

/** Is any of the area's own figures typed? @param {Input} given */
export const hasFigures = ({ outside, convicted, education, income, nonwestern }) => {
  const told = (/** @type {object | undefined} */ part, /** @type {string[]} */ which) => which.some((name) => /** @type {any} */ (part)?.[name] !== undefined);
  return told(outside, ["average", "older", "newer"]) || told(convicted, ["average", "older", "newer"]) || told(education, ["percent", "persons"]) || told(income, ["share", "area"]) || told(nonwestern, ["percent", "persons"]);
};
