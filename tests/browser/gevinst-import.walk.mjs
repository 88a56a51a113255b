// Rows from a spreadsheet: what nobody should put into a calculator stays out of it, nothing that was
// there is lost, and a row of a file keeps its number.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { says } from './walk.mjs';
import { address, button, choose, faults, field, openImport, OWN, paste, plain, report, rows, settled } from './gevinst-page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./walk.mjs').Walks} */
const walks = {};

/** All that can be seen, read aloud, printed or passed on. @param {Page} page */
const everything = async (page) => {
  await page.evaluate(() => Object.assign(navigator.clipboard, { write: () => Promise.reject(new Error('refused')), writeText: (/** @type {string} */ text) => Promise.resolve(void (document.body.dataset.copied = text)) }));
  const note = button(page, 'Kopiér til notat');
  if (await note.isEnabled()) {
    await note.click();
    await page.waitForFunction(() => document.body.dataset.copied !== undefined || document.querySelector('#answer .summary:not([hidden])') !== null);
  }
  const link = decodeURIComponent(await address(page));
  return `${link} ${await page.evaluate(() => `${document.body.textContent} ${document.body.dataset.copied ?? ''} ${[...document.querySelectorAll('input, select')].map((el) => /** @type {HTMLInputElement} */ (el).value).join(' ')}`)}`;
};

walks['a cell that is like a CPR number is deleted before it is read, in any column'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  const read = await paste(
    page,
    [
      'antal;ydelse;timeløn;timer;født;uger;bemærkning',
      '2;dagpenge;150;37;f. 010180-1234;60;x',
      '2;dagpenge;150;37;1980;610180-1234;y',
      '2;dagpenge;150;37;1981;010180 - 1234;z',
      '2;dagpenge;150;37;1982;70;0101801234',
      '2;dagpenge;150;37;1983;53+;010180.1234',
      '2;dagpenge;150;37;1984;80;',
    ].join('\n'),
  );
  assert.match(read, /6 rækker er læst fra det indsatte Alle rækker kan regnes\./);
  assert.match(read, /1 felt i kolonnen »født« ligner et CPR-nummer\. Det er slettet/);
  assert.match(read, /2 felter i kolonnen »uger« ligner CPR-numre\. De er slettet/);
  await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
  await settled(page);
  assert.equal((await rows(page)).length, 6);
  assert.match(decodeURIComponent(await address(page)), /foedt:1984/, 'the rows are in the link');
  assert.doesNotMatch(decodeURIComponent(await address(page)), /uger:53/, '53+ is the default');
  const all = await everything(page);
  assert.doesNotMatch(all, /[06]101801234|[06]10180[ .-]*1234/);
  await walk.axe(page);
};

walks['a column of CPR numbers is dropped, however they are written'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  for (const number of ['610180-1234', '010180 - 1234', '0101801234', '101801234', '010180–1234', 'cpr 010180-1234']) {
    const read = await paste(page, `ydelse;timeløn;timer;uger\ndagpenge;150;37;${number}\ndagpenge;150;37;53\n`);
    assert.match(read, /Kolonnen »uger« ligner CPR-numre og er ikke læst\./, number);
    assert.ok(!read.includes(number), number);
  }
};

walks['a name in a column that is ours is told by its place, and comes nowhere'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  const read = await paste(page, 'antal;ydelse;kom videre til;timeløn;timer;født\n2;Mette Hansen;job;150;37;1980\n2;dagpenge;småjobbet i Brugsen;150;37;1980\nOle Olsen;dagpenge;job;150;37;Ane\n2;dagpenge;job;150;37;1980\n');
  assert.match(read, /Linje 2, kolonne »ydelse«: ordet kendes ikke/);
  assert.match(read, /Linje 3, kolonne »kom videre til«: ordet kendes ikke\. Skriv et af disse: job, småjob/);
  assert.match(read, /Linje 4, kolonne »antal«: »\?« er ikke et tal/);
  // What is wrong only because the benefit is, is not told once more.
  assert.doesNotMatch(read, /Linje 2, kolonne »kom videre til«/);
  await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
  await faults(page, /Række 1, ydelse før/);
  const all = await everything(page);
  for (const secret of ['Mette', 'Hansen', 'Brugsen', 'Ole', 'Ane']) assert.ok(!new RegExp(`\\b${secret}\\b`).test(all), `${secret} came in`);
  // The link does not make another row of it.
  const again = await walk.open(await address(page));
  await faults(again, /Række 1, ydelse før/, /Række 2, kom videre til/, /Række 3, antal borgere/);
};

walks['a CPR number that is typed is told, and is in no link'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await page.locator('#row-more > summary').click();
  await page.locator('#f-born').fill('f. 010180-1234');
  await faults(page, /Fødselsår eller alder: det, der står her, ligner et CPR-nummer\. Slet det\./);
  assert.doesNotMatch(decodeURIComponent(await address(page)), /0101/);
  assert.doesNotMatch(await page.locator('#answer').innerText(), /1234/);
  assert.doesNotMatch((await page.locator('.print-inputs').textContent()) ?? '', /1234/);
  await page.locator('#f-born').fill('');
  await page.locator('#f-persons').fill('0101801234');
  await faults(page, /Antal borgere: det, der står her, ligner et CPR-nummer/);
  assert.doesNotMatch(decodeURIComponent(await address(page)), /101801234/);
  const sourced = await walk.open('gevinst.html#v=1&aar=2024&r=antal:1&vaerdi=health:1000:Mette 010180-1234');
  await settled(sourced);
  await sourced.locator('#f-persons').fill('2');
  await settled(sourced);
  assert.doesNotMatch(decodeURIComponent(await address(sourced)), /0101/);
  const opened = await walk.open('gevinst.html#v=1&aar=2024&r=antal:1_foedt:010180-1234');
  await faults(opened, /hverken et årstal eller en alder/);
  assert.doesNotMatch(decodeURIComponent(await address(opened)), /0101/);
};

walks['two wages in a row, and a column that stands twice'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  const read = await paste(page, 'ydelse;kom videre til;timeløn;månedsløn;timer;timer\ndagpenge;job;150;24000;37;20\ndagpenge;job;150;;37;\n');
  assert.match(read, /Linje 2: der står både timeløn og månedsløn\. Brug kun den ene\./);
  assert.match(read, /Kolonnen »timer« står to gange\. Den første er brugt\./);
  assert.doesNotMatch(read, /kendes ikke/);
  await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
  await faults(page, /Række 1, lønnen er pr\.: der står både timeløn og månedsløn/);
  await walk.axe(page);
  await page.getByLabel('time', { exact: true }).check();
  await settled(page);
};

/** @param {number} count @param {string} [wage] */
const many = (count, wage = '150') => `ydelse;kom videre til;timeløn;timer\n${Array.from({ length: count }, (_, i) => `dagpenge;job;${wage === '150' && i % 100 === 99 ? 'gratis' : wage};${20 + (i % 18)}`).join('\n')}\n`;

walks['rows that a file takes the place of come back'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&aar=2024&alligevel=40&r=antal:2&r=antal:3_timeloen:140');
  await settled(page);
  const before = await rows(page);
  await openImport(page);
  await choose(page, 'a.csv', many(300));
  await page.getByRole('button', { name: 'Regn med dem i stedet' }).click();
  await says(page, 'De 297 borgere');
  await page.locator('.row-status').getByRole('button', { name: 'Fortryd' }).click();
  await says(page, 'De 5 borgere');
  assert.deepEqual((await rows(page)).map((row) => row.replace(/Ret$|Åben$/, '')), before.map((row) => row.replace(/Ret$|Åben$/, '')));
  assert.equal(await page.locator('.kept').count(), 0);

  // Those that are removed leave the rows of before, and can be had back.
  await choose(page, 'a.csv', many(300));
  await page.getByRole('button', { name: 'Regn med dem i stedet' }).click();
  await says(page, 'De 297 borgere');
  await button(page, 'Fjern dem').click();
  await says(page, 'De 5 borgere');
  assert.equal((await rows(page)).length, 2);
  await page.locator('.row-status').getByRole('button', { name: 'Fortryd' }).click();
  await says(page, 'De 297 borgere');

  // A second file takes the place of the first, and says so.
  await choose(page, 'b.csv', many(400, '160'));
  await page.getByRole('button', { name: 'Regn med dem sammen' }).click();
  assert.match(plain(await page.locator('.row-status').innerText()), /400 rækker er sat ind\. De 297 rækker fra a\.csv er ikke længere med\. Fortryd/);
  await says(page, 'De 400 borgere');
  await page.locator('.row-status').getByRole('button', { name: 'Fortryd' }).click();
  await says(page, 'De 297 borgere');
  await page.locator('.kept', { hasText: '297 rækker fra a.csv er med i beregningen.' }).waitFor();
};

walks['a row of a file is known by its line in the spreadsheet'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  await choose(page, 'mange.csv', many(300));
  await page.getByRole('button', { name: 'Regn med dem sammen' }).click();
  await says(page, 'De 299 borgere');
  await page.locator('#p-rows > summary').click();
  await page.locator('#p-rows table').waitFor();
  const labels = await page.locator('#p-rows tbody tr > :first-child').allInnerTexts();
  assert.match(plain(labels[0]), /^Række 1/);
  assert.equal(plain(labels[1]), 'Linje 2 i mange.csv');
  assert.equal(plain(labels[99]), 'Linje 100 i mange.csv');
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('#p-rows').getByRole('button', { name: /CSV/ }).click()]);
  const lines = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
  // The hundredth row is faulty: it has a number that no row here has.
  const head = lines.findIndex((line) => line.startsWith('Nr.;'));
  assert.match(lines[head + 101], /^102;Linje 102 i mange\.csv;/);
};

walks['above 2.000 rows there is no list of rows, and the assumptions are compared when asked'] = async (walk) => {
  const page = await walk.open(`${OWN}&periode=1`);
  page.setDefaultTimeout(60_000);
  await settled(page);
  await openImport(page);
  await choose(page, 'mange.csv', many(2500));
  await page.getByRole('button', { name: 'Regn med dem i stedet' }).click();
  await says(page, 'De 2.475 borgere');
  await page.locator('#p-rows > summary').click();
  await page.locator('#p-rows').getByText('Ved mere end 2.000 rækker regnes kun summen').waitFor();
  assert.equal(await page.locator('#p-rows table').count(), 0);
  await page.locator('#p-tornado > summary').click();
  await button(page, 'Regn antagelserne igennem').click();
  await page.locator('#p-tornado svg.chart').waitFor();
  assert.match(await page.locator('#tornado-text').innerText(), /antagelse/);
  await walk.axe(page);
  await field(page, 'Andel, der ville være kommet i job alligevel').fill('25');
  await button(page, 'Regn antagelserne igennem').waitFor();
};

walks['more faults than are listed are counted'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  const read = await choose(page, 'fejl.csv', many(1200, 'gratis'));
  assert.match(read, /1\.200 rækker er læst/);
  await button(page, 'Vis de første 1.000 af 1.200 fejl').click();
  assert.equal(await page.locator('.read-faults > li').count(), 1000);
  assert.match(await report(page), /Linje 1001/);
};

export default walks;
