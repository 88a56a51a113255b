// The pages of target/dist as a visitor with a slow machine and a slow line has them: Chromium with its processor slowed
// four times and 1.6 Mbit a second with 150 ms there and back, as Lighthouse has a slow phone.

import { spread } from './work.mjs';

/** @typedef {import('playwright-core').Browser} Browser */
/** @typedef {import('./work.mjs').Time} Time */

const SLOWER = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: (1.6 * 1e6) / 8, uploadThroughput: (0.75 * 1e6) / 8 };
const TIMES = 5;

/** A calculator, its first field, what is typed into it key by key, and what the answer then says.
 *  @type {{ name: string, field: string, typed: string, says: string }[]} */
export const PAGES = [
  { name: 'smaajob', field: 'Løntimer om måneden', typed: '60', says: '60 timer' },
  { name: 'gevinst', field: 'Antal borgere', typed: '18', says: '2.226.231 kr.' },
  { name: 'laerlinge', field: 'Håndværkerudgifter, støttet del', typed: '40000000', says: '11.544 timer' },
];

/** Tells when the form and the first answer are there, and what the main thread was kept with. */
function watch() {
  /** @type {any} */
  const seen = { blocked: 0, shifted: 0 };
  Object.assign(globalThis, { seen });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (seen.blocked += Math.max(0, duration - 50)))).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shifted += /** @type {any} */ (entry).value))).observe({ type: 'layout-shift', buffered: true });
  const look = () => {
    if (!seen.form && document.querySelector('main input:not([type=hidden]):not(:disabled)')) seen.form = performance.now();
    if (!seen.answer && /\d/.test(document.querySelector('#answer:not(.waiting)')?.textContent ?? '')) seen.answer = performance.now();
    if (!seen.answer) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** How many files came one after the other, each asked for when the one before it was there: of those that the first
 *  answer needs, the last of which is the engine. */
function journeys() {
  const files = /** @type {PerformanceResourceTiming[]} */ ([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]);
  const engine = files.find(({ name }) => name.endsWith('.wasm'))?.responseEnd ?? Infinity;
  const needed = files.filter(({ startTime, name }) => startTime < engine && !name.endsWith('/icon.svg')).sort((a, b) => a.startTime - b.startTime);
  /** @type {{ end: number, depth: number }[]} */
  const done = [];
  for (const { startTime, responseEnd, name } of needed) {
    // The page's own links are found while it comes.
    const depth = 1 + Math.max(0, ...done.filter(({ end }) => end <= startTime).map((before) => before.depth));
    done.push({ end: name === location.href ? 0 : responseEnd, depth: name === location.href ? 1 : Math.max(2, depth) });
  }
  return Math.max(...done.map(({ depth }) => depth));
}

/** @param {Browser} browser @param {string} url @param {boolean} [slow] */
async function slowly(browser, url, slow = true) {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  if (slow) {
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', LINE);
  }
  await page.addInitScript(watch);
  await page.goto(url);
  return { context, page, tools };
}

/** @param {Browser} browser @param {string} url */
export async function start(browser, url) {
  /** @type {{ form: number, answer: number, blocked: number, shifted: number, journeys: number }[]} */
  const all = [];
  for (let time = 0; time < TIMES; time += 1) {
    const { context, page } = await slowly(browser, url);
    await page.waitForFunction(() => /** @type {any} */ (globalThis).seen.answer);
    const seen = await page.evaluate(() => /** @type {any} */ (globalThis).seen);
    all.push({ ...seen, journeys: await page.evaluate(journeys) });
    await context.close();
  }
  return {
    form: spread(all.map(({ form }) => form)), answer: spread(all.map(({ answer }) => answer)), blocked: spread(all.map(({ blocked }) => blocked)),
    shifted: Math.max(...all.map(({ shifted }) => shifted)), journeys: Math.max(...all.map((one) => one.journeys)),
  };
}

/** A page of somebody else's until it is loaded, without us and with us. @param {Browser} browser @param {string} origin @param {string} name */
export async function host(browser, origin, name) {
  /** @type {Record<string, { loaded: Time, blocked: Time }>} */
  const told = {};
  for (const [which, ours] of [['without', ''], ['with', `<script src="${origin}embed.js" async></script><jobgevinst-${name}></jobgevinst-${name}>`]]) {
    const [loaded, blocked] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    for (let time = 0; time < TIMES; time += 1) {
      const { context, page, tools } = await slowly(browser, 'about:blank');
      await page.route('**/host.html', (route) => route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="da"><title>host</title><h1>Nyt fra kommunen</h1>${'<p>Et afsnit om noget andet, som mange har skrevet.</p>'.repeat(40)}${ours}` }));
      await page.goto(`${origin}host.html`, { waitUntil: 'load' });
      loaded.push(await page.evaluate(() => /** @type {PerformanceNavigationTiming} */ (performance.getEntriesByType('navigation')[0]).loadEventEnd));
      await page.waitForTimeout(2000);
      blocked.push(await page.evaluate(() => /** @type {any} */ (globalThis).seen.blocked));
      await tools.detach();
      await context.close();
    }
    told[which] = { loaded: spread(loaded), blocked: spread(blocked) };
  }
  return told;
}

/** A page with a field and a paragraph that says it, and nothing of ours: the least that a key can take here. */
export const BARE = { name: 'bare', field: 'Tal', typed: '60', says: '60' };
export const BARE_PAGE = `<!doctype html><html lang="da"><title>bare</title><main><label>${BARE.field} <input></label><p id="answer">0</p></main>
<script>const [input, answer] = document.querySelectorAll('input, #answer'); input.oninput = () => requestAnimationFrame(() => (answer.textContent = input.value || '0'));</script>`;

/** A page of ours as it stands when it is answered, where a key only has the first number of its sentence written: what the browser takes for
 *  a page of this size. @param {Browser} browser @param {string} url @param {typeof PAGES[number]} what @returns {Promise<string>} */
export async function still(browser, url, { field }) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(url, { waitUntil: 'networkidle' });
  const id = await page.getByLabel(field, { exact: true }).getAttribute('id');
  const text = await page.evaluate(() => {
    for (const input of document.querySelectorAll('input')) input.setAttribute('value', input.value);
    for (const script of document.querySelectorAll('script')) script.remove();
    return document.documentElement.outerHTML;
  });
  await page.close();
  return `<!doctype html>${text}<script>const input = document.getElementById(${JSON.stringify(id)}), number = document.querySelector('#answer strong'); input.oninput = () => requestAnimationFrame(() => (number.textContent = input.value || '0'));</script>`;
}

/** From a key until its answer is written, and to the frame that shows it, the processor slowed. @param {Browser} browser @param {string} url of one of ours @param {typeof PAGES[number]} what
 *  @param {string} [text] of another page in its place */
export async function typing(browser, url, { field, typed, says }, text) {
  const { context, page } = await slowly(browser, 'about:blank', false);
  if (text !== undefined) await page.route(url, (route) => route.fulfill({ contentType: 'text/html', body: text }));
  await page.goto(url);
  await page.waitForFunction(() => /** @type {any} */ (globalThis).seen.answer);
  await page.evaluate(() => {
    /** @type {{ written: number, painted: number }[]} */
    const took = [];
    let pressed = 0;
    addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), true);
    const answer = /** @type {Element} */ (document.querySelector('#answer'));
    /** The next task, before all others: a frame is painted in the task that its callbacks run in. @param {() => void} then */
    const next = (then) => /** @type {any} */ (globalThis).scheduler.postTask(then, { priority: 'user-blocking' });
    let inFrame = false;
    const frame = requestAnimationFrame;
    globalThis.requestAnimationFrame = (callback) =>
      frame((time) => {
        inFrame = true;
        next(() => (inFrame = false));
        callback(time);
      });
    new MutationObserver(() => {
      const from = pressed;
      if (from === 0) return;
      pressed = 0;
      const written = performance.now() - from;
      const painted = () => next(() => took.push({ written, painted: performance.now() - from }));
      if (inFrame) painted();
      else frame(painted);
    }).observe(answer, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { took });
  });
  const input = page.getByLabel(field, { exact: true });
  for (let round = 0; round < 4; round += 1) {
    await input.fill('');
    await input.pressSequentially(typed, { delay: 250 });
  }
  await page.waitForTimeout(1000);
  const took = /** @type {{ written: number, painted: number }[]} */ (await page.evaluate(() => /** @type {any} */ (globalThis).took));
  // As fast as keys can come: the last state is what is answered.
  await input.fill('');
  await input.pressSequentially(typed, { delay: 0 });
  await page.waitForFunction((text) => document.querySelector('#answer')?.textContent?.replaceAll(/\s+/g, ' ').includes(text), says, { timeout: 10_000 });
  await context.close();
  return { written: spread(took.map(({ written }) => written)), painted: spread(took.map(({ painted }) => painted)) };
}

/** What a page holds before and after a thousand answers, MB. @param {Browser} browser @param {string} url @param {typeof PAGES[number]} what */
export async function growth(browser, url, { field, typed }) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => /\d/.test(document.querySelector('#answer:not(.waiting)')?.textContent ?? ''));
  const tools = await page.context().newCDPSession(page);
  await tools.send('Performance.enable');
  const held = async () => {
    await tools.send('HeapProfiler.collectGarbage');
    const { metrics } = await tools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 2 ** 20;
  };
  const input = await page.getByLabel(field, { exact: true }).elementHandle();
  const answer = (/** @type {number} */ times) =>
    page.evaluate(async ({ input, typed, times }) => {
      const field = /** @type {HTMLInputElement} */ (input);
      for (let time = 0; time < times; time += 1) {
        // Each another question than the ones before it.
        field.value = String(Number(typed) + time % 97);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await new Promise((done) => requestAnimationFrame(done));
      }
    }, { input, typed, times });
  await answer(200);
  const before = await held();
  await answer(1000);
  const after = await held();
  await page.close();
  return { before, after };
}

/** A cohort of so many rows in a tab, as the worker has it: the heap with the rows in columns, and the wasm's memory, MB. @param {import('playwright-core').Page} page a page of bench/ @param {object} question @param {{ kinds: object[], columns: Record<string, number[]> }} table */
export async function cohort(page, question, table) {
  return page.evaluate(async ({ question, table }) => {
    const { default: init, SavingsBatch } = await import(new URL('/bench/pkg/batch/jobgevinst.js', location.origin).href);
    const { memory } = await init();
    const { typed } = await import(new URL('/bench/work.mjs', location.origin).href);
    const columns = typed(table.columns);
    const batch = new SavingsBatch(question);
    batch.addColumns(table.kinds, columns);
    const bytes = Object.values(columns).reduce((sum, { byteLength }) => sum + byteLength, 0);
    const heap = (/** @type {any} */ (performance).memory.usedJSHeapSize + bytes) / 2 ** 20;
    if (!batch.finish().ok) throw new Error('the cohort is refused');
    return { heap, wasm: memory.buffer.byteLength / 2 ** 20 };
  }, { question, table });
}
