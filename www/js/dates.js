/** Dates as Danes write them: 1.8.2019. A date is "YYYY-MM-DD" everywhere else. */

import { language } from "./i18n.js";

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
/** "1.8.2019", "01-08-2019", "1/8 2019". */
const DANISH = /^(\d{1,2})[./ -]+(\d{1,2})[./ -]+(\d{4})$/;

/** @param {number} year @param {number} month @param {number} day @returns {string | null} null: there is no such day */
function dateOf(year, month, day) {
  const date = new Date(Date.UTC(year, month - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : null;
}

/**
 * Reads a date that somebody typed; a time of day after it says nothing here.
 * @param {string} text
 * @returns {string | null} null: no date
 */
export function readDate(text) {
  const rest = text.trim().replace(/[ T]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?Z?$/, "");
  const iso = ISO.exec(rest);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const danish = DANISH.exec(rest);
  return danish ? dateOf(Number(danish[3]), Number(danish[2]), Number(danish[1])) : null;
}

/** As it stands in a field, also in English: it is read as day, month, year. @param {string} iso */
export const writeDate = (iso) => iso.split("-").reverse().map(Number).join(".");

const ENGLISH = new Intl.DateTimeFormat("en-DK", { dateStyle: "long", timeZone: "UTC" });

/** As it is read: 1.8.2019, or 1 August 2019. @param {string} iso */
export const showDate = (iso) => (language() === "en" ? ENGLISH.format(new Date(iso)) : writeDate(iso));

/** The day on the visitor's own clock. */
export function today() {
  const now = new Date();
  return showDate(new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10));
}
