/**
 * Rows of people from a spreadsheet: which columns are whose, which are never read, and what each
 * cell means. Runs in the worker; knows neither page nor engine.
 */

import { hasCpr, isName, isWordy, UNTOLD } from "./cpr.js";
import { readDate, writeDate } from "./dates.js";
import { fieldOf as specOf, hoursPer, inPhase, INITIAL, KINDS, PHASES } from "./gevinst-person.js";
import { readNumber } from "./numbers.js";
import { VARIANTS } from "./ydelse.js";

/** @typedef {import("./fields.js").Values} Values */
/** What a cell may say for a choice, by field: the page's own words for it, and the value. @typedef {Record<string, [word: string, value: string][]>} Words */
/** @typedef {(text: string, row: (cells: string[], i: number) => void) => void} ParseRows */
/** @typedef {{ index: number, header: string, field: string }} Column */
/** @typedef {{ code: "empty" | "xlsx" | "notText" | "noHeader" | "noBenefit" | "noRows" | "quote", line?: number, columns?: string[] }} Refusal */
/**
 * @typedef {object} Header
 * @property {number} line
 * @property {Column[]} columns those that are read
 * @property {{ header: string, why: "cpr" | "name" }[]} dropped
 * @property {{ header: string, count: number }[]} emptied columns with a cell here and there that is like a CPR number
 * @property {string[]} twice names of columns whose field another column has
 * @property {string[]} unused
 * @property {string[]} birthDates columns of whose dates only the year is read
 * @property {number} width
 */

// ---------------------------------------------------------------- the bytes

/** @param {Uint8Array} bytes @returns {{ text: string, encoding: string } | { refusal: Refusal }} */
export function decode(bytes) {
  if (bytes.length === 0) return { refusal: { code: "empty" } };
  const starts = (/** @type {number[]} */ ...of) => of.every((byte, i) => bytes[i] === byte);
  // A zip, as the newer Excel files are, and the older ones.
  if (starts(0x50, 0x4b, 3, 4) || starts(0xd0, 0xcf, 0x11, 0xe0)) return { refusal: { code: "xlsx" } };
  const encoding = encodingOf(bytes, starts);
  if (encoding === null) return { refusal: { code: "notText" } };
  if (encoding !== "utf-8") return checked(new TextDecoder(encoding).decode(bytes), encoding);
  try {
    return checked(new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding);
  } catch {
    return checked(new TextDecoder("windows-1252").decode(bytes), "windows-1252");
  }
}

/** @param {Uint8Array} bytes @param {(...of: number[]) => boolean} starts */
function encodingOf(bytes, starts) {
  if (starts(0xff, 0xfe)) return "utf-16le";
  if (starts(0xfe, 0xff)) return "utf-16be";
  const start = bytes.subarray(0, 4000);
  const zeros = [0, 0];
  start.forEach((byte, i) => {
    if (byte === 0) zeros[i % 2] += 1;
  });
  // Western letters have an empty half in UTF-16.
  if (zeros[1] > start.length / 4 && zeros[0] === 0) return "utf-16le";
  if (zeros[0] > start.length / 4 && zeros[1] === 0) return "utf-16be";
  return zeros[0] + zeros[1] > 0 ? null : "utf-8";
}

/** @param {string} text @param {string} encoding @returns {{ text: string, encoding: string } | { refusal: Refusal }} */
function checked(text, encoding) {
  const start = text.slice(0, 4000);
  const odd = start.replace(/[^\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/g, "").length;
  if (odd > start.length / 100) return { refusal: { code: "notText" } };
  return text.trim() === "" ? { refusal: { code: "empty" } } : { text, encoding };
}

/** The text without what Excel puts before it. @param {string} text */
export const withoutMark = (text) => text.replace(/^\ufeff/, "").replace(/^sep=.\r?\n/i, "");

/** What stands between the cells: what the first line has most of, outside quotes. @param {string} text */
export function delimiterOf(text) {
  const start = text.replace(/^\s*\n/, "");
  const first = /^(?:"(?:[^"]|"")*"|[^\n"])*/.exec(start)?.[0].replace(/"(?:[^"]|"")*"/g, "") ?? "";
  const counts = ["\t", ";", ","].map((sign) => ({ sign, count: first.split(sign).length }));
  return counts.reduce((a, b) => (b.count > a.count ? b : a)).sign;
}

// ---------------------------------------------------------------- the columns

/** Letters and digits alone, so that "Timeløn (kr.)" and "timeloen kr" are the same. @param {string} text */
export const plain = (text) =>
  text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa").normalize("NFD").replace(/[^a-z0-9]/g, "");

/**
 * The columns by field, the name in the template first. Those of a phase have its number after
 * them: "timeløn 2".
 * @type {Record<string, string[]>}
 */
const NAMES = {
  persons: ["antal", "antal borgere", "antal personer", "personer", "borgere", "persons", "people", "number", "number of people"],
  ydelse: ["ydelse", "ydelse før", "forsørgelse", "forsørgelsesgrundlag", "ydelse og sats", "sats", "benefit", "benefit before"],
  amount: ["ydelsesbeløb", "ydelsens beløb", "ydelse pr. måned", "ydelse kr.", "beløb", "benefit amount"],
  to: ["kom videre til", "blev til", "til", "kom i", "resultat", "udfald", "afgang til", "moved to", "to", "outcome"],
  hourWage: ["timeløn", "timeløn kr.", "løn pr. time", "hourly wage", "wage per hour"],
  monthWage: ["månedsløn", "månedsløn kr.", "løn pr. måned", "løn", "monthly wage", "wage per month", "wage"],
  week: ["timer om ugen", "ugentlige timer", "ugetimer", "timer pr. uge", "timer", "hours a week", "hours per week", "weekly hours"],
  monthHours: ["timer om måneden", "månedlige timer", "timer pr. måned", "hours a month", "hours per month", "monthly hours"],
  suVariant: ["SU-sats", "SU rate"],
  suAmount: ["SU-beløb", "SU amount"],
  subsidy: ["løntilskud", "løntilskud pr. måned", "wage subsidy"],
  subsidyPayer: ["løntilskud betales af", "løntilskud fra", "wage subsidy payer"],
  from: ["fra måned", "from month"],
  weeksOnSupport: ["uger på ydelse", "uger på offentlig forsørgelse", "uger på forsørgelse", "uger", "weeks on support", "weeks"],
  born: ["fødselsår", "fødselsår eller alder", "årgang", "alder", "aldersgruppe", "født", "fødselsdato", "fødselsdag", "birth year", "year of birth", "age", "age group", "born", "birth date", "date of birth"],
  household: ["husstand", "samlivsstatus", "civilstand", "household"],
  children: ["børn", "antal børn", "hjemmeboende børn", "children"],
  rowKommune: ["kommune", "bopælskommune", "kommunekode", "municipality"],
  churchMember: ["folkekirken", "medlem af folkekirken", "folkekirke", "kirkeskat", "church", "church member"],
  kommuneShare: ["kommunens andel", "kommuneandel", "kommunens faste andel", "municipality share"],
  start: ["start", "startdato", "begyndt", "job fra", "ansat fra", "start date"],
  end: ["slut", "slutdato", "sidste dag", "job til", "ansat til", "end date", "end"],
  months: ["måneder i job", "måneder", "months in job", "months"],
  rent: ["husleje", "husleje pr. måned", "rent"],
  daycare: ["pasning", "daginstitution", "børnepasning", "daycare"],
  pension: ["egen pension", "eget pensionsbidrag", "own pension"],
  pensionEmployer: ["arbejdsgivers pension", "arbejdsgiverpension", "employer pension"],
  grant: ["resultattilskud", "grant"],
  grantWeeks: ["resultattilskud efter uger", "grant after weeks"],
};
const PHASED = ["to", "from", "hourWage", "monthWage", "week", "monthHours", "suVariant", "suAmount", "subsidy", "subsidyPayer"];
/** The name of each column in the template. */
export const COLUMNS = [
  ...Object.keys(NAMES).filter((field) => field !== "from").map((field) => ({ field, name: NAMES[field][0] })),
  ...PHASES.slice(1).flatMap((phase) => ["from", ...PHASED.filter((field) => field !== "from")].map((field) => ({ field: inPhase(field, phase), name: `${NAMES[field][0]} ${phase}` }))),
];

/** @type {Map<string, string>} */
const BY_NAME = new Map(Object.entries(NAMES).flatMap(([field, names]) => names.map((name) => [plain(name), field])));

/** The field of a column; null: it is none of ours. @param {string} header */
function fieldOf(header) {
  const name = plain(header);
  const own = BY_NAME.get(name);
  if (own !== undefined && own !== "from") return own;
  const [, before, after, phase] = /^(?:fase|phase)?([2-4])?(.+?)([2-4])?$/.exec(name) ?? [];
  const field = BY_NAME.get(after ?? "");
  const number = Number(before ?? phase);
  return field !== undefined && PHASED.includes(field) && number >= 2 ? inPhase(field, number) : null;
}

const CPR_NAMES = /^(cpr|cprnr|cprnummer|personnr|personnummer|socialsecuritynumber|ssn|personalid)/;
const PERSON_NAMES = /^(navn|navne|fornavn|fornavne|efternavn|mellemnavn|borger|borgerensnavn|borgernavn|fuldenavn|name|firstname|lastname|surname|fullname|adresse|vej|gade|vejnavn|address|email|mail|emailadresse|telefon|telefonnummer|tlf|mobil|mobilnummer|phone)$/;
/** The cells that may be read: none that is like a CPR number. @param {string[]} cells */
export const withoutCpr = (cells) => (cells.some(hasCpr) ? cells.map((cell) => (hasCpr(cell) ? "" : cell)) : cells);

/**
 * Looks at the whole text before a row is read: which columns are ours, and which hold what nobody
 * should put into a calculator.
 * @param {ParseRows} parseRows
 * @param {string} text
 * @param {(cells: string[]) => void} seen each row
 * @returns {{ header: Header } | { refusal: Refusal }}
 */
export function readHeader(parseRows, text, seen) {
  /** @type {string[] | null} */
  let names = null;
  let line = 0;
  let rows = 0;
  /** The last row, if one of its cells goes over several lines. */
  let broken = 0;
  /** What is in each column. @type {{ filled: number, cpr: number, names: number, dates: number }[]} */
  const found = [];
  parseRows(text, (cells, i) => {
    seen(cells);
    if (isEmpty(cells)) return;
    if (names === null) {
      names = withoutCpr(cells).map((cell) => cell.trim());
      line = i;
      return;
    }
    rows += 1;
    broken = cells.some((cell) => cell.includes("\n")) ? i + 1 : 0;
    cells.forEach((raw, k) => {
      const cell = raw.trim();
      if (cell === "") return;
      const column = (found[k] ??= { filled: 0, cpr: 0, names: 0, dates: 0 });
      column.filled += 1;
      if (hasCpr(cell)) column.cpr += 1;
      else if (isName(cell)) column.names += 1;
      else if (readDate(cell) !== null) column.dates += 1;
    });
  });
  if (names === null) return { refusal: { code: "empty" } };
  // A quote that nobody closed takes all that follows into one cell.
  if (broken > 0 && text.split('"').length % 2 === 0) return { refusal: { code: "quote", line: broken } };
  /** @type {Header} */
  const header = { line, columns: [], dropped: [], emptied: [], twice: [], unused: [], birthDates: [], width: /** @type {string[]} */ (names).length };
  /** @type {string[]} */ (names).forEach((name, index) => {
    const { filled, cpr, names: people, dates } = found[index] ?? { filled: 0, cpr: 0, names: 0, dates: 0 };
    const field = fieldOf(name);
    const own = plain(name);
    if (CPR_NAMES.test(own) || (cpr > 0 && cpr * 2 >= filled)) {
      header.dropped.push({ header: name, why: "cpr" });
      return;
    }
    if (cpr > 0) header.emptied.push({ header: name, count: cpr });
    if (PERSON_NAMES.test(own) || (people > 0 && people * 2 >= filled && field === null)) header.dropped.push({ header: name, why: "name" });
    else if (field === null) {
      if (name !== "" || filled > 0) header.unused.push(name);
    } else if (header.columns.some((column) => column.field === field)) header.twice.push(name);
    else {
      header.columns.push({ index, header: name, field });
      if (field === "born" && dates > 0) header.birthDates.push(name);
    }
  });
  if (header.columns.length === 0) return { refusal: { code: "noHeader" } };
  if (!header.columns.some(({ field }) => field === "ydelse")) return { refusal: { code: "noBenefit", columns: header.columns.map((column) => column.header) } };
  return rows === 0 ? { refusal: { code: "noRows" } } : { header };
}

/** @param {string[]} cells */
const isEmpty = (cells) => cells.every((cell) => cell.trim() === "");

// ---------------------------------------------------------------- the cells

/** What people write for what they moved to. @type {Record<string, string[]>} */
const TO = {
  job: ["job", "ordinært job", "arbejde", "ordinær beskæftigelse", "beskæftigelse", "ansættelse", "ordinary job", "work"],
  smaajob: ["småjob", "deltidsjob ved siden af ydelsen", "small job"],
  fleksjob: ["fleksjob", "flex job"],
  loentilskud: ["løntilskud", "job med løntilskud", "wage subsidy", "subsidised job"],
  elev: ["elev", "elevplads", "lærling", "læreplads", "lærlingeplads", "praktikplads", "apprenticeship", "apprentice"],
  fritidsjob: ["fritidsjob", "ungdomsjob", "after-school job", "spare-time job"],
  su: ["SU", "uddannelse", "uddannelse på SU", "studie", "education", "education on SU"],
  selvforsoergelse: ["selvforsørgelse", "selvforsørgende", "selvforsørgelse uden job", "self-supporting", "self-supporting without a job"],
  unknown: ["ukendt", "ved ikke", "uoplyst", "andet", "unknown", "other"],
};
/** The rate meant by the name of a benefit alone. */
const USUAL = {
  kontanthjaelp: ["kontanthjælp"],
  uddannelseshjaelp: ["uddannelseshjælp"],
  sho: ["SHO", "integrationsydelse", "overgangsydelse", "selvforsørgelses- og hjemrejseydelse", "SHO-ydelse"],
  dagpenge: ["dagpenge", "a-dagpenge"],
  efterloen: ["efterløn"],
  sygedagpenge: ["sygedagpenge"],
  ressourceforloeb: ["ressourceforløb", "ressourceforløbsydelse"],
  jobafklaring: ["jobafklaring", "jobafklaringsforløb"],
  revalidering: ["revalidering", "revalideringsydelse"],
  fleksjob: ["fleksjob", "ledighedsydelse"],
  foertidspension: ["førtidspension"],
  tidligPension: ["tidlig pension"],
  su: ["SU"],
};
/** The first rate of each benefit but one: somebody on kontanthjælp before July 2025 is taken to be 30 or more. @type {Record<string, string>} */
const FIRST = { kontanthjaelp: "fyldt30" };
const NONE = ["ingen", "ingen ydelse", "selvforsørgende", "none", "no benefit"];
const YES = ["ja", "yes", "1", "x", "true", "sand"];
const NO = ["nej", "no", "0", "false", "falsk"];
const COUPLE = ["gift", "samlevende", "gift eller samlevende", "par", "couple", "married"];
const SINGLE = ["enlig", "ugift", "single", "alene"];

/** @param {Record<string, readonly string[]>} lists value by its words @returns {[string, string][]} */
const wordPairs = (lists) => Object.entries(lists).flatMap(([value, words]) => words.map((word) => /** @type {[string, string]} */ ([word, value])));

/**
 * The reader of a cell for each field: text in, value out. A word that is no choice may be a name:
 * it is read as one that nobody knows, and the engine refuses it. So is a text in place of a number.
 * @param {Words} words of the page
 */
export function createReader(words) {
  /** @param {[string, string][]} pairs */
  const choice = (pairs) => {
    const known = new Map(pairs.map(([word, value]) => [plain(word), value]));
    // A file has the same few words in many rows.
    /** @type {Map<string, string>} */
    const lately = new Map();
    return (/** @type {string} */ cell) => {
      const value = lately.get(cell) ?? known.get(plain(cell));
      if (value !== undefined && lately.size < 1000) lately.set(cell, value);
      return value;
    };
  };
  const to = choice([...KINDS.map((kind) => /** @type {[string, string]} */ ([kind, kind])), ...wordPairs(TO), ...(words.to ?? [])]);
  const benefits = Object.entries(VARIANTS).flatMap(([benefit, variants]) =>
    variants.flatMap((variant) => [`${benefit}-${variant}`, variant].map((word) => /** @type {[string, string]} */ ([word, `${benefit}-${variant}`]))),
  );
  const exact = choice([...benefits, ...(words.ydelse ?? []), ...wordPairs({ none: NONE })]);
  const usual = choice(wordPairs(USUAL));
  const suVariant = choice([...(VARIANTS.su ?? []).map((rate) => /** @type {[string, string]} */ ([rate, rate])), ...(words.suVariant ?? [])]);
  const subsidyPayer = choice([...wordPairs({ kommune: ["kommunen", "municipality", "kommune"], stat: ["staten", "state", "stat"] })]);
  const household = choice([...wordPairs({ couple: COUPLE, single: SINGLE }), ...(words.household ?? [])]);
  const churchMember = choice([...wordPairs({ 1: YES }), ...NO.map((no) => /** @type {[string, string]} */ ([no, ""]))]);
  const rowKommune = choice((words.rowKommune ?? []).flatMap(([name, code]) => [name, `${name} Kommune`, code, code.replace(/^0/, "")].map((word) => /** @type {[string, string]} */ ([word, code]))));

  /** @type {Record<string, (cell: string) => string | undefined>} */
  const choices = { to, suVariant, subsidyPayer, household, churchMember, rowKommune };

  /** @param {string} field @param {string} cell @param {(what: string, as: string) => void} assumed */
  return (field, cell, assumed) => {
    const own = field.replace(/[2-4]$/, "");
    if (own === "ydelse") {
      const found = exact(cell);
      if (found !== undefined) return found;
      const benefit = usual(cell);
      if (benefit === undefined) return UNTOLD;
      const rates = VARIANTS[/** @type {keyof typeof VARIANTS} */ (benefit)] ?? [];
      const as = `${benefit}-${FIRST[benefit] ?? rates[0]}`;
      if (rates.length > 1) assumed(cell, as);
      return as;
    }
    if (own in choices) return choices[own](cell) ?? UNTOLD;
    const date = readDate(cell);
    if (own === "born" && date !== null) return date.slice(0, 4);
    if (date !== null && (own === "start" || own === "end")) return writeDate(date);
    // "53+": a year or more.
    const weeks = own === "weeksOnSupport" ? /^(\d+) ?\+$/.exec(cell) : null;
    if (weeks) return weeks[1];
    const { kind, decimals = 0 } = specOf(field) ?? {};
    const read = kind === "number" ? readNumber(cell, decimals) : null;
    return isWordy(cell) && (read === null || (!read.ok && read.code === "wrongType")) ? UNTOLD : cell;
  };
}

/** A row with nothing in it. */
const BLANK = { ...INITIAL, hourWage: "", monthWage: "", week: "", ydelse: "" };

/**
 * @param {Column[]} columns
 * @param {ReturnType<typeof createReader>} read
 * @param {string[]} cells
 * @param {(what: string, as: string) => void} assumed
 * @returns {Values}
 */
export function readRow(columns, read, cells, assumed) {
  /** @type {Values} */
  const values = { ...BLANK };
  for (const { index, field } of columns) {
    const cell = (cells[index] ?? "").replace(/\s+/g, " ").trim();
    if (cell !== "") values[field] = read(field, cell, assumed);
  }
  for (const phase of PHASES) {
    const name = (/** @type {string} */ own) => inPhase(own, phase);
    const [hour, wage] = [values[name("hourWage")] !== "", values[name("monthWage")] !== ""];
    // With both nobody knows which one is meant.
    values[name("per")] = hour && wage ? UNTOLD : wage ? "month" : "hour";
    const month = values[name("monthHours")] !== "";
    const per = month ? "month" : values[name("week")] !== "" ? "week" : "";
    if (per !== "" && per !== hoursPer(values, phase)) values[name("hoursPer")] = per;
  }
  return values;
}

/** Is it a row of cells that says something? @param {string[]} cells */
export const isRow = (cells) => !isEmpty(cells);
