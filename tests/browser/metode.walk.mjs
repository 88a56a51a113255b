// The method: its numbers come from the data, its sections have addresses, and it can be cited.

import assert from 'node:assert/strict';

/** @type {import('./walk.mjs').Walks} */
const walks = {};

for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
  for (const dark of [false, true]) {
    walks[`it is sound (${viewport}${dark ? ', dark' : ''})`] = async (walk) => {
      const page = await walk.open('metode.html', { viewport, dark });
      await page.locator('#citer').waitFor();
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(beside, 0, 'pixels to scroll sideways');
      const text = await page.locator('main').innerText();
      assert.doesNotMatch(text, /[{}]|\b(metode|limit|rate|rateUnit)\.[a-z]|ikke fundet\b(?=.*kr\.)/, 'a text lacks');
      assert.doesNotMatch(text, /\b[a-z]+_[a-z_0-9]+\b/, 'a rate has no name');
      await walk.axe(page);
    };
  }
}

walks['a number is the one of the data, in both languages'] = async (walk) => {
  const page = await walk.open('metode.html#refusion');
  await page.waitForFunction(() => document.activeElement?.id === 'refusion-h');
  const rates = await page.evaluate(async () => (await (await fetch('data/rates.json')).json()).rates);
  const share = rates.refusion_kommune_uge_53.rows.at(-1).value;
  assert.ok((await page.locator('#refusion').innerText()).includes(`${share} % derefter`));
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('#refusion', { hasText: 'after that' }).waitFor();
  assert.match(page.url(), /lang=en&afsnit=refusion$/);
  await page.getByRole('link', { name: 'Equalisation between municipalities' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'udligning-h');
  const again = await walk.open(page.url().replace(/^.*\/metode/, 'metode'));
  await again.waitForFunction(() => document.activeElement?.id === 'udligning-h');
  assert.equal(await again.getAttribute('html', 'lang'), 'en');
};

walks['every assumption of the data is listed, and every study can be looked up'] = async (walk) => {
  const page = await walk.open('metode.html');
  await page.locator('#antagelser table').waitFor();
  const day = new Date().toISOString().slice(0, 10);
  const rates = await page.evaluate(async () => (await (await fetch('data/rates.json')).json()).rates);
  const ours = Object.values(rates).filter(({ rows }) => {
    const then = rows.find((/** @type {any} */ row) => row.from <= day && (!row.to || day <= row.to));
    return (then?.value ? then : rows.findLast((/** @type {any} */ row) => row.value !== null))?.status === 'assumption';
  });
  assert.ok(ours.length > 5);
  assert.equal(await page.locator('#antagelser tbody tr').count(), ours.length);
  for (const study of await page.locator('.study').all()) {
    assert.match(await study.locator('dd').last().innerHTML(), /href="https?:|ISBN|DISCUS/);
  }
};

walks['it can be cited with its versions, and printed'] = async (walk) => {
  const page = await walk.open('metode.html');
  const citation = page.locator('#citation textarea');
  await page.waitForFunction(() => /Version \d/.test(/** @type {HTMLTextAreaElement} */ (document.querySelector('#citation textarea'))?.value ?? ''));
  assert.match(await citation.inputValue(), /^jobgevinst\. Version \d+\.\d+\.\d+, data \d{4}-\d\d-\d\d\. http\S+metode\.html Hentet \d+\.\d+\.\d{4}\.$/);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.language').isVisible(), false, 'tools on paper');
  assert.equal(await page.locator('#citation .button').isVisible(), false, 'tools on paper');
  assert.ok(await page.locator('#skat .formula').isVisible());
};

walks['the calculators lead to their part of it'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  await page.locator('.missing a', { hasText: 'Læs, hvordan vi regner' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'gevinst-h');
};

export default walks;
