/**
 * Rows in columns, as the engine takes many: what people differ by as numbers, and everything else once for all who
 * have it in common.
 */

/** @typedef {import("../../src/types.js").SavingsRow} SavingsRow */
/** @typedef {Required<import("../../src/types.js").SavingsColumns>} Columns */
/** @typedef {{ kinds: SavingsRow[], columns: Columns }} Table */

const NUMBERS = /** @type {const} */ (["persons", "age", "weeksOnSupport", "rent", "daycare"]);
/** The most that a column holds; what is more, or no number of a column, stays in the kind, where the engine looks at it. */
const MOST = 2 ** 31 - 1;
/** No number of the row's own. */
const NONE = -1;

/** @param {unknown} value @returns {value is number} */
const fits = (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST;

/** @param {SavingsRow[]} rows @returns {Table} */
export function tableOf(rows) {
  const column = () => new Int32Array(rows.length).fill(NONE);
  const columns = { kind: new Uint32Array(rows.length), persons: column(), age: column(), kommune: column(), weeksOnSupport: column(), rent: column(), daycare: column(), wage: column() };
  /** @type {SavingsRow[]} */
  const kinds = [];
  /** @type {Map<string, number>} */
  const known = new Map();
  rows.forEach((row, at) => {
    const kind = { ...row };
    for (const name of NUMBERS) {
      const value = kind[name];
      if (!fits(value)) continue;
      columns[name][at] = value;
      delete kind[name];
    }
    if (/^\d{4}$/.test(kind.kommune ?? "")) {
      columns.kommune[at] = Number(kind.kommune);
      delete kind.kommune;
    }
    const [first, ...others] = kind.phases ?? [];
    if (first?.wage && fits(first.wage.amount)) {
      columns.wage[at] = first.wage.amount;
      kind.phases = [{ ...first, wage: { ...first.wage, amount: 0 } }, ...others];
    }
    const key = JSON.stringify(kind);
    let number = known.get(key);
    if (number === undefined) {
      number = kinds.push(kind) - 1;
      known.set(key, number);
    }
    columns.kind[at] = number;
  });
  return { kinds, columns };
}

/**
 * Some of the rows, with their own kinds alone.
 * @param {Table} table
 * @param {number} from
 * @param {number} [to]
 * @returns {Table}
 */
export function portionOf({ kinds, columns }, from, to = columns.kind.length) {
  /** @type {SavingsRow[]} */
  const own = [];
  /** @type {Map<number, number>} */
  const known = new Map();
  const kind = columns.kind.slice(from, to).map((number) => {
    let at = known.get(number);
    if (at === undefined) {
      at = own.push(kinds[number]) - 1;
      known.set(number, at);
    }
    return at;
  });
  const numbers = Object.entries(columns).map(([name, column]) => [name, column.slice(from, to)]);
  return { kinds: own, columns: { ...Object.fromEntries(numbers), kind } };
}
