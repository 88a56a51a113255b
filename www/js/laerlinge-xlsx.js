/** The contractor's form as a workbook with lists to choose from: the few parts of one that Excel and LibreOffice ask for. */

import { t } from "./i18n.js";
import { formRows } from "./laerlinge-sheet.js";
import { saveFile } from "./save.js";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** Lines of the table that have lists to choose from. */
const LINES = 200;
const WIDTHS = [14, 14, 26, 20, 18, 12, 12, 16];

/** @param {string} text */
const xml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
/** @param {number} column from 0 */
const letter = (column) => String.fromCharCode(65 + column);

/** @param {string[]} cells @param {number} line from 1 @param {number} style */
const row = (cells, line, style) => `<row r="${line}">${cells.map((text, i) => (text === "" && style === 0 ? "" : `<c r="${letter(i)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`)).join("")}</row>`;

/** The sheet with the table, and the one that explains it. @param {string} caseName */
function sheets(caseName) {
  const { above, head, rows, below, choices, columns } = formRows(caseName);
  const at = above.length + 2;
  const lists = Object.entries(choices).map(([name, values]) => {
    const column = letter(columns.indexOf(name));
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${column}${at + 1}:${column}${at + LINES}"><formula1>"${xml(values.join(","))}"</formula1></dataValidation>`;
  });
  const table = [...above.map((cells, i) => row(cells, i + 1, i === 0 ? 1 : 0)), row(head, at, 1), ...rows.map((cells, i) => row(cells, at + 1 + i, 0))];
  const form = `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${at}" topLeftCell="A${at + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${WIDTHS.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`).join("")}</cols><sheetData>${table.join("")}</sheetData><dataValidations count="${lists.length}">${lists.join("")}</dataValidations></worksheet>`;
  const words = `<worksheet xmlns="${MAIN}"><cols><col min="1" max="1" width="22" customWidth="1"/><col min="2" max="2" width="110" customWidth="1"/></cols><sheetData>${below.map((cells, i) => row(cells, i + 1, i === 0 ? 1 : 0)).join("")}</sheetData></worksheet>`;
  return [form, words];
}

/** @param {string} caseName */
export async function saveWorkbook(caseName) {
  const { strToU8, zipSync } = await import(new URL("../pkg/fflate.js", import.meta.url).href);
  const [form, words] = sheets(caseName);
  const override = (/** @type {string} */ part, /** @type {string} */ kind) => `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  const relation = (/** @type {number} */ id, /** @type {string} */ kind, /** @type {string} */ target) => `<Relationship Id="rId${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  /** @type {Record<string, string>} */
  const parts = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook", "sheet.main")}${override("worksheets/sheet1", "worksheet")}${override("worksheets/sheet2", "worksheet")}${override("styles", "styles")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xml(t("monthly.sheet"))}" sheetId="1" r:id="rId1"/><sheet name="${xml(t("monthly.words"))}" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relation(1, "worksheet", "worksheets/sheet1.xml")}${relation(2, "worksheet", "worksheets/sheet2.xml")}${relation(3, "styles", "styles.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": form,
    "xl/worksheets/sheet2.xml": words,
  };
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(HEAD + text)])));
  saveFile(t("monthly.xlsxName"), new Blob([bytes], { type: `${TYPE}.sheet` }));
}
