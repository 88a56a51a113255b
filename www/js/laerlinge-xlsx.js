/** The contractor's form as a workbook with lists to choose from. */

import { t } from "./i18n.js";
import { formRows } from "./laerlinge-sheet.js";
import { bold, saveBook } from "./workbook.js";

/** Lines of the table that have lists to choose from. */
const LINES = 200;

/** @param {string} caseName */
export function saveWorkbook(caseName) {
  const { above, head, rows, below, choices, columns } = formRows(caseName);
  const at = above.length + 2;
  const headed = (/** @type {string[][]} */ [first, ...others]) => [first.map(bold), ...others];
  return saveBook(t("monthly.xlsxName"), {
    title: t("monthly.title"),
    sheets: [
      {
        name: t("monthly.sheet"),
        widths: [14, 14, 26, 20, 18, 12, 12, 16],
        frozen: at,
        rows: [...headed(above), [], head.map(bold), ...rows],
        choices: Object.entries(choices).map(([name, values]) => ({ column: columns.indexOf(name), first: at, last: at + LINES - 1, values })),
      },
      { name: t("monthly.words"), widths: [22, 110], rows: headed(below) },
    ],
  });
}
