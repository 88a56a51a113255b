// What is taken along from an answer: files, pictures, the clipboard, paper.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { NotPossible } from './engines.mjs';
import { says } from './walk.mjs';
import { counting, readBook, unzip } from './workbook.mjs';

/** @typedef {import('playwright-core').Page} Page */

const FAMILY = 'smaajob.html#v=1&timer=27&loen=145&ydelse=kontanthjaelp-forhoejetSats&maaned=2026-01&barn=3_6&husleje=6000&pasning=6000&transport=400';
const GROUP = 'gevinst.html#v=1&r=antal:9_til:job&aar=2026';
const BUILDING = 'laerlinge.html#v=1&sag=%3D1%2B1&stoettet=120000000&start=2025-10-01&slut=2026-12-31';
const [NUMBERS, BOOK] = ['Tal (CSV)', 'Regnestykke (Excel)'];

/** @param {Page} page @param {string | RegExp} name presses a button of the menu of files */
async function saved(page, name) {
  const menu = page.locator('#files');
  if ((await menu.getAttribute('open')) === null) await menu.locator('> summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), menu.getByRole('button', { name }).first().click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** @param {Page} page @param {string | RegExp} name */
async function savedRows(page, name) {
  const file = await saved(page, name);
  const text = file.bytes.toString('utf8');
  assert.ok(text.startsWith('\ufeff'), 'a spreadsheet knows by it that it is UTF-8');
  return { name: file.name, rows: text.slice(1).trimEnd().split('\r\n').map((line) => line.split(';')) };
}

/** @param {string[][]} rows @param {string} first the row whose first cell is this */
const row = (rows, first) => rows.find(([cell]) => cell === first) ?? assert.fail(`no row begins with ${first}`);

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['the numbers of each calculator are a file with what they rest on'] = async (walk) => {
  for (const [path, name, heading, column] of [
    [FAMILY, 'smaajob-2026-01-01.csv', 'Hvad giver et småjob?', 'Timer pr. md.'],
    [GROUP, 'gevinst-2026-01-01.csv', 'Hvad giver det, når borgere kommer i job?', 'Tabel'],
    [BUILDING, 'laerlinge-2025-10-01.csv', 'Hvor mange lærlinge skal renoveringen kræve?', 'Metode'],
  ]) {
    const page = await walk.open(path);
    const { name: given, rows } = await savedRows(page, NUMBERS);
    assert.equal(given, name);
    assert.equal(rows[0][0], heading);
    assert.match(row(rows, 'Svar')[1], /\d/);
    assert.match(row(rows, 'Lavet')[1], /^\d+\.\d+\.\d{4}$/);
    assert.match(row(rows, 'Udgave')[1], /Version \d+\.\d+\.\d+, data \d{4}-\d\d-\d\d/);
    assert.match(row(rows, 'Link')[1], new RegExp(`/${path.split('#')[0]}#v=1`));
    row(rows, 'Forudsætninger');
    row(rows, 'Sats');
    row(rows, column);
    // The written sum, line by line, as it stands on the page.
    await page.locator('#sum > summary').click();
    await page.locator('.line').first().waitFor();
    const last = page.locator('.line').last();
    const kept = row(rows, `L${await last.locator('.line-no').innerText()}`);
    assert.equal(kept[1], await last.locator('.line-name').innerText());
    const said = /-?[\d.]+(?:,\d+)?/.exec((await last.locator('.line-result').innerText()).replace('\u2212', '-'))?.[0].replaceAll('.', '');
    assert.equal(Number(kept[4].replace(',', '.')), Number(said?.replace(',', '.')));
    await page.context().close();
  }
};

walks['every hour stands in the file to the øre, with a decimal comma and no point'] = async (walk) => {
  const page = await walk.open(FAMILY);
  const { rows } = await savedRows(page, NUMBERS);
  const head = rows.findIndex(([first]) => first === 'Timer pr. md.');
  const hours = rows.slice(head + 1).filter(([first]) => /^\d/.test(first));
  assert.equal(hours.length, 161);
  const net = rows[head].indexOf('Tilbage efter skat');
  assert.ok(hours.every((cells) => /^-?\d+,\d\d$/.test(cells[net])), hours[27].join(';'));
  // To the øre, what is left is what the written sum says.
  await page.locator('#sum > summary').click();
  const said = await page.locator('.line:has(.line-name:text-is("Tilbage efter skat"))').last().locator('.line-result').innerText();
  assert.equal(hours[27][net], said.replace(/\u00a0kr\.$/, '').replaceAll('.', ''));
  assert.match(row(rows, 'AM-bidrag').join(';'), /^AM-bidrag;8 %;AMBL § 1;https:/);
};

walks['what somebody has typed is never a formula in a file'] = async (walk) => {
  for (const sign of ['+', '-', '@', '=']) {
    const page = await walk.open(BUILDING.replace('%3D', encodeURIComponent(sign)));
    const { rows } = await savedRows(page, NUMBERS);
    const typed = rows.flat().filter((cell) => cell.includes('1+1') && !cell.startsWith('http'));
    assert.deepEqual([...new Set(typed)], [`'${sign}1+1`]);
    for (const cell of rows.flat()) assert.ok(!/^[=+@\t\r]/.test(cell) && (!cell.startsWith('-') || /^-\d+(,\d+)?$/.test(cell)), cell);
    const book = readBook((await saved(page, BOOK)).bytes);
    const cells = [...(book.get('Om')?.values() ?? [])].filter(({ value }) => value === `${sign}1+1`);
    assert.deepEqual(cells, [{ value: `${sign}1+1`, formula: null }]);
    await page.context().close();
  }
};

walks['the written sum is a workbook whose formulas give what is stored, line by line'] = async (walk) => {
  for (const path of [FAMILY, `${FAMILY}&vis=borger`, GROUP, BUILDING]) {
    const page = await walk.open(path);
    const file = await saved(page, BOOK);
    const book = readBook(file.bytes);
    const valueOf = counting(book);
    const sum = book.get('Regnestykket') ?? assert.fail('no sheet');
    let lines = 0;
    for (const [ref, { value, formula }] of sum) {
      const stored = ref.startsWith('F') && sum.get(ref.replace('F', 'G'));
      if (!stored || formula === null) continue;
      lines += 1;
      assert.equal(valueOf('Regnestykket', ref).toFixed(6), Number(stored.value).toFixed(6), `${ref}: ${formula}`);
      assert.equal(value, stored.value, ref);
      assert.match(formula, /E\d/, ref);
    }
    await page.locator('#sum > summary').click();
    await page.locator('#sum .sum-sections, #sum .sum-folds').waitFor();
    assert.ok(lines > 20, `${path}: ${lines}`);
    if (path !== BUILDING) assert.ok([...sum].some(([ref, { value }]) => /^J\d+$/.test(ref) && value === 'Modtager: Kommunen'), path);
    assert.match(String([...(book.get('Om')?.values() ?? [])].map((cell) => cell.value)), /Version \d/);
    await page.context().close();
  }
};

walks['the files say of which of several rows their lines are'] = async (walk) => {
  const WRITTEN = /flere rækker\. Linjerne er skrevet ud for række 2,/;
  const page = await walk.open(`${GROUP}&r=antal:4_ydelse:sygedagpenge`);
  await says(page, '13 borgere');
  await page.locator('#p-rows > summary').click();
  await page.getByRole('button', { name: /Vis regnestykket for række 2/ }).click();
  await page.locator('#sum .notice').getByText(WRITTEN).waitFor();
  const { rows } = await savedRows(page, NUMBERS);
  for (const heading of ['Kilder', 'Regnestykket']) assert.match(rows[rows.findIndex(([cell]) => cell.includes(heading)) + 1].join(';'), WRITTEN, heading);
  const { bytes } = await saved(page, BOOK);
  assert.match(String(readBook(bytes).get('Regnestykket')?.get('A3')?.value), WRITTEN);
  // One row is the whole answer.
  const alone = await walk.open(GROUP);
  assert.ok((await savedRows(alone, NUMBERS)).rows.every(([cell]) => !/skrevet ud/.test(cell)));
};

walks['a changed number flows through the workbook as the calculator counts with it'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=30&loen=145&ydelse=kontanthjaelp-forhoejetSats&maaned=2026-01');
  const book = readBook((await saved(page, BOOK)).bytes);
  const figures = book.get('Forudsætninger') ?? assert.fail('no sheet');
  const [wage] = [...figures].find(([, { value }]) => value === 'Timeløn før skat') ?? assert.fail('no wage');
  figures.set(wage.replace('A', 'B'), { value: 150, formula: null });
  await page.getByLabel('Timeløn før skat').fill('150');
  await says(page, 'til 150 kr. i timen');
  const after = readBook((await saved(page, BOOK)).bytes).get('Regnestykket') ?? assert.fail('no sheet');
  const valueOf = counting(book);
  const results = [...after].filter(([ref]) => /^F\d+$/.test(ref) && ref !== 'F4');
  const changed = results.filter(([ref, { value }]) => value !== book.get('Regnestykket')?.get(ref)?.value);
  assert.ok(changed.length > 20, `only ${changed.length} lines follow the wage`);
  for (const [ref, { value }] of results) assert.equal(valueOf('Regnestykket', ref).toFixed(6), Number(value).toFixed(6), ref);
};

walks['the sheet of assumptions says what stands still, whose a number is, and what the answer does without'] = async (walk) => {
  const bookOf = async (/** @type {string} */ path) => readBook((await saved(await walk.open(path), BOOK)).bytes);
  /** The names below a heading, until the next empty row. @param {Awaited<ReturnType<typeof bookOf>>} book @param {string} heading */
  const under = (book, heading) => {
    const sheet = book.get('Forudsætninger') ?? assert.fail('no sheet');
    const names = [...sheet].flatMap(([ref, { value }]) => (ref.startsWith('A') ? [{ row: Number(ref.slice(1)), text: String(value) }] : []));
    const at = names.findIndex(({ text }) => text === heading);
    assert.ok(at >= 0, `no »${heading}«`);
    const end = names.findIndex(({ row }, i) => i > at && row > names[i - 1].row + 1);
    return names.slice(at + 1, end < 0 ? undefined : end).map(({ text }) => text);
  };
  const [greve, building, simple] = [await bookOf('gevinst.html'), await bookOf('laerlinge.html#v=1&eks=laerlinge-byggesag'), await bookOf(FAMILY)];
  for (const book of [greve, building]) {
    assert.match(String(book.get('Forudsætninger')?.get('A1')?.value), /Tallene under »Regnet ud på forhånd« står stille: Brug beregneren/);
    assert.match(under(book, 'Regnet ud på forhånd')[0], /De følger ikke med, når du retter et tal ovenfor/);
  }
  const still = under(greve, 'Regnet ud på forhånd');
  assert.ok(still.includes('Andre rækker eller året i alt'), still.join());
  // The yearly wage is counted from the hours of a week.
  assert.deepEqual(under(greve, 'Dine tal').slice(0, 2), ['Timer', 'Løn']);
  for (const name of ['Timeløn', 'Timer om måneden']) assert.ok(still.includes(`${name} (intet tal i svaret bruger det)`), still.join());
  assert.ok(under(building, 'Dine tal').includes('Timer i faget (i alle fag med dette tal)'));
  assert.ok(under(building, 'Regnet ud på forhånd').includes('Kontraktens værdi ekskl. moms'));
  assert.ok(!under(building, 'Dine tal').includes('Registreringen'));
  // Where every number is typed, nothing stands still.
  assert.equal(simple.get('Forudsætninger')?.get('A1')?.value, 'Ret et tal her, så regner regnestykket med det.');
};

walks['the empty form is a workbook with lists to choose from'] = async (walk) => {
  const page = await walk.open(BUILDING);
  await page.locator('#p-ledger > summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Tomt månedsskema (Excel)' }).click()]);
  const bytes = await readFile(await download.path());
  const [sheet] = readBook(bytes).values();
  assert.ok([...sheet.values()].some(({ value }) => value === 'Fra måned'));
  assert.ok([...sheet.values()].some(({ value, formula }) => value === '=1+1' && formula === null));
  const lists = [...(unzip(bytes).get('xl/worksheets/sheet1.xml') ?? '').matchAll(/<dataValidation type="list".*?sqref="([A-Z]\d+:[A-Z]\d+)"><formula1>"([^"]*)"/g)];
  assert.deepEqual(lists.map(([, where]) => where), ['D10:D209', 'E10:E209', 'F10:F209']);
  assert.match(lists[1][2], /^Lærling,/);
};

walks['a chart is a picture of its own, in light colours also in the dark'] = async (walk) => {
  for (const [path, shown] of [[FAMILY, 'Graf over'], [GROUP, 'Kurver over'], [BUILDING, 'En bjælke']]) {
    const page = await walk.open(path, { dark: true });
    const svg = await saved(page, new RegExp(`^${shown}.*SVG$`));
    const text = svg.bytes.toString('utf8');
    assert.match(svg.name, /\.svg$/);
    assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.ok(text.includes(`<title>${shown}`), shown);
    assert.match(text, /Kilde: .*Version \d/s);
    assert.ok(!/class=|var\(--|currentcolor|NaN|undefined/i.test(text), 'it needs no style sheet');
    // Light ink would not be seen on the white ground.
    const inks = [...text.matchAll(/<text[^>]* fill="rgb\((\d+), (\d+), (\d+)\)"/g)].map(([, ...rgb]) => Math.max(...rgb.map(Number)));
    assert.ok(inks.length > 0 && inks.every((most) => most < 150), String(inks));
    const png = (await saved(page, new RegExp(`^${shown}.*PNG$`))).bytes;
    assert.equal(png.toString('latin1', 1, 4), 'PNG');
    const [width] = /width="(\d+)"/.exec(text)?.slice(1) ?? [];
    assert.equal(png.readUInt32BE(16), 2 * Number(width));
    assert.ok(png.length > 20_000, `a picture of ${png.length} bytes has nothing in it`);
    await walk.axe(page);
    await page.context().close();
  }
};

walks['a note is copied as text and as a document with tables'] = async (walk) => {
  const page = await walk.open(FAMILY);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Kopiér til notat' }).click();
  await says(page, 'Teksten er kopieret');
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item.getType(type)).text()));
  });
  const [text, html] = copied;
  assert.match(text, /^Hvad giver et småjob\?\r?\n/);
  assert.match(text, /- Timeløn før skat: 145 kr\./);
  assert.match(html, /<h1[^>]*>Hvad giver et småjob\?<\/h1>/);
  assert.match(html, /<th scope="col"[^>]*>Timer pr\. md\.<\/th>/);
  assert.match(html, /<th scope="row"/);
  assert.match(html, /<a href="http[^"]*smaajob\.html#v=1/);
  // Safari puts in classes of its own.
  assert.ok(!/screen-only|<svg|class="(?!Apple-)/.test(html), html);
};

walks['a note is copied by hand where a frame may not use the clipboard'] = async (walk) => {
  const page = await walk.open(FAMILY);
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    Object.defineProperty(navigator, 'clipboard', { value: { write: refuse, writeText: refuse } });
  });
  await page.getByRole('button', { name: 'Kopiér til notat' }).click();
  const area = page.locator('.copied textarea');
  await area.waitFor();
  assert.match(await area.inputValue(), /Hvad giver et småjob\?[^]*Version/);
  assert.ok(await area.evaluate((node) => node === document.activeElement));
  await walk.axe(page);
};

walks['a note has the answer as it stands on the page, also after another'] = async (walk) => {
  for (const [path, field, typed, then] of [
    ['smaajob.html', 'Løntimer om måneden', '60', '60 timer'],
    ['gevinst.html', 'Antal borgere', '18', '2.226.231 kr.'],
    ['laerlinge.html#v=1&stoettet=120000000', 'Håndværkerudgifter, støttet del', '40000000', '11.544 timer'],
    ['boligomraade.html', 'Uden for arbejdsmarkedet og uddannelse, 18-64 år', '45', '60 flere'],
  ]) {
    const page = await walk.open(path);
    await page.evaluate(() => {
      const refuse = () => Promise.reject(new DOMException('', 'NotAllowedError'));
      Object.defineProperty(navigator, 'clipboard', { value: { write: refuse, writeText: refuse } });
    });
    for (const value of [null, typed]) {
      if (value !== null) {
        await page.getByLabel(field, { exact: true }).fill(value);
        await says(page, then);
      }
      const told = await page.evaluate(() =>
        [...document.querySelectorAll('#answer .sentence, #answer .second > *')].map((part) => {
          const copy = /** @type {Element} */ (part.cloneNode(true));
          for (const only of copy.querySelectorAll('.screen-only, svg')) only.remove();
          return (copy.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
        }),
      );
      await page.getByRole('button', { name: 'Kopiér til notat' }).click();
      const note = (await page.locator('.copied textarea').inputValue()).replaceAll(/\s+/g, ' ');
      for (const text of told) assert.ok(note.includes(text), `${path} ${value}: »${text}« is not in the note`);
    }
    await page.context().close();
  }
};

walks['the menu of files is for the keyboard and a phone, and takes nothing along that is not up to date'] = async (walk) => {
  const page = await walk.open(FAMILY, { viewport: 'phone' });
  await page.locator('#files > summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: NUMBERS }).waitFor();
  await walk.axe(page);
  await walk.shot(page, 'files-phone');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await page.getByLabel('Løntimer om måneden', { exact: true }).fill('abc');
  let came = false;
  page.on('download', () => (came = true));
  await page.getByRole('button', { name: NUMBERS }).click();
  await says(page, 'Svaret er ikke opdateret');
  assert.equal(came, false);
};

for (const [name, path] of Object.entries({ smaajob: 'smaajob.html', gevinst: 'gevinst.html', laerlinge: 'laerlinge.html#v=1&stoettet=120000000&start=2025-10-01&slut=2026-12-31' })) {
  walks[`${name} is a memo of two pages on paper`] = async (walk) => {
    if (walk.options.engine !== 'chromium') throw new NotPossible('no PDF');
    const page = await walk.open(path);
    await walk.print(page, `memo-${name}`, async () => {
      for (const part of ['h1', '.sentence', '.print-inputs', '.panel table', 'svg.chart', '#sum .line-numbers', '.sources .source-basis', '#version', '#print-date']) {
        assert.ok(await page.locator(`${part}:visible`).first().isVisible(), `${part} is not on paper`);
      }
      assert.match(await page.locator('#print-date').innerText(), /^Udskrevet \d+\.\d+\.\d{4} fra http.*\.html/);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      assert.ok([...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length <= 2, 'more than two pages');
    });
  };
}

walks['a chart on paper is drawn for it: its text can be read, and none stands on another'] = async (walk) => {
  // One that comes up to nothing later than its first year has flags over its lines.
  const COSTLY = `${GROUP}&udgift=kommune:1500000&alligevel=0`;
  for (const [path, charts] of Object.entries({ 'smaajob.html#v=1&vis=beslutningstager': 1, [`${FAMILY}&lang=en`]: 1, [COSTLY]: 1, 'laerlinge.html#v=1&eks=laerlinge-byggesag': 2 })) {
    for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
      const page = await walk.open(path, { viewport });
      await page.locator('svg.chart:visible').first().waitFor();
      await walk.print(page, `chart-${path.split('.')[0]}`, async () => {
        // A print does not wait for what is drawn when a width changes: what is there by now is what is printed.
        await page.evaluate(() => document.querySelectorAll('svg.chart').forEach((chart) => chart.setAttribute('data-drawn', '')));
        // The 190 mm of a memo on A4.
        await page.setViewportSize({ width: 718, height: 1000 });
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        const drawn = page.locator('svg.chart[data-drawn]:visible');
        assert.equal(await drawn.count(), charts, path);
        for (const { points, text, covers } of await drawn.evaluateAll((all) => {
          return all.flatMap((chart) => {
            const texts = [...chart.querySelectorAll('text')].map((node) => ({ node, text: node.textContent ?? '', box: node.getBoundingClientRect() }));
            const scale = /** @type {SVGSVGElement} */ (chart).getScreenCTM()?.a ?? 0;
            return texts.map(({ node, text, box }) => ({
              text,
              points: Number.parseFloat(getComputedStyle(node).fontSize) * scale * 0.75,
              // Boxes are higher than their letters, and in Firefox wider: two lines are 8 pixels apart.
              covers: texts.filter((other) => other.node !== node && Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 2 && Math.abs(box.top + box.bottom - other.box.top - other.box.bottom) < 15).map((other) => other.text),
            }));
          });
        })) {
          assert.ok(points > 6.9, `${path}: "${text}" has ${points.toFixed(1)} points`);
          assert.deepEqual(covers, [], `${path}: what "${text}" stands on`);
        }
      });
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      const widths = await page.locator('svg.chart:visible').evaluateAll((all) => all.map((chart) => [chart.getAttribute('width'), String(chart.parentElement?.clientWidth)]));
      for (const [chart, frame] of widths) assert.equal(chart, frame, `${path}: as wide as the screen has room for, again`);
    }
  }
};

walks['every example, view and language is a memo of two pages'] = async (walk) => {
  if (walk.options.engine !== 'chromium') throw new NotPossible('no PDF');
  const views = ['borger', 'sagsbehandler', 'beslutningstager'].map((view) => `vis=${view}`);
  const page = await walk.open('gevinst.html');
  const examples = await page.evaluate(() => [...document.querySelectorAll('[data-case]')].map((button) => `eks=${/** @type {HTMLElement} */ (button).dataset.case}`));
  assert.ok(examples.length > 5);
  for (const [path, hashes] of Object.entries({ 'gevinst.html': ['lang=en', ...views, ...examples], 'smaajob.html': ['lang=en', ...views, FAMILY.split('#v=1&')[1], `${FAMILY.split('#v=1&')[1]}&barn=1_8`], 'laerlinge.html': ['lang=en', ...views] })) {
    for (const hash of hashes) {
      const own = await walk.open(`${path}#v=1&${hash}`);
      await walk.print(own, 'memo-other', async () => {
        const pdf = await own.pdf({ format: 'A4', preferCSSPageSize: true });
        const pages = [...pdf.toString('latin1').matchAll(/\/Type \/Page\b/g)].length;
        // The largest case has three payers, three tables of years and both of the panels that are always printed.
        assert.ok(pages <= (hash.includes('hoeje-kolstrup') ? 3 : 2), `${path} ${hash}: ${pages} pages`);
      });
      await own.close();
    }
  }
};

walks['a calculator in a frame prints itself as the same memo'] = async (walk) => {
  const page = await walk.open('selvtest.html');
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('iframe'), { src: 'smaajob.html', width: 800, height: 900, id: 'inside' })));
  const frame = page.frameLocator('#inside');
  await frame.getByRole('button', { name: 'Udskriv' }).waitFor();
  const inside = frame.locator('html');
  await inside.evaluate(() => {
    window.print = () => document.body.classList.add('asked-to-print');
  });
  await frame.getByRole('button', { name: 'Udskriv' }).click();
  await frame.locator('body.asked-to-print').waitFor();
  await inside.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await frame.locator('.tools').isVisible(), false);
  for (const part of ['.print-inputs', '#sum .line-numbers', '.sources .source-basis']) assert.ok(await frame.locator(part).first().isVisible(), part);
  assert.match(await frame.locator('#print-date').innerText(), /smaajob\.html/);
};

export default walks;
