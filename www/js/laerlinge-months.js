/** Months as somebody types them: "3.2026", "marts 2026", or as a spreadsheet writes them: "mar-26". A month is "YYYY-MM" everywhere else. */

import { t } from "./i18n.js";

/** How months are called in either language, from the third letter on nothing changes which one it is. */
const NAMES = ["jan", "feb", "mar", "apr", "maj|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec"].map((name) => new RegExp(`^(?:${name})\\p{L}*$`, "iu"));

/** Of a year's last two digits, as Excel writes a month. @param {string} text */
const yearOf = (text) => Number(text) + (text.length === 2 ? 2000 : 0);

/** @param {string} text @returns {string | null} null: no month */
export function readMonth(text) {
  const rest = text.trim();
  // A whole date stands in its month.
  const [, year, month] = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?$/.exec(rest) ?? [];
  if (year !== undefined) return monthOf(Number(year), Number(month));
  const numbers = /^(?:\d{1,2}[./ -]+)?(\d{1,2})[./ -]+(\d{4}|\d{2})$/.exec(rest);
  if (numbers) return monthOf(yearOf(numbers[2]), Number(numbers[1]));
  const words = /^(\p{L}+)[./ '’-]*(\d{4}|\d{2})$/u.exec(rest);
  return words ? monthOf(yearOf(words[2]), NAMES.findIndex((name) => name.test(words[1])) + 1) : null;
}

/** @param {number} year @param {number} month */
const monthOf = (year, month) => (month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, "0")}` : null);

/** As it is typed: "3.2026". @param {string} iso */
export const writeMonth = (iso) => `${Number(iso.slice(5, 7))}.${iso.slice(0, 4)}`;

/** Short, over a column: "mar. 26". @param {string} iso */
export const shortMonth = (iso) => `${t(`month.${Number(iso.slice(5, 7))}`).slice(0, 3)} ${iso.slice(2, 4)}`;

/** In a sentence: "maj 2026". @param {string} iso */
export const longMonth = (iso) => `${t(`month.${Number(iso.slice(5, 7))}`)} ${iso.slice(0, 4)}`;

/** @param {string} iso @param {number} n */
export function addMonths(iso, n) {
  const months = Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1 + n;
  return /** @type {string} */ (monthOf(Math.floor(months / 12), (months % 12) + 1));
}

/** Months from one to the other, both counted. @param {string} from @param {string} to */
export const monthsFrom = (from, to) => (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1;

/**
 * How long it is from a day to another, both counted, in months down to one decimal.
 * @param {string} start
 * @param {string} end
 */
export function monthsBetween(start, end) {
  if (end < start) return 0;
  const day = (/** @type {string} */ iso) => new Date(`${iso}T00:00:00Z`);
  const last = day(end);
  last.setUTCDate(last.getUTCDate() + 1);
  const first = day(start);
  let whole = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
  if (last.getUTCDate() < first.getUTCDate()) whole -= 1;
  const days = (last.getUTCDate() - first.getUTCDate() + 31) % 31;
  return whole + Math.floor((Math.min(days, 29) / 30) * 10) / 10;
}
