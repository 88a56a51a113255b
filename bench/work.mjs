// The pieces of work that are measured in wasm, in Node.js and in a browser: what the page does when it asks. The same
// natively is src/lib.rs.

/** @typedef {{ median: number, low: number, high: number }} Time milliseconds: the median, and between which half of the samples lie */

/** The question, its rows as objects, and the same in columns of plain numbers. @typedef {{ question: object, rows: object[], table: { kinds: object[], columns: Record<string, number[]> } }} Cohort */

/** @param {number[]} samples @returns {Time} */
export function spread(samples) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.round(share * (sorted.length - 1))];
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}

/** How long one takes: samples of some ten milliseconds each, after a warm-up. @param {() => unknown} work @returns {Time} */
export function time(work) {
  const [warm, sample, count] = [300, 20, 31];
  let calls = 0;
  const start = performance.now();
  while (performance.now() - start < warm) {
    work();
    calls += 1;
  }
  const each = Math.max(1, Math.round((calls * sample) / warm));
  /** @type {number[]} */
  const samples = [];
  for (let i = 0; i < count; i += 1) {
    const from = performance.now();
    for (let n = 0; n < each; n += 1) work();
    samples.push((performance.now() - from) / each);
  }
  return spread(samples);
}

/** Columns as the engine takes them. @param {Record<string, number[]>} columns @returns {Record<string, Uint32Array | Int32Array>} */
export const typed = (columns) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, (name === 'kind' ? Uint32Array : Int32Array).from(column)]));

/**
 * @param {(folder: string) => Promise<any>} load the package of a folder, started
 * @param {{ cases: Record<string, object>, cohort: Cohort, javascript: () => number }} given
 */
export async function measure(load, { cases, cohort, javascript }) {
  /** @type {Record<string, Time>} */
  const times = {};
  for (const ask of ['smaajob', 'savings', 'laerlinge']) {
    const engine = await load(ask);
    if (!engine[ask](cases[ask]).ok) throw new Error(`${ask} is refused`);
    times[ask] = time(() => engine[ask](cases[ask]));
  }
  const { savings } = await load('savings');
  const { question, rows, table } = cohort;
  const drawn = { ...question, rows: rows.slice(0, 9), draws: { count: 10_000, seed: 1 } };
  times.draws = time(() => savings(drawn));

  // Each person by a question of its own, against all in one.
  const some = rows.slice(0, 300);
  times.alone = scaled(time(() => some.forEach((row) => savings({ ...question, rows: [row] }))), 1 / some.length);
  // Many, as the worker computes them.
  const { SavingsBatch } = await load('batch');
  const columns = typed(table.columns);
  /** @param {(batch: any) => void} add */
  const all = (add) => {
    const from = performance.now();
    const batch = new SavingsBatch(question);
    add(batch);
    const { ok, result } = batch.finish();
    if (!ok || result.faultyCount > 0) throw new Error('the cohort is refused');
    return (performance.now() - from) / rows.length;
  };
  /** @type {[number[], number[]]} */
  const [inColumns, asObjects] = [[], []];
  for (let run = 0; run < 5; run += 1) {
    inColumns.push(all((batch) => batch.addColumns(table.kinds, columns)));
    asObjects.push(all((batch) => {
      for (let at = 0; at < rows.length; at += 1000) batch.add(rows.slice(at, at + 1000));
    }));
  }
  times.batch = spread(inColumns);
  times.objects = spread(asObjects);

  const { taxes } = await load('tax');
  if (taxes() !== javascript()) throw new Error(`the taxes differ: ${taxes()} and ${javascript()}`);
  times.taxes = time(taxes);
  times.javascript = time(javascript);
  return times;
}

/** @param {Time} time @param {number} by @returns {Time} */
export const scaled = ({ median, low, high }, by) => ({ median: median * by, low: low * by, high: high * by });
