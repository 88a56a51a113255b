// The rates, and the public test set in the visitor's own browser.

import assert from 'node:assert/strict';

/** @type {import('./walk.mjs').Walks} */
const walks = {};

/** @param {import('./walk.mjs').Page} page */
const count = async (page) => Number.parseInt((await page.locator('.sentence').innerText()).replace(/^Én /, '1 '), 10);

for (const page of ['satser', 'proev']) {
  for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
    walks[`${page} is sound on a ${viewport}`] = async (walk) => {
      const tab = await walk.open(`${page}.html${page === 'satser' ? '#v=1&dato=2026-01-01&emne=kontanthjaelp' : ''}`, { viewport, dark: viewport === 'phone' });
      await tab.locator('.rate').first().waitFor({ timeout: 60_000 });
      await tab.locator('.rate > summary').first().click();
      await tab.locator('.rate table').first().waitFor();
      const beside = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beside, 0, 'pixels to scroll sideways');
      await walk.axe(tab);
      await walk.shot(tab, `${page}-${viewport}`);
    };
  }
}

/** As a visitor does: what a script fills in is no change to every browser. @param {import('playwright-core').Page} page @param {string} field @param {string} text */
async function typeIn(page, field, text) {
  await page.fill(field, '');
  await page.locator(field).pressSequentially(text);
  await page.press(field, 'Tab');
}

walks['a rate has an address of its own, in both languages'] = async (walk) => {
  for (const [hash, said, ...days] of [
    ['#kth_forhoejet_sats', 'Kontanthjælp, forhøjet sats', '1.7.2025', '31.12.2025'],
    ['#v=1&lang=en&sats=kth_forhoejet_sats', 'Kontanthjælp, increased rate', '1 July 2025', '31 December 2025'],
  ]) {
    const tab = await walk.open(`satser.html${hash}`);
    const rate = tab.locator('#kth_forhoejet_sats');
    assert.equal(await rate.getAttribute('open'), '');
    assert.ok((await rate.locator('summary').innerText()).includes(said.split(',')[0]), said);
    assert.ok(await rate.evaluate((node) => node.contains(document.activeElement)), 'the focus is there');
    const text = await rate.innerText();
    for (const part of ['12.498', 'LAS § 16', 'Småjob', ...days]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    assert.ok((await rate.locator('a[href^="https://"]').count()) > 0, 'its source');
    // One that no longer holds is opened too.
    await tab.evaluate(() => {
      location.hash = 'kth_30plus_andre';
    });
    await tab.locator('#kth_30plus_andre[open] table').waitFor();
  }
};

walks['rates are found by day, subject, status, use and text, and the address keeps it'] = async (walk) => {
  const tab = await walk.open('satser.html#v=1&dato=2026-01-01');
  const all = await count(tab);
  assert.ok(all > 250, `${all}`);
  for (const [field, value, least] of /** @type {const} */ ([
    ['#f-subject', 'dagpenge', 10],
    ['#f-status', 'law', 30],
    ['#f-usedBy', 'laerlinge', 30],
    ['#f-usedBy', 'none', 20],
  ])) {
    await tab.selectOption(field, value);
    const some = await count(tab);
    assert.ok(some >= least && some < all, `${value}: ${some}`);
    assert.ok((await tab.evaluate(() => location.hash)).includes(`=${value}`));
    await tab.selectOption(field, '');
    assert.equal(await count(tab), all);
  }
  await tab.fill('#f-text', 'højeste dagpenge fuldtid');
  assert.ok((await count(tab)) >= 1 && (await tab.locator('#dagpenge_max_fuldtid').isVisible()));
  await tab.fill('#f-text', '');
  await typeIn(tab, '#f-date', '1.9.2019');
  await tab.locator('#kth_30plus_andre', { hasText: '11.423' }).waitFor();
  await typeIn(tab, '#f-date', 'i går');
  assert.equal(await tab.getAttribute('#f-date', 'aria-invalid'), 'true');
  await walk.axe(tab);
  const again = await walk.open(`satser.html${await tab.evaluate(() => location.hash)}`);
  assert.equal(await again.inputValue('#f-date'), '1.9.2019');
};

walks['what changed between two days, with both values'] = async (walk) => {
  const tab = await walk.open('satser.html#v=1&dato=2026-01-01&siden=2025-01-01&emne=dagpenge');
  assert.ok((await tab.locator('#dagpenge_max_fuldtid summary').innerText()).replaceAll(/\s+/g, ' ').includes('21.092 kr./md. → 22.041 kr./md.'));
  // What is the same on both days is not there.
  assert.equal(await tab.locator('#supplerende_dagpenge_min_timer').count(), 0);
  await typeIn(tab, '#f-since', '1.1.2026');
  assert.equal(await count(tab), 0);
};

walks['the rates are offered with licence and a citation'] = async (walk) => {
  const tab = await walk.open('satser.html');
  assert.match(await tab.locator('#citation').innerText(), /^jobgevinst \(\d{4}\): Satser, version \d{4}-\d\d-\d\d .*CC0-1\.0\. http/);
  for (const [file, starts] of [['data/rates.csv', 'id,subject,value'], ['data/rates.json', '{"$schema"'], ['schema/rates.json', '{']]) {
    assert.equal(await tab.locator(`a[href="${file}"]`).count(), 1, file);
    assert.ok((await tab.evaluate((file) => fetch(file).then((answer) => answer.text()), file)).startsWith(starts), file);
  }
};

walks['the sources of an answer lead to the rates'] = async (walk) => {
  const tab = await walk.open('smaajob.html');
  await tab.locator('summary:has-text("Kilder")').first().click();
  const link = tab.locator('#sources a[href^="satser.html#"]').first();
  await link.waitFor();
  const id = (await link.getAttribute('href'))?.split('#')[1];
  const rates = await walk.open(`satser.html#${id}`);
  assert.equal(await rates.locator(`#${id}`).getAttribute('open'), '');
};

walks['a month after the rates is answered with the last, and says so'] = async (walk) => {
  for (const [page, month] of [
    ['smaajob', 'maaned=2028-03'],
    ['gevinst', 'aar=2028-03'],
  ]) {
    const tab = await walk.open(`${page}.html#v=1&${month}`);
    assert.match(await tab.locator('#rates-to').innerText(), /^Satser gælder til og med 31\.12\.2026, kontrolleret \d+\.\d+\.\d{4}\.$/);
    await tab.locator('.notes li', { hasText: 'Datoen er efter 31.12.2026' }).waitFor();
  }
  const tab = await walk.open('smaajob.html#v=1&maaned=2026-03');
  assert.equal(await tab.locator('.notes li', { hasText: 'Datoen er efter' }).count(), 0);
};

walks['the test set passes here, and a number that does not is named'] = async (walk) => {
  const tab = await walk.open('proev.html');
  await tab.locator('.rate').first().waitFor({ timeout: 60_000 });
  assert.match(await tab.locator('.sentence').innerText(), /^Alle \d+ tal i \d+ eksempler/);
  const nnf = tab.locator('#nnf-efterloen-lempet-2023');
  await nnf.locator('summary').click();
  const text = await nnf.innerText();
  for (const part of ['6,69 timer', '6,7 timer', 'Kendt forskel', '268,63']) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  await tab.route('**/data/examples.json', async (route) => {
    const examples = await (await route.fetch()).json();
    examples[0].expected[0].value += 1_000_000_000;
    await route.fulfill({ json: examples });
  });
  await tab.reload();
  await tab.locator('.rate[open]').waitFor({ timeout: 60_000 });
  assert.match(await tab.locator('.sentence').innerText(), /^1 af \d+ tal er ikke/);
  await tab.click('#language');
  await tab.locator('.sentence', { hasText: /^1 of \d+ numbers/ }).waitFor();
};

export default walks;
