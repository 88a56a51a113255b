// The calculators inside other people's pages: tests/hosts/, each sent as its first lines say.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { NotPossible } from './engines.mjs';
import { fits, hosted, inside, says } from './hosts.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./walk.mjs').Walks} */
const walks = {};

walks['a strict policy lets the element through'] = hosted(async (walk, visit) => {
  const page = await visit('strict');
  await says(inside(page, 'jobgevinst-smaajob'), '3.026');
  await fits(page, 'jobgevinst-smaajob');
  const frame = page.locator('jobgevinst-smaajob iframe');
  assert.match((await frame.getAttribute('title')) ?? '', /^Småjob/);
  assert.equal(await frame.getAttribute('sandbox'), 'allow-scripts allow-same-origin allow-downloads allow-popups allow-modals');
  assert.equal(await frame.getAttribute('allow'), 'clipboard-write; web-share');
  const header = inside(page, 'jobgevinst-smaajob').locator('.tabs, .brand');
  assert.equal(await header.filter({ visible: true }).count(), 0, 'a header of its own');
  await walk.axe(page);
  await walk.shot(page, 'host-strict');
});

walks['a policy without wasm-unsafe-eval is no matter to the frame'] = hosted(async (walk, visit) => {
  const page = await visit('no-wasm');
  await says(inside(page, 'jobgevinst-laerlinge'), '10,8');
});

walks['a plain iframe works sandboxed, also without an origin'] = hosted(async (walk, visit) => {
  const page = await visit('sandboxed');
  const [first, second] = [inside(page), inside(page, 'iframe >> nth=1')];
  await says(first, '40 timer');
  assert.equal(await first.locator('#f-hours').isVisible(), false);
  await first.locator('.fixed', { hasText: 'Løntimer om måneden' }).first().waitFor();
  await says(second, '10,8');
  // Without any script on the page, the frame scrolls by itself.
  const scrolls = await first.locator('html').evaluate((root) => root.scrollHeight > root.clientHeight);
  assert.ok(scrolls);
});

walks['a file is kept from a sandboxed frame'] = hosted(async (walk, visit) => {
  if (walk.options.engine !== 'chromium') throw new NotPossible('the driver does not tell of a download that a frame begins');
  const page = await visit('sandboxed');
  const frame = inside(page);
  await says(frame, '40 timer');
  await frame.locator('#files > summary').click();
  const [download] = await Promise.all([page.waitForEvent('download'), frame.getByRole('button', { name: 'Tal (CSV)' }).click()]);
  assert.equal(await download.failure(), null);
  assert.match(await readFile(await download.path(), 'utf8'), /smaajob\.html#v=1/);
});

walks['three elements on a page keep apart'] = hosted(async (walk, visit) => {
  const page = await visit('three');
  const smaajob = inside(page, 'jobgevinst-smaajob');
  await says(smaajob, '40 timer');
  assert.equal(await smaajob.locator('#f-hours').isVisible(), false, 'locked');
  assert.equal(await smaajob.locator('#f-wage').isVisible(), false, 'hidden');
  assert.equal(await smaajob.locator('#f-ydelse').isVisible(), true, 'the visitor\'s');
  assert.match((await smaajob.locator('.inputs .fixed').innerText()).trim(), /^Løntimer om måneden\s+40\stimer\/md\.$/);
  // What is locked does not move in the chart either.
  assert.equal(await smaajob.getByRole('slider').count(), 0);
  await smaajob.locator('.hours-chart').click();
  await page.waitForTimeout(300);
  await says(smaajob, '40 timer');
  await smaajob.locator('#sources > summary').click();
  await smaajob.locator('#sources .fixed').waitFor();
  assert.match(await smaajob.locator('#sources .fixed').innerText(), /Timeløn før skat\s+145/);
  for (const name of ['gevinst', 'laerlinge']) {
    await page.locator(`jobgevinst-${name}`).scrollIntoViewIfNeeded();
  }
  await says(inside(page, 'jobgevinst-gevinst'), '1.113.116');
  const laerlinge = inside(page, 'jobgevinst-laerlinge');
  await says(laerlinge, '10,8');
  assert.equal(await laerlinge.locator('.inputs input:visible').count(), 1, 'fields');
  assert.equal(await laerlinge.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor), 'rgb(14, 24, 27)');
  for (const name of ['smaajob', 'gevinst', 'laerlinge']) {
    // A frame that nobody sees is told its size when somebody does.
    await page.locator(`jobgevinst-${name}`).scrollIntoViewIfNeeded();
    await fits(page, `jobgevinst-${name}`);
    await walk.axe(inside(page, `jobgevinst-${name}`));
  }
  const heights = await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.clientHeight));
  assert.equal(new Set(heights).size, 3, `${heights}`);
  await walk.shot(page, 'host-three');
});

walks['the loader leaves nothing behind, and a second copy nothing at all'] = hosted(async (walk, visit) => {
  const page = await visit('three');
  const bare = await visit('own', { own: '<!doctype html>\n<title>x</title>' });
  // Frames have numbers, and what drives the browser has a name of its own.
  const names = (/** @type {Page} */ tab) => tab.evaluate(() => Object.getOwnPropertyNames(window).filter((name) => !/^\d+$|^__pw/.test(name)));
  assert.deepEqual((await names(page)).sort(), (await names(bare)).sort());
  assert.equal(await page.locator('jobgevinst-smaajob iframe').count(), 1);
  // Firefox asks for each, and the second comes from its memory.
  const scripts = await page.locator('script[src$="/embed.js"]').count();
  assert.ok(walk.requests.filter((address) => address.endsWith('/embed.js')).length <= scripts, 'asked for once');
});

walks['a calculator far down loads when it comes near'] = hosted(async (walk, visit) => {
  const page = await visit('far', { viewport: { width: 800, height: 600 } });
  const asked = () => walk.requests.filter((address) => address.includes('laerlinge.html')).length;
  const top = await page.locator('jobgevinst-laerlinge').evaluate((own) => own.getBoundingClientRect().top);
  await page.evaluate((y) => scrollTo(0, y), top - 600 - 450);
  await page.waitForTimeout(500);
  assert.equal(asked(), 0, '450 pixels below what is seen');
  await page.evaluate((y) => scrollTo(0, y), top - 600 - 350);
  await says(inside(page, 'jobgevinst-laerlinge'), '10,8');
  assert.equal(asked(), 1);
});

walks['a hidden tab and a dialog open to a whole calculator'] = hosted(async (walk, visit) => {
  const page = await visit('tab');
  await page.locator('#open').click();
  await says(inside(page, 'jobgevinst-laerlinge'), '10,8');
  const high = await fits(page, 'jobgevinst-laerlinge');
  // Closed and opened again, it is as it was.
  await page.locator('#open').click();
  await page.waitForTimeout(300);
  await page.locator('#open').click();
  assert.equal(await fits(page, 'jobgevinst-laerlinge'), high);
  await page.locator('#modal').click();
  await says(inside(page, 'jobgevinst-smaajob'), '3.026');
  await fits(page, 'jobgevinst-smaajob');
});

walks['a frame grows, shrinks and leaves focus and place alone'] = hosted(async (walk, visit) => {
  const page = await visit('tab');
  await page.locator('#open').click();
  const frame = inside(page, 'jobgevinst-laerlinge');
  await says(frame, '10,8');
  // What comes after the answer makes it higher.
  await page.waitForLoadState('networkidle');
  const high = await fits(page, 'jobgevinst-laerlinge');
  const summary = frame.locator('#sum > summary');
  await summary.focus();
  await summary.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press('Enter');
  await frame.locator('#sum .line').first().waitFor();
  const higher = await fits(page, 'jobgevinst-laerlinge');
  assert.ok(higher > high + 100, `${high} -> ${higher}`);
  assert.equal(await page.evaluate(() => scrollY), before, 'the place');
  assert.equal(await frame.locator('#sum > summary').evaluate((own) => own === document.activeElement), true, 'the focus');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  assert.equal(await fits(page, 'jobgevinst-laerlinge'), high);
});

walks['what others post is not heeded'] = hosted(async (walk, visit) => {
  const page = await visit('result');
  await says(inside(page, 'jobgevinst-laerlinge'), '10,8');
  const high = await fits(page, 'jobgevinst-laerlinge');
  await page.evaluate(() => postMessage({ type: 'jobgevinst:height', height: 5, title: 'x' }, '*'));
  // From the right origin, but another frame.
  await inside(page, 'jobgevinst-smaajob').locator('html').evaluate(() => parent.postMessage({ type: 'jobgevinst:result', height: 4321, title: 'x', detail: {} }, '*'));
  await page.waitForTimeout(300);
  // What comes after the answer may have made it higher.
  const now = await page.locator('jobgevinst-laerlinge iframe').evaluate((frame) => frame.clientHeight);
  assert.ok(now >= high && now < 4321, `${high}, then ${now}`);
  assert.equal(await page.locator('jobgevinst-laerlinge iframe').getAttribute('title'), 'Lærlinge – jobgevinst');
});

walks['an element has the look, language and numbers that its page writes, whatever the visitor has set'] = hosted(async (walk, visit) => {
  const own = `<!doctype html>
<html lang="da">
<meta charset="utf-8">
<title>Egne farver</title>
<jobgevinst-smaajob lang="en" tema="lys" farve="6b1d5c" baggrund="fff8e7" tekst="2a1a00" skrift="Liberation Serif" maaned="2025-03" kommune="0461" title="Our calculator"></jobgevinst-smaajob>
<jobgevinst-laerlinge tema="lys"></jobgevinst-laerlinge>
<script src="TOOL/embed.js" async></script>`;
  const page = await visit('own', { own, dark: true });
  const frame = inside(page, 'jobgevinst-smaajob');
  await says(frame, '30 hours');
  assert.equal(await page.locator('jobgevinst-smaajob iframe').getAttribute('title'), 'Our calculator');
  const look = await frame.locator('body').evaluate((body) => {
    const { backgroundColor } = getComputedStyle(document.documentElement);
    const { color, fontFamily } = getComputedStyle(body);
    const link = /** @type {HTMLElement} */ (document.querySelector('main a, main .button'));
    return { lang: document.documentElement.lang, backgroundColor, color, fontFamily, accent: getComputedStyle(link).color };
  });
  assert.match(look.fontFamily, /^"?Liberation Serif/);
  assert.deepEqual({ ...look, fontFamily: '' }, { lang: 'en', backgroundColor: 'rgb(255, 248, 231)', color: 'rgb(42, 26, 0)', fontFamily: '', accent: 'rgb(107, 29, 92)' });
  assert.equal(await frame.getByLabel('Month: year').inputValue(), '2025');
  assert.equal(await frame.locator('#f-kommune').inputValue(), '0461');
  const light = inside(page, 'jobgevinst-laerlinge');
  await page.locator('jobgevinst-laerlinge').scrollIntoViewIfNeeded();
  await says(light, '10,8');
  const ground = await light.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor);
  assert.ok((ground.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) > 200), `${ground} in the light`);
  await walk.axe(frame);
});

walks['a plain iframe sends the answer to the page that it names, when the visitor agrees'] = hosted(async (walk, visit) => {
  const own = `<!doctype html>
<html lang="da">
<meta charset="utf-8">
<title>En ramme</title>
<iframe title="Lærlinge" width="100%" height="600"></iframe>
<script>
  const told = [];
  addEventListener('message', ({ data, origin }) => data.type === 'jobgevinst:result' && told.push({ ...data.detail, origin }));
  document.querySelector('iframe').src = 'TOOL/laerlinge.html#v=1&stoettet=40000000&result=' + encodeURIComponent(location.origin);
</script>`;
  const page = await visit('own', { own });
  const frame = inside(page);
  await says(frame, '11.544');
  assert.deepEqual(await page.evaluate('told'), []);
  await frame.getByLabel(`Send mit svar til ${new URL(page.url()).host}`).check();
  await page.waitForFunction('told.length === 1');
  const [detail] = /** @type {any[]} */ (await page.evaluate('told'));
  assert.equal(detail.result.contract.hours, 11_544);
  assert.equal(detail.origin, new URL(detail.link).origin);
});

walks['the answer goes to the host when both want it, and not before'] = hosted(async (walk, visit) => {
  const page = await visit('result');
  const told = () => page.evaluate('told');
  const frame = inside(page, 'jobgevinst-laerlinge');
  await says(frame, '10,8');
  assert.equal(await inside(page, 'jobgevinst-smaajob').locator('#to-host').count(), 0, 'not asked for');
  await frame.locator('#f-supported').fill('40.000.000');
  await says(frame, '11.544');
  assert.deepEqual(await told(), [], 'before the visitor agrees');
  await walk.axe(frame);
  await walk.axe(inside(page, 'jobgevinst-smaajob'));
  const box = frame.getByLabel(`Send mit svar til ${new URL(page.url()).host}`);
  assert.equal(await box.isChecked(), false);
  await box.check();
  await page.waitForFunction('told.length === 1');
  const [detail] = /** @type {any[]} */ (await told());
  assert.equal(detail.calculator, 'laerlinge');
  assert.equal(detail.input.supported, 4_000_000_000);
  assert.equal(detail.result.contract.hours, 11_544);
  assert.match(detail.link, /^http.*laerlinge\.html#v=1&stoettet=40000000/);
  assert.doesNotMatch(detail.link, /result=|vaert=/);
  await frame.locator('#f-supported').fill('120.000.000');
  await page.waitForFunction('told.length > 1');
  await box.uncheck();
  const count = await page.evaluate('told.length');
  await frame.locator('#f-supported').fill('50.000.000');
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate('told.length'), count, 'after the box is empty again');
});

walks['an aggressive style sheet does not reach the calculator'] = hosted(async (walk, visit) => {
  for (const [viewport, name] of /** @type {const} */ ([['desktop', 'host-cms'], ['phone', 'host-cms-phone']])) {
    const page = await visit('cms', { viewport });
    const frame = inside(page, 'jobgevinst-laerlinge');
    await says(frame, '10,8');
    await fits(page, 'jobgevinst-laerlinge');
    const looks = await frame.locator('html').evaluate((root) => [getComputedStyle(root).fontSize, getComputedStyle(root).backgroundColor, getComputedStyle(root).getPropertyValue('--accent').trim(), root.dataset.refused]);
    // Dark as the host is, and with its colour, which can be read there.
    assert.deepEqual(looks, ['18px', 'rgb(14, 24, 27)', '#ff8800', '']);
    const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(beside, 0, 'pixels to scroll sideways');
    await walk.shot(page, name);
  }
});

walks['an own listener can follow the height'] = hosted(async (walk, visit) => {
  const page = await visit('own-listener');
  await says(inside(page), '10,8');
  await page.waitForFunction(() => Number(document.querySelector('iframe')?.height) > 1000);
});

walks['an old embed code still gives its answer'] = hosted(async (walk, visit) => {
  const page = await visit('old');
  await says(inside(page), '20 timer');
  await says(inside(page, 'iframe >> nth=1'), '20 borgere');
});

walks['the tool works below a path of its own'] = hosted(async (walk, visit) => {
  const page = await visit('strict', { below: '/vaerktoejer/job/' });
  await says(inside(page, 'jobgevinst-smaajob'), '3.026');
  await fits(page, 'jobgevinst-smaajob');
});

walks['wasm of another type still runs'] = hosted(async (walk, visit) => {
  const page = await visit('no-wasm', {
    quirk({ path, headers }) {
      if (path.endsWith('.wasm')) {
        headers['content-type'] = 'application/octet-stream';
      }
    },
  });
  await says(inside(page, 'jobgevinst-laerlinge'), '10,8');
});

walks['nothing is asked for after the load'] = hosted(async (walk, visit) => {
  const page = await visit('strict');
  const frame = inside(page, 'jobgevinst-smaajob');
  await says(frame, '3.026');
  await page.waitForLoadState('networkidle');
  const before = walk.requests.length;
  await frame.locator('#f-hours').fill('60');
  await says(frame, '60 timer');
  await page.waitForTimeout(500);
  const asked = walk.requests.slice(before).filter((address) => !address.endsWith('/icon.svg'));
  assert.deepEqual(asked, []);
  assert.deepEqual(await page.context().cookies(), []);
  const kept = await frame.locator('html').evaluate(() => localStorage.length + sessionStorage.length);
  assert.equal(kept, 0, 'stored');
});

walks['a link from inside opens the own page, without the host\'s wishes'] = hosted(async (walk, visit) => {
  const page = await visit('three');
  const frame = inside(page, 'jobgevinst-smaajob');
  await says(frame, '40 timer');
  const length = await page.evaluate(() => history.length);
  await frame.locator('#f-ydelse').selectOption({ index: 1 });
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => history.length), length, 'steps in the history');
  // A frame that is loaded again is still the host's.
  await frame.locator('html').evaluate(() => location.reload());
  await page.waitForTimeout(1000);
  await says(frame, '40 timer');
  assert.equal(await frame.locator('#f-hours').isVisible(), false, 'locked after a reload');
  // Nor does anything else offer to change the hours.
  await frame.locator('.hours-chart svg').waitFor();
  assert.equal(await frame.locator('#slider').isVisible(), false, 'the handle of what is locked');
  await frame.locator('#p-calendar > summary').click();
  await frame.locator('#week-0').waitFor();
  assert.equal(await frame.locator('#p-calendar').getByRole('button').count(), 0);
  await frame.locator('#p-compare > summary').click();
  await frame.getByRole('button', { name: 'Husk denne situation som A' }).waitFor();
  assert.equal(await frame.getByRole('button', { name: '20 mod 30 timer' }).count(), 0);
  const href = (await frame.getByRole('link', { name: 'Åbn i eget vindue' }).getAttribute('href')) ?? '';
  assert.match(href, /timer=40/);
  assert.doesNotMatch(href, /laas|skjul/);
  const own = await walk.open(href);
  assert.equal(await own.locator('#f-hours').inputValue(), '40');
  assert.equal(await own.locator('.brand').isVisible(), true);
});

// ---------------------------------------------------------------- what stands in the way is named

walks['a page that forbids the frame says so, with the way to the calculator'] = hosted(async (walk, visit) => {
  walk.allow(/frame-src/);
  walk.allow(/not loaded: .*smaajob\.html/);
  const page = await visit('forbidden');
  const tool = new URL(walk.options.url).origin;
  await page.getByText(`Beregneren kan ikke vises her. Til webredaktøren: CSP: frame-src ${tool}`).waitFor();
  assert.ok(await page.getByRole('link', { name: 'Åbn beregneren' }).isVisible());
});

walks['a page that forbids the script shows what stands in the element'] = hosted(async (walk, visit) => {
  walk.allow(/script-src/);
  walk.allow(/not loaded: .*embed\.js/);
  const page = await visit('no-script');
  assert.ok(await page.getByRole('link', { name: 'Åbn beregneren' }).isVisible());
});

walks['a server that forbids frames is found out'] = hosted(async (walk, visit) => {
  walk.allow(/X-Frame-Options|chrome-error/);
  walk.allow(/not loaded: .*laerlinge\.html/);
  const page = await visit('refused', {
    quirk({ headers }) {
      headers['x-frame-options'] = 'DENY';
    },
  });
  await page.getByText('The calculator cannot be shown here. To the web editor: X-Frame-Options?').waitFor({ timeout: 20_000 });
  assert.ok(await page.getByRole('link', { name: 'Åbn beregneren' }).isVisible());
});

/** What the tool's own page says when its server is set up so. @type {Record<string, { quirk: import('./hosts.mjs').Quirk, says: RegExp, complaint: RegExp }>} */
const CAUSES = {
  'a policy without wasm-unsafe-eval': {
    quirk({ headers }) {
      headers['content-security-policy'] = headers['content-security-policy'].replace("'wasm-unsafe-eval'", '');
    },
    says: /Content-Security-Policy stopper WebAssembly.*wasm-unsafe-eval/,
    complaint: /wasm-unsafe-eval|unsafe-eval|WebAssembly/,
  },
  'a page in place of the wasm': {
    quirk(file) {
      if (file.path.endsWith('.wasm')) {
        file.headers['content-type'] = 'text/html';
        file.body = Buffer.from('<!doctype html>');
      }
    },
    says: /Serveren svarer med noget andet end filen.*MIME-type/,
    complaint: /none/,
  },
  'a wasm that is not there': {
    quirk(file) {
      if (file.path.endsWith('pkg/laerlinge/jobgevinst.js')) {
        file.status = 404;
      }
    },
    says: /Alle filer i mappen skal kunne hentes/,
    complaint: /404|Failed to fetch|jobgevinst\.js/,
  },
};
for (const [name, { quirk, says: said, complaint }] of Object.entries(CAUSES)) {
  walks[`${name} is named`] = hosted(async (walk, visit) => {
    walk.allow(complaint);
    const page = await visit('no-wasm', { quirk });
    const frame = inside(page, 'jobgevinst-laerlinge');
    const problem = frame.locator('#problem');
    // The cause is found after the box is shown.
    await problem.locator('[data-problem]').filter({ visible: true }).first().waitFor();
    const lines = (await problem.locator('[data-problem]:visible').allInnerTexts()).join(' ');
    assert.match(lines, said);
    assert.equal(await problem.locator('[data-problem]:visible').count(), 1, lines);
    await fits(page, 'jobgevinst-laerlinge');
  });
}

walks['scripts of the wrong type are explained without a script'] = hosted(async (walk, visit) => {
  walk.allow(/MIME type/);
  // Firefox counts them as such.
  walk.allow(/not loaded: .*\.js$/);
  const page = await visit('own-listener', {
    quirk({ path, headers }) {
      if (path.endsWith('.js')) {
        headers['content-type'] = 'text/plain';
      }
    },
  });
  await inside(page).getByText('lad serveren sende .js som text/javascript').filter({ visible: true }).waitFor({ timeout: 15_000 });
});

walks['a browser without WebAssembly is told to be too old'] = async (walk) => {
  const page = await walk.open('index.html');
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
  await page.goto(new URL('laerlinge.html', page.url()).href);
  await page.getByText('Browseren er for gammel').waitFor();
};

export default walks;
