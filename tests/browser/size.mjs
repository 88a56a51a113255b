// What a visitor loads up to the first answer from what is published, per page and file, as a
// server with Brotli sends it; and what somebody else's page loads before that.

import { brotliCompressSync, constants } from 'node:zlib';
import { launch, options, PAGES } from './engines.mjs';

/** The most that a page may weigh, in bytes. */
const LIMIT = 120_000;

/** What weighs more than that now, and at most this: gevinst's engine alone is 96,000, and the front
 *  page loads all three engines in one, 136,000. To be brought down.
 *  @type {Record<string, number>} */
const HEAVY = { 'gevinst.html': 160_000, 'index.html': 160_000 };

/** The most that the loader of other people's pages may be, as it is. */
const LOADER = 2_000;

/** @param {Buffer} body */
function brotli(body) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return brotliCompressSync(body, { params }).length;
}

/**
 * The files that a page loads by itself, each with its bytes as they are and as they are sent.
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
  /** @type {[string, number, number][]} */
  const files = [];
  for (const [address, response] of responses) {
    if (!response.ok()) {
      missing.push(address);
      continue;
    }
    const body = await response.body();
    files.push([new URL(address).pathname.slice(1), body.length, brotli(body)]);
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
  const files = await weigh(browser, new URL(name, given.url).href);
  const raw = files.reduce((sum, file) => sum + file[1], 0);
  const sent = files.reduce((sum, file) => sum + file[2], 0);
  console.log(`\n${name.padEnd(34)}     bytes    brotli`);
  files.forEach((file) => row(...file));
  row('in all', raw, sent);
  files.filter(([file]) => file.endsWith('.wasm')).forEach(([file, ...bytes]) => wasm.set(file, bytes));
  if (sent > (HEAVY[name] ?? LIMIT)) {
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
