// Everybody, in one worker of a page and in two: the engine is ready and the rows are there when the clock starts, and
// the answer is there when it stops.

/** What the workers are. */
const WORKER = `
  const started = (async () => {
    const { default: init, SavingsBatch } = await import(new URL('/bench/pkg/batch/jobgevinst.js', origin).href);
    await init();
    return SavingsBatch;
  })();
  let given;
  addEventListener('message', async ({ data }) => {
    const SavingsBatch = await started;
    if (data.table) {
      given = data;
      postMessage('ready');
      return;
    }
    const batch = new SavingsBatch(given.question);
    const { faulty } = batch.addColumns(given.table.kinds, given.table.columns);
    if (faulty.length > 0) throw new Error(JSON.stringify(faulty[0]));
    if (data.part) {
      const { port } = data;
      const part = await new Promise((heard) => (port.onmessage = ({ data }) => heard(data)));
      batch.join(part);
    } else if (data.port) {
      data.port.postMessage(batch.part());
      return;
    }
    const { ok, result } = batch.finish();
    if (!ok) throw new Error('the cohort is refused');
    postMessage(result.persons);
  });
`;

/**
 * @param {import('playwright-core').Page} page a page of bench/
 * @param {object} question
 * @param {{ kinds: object[], columns: Record<string, number[]> }} table
 * @returns {Promise<[number, number]>} seconds
 */
export async function denmark(page, question, { kinds, columns }) {
  await page.evaluate(() => Object.assign(globalThis, { table: {} }));
  for (const [name, column] of Object.entries(columns)) {
    await page.evaluate(({ name, column }) => {
      /** @type {any} */ (globalThis).table[name] = (name === 'kind' ? Uint32Array : Int32Array).from(column);
    }, { name, column });
  }
  return page.evaluate(async ({ question, kinds, worker }) => {
    /** @type {Record<string, Uint32Array | Int32Array>} */
    const columns = /** @type {any} */ (globalThis).table;
    const all = columns.kind.length;
    const script = URL.createObjectURL(new Blob([worker.replaceAll('origin', JSON.stringify(location.origin))], { type: 'text/javascript' }));
    const heard = (/** @type {Worker} */ from) =>
      new Promise((resolve, reject) => {
        from.onmessage = ({ data }) => resolve(data);
        from.onerror = ({ message }) => reject(new Error(message));
      });
    /** @param {number} count */
    const seconds = async (count) => {
      const workers = Array.from({ length: count }, () => new Worker(script, { type: 'module' }));
      for (const [at, one] of workers.entries()) {
        const [from, to] = [at, at + 1].map((end) => Math.round((all * end) / count));
        one.postMessage({ question, table: { kinds, columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.slice(from, to)])) } });
        await heard(one);
      }
      const { port1, port2 } = new MessageChannel();
      const start = performance.now();
      workers[1]?.postMessage({ port: port2 }, [port2]);
      workers[0].postMessage(count > 1 ? { port: port1, part: true } : {}, count > 1 ? [port1] : []);
      const persons = await heard(workers[0]);
      const took = (performance.now() - start) / 1000;
      workers.forEach((one) => one.terminate());
      if (persons !== all) throw new Error(`${persons} of ${all}`);
      return took;
    };
    return /** @type {[number, number]} */ ([await seconds(1), await seconds(2)]);
  }, { question, kinds, worker: WORKER });
}
