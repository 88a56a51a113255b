// What a visitor loads up to the first answer from what is published, per page and file, as a
// server with Brotli sends it; what comes by itself after that; and what somebody else's page loads
// before it.

import { brotliCompressSync, constants } from 'node:zlib';
import { launch, options, PAGES } from './engines.mjs';

/** The most that a page may weigh, in bytes. */
const LIMIT = 120_000;

/** What has a limit of its own: the front page has no engine, and gevinst's alone is 97,000, to be
 *  brought down.
 *  @type {Record<string, number>} */
const OWN_LIMIT = { 'gevinst.html': 162_000, 'index.html': 25_000 };

/** The most that the loader of other people's pages may be, as it is. */
const LOADER = 2_000;

/** @param {Buffer} body */
function brotli(body) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(body, { params }).length;
}

/** What is asked for when the engine has come. */
function later() {
  const files = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType('resource'));
  const engine = files.find(({ name }) => name.endsWith('.wasm'));
  return engine ? files.filter(({ startTime }) => startTime > engine.responseEnd).map(({ name }) => name) : [];
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
 * The files that a page loads by itself, each with its bytes as they are and as they are sent, and
 * whether the answer did without it.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 */
async function weigh(browser, url) {
  const page = await browser.newPage();
  /** @type {Map<string, import('playwright-core').Response>} */
  const responses = new Map();
  page.on('response', (response) => responses.set(response.url(), response));
  /** @type {string[]} */
  const missing = [];
  page.on('requestfailed', (request) => missing.push(request.url()));
  await page.goto(url, { waitUntil: 'networkidle' });
  const late = await page.evaluate(later);
  await answersWithout(browser, url, late);
  /** @type {[string, number, number, boolean][]} */
  const files = [];
  for (const [address, response] of responses) {
    if (!response.ok()) {
      missing.push(address);
      continue;
    }
    const body = await response.body();
    files.push([new URL(address).pathname.slice(1), body.length, brotli(body), late.includes(address)]);
  }
  if (missing.length > 0) {
    throw new Error(`not loaded: ${missing.join(', ')}`);
  }
  await page.close();
  return files.sort((a, b) => b[2] - a[2]);
}

/** @param {string} name @param {number} raw @param {number} sent */
function row(name, raw, sent) {
  const [a, b] = [raw, sent].map((bytes) => bytes.toLocaleString('en').padStart(10));
  console.log(`  ${name.padEnd(32)}${a}${b}`);
}

const given = options();
const browser = await launch(given);
const tooHeavy = [];
/** One for each calculator, and one with all of them. @type {Map<string, [number, number]>} */
const wasm = new Map();
for (const name of PAGES) {
  const all = await weigh(browser, new URL(name, given.url).href);
  const files = all.filter(([, , , late]) => !late);
  const raw = files.reduce((sum, file) => sum + file[1], 0);
  const sent = files.reduce((sum, file) => sum + file[2], 0);
  console.log(`\n${name.padEnd(34)}     bytes    brotli`);
  files.forEach(([file, ...bytes]) => row(file, bytes[0], bytes[1]));
  row('up to the first answer', raw, sent);
  all.filter(([, , , late]) => late).forEach(([file, ...bytes]) => row(`(then) ${file}`, bytes[0], bytes[1]));
  files.filter(([file]) => file.endsWith('.wasm')).forEach(([file, own, sent]) => wasm.set(file, [own, sent]));
  if (sent > (OWN_LIMIT[name] ?? LIMIT)) {
    tooHeavy.push(name);
  }
}
await browser.close();
const loader = Buffer.from(await (await fetch(new URL('embed.js', given.url))).arrayBuffer());
console.log(`\n${'the loader'.padEnd(34)}     bytes    brotli`);
row('embed.js', loader.length, brotli(loader));
if (loader.length > LOADER) {
  tooHeavy.push('embed.js');
}
// A page of another character set would read it wrongly.
if (loader.some((byte) => byte > 127)) {
  console.log('\nembed.js is not ASCII');
  process.exitCode = 1;
}
console.log(`\n${'the engines'.padEnd(34)}     bytes    brotli`);
wasm.forEach((bytes, file) => row(file, ...bytes));
if (tooHeavy.length > 0) {
  console.log(`\nmore than allowed: ${tooHeavy.join(', ')}`);
  process.exitCode = 1;
}
