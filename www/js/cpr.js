/** What looks like a CPR number, or like somebody's name: it is not read, not shown again, and in no link. */

/** Six digits of a day and four more, however they are parted; the day of a number that was given for lack of one is 61 to 91. */
const CPR = /(?<!\d)(\d{2})[./ -]?(\d{2})[./ -]?\d{2}[\s./\u00a0\u2010-\u2015\u2212-]*\d{4}(?!\d)/g;
/** Nine digits, of which a spreadsheet has lost the first. */
const SHORT = /^\s*\d{5}[\s\u2010-\u2015\u2212-]*\d{4}\s*$/;
/** "Mette Hansen", "Ali bin Omar", "HANSEN, Mette". */
const NAME = /^\p{Lu}[\p{L}'’.-]+(?:,? (?:\p{Lu}[\p{L}'’.-]*|af|von|van|de|bin|al))+$/u;

/** Is there something like a CPR number in the text? @param {string} text @returns {boolean} */
export function hasCpr(text) {
  if (text.length < 9 || !/\d{4}/.test(text)) return false;
  for (const [, day, month] of text.matchAll(CPR)) {
    const d = Number(day);
    const m = Number(month);
    if (m >= 1 && m <= 12 && ((d >= 1 && d <= 31) || (d >= 61 && d <= 91))) return true;
  }
  return SHORT.test(text) && hasCpr(`0${text.trim()}`);
}

/** Is the whole text like a name? @param {string} text */
export const isName = (text) => NAME.test(text);

/** What stands where something was written that nobody else should see: it is never a number, a date or a choice. */
export const UNTOLD = "?";

/** Are there words in it, beside those of a number: perhaps a name? @param {string} text */
export const isWordy = (text) => isName(text) || /\p{Lu}\p{Ll}/u.test(text) || /\p{L}{2,}[\s,]+\p{L}{2,}/u.test(text);

/** The text, unless it tells who somebody is. @param {string} text */
export const guarded = (text) => (hasCpr(text) || isWordy(text) ? UNTOLD : text);
