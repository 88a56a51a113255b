// What is published works as what is written does: each page of target/dist gives its first answer,
// opens what it loads only then, and the browser has nothing to complain about.

import assert from 'node:assert/strict';
import { launch, options, PAGES } from './chromium.mjs';
import { fits, serveHosts } from './hosts.mjs';
import { Walk } from './walk.mjs';

/**
 * @param {Walk} walk
 * @param {string} path
 */
async function answers(walk, path) {
  const page = await walk.open(path);
  await page.waitForFunction(() => {
    const answers = [...document.querySelectorAll('#answer, .card-answer')];
    return answers.length > 0 && answers.every((answer) => /\d/.test(answer.textContent ?? ''));
  });
  const ahead = await page.evaluate(() => {
    const links = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel="modulepreload"]'));
    return [...links].map((link) => link.href);
  });
  const modules = walk.requests.filter((address) => address.endsWith('.js'));
  assert.deepEqual([...new Set(modules)].sort(), ahead.sort(), 'modules loaded, and those named in the page');

  const sum = page.locator('#sum');
  if ((await sum.count()) > 0) {
    await sum.locator('summary').first().click();
    await sum.locator('.line').first().waitFor();
  }
}

/** The module for hosts, which is none of the pages' files. @param {Walk} walk */
async function serves(walk) {
  const page = await walk.open('index.html');
  const answers = await page.evaluate(async () => {
    const { load } = await import(new URL('js/engine.js', document.baseURI).href);
    const input = { supported: 12_000_000_000, moms: 'included' };
    const engines = [await load(), await load({ only: 'laerlinge' })];
    return engines.map((engine) => [engine.version().engine, engine.laerlinge(input).ok]);
  });
  const [every, alone] = answers;
  assert.ok(every[0] && every[1], JSON.stringify(answers));
  assert.deepEqual(alone, every, 'the whole engine, and the one with one question');
}

/** The loader in somebody else's page, and the editor's two. @param {Walk} walk */
async function embeds(walk) {
  const hosts = await serveHosts(given.url);
  walk.mayAsk(hosts.url);
  try {
    const page = await walk.open(`${hosts.url}strict.html`);
    await page.locator('jobgevinst-smaajob iframe').contentFrame().locator('#answer', { hasText: '3.026' }).waitFor();
    await fits(page, 'jobgevinst-smaajob');
  } finally {
    // A server that goes on keeps the run from its end.
    hosts.close();
  }
  const editor = await walk.open('indlejr.html');
  await editor.frameLocator('#preview').locator('#answer', { hasText: '3.026' }).waitFor();
  const test = await walk.open('selvtest.html');
  await test.getByText('Beregnerens server er sat rigtigt op').waitFor();
}

const given = options();
const browser = await launch(given);
/** @type {[string, import('./walk.mjs').Steps][]} */
const checks = PAGES.map((path) => [path, (walk) => answers(walk, path)]);
checks.push(['js/engine.js', serves], ['embed.js', embeds]);
const counts = { passed: 0, failed: 0 };
for (const [name, check] of checks) {
  const walk = new Walk(browser, given);
  /** @type {string[]} */
  const wrong = [];
  await check(walk).catch((error) => wrong.push(String(error)));
  wrong.push(...walk.complaints);
  await walk.end();
  if (wrong.length === 0) {
    counts.passed += 1;
    console.log(`ok     ${name}`);
  } else {
    counts.failed += 1;
    console.log(`FAILED ${name}\n${wrong.join('\n').replaceAll(/^/gm, '       ')}`);
  }
}
await browser.close();

// In the words of Rust's own test runner, which `cargo xtask test` adds up.
const verdict = counts.failed === 0 ? 'ok' : 'FAILED';
console.log(`\ntest result: ${verdict}. ${counts.passed} passed; ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
