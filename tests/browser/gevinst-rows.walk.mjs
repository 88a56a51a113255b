// The people of the gevinst calculator: rows that are typed, pasted and read from files, links, and
// work that takes long.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { says } from './walk.mjs';
import { active, address, button, choose, faults, field, gross, JOB, openImport, OWN, paste, plain, report, rows, settled } from './gevinst-page.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['one row is as simple as a form, and more become a table'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  assert.equal(await page.locator('.people-table table').count(), 0);
  const shown = await page.locator('.row-editor > [data-field]:visible').evaluateAll((nodes) => nodes.map((node) => /** @type {HTMLElement} */ (node).dataset.field));
  assert.deepEqual(shown, ['persons', 'ydelse', 'to', 'per', 'hourWage', 'week']);

  await button(page, 'Tilføj en række').click();
  assert.equal(await active(page), 'f-persons');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('3');
  await field(page, 'Kom videre til').selectOption('smaajob');
  await field(page, 'Timer om måneden').fill('32,5');
  await settled(page);
  const expected = await gross(page, {
    date: '2024-01-01',
    rows: [
      { persons: 2, benefit: 'kontanthjaelp', variant: 'fyldt30', phases: [JOB] },
      { persons: 3, benefit: 'kontanthjaelp', variant: 'fyldt30', phases: [{ to: 'smaajob', wage: { per: 'hour', amount: 12_500, hours: 32.5, hoursPer: 'month' } }] },
    ],
  });
  await says(page, expected);
  const table = await rows(page);
  assert.equal(table.length, 2);
  assert.match(table[1], /^2 3 Kontanthjælp, fyldt 30 år → småjob, 125 kr\.\/time, 32,5 timer\/md\. Åben$/);
  await walk.axe(page);

  await button(page, 'Kopiér rækken').click();
  assert.match(plain(await page.locator('#row-h').innerText()), /Række 3 af 3/);
  assert.equal(await active(page), 'row-h');
  await page.getByRole('button', { name: 'Ret række 1' }).click();
  assert.equal(await field(page, 'Antal borgere').inputValue(), '2');
  await button(page, 'Fjern rækken').click();
  assert.equal((await rows(page)).length, 2);
  assert.match(plain(await page.locator('.row-status').innerText()), /Række 1 er fjernet\. Fortryd/);
  await button(page, 'Fortryd').click();
  assert.equal((await rows(page)).length, 3);
  await settled(page);

  const again = await walk.open(await address(page));
  await settled(again);
  assert.deepEqual((await rows(again)).map((row) => row.replace(/Ret$|Åben$/, '')), (await rows(page)).map((row) => row.replace(/Ret$|Åben$/, '')));
  await says(again, plain(await page.locator('#answer .sentence').innerText()));
};

walks['the details of a row, its phases and their faults'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await page.locator('#row-more > summary').click();
  await field(page, 'Fødselsår eller alder (valgfrit)').fill('1985');
  await field(page, 'Børn under 18 år hjemme').fill('2');
  await field(page, 'Kommune for denne række').selectOption('0253');
  await page.locator('#f-start').fill('1.8.2024');
  await page.locator('#rows-later > summary').click();
  await page.locator('#f-to2').selectOption('job');
  await page.locator('#f-from2').fill('7');
  await page.locator('#f-hourWage2').fill('150');
  await page.locator('#f-week2').fill('20');
  await settled(page);
  const asked = {
    date: '2024-01-01',
    rows: [{ persons: 2, benefit: 'kontanthjaelp', variant: 'fyldt30', age: 39, children: 2, kommune: '0253', start: '2024-08-01', phases: [JOB, { from: 7, to: 'job', wage: { per: 'hour', amount: 15_000, hours: 20, hoursPer: 'week' } }] }],
  };
  await says(page, await gross(page, asked));
  assert.match(plain(await page.locator('#row-more > summary').innerText()), /\(\d ændret\)/);
  await walk.axe(page);

  // Each fault by the row and the phase, at its field and in the list.
  await button(page, 'Tilføj en række').click();
  await page.getByRole('button', { name: 'Ret række 1' }).click();
  await page.locator('#f-hourWage2').fill('9.999');
  await page.locator('#f-born').fill('gammel');
  await page.locator('#f-start').fill('31.2.2024');
  await faults(
    page,
    /Rækker med fejl er ikke regnet med/,
    /Række 1, fase 2, timeløn før skat: »9\.999« er for højt\. Skriv et tal mellem 0 og 2\.000 kr\./,
    /Række 1, fødselsår eller alder: »gammel« er hverken et årstal eller en alder/,
    /Række 1, første dag: »31\.2\.2024« er ikke en dato\. Skriv fx 1\.8\.2019\./,
  );
  assert.equal(await page.locator('#f-hourWage2').getAttribute('aria-invalid'), 'true');
  assert.match((await rows(page))[0], /Fejl:/);
  await says(page, await gross(page, { date: '2024-01-01', rows: [{ benefit: 'kontanthjaelp', variant: 'fyldt30', phases: [JOB] }] }));
  await page.getByRole('button', { name: 'Ret række 2' }).click();
  await page.locator('#answer .summary a', { hasText: 'fase 2' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'f-hourWage2');
  assert.equal(await page.locator('#f-hourWage2').inputValue(), '9.999');
  await page.locator('#f-hourWage2').fill('150');
  await page.locator('#f-born').fill('30-39');
  await page.locator('#f-start').fill('1-8-2024');
  await settled(page);

  const again = await walk.open(await address(page));
  await settled(again);
  await again.locator('#row-more > summary').click();
  assert.equal(await again.locator('#f-born').inputValue(), '30-39');
  assert.equal(await again.locator('#f-hourWage2').inputValue(), '150');
};

walks['with one row left there is no answer, and what was typed stays'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  const wage = field(page, 'Timeløn før skat');
  await wage.fill('12x');
  await faults(page, /^Svaret er ikke opdateret Timeløn før skat: »12x« er ikke et tal\. Skriv fx 145 eller 145,50\.$/);
  assert.equal(await wage.inputValue(), '12x');
  await wage.fill('');
  await faults(page, /Timeløn før skat mangler\./);
  await wage.fill('130');
  await settled(page);
};

walks['what somebody moved to decides what is asked'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  const to = field(page, 'Kom videre til');
  await to.selectOption('su');
  assert.equal(await field(page, 'Timeløn før skat').inputValue(), '', 'nobody on SU is given a wage');
  await field(page, 'SU-sats').waitFor();
  await settled(page);
  await to.selectOption('loentilskud');
  await page.locator('#f-subsidy').waitFor();
  await settled(page);
  await to.selectOption('unknown');
  assert.equal(await field(page, 'Timeløn før skat').isVisible(), false);
  await says(page, 'talt med');
  await to.selectOption('job');
  assert.equal(await field(page, 'Timeløn før skat').inputValue(), '125');
  await settled(page);
  await field(page, 'Ydelse før').selectOption('none');
  await settled(page);
  await to.selectOption('smaajob');
  await field(page, 'Timer om måneden').fill('20');
  await faults(page, /Kom videre til: et småjob er ved siden af en ydelse\. Vælg en ydelse eller et andet job\./);
};

const COLUMNS = 'Løbenr\tNavn\tCPR-nr.\tAntal\tYdelse før\tKom videre til\tTimeløn\tTimer om ugen\tFødselsdato\tBemærkning';

walks['rows pasted from a spreadsheet: columns that are never read, faults by line and column'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  await walk.axe(page);
  const read = await paste(
    page,
    [
      COLUMNS,
      '1\tMette Hansen\t010180-1234\t1\tkontanthjælp\tjob\t145,50\t37\t01-01-1980\t"to\nlinjer; og ""citat"""',
      '',
      '2\tAli bin Omar\t0202901234\tto\tDagpenge, fuldtid\tjob\t2.500\t37\t02-02-1990\t',
      '3\tBo Bo\t0303851234\t2\tguld\tjobb\t\t\tx\t',
      '4\tIda Å\t0404801234\t1.000\tDagpenge, fuldtid\tOrdinært job\t1.250,50 kr.\t37\t1979\t',
    ].join('\r\n'),
  );
  assert.match(read, /4 rækker er læst fra det indsatte 2 af dem har fejl/);
  assert.match(read, /Linje 4, kolonne »Antal«: »to« er ikke et tal\./);
  assert.match(read, /Linje 4, kolonne »Timeløn«: »2\.500« er for højt\. Skriv et tal mellem 0 og 2\.000 kr\./);
  assert.match(read, /Linje 5, kolonne »Kom videre til«: ordet kendes ikke\. Skriv et af disse: job, småjob/);
  assert.match(read, /Linje 5, kolonne »Ydelse før«: ordet kendes ikke/);
  assert.match(read, /Linje 5, kolonne »Fødselsdato«: »x« er hverken/);
  assert.match(read, /Kolonnen »CPR-nr\.« ligner CPR-numre og er ikke læst\./);
  assert.match(read, /Kolonnen »Navn« ligner navne/);
  assert.match(read, /Kolonnen »Fødselsdato« har hele fødselsdatoer\. Kun årstallet er læst\./);
  assert.match(read, /Kolonnerne »Løbenr«, »Bemærkning« kendes ikke og er ikke læst\./);
  assert.match(read, /»kontanthjælp« uden sats er læst som »Kontanthjælp, fyldt 30 år« i 1 række\./);
  await walk.axe(page);
  await walk.shot(page, 'gevinst-pasted');

  await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
  const table = await rows(page);
  assert.equal(table.length, 4);
  assert.match(table[3], /^4 1\.000 Dagpenge, fuldtid → job, 1\.250,50 kr\. kr\.\/time|^4 1\.000 Dagpenge, fuldtid → job, 1\.250,50/);
  await faults(page, /Rækker med fejl er ikke regnet med.*Række 2, antal borgere: »to« er ikke et tal/);
  const good = [
    { persons: 1, benefit: 'kontanthjaelp', variant: 'fyldt30', age: 44, phases: [{ to: 'job', wage: { per: 'hour', amount: 14_550, hours: 37, hoursPer: 'week' } }] },
    { persons: 1000, benefit: 'dagpenge', variant: 'fuldtid', age: 45, phases: [{ to: 'job', wage: { per: 'hour', amount: 125_050, hours: 37, hoursPer: 'week' } }] },
  ];
  await says(page, await gross(page, { date: '2024-01-01', rows: good }));
  const all = decodeURIComponent(await address(page)) + (await page.locator('body').innerText());
  for (const secret of ['Mette', '010180', '0202901234', 'Omar']) assert.ok(!all.includes(secret), `${secret} came in`);

  // What was there before comes back.
  await button(page, 'Fortryd').click();
  await settled(page);
  assert.equal(await field(page, 'Antal borgere').inputValue(), '2');
};

walks['the same rows in every kind of file'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  const text = 'Ydelse;Kom videre til;Månedsløn;Børn;Bemærkning\r\n"Dagpenge, fuldtid";job;"24.500,75";2;"æøå ""x"";\r\nmere"\r\n;;;;\r\nKontanthjælp, fyldt 30 år;Småjob;;;\r\n';
  const latin = Buffer.from(text, 'latin1');
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  for (const [name, content] of /** @type {[string, Buffer][]} */ ([
    ['utf8.csv', Buffer.from(text)],
    ['mark.csv', Buffer.from(`\ufeff${text}`)],
    ['sep.csv', Buffer.from(`\ufeffsep=;\r\n${text}`)],
    ['latin.csv', latin],
    ['utf16.csv', utf16],
    ['utf16be.csv', Buffer.from(utf16).swap16()],
    ['unix.csv', Buffer.from(text.replaceAll('\r\n', '\n'))],
    ['tab.txt', Buffer.from(text.replaceAll(';', '\t').replace('"Dagpenge, fuldtid"', 'Dagpenge, fuldtid'))],
    ['comma.csv', Buffer.from('benefit,moved to,monthly wage,children\n"Dagpenge, fuldtid",ordinary job,24500.75,2\n"Kontanthjælp, fyldt 30 år",småjob,,\n')],
  ])) {
    const read = await choose(page, name, content);
    assert.match(read, new RegExp(`^2 rækker er læst fra ${name.replace('.', '\\.')} 1 af dem har fejl`), name);
    assert.match(read, /Linje \d, .*løn/i, name);
    await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
    const [first] = await rows(page);
    assert.match(first, /^1 1 Dagpenge, fuldtid → job, 24\.500,75 kr\.\/md\./, name);
  }
};

walks['files that are refused say why, and change nothing'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  const before = await page.locator('#answer .sentence').innerText();
  await openImport(page);
  for (const [name, content, why] of /** @type {[string, Buffer | string, RegExp][]} */ ([
    ['ark.xlsx', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]), /Excel-regneark.*Gem som/],
    ['billede.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 1, 2, 3]), /ikke en tekstfil/],
    ['tom.csv', '', /ikke noget i filen/],
    ['tomme-linjer.csv', '\n\n \n', /ikke noget i filen/],
    ['uden.csv', '1;2;3\n4;5;6\n', /Ingen af kolonnerne kendes/],
    ['navne.csv', 'Mette Hansen;010180-1234\nBo Bo;020290-1234\n', /Ingen af kolonnerne kendes/],
    ['ydelse.csv', 'antal;timeløn\n1;145\n', /Kolonnen »ydelse« mangler.*antal, timeløn/],
    ['hoved.csv', 'antal;ydelse\n', /ingen rækker under dem/],
    ['citat.csv', 'antal;ydelse;note\n1;dagpenge;"åben\n2;dagpenge;x\n3;dagpenge;y\n', /anførselstegn .* ikke lukket\. Se omkring linje 2/],
  ])) {
    const read = await choose(page, name, content);
    assert.match(read, why, name);
    assert.ok(!read.includes('Mette'), 'a name is told');
    assert.equal(await page.locator('.people-table table').count(), 0);
  }
  await page.evaluate(() => {
    const input = /** @type {HTMLInputElement} */ (document.getElementById('import-file'));
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(61_000_000)], 'stor.csv'));
    input.files = files.files;
    input.dispatchEvent(new Event('change'));
  });
  await page.getByText('Filen er på 61 MB. Højst 60 MB kan læses.').waitFor();
  await button(page, 'Læs rækkerne').click();
  await page.getByText('Sæt rækkerne ind i feltet først.').waitFor();
  assert.equal(await page.locator('#answer .sentence').innerText(), before);
  await walk.axe(page);
};

walks['a dropped file is read'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['ydelse;timeløn;timer\ndagpenge;150;37\n'], 'sluppet.csv', { type: 'text/csv' }));
    document.querySelector('.drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  assert.match(await report(page), /1 række er læst fra sluppet\.csv Alle rækker kan regnes\./);
  await page.getByRole('button', { name: 'Læg dem til' }).click();
  assert.equal((await rows(page)).length, 2);
  await settled(page);
};

walks['the template reads back as it was written'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Hent en skabelon').click()]);
  assert.equal(download.suggestedFilename(), 'gevinst-skabelon.csv');
  const content = await readFile(await download.path());
  const text = content.toString('utf8');
  assert.ok(text.startsWith('\ufeffantal;ydelse;'), 'a byte-order mark and semicolons');
  assert.match(text, /;145,50;/, 'Danish decimals');
  const lines = text.trim().split('\r\n');
  assert.equal(lines.length, 3, 'two rows under the heading');
  // Every column is explained.
  await page.locator('#import-columns > summary').click();
  const told = await page.locator('.columns dt').allInnerTexts();
  for (const column of lines[0].replace('\ufeff', '').split(';').filter((name) => !name.endsWith(' 2'))) assert.ok(told.includes(column), `${column} is not explained`);
  await walk.axe(page);
  const read = await choose(page, 'gevinst-skabelon.csv', content);
  assert.match(read, /2 rækker er læst .* Alle rækker kan regnes\. Brug dem/);
  await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
  const table = await rows(page);
  assert.match(table[0], /Kontanthjælp, fyldt 30 år → job, 145,50 kr\.\/time, 37 timer\/uge/);
  assert.match(table[1], /^2 3 Dagpenge, fuldtid → småjob, 140 kr\.\/time, 32,5 timer\/md\.; job, 24\.500 kr\.\/md\./);
  await settled(page);
};

/** A file of so many rows, each made longer by a note. @param {number} count @param {number} note characters */
function manyRows(count, note) {
  const parts = ['\ufeffCPR;antal;ydelse;kom videre til;timeløn;timer om ugen;uger på ydelse;Bemærkning\r\n'];
  const long = 'x'.repeat(note);
  for (let i = 0; i < count; i += 1) {
    const wage = i % 1000 === 999 ? 'gratis' : `${120 + (i % 60)},50`;
    parts.push(`0101${50 + (i % 50)}-1234;1;"Dagpenge, fuldtid";job;${wage};37;${i % 200};"${long}\r\n""citat"""\r\n`);
  }
  return Buffer.from(parts.join(''));
}

/** Watches how long the page is held up. @param {Page} page */
const watch = (page) =>
  page.evaluate(() => {
    let last = performance.now();
    document.body.dataset.held = '0';
    setInterval(() => {
      const now = performance.now();
      document.body.dataset.held = String(Math.max(Number(document.body.dataset.held), now - last));
      last = now;
    }, 20);
  });

walks['hundreds of rows stay out of the form and are computed elsewhere'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  const read = await choose(page, 'mange.csv', manyRows(3000, 10));
  assert.match(read, /3\.000 rækker er læst fra mange\.csv 3 af dem har fejl/);
  assert.match(read, /Linje 1001, kolonne »timeløn«: »gratis« er ikke et tal/);
  assert.match(read, /Kolonnen »CPR« ligner CPR-numre/);
  await page.getByRole('button', { name: 'Regn med dem sammen' }).click();
  await page.getByText('2.997 rækker fra mange.csv er med i beregningen. 3 rækker med fejl er ikke med.').waitFor();
  await settled(page);
  await says(page, '2.999 borgere');
  await walk.axe(page);
  const url = await address(page);
  assert.match(url, /r=antal:2&udenraekker=2997/);
  const opened = await walk.open(url);
  await opened.getByText('Linket har ikke de 2.997 rækker').waitFor();
  assert.equal(await field(opened, 'Antal borgere').inputValue(), '2');

  await field(page, 'Andel, der ville være kommet i job alligevel').fill('25');
  await page.waitForFunction(() => document.querySelector('#answer')?.matches('.busy'));
  await settled(page);
  await says(page, '2.999 borgere');
  await button(page, 'Fjern dem').click();
  await settled(page);
  await says(page, '2 borgere');
};

walks['a file of 40 MB is read and computed while the page lives on, and can be cancelled'] = async (walk) => {
  const page = await walk.open(OWN);
  page.setDefaultTimeout(60_000);
  await settled(page);
  await openImport(page);
  // More than 50 MB cannot be handed over to the browser, so the file is made there.
  await page.evaluate((count) => {
    const parts = ['\ufeffCPR;antal;ydelse;kom videre til;timeløn;timer om ugen;uger på ydelse;Bemærkning\r\n'];
    const long = 'x'.repeat(340);
    // Some 35,000 of them are no others' equals: there is time to cancel.
    for (let i = 0; i < count; i += 1) parts.push(`0101${50 + (i % 50)}-1234;1;"Dagpenge, fuldtid";job;${120 + (i % 60)},${10 + (i % 90)};37;${i % 197};"${long}\r\n""citat"""\r\n`);
    Object.assign(window, { big: new File([parts.join('')], 'stor.csv') });
  }, 100_000);
  await watch(page);
  const drop = () =>
    page.evaluate(() => {
      const files = new DataTransfer();
      files.items.add(/** @type {any} */ (window).big);
      const input = /** @type {HTMLInputElement} */ (document.getElementById('import-file'));
      input.files = files.files;
      input.dispatchEvent(new Event('change'));
      return /** @type {any} */ (window).big.size;
    });
  const held = () => page.evaluate(() => Number(document.body.dataset.held));

  assert.ok((await drop()) > 40_000_000);
  const bar = page.getByRole('progressbar', { name: /Læser stor\.csv/ });
  await bar.waitFor();
  await page.waitForFunction(() => Number(document.querySelector('.import progress')?.getAttribute('value')) > 0.05);
  await walk.axe(page);
  await page.locator('.import').getByRole('button', { name: 'Afbryd' }).click();
  assert.match(await report(page), /Læsningen er afbrudt\. Ingen rækker er ændret\./);

  // The look for violations has held it up.
  await page.waitForTimeout(100);
  await page.evaluate(() => void (document.body.dataset.held = '0'));
  await drop();
  assert.match(await report(page), /100\.000 rækker er læst fra stor\.csv Alle rækker kan regnes\./);
  assert.ok((await held()) < 1000, `reading held the page up for ${await held()} ms`);
  await page.getByRole('button', { name: 'Regn med dem i stedet' }).click();
  await page.locator('.job .job-text', { hasText: 'Regner på rækkerne' }).waitFor();
  await button(page, 'Afbryd').click();
  await page.getByText('Beregningen er afbrudt. Svaret er fra før.').waitFor();
  await says(page, '2 borgere');
  await button(page, 'Regn igen').click();
  await says(page, '100.000 borgere');
  await settled(page);
  assert.ok((await held()) < 1000, `computing held the page up for ${await held()} ms`);
  await walk.shot(page, 'gevinst-100000');
};

walks['two workers share many rows, and answer as one does'] = async (walk) => {
  // No two are equal, and every 500th pays a kirkeskat that nobody knows for 2021.
  const lines = Array.from({ length: 5000 }, (_, i) => `1;"Dagpenge, fuldtid";job;${120 + (i % 60)},${10 + (i % 83)};37;${i % 197};${i % 500 === 499 ? 'ja' : 'nej'}`);
  const file = `antal;ydelse;kom videre til;timeløn;timer om ugen;uger på ydelse;folkekirken\n${lines.join('\n')}`;
  const answers = [];
  for (const alone of [false, true]) {
    const page = await walk.open(OWN);
    await settled(page);
    if (alone) {
      await page.evaluate(() => {
        const Plain = Worker;
        let made = 0;
        globalThis.Worker = class extends Plain {
          /** @param {string | URL} url @param {WorkerOptions} [options] */
          constructor(url, options) {
            made += 1;
            if (made > 1) throw new Error('a second worker is not to be had');
            super(url, options);
          }
        };
      });
    }
    await openImport(page);
    await choose(page, 'mange.csv', file);
    await page.getByRole('button', { name: 'Regn med dem i stedet' }).click();
    await settled(page);
    await says(page, '5.000 borgere');
    await field(page, 'Satser fra').selectOption('2021');
    await page.getByText('Disse linjer i filen kan ikke regnes med de valgte forudsætninger: 501, 1001, 1501, 2001, 2501, 3001, 3501, 4001, 4501, 5001.').waitFor();
    await settled(page);
    answers.push(plain(await page.locator('#answer').innerText()));
    if (walk.options.engine === 'chromium') assert.equal(page.workers().length, alone ? 1 : 2);
  }
  assert.match(answers[0], /4\.990 borgere/);
  assert.equal(answers[0], answers[1]);
};

walks['many rows are paged, and too many for a link are told'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await openImport(page);
  await paste(page, `antal;ydelse;timeløn;timer\n${Array.from({ length: 150 }, (_, i) => `${i + 1};dagpenge;150;37`).join('\n')}`);
  await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
  await settled(page);
  assert.equal((await rows(page)).length, 10);
  await page.getByText('1-10 af 150').waitFor();
  await button(page, 'Næste').click();
  await page.getByText('11-20 af 150').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Næste');
  await page.getByRole('button', { name: 'Ret række 12' }).click();
  assert.equal(await field(page, 'Antal borgere').inputValue(), '12');
  await page.getByText('150 rækker står ikke i linket.').waitFor();
  assert.match(await address(page), /udenraekker=150/);
  const start = await page.evaluate(() => performance.now());
  await field(page, 'Antal borgere').fill('13');
  await says(page, '11.326 borgere');
  assert.ok((await page.evaluate(() => performance.now())) - start < 10_000, 'typing is slow');
  await walk.axe(page);
};

walks['links of the first version open as one row'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&borgere=12&ydelse=dagpenge-fuldtid&loentype=month&maanedsloen=24000&kommune=0253&aar=2024&alligevel=40&maaneder=6&uger=10&udligning=93&boern=1&kirke=1&husstand=couple&udgift=kommune:50000&udgift=fond:1000');
  await settled(page);
  await page.getByText('Linket er lavet med en tidligere udgave').waitFor();
  const input = {
    date: '2024-01-01',
    rows: [
      { persons: 12, benefit: 'dagpenge', variant: 'fuldtid', household: 'couple', children: 1, kommune: '0253', churchMember: true, weeksOnSupport: 10, months: 6, phases: [{ to: 'job', wage: { per: 'month', amount: 2_400_000, hours: 37, hoursPer: 'week' } }] },
    ],
    retention: { kind: 'own' },
    counterfactual: 40,
    equalisation: 93,
    atp: false,
    obligatoriskPension: false,
  };
  await says(page, await gross(page, input));
  const told = plain(await page.locator('.print-inputs').evaluate((list) => list.textContent ?? ''));
  assert.match(told, /50\.000 kr\. \(Kommunen, i år 1\).*1\.000 kr\. \(En fond, i år 1\)/);
  const hash = await address(page);
  assert.match(hash, /r=antal:12_ydelse:dagpenge-fuldtid_loentype:month_maanedsloen:24000_uger:10_husstand:couple_boern:1_kirke:1_maaneder:6/);
  assert.ok(!hash.includes('borgere='));
};

walks['the price date follows the first start until somebody chooses'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  await settled(page);
  assert.equal(await field(page, 'Satser fra').inputValue(), '2018');
  await page.locator('#row-more > summary').click();
  await page.locator('#f-start').fill('1.8.2023');
  await page.waitForFunction(() => /august 2023/.test(document.querySelector('#f-year option:checked')?.textContent ?? ''));
  await page.locator('#f-start').fill('1.3.2016');
  await page.getByText('Den første række begynder 1.3.2016. Beregneren har satser fra 2018, så der er regnet med satserne fra 2018.').waitFor();
  await field(page, 'Satser fra').selectOption('2026');
  await page.getByText('Satsen »Kontanthjælp, fyldt 30 år« findes ikke på denne dato. Her er valgt »Kontanthjælp, forhøjet sats«.').waitFor();
  await page.locator('#f-start').fill('1.8.2023');
  await settled(page);
  assert.equal(await field(page, 'Satser fra').inputValue(), '2026');
  // The rate that was asked for comes back with its date.
  await field(page, 'Satser fra').selectOption('2024');
  assert.equal(await field(page, 'Ydelse før').inputValue(), 'kontanthjaelp-fyldt30');
};

walks['every case opens with its rows and is not changed'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  await settled(page);
  const presets = page.locator('.preset');
  assert.equal(await presets.count(), 9);
  for (const preset of await presets.all()) {
    await preset.click();
    await page.waitForFunction((id) => document.querySelector(`.preset[data-case="${id}"]`)?.getAttribute('aria-pressed') === 'true', await preset.getAttribute('data-case'));
    await settled(page);
    assert.equal(await page.locator('.case-changed').isVisible(), false, `${await preset.innerText()} is changed`);
  }
  await page.getByRole('button', { name: 'Høje Kolstrup 2016-2020' }).click();
  assert.equal((await rows(page)).length, 3);
  // What somebody typed is not lost by a look at another case.
  await field(page, 'Antal borgere').fill('96');
  await settled(page);
  await page.getByRole('button', { name: 'Byg til Vækst' }).click();
  await page.getByRole('button', { name: 'JobFirst 2018' }).click();
  await page.locator('.case-box', { hasText: 'JobFirst' }).waitFor();
  await button(page, 'Hent dem tilbage').click();
  assert.equal((await rows(page)).length, 3);
  assert.equal(await field(page, 'Antal borgere').inputValue(), '96');
  await page.locator('.case-box', { hasText: 'Kolstrup' }).waitFor();
  assert.equal(await button(page, 'Hent dem tilbage').count(), 0);
  // Rows of one's own leave the case, and its assumptions with it.
  await openImport(page);
  await paste(page, 'ydelse;timeløn;timer\ndagpenge;150;37\n');
  await page.getByRole('button', { name: 'Brug dem i stedet' }).click();
  await settled(page);
  assert.equal(await page.locator('.case-box').count(), 0);
  assert.ok(!/maaltandel|bliver|udgift/.test(await address(page)));
  // Both come back together.
  await button(page, 'Fortryd').click();
  await page.locator('.case-box', { hasText: 'Kolstrup' }).waitFor();
  await settled(page);
  assert.equal((await rows(page)).length, 3);
  assert.match(await address(page), /eks=hoeje-kolstrup.*maaltandel.*bliver/);
  // What is said of rows goes with them.
  await page.getByRole('button', { name: 'Byg til Vækst' }).click();
  await page.locator('.case-box', { hasText: 'Byg til' }).waitFor();
  assert.equal(plain(await page.locator('.row-status').innerText()), '');
};

walks['costs have a payer, years and a rhythm, and values a source'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  await button(page, 'Tilføj en udgift').click();
  await page.locator('#f-costs-0').fill('100.000');
  await field(page, 'Udgift 1 betales af').selectOption('landsbyggefonden');
  assert.equal(await page.locator('#f-costs-0-to').isVisible(), false);
  const tops = await page.evaluate(() => ['.form-row-choice:has([aria-label="Udgift 1: hvor tit"]) .form-row-label', 'label[for="f-costs-0-from"]'].map((label) => Math.round(document.querySelector(label)?.getBoundingClientRect().top ?? 0)));
  assert.ok(Math.abs(tops[0] - tops[1]) <= 1, `the labels beside each other stand at ${tops}`);
  await field(page, 'Udgift 1: hvor tit').selectOption('yearly');
  await page.locator('#f-costs-0-from').fill('2');
  await page.locator('#f-costs-0-to').fill('3');
  await settled(page);
  await page.locator('#f-costs-0-from').fill('11');
  await faults(page, /Udgift 1: år: »11« er for højt\. Skriv et tal mellem 1 og 10\./);
  assert.equal(await page.locator('#f-costs-0-from').getAttribute('aria-invalid'), 'true');
  await page.locator('#f-costs-0-from').fill('2');
  await settled(page);
  assert.match(await address(page), /udgift=landsbyggefonden:100000:yearly:2:3/);

  await page.locator('#more > summary').click();
  await page.locator('#more-unpriced > summary').click();
  await button(page, 'Tilføj et beløb').click();
  await page.locator('#f-unpriced-0').fill('20.000');
  await field(page, 'Kilde til beløb 1').fill('Rapport: side 7');
  await settled(page);
  await walk.axe(page);
  const again = await walk.open(await address(page));
  await settled(again);
  assert.match(plain(await again.locator('.print-inputs').evaluate((list) => list.textContent ?? '')), /Sundhed20\.000 kr\.\/år \(Rapport: side 7\)/);
};

walks['the assumptions of the effort reach the engine'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&aar=2024&r=antal:10&periode=3&fastholdelse=observed&maaltefter=6&maaltandel=80&niveau=low&bliver=90&virkning=control&gruppe=40&kontrol=10&fortraengning=10&udligning=95&behov=50000&aktivering=9000&atp=&obligatorisk=&rente=2&alligevellav=10&loenlav=20&maanederlav=50');
  await settled(page);
  await says(
    page,
    await gross(page, {
      date: '2024-01-01',
      rows: [{ persons: 10, benefit: 'kontanthjaelp', variant: 'fyldt30', phases: [JOB] }],
      years: 3,
      retention: { kind: 'observed', month: 6, share: 80, level: 'low' },
      staying: 90,
      savedActivation: 900_000,
      atp: false,
      obligatoriskPension: false,
    }),
  );
  await page.locator('#more > summary').click();
  await page.locator('#more-uncertain > summary').click();
  await page.locator('#f-wageLow').fill('60');
  await faults(page, /Lønnen kan være lavere med: »60« er for højt\. Skriv et tal mellem 0 og 50 %\./);
  await page.locator('#f-wageLow').fill('20');
  await settled(page);
};

walks['rows with the keyboard alone'] = async (walk) => {
  const page = await walk.open(OWN);
  await settled(page);
  const press = async (/** @type {string} */ name, tries = 60) => {
    for (let i = 0; i < tries; i += 1) {
      await page.keyboard.press('Tab');
      const [label, seen] = await page.evaluate(() => {
        const element = /** @type {HTMLElement} */ (document.activeElement);
        const { outlineStyle } = getComputedStyle(element);
        return [element.getAttribute('aria-label') ?? element.textContent ?? '', outlineStyle !== 'none'];
      });
      assert.ok(seen, `focus cannot be seen on ${label}`);
      if (label === name) {
        await page.keyboard.press('Enter');
        return;
      }
    }
    assert.fail(`${name} is not reached`);
  };
  await press('Tilføj en række');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('4');
  await settled(page);
  assert.match((await rows(page))[1], /^2 4 /);
  await press('Kopiér rækken');
  assert.equal(await active(page), 'row-h');
  await press('Fjern rækken');
  await press('Fortryd');
  assert.equal((await rows(page)).length, 3);
  assert.equal(await active(page), 'row-h');
};

for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
  for (const dark of [false, true]) {
    walks[`the rows are sound on a ${viewport}${dark ? ' in the dark' : ''}`] = async (walk) => {
      const page = await walk.open('gevinst.html#v=1&eks=jobloeft-viborg-silkeborg', { viewport, dark });
      await settled(page);
      await page.locator('#row-more > summary').click();
      await page.locator('#f-born').waitFor();
      await openImport(page);
      await page.locator('#more > summary').click();
      await page.locator('#more-time').waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('.inputs details')) /** @type {HTMLDetailsElement} */ (details).open = true;
      });
      const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beside, 0, 'pixels to scroll sideways');
      await walk.axe(page);
      await walk.shot(page, `gevinst-rows-${viewport}${dark ? '-dark' : ''}`);
      const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map((node) => node.id));
      assert.equal(new Set(ids).size, ids.length, `an id twice: ${ids.filter((id, i) => ids.indexOf(id) !== i)}`);
    };
  }
}

walks['the sum and the sources say which of several rows they are of'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&r=antal:3_ydelse:kontanthjaelp-forhoejetSats&r=antal:4_ydelse:sygedagpenge');
  for (const id of ['sum', 'sources']) await page.locator(`#${id} > summary`).click();
  const said = (/** @type {string} */ id) => page.locator(`#${id} .notice`).innerText();
  const sources = page.locator('#sources .sources');
  await sources.waitFor();
  for (const id of ['sum', 'sources']) assert.match(await said(id), /flere rækker\. Linjerne er skrevet ud for række 1,.* Vis en anden række under »Række for række«/);
  assert.doesNotMatch(await sources.innerText(), /Sygedagpenge/);
  await page.locator('#p-rows > summary').click();
  await page.getByRole('button', { name: /Vis regnestykket for række 2/ }).click();
  await sources.getByText('Sygedagpenge').first().waitFor();
  for (const id of ['sum', 'sources']) assert.match(await said(id), /skrevet ud for række 2,/);
  const alone = await walk.open('gevinst.html#v=1&r=antal:3_ydelse:sygedagpenge');
  await alone.locator('#sources > summary').click();
  await alone.locator('#sources .sources').waitFor();
  assert.equal(await alone.locator('#sources .notice').count(), 0);
};

walks['the rows speak English'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&lang=en&aar=2024&r=antal:2&r=antal:x');
  await faults(page, /Row 2, number of people: “x” is not a number/);
  await page.locator('#row-more > summary').click();
  await page.getByLabel('Year of birth or age').waitFor();
  await page.locator('#import > summary').click();
  await page.locator('#import-text').fill('people;benefit;moved to;hourly wage;hours a week\n3;Dagpenge, fuldtid;ordinary job;150;37\n');
  await page.getByRole('button', { name: 'Read the rows' }).click();
  assert.match(await report(page), /1 row is read from what was pasted All rows can be computed\./);
  const raw = await page.evaluate(() => /(?:label\.savings|rows|read|to|costs|unpriced|retention)[./][a-z]+/.exec(document.querySelector('.inputs')?.textContent ?? '')?.[0] ?? null);
  assert.equal(raw, null, 'a text without its words');
  await walk.axe(page);
};

export default walks;
