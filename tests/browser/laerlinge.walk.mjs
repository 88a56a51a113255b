// The lærlinge page from the tender's number to the yearly lines: plan, ledger, files, texts.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { says } from './walk.mjs';

/** @typedef {import('playwright-core').Page} Page */

const SITE = 'laerlinge.html#v=1&eks=laerlinge-byggesag';
/** A site that stands since the first of January, and what was done until the summer. */
const OWN = 'laerlinge.html#v=1&stoettet=100000000&ustoettet=0&moms=included&start=1.1.2026&slut=31.12.2026&pr=30.6.2026';

/** @param {Page} page @param {string} label */
const field = (page, label) => page.getByLabel(label, { exact: true });
/** @param {Page} page @param {string} name */
const button = (page, name) => page.getByRole('button', { name, exact: true });
/** @param {string} text */
const plain = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** Opens a panel, and waits until it is there. @param {Page} page @param {string} id */
async function open(page, id) {
  const panel = page.locator(`#p-${id}`);
  if (!(await panel.evaluate((node) => /** @type {HTMLDetailsElement} */ (node).open))) await panel.locator('summary').first().click();
  await panel.locator('p').first().waitFor();
  return panel;
}

/** Waits until a part of the page says so. @param {import('playwright-core').Locator} part @param {RegExp} wanted */
async function shows(part, wanted) {
  let text = '';
  for (let tries = 0; tries < 100; tries += 1) {
    text = plain(await part.innerText());
    if (wanted.test(text)) return text;
    await part.page().waitForTimeout(50);
  }
  return assert.fail(`${wanted} is not in: ${text}`);
}

/** The address of the inputs as they are. @param {Page} page */
async function address(page) {
  await page.evaluate(() => dispatchEvent(new Event('pagehide')));
  return page.url().slice(page.url().indexOf('laerlinge.html'));
}

/** What a button gives to keep. @param {Page} page @param {string} name */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** @param {Page} page @param {string} text */
async function paste(page, text) {
  const panel = await open(page, 'ledger');
  const fold = panel.locator('#ledger-import');
  if (!(await fold.evaluate((node) => /** @type {HTMLDetailsElement} */ (node).open))) await fold.locator('summary').click();
  await page.locator('#ledger-text').fill(text);
  await button(page, 'Læs rækkerne').click();
  await panel.locator('.report :is(h4, .error)').first().waitFor();
  return plain(await panel.locator('.report').innerText());
}

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['every method stands side by side, and says what it lacks'] = async (walk) => {
  const page = await walk.open('laerlinge.html');
  const methods = page.locator('#p-methods');
  await shows(methods, /6 årsværk pr\. 100 mio\. kr\. inkl\. moms\s*tæller 10,8 20\.779/);
  await shows(methods, /skriv alle timer.*skriv svendenes timer.*skriv fagene i planen/);
  await page.locator('#more > summary').click();
  await field(page, 'Alle arbejdstimer på pladsen (valgfrit)').fill('50.000');
  await field(page, 'Timer for svende og andre uden for oplæring (valgfrit)').fill('43.000');
  await shows(methods, /14 % af alle timer på pladsen 3,64 7\.000.*14\/86 .* 3,64 7\.000/);
  // The lowest is not chosen, nor the highest.
  await says(page, 'mindst 10,8 lærlingeårsværk');
  await field(page, 'Alle arbejdstimer på pladsen (valgfrit)').fill('200.000');
  await shows(methods, /alle timer på pladsen 14,55/);
  await says(page, 'mindst 10,8 lærlingeårsværk');
  assert.match(await shows(methods, /Kontrakten følger den metode, der tæller/), /ikke valgt efter tallet, så en anden metode kan give mere eller mindre/);
};

walks['an end is not unknown because the start is no day, and a month is one'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&stoettet=100000000&ustoettet=0&moms=included&start=31.2.2026&slut=1.3.2027');
  await shows(page.locator('#answer .summary'), /Byggepladsen etableres: skriv en dato/);
  assert.doesNotMatch(await page.locator('#answer').innerText(), /Aflevering kendes ikke/);
  await page.locator('#f-start').fill('1.3.2027');
  await says(page, 'I den ene måned er det 72 lærlinge');
};

walks['a byggesum is not taken without its part of the trades'] = async (walk) => {
  const page = await walk.open('laerlinge.html');
  await says(page, '10,8');
  await page.getByLabel('hele byggesummen').check();
  await shows(page.locator('#answer .summary'), /hvor mange procent af byggesummen/);
  await field(page, 'Håndværkerudgifternes andel af byggesummen').fill('80');
  await says(page, '8,64 lærlingeårsværk');
  await says(page, '80 % af byggesummen på 180.000.000 kr.');
};

walks['civil works are not converted from kroner'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&stoettet=100000000&ustoettet=0&moms=included&art=anlaeg');
  await says(page, 'gælder kun bygninger');
  await shows(page.locator('#p-methods'), /gælder kun bygninger/);
};

walks['the oplæringskrav gives both readings where they conflict'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&stoettet=12000000&ustoettet=0&moms=included&start=1.3.2025&slut=31.12.2025');
  const panel = await open(page, 'duty');
  await shows(panel, /Ja, kontrakten skal have et oplæringskrav/);
  await shows(panel, /DI Byggeri 2022 .* ja Den Ansvarlige Indkøber .* nej/);
  await shows(panel, /Læsningerne giver ikke samme svar/);
  await walk.axe(page);
  // Before there was one, no threshold is missing.
  const before = await walk.open('laerlinge.html#v=1&stoettet=60000000&ustoettet=0&moms=included&start=1.3.2022&slut=31.12.2023');
  const no = await open(before, 'duty');
  await shows(no, /Nej, loven kræver det ikke her/);
  assert.doesNotMatch(await no.innerText(), /er ikke kendt her for det år/);
};

walks['the plan is typed by trade, and says what cannot be placed'] = async (walk) => {
  const page = await walk.open(OWN);
  const panel = await open(page, 'trades');
  await button(page, 'Tilføj et fag').click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'f-trades-trade');
  await field(page, 'Eller: timer i faget (valgfrit)').fill('20.000');
  // Half of 20,000 hours can be lærlinge's; 6 årsværk are 11,544.
  await shows(panel, /1\.544 timer \(0,8 årsværk\) kan ikke placeres/);
  await shows(panel, /Opslag og henvendelser/);
  await button(page, 'Tilføj et fag').click();
  await panel.locator('#f-trades-trade').selectOption('murer');
  await field(page, 'Eller: timer i faget (valgfrit)').fill('60.000');
  await shows(panel, /Fagene kan bære kravet/);
  assert.equal(await panel.locator('svg.chart rect').count(), 2);
  await shows(panel, /jan 26.*dec 26/);
  await walk.axe(page);
  // The link carries the rows.
  const again = await walk.open(await address(page));
  await shows(await open(again, 'trades'), /60\.000 timer/);
};

walks['a trade without a cost per hour asks for one'] = async (walk) => {
  const page = await walk.open(OWN);
  const panel = await open(page, 'trades');
  await button(page, 'Tilføj et fag').click();
  await field(page, 'Fagets entreprisesum (valgfrit)').fill('10 mio.');
  await shows(page.locator('#p-methods'), /indtast timepris/);
  await shows(panel, /indtast timepris/);
  await field(page, 'Timepris (valgfrit)').fill('400');
  await shows(page.locator('#p-methods'), /Nedefra: fag for fag, 14 % af planens timer 0,56/);
};

walks['what is wrong in a row is named, and the rest counts'] = async (walk) => {
  const page = await walk.open(OWN);
  const told = await paste(page, 'Fra måned\tEntreprenør\tFag\tKategori\tEnhed\tAntal\n1.2026\tTømrer A/S\ttømrer\tlærling\ttimer\t962\n2.2026\tTømrer A/S\ttømrer\tlærling\ttimer\tmange\n3.2026\t\tmurer\tanden oplæring\tmåneder\t12\n9.2026\t\tmurer\tlærling\ttimer\t10');
  assert.match(told, /4 rækker i det indsatte 2 rækker har fejl/);
  await button(page, 'Læg rækkerne ind').click();
  const panel = page.locator('#p-ledger');
  await shows(panel, /2 rækker har fejl og er ikke regnet med \(række 2, 4\)/);
  await shows(panel, /2 af 4 rækker er regnet med/);
  await shows(page.locator('#answer .summary'), /række 2: antal: »mange« er ikke et tal/i);
  await shows(page.locator('#answer .summary'), /måneden ligger uden for byggeriet/);
  // 962 hours are half an årsværk, 12 months one.
  await says(page, '1,5 årsværk udført af kontraktens 6,0');
  await page.locator('#answer .summary a').first().click();
  await page.waitForFunction(() => document.activeElement?.id === 'f-ledger-amount');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('962');
  await says(page, '2 årsværk udført');
  await walk.axe(page);
};

walks['the status, the lines and the texts follow the ledger'] = async (walk) => {
  const page = await walk.open(SITE);
  await says(page, 'kontraktens 10,8');
  await shows(await open(page, 'status'), /Prognose ved aflevering .* Kontraktens tal 10,8/);
  await field(page, 'Årsag, hvis kravet ikke nås').selectOption('noApprentices');
  await shows(page.locator('#p-status'), /Svar fra erhvervsskoler og jobcenter/);
  const report = await open(page, 'report');
  await shows(report, /1\.9\.2025–31\.12\.2025|1\.1\.2025–31\.12\.2025/);
  await shows(report, /180\.000\.000 kr\./);
  await page.getByLabel('12 måneder', { exact: true }).check();
  await shows(report, /31\.8\.2026/);
  const texts = await open(page, 'texts');
  await shows(texts, /mindst 10,8 lærlingeårsværk \(20\.780 timer\).*ikke juridisk rådgivning.*ikke juridisk rådgivning.*ikke juridisk rådgivning/);
  await walk.axe(page);
};

walks['money has no number of its own where there is none'] = async (walk) => {
  const page = await walk.open(SITE);
  const panel = await open(page, 'money');
  await shows(panel, /Vælg et fag og et trin/);
  await field(page, 'Bod for hver manglende time (valgfrit)').fill('100');
  await shows(panel, /Hvert manglende årsværk koster 192\.400 kr\./);
  await panel.locator('#f-moneyTrade').selectOption('other');
  await shows(panel, /Vi har ikke tallene\. Skriv: timeløn/);
  assert.doesNotMatch(await shows(panel, /AUB for årets skoleuger skriv skoleuger/), /0 skoleuger/);
};

walks['residents go on to Gevinst as rows'] = async (walk) => {
  const page = await walk.open(SITE);
  await shows(await open(page, 'trades'), /Lærlinge på pladsen i hver måned/);
  const panel = await open(page, 'residents');
  // Trades that follow each other are not added up, and nobody's number of places is guessed.
  const room = await shows(panel, /plads til højst ca\. [\d,]+ lærlinge ad gangen \(i \p{L}+ 20\d\d\)/u);
  const most = await page.evaluate(() => Math.max(...[...document.querySelectorAll('#p-trades table.months tbody tr')].map((row) => Number(row.lastElementChild?.textContent?.replace(',', '.')) || 0)));
  assert.ok(Math.abs(Number(/ca\. ([\d,]+)/.exec(room)?.[1].replace(',', '.')) - most) < 0.06, `${room} against ${most}`);
  const go = panel.getByRole('link', { name: 'Regn gevinsten ud i Gevinst' });
  for (const none of ['', '0']) {
    await field(page, 'Pladser til ledige beboere (valgfrit)').fill(none);
    await shows(panel, /Skriv først, hvor mange pladser/);
    assert.deepEqual([await go.getAttribute('href'), await go.getAttribute('aria-disabled')], [null, 'true']);
  }
  await walk.axe(page);
  await field(page, 'Pladser til ledige beboere (valgfrit)').fill('3');
  await field(page, 'Elevløn (valgfrit)').fill('85');
  await shows(panel, /Regnet med 3 pladser/);
  const link = await panel.locator('a[href^="gevinst.html"][href*="85"]').getAttribute('href');
  const there = await walk.open(link ?? '');
  assert.equal(await field(there, 'Antal borgere').inputValue(), '3');
  assert.equal(await field(there, 'Kom videre til').inputValue(), 'elev');
  assert.equal(await field(there, 'Timeløn før skat').inputValue(), '85');
};

walks['a file carries several sager, and a wrong one is refused in words'] = async (walk) => {
  const page = await walk.open(SITE);
  const panel = await open(page, 'file');
  await button(page, 'Ny sag i filen').click();
  await field(page, 'Håndværkerudgifter, støttet del').fill('50 mio.');
  await shows(panel, /Sag 2 3,0/);
  const file = await saved(page, 'Gem som fil');
  assert.equal(file.name, 'laerlinge-sager.json');
  const content = JSON.parse(String(file.bytes));
  assert.equal(content.version, 1);
  assert.equal(content.sager.length, 2);
  assert.equal(content.sager[0].registrering.length, 7);

  const other = await walk.open('laerlinge.html');
  const there = await open(other, 'file');
  const choose = async (/** @type {string} */ name, /** @type {string | Buffer} */ bytes) => other.locator('#file-open').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(bytes) });
  await choose('brev.json', '{"a":1}');
  await shows(there, /brev\.json er ikke en fil fra denne beregner/);
  await choose('ny.json', JSON.stringify({ ...content, version: 2 }));
  await shows(there, /nyere udgave/);
  await choose('halv.json', '{"format":');
  await shows(there, /kan ikke læses/);
  await choose('sager.json', file.bytes);
  await shows(there, /2 sager fra sager\.json er åbnet/);
  await says(other, '3 lærlingeårsværk');
  await there.getByRole('button', { name: /^Åbn: / }).click();
  await says(other, 'kontraktens 10,8');
  await shows(await open(other, 'report'), /Alle sager i filen/);
  await walk.axe(other);
};

walks['the empty form is a workbook, and the ledger a file that is read again'] = async (walk) => {
  const page = await walk.open(SITE);
  await open(page, 'ledger');
  const book = await saved(page, 'Tomt månedsskema (Excel)');
  assert.equal(book.name, 'maanedsskema.xlsx');
  assert.equal(book.bytes.subarray(0, 2).toString(), 'PK');
  const form = await saved(page, 'Tomt månedsskema (CSV)');
  assert.match(String(form.bytes), /Fra måned;Til måned;Entreprenør;Fag;Kategori;Enhed;Antal;Timer om ugen/);
  assert.match(String(form.bytes), /Timer: Tæl også skole, ferie og sygdom med, hvis kontrakten følger bruttotid/);
  assert.match(String(form.bytes), /Sådan udfyldes skemaet/);
  const csv = await saved(page, 'Hent rækkerne som CSV');
  const before = plain(await page.locator('#answer .sentence, #answer .state').last().innerText());
  assert.match(await paste(page, String(csv.bytes)), /7 rækker .* Alle rækker kan regnes med/);
  await button(page, 'Erstat de rækker, der er').click();
  assert.equal(plain(await page.locator('#answer .sentence, #answer .state').last().innerText()), before);
};

walks['a filled form comes back, with its own month and firm'] = async (walk) => {
  const page = await walk.open(OWN);
  await open(page, 'ledger');
  const form = await saved(page, 'Tomt månedsskema (CSV)');
  const filled = String(form.bytes)
    .replace('Entreprenør, der udfylder;', 'Entreprenør, der udfylder;"Tømrer; Søn A/S"')
    .replace('\r\nMåned;', '\r\nMåned;mar-26')
    .replace('Lærling;Timer;;', 'Lærling;Timer;962;');
  assert.match(await paste(page, filled), /Én række i det indsatte Alle rækker kan regnes med/);
  await button(page, 'Læg rækkerne ind').click();
  await says(page, '0,5 årsværk udført');
  await shows(page.locator('#p-ledger tbody'), /mar-26 Tømrer; Søn A\/S Lærling 962 timer/);
  await shows(page.locator('#p-ledger .row-editor'), /Tæl også skole, ferie og sygdom med/);
};

walks['what a spreadsheet says in its own way is read, or told'] = async (walk) => {
  const page = await walk.open(OWN);
  const months = ['jan-26', 'feb. 26', 'marts-2026', '04.26', '5-26', '2026/06', 'maj-26'];
  let told = await paste(page, ['Måned;Antal;Timer;Kategori', ...months.map((month) => `${month};2;320;lærling`)].join('\n'));
  assert.match(told, /7 rækker i det indsatte Alle rækker kan regnes med/);
  assert.match(told, /I 7 rækker står der både »Timer« og et andet antal/);
  await button(page, 'Læg rækkerne ind').click();
  // Seven times 320 hours, not 2.
  await says(page, '1,16 årsværk udført');
  told = await paste(page, 'Måned;Fag;Kategori;Enhed;Antal\n3.2026;tømrermester;;mdr.;2\n4.2026;murer;lærling;;100\n5.2026;murer;svend;t;10');
  assert.match(told, /Én række har en fejl/);
  assert.match(told, /Én række har ingen kategori: Den er læst som lærling/);
  assert.match(told, /Én række har ingen enhed: Den er læst som timer/);
  assert.match(told, /læst som »Andet fag«: »tømrermester«/);
  assert.match(told, /Kategorier, vi ikke kender: »svend«/);
  await button(page, 'Erstat de rækker, der er').click();
  const rows = await shows(page.locator('#p-ledger tbody'), /3\.2026 Hovedentreprenør, Andet fag Lærling 2 måneder .* »svend« 10 timer/);
  assert.doesNotMatch(rows, /trade\.|category\.|basis\./);
};

walks['a contract without an amount is answered, and nothing is made certain without a number'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&stoettet=0&ustoettet=0&moms=included&kontrakt=58');
  await says(page, 'Kontrakten kræver 58,0 lærlingeårsværk (111.592 timer)');
  assert.doesNotMatch(plain(await page.locator('#answer').innerText()), /i gennemsnit 0|passer dårligt sammen/);
  const units = await shows(page.locator('#p-units'), /Lærlingeårsværk \(indberetningen\) 58,0/);
  assert.doesNotMatch(units, /Behov|rundet op| 0 /);
  await shows(page.locator('#p-methods'), /tæller skriv håndværkerudgifter/);
  const clauses = await shows(await open(page, 'comparisons'), /Norge .* skriv håndværkerudgifter/);
  assert.doesNotMatch(clauses, / 0 (?:årsværk|praktikanter)/);
  const texts = await shows(await open(page, 'texts'), /mindst 58,0 lærlingeårsværk/);
  assert.doesNotMatch(texts, /Det svarer til, at 14 %/);
  const anlaeg = await walk.open('laerlinge.html#v=1&stoettet=100000000&ustoettet=0&moms=included&art=anlaeg');
  await says(anlaeg, 'gælder kun bygninger');
  const text = plain(await anlaeg.locator('#answer').innerText());
  assert.doesNotMatch(text, /Alle tal i svaret er læst i loven|tæller efter/);
  const even = await walk.open('laerlinge.html#v=1&stoettet=100000000&ustoettet=0&moms=included');
  await says(even, 'mindst 6,0 lærlingeårsværk (11.544 timer).');
  await shows(await open(even, 'texts'), /Det svarer til, at 14 % af ca\. [\d.]+ årsværk/);
  assert.doesNotMatch(await shows(even.locator('#p-units'), /37 timer i 52 uger/), /rundet op/);
  const small = await walk.open('laerlinge.html#v=1&stoettet=2000000&ustoettet=0&moms=included');
  await says(small, 'op til 1 person.');
};

walks['clauses of others tell the limits that are computed'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&stoettet=100000000&ustoettet=0&moms=included&maaneder=12');
  const panel = await open(page, 'comparisons');
  const told = await shows(panel, /CTR .* mindst 16 praktikanter \(skriv lønsummen\)/);
  assert.match(told, /nuværende side Renovering: fra 6 måneder og 5 mio\. kr\. eller løn 3 mio\./);
  assert.match(told, /ældre side Renovering: fra 6 måneder og 8 mio\. kr\. eller løn 3 mio\./);
  assert.match(told, /ikke et krav: klausulen bortfalder fra 4,29 årsværk/);
  assert.match(told, /Målt, ikke krævet .* Støttede renoveringer i 2013 .* 5,14 årsværk/);
  await walk.axe(page);
};

walks['the lines of all sager go together, and a running year says so'] = async (walk) => {
  const page = await walk.open(SITE);
  const file = await open(page, 'file');
  await button(page, 'Ny sag i filen').click();
  await field(page, 'Håndværkerudgifter, støttet del').fill('50 mio.');
  await file.getByRole('button', { name: /^Åbn: / }).click();
  const report = await open(page, 'report');
  await shows(report, /Alle sager i filen/);
  const year = page.locator('#report-year');
  const years = await year.locator('option').allInnerTexts();
  assert.ok(years.length >= 3, years.join());
  await shows(report, /–31\.12\.2026 \(endnu ikke afsluttet\)/);
  await year.selectOption({ index: 1 });
  const shown = await shows(page.locator('#p-report table').last(), /ingen linjer/);
  assert.doesNotMatch(shown, /31\.12\.2026/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, 'Kopiér linjerne').click();
  await shows(report, /Linjerne er kopieret/);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Sag\tPeriode\t.*\n.*1\.1\.2025–31\.12\.2025.*\nSag 2\tingen linjer/s);
  await walk.axe(page);
  const phone = await walk.open(SITE, { viewport: 'phone' });
  const lines = await open(phone, 'report');
  await shows(lines, /Linjerne for denne sag/);
  assert.equal(await lines.locator('.table-scroll').first().evaluate((node) => node.scrollWidth - node.clientWidth), 0, 'the form is wider than the phone');
  await walk.shot(phone, 'laerlinge-report-phone');
};

walks['behind is not out of reach while the trades can carry what lacks'] = async (walk) => {
  const done = 'post=fra:2026-01_antal:962';
  const able = await walk.open(`${OWN}&plan=fag:murer_timer:60000&${done}`);
  await says(able, 'Bagud, men kan nås. Pr. 30.6.2026 er 0,5 årsværk udført af kontraktens 6,0. Med planen mangler');
  await says(able, 'Der er plads til at indhente det.');
  await shows(await open(able, 'status'), /Højst, hvis fagene bærer alt, hvad de kan .* Til og med 30\.6\.2026 er 49,6 % af byggetiden gået/);
  // Without a plan nothing tells whether it can be.
  const unplanned = await walk.open(`${OWN}&${done}`);
  await says(unplanned, 'Bagud. Pr. 30.6.2026 er 0,5 årsværk udført af kontraktens 6,0.');
  await says(unplanned, 'Uden en plan med timer for alle fag kan det ikke siges, om det kan indhentes.');
  await says(unplanned, 'Registreringen for juni 2026 mangler.');
  await shows(await open(unplanned, 'status'), /Registreringen for juni 2026 mangler/);
  await shows(await open(unplanned, 'file'), /0,5 Bagud /);
  await shows(await open(unplanned, 'texts'), /status 30\.6\.2026: bagud .* Uden en plan med timer/);
  assert.doesNotMatch(plain(await unplanned.locator('body').innerText()), /kan nås|plads til at indhente|kan stadig indhentes/);
  const later = await walk.open(`${OWN.replace('30.6', '6.7')}&${done}`);
  await says(later, 'Bagud. Pr. 6.7.2026');
  assert.doesNotMatch(plain(await later.locator('#answer').innerText()), /Registreringen for/);
  const full = await walk.open(`${OWN}&plan=fag:toemrer_timer:20000&${done}`);
  await says(full, 'Kan ikke nås. Pr. 30.6.2026 er 0,5 årsværk udført af kontraktens 6,0. Fagene kan højst bære sagen til 3,09 i den tid, der er tilbage.');
  const early = await walk.open(`${OWN.replace('pr=30.6.2026', 'pr=1.12.2025')}&${done}`);
  await says(early, 'Der er først en status, når byggepladsen er etableret. Vælg en dag fra 1.1.2026.');
  const outside = await walk.open(`${OWN}&plan=fag:murer_timer:60000_fra:2027-03`);
  await says(outside, 'måneden ligger uden for byggeriet. Skriv en måned mellem');
};

walks['the lines of one sag carry its name and number'] = async (walk) => {
  const page = await walk.open(SITE);
  const report = await open(page, 'report');
  await page.locator('#more > summary').click();
  await field(page, 'Sagsnummer hos Landsbyggefonden (valgfrit)').fill('4711');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, 'Kopiér linjerne').click();
  await shows(report, /Linjerne er kopieret/);
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Sag\tPeriode\t.*\n[^\t]+, 4711\t1\./);
};

walks['on paper the sum has its main lines, and a source its addresses'] = async (walk) => {
  const page = await walk.open(SITE);
  await says(page, '10,8');
  await walk.print(page, 'laerlinge', async () => {
    const shown = page.locator('.sum-fold.main:visible');
    await page.locator('.sum-fold.main .line').first().waitFor();
    const heads = (await shown.locator('h3').allInnerTexts()).map(plain);
    for (const head of ['Kravet', 'Status og prognose', 'Indberetning i alt']) assert.ok(heads.includes(head), `${head} is not printed: ${heads.join()}`);
    await shows(shown.filter({ hasText: 'Efter timer' }), /14 % af fagenes timer/);
  });
  for (const href of await page.locator('.sources a, .line-basis a').evaluateAll((all) => all.map((a) => a.getAttribute('href')))) assert.doesNotMatch(href ?? '', /;/);
};

walks['drop-out asks for agreements, not for people, and what cannot be placed is in the notice'] = async (walk) => {
  const page = await walk.open(`${OWN}&plan=fag:toemrer_timer:20000&frafald=25`);
  const panel = await open(page, 'trades');
  // 10,000 hours in twelve months.
  await shows(panel, /Lærlinge ad gangen, højst Aftaler, med frafald Tømrer 20\.000 20\.000 10\.000 10\.000 5,2 5,2 6,93/);
  await shows(await open(page, 'texts'), /Efter planen kan 1\.544 timer \(0,8 årsværk\) ikke placeres/);
};

walks['ten thousand rows stay fluid, and are not put into the link'] = async (walk) => {
  const page = await walk.open(OWN);
  const lines = Array.from({ length: 10_000 }, (_, i) => `${(i % 6) + 1}.2026;Firma ${i % 40};murer;lærling;timer;${i === 4321 ? 'x' : '1,5'}`);
  const panel = await open(page, 'ledger');
  await panel.locator('#ledger-import > summary').click();
  const file = ['Fra måned;Entreprenør;Fag;Kategori;Enhed;Antal', ...lines].join('\n');
  await page.locator('#ledger-file').setInputFiles({ name: 'timer.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await shows(panel, /10\.000 rækker i timer\.csv Én række har en fejl/);
  await button(page, 'Læg rækkerne ind').click();
  await shows(panel, /9\.999 af 10\.000 rækker er regnet med/);
  await page.getByText('10.000 rækker står ikke i linket.').waitFor();
  assert.equal(await panel.locator('tbody tr').count(), 10);
  const longest = await page.evaluate(async () => {
    let worst = 0;
    let last = performance.now();
    let going = true;
    const tick = (/** @type {number} */ now) => {
      worst = Math.max(worst, now - last);
      last = now;
      if (going) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    const input = /** @type {HTMLInputElement} */ (document.getElementById('f-ledger-amount'));
    for (const text of ['1', '12', '123', '1234']) {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => setTimeout(done, 60));
    }
    going = false;
    return worst;
  });
  assert.ok(longest < 250, `typing stood still for ${Math.round(longest)} ms`);
  const link = await address(page);
  assert.ok(link.length < 2000, 'the rows are in the link');
  assert.match(link, /udenpost=10000/);
  await button(page, 'Gå til række 4.322').click();
  await shows(panel, /Række 4\.322 af 10\.000/);
};

walks['the page speaks English, and keeps what is open and typed'] = async (walk) => {
  const page = await walk.open(SITE);
  await open(page, 'trades');
  await page.locator('#language').click();
  await shows(page.locator('#p-trades'), /The trades can carry the requirement|cannot be placed/);
  await says(page, 'apprentice-years');
};

walks['a published case stays one in the other language, and its link has its rows'] = async (walk) => {
  const page = await walk.open(SITE);
  await says(page, '4,82 årsværk udført');
  await open(page, 'ledger');
  await page.locator('#language').click();
  await says(page, 'apprentice-years');
  const link = await address(page);
  assert.doesNotMatch(link, /udenpost/);
  assert.match(link, /post=.*firma:~1/, 'the same link in every language');
  await shows(page.locator('#p-ledger'), /Subcontractor 1/);
  assert.equal(await page.locator('.case-changed').isVisible(), false, 'nobody has changed it');
  const again = await walk.open(link);
  await says(again, '4,82');
  await again.locator('#language').click();
  await says(again, '4,82 årsværk udført');
  assert.doesNotMatch(await address(again), /udenpost/);
};

walks['everything open is sound on a phone'] = async (walk) => {
  for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
    const page = await walk.open(SITE, { viewport });
    await says(page, '10,8');
    await page.evaluate(() => document.querySelectorAll('.panel').forEach((node) => node.setAttribute('open', '')));
    await page.locator('#p-residents a.button').last().waitFor();
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beside, 0, 'pixels to scroll sideways');
    await walk.axe(page);
    await walk.shot(page, `laerlinge-open-${viewport}`);
  }
};

export default walks;
