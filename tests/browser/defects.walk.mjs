// What once went wrong, each as the visitor met it.

import assert from 'node:assert/strict';
import { says } from './walk.mjs';

const HOURS = 'Løntimer om måneden';

/** @param {import('playwright-core').Page} page @param {string} label */
const field = (page, label) => page.getByLabel(label, { exact: true });

/** @param {import('playwright-core').Page} page what the walk's browser would have copied */
const listen = (page) =>
  page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (/** @type {string} */ text) => void (document.body.dataset.copied = text) },
    });
  });

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['a fault is told at the field that is seen'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&loentype=month&maanedsloen=99999999999');
  await page.locator('#f-monthWage[aria-invalid="true"]').waitFor();
  await page.locator('#f-monthWage-error').waitFor();
};

walks['an answer that is not up to date is not taken along'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await listen(page);
  await field(page, HOURS).fill('abc');
  await page.getByRole('button', { name: 'Kopiér til notat' }).click();
  await page.locator('#answer .summary:focus').waitFor();
  assert.equal(await page.evaluate(() => document.body.dataset.copied), undefined);
  await page.getByText('Tal og diagrammer her er fra før').waitFor();
  await walk.axe(page);
  await field(page, HOURS).fill('31');
  await page.getByRole('button', { name: 'Kopiér til notat' }).click();
  await says(page, 'Teksten er kopieret');
  assert.match((await page.evaluate(() => document.body.dataset.copied)) ?? '', /31 timer/);
};

walks['a language that does not come leaves the page as it is'] = async (walk) => {
  walk.allow(/en\.json|Failed to load/);
  const page = await walk.open('smaajob.html');
  await page.route('**/en.json', (route) => route.abort());
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Teksterne på det andet sprog').waitFor();
  await says(page, '3.026 kr.');
  assert.equal(await page.getByRole('alert').isVisible(), false);
  await page.unroute('**/en.json');
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  assert.equal(await page.getByText('Teksterne på det andet sprog').count(), 0);
};

walks['languages do not mix, and open sections stay open'] = async (walk) => {
  const page = await walk.open('index.html');
  await page.route('**/da-rates.json', async (route) => {
    await new Promise((done) => setTimeout(done, 1500));
    await route.continue();
  });
  await page.goto(new URL('smaajob.html', page.url()).href);
  await page.locator('#more > summary').click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  await page.waitForTimeout(2000);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.doesNotMatch(await page.locator('#answer').innerText(), /Svaret|svageste/);
  assert.equal(await page.locator('#more').getAttribute('open'), '');
};

walks['an error at a cost stays when a line is added'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  await page.locator('#more > summary').click();
  await page.getByRole('button', { name: 'Tilføj en udgift' }).click();
  await page.locator('#f-costs-0').fill('abc');
  await page.locator('#f-costs-0[aria-invalid="true"]').waitFor();
  await page.getByRole('button', { name: 'Tilføj en udgift' }).click();
  await page.locator('#f-costs-1').waitFor();
  assert.equal(await page.locator('#f-costs-0').getAttribute('aria-invalid'), 'true');
  assert.ok(await page.locator('#f-costs-0-error').isVisible());
  await page.getByRole('button', { name: 'Fjern udgift 1' }).click();
  assert.equal(await page.locator('#f-costs-0').getAttribute('aria-invalid'), null);
};

walks['numbers are read as they are written'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  const wage = field(page, 'Timeløn før skat');
  for (const [typed, tidy] of [['145 kr./time', '145'], ['kr. 30', '30'], ['145,50', '145,50'], ['145,5', '145,50'], ['1.234', '1.234']]) {
    await wage.fill(typed);
    await wage.blur();
    assert.equal(await wage.inputValue(), tidy, typed);
  }
  await field(page, HOURS).fill('37 timer');
  await field(page, HOURS).blur();
  assert.equal(await field(page, HOURS).inputValue(), '37');
  await field(page, HOURS).fill('0.125');
  await field(page, HOURS).blur();
  // Told at once, not when the typing has paused.
  assert.equal(await field(page, HOURS).getAttribute('aria-invalid'), 'true');
};

walks['what stands open stays open while somebody types'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&eks=smaajob-aalborg');
  await page.locator('#case-more > summary').click();
  await page.locator('#weak-what > summary').click();
  await field(page, HOURS).fill('31');
  await says(page, '31 timer');
  await page.getByText('Du har ændret tallene').waitFor();
  for (const id of ['case-more', 'weak-what']) {
    assert.equal(await page.locator(`#${id}`).getAttribute('open'), '', id);
  }
};

walks['a case opens from a link, also on an open page'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&eks=hoeje-kolstrup-2016-2020');
  await says(page, '171 borgere');
  await page.evaluate(() => void (location.hash = '#v=1&eks=greve-nord-2018'));
  await says(page, '9 borgere');
  await page.evaluate(() => void (location.hash = '#v=99&borgere=4'));
  await says(page, '4 borgere');
  await page.getByText('nyere udgave').waitFor();
};

walks['a link that only names a case waits for it, and tells the host nothing till then'] = async (walk) => {
  /** @type {(value?: unknown) => void} */
  let go = () => {};
  const late = new Promise((done) => {
    go = done;
  });
  const page = await walk.open('indlejr.html');
  await page.route('**/data/cases/*.json', async (route) => {
    await late;
    await route.continue();
  });
  const code = page.locator('#kode-element-text');
  await page.locator('#f-eks').selectOption('smaajob-aalborg');
  await page.waitForFunction(() => /** @type {HTMLIFrameElement | null} */ (document.querySelector('#preview'))?.contentWindow?.location.hash.includes('eks='));
  const inside = page.frameLocator('#preview');
  await inside.locator('.answer.waiting').waitFor();
  // The engine is long there, and the answer still waits.
  await page.waitForTimeout(1500);
  await inside.locator('.answer.waiting').waitFor();
  assert.match(await code.inputValue(), /lang="da" eks="smaajob-aalborg">/);
  go();
  await inside.locator('#answer').getByText('32,5').first().waitFor();
  await page.waitForFunction(() => /** @type {HTMLTextAreaElement | null} */ (document.querySelector('#kode-element-text'))?.value.includes('timer="32.5"'));
};

walks['a link to an example that does not exist says so'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&eks=graeve-nord');
  await says(page, '9 borgere');
  const notice = page.getByText('et eksempel, som ikke findes her');
  await notice.waitFor();
  await page.evaluate(() => void (location.hash = '#v=1&eks=hoeje-kolstrup-2016-2020'));
  await says(page, '171 borgere');
  assert.equal(await notice.isVisible(), false);
  await page.evaluate(() => void (location.hash = '#v=1&eks=nowhere&borgere=4&lang=en'));
  await page.getByText('names an example that does not exist here').waitFor();
};

walks['a link whose case does not come says so'] = async (walk) => {
  walk.allow(/\/data\/cases\/|Failed to load resource|NetworkError/);
  for (const [path, first] of /** @type {const} */ ([['smaajob.html', 'timer'], ['gevinst.html', 'borgere']])) {
    const page = await walk.open('tilgaengelighed.html');
    await page.route('**/data/cases/*.json', (route) => route.abort());
    const eks = path === 'smaajob.html' ? 'smaajob-aalborg' : 'hoeje-kolstrup-2016-2020';
    await page.goto(new URL(`${path}#v=1&eks=${eks}`, walk.options.url).href);
    await says(page, first);
    const notice = page.getByText('Eksemplet kunne ikke hentes');
    await notice.waitFor();
    assert.equal(await page.locator('.presets [aria-pressed="true"]').count(), 0);
    await page.unroute('**/data/cases/*.json');
    await page.locator(`[data-case="${eks}"]`).click();
    await page.locator('.case-box').waitFor();
    assert.equal(await notice.count(), 0);
  }
};

walks['who is at a button stays there when its words come'] = async (walk) => {
  const page = await walk.open('index.html');
  let come = () => {};
  const held = new Promise((done) => void (come = () => done(null)));
  await page.route('**/da-rates.json', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(new URL('smaajob.html', page.url()).href);
  await page.locator('.weak').getByText('svageste led.').waitFor();
  const button = page.locator('.weak').getByRole('button', { name: 'Vis i regnestykket' });
  await button.focus();
  come();
  await page.locator('.weak').getByText('tillæg til enlig uden børn').waitFor();
  assert.equal(await button.evaluate((own) => own === document.activeElement), true);
};

walks['names of the sum that do not come are fetched again'] = async (walk) => {
  walk.allow(/da-(sum|rates)\.json|Failed to load/);
  const page = await walk.open('index.html');
  await page.route(/da-(sum|rates)\.json/, (route) => route.abort());
  await page.goto(new URL('smaajob.html', page.url()).href, { waitUntil: 'networkidle' });
  await says(page, 'svageste led.');
  await page.locator('#words > summary').click();
  await page.locator('#words').getByText('kunne ikke hentes').waitFor();
  await page.locator('#words > summary').click();
  await page.unroute(/da-(sum|rates)\.json/);
  await page.locator('#words > summary').click();
  await page.locator('#words dt').first().waitFor();
  assert.equal(await page.locator('#words').getByText('kunne ikke hentes').isVisible(), false);
  assert.doesNotMatch(await page.locator('#answer').innerText(), /svageste led\./);
};

walks['a cost is never moved to another purse'] = async (walk) => {
  const page = await walk.open('gevinst.html#v=1&borgere=9&udgift=sparekasse:1000&udgift=stat:500');
  await page.getByText('en betaler, som beregneren ikke kender').waitFor();
  await page.locator('#more > summary').click();
  assert.equal(await page.locator('.form-row').count(), 1);
  assert.equal(await page.locator('#f-costs-0').inputValue(), '500');
};

walks['what was typed is in the address when the field is left'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  await field(page, HOURS).fill('42');
  await field(page, HOURS).blur();
  assert.match(page.url(), /timer=42/);
};

walks['a link does not make a number of what is none'] = async (walk) => {
  const page = await walk.open('gevinst.html');
  await page.locator('#more > summary').click();
  await page.locator('#f-counterfactual').fill('12.3456');
  await page.locator('#f-counterfactual').blur();
  const address = page.url();
  const again = await walk.open(address.slice(address.indexOf('gevinst.html')));
  await again.locator('#f-counterfactual[aria-invalid="true"]').waitFor({ state: 'attached' });
  assert.equal(await again.locator('#f-counterfactual').inputValue(), '12.3456');
  await again.locator('#f-persons').fill('\ud800' + '9'.repeat(4000));
  await again.locator('#f-persons').blur();
  assert.ok(again.url().length < 600, again.url());
};

walks['the sum leads from line to line'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  const before = walk.requests.length;
  await page.keyboard.press('Control');
  assert.equal(walk.requests.slice(before).filter((address) => address.endsWith('rates.json')).length, 0);
  await page.locator('#sum > summary').click();
  await page.locator('#sum button.line-ref').first().click();
  assert.match((await page.evaluate(() => document.activeElement?.id)) ?? '', /^line-\d+$/);
};

walks['the sum of another question goes when the numbers change'] = async (walk) => {
  const page = await walk.open('smaajob.html');
  const other = page.locator('#sum').getByText('ikke for dit svar');
  await page.locator('#p-table tbody button.number:not([data-line])').first().click();
  await other.waitFor();
  await field(page, HOURS).fill('31');
  await says(page, '31 timer');
  assert.equal(await other.count(), 0);
};

walks['a part under the answer that fails leaves the others painted, and what is asked for at once is done'] = async (walk) => {
  walk.allow(/no table today/);
  const page = await walk.open('smaajob.html');
  const chosen = page.locator('#p-table tr.chosen');
  const before = await chosen.innerText();
  await page.evaluate(() => {
    const own = Element.prototype.replaceChildren;
    document.body.dataset.failing = '';
    Element.prototype.replaceChildren = function (...nodes) {
      if ('failing' in document.body.dataset && this.closest('#p-table')) throw new Error('no table today');
      own.apply(this, nodes);
    };
    window.print = () => void (document.body.dataset.printed = '');
    const hours = /** @type {HTMLInputElement} */ (document.querySelector('#f-hours'));
    hours.value = '31';
    hours.dispatchEvent(new Event('input', { bubbles: true }));
    const print = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Udskriv');
    print?.click();
  });
  await says(page, '31 timer');
  await page.locator('body[data-printed]').waitFor();
  assert.equal(await chosen.innerText(), before, 'this part has failed');
  await page.evaluate(() => delete document.body.dataset.failing);
  assert.match((await page.locator('.print-inputs').textContent()) ?? '', /Løntimer om måneden31/);
  await field(page, HOURS).fill('32');
  await says(page, '32 timer');
  assert.match(await chosen.innerText(), /^32/);
};

walks['sygedagpenge of January are those of its weeks, in the sources too'] = async (walk) => {
  const page = await walk.open('smaajob.html#v=1&timer=30&loen=145&ydelse=sygedagpenge-sygedagpenge&maaned=2026-01');
  await page.locator('#sources > summary').click();
  await page.locator('#sources li').filter({ hasText: '137,43 kr./time' }).waitFor();
  assert.match(await page.locator('#answer').innerText(), /17\.386,47/);
  assert.equal(await page.locator('#sources').getByText('131,49').count(), 0, 'the year before');
};

walks['a host is told in words what is wrong'] = async (walk) => {
  const page = await walk.open('index.html');
  const messages = await page.evaluate(async () => {
    // The page's own engine has no messages: this is another one.
    const { load } = await import(new URL('js/engine.js?host', document.baseURI).href);
    const engine = await load();
    const told = [engine.smaajob(null), engine.laerlinge({ supported: 1 }), engine.rates('x'), engine.laerlinge({ supported: 1, moms: 'x' })];
    return told.flatMap((outcome) => outcome.faults.map((/** @type {any} */ fault) => fault.message.da));
  });
  assert.match(messages.join('\n'), /^input: send et objekt\.\nMoms mangler.*\nDato er ikke en dato\.\n.*\(included, excluded\)$/);
};

export default walks;
