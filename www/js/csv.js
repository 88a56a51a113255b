/** Files for a spreadsheet as Danes have it: semicolons, decimal commas, every øre. */

import { plainNumber } from "./numbers.js";
import { saveFile } from "./save.js";

/** A number with its decimals as a spreadsheet reads it: 1234.5 is "1234,5". @param {number} value */
export const number = (value) => String(value).replace(".", ",");

/** An amount likewise, always with its øre. @param {number} ore */
export function amount(ore) {
  const [whole, fraction = ""] = plainNumber(ore, 2).split(".");
  return `${whole},${fraction.padEnd(2, "0")}`;
}

/** A cell that is text never is a formula; a number below nothing is none. @param {string} text */
function cell(text) {
  const clean = text.replaceAll("\u00a0", " ").replaceAll("\u00ad", "");
  const safe = /^[=+@\t\r\n-]/.test(clean) && !/^-\d+(?:,\d+)?$/.test(clean) ? `'${clean}` : clean;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {string} name @param {string[][]} rows */
export function saveCsv(name, rows) {
  // The mark at the beginning tells Excel that it is UTF-8.
  const text = `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
  saveFile(name, new Blob([text], { type: "text/csv;charset=utf-8" }));
}
