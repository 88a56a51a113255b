// A number of the answer leads to the line of the written sum that it is.

import assert from 'node:assert/strict';
import { says } from './walk.mjs';

/** @type {import('./walk.mjs').Walks} */
const walks = {};

/** "1.234,50 kr." in øre. @param {string} text */
const ore = (text) => {
  const [whole, fraction = ''] = (/[\u2212-]?[\d.]+(?:,\d+)?/.exec(text)?.[0] ?? '').replace('\u2212', '-').replaceAll('.', '').split(',');
  return Number(whole) * 100 + Math.sign(Number(whole) || 1) * Number(fraction.slice(0, 2).padEnd(2, '0'));
};

/** The line that is pointed at, and its result in øre. @param {import('playwright-core').Page} page */
async function pointed(page) {
  const line = page.locator('.line.pointed');
  await line.waitFor();
  return { number: await line.locator('.line-no').innerText(), result: ore(await line.locator('.line-result').innerText()) };
}

for (const [name, address] of Object.entries({ 'småjob': 'smaajob.html', gevinst: 'gevinst.html', 'lærlinge': 'laerlinge.html', 'boligområde': 'boligomraade.html' })) {
  walks[`${name}: each number of the sentence and of the open tables is its line`] = async (walk) => {
    const page = await walk.open(address);
    await page.locator('#answer .number').first().waitFor();
    const numbers = page.locator('#answer .number[data-line], .results .number[data-line]:visible');
    const count = await numbers.count();
    assert.ok(count >= 6, `${count} numbers`);
    for (const i of [...Array(Math.min(count, 8)).keys(), count - 1]) {
      const number = numbers.nth(i);
      const shown = await number.innerText();
      await number.click();
      const { number: no, result } = await pointed(page);
      assert.ok((await number.getAttribute('aria-label'))?.endsWith(`, linje ${no} i regnestykket`));
      // A sentence says how much less; most numbers are rounded to whole kroner, hours or hundredths.
      assert.ok(Math.abs(Math.abs(result) - Math.abs(ore(shown))) <= 50, `${shown} is line ${no}: ${result}`);
      assert.equal(await page.evaluate(() => document.activeElement?.classList.contains('pointed')), true);
    }
    await walk.axe(page);
  };
}

walks['lærlinge: where the case stands, and the lines of the form, are lines of the sum'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&eks=laerlinge-byggesag');
  await page.locator('.second .state .number').first().waitFor();
  for (const id of ['status', 'report']) {
    const panel = page.locator(`#p-${id}`);
    if ((await panel.getAttribute('open')) === null) await panel.locator('> summary').click();
    await panel.locator('.number').first().waitFor();
    for (const number of await panel.locator('.number').all()) {
      const shown = await number.innerText();
      await number.click();
      const { result } = await pointed(page);
      assert.ok(Math.abs(result - ore(shown)) <= 50, `${id}: ${shown} is ${result}`);
    }
    assert.ok((await panel.locator('.number').count()) >= 6);
  }
  // What lacks is told in the answer and in the table with the same line.
  assert.ok((await page.locator('.second .state .number').count()) >= 2);
};

walks['lærlinge: the numbers of the plan and of the other clauses are lines of the sum'] = async (walk) => {
  const page = await walk.open('laerlinge.html#v=1&eks=laerlinge-byggesag');
  await page.locator('#answer .number').first().waitFor();
  /** @param {string} id */
  const opened = async (id) => {
    const panel = page.locator(`#p-${id}`);
    if ((await panel.getAttribute('open')) === null) await panel.locator('> summary').click();
    await panel.locator('.number').first().waitFor();
    return panel;
  };
  /** @param {import('playwright-core').Locator} numbers @param {number} least */
  const clickSome = async (numbers, least) => {
    const count = await numbers.count();
    assert.ok(count >= least, `${count} numbers`);
    for (const i of new Set([0, Math.floor(count / 2), count - 1])) {
      const shown = await numbers.nth(i).innerText();
      await numbers.nth(i).click();
      const { number, result } = await pointed(page);
      assert.ok((await numbers.nth(i).getAttribute('aria-label'))?.endsWith(`, linje ${number} i regnestykket`));
      assert.ok(Math.abs(result - ore(shown)) <= 50, `${shown} is ${result}`);
    }
  };
  const plan = await opened('trades');
  await plan.locator('#plan-run > summary').click();
  // The sentences over the trades, the trades with the row of all, the contractors, the lines of the chart, and the months.
  await clickSome(plan.locator('p .number'), 4);
  for (const [i, least] of [12, 4, 20].entries()) await clickSome(plan.locator('table.numbers:not(.months)').nth(i).locator('.number'), least);
  for (const view of ['heads', 'aarsvaerk', 'hours']) {
    await plan.locator(`input[value=${view}]`).check({ force: true });
    await clickSome(plan.locator('table.months .number'), 20);
  }
  const clauses = await opened('comparisons');
  await clickSome(clauses.locator('tr.chosen .number'), 1);
  // Two numbers from one to the other are two lines.
  const between = clauses.locator('tr', { hasText: '–' }).locator('.number');
  assert.equal(await between.count(), 2);
  assert.notEqual(await between.first().getAttribute('data-line'), await between.last().getAttribute('data-line'));
  await clickSome(clauses.locator('.number'), 8);
  await walk.axe(page);
};

walks['gevinst: who pays, the layers, the budget areas, the months and what stands apart are lines of the sum'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&r=antal:9&aar=2018&udgift=kommune:600000&udgift=boligorganisation:400000&udligning=93&behov=60000&vaerdi=crime:10000');
  for (const [id, least] of Object.entries({ payers: 6, layers: 6, areas: 6, fullYear: 6, time: 20, wider: 4, compare: 3 })) {
    const panel = page.locator(`#p-${id}`);
    if ((await panel.getAttribute('open')) === null) await panel.locator('> summary').click();
    const numbers = panel.locator('.number');
    await numbers.first().waitFor();
    const count = await numbers.count();
    assert.ok(count >= least, `${id}: ${count}`);
    for (const i of [0, 1, Math.floor(count / 2), count - 1]) {
      const shown = await numbers.nth(i).innerText();
      await numbers.nth(i).click();
      const { result } = await pointed(page);
      // A loss is told as an amount; persons stand with a decimal, kroner as whole ones.
      assert.ok(Math.abs(Math.abs(result) - Math.abs(ore(shown))) <= 50, `${id}: ${shown} is ${result}`);
    }
  }
};

/** The numbers of a panel that other questions have, each clicked: its line has the same result. @param {import('playwright-core').Page} page @param {string} id of the panel, or "answer" */
async function clickAsked(page, id) {
  const panel = page.locator(id === 'answer' ? '#answer' : `#p-${id}`);
  if (id !== 'answer' && (await panel.getAttribute('open')) === null) await panel.locator('> summary').click();
  const numbers = panel.locator('.number:not([data-line])');
  await numbers.first().waitFor();
  const count = await numbers.count();
  for (const i of new Set([0, 1, Math.floor(count / 2), count - 1])) {
    const shown = await numbers.nth(i).innerText();
    const name = /se regnestykket for (.+)$/.exec((await numbers.nth(i).getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await numbers.nth(i).click();
    await page.locator('#sum .notice', { hasText: `Her er regnestykket for ${name}, ikke for dit svar.` }).waitFor();
    const { result } = await pointed(page);
    assert.ok(Math.abs(Math.abs(result) - Math.abs(ore(shown))) <= 50, `${id}: ${shown} for ${name} is ${result}`);
  }
  return count;
}

walks['småjob: numbers at other hours, of A and of the other reading open the sum of that question, and back'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await page.locator('#answer .number').first().waitFor();
  assert.ok((await clickAsked(page, 'table')) >= 80);
  await walk.axe(page);
  await page.getByRole('button', { name: 'Vis regnestykket for dit svar' }).click();
  assert.equal(await page.locator('#sum .notice').count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'SUMMARY');
  assert.equal(await clickAsked(page, 'depends'), 2);
  const compared = page.locator('#p-compare');
  await compared.locator('> summary').click();
  await compared.getByRole('button', { name: '20 mod 30 timer' }).click();
  assert.ok((await clickAsked(page, 'compare')) >= 4);
  // A new answer has its own sum again, and so has the paper.
  await page.locator('#f-hours').fill('25');
  await says(page, '25 timer');
  assert.equal(await page.locator('#sum .notice').count(), 0);
  await page.locator('#p-table .number:not([data-line])').last().click();
  await page.locator('#sum .notice').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('#sum .notice').count(), 0);
};

walks['gevinst: another share, another row and an end of a bar open the sum of that question'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&r=antal:9&r=antal:2_timeloen:150&aar=2018&udgift=kommune:600000&udligning=93');
  await page.locator('#answer .number').first().waitFor();
  assert.equal(await clickAsked(page, 'answer'), 2);
  assert.ok((await clickAsked(page, 'layers')) >= 12);
  assert.equal(await clickAsked(page, 'rows'), 8);
  // Every bar but equalisation's, which does not touch the kommune's own.
  assert.equal(await clickAsked(page, 'tornado'), 16);
  for (const whose of ['kommuneAfter', 'total']) {
    await page.locator(`#p-tornado input[value=${whose}]`).check({ force: true });
    await clickAsked(page, 'tornado');
  }
};

walks['boligområde: a number of the calendar opens the sum of that list and start'] = async (walk) => {
  const page = await walk.open('boligomraade.html');
  await page.locator('#answer .number').first().waitFor();
  assert.ok((await clickAsked(page, 'calendar')) >= 6);
  await walk.axe(page);
};

walks['gevinst: in a row of numbers, one is a stop and arrows lead to the others'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  const row = page.locator('#p-table tbody tr').first().locator('.number');
  await row.first().waitFor();
  const stops = await row.evaluateAll((list) => list.map((el) => /** @type {HTMLElement} */ (el).tabIndex));
  assert.equal(stops.filter((stop) => stop === 0).length, 1);
  assert.equal(stops.at(-1), 0);
  await row.last().focus();
  await page.keyboard.press('ArrowLeft');
  assert.equal(await row.nth(stops.length - 2).evaluate((el) => el === document.activeElement), true);
  await page.keyboard.press('Enter');
  await pointed(page);
};

for (const address of ['smaajob.html', 'laerlinge.html']) {
  walks[`${address}: the symbols of a formula are its words, and a line without a rate says what it rests on`] = async (walk) => {
    const page = await walk.open(address);
    for (const id of ['sources', 'sum']) {
      await page.locator(`#${id} > summary`).click();
      await page.locator(`#${id} .own-rate`).first().waitFor();
    }
    const sources = await page.locator('#sources .source-name a').evaluateAll((list) => list.map((el) => el.firstChild?.textContent ?? ''));
    const lines = await page.locator('#sum .line').evaluateAll((list) => list.map((line) => {
      const symbols = line.querySelector('.line-symbols');
      return {
        symbols: [...(symbols?.querySelectorAll('var') ?? [])].map((el) => el.textContent ?? ''),
        words: [...(line.querySelector('.line-words')?.childNodes ?? [])].filter((node) => node !== symbols).map((node) => node.textContent).join(''),
        refs: [...line.querySelectorAll('.line-words .line-ref')].map((el) => /\d+$/.exec(el.getAttribute('aria-label') ?? '')?.[0]),
        basis: line.querySelector('.line-basis')?.textContent ?? '',
      };
    }));
    assert.ok(lines.length > 5);
    const restOnRates = new Set();
    for (const [i, { symbols: [own, ...symbols], words, refs, basis }] of lines.entries()) {
      assert.equal(own, `L${i + 1}`);
      assert.deepEqual(symbols.filter((symbol) => symbol.startsWith('L')), refs.map((n) => `L${n}`), words);
      const rates = symbols.filter((symbol) => symbol.startsWith('S'));
      for (const symbol of rates) assert.ok(words.includes(sources[Number(symbol.slice(1)) - 1]), `${symbol} of ${words}`);
      // What comes of a line with a rate names its paragraph, and how certain it is.
      if (rates.length === 0 && symbols.some((symbol) => restOnRates.has(symbol))) assert.match(basis, /Bygger på .*(lov|myndighed|fra anden kilde|beregnet|antagelse)$/, words);
      if (rates.length > 0 || symbols.some((symbol) => restOnRates.has(symbol))) restOnRates.add(own);
    }
    assert.ok(lines.some(({ basis }) => basis.startsWith('Bygger på ')));
    await walk.axe(page);
  };
}

export default walks;
