// Links: what they hold, what they remember of their answer, how long they may be, and that those of
// before still open (tests/links.txt).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { hosted, inside, says as hostSays } from './hosts.mjs';
import { says } from './walk.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./walk.mjs').Walks} */
const walks = {};

/** The address once it has been written. @param {Page} page */
async function address(page) {
  await page.waitForFunction(() => /[&]svar=|[&]uden/.test(location.hash));
  return page.url();
}

/** Its path, to be opened by somebody else. @param {string} url */
const path = (url) => url.slice(url.lastIndexOf('/') + 1);

/** @param {Page} page */
const changed = (page) => page.locator('#changed');

const OLD = 'smaajob.html#v=1&timer=10&loen=145&ydelse=su-suUdeboende&maaned=2023-05&ver=0.1.0_2026-11-21&svar=700000';

walks['links of before open as they did'] = async (walk) => {
  const lines = (await readFile(new URL('../links.txt', import.meta.url), 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  assert.ok(lines.length >= 17, 'the file only grows');
  const page = await walk.open('index.html');
  for (const line of lines) {
    const [link, told] = line.split(' => ');
    // Two links of one page differ after "#" only.
    await page.goto('about:blank');
    // What is still on its way when a page is left has failed.
    await page.goto(new URL(link, walk.options.url).href, { waitUntil: 'networkidle' });
    await says(page, told);
    assert.equal(await page.locator('#answer .summary').isVisible(), false, `${link} has faults`);
  }
};

walks['a link remembers its answer, and is silent while it is the same'] = async (walk) => {
  const fields = { smaajob: ['#f-hours', '40'], gevinst: ['#f-counterfactual', '40'], laerlinge: ['#f-supported', '130.000.000'], boligomraade: ['#f-average', '44'] };
  for (const [name, [field, value]] of Object.entries(fields)) {
    const page = await walk.open(`${name}.html`);
    await page.locator(field).fill(value);
    const link = await address(page);
    assert.match(link, /&ver=\d+\.\d+\.\d+_\d{4}-\d\d-\d\d&svar=\d+$/);
    // What is wrong has no answer, and says none.
    await page.locator(field).fill('x');
    await page.waitForFunction(() => !/svar=/.test(location.hash));
    const again = await walk.open(path(link));
    await again.locator('#answer .sentence').waitFor();
    assert.equal(await changed(again).count(), 0, name);
    const other = await walk.open(path(link.replace(/svar=\d+/, 'svar=4200')));
    await changed(other).waitFor();
    await other.getByText('Måske er linket rettet i hånden').waitFor();
    // 4.200 øre, or people.
    await other.getByText(/var svaret (42|4\.200)\s/).waitFor();
  }
};

walks['an old link says what has changed since, until something is changed'] = async (walk) => {
  const page = await walk.open(OLD);
  await changed(page).waitFor();
  const told = (await changed(page).innerText()).replaceAll(/\s+/g, ' ');
  assert.match(told, /Da linket blev lavet, var svaret 7\.000 kr\. tilbage om måneden efter skat\. I dag er det 6\.507,07 kr\./);
  assert.match(told, /Dengang: satser fra 21\.11\.2026 og beregnerens version 0\.1\.0\. Nu: satser fra \d/);
  assert.match(told, /SU, videregående uddannelse, udeboende, fra 1\.1\.2023: før ikke kendt, nu 6\.589 kr\.\/md\. \(Fundet/);
  assert.doesNotMatch(told, /dimittend/i, 'the rates of others are folded away');
  await changed(page).locator('summary').click();
  await changed(page).getByText('9.127 kr./md.').waitFor();
  await walk.axe(page);
  await walk.shot(page, 'link-changed');
  // Opened again, it says the same; in the other language too.
  await page.getByRole('button', { name: 'English' }).click();
  await changed(page).getByText('When the link was made').waitFor();
  await page.waitForFunction(() => location.hash.includes('lang=en'));
  assert.match(page.url(), /svar=700000/);
  await page.locator('#f-hours').fill('11');
  await changed(page).waitFor({ state: 'detached' });
  await page.waitForFunction(() => /timer=11&.*svar=(?!700000)/.test(location.hash));
};

walks['a link of another version says that the calculation has changed'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&stoettet=130000000&ustoettet=60000000&moms=included&ver=0.0.9_2026-11-22&svar=1000', { viewport: 'phone', dark: true });
  await changed(page).getByText('var svaret 10 lærlingeårsværk. I dag er det 11,4').waitFor();
  await changed(page).getByText('ændret efter version 0.0.9').waitFor();
  await walk.axe(page);
  await walk.shot(page, 'link-changed-phone');
};

walks['a link is at most 4,000 characters, and what it lacks is told'] = async (walk) => {
  const row = (/** @type {number} */ i) => `r=antal:${i + 2}_ydelse:dagpenge-fuldtid_timeloen:${140 + i}_uger:${i}_maaneder:${i + 1}_husstand:couple`;
  const rows = Array.from({ length: 55 }, (_, i) => row(i % 40)).join('&');
  const page = await walk.open(`gevinst.html#v=1&aar=2024&${rows}`);
  await page.locator('.notice', { hasText: '55 rækker står ikke i linket' }).waitFor();
  await page.locator('#f-counterfactual').fill('40');
  const link = await address(page);
  assert.ok(link.length <= 4000, `${link.length}`);
  assert.match(link, /udenraekker=55&/);
  await page.getByRole('button', { name: 'Kopiér link' }).click();
  await page.locator('.copied').getByText('det har ikke alle rækker').or(page.locator('.copied textarea')).first().waitFor();
  await page.getByRole('button', { name: 'Gem sagen som fil' }).click();
  const saving = page.waitForEvent('download');
  await page.locator('#p-file').getByRole('button', { name: 'Gem som fil' }).click();
  const file = await saving;
  assert.equal(file.suggestedFilename(), 'gevinst-sag.json');
  const sentence = await page.locator('#answer .sentence').innerText();
  await walk.axe(page);

  const opened = await walk.open(path(link));
  await opened.getByText('Linket har ikke de 55 rækker').waitFor();
  await opened.locator('#p-file > summary').click();
  await opened.getByLabel('Åbn en fil').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"noget andet"}') });
  await opened.getByText('x.json er ikke en fil fra denne beregner').waitFor();
  await opened.getByLabel('Åbn en fil').setInputFiles(await file.path().then(async (from) => ({ name: 'sag.json', mimeType: 'application/json', buffer: await readFile(from) })));
  await opened.getByText('Sagen fra sag.json er åbnet.').waitFor();
  await opened.waitForFunction((text) => /** @type {HTMLElement} */ (document.querySelector('#answer .sentence')).innerText === text, sentence);
  await opened.locator('#p-file').getByRole('button', { name: 'Fortryd' }).click();
  await opened.getByText('Det er taget tilbage.').waitFor();
};

walks['one is told as one'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&aar=2024&r=antal:1&udenraekker=1');
  await page.getByText('Linket har ikke den ene række').waitFor();
  await page.locator('#p-fullYear > summary').click();
  await page.locator('#p-fullYear caption', { hasText: 'Brutto i et år, hvor 1 borger arbejder hele tiden' }).waitFor({ state: 'attached' });
};

walks['rows of single persons and ledgers are in no link'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&aar=2024&r=antal:1_foedt:1985&r=antal:4&r=timeloen:150');
  await says(page, '6 borgere');
  await page.locator('#f-counterfactual').fill('40');
  assert.match(await address(page), /r=antal:4&udenraekker=2&/);
  const ledger = await walk.open('laerlinge.html#v=1&stoettet=100000000&ustoettet=0&moms=included&start=1.1.2026&slut=31.12.2026&pr=30.6.2026&post=fra:2026-03_antal:160');
  await says(ledger, '6,0');
  await ledger.locator('#f-supported').fill('101.000.000');
  assert.match(await address(ledger), /&udenpost=1$/);
  await ledger.getByText('Én række står ikke i linket.').waitFor();
};

walks['rows that no link has are not lost without a warning'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  await says(page, '9 borgere');
  const warns = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
  assert.equal(await warns(), false, 'a published case is everybody\'s');
  await page.getByRole('button', { name: 'Tilføj en række' }).click();
  await says(page, '10 borgere');
  assert.equal(await warns(), true);
  await page.locator('.notice', { hasText: 'Én række står ikke i linket. Et link har ingen enkeltpersoner, fordi de kunne genkendes' }).waitFor();
  await page.getByRole('button', { name: 'Gem sagen som fil' }).click();
  const saving = page.waitForEvent('download');
  await page.locator('#p-file').getByRole('button', { name: 'Gem som fil' }).click();
  await saving;
  assert.equal(await warns(), false, 'they are in the file');
  await page.locator('#f-persons').fill('2');
  await says(page, '11 borgere');
  assert.equal(await warns(), false, 'they are in the link');
  await page.locator('#f-persons').fill('1');
  await says(page, '10 borgere');
  await page.locator('#f-counterfactual').fill('40');
  assert.equal(await warns(), true);
};

walks['a link from inside a frame opens the tool\'s own page'] = hosted(async (walk, visit) => {
  const page = await visit('three');
  const frame = inside(page, 'jobgevinst-smaajob');
  await hostSays(frame, '40 timer');
  await frame.locator('html').evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (/** @type {string} */ text) => void (document.body.dataset.copied = text) } });
  });
  const before = await page.evaluate(() => history.length);
  await frame.getByRole('button', { name: 'Kopiér link' }).click();
  await frame.locator('body[data-copied]').waitFor();
  const link = (await frame.locator('body').getAttribute('data-copied')) ?? '';
  const own = new URL(link);
  assert.match(own.pathname, /smaajob\.html$/);
  assert.equal(own.origin, await frame.locator('html').evaluate(() => location.origin), 'the tool and not the host');
  for (const key of ['skjul', 'laas', 'kun', 'tema', 'farve', 'baggrund', 'tekst', 'skrift', 'vaert', 'result', 'tilbud']) {
    assert.equal(new URLSearchParams(own.hash.slice(1)).get(key), null, key);
  }
  assert.match(own.hash, /timer=40/);
  assert.equal(await page.evaluate(() => history.length), before, 'no step in the host\'s history');
});

walks['a link is passed on by the system, and read from a QR code'] = async (walk) => {
  const page = await walk.open('smaajob.html', { viewport: 'phone' });
  await page.locator('#f-hours').fill('40');
  const link = await address(page);
  const code = page.locator('.qr-code');
  await page.getByRole('button', { name: 'QR-kode' }).click();
  await page.getByRole('img', { name: 'QR-kode med linket til beregningen' }).waitFor();
  const first = await code.locator('path').getAttribute('d');
  const size = Number((await code.getAttribute('viewBox'))?.split(' ')[2]);
  assert.equal((size - 8 - 17) % 4, 0, 'a code of a known size, with its quiet edge');
  // The three corners that a reader looks for.
  for (const [x, y] of [[4, 4], [size - 11, 4], [4, size - 11]]) {
    for (const i of [0, 1, 2, 3, 4, 5, 6]) assert.ok(first?.includes(`M${x + i} ${y}h1`), `${x} ${y}`);
    assert.ok(!first?.includes(`M${x + 1} ${y + 1}h1`), `${x} ${y}`);
  }
  await walk.axe(page);
  await walk.shot(page, 'link-qr');
  // It follows the inputs.
  await page.locator('#f-hours').fill('41');
  await page.waitForFunction((before) => document.querySelector('.qr-code path')?.getAttribute('d') !== before, first);
  await page.getByRole('button', { name: 'QR-kode' }).click();
  assert.equal(await code.isVisible(), false);

  assert.equal(await page.getByRole('button', { name: 'Del', exact: true }).isVisible(), await page.evaluate(() => 'share' in navigator));
  const sharing = await page.context().newPage();
  await sharing.addInitScript(() => {
    Object.defineProperty(navigator, 'share', { value: async (/** @type {ShareData} */ given) => void (document.body.dataset.shared = JSON.stringify(given)) });
  });
  await sharing.goto(link);
  await says(sharing, '40 timer');
  await sharing.getByRole('button', { name: 'Del', exact: true }).click();
  await sharing.locator('body[data-shared]').waitFor();
  assert.deepEqual(JSON.parse((await sharing.locator('body').getAttribute('data-shared')) ?? ''), { title: 'Småjob – jobgevinst', url: link });
};

export default walks;
