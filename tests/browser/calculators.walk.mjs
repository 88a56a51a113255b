// Each calculator as a visitor meets it: the answer, typing, nonsense, links, keyboard, languages.

import assert from 'node:assert/strict';
import { says } from './walk.mjs';

/**
 * A calculator, and where a visitor looks and types first.
 *
 * @typedef {object} Calculator
 * @property {string} path
 * @property {string} answer what the preset says, within the first screen
 * @property {string} field label of the first field
 * @property {string} typed another value for it
 * @property {string} then what the answer says then
 * @property {boolean} [unknown] the field may stay empty
 */

/** @type {Calculator[]} */
const CALCULATORS = [
  {
    path: 'smaajob.html',
    answer: '3.026 kr.',
    field: 'Løntimer om måneden',
    typed: '60',
    then: '60 timer',
  },
  {
    path: 'gevinst.html',
    answer: '1.113.116 kr.',
    field: 'Antal borgere',
    typed: '18',
    then: '2.226.231 kr.',
  },
  {
    path: 'laerlinge.html',
    answer: '10,8',
    field: 'Håndværkerudgifter, støttet del',
    typed: '40.000.000,00',
    then: '11.544 timer',
  },
  {
    path: 'boligomraade.html',
    answer: '23 flere skal i arbejde',
    field: 'Uden for arbejdsmarkedet og uddannelse, 18-64 år',
    typed: '45',
    then: '60 flere',
    unknown: true,
  },
];

/** What nobody should type, and everybody does. */
const NONSENSE = ['abc', '1e99', '', '-5', '999999999999999', '12,345.6', '１２', 'NaN', '<b>7</b>'];

/** @param {import('playwright-core').Page} page */
const answer = (page) => page.locator('#answer');

/** @type {import('./walk.mjs').Walks} */
const walks = {};

for (const { path, answer: expected, field, typed, then, unknown } of CALCULATORS) {
  const name = path.replace('.html', '');

  for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
    walks[`${name} answers within the first screen on a ${viewport}`] = async (walk) => {
      const page = await walk.open(path, { viewport });
      await says(page, expected);
      const bottom = await page.evaluate(() => {
        const sentence = document.querySelector('#answer strong, #answer .big');
        return sentence ? sentence.getBoundingClientRect().bottom - window.innerHeight : Infinity;
      });
      assert.ok(bottom <= 0, `the number ends ${bottom} px below the first screen`);
    };
  }

  walks[`${name} shows its tables when it is known what they look like, or that nobody will say`] = async (walk) => {
    walk.allow(/later\.css|net::ERR|Failed to load/);
    const page = await walk.open('index.html');
    let go = () => {};
    const held = /** @type {Promise<void>} */ (new Promise((done) => (go = done)));
    await page.route('**/later.css', async (route) => held.then(() => route.abort()));
    await page.goto(new URL(path, page.url()).href);
    await answer(page).locator('.sentence .number').first().waitFor();
    await page.waitForTimeout(300);
    const { length: early } = await page.locator('.results :is(table, svg.chart > *)').all();
    assert.equal(early, 0, 'tables or charts without their style');
    assert.match(await answer(page).locator('.weak').innerText(), /Det mest usikre tal/);
    go();
    await page.locator('.results table').first().waitFor();
  };

  walks[`${name} answers the last of what is typed fast`] = async (walk) => {
    const page = await walk.open(path);
    await says(page, expected);
    const input = page.getByLabel(field, { exact: true });
    // Each key is a question of its own, and none waits for the answer to the one before it.
    await input.focus();
    for (const text of ['1', '12', '7', typed]) {
      await input.evaluate((field) => /** @type {HTMLInputElement} */ (field).select());
      await page.keyboard.type(text);
    }
    await says(page, then);
    // What was asked before may not come after it.
    await page.waitForTimeout(600);
    await says(page, then);
    const typedIn = await answer(page).innerText();
    await page.getByLabel(field, { exact: true }).fill('2');
    await page.getByLabel(field, { exact: true }).fill(typed);
    await says(page, then);
    assert.equal(await answer(page).innerText(), typedIn);
  };

  walks[`${name} leaves what is the same in an answer where it stands`] = async (walk) => {
    const page = await walk.open(path);
    await says(page, expected);
    const number = page.locator('#answer .sentence .number').first();
    const read = () => number.evaluate((el) => ({ seen: 'seen' in el, text: el.textContent ?? '', label: el.getAttribute('aria-label') ?? '' }));
    await number.evaluate((el) => void Object.assign(el, { seen: true }));
    const before = await read();
    await page.getByLabel(field, { exact: true }).fill(typed);
    await says(page, then);
    const now = await read();
    assert.ok(now.seen, 'the number was put there anew');
    assert.notDeepEqual(now, before);
    assert.ok(now.label.includes(now.text), `"${now.text}" is called "${now.label}"`);
  };

  walks[`${name} paints the answer first, and all that stands under it after`] = async (walk) => {
    const page = await walk.open(path);
    await says(page, expected);
    await page.evaluate(() => {
      const [sentence, results] = document.querySelectorAll('#answer .sentence, .results');
      const watch = new MutationObserver(() => {
        document.body.dataset.waits = results.getAttribute('aria-busy') ?? '';
        watch.disconnect();
      });
      watch.observe(sentence, { childList: true, characterData: true, subtree: true });
    });
    await page.getByLabel(field, { exact: true }).fill('12');
    await page.waitForFunction(() => document.body.dataset.waits);
    assert.equal(await page.locator('body').getAttribute('data-waits'), 'true');
    // Key upon key, each of which may come between the parts.
    for (const text of ['1', '12', '7', typed]) {
      await page.getByLabel(field, { exact: true }).evaluate((field) => /** @type {HTMLInputElement} */ (field).select());
      await page.keyboard.type(text);
    }
    await says(page, then);
    const under = await page.locator('.results').innerText();
    await page.waitForFunction(() => location.hash.length > 3);
    await page.waitForTimeout(600);
    const anew = await walk.open(`${path}${await page.evaluate(() => location.hash)}`);
    await says(anew, then);
    assert.equal(under, await anew.locator('.results').innerText());
  };

  walks[`${name} follows the typing and asks nobody`] = async (walk) => {
    const page = await walk.open(path);
    await says(page, expected);
    const requests = walk.requests.length;
    await page.getByLabel(field, { exact: true }).fill(typed);
    await says(page, then);
    await page.waitForTimeout(300);
    // Chromium may ask for the page's icon again when the address changes.
    const asked = walk.requests.slice(requests).filter((address) => !address.endsWith('/icon.svg'));
    assert.deepEqual(asked, [], 'requests after load');
  };

  walks[`${name} survives nonsense with a message at the field`] = async (walk) => {
    const page = await walk.open(path);
    const input = page.getByLabel(field, { exact: true });
    const right = await input.inputValue();
    for (const nonsense of NONSENSE.filter((text) => !unknown || text !== '')) {
      await input.fill(nonsense);
      await page.waitForFunction(
        (id) => document.getElementById(id)?.getAttribute('aria-invalid') === 'true',
        (await input.getAttribute('id')) ?? '',
      );
      const message = await input.evaluate((element) => {
        const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
        const shown = ids.map((id) => document.getElementById(id)).filter((e) => e?.checkVisibility());
        return shown.map((e) => e?.textContent).join(' ');
      });
      assert.match(message, /skriv|mangler/i, `no message for "${nonsense}"`);
      await input.blur();
      assert.equal(await input.inputValue(), nonsense, 'what was typed is lost');
      await says(page, 'ikke opdateret');
    }
    await walk.axe(page);
    await walk.shot(page, `${name}-nonsense`);
    await input.fill(right);
    await page.waitForFunction(
      (id) => document.getElementById(id)?.getAttribute('aria-invalid') !== 'true',
      (await input.getAttribute('id')) ?? '',
    );
    await says(page, expected);
    assert.doesNotMatch(await answer(page).innerText(), /ikke opdateret/);
  };

  walks[`${name} carries its inputs in the link`] = async (walk) => {
    const page = await walk.open(path);
    await page.getByLabel(field, { exact: true }).fill(typed);
    await says(page, then);
    await page.waitForFunction(() => location.hash.length > 3);
    const address = page.url();
    assert.ok(!address.includes('?'), 'inputs stand after # only');
    const opened = await walk.open(address.slice(address.indexOf(path)));
    await says(opened, then);
    assert.equal(await opened.getByLabel(field, { exact: true }).inputValue(), typed.replace(',00', ''));
  };

  walks[`${name} opens with a broken link`] = async (walk) => {
    const hashes = [
      'v=1&%%%=%E0%A4%A',
      'v=99&timer=1',
      'v=1&<script>=1&__proto__=x&timer=&maaned=igår&ydelse=guld',
      '='.repeat(5000),
    ];
    for (const hash of hashes) {
      const page = await walk.open(`${path}#${hash}`);
      await page.waitForFunction(() => {
        const shown = document.querySelector('#answer');
        return shown instanceof HTMLElement && /\d|intet svar/.test(shown.innerText);
      });
      assert.equal(/nyere udgave/.test(await page.locator('main').innerText()), hash.startsWith('v=99'), hash);
    }
  };

  walks[`${name} speaks English and keeps the inputs`] = async (walk) => {
    const page = await walk.open(path);
    await page.getByLabel(field, { exact: true }).fill(typed);
    await says(page, then);
    const danish = await page.locator('h1').innerText();
    await page.getByRole('link', { name: 'English' }).or(page.getByRole('button', { name: 'English' })).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    assert.notEqual(await page.locator('h1').innerText(), danish);
    const first = page.locator('.inputs input').first();
    assert.equal(await first.inputValue(), typed.replace(',00', ''));
    await page.waitForFunction(() => location.hash.includes('lang=en'));
    await walk.axe(page);
    await walk.shot(page, `${name}-en`);
  };

  walks[`${name} writes its sum out and names its sources`] = async (walk) => {
    const page = await walk.open(path);
    for (const heading of ['Flere forudsætninger', 'Regnestykket', 'Kilder', 'Ord og begreber']) {
      await page.locator('summary', { hasText: heading }).first().click();
      // What a panel fetches moves the next one, and a click would hit beside it.
      await page.waitForLoadState('networkidle');
    }
    await page.waitForFunction(() => document.querySelectorAll('main a[href^="https://"]').length > 2);
    const lines = await page.locator('details', { hasText: 'Regnestykket' }).first().innerText();
    assert.ok(lines.split('\n').length > 12, lines);
    assert.ok(!/\b(tax|group|gain|wage|benefit|requirement)\.[a-z]/.test(lines), 'a line without a name');
    await walk.axe(page);
    await walk.shot(page, `${name}-open`);
  };

  walks[`${name} is used with the keyboard alone`] = async (walk) => {
    const page = await walk.open(path);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('href')?.startsWith('#')), true, 'skip link first');
    let reached = false;
    for (let step = 0; step < 40 && !reached; step += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const element = /** @type {HTMLInputElement} */ (document.activeElement);
        const style = getComputedStyle(element);
        const seen = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
        return { label: element.labels?.[0]?.textContent?.trim() ?? '', seen, tag: element.tagName };
      });
      assert.ok(focus.seen, `focus cannot be seen on ${focus.tag} ${focus.label}`);
      reached = focus.label.startsWith(field);
    }
    assert.ok(reached, 'the first field is reached by Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(typed);
    await says(page, then);
  };

  // The page's own size is 112.5 %.
  walks[`${name} stays readable at 320 px, and with twice the text`] = async (walk) => {
    for (const [width, size] of /** @type {const} */ ([[320, '112.5%'], [640, '225%']])) {
      const page = await walk.open(path, { viewport: { width, height: 640 } });
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, size);
      await page.waitForTimeout(300);
      const beside = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      assert.ok(beside <= 0, `${beside} px to scroll sideways at ${width} px and ${size}`);
      await walk.shot(page, `${name}-${width}`);
    }
  };

  walks[`${name} says why when the engine cannot be fetched`] = async (walk) => {
    walk.allow(/wasm|Failed to load|net::ERR/);
    const page = await walk.open('index.html');
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(new URL(path, page.url()).href);
    await page.getByRole('alert').waitFor();
    assert.match(await page.getByRole('alert').innerText(), /webredaktør/i);
    await walk.axe(page);
    await walk.shot(page, `${name}-no-engine`);
  };
}

walks['smaajob gives the worked example of 2019 to the øre'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await page.getByLabel('Måned: år').selectOption('2019');
  await page.getByLabel('Ydelse', { exact: true }).selectOption('kontanthjaelp-fyldt30');
  await page.getByLabel('Timeløn før skat').fill('130');
  await says(page, '820 kr.');
  await says(page, '8.654,60 kr.');
};

walks['smaajob follows the slider with the arrow keys'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  const slider = page.locator('#slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await says(page, '31 timer');
  assert.equal(await page.getByLabel('Løntimer om måneden', { exact: true }).inputValue(), '31');
};

walks['smaajob tells both readings of the 30-hour line'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await page.getByLabel('Løntimer om måneden', { exact: true }).fill('20');
  await says(page, '20 timer');
  const main = page.locator('main');
  await main.getByLabel('småjobmodellen', { exact: true }).check();
  await main.getByText('ikke et småjob i modellen').first().waitFor();
  const text = (await main.innerText()).replaceAll(/\s+/g, ' ');
  assert.match(text, /ikke en grænse i loven/i);
  assert.match(text, /10 timer/);
  await walk.axe(page);
};

walks['gevinst opens Høje Kolstrup with its costs'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  await page.getByRole('button', { name: 'Høje Kolstrup 2016-2020' }).click();
  await says(page, '171 borgere');
  const text = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
  assert.match(text, /2\.380\.000/);
  assert.match(text, /19\.883/);
  await walk.axe(page);
  await walk.shot(page, 'gevinst-hoeje-kolstrup');
};

/** What stands open for each who reads, where only a link or a host chooses it. @type {Record<string, Record<string, string[]>>} */
const VIEWS = {
  gevinst: { '': ['payers', 'table', 'chart'], borger: ['table', 'fullYear'], sagsbehandler: ['table', 'time', 'rows'], beslutningstager: ['payers', 'table', 'chart'] },
  boligomraade: { '': ['criteria', 'lists', 'need', 'caveats'], borger: ['criteria', 'caveats'], sagsbehandler: ['criteria', 'lists', 'need', 'moves', 'groups'], beslutningstager: ['criteria', 'lists', 'need', 'caveats'] },
  laerlinge: { '': ['units', 'methods'], borger: ['units', 'residents'], sagsbehandler: ['units', 'trades', 'ledger', 'status'], beslutningstager: ['units', 'methods'] },
};
for (const [name, views] of Object.entries(VIEWS)) {
  walks[`${name} opens what each view has, and keeps it`] = async (walk) => {
    const open = (/** @type {import('playwright-core').Page} */ page) => page.locator('details.panel[open]').evaluateAll((list) => list.map(({ id }) => id.slice(2)));
    for (const [view, panels] of Object.entries(views)) {
      const page = await walk.open(`${name}.html${view && `#v=1&vis=${view}`}`);
      await page.locator('#answer .sentence strong').first().waitFor();
      assert.deepEqual(await open(page), panels, view);
      if (view !== 'borger') continue;
      await walk.axe(page);
      // The citizens are the first that a citizen reads of.
      if (name === 'gevinst') assert.match(await page.locator('#answer .sentence').innerText(), /^Borgerne får [\d.]+\skr\. .*, når skat og tabt ydelse er regnet med\. De 9 borgere/);
      // A case and a language are other inputs and other words, not another view.
      await page.locator('#p-table > summary, #p-methods > summary, #p-criteria > summary').click();
      const chosen = await open(page);
      await page.getByRole('button', { name: 'English' }).click();
      await page.waitForFunction(() => document.documentElement.lang === 'en');
      assert.deepEqual(await open(page), chosen);
      await page.locator('.presets button').last().click();
      await page.waitForFunction(() => location.hash.includes('eks='));
      assert.match(await page.evaluate(() => location.hash), /vis=borger/);
      assert.deepEqual(await open(page), chosen);
    }
    const page = await walk.open(`${name}.html#v=1&vis=enhver`);
    await page.getByText('Vis svaret for').waitFor();
    assert.deepEqual(await open(page), views['']);
  };
}

walks['a view beside a case opens the case'] = async (walk) => {
  await says(await walk.open('smaajob.html#v=1&eks=smaajob-aalborg&vis=borger'), '32,5 timer');
  const page = await walk.open('gevinst.html#v=1&eks=jobloeft-viborg-silkeborg&vis=borger');
  await says(page, '120 borgere');
  await page.locator('#p-fullYear[open]').waitFor();
};

export default walks;
