// What is published works as what is written does: each page of target/dist gives its first answer,
// opens what it loads only then, and the browser has nothing to complain about. A calculator in one
// file does so from a disk, alone in its folder, and asks nobody for anything.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, options, PAGES } from './engines.mjs';
import { openImport, paste, settled } from './gevinst-page.mjs';
import { fits, serveHosts } from './hosts.mjs';
import { says, Walk } from './walk.mjs';

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
  // What the answer leaves out, and the case that it is of, are fetched when the answer stands.
  const modules = walk.requests.filter((address) => address.endsWith('.js') && !/\/(?:limits|case-node)-/.test(address));
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

/** What says what is inside: each file as it is listed, the licences, and the package. @param {Walk} walk */
async function lists(walk) {
  const at = (/** @type {string} */ file) => new URL(file, given.url);
  /** @type {Record<string, string>} */
  const listed = await (await fetch(at('integrity.json'))).json();
  const names = Object.keys(listed);
  const [page] = (await (await fetch(at('smaajob.html'))).text()).match(/v-[0-9a-f]{12}/) ?? [];
  for (const file of ['embed.js', 'js/engine.js', 'schema/rates.json', 'data/rates.json', 'enkeltfil/jobgevinst-smaajob.html', `${page}/style.css`, `${page}/later.css`, `${page}/pkg/smaajob/jobgevinst_bg.wasm`]) {
    const bytes = Buffer.from(await (await fetch(at(file))).arrayBuffer());
    assert.equal(`sha384-${createHash('sha384').update(bytes).digest('base64')}`, listed[file], file);
  }
  const licences = await (await fetch(at('licences.txt'))).text();
  for (const part of ['serde', 'wasm-bindgen', 'rust_xlsxwriter', 'd3-dsv', 'uqr', "Rust's standard library"]) {
    assert.match(licences, new RegExp(`^${part} \\S+: [^\\n]*\\[\\d+\\]`, 'm'), part);
  }
  assert.equal(names.filter((file) => /^npm\/jobgevinst-\d+\.\d+\.\d+\.tgz$/.test(file)).length, 1, 'the package');
  await walk.open('index.html');
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
  const single = await editor.locator('#enkeltfil a').evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  assert.deepEqual(single.map((link) => link.replace(/.*\//, '')).sort(), Object.keys(SINGLE).sort(), 'the files that are offered');
  for (const link of single) {
    assert.equal((await fetch(link)).status, 200, link);
  }
  // It takes away the frame that it has tried.
  walk.allow(/^not loaded: .*\/pkg\/laerlinge\//);
  const test = await walk.open('selvtest.html');
  await test.getByText('Beregnerens server er sat rigtigt op').waitFor();
}

/** The calculators in one file: a case that each can show, and what the answer says then. @type {Record<string, { id: string, then: string, language: string }>} */
const SINGLE = {
  'jobgevinst-smaajob.html': { id: 'smaajob-aalborg', then: '32,5 timer', language: '32,5 hours' },
  'jobgevinst-gevinst.html': { id: 'jobloeft-viborg-silkeborg', then: '120 borgere', language: '300 people' },
  'jobgevinst-laerlinge.html': { id: 'laerlinge-byggesag', then: 'Kravet er 10,8', language: 'The requirement is 10,8' },
  'jobgevinst-boligomraade.html': { id: 'boligomraade-eksempel', then: '23 flere skal i arbejde', language: '23 more must be in work' },
};

/** @param {Walk} walk @param {string} name */
async function standsAlone(walk, name) {
  const { id, then, language } = SINGLE[name];
  const folder = await mkdtemp(join(tmpdir(), 'jobgevinst-'));
  try {
    const file = join(folder, name);
    const published = await fetch(new URL(`enkeltfil/${name}`, given.url));
    await writeFile(file, Buffer.from(await published.arrayBuffer()));
    const own = pathToFileURL(file).href;
    walk.mayAsk(own);
    const page = await walk.open(`${own}#v=1&eks=${id}`);
    await says(page, then);
    for (const part of ['#sum', '#sources']) {
      await page.locator(`${part} > summary`).click();
    }
    await page.locator('#sum :is(.line, .sum-fold)').first().waitFor();
    await page.locator('#sources a[href^="https://"]').first().waitFor();
    if (name.includes('gevinst.html')) {
      await settled(page);
      await openImport(page);
      const rows = Array.from({ length: 300 }, () => 'dagpenge;150;37;1980').join('\n');
      assert.match(await paste(page, `ydelse;timeløn;timer;født\n${rows}`), /300 rækker/);
      await page.getByRole('button', { name: 'Regn med dem i stedet' }).click();
      await says(page, '300 borgere');
    }
    await walk.print(page, name.replace('.html', ''), async () => {
      assert.equal(await page.locator('.inputs').first().isVisible(), false, 'fields on paper');
      assert.ok((await page.locator('#sum .line:visible').count()) > 3, 'the sum is open');
    });
    await page.getByRole('button', { name: 'English' }).click();
    await says(page, language);
    await walk.axe(page);
    const asked = walk.requests.filter((url) => !/^(data|blob):/.test(url) && url.replace(/#.*/, '') !== own);
    assert.deepEqual(asked, [], 'requests beside the file itself');
  } finally {
    await rm(folder, { recursive: true });
  }
}

const given = options();
const browser = await launch(given);
/** @type {[string, import('./walk.mjs').Steps][]} */
const checks = PAGES.map((path) => [path, (walk) => answers(walk, path)]);
checks.push(['js/engine.js', serves], ['embed.js', embeds], ['integrity.json', lists]);
for (const name of Object.keys(SINGLE)) {
  checks.push([`enkeltfil/${name}`, (walk) => standsAlone(walk, name)]);
}
const counts = { passed: 0, failed: 0 };
for (const [name, check] of checks) {
  const walk = new Walk(browser, given);
  /** @type {string[]} */
  const wrong = [];
  await check(walk).catch((error) => wrong.push(String(error)));
  wrong.push(...(await walk.end()));
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
