// What holds for every page, whatever it calculates.

import assert from 'node:assert/strict';
import { PAGES } from './chromium.mjs';

/** Pictures that the README shows, by the names that it gives them. @type {Record<string, string>} */
const README = {
  'smaajob-desktop': 'smaajob',
  'smaajob-phone': 'smaajob-phone',
  'gevinst-desktop': 'gevinst',
  'gevinst-phone': 'gevinst-phone',
  'laerlinge-desktop': 'laerlinge',
  'laerlinge-phone': 'laerlinge-phone',
};

/** @type {import('./walk.mjs').Walks} */
const walks = {};

for (const path of PAGES) {
  const page = path.replace('.html', '');
  for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
    for (const dark of [false, true]) {
      const name = `${page}-${viewport}${dark ? '-dark' : ''}`;
      walks[`${name} is sound`] = async (walk) => {
        const tab = await walk.open(path, { viewport, dark });
        assert.equal(await tab.getAttribute('html', 'lang'), 'da');
        assert.equal(await tab.locator('h1').count(), 1, 'one h1');
        const beside = await tab.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        assert.equal(beside, 0, 'pixels to scroll sideways');
        await walk.axe(tab);
        await walk.shot(tab, name, { readme: README[name] });
      };
    }
  }
  walks[`${page} prints`] = async (walk) => {
    await walk.print(await walk.open(path), page);
  };
}

export default walks;
