// What the småjob page shows of an answer: three views, the chart with its handle, the panels.

import assert from 'node:assert/strict';
import { says } from './walk.mjs';

const FAMILY = '#v=1&timer=27&loen=145&ydelse=kontanthjaelp-forhoejetSats&maaned=2026-01&barn=3_6&husleje=6000&pasning=6000&transport=400';
/** What only the answer of a view says. */
const VIEWS = { borger: 'tilbage efter skat', sagsbehandler: 'mere efter AM-bidrag', beslutningstager: 'kommunen får' };

/** @param {import('playwright-core').Page} page */
const hours = (page) => page.locator('#f-hours').inputValue();
/** @param {import('playwright-core').Page} page @param {string} id opens a panel, and waits for what comes with it */
async function panel(page, id) {
  const found = page.locator(`#p-${id}`);
  if ((await found.getAttribute('open')) === null) {
    await found.locator('> summary').click();
  }
  await page.waitForFunction((id) => (document.querySelector(`#p-${id} > div`)?.childElementCount ?? 0) > 0, id);
  return found;
}
/** @param {import('playwright-core').Locator} found */
const words = async (found) => (await found.innerText()).replaceAll(/\s+/g, ' ');
/** "1.234" and "−1.234" are numbers. @param {string | null} text */
const kroner = (text) => Number((text ?? '').replace('\u2212', '-').replaceAll(/[^\d-]/g, ''));

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['smaajob: keys and a drag count also before the chart is painted anew'] = async (walk) => {
  const page = await walk.open(`smaajob.html${FAMILY}`);
  await says(page, '27 timer');
  await page.getByRole('slider').evaluate((handle) => {
    for (let times = 0; times < 12; times += 1) handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
  });
  assert.equal(await hours(page), '39');
  await says(page, '39 timer');
  assert.equal(await page.getByRole('slider').getAttribute('aria-valuenow'), '39');
};

walks['smaajob: what stands under an answer is of the fields that were answered'] = async (walk) => {
  const page = await walk.open(`smaajob.html${FAMILY}`);
  await says(page, '27 timer');
  await page.locator('#f-hours').evaluate((field) => {
    const type = (/** @type {string} */ text) => {
      /** @type {HTMLInputElement} */ (field).value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    // What has too many decimals comes when the sentence is there and what stands under it is not; then somebody prints.
    const watch = new MutationObserver(() => {
      watch.disconnect();
      type('12,345');
      dispatchEvent(new Event('beforeprint'));
      document.body.dataset.printed = document.querySelector('#p-table .chosen')?.textContent ?? '';
      dispatchEvent(new Event('afterprint'));
    });
    watch.observe(/** @type {Element} */ (document.querySelector('#answer .sentence')), { childList: true, characterData: true, subtree: true });
    type('12,34');
  });
  await page.locator('#f-hours-error').waitFor();
  await says(page, '12,34 timer');
  assert.match((await page.locator('.print-inputs').textContent()) ?? '', /12,34\stimer/);
  assert.match((await page.locator('body').getAttribute('data-printed')) ?? '', /^12,34\D/, 'what was printed');
};

walks['smaajob: the chosen hour is moved with keys, mouse and finger'] = async (walk) => {
  const page = await walk.open(`smaajob.html${FAMILY}`);
  const handle = page.getByRole('slider');
  await handle.focus();
  for (const [key, then] of Object.entries({ ArrowRight: '28', PageUp: '38', End: '160', ArrowUp: '160', PageDown: '150', Home: '0', ArrowLeft: '0' })) {
    await page.keyboard.press(key);
    await page.waitForFunction((then) => document.querySelector('#slider')?.getAttribute('aria-valuenow') === then, then);
    assert.equal(await hours(page), then, key);
  }
  assert.match((await handle.getAttribute('aria-valuetext')) ?? '', /^0.timer: .* tilbage efter skat/);
  await page.locator('.hours-chart').scrollIntoViewIfNeeded();
  const box = await page.locator('.hours-chart svg').boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.4, { steps: 5 });
  await page.mouse.up();
  const dragged = Number(await hours(page));
  assert.ok(dragged > 70 && dragged < 100, `dragged to ${dragged}`);
  await says(page, `Med ${dragged} timer`);
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'slider');
};

walks['smaajob: hours beyond the chart are told and can be brought back'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=200.5&loen=145&ydelse=dagpenge-fuldtid&maaned=2026-01');
  await page.getByText('Grafen går til 160 timer').waitFor();
  assert.match((await page.getByRole('slider').getAttribute('aria-valuetext')) ?? '', /^200,5/);
  await page.getByRole('slider').focus();
  await page.keyboard.press('ArrowLeft');
  await says(page, 'Med 160 timer');
};

walks['smaajob: three views of one result'] = async (walk) => {
  const page = await walk.open(`smaajob.html${FAMILY}`);
  /** @type {Record<string, string>} */
  const seen = {};
  for (const [view, own] of Object.entries(VIEWS)) {
    await page.locator(`input[value="${view}"]`).check({ force: true });
    await page.waitForFunction((view) => location.hash.includes(`vis=${view}`) || view === 'sagsbehandler', view);
    await says(page, own);
    seen[view] = await words(page.locator('#answer'));
    assert.equal(await page.locator('#slider').getAttribute('aria-valuenow'), '27');
    await walk.axe(page);
  }
  assert.match(seen.borger, /har du ca\. [\d.]+ kr\. tilbage efter skat/);
  assert.match(seen.sagsbehandler, /mere efter AM-bidrag og før indkomstskat, og/);
  assert.match(seen.beslutningstager, /kommunen får .* Tilsammen er det lønnen på 3\.915 kr\./);
  // The parts that the citizen reads add up.
  const parts = seen.borger.match(/Om måneden: (.*?) = ([\d.,]+) kr\./);
  assert.ok(parts, seen.borger);
  const amounts = [...parts[1].matchAll(/(\u2212 )?[^+\u2212]*? ([\d.]+(?:,\d\d)?) kr\./g)].map(([, minus, ore]) => (minus ? -1 : 1) * Number(ore.replaceAll('.', '').replace(',', '.')));
  assert.equal(amounts.reduce((a, b) => a + b, 0).toFixed(2), Number(parts[2].replaceAll('.', '').replace(',', '.')).toFixed(2), seen.borger);
  // So do the purses.
  const rows = await page.locator('#p-table tbody tr').evaluateAll((list) => list.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
  for (const row of rows) {
    const all = row.map(kroner);
    const total = all.pop() ?? 0;
    assert.ok(Math.abs(all.reduce((a, b) => a + b, 0) - total) <= 2, row.join(' '));
  }
  await page.reload({ waitUntil: 'networkidle' });
  assert.equal(await page.locator('#p-public').getAttribute('open'), '', 'the view is in the link');
};

walks['smaajob: the rates are defined with the numbers of the hours'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  const text = await words(page.locator('.rates'));
  for (const name of ['Effektiv marginalskat', 'Deltagelsesskat', 'Nettokompensationsgrad']) assert.ok(text.includes(name), text);
  assert.match(text, /1 \u2212 [\d.,]+ kr\. : 145 kr\. = [\d,]+ %/);
};

walks['smaajob: the coach counts to the line and to the wish'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=27&loen=145&ydelse=kontanthjaelp-forhoejetSats&maaned=2026-01');
  const coach = page.locator('#p-coach');
  assert.match(await words(coach), /Der mangler 3 timer i denne måned til linjen på 30 timer\./);
  await coach.getByRole('textbox').fill('3000');
  await page.waitForFunction(() => /Mindst 3\.000.kr\. mere end ved 0 timer: fra \d+.timer/.test(document.querySelector('#p-coach')?.textContent ?? ''));
  await coach.getByRole('textbox').fill('50000');
  await page.waitForFunction(() => (document.querySelector('#p-coach')?.textContent ?? '').includes('Ingen timetal op til 250'));
};

walks['smaajob: a month of shifts is added up by week'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=10&loen=145&ydelse=kontanthjaelp-forhoejetSats&maaned=2026-03');
  const calendar = await panel(page, 'calendar');
  assert.equal(await calendar.getByRole('textbox').count(), 5, 'mondays in March 2026');
  assert.match(await words(calendar), /I marts 2026 er der 5 uger.*Uge 10: 2\. marts til 8\. marts.*Uge 14: 30\. marts til 5\. april/);
  await calendar.getByRole('textbox').first().fill('12,5');
  await calendar.getByRole('textbox').nth(1).fill('abc');
  await calendar.getByText('Skriv et antal timer').nth(1).waitFor();
  assert.ok(await calendar.getByRole('button').isDisabled());
  await walk.axe(page);
  await calendar.getByRole('textbox').nth(1).fill('14');
  assert.match(await words(calendar.getByRole('status')), /I alt 26,5 timer\. Der mangler 3,5 timer til linjen på 30 timer\./);
  await calendar.getByRole('button').click();
  await says(page, 'Med 26,5 timer');
  assert.equal(await calendar.getByRole('textbox').first().inputValue(), '12,5', 'what was typed stays');
};

walks['smaajob: a shared link shows the comparison'] = async (walk) => {
  const page = await walk.open(`smaajob.html${FAMILY}`);
  const compare = await panel(page, 'compare');
  await compare.getByRole('button', { name: 'Husk denne situation som A' }).click();
  await compare.getByText('A og B er ens').waitFor();
  await page.locator('#f-hours').fill('40');
  await compare.getByRole('cell', { name: '40 timer/md.' }).waitFor();
  await compare.getByRole('button', { name: '20 mod 30 timer' }).click();
  await compare.getByRole('cell', { name: '20 timer/md.' }).waitFor();
  await compare.getByRole('cell', { name: '30 timer/md.' }).waitFor();
  await compare.getByRole('button', { name: 'Før og efter 1. juli 2025' }).click();
  await compare.getByRole('cell', { name: 'juni 2025' }).waitFor();
  await page.waitForFunction(() => location.hash.includes('a='));
  await walk.axe(page);
  const text = await words(compare);
  const address = page.url();
  const again = await walk.open(address.slice(address.indexOf('smaajob.html')));
  assert.equal(await words(await panel(again, 'compare')), text);
  await again.getByRole('button', { name: 'Fjern A' }).click();
  await again.waitForFunction(() => !location.hash.includes('a='));
  const broken = await walk.open(`smaajob.html${FAMILY}&a=%25E0%25A4%25A`);
  await says(broken, '27 timer');
};

walks['smaajob: every limit on the axis has its words and its source'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=30&loen=145&ydelse=dagpenge-fuldtid&maaned=2026-01');
  const before = walk.requests.length;
  const markers = await panel(page, 'markers');
  await markers.locator('a').first().waitFor();
  assert.ok(walk.requests.slice(before).some((address) => address.endsWith('rates.json')), 'the sources come when they are asked for');
  const text = await words(markers);
  assert.match(text, /30 timer Småjobmodellens linje \(CFBU 2018\).*ikke en grænse i loven\. \(projekt\)/);
  assert.match(text, /145,53 timer Det højeste timetal med ydelse/);
  assert.doesNotMatch(text, /marker\./);
};

walks['smaajob: what is closed is not printed'] = async (walk) => {
  const page = await walk.open(`smaajob.html${FAMILY}&vis=borger`);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#p-line').isVisible(), false);
  assert.equal(await page.locator('#slider').isVisible(), false);
  // The table says what the words about the chart say.
  assert.ok(await page.locator('#p-table table').isVisible());
  assert.ok(await page.locator('.hours-chart svg').isVisible());
};

export default walks;
