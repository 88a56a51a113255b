/** The hours of a month with irregular shifts, week by week; a week belongs to the month of its Monday. */

import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { decimal, readNumber } from "./numbers.js";
import { hoursText } from "./smaajob-words.js";

const DAY = 86_400_000;

/** What was typed, by the Monday of the week: it is kept while the page is open. @type {Map<string, string>} */
const typed = new Map();

/** The week's number by ISO 8601: the week of its Thursday. @param {Date} monday */
function weekNumber(monday) {
  const thursday = new Date(monday.getTime() + 3 * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - first) / DAY / 7) + 1;
}

/** @param {string} month "2026-01" */
function mondays(month) {
  const [year, number] = month.split("-").map(Number);
  const list = [];
  for (let day = 1; ; day += 1) {
    const date = new Date(Date.UTC(year, number - 1, day));
    if (date.getUTCMonth() !== number - 1) return list;
    if (date.getUTCDay() === 1) list.push(date);
  }
}

/** "5. januar" @param {Date} date */
const dayText = (date) => t("calendar.day", { day: date.getUTCDate(), month: t(`month.${date.getUTCMonth() + 1}`) });

/**
 * @param {((hours: string) => void) | null} use puts the sum in the hours field; null: it is not to be changed
 */
export function calendar(use) {
  let shown = "";
  let line = 0;
  /** @type {{ key: string, input: HTMLInputElement, error: HTMLElement }[]} */
  let weeks = [];
  const lead = h("p");
  const list = h("div", { class: "weeks" });
  const result = h("p", { role: "status" });
  const button = h("button", { type: "button", class: "button", hidden: use === null });
  const node = h("div", null, lead, list, result, button);

  /** Hundredths of an hour; null while something cannot be read. @type {number | null} */
  let sum = 0;
  const count = () => {
    sum = 0;
    for (const { key, input, error } of weeks) {
      typed.set(key, input.value);
      const read = readNumber(input.value, 2);
      const wrong = input.value.trim() !== "" && (!read.ok || read.value > 16_800);
      error.hidden = !wrong;
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      sum = wrong || sum === null ? null : sum + (read.ok ? read.value : 0);
    }
    const hours = (sum ?? 0) / 100;
    const missing = Math.round((line - hours) * 100) / 100;
    const params = { sum: hoursText(hours), line: decimal(line), missing: hoursText(Math.abs(missing)) };
    result.textContent = sum === null ? t("calendar.wrong") : t(missing > 0 ? "calendar.missing" : missing < 0 ? "calendar.beyond" : "calendar.at", params);
    if (sum !== null) button.textContent = t("calendar.use", { sum: hoursText(hours) });
    button.disabled = sum === null;
  };
  button.addEventListener("click", () => {
    if (sum !== null) use?.(decimal(sum / 100));
  });

  return {
    node,
    /** @param {string} month @param {number} at the line */
    update(month, at) {
      line = at;
      if (shown !== month) {
        shown = month;
        const days = mondays(month);
        const [year, number] = month.split("-");
        lead.textContent = t("calendar.lead", { month: t(`month.${Number(number)}`), year, n: days.length });
        weeks = [];
        list.replaceChildren(
          ...days.map((monday, i) => {
            const key = monday.toISOString().slice(0, 10);
            const id = `week-${i}`;
            const sunday = new Date(monday.getTime() + 6 * DAY);
            const input = h("input", { id, type: "text", inputmode: "decimal", autocomplete: "off", value: typed.get(key) ?? "", "aria-describedby": `${id}-error` });
            const error = h("span", { class: "error", id: `${id}-error`, hidden: true }, icon("error"), t("calendar.notHours"));
            input.addEventListener("input", count);
            weeks.push({ key, input, error });
            return h("div", { class: "week" }, h("label", { for: id }, t("calendar.week", { n: weekNumber(monday), from: dayText(monday), to: dayText(sunday) })), h("span", { class: "control" }, input, h("span", { class: "unit" }, t("unit.hours"))), error);
          }),
        );
      }
      count();
    },
  };
}
