// What the walks through the rows of the gevinst calculator share.

import assert from 'node:assert/strict';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string} label */
export const field = (page, label) => page.getByLabel(label, { exact: true });
/** @param {Page} page @param {string} name */
export const button = (page, name) => page.getByRole('button', { name, exact: true });
/** @param {string} text */
export const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();
/** @param {Page} page */
export const active = (page) => page.evaluate(() => document.activeElement?.id ?? '');

/** Waits until the answer is that of the fields. @param {Page} page */
export async function settled(page) {
  await page.waitForFunction(() => {
    const [box, faults] = ['#answer', '#answer .summary'].map((part) => document.querySelector(part));
    return box && !box.matches('.waiting, .stale, .busy') && faults instanceof HTMLElement && faults.hidden;
  });
}

/** Waits until the answer lists what is wrong. @param {Page} page @param {...RegExp} wanted */
export async function faults(page, ...wanted) {
  const list = page.locator('#answer .summary');
  const text = async () => plain((await list.isVisible()) ? await list.innerText() : '');
  for (let tries = 0; tries < 100; tries += 1) {
    const now = await text();
    if (wanted.every((one) => one.test(now))) return;
    await page.waitForTimeout(50);
  }
  assert.fail(`${wanted.join(' ')} is not in: ${await text()}`);
}

/** The rows of the table, as they are read. @param {Page} page */
export async function rows(page) {
  await page.locator('.people-table tbody tr').first().waitFor();
  return (await page.locator('.people-table tbody tr').allInnerTexts()).map(plain);
}

/** Opens what reads rows. @param {Page} page */
export async function openImport(page) {
  await page.locator('#import > summary').click();
  await page.locator('#import-text').waitFor();
}

/** What was read, in words. @param {Page} page */
export async function report(page) {
  await page.locator('.report :is(h4, .error)').first().waitFor();
  return plain(await page.locator('.report').innerText());
}

/** @param {Page} page @param {string} text */
export async function paste(page, text) {
  await page.locator('#import-text').fill(text);
  await button(page, 'Læs rækkerne').click();
  return report(page);
}

/** @param {Page} page @param {string} name @param {Buffer | string} content */
export async function choose(page, name, content) {
  await page.locator('.report').evaluate((node) => node.replaceChildren());
  await page.locator('#import-file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
  return report(page);
}

/** The kommune's gross gain in the first year, as the engine has it. @param {Page} page @param {Record<string, unknown>} input */
export const gross = (page, input) =>
  page.evaluate(async (asked) => {
    const { load } = await import(new URL('js/engine.js?again', document.baseURI).href);
    const outcome = (await load({ languages: [] })).savings(asked);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
    const ore = outcome.result.purses[0].gross[0];
    return `${Math.round(Math.abs(ore) / 100).toLocaleString('da-DK')} kr.`;
  }, input);

/** The address of the inputs as they are. @param {Page} page */
export async function address(page) {
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  return page.url().slice(page.url().indexOf('gevinst.html'));
}

/** A page with rows of one's own. */
export const OWN = 'gevinst.html#v=1&aar=2024&r=antal:2';
export const JOB = { to: 'job', wage: { per: 'hour', amount: 12_500, hours: 37, hoursPer: 'week' } };
