// WCAG 2.1 AA beyond what a page shows when it opens: every state, the keyboard, what is heard,
// what a visitor has set up on the own machine.

import assert from 'node:assert/strict';
import { NotPossible } from './engines.mjs';
import { hearsItsScript } from './heard.mjs';
import { says } from './walk.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The first field of each calculator, another value for it, and what the answer says then. */
const CALCULATORS = /** @type {const} */ ({
  smaajob: { field: 'Løntimer om måneden', typed: '60', then: '60 timer' },
  gevinst: { field: 'Antal borgere', typed: '18', then: '18 borgere' },
  laerlinge: { field: 'Håndværkerudgifter, støttet del', typed: '40.000.000', then: '11.544 timer' },
  boligomraade: { field: 'Uden for arbejdsmarkedet og uddannelse, 18-64 år', typed: '45', then: '60 flere' },
});
const NAMES = /** @type {(keyof typeof CALCULATORS)[]} */ (Object.keys(CALCULATORS));
const PLAIN = ['index', 'indlejr', 'metode', 'proev', 'selvtest', 'tilgaengelighed'];
const PAGES = [...NAMES, ...PLAIN];

/** @type {import('./walk.mjs').Walks} */
const walks = {};

/** Unfolds all that can be unfolded, also what comes only then. @param {Page} page */
async function unfold(page) {
  for (let i = 0; i < 5; i += 1) {
    const opened = await page.evaluate(() => {
      const closed = [...document.querySelectorAll('details:not([open])')].filter((details) => details.checkVisibility());
      for (const details of closed) /** @type {HTMLDetailsElement} */ (details).open = true;
      return closed.length;
    });
    if (opened === 0) break;
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(200);
  }
}

/** @param {Page} page @param {string} where */
async function fits(page, where) {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const out = [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > clientWidth + 1 && !el.closest('.table-scroll, pre, .vh'));
    return `${scrollWidth - clientWidth} px: ${out.slice(0, 4).map((el) => `${el.tagName}.${el.className}#${el.id}`).join(', ')}`;
  });
  assert.equal(wide, null, `${where}: to scroll sideways`);
}

// ---------------------------------------------------------------- axe

const LOOKS = /** @type {const} */ ({ 'as it is': ['', {}], 'dark': ['', { dark: true }], 'in English': ['#v=1&lang=en', {}], 'on a phone': ['', { viewport: 'phone' }] });

for (const name of PAGES) {
  for (const [look, [hash, options]] of Object.entries(LOOKS)) {
    walks[`axe finds nothing on ${name} with everything unfolded, ${look}`] = async (walk) => {
      const page = await walk.open(`${name}.html${hash}`, options);
      await unfold(page);
      await walk.axe(page, ['best-practice']);
    };
  }
}

for (const name of NAMES) {
  const { field } = CALCULATORS[name];
  walks[`axe finds nothing on ${name} with each case, and without an answer`] = async (walk) => {
    const page = await walk.open(`${name}.html`);
    await page.locator('#answer:not(.waiting)').waitFor();
    const presets = page.locator('.preset');
    for (let i = 0; i < (await presets.count()); i += 1) {
      await presets.nth(i).click();
      await page.locator('.preset').nth(i).and(page.locator('[aria-pressed="true"]')).waitFor();
      await walk.axe(page);
    }
    const input = page.getByLabel(field, { exact: true });
    // A figure of an area may be unknown.
    await input.fill(name === 'boligomraade' ? 'x' : '');
    await input.press('Enter');
    await page.locator('#answer .summary').waitFor();
    await unfold(page);
    await walk.axe(page);
    // Nothing has been answered yet.
    const hash = { smaajob: 'v=1&timer=~x', gevinst: 'v=1&antal=~x', laerlinge: 'v=1', boligomraade: 'v=1&liste=2026' }[name];
    const empty = await walk.open(`${name}.html#${hash}`, { viewport: 'phone' });
    await empty.locator('#answer .summary:not([hidden]), #answer .sentence:not(:empty)').first().waitFor();
    await walk.axe(empty);
    await walk.shot(empty, `accessibility-${name}-empty`);
  };
}

// ---------------------------------------------------------------- the keyboard

/** Where the focus is, and what is wrong with how it is seen. @param {Page} page */
const stop = (page) =>
  page.evaluate(() => {
    const el = /** @type {HTMLElement} */ (document.activeElement);
    const box = el.getBoundingClientRect();
    const style = getComputedStyle(el);
    const numbers = (/** @type {string} */ colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = (/** @type {number[]} */ [r, g, b]) => [0.2126, 0.7152, 0.0722].reduce((sum, part, i) => {
      const c = [r, g, b][i] / 255;
      return sum + part * (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    }, 0);
    let ground = [255, 255, 255];
    for (let at = el.parentElement; at; at = at.parentElement) {
      const [r, g, b, alpha = 1] = numbers(getComputedStyle(at).backgroundColor);
      if (alpha === 1) {
        ground = [r, g, b];
        break;
      }
    }
    const [high, low] = [light(numbers(style.outlineColor)), light(ground)].sort((a, b) => b - a);
    const contrast = (high + 0.05) / (low + 0.05);
    const at = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2), box.top + Math.min(box.height / 2, 20));
    const name = el.getAttribute('aria-label') ?? /** @type {HTMLInputElement} */ (el).labels?.[0]?.textContent ?? el.textContent ?? '';
    const wrong = [];
    if (style.outlineStyle === 'none' || Number.parseFloat(style.outlineWidth) < 2) wrong.push('no outline');
    if (contrast < 3) wrong.push(`contrast ${contrast.toFixed(1)}`);
    if (!at || !(el.contains(at) || at.contains(el) || [.../** @type {any} */ (el).labels ?? []].some((label) => label.contains(at)))) wrong.push(`covered by ${at?.tagName}.${at?.className}`);
    if (box.top < -1 || box.top > innerHeight) wrong.push('out of the window');
    return { tag: el.tagName, id: el.id, name: name.replaceAll(/\s+/g, ' ').trim().slice(0, 50), wrong, left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY };
  });

/** Goes on with Tab until something has the focus. @param {Page} page @param {string} selector */
async function tabTo(page, selector) {
  for (let i = 0; i < 500; i += 1) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${selector}`);
}

for (const name of NAMES) {
  const { field, typed, then } = CALCULATORS[name];

  walks[`${name} is gone through by Tab as it is read, and the focus is seen`] = async (walk) => {
    for (const look of /** @type {const} */ ([{}, { dark: true, viewport: 'phone' }])) {
      const page = await walk.open(`${name}.html`, look);
      await page.locator('#answer:not(.waiting)').waitFor();
      await page.locator('#more > summary').click();
      // The way begins at the top.
      await page.evaluate(() => {
        const first = /** @type {HTMLElement} */ (document.querySelector('a'));
        first.focus();
        first.blur();
      });
      /** @type {string[]} */
      const wrong = [];
      /** @type {Awaited<ReturnType<typeof stop>> | null} */
      let before = null;
      let stops = 0;
      for (; stops < 150; stops += 1) {
        await page.keyboard.press('Tab');
        const now = await stop(page);
        if (now.tag === 'BODY') break;
        if (now.wrong.length > 0) wrong.push(`${now.tag}#${now.id} »${now.name}«: ${now.wrong.join(', ')}`);
        // Upwards only into the column beside.
        if (before && now.bottom < before.top - 2 && now.left < before.right - 2) wrong.push(`from »${before.name}« up to »${now.name}«`);
        before = now;
      }
      assert.equal(before?.name, 'Tilgængelighed', `the last of ${stops} stops`);
      assert.deepEqual(wrong, []);
    }
  };

  walks[`${name} is used from end to end with the keyboard`] = async (walk) => {
    const page = await walk.open(`${name}.html`);
    await page.locator('#answer:not(.waiting)').waitFor();
    await page.evaluate(() => {
      // A frame that may not write to the clipboard shows the text to be copied.
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (/** @type {string} */ text) => void (document.body.dataset.copied = text) } });
    });
    const { keyboard } = page;
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main', 'the skip link');
    const id = await page.getByLabel(field, { exact: true }).getAttribute('id');
    await tabTo(page, `#${id}`);
    // What cannot be answered leads to what is wrong, and from there to the field.
    await keyboard.press('Control+A');
    await keyboard.type('abc');
    await keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'summary');
    assert.match(await page.locator('.summary').innerText(), /ikke opdateret[^]*abc/);
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), id, 'back in the field');
    await keyboard.press('Control+A');
    await keyboard.type(typed);
    await says(page, then);
    await keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), id, 'nothing is wrong');
    await tabTo(page, '#more > summary');
    await keyboard.press('Enter');
    await page.locator('#more :is(.field, details):visible').first().waitFor();
    if (name === 'smaajob') {
      await tabTo(page, '#slider');
      const slider = page.locator('#slider');
      for (const [key, hours] of /** @type {const} */ ([['Home', '0'], ['ArrowRight', '1'], ['PageUp', '11'], ['ArrowUp', '12'], ['ArrowLeft', '11'], ['PageDown', '1'], ['End', '160']])) {
        await keyboard.press(key);
        await page.waitForFunction((hours) => document.querySelector('#slider')?.getAttribute('aria-valuenow') === hours, hours);
        assert.match((await slider.getAttribute('aria-valuetext')) ?? '', new RegExp(`^${hours}\\stime`));
      }
      assert.deepEqual([await slider.getAttribute('aria-valuemin'), await slider.getAttribute('aria-valuemax'), await slider.getAttribute('role')], ['0', '160', 'slider']);
    }
    await tabTo(page, '.results details > summary');
    const panel = page.locator('details', { has: page.locator('summary:focus') }).last();
    const open = await panel.evaluate((details) => /** @type {HTMLDetailsElement} */ (details).open);
    await keyboard.press('Space');
    assert.equal(await panel.evaluate((details) => /** @type {HTMLDetailsElement} */ (details).open), !open);
    await tabTo(page, '#sum > summary');
    await keyboard.press('Enter');
    await page.locator('#sum .line').first().waitFor();
    // Where there are many lines they are folded.
    for (let i = 0; i < 9 && !(await page.evaluate(() => document.activeElement?.matches('#sum .line-ref'))); i += 1) {
      await tabTo(page, '#sum :is(.line-ref, details:not([open]) > summary)');
      await keyboard.press('Enter');
      await page.waitForTimeout(100);
      if (await page.locator('#sum .line.pointed:focus').count()) break;
    }
    await page.locator('#sum .line.pointed:focus').waitFor();
    await tabTo(page, '#sources > summary');
    // The way round to the top goes through the browser's own buttons.
    await page.locator('.brand').focus();
    await tabTo(page, '#language');
    await keyboard.press('Enter');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await tabTo(page, '#answer .tools button');
    await keyboard.press('Enter');
    await page.locator('body[data-copied]').waitFor();
    assert.match((await page.locator('body').getAttribute('data-copied')) ?? '', /lang=en/);
  };

  walks[`${name} asked for what it cannot give leads to what is wrong`] = async (walk) => {
    const page = await walk.open(`${name}.html`);
    await page.locator('#answer:not(.waiting)').waitFor();
    await page.getByLabel(field, { exact: true }).fill('abc');
    for (const button of ['Udskriv', 'Kopiér til notat']) {
      await page.locator('#answer .tools').getByRole('button', { name: button }).click();
      await page.locator('#answer .summary:focus').waitFor();
      await page.getByLabel(field, { exact: true }).focus();
    }
    // Typing alone takes the focus from nobody.
    await page.keyboard.type('x');
    await page.waitForTimeout(1200);
    assert.equal(await page.getByLabel(field, { exact: true }).evaluate((input) => input === document.activeElement), true);
  };

  walks[`${name} reads a new answer out once, when the typing pauses`] = async (walk) => {
    const page = await walk.open(`${name}.html`);
    await page.locator('#answer:not(.waiting)').waitFor();
    await page.evaluate(() => {
      const live = document.querySelector('#live');
      /** @type {string[]} */
      const said = [];
      Object.assign(window, { said });
      if (live) new MutationObserver(() => said.push(live.textContent ?? '')).observe(live, { childList: true, characterData: true, subtree: true });
    });
    const input = page.getByLabel(field, { exact: true });
    await input.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(typed.replaceAll('.', ''), { delay: 150 });
    await says(page, then);
    await page.waitForTimeout(1500);
    const said = await page.evaluate(() => /** @type {any} */ (window).said);
    assert.equal(said.length, 1, `read out: ${said.join(' / ')}`);
    assert.ok(said[0].replaceAll(/\s+/g, ' ').includes(then), said[0]);
  };

  walks[`${name} is heard as its script says`] = async (walk) => {
    const page = await walk.open(`${name}.html`);
    await page.locator('#answer:not(.waiting)').waitFor();
    await page.waitForLoadState('networkidle');
    await hearsItsScript(page, name);
  };
}

// ---------------------------------------------------------------- the visitor's own settings

for (const name of PAGES) {
  walks[`${name} fits into 320 px with everything unfolded, and into wider text`] = async (walk) => {
    const page = await walk.open(`${name}.html`, { viewport: { width: 320, height: 640 } });
    await unfold(page);
    await fits(page, '320 px');
    // WCAG 1.4.12, put in as a visitor's own style sheet is.
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
      document.adoptedStyleSheets.push(sheet);
    });
    await page.waitForTimeout(400);
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((el) => el instanceof HTMLElement && el.checkVisibility() && !el.closest('.vh, iframe, .chart-frame, table.report thead'))
        .filter((el) => {
          const { overflowX, overflowY } = getComputedStyle(el);
          return (overflowX === 'hidden' && el.scrollWidth > el.clientWidth + 1) || (overflowY === 'hidden' && el.scrollHeight > el.clientHeight + 1);
        })
        .map((el) => `${el.tagName}.${el.className}: ${el.textContent?.slice(0, 40)}`),
    );
    assert.deepEqual(cut, [], 'text that is cut off');
    await fits(page, 'wider text');
    await page.setViewportSize({ width: 375, height: 812 });
    await page.waitForTimeout(200);
    await fits(page, 'wider text on a phone');
  };
}

for (const name of NAMES) {
  walks[`${name} keeps its lines and choices in forced colours, and nothing moves`] = async (walk) => {
    if (walk.options.engine !== 'chromium') throw new NotPossible('colours of the visitor, put in from outside');
    const page = await walk.open(`${name}.html`);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme: 'dark' });
    await unfold(page);
    await page.waitForTimeout(300);
    const faint = await page.evaluate(() => {
      const system = (/** @type {string} */ name) => {
        const probe = document.createElement('i');
        document.body.append(probe);
        probe.style.color = name;
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      };
      const known = ['CanvasText', 'GrayText', 'Highlight', 'LinkText', 'Canvas'].map(system);
      const canvas = system('Canvas');
      return [...document.querySelectorAll('main svg.chart :is(path, line, rect, circle)')]
        .filter((el) => el.checkVisibility() && !el.closest('defs'))
        .filter((el) => {
          const { stroke, fill } = getComputedStyle(el);
          const seen = (/** @type {string} */ colour) => colour !== 'none' && colour !== canvas && (known.includes(colour) || colour.startsWith('url('));
          return !el.matches('.grid, .thin, .halo') && !seen(stroke) && !seen(fill);
        })
        .map((el) => `${el.tagName}.${el.getAttribute('class')}: ${getComputedStyle(el).stroke} ${getComputedStyle(el).fill}`);
    });
    assert.deepEqual([...new Set(faint)], [], 'shapes without a colour of the visitor');
    // What is chosen is told by more than its ground.
    const borders = await page.evaluate(() => ['.tabs a[aria-current]', '.preset[aria-pressed="true"]'].map((selector) => {
      const el = document.querySelector(selector);
      return el ? Number.parseFloat(getComputedStyle(el).borderBottomWidth) : 3;
    }));
    for (const border of borders) assert.ok(border >= 3);
    const moving = await page.evaluate(() => [
      ...document.getAnimations().filter((animation) => animation.playState === 'running').map(String),
      ...[...document.querySelectorAll('*')].filter((el) => getComputedStyle(el).transitionDuration.split(', ').some((time) => Number.parseFloat(time) > 0)).map((el) => el.tagName),
    ]);
    assert.deepEqual(moving, [], 'what moves');
  };
}

export default walks;
