// A visitor counts with a rate of their own: it is typed where the rate stands, and marked wherever the answer goes.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { says } from './walk.mjs';

/** Kontanthjælp of 2019: 30 hours at 130 kr. give 819.60 kr. before tax, by a disregard of 27.32 kr. an hour. */
const OLD = '#v=1&timer=30&loen=130&ydelse=kontanthjaelp-fyldt30&maaned=2019-05&atp=0';

/** @param {import('playwright-core').Locator} found */
const words = async (found) => (await found.innerText()).replaceAll(/\s+/g, ' ');
/** @param {import('playwright-core').Page} page @param {string} id a section that fetches what it shows */
async function section(page, id) {
  if ((await page.locator(`#${id}`).getAttribute('open')) === null) await page.locator(`#${id} > summary`).click();
  await page.locator(`#${id} .own-rate`).first().waitFor();
}
/** The sources' entry of a rate. @param {import('playwright-core').Page} page @param {string} name */
const source = (page, name) => page.locator('#sources .sources > li', { has: page.locator('.source-name', { hasText: name }) });

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['a rate of the visitor’s own: typed, marked, taken along and put back'] = async (walk) => {
  const page = await walk.open(`smaajob.html${OLD}`);
  await section(page, 'sources');
  const rate = source(page, 'fradrag pr. løntime');
  const before = await words(rate);
  assert.match(before, /27,32 kr\.\/time/);
  await rate.getByRole('button', { name: /^Brug en anden værdi: / }).click();
  const field = rate.getByRole('textbox');
  assert.equal(await field.evaluate((el) => el === document.activeElement), true);
  assert.match(await words(rate), /Kilden siger 27,32 kr\.\/time/);
  await walk.axe(page);
  // What is wrong is said at the field, and nothing is lost.
  for (const [typed, said] of [['', 'skriv et tal'], ['meget', '»meget« er ikke et tal'], ['30,123', 'højst 2 decimaler'], ['-3', 'for lavt'], ['1 mia', 'er ikke et tal'], ['200 mio.', 'for højt']]) {
    await field.fill(typed);
    await field.press('Enter');
    await rate.locator('.error', { hasText: said }).waitFor();
    assert.equal(await field.inputValue(), typed);
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
  }
  await field.press('Escape');
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), /^Brug en anden værdi/);
  await page.keyboard.press('Enter');
  await field.fill('30');
  await rate.getByRole('button', { name: 'Regn med den' }).click();

  await page.waitForFunction(() => location.hash.includes('sats=kth_timefradrag:30'));
  await says(page, 'Regnet med 1 egen sats:');
  assert.match(await words(rate), /30 kr\.\/time/);
  assert.match(await words(rate), /egen værdi \(kilden siger 27,32 kr\.\/time\)/);
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), /^Ret din værdi/);
  assert.match(await words(page.locator('.weak')), /er dit eget: .*fradrag pr. løntime/);
  await walk.shot(page, 'own-rates');
  await section(page, 'sum');
  assert.match(await words(page.locator('#sum .line', { has: page.locator('.status-own') }).first()), /egen værdi \(kilden siger 27,32/);
  await walk.axe(page);

  // It goes along: in the note, and among the inputs on paper.
  const inputs = await page.locator('.print-inputs').textContent();
  assert.match((inputs ?? '').replaceAll(/\s+/g, ' '), /Egen sats: .*fradrag pr. løntime.*30 kr\.\/time \(kilden siger 27,32 kr\.\/time\)/);

  // The link opens the same, with the mark.
  const again = await walk.open(`smaajob.html${new URL(page.url()).hash}`);
  await says(again, 'Regnet med 1 egen sats:');
  assert.equal((await words(again.locator('.sentence'))), await words(page.locator('.sentence')));

  // A case has none of them, and they can be had again.
  await page.locator('.preset').first().click();
  await page.waitForFunction(() => !location.hash.includes('sats='));
  await page.locator('.own-note').waitFor({ state: 'hidden' });
  await page.locator('.case').getByRole('button', { name: 'Hent dem tilbage' }).click();
  await says(page, 'Regnet med 1 egen sats:');

  await section(page, 'sources');
  await source(page, 'fradrag pr. løntime').getByRole('button', { name: /^Tilbage til kilden/ }).click();
  await page.locator('.own-note').waitFor({ state: 'hidden' });
  assert.equal(await words(source(page, 'fradrag pr. løntime')), before);
};

walks['a link with rates that cannot be used says so, and answers without them'] = async (walk) => {
  const page = await walk.open(`smaajob.html${OLD}&sats=findes_ikke:3&sats=am_bidrag:101&sats=vr%C3%B8vl&sats=kth_timefradrag:30`);
  await says(page, 'Regnet med 1 egen sats:');
  const said = await words(page.locator('#newer'));
  for (const odd of ['findes_ikke', 'am_bidrag', 'vrøvl']) assert.match(said, new RegExp(odd));
  await page.waitForFunction(() => !location.hash.includes('findes_ikke'));
  assert.match(page.url(), /sats=kth_timefradrag:30/);
};

for (const [name, address, rate] of [['gevinst', 'gevinst.html', 'refusion_kommune_uge_53'], ['laerlinge', 'laerlinge.html', 'laerling_aarsvaerk_pr_100mio']]) {
  walks[`${name}: a rate of the visitor’s own is in the answer and its sum`] = async (walk) => {
    const plain = await walk.open(`${address}`);
    await section(plain, 'sources');
    const before = await words(plain.locator('.sentence'));
    const page = await walk.open(`${address}${new URL(plain.url()).hash || '#v=1'}&sats=${rate}:7`);
    await says(page, 'Regnet med 1 egen sats:');
    if (name === 'laerlinge') assert.notEqual(await words(page.locator('.sentence')), before);
    await page.getByRole('button', { name: 'Vis i kilderne' }).click();
    await page.locator('#sources li.own .status-own').waitFor();
  };
}

walks['a rate that the sum has no use for is said to be idle, and taken away'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=30&ydelse=dagpenge-fuldtid&maaned=2026-01&sats=kth_timefradrag:30&sats=am_bidrag:9');
  await says(page, 'Regnet med 1 egen sats: AM-bidrag.');
  await says(page, '1 egen sats er ikke med i dette regnestykke: ');
  await page.locator('.own-note').getByRole('button', { name: 'Fjern' }).click();
  await page.waitForFunction(() => !location.hash.includes('kth_timefradrag') && location.hash.includes('am_bidrag'));
  assert.equal(await page.locator('.own-note').getByText('ikke med').count(), 0);
};

walks['a rate that nobody has found is typed where the answer lacks it'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=10&ydelse=su-suUdeboende&maaned=2021-03');
  for (const value of ['6300', '14000']) {
    const open = page.locator('.summary').getByRole('button', { name: /^Brug en anden værdi: / }).first();
    await open.click();
    const field = page.locator('.summary').getByRole('textbox');
    await walk.axe(page);
    await walk.shot(page, 'own-rates-lacking');
    assert.match(await words(page.locator('.summary .own-form')), /Kilden har ingen værdi for denne dato\./);
    const label = await page.locator('.summary .own-form').getAttribute('aria-label');
    await field.fill(value);
    await field.press('Enter');
    await page.locator('.summary .own-form').waitFor({ state: 'hidden' });
    assert.match(page.url() + (label ?? ''), /SU/);
  }
  await says(page, 'Regnet med 2 egne satser: ');
  assert.equal(await page.locator('.summary').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Vis i kilderne');
};

for (const [name, address, rate] of [['gevinst', 'gevinst.html#v=1&personer=3', 'refusion_kommune_uge_53'], ['laerlinge', 'laerlinge.html#v=1&stoettet=150000000', 'laerling_aarsvaerk_pr_100mio']]) {
  walks[`${name}: a file of the case has them, and a case without them puts them away`] = async (walk) => {
    const page = await walk.open(`${address}&sats=${rate}:7`);
    await says(page, 'Regnet med 1 egen sats:');
    await page.locator('#p-file > summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Gem som fil' }).click()]);
    const saved = await readFile(await download.path(), 'utf8');
    assert.deepEqual(JSON.parse(saved).satser, [`${rate}:7`]);
    const plain = saved.replace(`"${rate}:7"`, '');
    const open = (/** @type {string} */ text) => page.locator('#file-open').setInputFiles({ name: 'sag.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await open(plain);
    await page.locator('.own-note').waitFor({ state: 'hidden' });
    await page.locator('#p-file').getByRole('button', { name: 'Fortryd' }).click();
    await says(page, 'Regnet med 1 egen sats:');
    await open(plain);
    await page.waitForFunction(() => !location.hash.includes('sats='));
    await open(saved);
    await says(page, 'Regnet med 1 egen sats:');
  };
}

export default walks;
