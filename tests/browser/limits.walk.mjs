// What is not counted: the whole list in its section, and by the answer what matters to this answer.

import assert from 'node:assert/strict';
import { says } from './walk.mjs';

/** @param {import('playwright-core').Page} page */
const texts = async (page) => {
  await page.locator('#missing-all').waitFor();
  await page.waitForLoadState('networkidle');
  return { answer: await page.locator('#answer .limits li:not(.print-only)').allTextContents(), yours: await page.locator('.missing > div > div > ul li').allTextContents() };
};
/** @param {string[]} list @param {RegExp} text */
const has = (list, text) => list.some((one) => text.test(one));

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['a spouse brings the caveats of spouses, and they go again'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  const alone = await texts(page);
  assert.deepEqual(alone.answer, [], 'nothing matters to the single person of the opening');
  const words = () => walk.requests.filter((url) => url.endsWith('/da-smaajob-limits.json')).length;
  assert.equal(words(), 0, 'words that nobody needs yet');
  await page.locator('#missing-all > summary').press('Enter');
  await page.locator('#missing-all li', { hasText: 'lovtekst' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY', 'who opened it is still there');
  assert.equal(words(), 1);
  await page.locator('.inputs').evaluate((inputs) => inputs.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.getByLabel('Gift eller samlevende', { exact: true }).check();
  await page.locator('#answer .limits li', { hasText: 'personfradrag' }).waitFor();
  const couple = await texts(page);
  assert.ok(has(couple.yours, /personfradrag/));
  await walk.axe(page);
  await page.getByLabel('Enlig', { exact: true }).check();
  await page.locator('#answer .limits li').waitFor({ state: 'detached' });
};

walks['three stand by the answer, and the button leads to the rest'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=30&husstand=couple&aegteydelse=9000&husleje=8000&transport=300&pension=4');
  const { answer, yours } = await texts(page);
  assert.equal(answer.length, 4, answer.join('\n'));
  assert.match(answer[3], /^og \d forbehold mere$/);
  assert.ok(yours.length > 3);
  await page.locator('#answer .limits button').click();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Gælder dit svar');
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.missing h3', { hasText: 'Holds for your answer' }).waitFor();
};

walks['what is taken along has every caveat, and asks for nothing'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&eks=laerlinge-byggesag');
  await says(page, 'forbehold mere');
  const { yours } = await texts(page);
  assert.ok(yours.length > 3, yours.join('\n'));
  assert.match(await page.locator('#p-methods').innerText(), /skriv alle timer/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Kopiér til notat' }).click();
  await says(page, 'Teksten er kopieret');
  const note = await page.evaluate(() => navigator.clipboard.readText());
  for (const text of yours) assert.ok(note.includes(`- ${text.replaceAll('\u00a0', ' ')}`), text);
  assert.doesNotMatch(note, /skriv alle timer|skriv svendenes timer/);
  assert.match(note, /alle timer på pladsen\t–\t–/);
  await walk.print(page, 'laerlinge-caveats', async () => {
    const printed = await page.locator('#answer .limits').innerText();
    for (const text of yours) assert.ok(printed.includes(text), text);
    assert.doesNotMatch(printed, /forbehold mere/);
    const methods = await page.locator('#p-methods').innerText();
    assert.doesNotMatch(methods, /skriv alle timer|skriv svendenes timer/);
    assert.match(methods, /\t–/);
  });
};

walks['a row, a phase and a list have their own'] = async (walk) => {
  const { answer } = await texts(await walk.open('gevinst.html#v=1&aar=2024&fastholdelse=curve&r=antal:2_ydelse:dagpenge-fuldtid'));
  assert.ok(has(answer, /kurven er målt på kontanthjælpsmodtagere/), answer.join('\n'));
  const plain = await texts(await walk.open('gevinst.html'));
  assert.deepEqual(plain.answer, []);
};

walks['what must hold for one and the same entry holds for one'] = async (walk) => {
  const page = await walk.open('laerlinge.html');
  const found = await page.evaluate(async () => {
    // @ts-expect-error: the page's own module, by its address.
    const { meets } = await import('./js/limits.js');
    const rows = [{ benefit: 'fleksjob', kommuneShare: 65, phases: [] }, { benefit: 'dagpenge', phases: [{ to: 'job' }, { to: 'su' }] }];
    const input = { date: '2025-06-30', age: 65, rent: 0, list: [], rows };
    return [
      { '/rows/*': { '/benefit': ['fleksjob'], '/kommuneShare': false } },
      { '/rows/*': { '/benefit': ['dagpenge'], '/kommuneShare': false } },
      { '/rows/*/phases/*': { '/to': ['su'] } },
      { '/rows/*/kommuneShare': false },
      { '/date': { from: '2025-07-01' } },
      { '/date': { before: '2025-07-01' }, '/age': { from: 65 } },
      { '/rent': true },
      { '/list': true },
      { '/spouse/wage': false },
      { '/spouse': { '/wage': false } },
    ].map((condition) => meets(condition, input));
  });
  assert.deepEqual(found, [false, true, true, false, false, true, false, false, true, false]);
};

export default walks;
