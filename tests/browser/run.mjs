// Walks through the pages in a real browser: `cargo xtask test --only walks`, or those with a
// certain word in their name: `cargo xtask test --walk smaajob`, with `--engine firefox` in another
// engine than Chromium.
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
// Where an engine cannot do what a walk is about, the walk is named with the reason and counted
// apart: it has not passed.

import { readdir } from 'node:fs/promises';
import { launch, NotPossible, options } from './engines.mjs';
import { Walk } from './walk.mjs';

/** No walk takes this long, in milliseconds, unless it hangs. */
const LONGEST_WALK = 240_000;

/**
 * WebKit is asked for each thing by a message of its own and takes several times as long: without `--long`
 * it makes the walks of what engines differ in (the keyboard and the focus, frames and policies, files and
 * the clipboard, paper, how wide things are), not those that follow numbers through the same steps.
 */
const DIFFERS = /^(calculators|files|hosts|indlejr|links|pages): /;

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
 * @returns {Promise<{ wrong: string[], cannot?: string }>} `cannot`: what the engine cannot do
 */
async function complaints(walk, steps) {
  const wrong = [];
  /** @type {string | undefined} */
  let cannot;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const hangs = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the walk hangs')), LONGEST_WALK);
  });
  try {
    await Promise.race([steps(walk), hangs]);
  } catch (error) {
    if (error instanceof NotPossible) {
      cannot = error.message;
    } else {
      wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  clearTimeout(timer);
  wrong.push(...(await walk.end()));
  return { wrong, cannot };
}

const given = options();
const counts = { passed: 0, failed: 0, notPossible: 0 };
const short = given.engine === 'webkit' && !given.long && given.walk === undefined;
const waiting = (await discover()).filter(([name]) => name.includes(given.walk ?? '') && (!short || DIFFERS.test(name)));
/** What failed while other walks were made beside it. @type {typeof waiting} */
const again = [];

/**
 * Takes walks until none waits, in a browser of its own: the pages of one share its focus.
 *
 * @param {typeof waiting} walks
 * @param {boolean} last whether a failure is the answer: else the walk is made again, alone
 */
async function work(walks, last) {
  const browser = await launch(given);
  for (let next = walks.shift(); next; next = walks.shift()) {
    const [name, steps] = next;
    const start = performance.now();
    const { wrong, cannot } = await complaints(new Walk(browser, given), steps);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (wrong.length > 0) {
      if (last) counts.failed += 1;
      else again.push(next);
      console.log(`${last ? 'FAILED' : 'again '} ${name} (${seconds} s)\n${wrong.join('\n').replaceAll(/^/gm, '       ')}`);
    } else if (cannot) {
      counts.notPossible += 1;
      console.log(`cannot ${name}: not in ${given.engine}, ${cannot}`);
    } else {
      counts.passed += 1;
      console.log(`ok     ${name} (${seconds} s${last ? ', at the second try' : ''})`);
    }
  }
  await browser.close();
}

await Promise.all(Array.from({ length: Math.min(Number(given.jobs), waiting.length) }, () => work(waiting, false)));
// A machine that is busy for a moment is no defect of the pages; what is one fails twice.
if (again.length > 0) await work(again, true);

// In the words of Rust's own test runner, which `cargo xtask test` adds up.
const { passed, failed, notPossible } = counts;
console.log(`\ntest result: ${failed === 0 ? 'ok' : 'FAILED'}. ${passed} passed; ${failed} failed; ${notPossible} not possible`);
process.exitCode = failed === 0 ? 0 : 1;
