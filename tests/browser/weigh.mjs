// What a visitor loads up to the first answer, as a server with Brotli sends it.

import { brotliCompressSync, constants } from 'node:zlib';

/** @typedef {{ file: string, raw: number, sent: number, late: boolean }} File bytes as they are and as they are sent, and whether the answer did without it */

/** @param {Uint8Array} body */
export function brotli(body) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(body, { params }).length;
}

/** What is asked for when the answer can be given: first of all the style of what stands under it. When a file's last byte came is told
 *  too late by some milliseconds, now and then. */
function later() {
  const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  const style = files.find(({ name }) => name.endsWith('/later.css'));
  return style ? files.filter(({ startTime }) => startTime >= style.startTime).map(({ name }) => name) : [];
}

/** Fails unless the page answers without these files. @param {import('playwright-core').Browser} browser @param {string} url @param {string[]} files */
async function answersWithout(browser, url, files) {
  const page = await browser.newPage();
  await page.route((address) => files.includes(address.href), (route) => route.abort());
  await page.goto(url);
  await page.waitForFunction(() => {
    const answers = [...document.querySelectorAll('#answer, .card-answer')];
    return answers.length > 0 && answers.every((answer) => /\d/.test(answer.textContent ?? ''));
  });
  await page.close();
}

/**
 * The files that a page loads by itself, the largest first.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {string} [host] a page of somebody else's that holds it, in place of the page itself
 * @returns {Promise<File[]>}
 */
export async function weigh(browser, url, host) {
  const page = await browser.newPage(host === undefined ? {} : { bypassCSP: true });
  /** @type {Map<string, import('playwright-core').Response>} */
  const responses = new Map();
  page.on('response', (response) => responses.set(response.url(), response));
  /** @type {string[]} */
  const missing = [];
  page.on('requestfailed', (request) => missing.push(request.url()));
  const at = host === undefined ? url : new URL('host.html', url).href;
  if (host !== undefined) await page.route(at, (route) => route.fulfill({ body: host, contentType: 'text/html' }));
  await page.goto(at, { waitUntil: 'networkidle' });
  const frame = page.frames().at(-1) ?? page.mainFrame();
  const late = await frame.evaluate(later);
  await answersWithout(browser, frame.url(), late);
  /** @type {File[]} */
  const files = [];
  for (const [address, response] of responses) {
    if (address === at && host !== undefined) continue;
    if (!response.ok()) {
      missing.push(address);
      continue;
    }
    const body = await response.body();
    files.push({ file: new URL(address).pathname.slice(1), raw: body.length, sent: brotli(body), late: late.includes(address) });
  }
  if (missing.length > 0) {
    throw new Error(`not loaded: ${missing.join(', ')}`);
  }
  await page.close();
  return files.sort((a, b) => b.sent - a.sent);
}

/** @param {File[]} files @param {'raw' | 'sent'} what */
export const sum = (files, what) => files.reduce((all, file) => all + file[what], 0);
