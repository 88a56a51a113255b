// What a visitor loads up to the first answer from what is published, per page and file, as a
// server with Brotli sends it; what comes by itself after that; and what somebody else's page loads
// before it.

import { launch, options, PAGES } from './engines.mjs';
import { brotli, sum, weigh } from './weigh.mjs';

/** The most that a page may weigh, in bytes: what it weighs, and some 400 more, since the nine characters of a commit alone
 *  move what Brotli makes of a wasm by 170. What stands in the way of less is in SIZE.md.
 *  @type {Record<string, number>} */
const LIMIT = { 'index.html': 15_000, 'smaajob.html': 110_500, 'gevinst.html': 157_900, 'laerlinge.html': 100_400, 'boligomraade.html': 102_200 };

/** The most that an engine may be. 55 kB are wanted (SIZE.md); Brotli makes up to 170 bytes more of another commit's id. @type {Record<string, number>} */
const WASM_LIMIT = { smaajob: 55_200, savings: 95_500, laerlinge: 50_500, areas: 55_200 };

/** The most that the loader of other people's pages may be, as it is. */
const LOADER = 2_000;

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
  const files = all.filter(({ late }) => !late);
  const [raw, sent] = [sum(files, 'raw'), sum(files, 'sent')];
  console.log(`\n${name.padEnd(34)}     bytes    brotli`);
  files.forEach(({ file, raw, sent }) => row(file, raw, sent));
  row('up to the first answer', raw, sent);
  all.filter(({ late }) => late).forEach(({ file, raw, sent }) => row(`(then) ${file}`, raw, sent));
  files.filter(({ file }) => file.endsWith('.wasm')).forEach(({ file, raw, sent }) => wasm.set(file, [raw, sent]));
  if (sent > LIMIT[name]) {
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
wasm.forEach((bytes, file) => {
  row(file, ...bytes);
  const question = file.split('/').at(-2) ?? '';
  if (!(bytes[1] <= WASM_LIMIT[question])) tooHeavy.push(file);
});
if (tooHeavy.length > 0) {
  console.log(`\nmore than allowed: ${tooHeavy.join(', ')}`);
  process.exitCode = 1;
}
