/**
 * The trades of the plan and the rows of the ledger: their fields, what a row is to the engine, in
 * a link and in a file. They may be thousands, so they are not kept as text: the value of their
 * field only names a list, and how often it was changed.
 */

import { inSentence } from "./engine.js";
import { fromLink, initialValues, isShown, readFields, toLink } from "./fields.js";
import { has, plural, t } from "./i18n.js";
import { MOST_VALUES } from "./link.js";
import { decimal, writeNumber } from "./numbers.js";
import { readMonth, writeMonth } from "./laerlinge-months.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").TypedFault} TypedFault */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {"trades" | "ledger"} ListName */

export const TRADES = /** @type {const} */ (["jordBeton", "betonelement", "murer", "toemrer", "snedker", "maler", "vvs", "el", "other"]);
export const CATEGORIES = /** @type {const} */ (["laerling", "anden", "taellerIkke"]);
export const BASES = /** @type {const} */ (["hours", "months", "days"]);

/** What each list holds at most. */
export const MOST = { trades: 200, ledger: 10_000 };

/**
 * @param {string} list
 * @param {string} name
 * @param {string} key
 * @param {Partial<FieldSpec>} more
 * @returns {FieldSpec}
 */
const spec = (list, name, key, more) => ({ name, key, kind: "text", pointers: [`/${name}`], label: `${list}.${name}`, initial: "", ...more });

/** @param {readonly string[]} values @param {string} prefix */
const choices = (values, prefix) => () => values.map((value) => ({ value, label: t(`${prefix}.${value || "none"}`) }));

/** A choice in words; what is none, as it was typed. @param {string} prefix @param {string} value */
export const choiceWord = (prefix, value) => (has(`${prefix}.${value}`) ? t(`${prefix}.${value}`) : `»${value}«`);

/** @type {FieldSpec[]} */
const TRADE_FIELDS = [
  spec("trades", "trade", "fag", { kind: "choice", initial: "toemrer", options: choices(TRADES, "trade") }),
  spec("trades", "contractor", "firma", {}),
  spec("trades", "value", "sum", { kind: "number", unit: "unit.krExMoms", decimals: 2, optional: true, wide: true }),
  spec("trades", "labourShare", "loenandel", { kind: "number", unit: "unit.percent", decimals: 2, optional: true }),
  spec("trades", "costPerHour", "timepris", { kind: "number", unit: "unit.krPerHour", decimals: 2, optional: true }),
  spec("trades", "hours", "timer", { kind: "number", unit: "unit.hours", decimals: 0, optional: true }),
  spec("trades", "suited", "egnet", { kind: "number", unit: "unit.percent", decimals: 2, optional: true }),
  spec("trades", "mostShare", "hoejst", { kind: "number", unit: "unit.percent", decimals: 2, optional: true }),
  spec("trades", "from", "fra", {}),
  spec("trades", "to", "til", {}),
];

/** @type {FieldSpec[]} */
const LEDGER_FIELDS = [
  spec("ledger", "from", "fra", { required: true }),
  spec("ledger", "to", "til", {}),
  spec("ledger", "contractor", "firma", {}),
  spec("ledger", "trade", "fag", { kind: "choice", options: choices(["", ...TRADES], "trade") }),
  spec("ledger", "category", "slags", { kind: "radio", initial: "laerling", options: choices(CATEGORIES, "category") }),
  spec("ledger", "basis", "enhed", { kind: "radio", initial: "hours", options: choices(BASES, "basis") }),
  spec("ledger", "amount", "antal", { kind: "number", decimals: 2, blank: true }),
  spec("ledger", "weeklyHours", "ugetimer", { kind: "number", unit: "unit.hoursPerWeek", decimals: 2, optional: true, when: (row) => row.basis === "months" }),
];

/** @type {Record<ListName, FieldSpec[]>} */
export const FIELDS = { trades: TRADE_FIELDS, ledger: LEDGER_FIELDS };
/** @type {Record<ListName, Values>} */
export const INITIAL = { trades: initialValues(TRADE_FIELDS), ledger: initialValues(LEDGER_FIELDS) };
const MONTHS = ["from", "to"];

// ---------------------------------------------------------------- kept

/** @type {Map<string, readonly Values[]>} */
const lists = new Map();
let latest = 0;

/** A new list. @param {readonly Values[]} rows @returns {string} the value of its field */
export function keepList(rows) {
  if (rows.length === 0) return "";
  latest += 1;
  lists.set(String(latest), rows);
  return `${latest}.0`;
}

/** @param {string} value @returns {readonly Values[]} not to be changed */
export const listOf = (value) => lists.get(value.split(".")[0]) ?? [];

/** Other rows in the same list. @param {string} value @param {readonly Values[]} rows @returns {string} */
export function changeList(value, rows) {
  const [id, changes] = value.split(".");
  if (id === "" || rows.length === 0) return keepList(rows);
  lists.set(id, rows);
  return `${id}.${Number(changes) + 1}`;
}

// ---------------------------------------------------------------- contractors

/** What the main contractor is called where nobody says otherwise. */
const MAIN = /^(?:hovedentreprenør|hovedentreprenøren|he|main contractor)?$/i;

/**
 * The subcontractors by name, in the order in which they come: the engine knows them by number, and
 * their names stay here. The main contractor is 0.
 * @param {Values} values of the page
 */
export function contractorsOf(values) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const list of [listOf(values.trades), listOf(values.ledger)]) {
    for (const row of list) {
      const name = row.contractor.trim();
      if (!MAIN.test(name) && !numbers.has(name)) numbers.set(name, numbers.size + 1);
    }
  }
  return numbers;
}

/** @param {Values} values of the page @param {number} number */
export const contractorName = (values, number) => [...contractorsOf(values)].find(([, n]) => n === number)?.[0] ?? t("contractor.main");

// ---------------------------------------------------------------- to the engine

/** What a row was to the engine when it was asked about last: most rows do not change between two questions.
 *  @type {WeakMap<Values, { contractor: number, input: Record<string, unknown>, faults: TypedFault[] }>} */
const known = new WeakMap();

/**
 * A row as the engine takes it. What cannot be read goes in as it was typed, so that the engine
 * leaves that row out and knows which.
 * @param {ListName} list
 * @param {Values} row
 * @param {number} contractor
 */
function rowInput(list, row, contractor) {
  const before = known.get(row);
  if (before?.contractor === contractor) return before;
  const fields = FIELDS[list];
  const { numbers, faults } = readFields(fields, row, {});
  const wrong = new Set(faults.map(({ field }) => field));
  /** @type {Record<string, unknown>} */
  const input = contractor === 0 ? {} : { contractor };
  for (const field of fields) {
    const { name, kind } = field;
    const text = row[name].trim();
    if (name === "contractor" || !isShown(field, row)) continue;
    if (kind === "number") {
      const money = field.unit?.startsWith("unit.kr");
      const number = numbers[name];
      if (wrong.has(name)) input[name] = text;
      else if (number !== undefined) input[name] = money ? number : number / 10 ** (field.decimals ?? 0);
    } else if (MONTHS.includes(name) && text !== "") {
      const month = readMonth(text);
      if (month === null) faults.push({ field: name, code: "notAMonth" });
      input[name] = month ?? text;
    } else if (text !== "") input[name] = text;
  }
  const made = { contractor, input, faults };
  known.set(row, made);
  return made;
}

/** @param {ListName} list @param {Values} values of the page */
export function listInput(list, values) {
  const numbers = contractorsOf(values);
  return listOf(values[list]).map((row) => rowInput(list, row, numbers.get(row.contractor.trim()) ?? 0));
}

// ---------------------------------------------------------------- in a link

/** What somebody is called of whom only a number is told, in either language. A link has the number, so that the rows of a published case
 *  are the same in both. */
const NUMBERED = /^(?:underentreprenør |subcontractor |~)(\d+)$/i;

/** A month, or a name, as every language has it. @param {FieldSpec} field @param {string} text */
function sameText({ name }, text) {
  if (MONTHS.includes(name)) return readMonth(text) ?? text;
  return name === "contractor" ? text.trim().replace(NUMBERED, "~$1") : null;
}

/** "fag:toemrer_sum:12000000". @param {ListName} list @param {Values} row */
function toCode(list, row) {
  const pairs = FIELDS[list]
    .filter((field) => isShown(field, row) && row[field.name] !== INITIAL[list][field.name])
    .map((field) => `${field.key}:${(sameText(field, row[field.name]) ?? toLink(field, row[field.name])).slice(0, 80).replaceAll("_", " ")}`);
  // A row that is as new rows are is a row too.
  return pairs.join("_") || `${FIELDS[list][0].key}:${INITIAL[list][FIELDS[list][0].name]}`;
}

/** @param {ListName} list @param {string} code @returns {Values} */
function fromCode(list, code) {
  const row = { ...INITIAL[list] };
  for (const pair of code.split("_")) {
    const at = pair.indexOf(":");
    const field = FIELDS[list].find(({ key }) => key === pair.slice(0, at));
    const text = pair.slice(at + 1, at + 81);
    if (!field) continue;
    if (MONTHS.includes(field.name)) row[field.name] = /^\d{4}-\d\d$/.test(text) && readMonth(text) ? writeMonth(text) : text;
    else if (field.name === "contractor") row.contractor = text.replace(NUMBERED, (_, n) => t("contractor.sub", { n }));
    else if (!field.options || field.options().some(({ value }) => value === text)) row[field.name] = fromLink(field, text);
  }
  return row;
}

const KEYS = { trades: "plan", ledger: "post" };

/**
 * A list as a field of the page.
 * @param {ListName} list
 * @param {import("./fields.js").Custom["build"]} build
 * @returns {FieldSpec}
 */
export const listField = (list, build) => ({
  name: list,
  key: KEYS[list],
  kind: "custom",
  pointers: [`/${list}`],
  label: `laerlinge.panel.${list}`,
  initial: "",
  custom: {
    build,
    faults: (values) => listInput(list, values).flatMap(({ faults }, i) => faults.map((fault) => ({ ...fault, field: `${list}.${i}.${fault.field}` }))),
    nameOf(rest) {
      const [, row, own] = /^\/(\d+)\/?(\w*)/.exec(rest) ?? [];
      return row === undefined ? list : [list, row, own || FIELDS[list][0].name].join(".");
    },
    partOf(name, values) {
      const [, row, own] = name.split(".");
      const field = FIELDS[list].find((one) => one.name === own);
      const long = `label.laerlinge/${list}/*/${own}`;
      const label = row === undefined ? t(`laerlinge.panel.${list}`) : t(`${list}.inRow`, { n: Number(row) + 1, label: inSentence(has(long) ? t(long) : (own ?? "")) });
      return { label, field, typed: field && ["number", "text"].includes(field.kind) ? (listOf(values[list])[Number(row)]?.[own] ?? "").trim() : "" };
    },
    pairs(values) {
      const rows = listOf(values[list]);
      return rows.length > MOST_VALUES ? [[`uden${KEYS[list]}`, String(rows.length)]] : rows.map((row) => [KEYS[list], toCode(list, row)]);
    },
    onlyInFile: list === "ledger" ? () => true : undefined,
    fromLink(link) {
      const codes = link.getAll(KEYS[list]);
      return codes.length > 0 ? keepList(codes.map((code) => fromCode(list, code))) : null;
    },
    describe(values) {
      const rows = listOf(values[list]);
      if (rows.length === 0) return [];
      const label = t(`laerlinge.panel.${list}`);
      if (list === "ledger") return [{ label, value: plural("ledger.count", rows.length, { n: writeNumber(rows.length, 0) }) }];
      return rows.slice(0, 30).map((row) => ({ label: choiceWord("trade", row.trade), value: tradeWords(row) }));
    },
  },
});

// ---------------------------------------------------------------- in words

/** @param {Values} row */
const period = (row) => [row.from, row.to].filter((text) => text.trim() !== "").join("–");

/** The numbers of a trade, as they were typed. @param {Values} row */
export function tradeWords(row) {
  const number = (/** @type {string} */ name) => {
    const field = TRADE_FIELDS.find((one) => one.name === name);
    return row[name].trim() === "" ? "" : t(`trades.${name}.short`, { n: `${row[name]}\u00a0${t(field?.unit ?? "")}` });
  };
  return [row.contractor.trim(), number("hours"), number("value"), number("suited"), period(row)].filter(Boolean).join("; ");
}

/** @param {Values} row */
export const periodWords = period;

// ---------------------------------------------------------------- from an input, and in a file

/** The engine's rows as somebody would have typed them. @param {ListName} list @param {readonly Record<string, unknown>[]} given @param {(n: number) => string} name of a contractor */
export function listFrom(list, given, name) {
  return keepList(
    given.map((own) => {
      const row = { ...INITIAL[list] };
      for (const field of FIELDS[list]) {
        const value = own[field.name];
        if (field.name === "contractor") row.contractor = typeof value === "number" && value > 0 ? name(value) : "";
        else if (value !== undefined) row[field.name] = typed(field, value);
      }
      return row;
    }),
  );
}

/** @param {FieldSpec} field @param {unknown} value */
function typed(field, value) {
  if (MONTHS.includes(field.name)) return writeMonth(String(value));
  if (typeof value !== "number") return String(value);
  return field.unit?.startsWith("unit.kr") ? writeNumber(value, 2, value % 100 !== 0) : decimal(value, field.decimals ?? 0);
}

/** Rows as a file holds them: what is not as in a new row, as it was typed. @param {ListName} list @param {string} value */
export const listToFile = (list, value) => listOf(value).map((row) => Object.fromEntries(Object.entries(row).filter(([name, text]) => text !== INITIAL[list][name])));

/**
 * @param {ListName} list
 * @param {unknown} given
 * @returns {string | null} null: these are no rows
 */
export function listFromFile(list, given) {
  if (!Array.isArray(given) || given.length > MOST[list]) return null;
  /** @type {Values[]} */
  const rows = [];
  for (const own of given) {
    if (own === null || typeof own !== "object" || Array.isArray(own)) return null;
    const row = { ...INITIAL[list] };
    for (const { name } of FIELDS[list]) if (typeof own[name] === "string") row[name] = own[name].slice(0, 200);
    rows.push(row);
  }
  return keepList(rows);
}
