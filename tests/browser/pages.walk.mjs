// What holds for every page, whatever it calculates.

import assert from 'node:assert/strict';
import { NotPossible, PAGES } from './engines.mjs';

/** Pictures that the README shows, by the names that it gives them. @type {Record<string, string>} */
const README = {
  'smaajob-desktop': 'smaajob',
  'smaajob-phone': 'smaajob-phone',
  'gevinst-desktop': 'gevinst',
  'gevinst-phone': 'gevinst-phone',
  'laerlinge-desktop': 'laerlinge',
  'laerlinge-phone': 'laerlinge-phone',
  'boligomraade-desktop': 'boligomraade',
  'boligomraade-phone': 'boligomraade-phone',
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
  for (const viewport of /** @type {const} */ (['desktop', 'phone', { width: 1280, height: 1600 }])) {
    const name = typeof viewport === 'string' ? viewport : 'tall screen';
    walks[`${page} does not push about on a ${name} what was seen first`] = async (walk) => {
      if (walk.options.engine !== 'chromium') throw new NotPossible('only Chromium tells');
      const tab = await walk.open('index.html', { viewport });
      // What a page needs comes when something of it is seen, and what it looks like last.
      const waits = { '**/js/*.js': 150, '**/i18n/*.json': 200, '**/*.wasm': 250, '**/later.css': 300 };
      for (const [files, ms] of Object.entries(waits)) {
        await tab.route(files, async (route) => {
          await new Promise((done) => setTimeout(done, ms));
          await route.fallback().catch(() => {});
        });
      }
      await tab.goto(new URL(path, tab.url()).href, { waitUntil: 'networkidle' });
      // At most 0.1, as Lighthouse counts.
      const moved = await tab.evaluate(
        () =>
          new Promise((done) => {
            let sum = 0;
            new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += /** @type {any} */ (entry).value))).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(sum), 500);
          }),
      );
      assert.ok(Number(moved) < 0.1, `${moved} of the screen was moved`);
      assert.ok(await tab.locator('.site-foot').isVisible(), 'the foot of the page');
    };
  }
  walks[`${page} says when its scripts do not come, and takes no room for it before`] = async (walk) => {
    walk.allow(/\.js|net::ERR|Failed to load/);
    const tab = await walk.open('index.html');
    await tab.route('**/*.js', (route) => route.abort());
    await tab.goto(new URL(path, tab.url()).href);
    const height = async () => (await tab.locator('#problem').boundingBox())?.height ?? 0;
    const early = await height();
    assert.ok(early < 1, `${early} pixels before it is told`);
    // Ten seconds later.
    await tab.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
    assert.ok(await tab.locator('#problem h2').isVisible());
    assert.ok((await height()) > 100);
  };
  walks[`${page} prints`] = async (walk) => {
    const tab = await walk.open(path);
    await walk.print(tab, page, async () => {
      const shown = (/** @type {string} */ part) => tab.locator(part).first().isVisible();
      assert.equal(await shown('.language'), false, 'tools on paper');
      if (page === 'index') {
        return;
      }
      assert.equal(await shown('.tools'), false, 'tools on paper');
      assert.equal(await shown('.inputs'), false, 'fields on paper');
      assert.ok((await tab.locator('.print-inputs dt:visible').count()) > 2, 'the inputs as a list');
      assert.ok((await tab.locator('#sum .line:visible').count()) > 3, 'the sum is open');
      assert.ok((await tab.locator('#sources a[href^="https://"]:visible').count()) > 1, 'with links');
    });
  };
  walks[`${page} says that it runs on scripts where there are none, and shows nothing that waits for them`] = async (walk) => {
    if (walk.options.engine !== 'chromium') throw new NotPossible('the driver does not switch scripts off');
    // Scripts that the page names beforehand are given up.
    walk.allow(/not loaded: .*\.js$/);
    const tab = await walk.open(path, { scripts: false });
    assert.match(await tab.locator('noscript').innerText(), /^(Beregneren|Siden) bruger JavaScript\n/);
    const gap = (await tab.locator('noscript > div').boundingBox())?.y ?? Infinity;
    assert.ok(gap < 400, `it stands ${gap} pixels down the page`);
    for (const waiting of ['#problem', '.views', '.answer', '.results', '.card-answer']) assert.equal(await tab.locator(waiting).filter({ visible: true }).count(), 0, waiting);
    await walk.shot(tab, `${page}-no-scripts`);
  };
}

walks['index answers with all four calculators'] = async (walk) => {
  const tab = await walk.open('index.html');
  for (const [card, answer] of Object.entries({
    smaajob: '3.026 kr.',
    gevinst: '1,1 mio. kr.',
    laerlinge: '10,8',
    boligomraade: '23 flere',
  })) {
    const text = (await tab.locator(`#card-${card}`).innerText()).replaceAll(/\s+/g, ' ');
    assert.ok(text.includes(answer), `${card}: ${text}`);
  }
};

walks['numbers, kroner and dates are as the language has them in Denmark'] = async (walk) => {
  for (const [hash, locale] of /** @type {const} */ ([['', 'da-DK'], ['#v=1&lang=en', 'en-DK']])) {
    const tab = await walk.open(`smaajob.html${hash}`);
    const [ours, theirs] = await tab.evaluate(async (locale) => {
      const module = (/** @type {string} */ name) => import(new URL(`js/${name}.js`, location.href).href);
      const [{ decimal, kroner }, { showDate }] = await Promise.all([module('numbers'), module('dates')]);
      const number = new Intl.NumberFormat(locale);
      const currency = new Intl.NumberFormat(locale, { style: 'currency', currency: 'DKK', maximumFractionDigits: 0 });
      const date = new Intl.DateTimeFormat(locale, locale === 'da-DK' ? {} : { dateStyle: 'long' });
      return [
        [decimal(1_234_567.5), decimal(0.25), kroner(123_456_700), kroner(0), showDate('2026-08-01')],
        [number.format(1_234_567.5), number.format(0.25), currency.format(1_234_567), currency.format(0), date.format(new Date(2026, 7, 1))],
      ];
    }, locale);
    assert.deepEqual(ours, theirs, locale);
    const limit = await tab.evaluate(async () => {
      const [{ faultText }, { currentTexts }] = await Promise.all(['engine', 'i18n'].map((name) => import(new URL(`js/${name}.js`, location.href).href)));
      return faultText({ code: 'tooSmall', field: '/date', allowed: { min: '2018-01-01', max: '2026-12-31' } }, 'smaajob', currentTexts());
    });
    assert.match(limit, locale === 'da-DK' ? /1\.1\.2018.*31\.12\.2026/ : /1 January 2018.*31 December 2026/);
    assert.match(await tab.locator('#rates-to').innerText(), locale === 'da-DK' ? /\d\.\d+\.\d{4}/ : /\d [A-Z][a-z]+ \d{4}/);
  }
};

walks['on an English page the sentences of the data are marked as Danish'] = async (walk) => {
  const unmarked = (/** @type {import('playwright-core').Page} */ tab) => tab.evaluate(async () => {
    const { rates } = await (await fetch('data/rates.json')).json();
    const bases = new Set(Object.values(rates).flatMap(({ rows }) => rows.map((/** @type {{ basis: string }} */ row) => row.basis)));
    const nodes = document.createTreeWalker(document.querySelector('main') ?? document, NodeFilter.SHOW_TEXT);
    /** @type {{ found: number, without: string[] }} */
    const told = { found: 0, without: [] };
    while (nodes.nextNode()) {
      const text = nodes.currentNode.textContent ?? '';
      if (![...bases].some((basis) => basis.length > 10 && text.includes(basis))) continue;
      told.found += 1;
      if (nodes.currentNode.parentElement?.closest('[lang]')?.getAttribute('lang') !== 'da') told.without.push(text);
    }
    return told;
  });
  for (const path of ['smaajob.html#v=1&timer=30&lang=en', 'gevinst.html#v=1&lang=en', 'laerlinge.html#v=1&stoettet=130000000&lang=en', 'boligomraade.html#v=1&eks=boligomraade-eksempel&lang=en', 'metode.html#v=1&lang=en', 'satser.html#v=1&lang=en']) {
    const tab = await walk.open(path);
    // What is folded away comes when it is opened, and so does what is in it: on a busy machine a while later.
    let found = 0;
    /** @type {string[]} */
    let without = [];
    for (let opened = 1, looks = 0; opened > 0 || (found <= 3 && looks < 30); looks += 1) {
      opened = await tab.evaluate(() => {
        const closed = [...document.querySelectorAll('main details:not([open])')].slice(0, 40);
        for (const details of closed) /** @type {HTMLDetailsElement} */ (details).open = true;
        return closed.length;
      });
      await tab.waitForTimeout(300);
      ({ found, without } = await unmarked(tab));
    }
    assert.ok(found > 3, `${path}: ${found}`);
    assert.deepEqual(without, [], path);
  }
};

export default walks;
