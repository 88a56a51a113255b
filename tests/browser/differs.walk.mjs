// »Er tallet anderledes hos jer?«: a text that is copied, and nothing that is sent.

import assert from 'node:assert/strict';
import { says } from './walk.mjs';

/** Opens the section, fills it in and copies. @param {import('playwright-core').Page} page @param {[string, string]} theirs */
async function copied(page, [number, where]) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('#differs > summary').click();
  await page.getByLabel('Jeres tal').fill(number);
  await page.getByLabel('Hvor står det?').fill(where);
  await page.getByRole('button', { name: 'Kopiér teksten' }).click();
  await page.getByText('Teksten er kopieret. Intet er sendt.').waitFor();
  return (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r', '');
}

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['the text holds theirs, ours, the inputs, the sum, the version and the link'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=30');
  await says(page, '3.026 kr.');
  const before = walk.requests.length;
  const text = await copied(page, ['2.900 kr.', 'Jobcentrets brev']);
  for (const part of [/^Et tal er anderledes hos os\nJeres tal: 2\.900 kr\.\nHvor står det\?: Jobcentrets brev\n/, /3\.026 kr\./, /- Ydelse: /, /Version \d/, /smaajob\.html#v=1&timer=30/, /\nRegnestykket\n/, /\n1\. \S+.* = .* = .*\d/]) {
    assert.match(text, part);
  }
  // Each line of the page's own sum stands in it with its result.
  await page.locator('#sum > summary').click();
  await page.locator('#sum .line').nth(20).waitFor();
  const lines = await page.locator('#sum .line').evaluateAll((all) => all.map((line) => [line.querySelector('.line-no'), line.querySelector('.line-name'), line.querySelector('.line-result')].map((part) => part?.textContent?.replaceAll('\u00a0', ' ') ?? '')));
  assert.ok(lines.length > 20);
  for (const [number, name, result] of lines) {
    assert.ok(text.split('\n').some((line) => line.startsWith(`${number}. ${name} = `) && line.endsWith(` = ${result}`)), `${number}. ${name}`);
  }
  const asked = walk.requests.slice(before).filter((url) => !/\.(js|json)$/.test(new URL(url).pathname));
  assert.deepEqual(asked, [], 'nothing is sent');
};

walks['what is wrong is not copied, and theirs need not be written'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=30');
  await says(page, '3.026 kr.');
  assert.doesNotMatch(await copied(page, ['', '']), /Jeres tal|Hvor står det/);
  await page.getByLabel('Løntimer om måneden', { exact: true }).fill('abc');
  // By the keyboard: what is told of the field moves the page on.
  await page.getByRole('button', { name: 'Kopiér teksten' }).press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('.summary'));
  assert.equal(await page.locator('#differs .copied').innerText(), '', 'it is not said to be copied');
};

for (const path of ['gevinst.html', 'laerlinge.html']) {
  walks[`${path} has it too, and it is accessible`] = async (walk) => {
    const page = await walk.open(path, { viewport: 'phone', dark: true });
    assert.match(await copied(page, ['1', '']), /\nRegnestykket\n[\s\S]*\n1\. /);
    await walk.axe(page);
  };
}

export default walks;
