/** A workbook from a plain description of its sheets: what writes it loads when somebody asks for one. */

import { saveFile } from "./save.js";

/** What stands in a cell that is more than a text. A formula has its result as its number.
 *  @typedef {{ text?: string, url?: string, number?: number, formula?: string, format?: string, bold?: boolean, wrap?: boolean }} Made */
/** @typedef {string | Made | null} Cell */
/** Columns and rows from 0. @typedef {{ column: number, first: number, last: number, values: string[] }} Choice */
/** @typedef {{ name: string, widths: number[], frozen?: number, rows: Cell[][], choices?: Choice[] }} Sheet */
/** @typedef {{ title: string, sheets: Sheet[] }} Book */

/** @param {string} text @returns {Made} */
export const bold = (text) => ({ text, bold: true });

/** @param {string} name @param {Book} book */
export async function saveBook(name, book) {
  const wasm = await import(new URL("../pkg/xlsx/jobgevinst.js", import.meta.url).href);
  await wasm.default();
  saveFile(name, new Blob([wasm.workbook(book)], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }));
}
