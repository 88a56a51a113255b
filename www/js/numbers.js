/**
 * Reading and writing numbers the Danish way: 1.234.567,89. In English too: its locale is en-DK, which
 * writes numbers and kroner as letters, payslips and the law do here, and one typed number has one
 * meaning in both languages. Money is whole øre in a safe integer;
 * a krone never becomes a binary fraction.
 */

const SPACES = /[\s\u00a0\u2007\u2009\u202f]+/g;
/** "kr. 30". */
const UNIT_BEFORE = /^kr\.? ?/i;
/** "30 kr.", "145 kr./time", "145 kr. pr. time", "37 timer/uge", "8 %". */
const UNIT_AFTER = /(?:(?:kr\.?|kroner|dkk|timer?|t\.|hours?)(?: ?(?:\/|pr\.?) ?\p{L}+\.?)?|,-|%|pct\.?|procent|percent|borgere?|personer|people|måneder|months|uger|weeks)$/iu;
/** A group of three never follows a zero: 0.125 is not 125. */
const GROUPED = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d*))?$/;
/** Somebody used to other keyboards: 12.5 and 12.50; 1.234 is a grouped number. */
const POINT = /^(\d+)\.(\d{1,2})$/;
const NO_INTEGER = /^,(\d+)$/;
/** "144 mio.", "1,5 millioner". */
const MILLIONS = / ?(?:mio\.?|million(?:er|s)?)$/i;

/** @typedef {"missing" | "wrongType" | "tooManyDecimals" | "tooSmall" | "tooLarge"} NumberFault */
/** @typedef {{ ok: true, value: number } | { ok: false, code: NumberFault }} NumberRead */

/** What was read lately: many rows hold the same few numbers. @type {Map<string, NumberRead>} */
const lately = new Map();

/**
 * Reads what a person typed. The value is a whole number of the smallest unit: with two decimals
 * "12,5" is 1250.
 * @param {string} text
 * @param {number} decimals
 * @returns {NumberRead}
 */
export function readNumber(text, decimals) {
  const key = `${decimals} ${text}`;
  const known = lately.get(key);
  if (known) return known;
  if (lately.size > 1000) lately.clear();
  const read = readAnew(text, decimals);
  lately.set(key, read);
  return read;
}

/** How many a typed number says, for the words beside it: "1.000" is not one; 0 where it is no number. @param {string} text @param {number} [decimals] */
export function howMany(text, decimals = 0) {
  const read = readNumber(text, decimals);
  return read.ok ? read.value / 10 ** decimals : 0;
}

/** @param {string} text @param {number} decimals @returns {NumberRead} */
function readAnew(text, decimals) {
  let rest = text.replace(SPACES, " ").trim();
  if (rest === "") return { ok: false, code: "missing" };
  rest = rest.replace(UNIT_BEFORE, "").replace(UNIT_AFTER, "").trim();
  const negative = /^[-\u2212\u2013]/.test(rest);
  if (negative) rest = rest.slice(1).trim();
  // "1,5 mio.": the point of the number moves, no fraction is multiplied.
  const millions = MILLIONS.test(rest);
  if (millions) rest = rest.replace(MILLIONS, "").trim();
  const match = GROUPED.exec(rest) ?? POINT.exec(rest);
  const bare = match ? null : NO_INTEGER.exec(rest);
  if (!match && !bare) return { ok: false, code: "wrongType" };
  const whole = match ? match[1].replace(/[. ]/g, "") : "0";
  const fraction = ((match ? match[2] : bare?.[1]) ?? "").replace(/0+$/, "");
  const places = millions ? decimals + 6 : decimals;
  if (fraction.length > places) return { ok: false, code: "tooManyDecimals" };
  const digits = (whole + fraction.padEnd(places, "0")).replace(/^0+(?=\d)/, "");
  if (negative && digits !== "0") return { ok: false, code: "tooSmall" };
  if (digits.length > 15) return { ok: false, code: "tooLarge" };
  return { ok: true, value: Number(digits) };
}

/**
 * The digits of a whole number of the smallest unit, split at the decimals.
 * @param {number} value
 * @param {number} decimals
 * @returns {[whole: string, fraction: string]}
 */
function split(value, decimals) {
  const digits = String(Math.abs(value)).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  return [digits.slice(0, cut), digits.slice(cut)];
}

/** @param {string} digits */
const group = (digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, ".");

/**
 * Writes a whole number of the smallest unit: (125050, 2) is "1.250,50"; decimals that are only
 * zeros are left out unless `fixed`.
 * @param {number} value
 * @param {number} decimals
 * @param {boolean} [fixed]
 */
export function writeNumber(value, decimals, fixed = false) {
  const [whole, fraction] = split(value, decimals);
  const shown = fixed ? fraction : fraction.replace(/0+$/, "");
  return (value < 0 ? "\u2212" : "") + group(whole) + (shown === "" ? "" : `,${shown}`);
}

/**
 * The same number for a link: "1250.5".
 * @param {number} value
 * @param {number} decimals
 */
export function plainNumber(value, decimals) {
  const [whole, fraction] = split(value, decimals);
  const shown = fraction.replace(/0+$/, "");
  return (value < 0 ? "-" : "") + whole + (shown === "" ? "" : `.${shown}`);
}

/**
 * A number as it stands in a link becomes what a Dane would have typed; anything else is kept.
 * @param {string} text
 */
export function fromPlain(text) {
  const match = /^(\d{1,18})(?:\.(\d{1,6}))?$/.exec(text);
  return match ? group(match[1].replace(/^0+(?=\d)/, "")) + (match[2] ? `,${match[2]}` : "") : text;
}

/**
 * A decimal number from the engine (hours, percent, årsværk) as whole units of its last decimal.
 * @param {number} value
 * @param {number} decimals
 */
function scaled(value, decimals) {
  return Math.round(value * 10 ** decimals);
}

/**
 * A decimal number that is not money: 10.8 is "10,8".
 * @param {number} value
 * @param {number} [decimals] the most to show
 */
export function decimal(value, decimals = 2) {
  return writeNumber(scaled(value, decimals), decimals);
}

/**
 * A number with all its decimals: 6 is "6,0".
 * @param {number} value
 * @param {number} decimals
 */
export function fixed(value, decimals) {
  return writeNumber(scaled(value, decimals), decimals, true);
}

/**
 * Whole kroner, half a krone away from zero: "3.026 kr."
 * @param {number} ore
 */
export function kroner(ore) {
  return `${bareKroner(ore)}\u00a0kr.`;
}

/**
 * Whole kroner without the unit, for a table whose head has it.
 * @param {number} ore
 */
export function bareKroner(ore) {
  const [whole, fraction] = split(ore, 2);
  const up = Number(fraction) >= 50;
  const rounded = Number(whole) + (up ? 1 : 0);
  return (ore < 0 && rounded !== 0 ? "\u2212" : "") + group(String(rounded));
}

/**
 * Kroner and øre, to the øre: "11.521,70 kr."; whole kroner without ",00".
 * @param {number} ore
 */
export function exact(ore) {
  return `${writeNumber(ore, 2, ore % 100 !== 0)}\u00a0kr.`;
}
