// Walks through the pages in a real Chromium: `cargo xtask test --only walks`, or those with a
// certain word in their name: `cargo xtask test --walk smaajob`.
//
// A file `<name>.walk.mjs` beside this one has walks as its default export: functions by name,
// each of which gets a Walk (walk.mjs) and throws when something is not as it should be:
//
//   export default /** @type {import('./walk.mjs').Walks} */ ({
//     'the answer follows the hours': async (walk) => {
//       const page = await walk.open('smaajob.html', { viewport: 'phone', dark: true });
//       await page.getByLabel('Timer').fill('30');   // playwright-core's Page
//       await walk.axe(page);                        // no violation of WCAG 2.1 A and AA
//       await walk.shot(page, 'smaajob-30');         // target/screenshots/smaajob-30.png
//     },
//   });
//
// A walk also fails on an error on the console, a breach of the Content-Security-Policy, a file
// that cannot be loaded, or a request to any origin but our own, unless walk.allow(/…/) expects it.

import { readdir } from 'node:fs/promises';
import { launch, options } from './chromium.mjs';
import { Walk } from './walk.mjs';

/** No walk takes this long, in milliseconds, unless it hangs. */
const LONGEST_WALK = 120_000;

/** All walks with their full names, in the order of files and of the walks in each. */
async function discover() {
  const files = (await readdir(new URL('.', import.meta.url))).filter((file) =>
    file.endsWith('.walk.mjs'),
  );
  /** @type {[string, import('./walk.mjs').Steps][]} */
  const walks = [];
  for (const file of files.sort()) {
    const module = await import(new URL(file, import.meta.url).href);
    for (const [name, steps] of Object.entries(module.default)) {
      walks.push([`${file.replace('.walk.mjs', '')}: ${name}`, steps]);
    }
  }
  return walks;
}

/**
 * Takes a walk and gives back what is wrong: what the walk says, and what the browser says.
 *
 * @param {Walk} walk
 * @param {import('./walk.mjs').Steps} steps
 */
async function complaints(walk, steps) {
  const wrong = [];
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const hangs = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the walk hangs')), LONGEST_WALK);
  });
  try {
    await Promise.race([steps(walk), hangs]);
  } catch (error) {
    wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  clearTimeout(timer);
  wrong.push(...walk.complaints);
  await walk.end();
  return wrong;
}

const given = options();
const browser = await launch(given);
const counts = { passed: 0, failed: 0 };
for (const [name, steps] of await discover()) {
  if (given.walk && !name.includes(given.walk)) {
    continue;
  }
  const start = performance.now();
  const wrong = await complaints(new Walk(browser, given), steps);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (wrong.length === 0) {
    counts.passed += 1;
    console.log(`ok     ${name} (${seconds} s)`);
  } else {
    counts.failed += 1;
    console.log(`FAILED ${name} (${seconds} s)\n${wrong.join('\n').replaceAll(/^/gm, '       ')}`);
  }
}
await browser.close();

// In the words of Rust's own test runner, which `cargo xtask test` adds up.
const verdict = counts.failed === 0 ? 'ok' : 'FAILED';
console.log(`\ntest result: ${verdict}. ${counts.passed} passed; ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
