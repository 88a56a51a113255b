// The two pages of an editor: the one that writes embed codes, and the self-test; each code is tried
// on a page that has nothing else.

import assert from 'node:assert/strict';
import { fits, hosted, inside, says, serveTool } from './hosts.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @type {import('./walk.mjs').Walks} */
const walks = {};

/** A page of an editor who has nothing but a code. @param {string} body @param {string} [policy] */
const blank = (body, policy) => `${policy ? `<!-- Content-Security-Policy: ${policy} -->\n` : ''}<!doctype html>\n<html lang="da">\n<meta charset="utf-8">\n<title>Ny side</title>\n<h1>Ny side</h1>\n${body}\n`;

/** @param {Page} page @param {string} name of the code */
const code = (page, name) => page.locator(`#kode-${name}-text`).inputValue();

/** Waits until a code has in it what was chosen. @param {Page} page @param {string} name @param {string} part */
async function codeHas(page, name, part) {
  await page.waitForFunction(
    ([name, part]) => /** @type {HTMLTextAreaElement | null} */ (document.querySelector(`#kode-${name}-text`))?.value.includes(part),
    [name, part],
  ).catch(async () => assert.fail(`no ${part} in: ${await code(page, name)}`));
}

walks['an editor makes a preset calculator and puts it on a blank page'] = hosted(async (walk, visit) => {
  const page = await walk.open('indlejr.html');
  await page.getByLabel('Eksempel').selectOption('smaajob-aalborg');
  await codeHas(page, 'element', 'eks="smaajob-aalborg" timer="32.5"');
  const preview = page.frameLocator('#preview');
  await preview.locator('#f-hours').fill('12');
  await codeHas(page, 'element', 'timer="12"');
  await page.getByText('Låste og skjulte felter').click();
  await page.locator('#felt-timer').selectOption('laas');
  await page.locator('#felt-loen').selectOption('skjul');
  await page.getByText('Udseende', { exact: true }).click();
  await page.getByLabel('Farve på knapper og links').fill('#7a1f5c');
  await codeHas(page, 'element', 'farve="7a1f5c"');
  await preview.locator('.inputs .fixed', { hasText: '12' }).waitFor();
  await page.locator('#f-vis').selectOption('borger');
  await codeHas(page, 'iframe', 'vis=borger');
  // The preview has settled on all of it.
  await preview.locator('#f-view[value="borger"]:checked').waitFor();
  const codes = { element: await code(page, 'element'), iframe: await code(page, 'iframe'), link: await code(page, 'link') };
  const policy = (await code(page, 'csp')).replaceAll('\n', ' ');
  const [tool] = /http:[^;\s]+/.exec(policy) ?? [];
  assert.equal(tool, new URL(walk.options.url).origin);
  await walk.axe(page);
  await walk.shot(page, 'indlejr-chosen');

  const element = await visit('own', { own: blank(codes.element, `default-src 'none'; ${policy}`) });
  const inElement = inside(element, 'jobgevinst-smaajob');
  await says(inElement, '12 timer');
  assert.equal(await inElement.locator('#f-hours').isVisible(), false);
  assert.equal(await inElement.locator('#f-wage').isVisible(), false);
  assert.equal(await inElement.locator('#f-view').isChecked(), true, 'borger');
  assert.equal(await inElement.locator('html').evaluate((root) => getComputedStyle(root).getPropertyValue('--accent').trim()), '#7a1f5c');
  await fits(element, 'jobgevinst-smaajob');

  const iframe = await visit('own', { own: blank(codes.iframe, `default-src 'none'; ${policy}`) });
  await says(inside(iframe), '12 timer');

  const link = await visit('own', { own: blank(codes.link) });
  await link.getByRole('link', { name: 'Åbn beregneren' }).click();
  await link.locator('#f-hours').waitFor();
  assert.equal(await link.locator('#f-hours').inputValue(), '12');
});

walks['several rows go into one attribute'] = hosted(async (walk, visit) => {
  const page = await walk.open('indlejr.html');
  await page.getByLabel('Beregner', { exact: true }).selectOption('gevinst');
  await codeHas(page, 'element', '<jobgevinst-gevinst');
  await page.getByLabel('Eksempel').selectOption('jobloeft-viborg-silkeborg');
  const preview = page.frameLocator('#preview');
  await preview.locator('#answer .sentence', { hasText: '120 borgere' }).waitFor();
  await codeHas(page, 'element', ' tal="r=');
  // Who it is for is the host's alone: the visitor has no field of it to lock.
  await page.locator('#f-vis').selectOption('borger');
  await preview.locator('#p-fullYear[open]').waitFor();
  await codeHas(page, 'element', ' vis="borger"');
  assert.equal(await page.locator('#felt-vis').count(), 0);
  const answer = await preview.locator('#answer .sentence').innerText();
  const own = await visit('own', { own: blank(await code(page, 'element')) });
  const frame = inside(own, 'jobgevinst-gevinst');
  await frame.locator('#answer .sentence', { hasText: '120 borgere' }).waitFor();
  assert.equal(await frame.locator('#answer .sentence').innerText(), answer);
});

walks['a colour that cannot be read is refused, and the editor is told'] = async (walk) => {
  const page = await walk.open('indlejr.html');
  await page.getByText('Udseende', { exact: true }).click();
  await page.getByLabel('Farve på knapper og links').fill('ffee88');
  await page.locator('#f-farve-error', { hasText: 'kan ikke læses tydeligt' }).waitFor();
  const accent = await page.frameLocator('#preview').locator('html').evaluate((root) => getComputedStyle(root).getPropertyValue('--accent').trim());
  assert.equal(accent, '#0b5563');
  await page.getByLabel('Baggrund').fill('red;}');
  await page.locator('#f-baggrund-error', { hasText: 'tre eller seks tegn' }).waitFor();
  assert.doesNotMatch(await code(page, 'iframe'), /red/);
  await walk.axe(page);
};

walks['an address cannot smuggle a style in'] = hosted(async (walk, visit) => {
  const wish = new URLSearchParams({ farve: 'url(https://example.org/x)', skrift: 'x;} body{display:none', baggrund: 'var(--ink)', tema: 'moerk' });
  const page = await visit('own', { own: blank(`<iframe src="TOOL/laerlinge.html#v=1&amp;${wish}" title="x" width="900" height="500"></iframe>`) });
  await says(inside(page), '10,8');
  const [font, accent, refused] = await inside(page).locator('html').evaluate((root) => [getComputedStyle(root).fontFamily, getComputedStyle(root).getPropertyValue('--accent').trim(), root.dataset.refused]);
  assert.match(font, /^system-ui/);
  assert.equal(accent, '#7fcbd6');
  assert.equal(refused, 'skrift farve baggrund');
});

walks['what a host fills in wrongly can be mended'] = hosted(async (walk, visit) => {
  const page = await visit('own', { own: blank('<iframe src="TOOL/smaajob.html#v=1&amp;timer=abc&amp;laas=timer" title="x" width="900" height="900"></iframe>') });
  const frame = inside(page);
  assert.equal(await frame.locator('#f-hours').isVisible(), false);
  await frame.locator('.summary a').first().click();
  await frame.locator('#f-hours').fill('30');
  await says(frame, '3.026');
});

for (const [name, path] of [['indlejr', 'indlejr.html'], ['selvtest', 'selvtest.html']]) {
  for (const viewport of /** @type {const} */ (['desktop', 'phone'])) {
    for (const dark of [false, true]) {
      walks[`${name} is sound on a ${viewport}${dark ? ' in the dark' : ''}`] = async (walk) => {
        const page = await walk.open(path, { viewport, dark });
        await page.locator('#kode-iframe-text, .checks li').first().waitFor();
        const beside = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(beside, 0, 'pixels to scroll sideways');
        await walk.axe(page);
        await walk.shot(page, `${name}-${viewport}${dark ? '-dark' : ''}`);
        await page.getByRole('button', { name: 'English' }).click();
        await page.waitForFunction(() => document.documentElement.lang === 'en');
        await page.locator('#kode-iframe-text, .checks li').first().waitFor();
        // A key without a text shows itself.
        const shown = await page.locator('main').innerText();
        assert.doesNotMatch(shown, /(?:indlejr|selvtest|snippet)\.\w+/);
      };
    }
  }
}

/** The policy of an editor's page, and what the three ways then say there. @type {Record<string, { policy?: string, element: string, iframe: boolean, complaints?: RegExp[] }>} */
const PAGES = {
  'allows everything': { element: 'Koden virker på denne side', iframe: true },
  'allows frames only': { policy: "default-src 'none'; frame-src TOOL", element: 'Koden virker ikke på denne side', iframe: true, complaints: [/script-src/, /embed\.js/] },
  'allows scripts only': { policy: "default-src 'none'; script-src TOOL", element: 'CSP: frame-src', iframe: false, complaints: [/frame-src|default-src/, /selvtest\.html/] },
};
for (const [name, { policy, element, iframe, complaints = [] }] of Object.entries(PAGES)) {
  walks[`the self-test on a page that ${name}`] = hosted(async (walk, visit) => {
    complaints.forEach((complaint) => walk.allow(complaint));
    // The frame that was tried is taken away as soon as it has spoken, whatever it is loading then.
    walk.allow(/^not loaded: .*\/pkg\/laerlinge\//);
    const test = await walk.open('selvtest.html');
    await test.getByText('Beregnerens server er sat rigtigt op').waitFor();
    const page = await visit('own', { own: blank(await code(test, 'selvtest'), policy) });
    if (iframe) {
      await inside(page).getByText('En iframe virker på denne side.').waitFor();
    }
    if (element.startsWith('Koden virker på')) {
      await inside(page, 'jobgevinst-selvtest').getByText(element).waitFor();
      await fits(page, 'jobgevinst-selvtest');
    } else {
      await page.getByText(element).filter({ visible: true }).first().waitFor();
    }
    await walk.shot(page, `host-selvtest-${name.replaceAll(' ', '-')}`);
  });
}

/** What the self-test says of a server. @type {Record<string, { quirk: import('./hosts.mjs').Quirk, says: RegExp, complaint: RegExp }>} */
const SERVERS = {
  'sends wasm as something else': {
    quirk({ path, headers }) {
      if (path.endsWith('.wasm')) {
        headers['content-type'] = 'application/octet-stream';
      }
    },
    says: /MIME-typer: bemærk\. pkg\/laerlinge\/jobgevinst_bg\.wasm sendes som application\/octet-stream/,
    complaint: /none/,
  },
  'allows no wasm': {
    quirk({ headers }) {
      headers['content-security-policy'] = headers['content-security-policy'].replace("'wasm-unsafe-eval'", '');
    },
    says: /WebAssembly: virker ikke.*'wasm-unsafe-eval'/,
    complaint: /wasm-unsafe-eval|unsafe-eval|WebAssembly/,
  },
  'forbids frames': {
    quirk({ headers }) {
      headers['x-frame-options'] = 'DENY';
    },
    says: /Iframe: virker ikke.*X-Frame-Options/,
    complaint: /X-Frame-Options|chrome-error|laerlinge\.html/,
  },
  'lacks the loader': {
    quirk(file) {
      if (file.path === 'embed.js') {
        file.status = 404;
      }
    },
    says: /Kode: virker ikke/,
    complaint: /embed\.js/,
  },
};
for (const [name, { quirk, says: said, complaint }] of Object.entries(SERVERS)) {
  walks[`the self-test of a server that ${name}`] = async (walk) => {
    walk.allow(complaint);
    walk.allow(/^not loaded: .*\/pkg\/laerlinge\//);
    const server = await serveTool(walk.options.url, '/', quirk);
    walk.mayAsk(server.url);
    try {
      const page = await walk.open(`${server.url}selvtest.html`);
      await page.locator('.checks li').first().waitFor();
      assert.match((await page.locator('.checks').innerText()).replaceAll(/\s+/g, ' '), said);
    } finally {
      // A server that goes on keeps the run from its end.
      server.close();
    }
  };
}

export default walks;
