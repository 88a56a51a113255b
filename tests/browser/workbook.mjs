// Reads a workbook as a spreadsheet does, and counts its formulas anew.

import { inflateRawSync } from 'node:zlib';

/** @typedef {{ value: string | number, formula: string | null }} Cell */
/** The cells of a sheet by their names: "B7". @typedef {Map<string, Cell>} Sheet */

/** The files in a zip, by name. @param {Buffer} bytes */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  /** @type {Map<string, string>} */
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    const content = bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    files.set(bytes.toString('utf8', at + 46, at + 46 + name), content.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

/** @param {string} text */
const plain = (text) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** The sheets of a workbook, by name. @param {Buffer} bytes */
export function readBook(bytes) {
  const files = unzip(bytes);
  const texts = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    [...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => plain(text)).join(''),
  );
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => plain(name));
  /** @type {Map<string, Sheet>} */
  const sheets = new Map();
  names.forEach((name, i) => {
    /** @type {Sheet} */
    const sheet = new Map();
    for (const [, ref, type, content] of (files.get(`xl/worksheets/sheet${i + 1}.xml`) ?? '').matchAll(/<c r="([A-Z]+\d+)"(?: s="\d+")?(?: t="(\w+)")?>(.*?)<\/c>/gs)) {
      const value = /<v>(.*?)<\/v>/s.exec(content)?.[1] ?? '';
      const formula = /<f>(.*?)<\/f>/s.exec(content)?.[1];
      sheet.set(ref, { value: type === 's' ? (texts[Number(value)] ?? '') : Number(value), formula: formula === undefined ? null : plain(formula) });
    }
    sheets.set(name, sheet);
  });
  return sheets;
}

/** Half away from nothing, by the fifteen digits that a spreadsheet has. @param {number} x @param {number} digits */
function round(x, digits) {
  const shifted = Number((Math.abs(x) * 10 ** digits).toPrecision(15));
  return (Math.sign(x) * Math.floor(shifted + 0.5)) / 10 ** digits;
}

/** @type {Record<string, (...given: number[]) => number>} */
const FUNCTIONS = {
  ABS: Math.abs,
  SIGN: Math.sign,
  INT: Math.floor,
  MIN: Math.min,
  MAX: Math.max,
  SUM: (...given) => given.reduce((a, b) => a + b, 0),
  ROUND: round,
  ROUNDUP: (x) => Math.sign(x) * Math.ceil(Math.abs(x)),
};

/**
 * What the formulas of a workbook give, whatever results are stored in it.
 *
 * @param {Map<string, Sheet>} book
 */
export function counting(book) {
  /** @type {Map<string, number>} */
  const known = new Map();

  /** @param {string} sheet @param {string} ref @returns {number} */
  function valueOf(sheet, ref) {
    const key = `${sheet}!${ref}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const cell = book.get(sheet)?.get(ref);
    if (!cell || typeof cell.value !== 'number') throw new Error(`${key} is no number`);
    const value = cell.formula === null ? cell.value : evaluate(sheet, cell.formula);
    known.set(key, value);
    return value;
  }

  /** @param {string} sheet @param {string} formula @returns {number} */
  function evaluate(sheet, formula) {
    const tokens = formula.match(/'[^']+'!|[A-Z]+\d+(?::[A-Z]+\d+)?|[A-Z]+(?=\()|\d+(?:\.\d+)?|[-+*/(),]/g) ?? [];
    if (tokens.join('') !== formula) throw new Error(`${formula} is not understood`);
    let at = 0;
    const take = () => tokens[at++];

    /** The cells of a range, or the value of an expression. @returns {number[]} */
    function argument() {
      const [column, first, to, last] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(tokens[at] ?? '')?.slice(1) ?? [];
      if (column === undefined) return [sum()];
      if (column !== to) throw new Error(`${tokens[at]} is more than a column`);
      at += 1;
      return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => valueOf(sheet, `${column}${Number(first) + i}`));
    }
    /** @returns {number} */
    function factor() {
      const token = take() ?? '';
      if (token === '-') return -factor();
      if (token === '(') {
        const value = sum();
        take();
        return value;
      }
      if (/^\d/.test(token)) return Number(token);
      if (token.endsWith('!')) return valueOf(token.slice(1, -2), take() ?? '');
      if (tokens[at] !== '(') return valueOf(sheet, token);
      /** @type {number[][]} */
      const given = [];
      do {
        take();
        given.push(argument());
      } while (tokens[at] === ',');
      take();
      if (token === 'SUMPRODUCT') return given[0].reduce((all, x, i) => all + x * given[1][i], 0);
      const known = FUNCTIONS[token];
      if (!known) throw new Error(`${token} is not understood`);
      return known(...given.flat());
    }
    /** @returns {number} */
    function product() {
      let value = factor();
      while (tokens[at] === '*' || tokens[at] === '/') value = take() === '*' ? value * factor() : value / factor();
      return value;
    }
    /** @returns {number} */
    function sum() {
      let value = product();
      while (tokens[at] === '+' || tokens[at] === '-') value = take() === '+' ? value + product() : value - product();
      return value;
    }
    return sum();
  }
  return valueOf;
}
