// WebKit, as far as the walks need it. Playwright drives a WebKit of its own only; the one that is to
// be had here speaks WebDriver. This is the part of Playwright's pages and locators that the walks use,
// over that protocol: elements are found by Playwright's own script, put into the page, and what the
// protocol cannot do says so by name.

import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotPossible, require } from './engines.mjs';

/** How long something that is waited for may take, and between two looks at it. */
const PATIENCE = 40_000;
const BREATH = 60;
/** A page has loaded all that it wants when nothing has come for this long; what is on its way is not told. */
const QUIET = 800;

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys by Playwright's names. @type {Record<string, string>} */
const KEYS = {
  ArrowDown: '\uE015', ArrowLeft: '\uE012', ArrowRight: '\uE014', ArrowUp: '\uE013', Backspace: '\uE003', Control: '\uE009', Delete: '\uE017', End: '\uE010',
  Enter: '\uE007', Escape: '\uE00C', Home: '\uE011', PageDown: '\uE00F', PageUp: '\uE00E', Shift: '\uE008', Space: ' ', Tab: '\uE004',
};

const { escapeForAttributeSelector, escapeForTextSelector } = require('playwright-core/lib/coreBundle').iso;

/** Playwright's script that finds elements; it is a string in the package. */
async function finderSource() {
  const bundle = await readFile(require.resolve('playwright-core/lib/coreBundle'), 'utf8');
  const [, literal = "''"] = /injectedScriptSource\.ts"\(\) \{[^=]*= (.*);$/m.exec(bundle) ?? [];
  const source = new Function(`return ${literal}`)();
  const options = { isUnderTest: false, sdkLanguage: 'javascript', testIdAttributeName: 'data-testid', stableRafCount: 1, browserName: 'webkit', isUtilityWorld: false, customEngines: [] };
  return `const module = {}; ${source}; Object.defineProperty(window, Symbol.for('finder'), { value: new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(options)}) });`;
}
const FINDER = await finderSource();

/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Asks until there is an answer. @template T @param {() => Promise<T>} ask @param {string} what @param {number} [timeout] */
async function until(ask, what, timeout = PATIENCE) {
  const end = performance.now() + timeout;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (performance.now() > end) {
      throw new Error(`timeout of ${timeout} ms: ${what}`);
    }
    await pause(BREATH);
  }
}

/** A script that gives what an expression is. @param {string} expression */
const valueOf = (expression) => `return (${expression.trim().replace(/;$/, '')});`;

/** A port that is free. @returns {Promise<number>} */
const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });

/** A screen to draw on, which nobody sees. @returns {Promise<{ name: string, close: () => void }>} */
function screen() {
  const xvfb = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1300x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((done, failed) => {
    xvfb.on('error', failed);
    xvfb.stdout.once('data', (number) => done({ name: `:${String(number).trim()}`, close: () => void xvfb.kill() }));
  });
}

/** @param {{ browser: string, driver?: string }} given */
export async function launchWebKit({ browser, driver = 'WebKitWebDriver' }) {
  const display = await screen();
  // The browser's own buttons would keep its window from being as narrow as a phone.
  const settings = await mkdtemp(join(tmpdir(), 'jobgevinst-'));
  await mkdir(join(settings, 'gtk-3.0'));
  await writeFile(join(settings, 'gtk-3.0/gtk.css'), '* { min-width: 0; margin: 0; padding: 0 }');
  const env = { ...process.env, DISPLAY: display.name, XDG_CONFIG_HOME: settings };
  /** @type {import('node:child_process').ChildProcess[]} */
  const drivers = [];
  return {
    /** @param {{ viewport: { width: number, height: number } }} look the page asks for its own language by itself */
    newContext: async ({ viewport }) => {
      const begin = async () => {
        const port = await freePort();
        const own = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], { stdio: 'ignore', env });
        drivers.push(own);
        const page = new Page(`http://127.0.0.1:${port}`);
        await until(() => page.ask('GET', '/status', undefined, '').then(() => true, () => false), 'the driver');
        await page.start(browser, viewport);
        return { own, page };
      };
      // Now and then the driver starts the browser and never hears of it; another driver does.
      const { own, page } = await begin().catch(begin);
      const context = {
        setDefaultTimeout() {},
        newPage: async () => (context.newPage = async () => cannot('a second page beside the first'), page),
        cookies: () => page.ask('GET', '/cookie'),
        close: async () => {
          await page.ask('DELETE', '').catch(() => {});
          own.kill();
        },
      };
      page.context = () => context;
      return context;
    },
    close: async () => {
      // A window that could not be had has left its driver.
      drivers.forEach((own) => own.kill());
      display.close();
      await rm(settings, { recursive: true });
    },
  };
}

/** @param {string} why @returns {never} */
function cannot(why) {
  throw new NotPossible(why);
}

/** What is done in a page or a frame of it. */
class Finding {
  /** @param {Page} page @param {string[]} frames the selectors of the frames that it lies in @param {string} selector */
  constructor(page, frames, selector) {
    this.ofPage = page;
    this.within = frames;
    this.selector = selector;
  }

  /** @param {string} part */
  #with(part) {
    return new Locator(this.ofPage, this.within, this.selector ? `${this.selector} >> ${part}` : part);
  }

  /** @param {string} selector @param {any} [options] */
  locator(selector, options) {
    return this.#with(selector).filter(options);
  }

  /** @param {string} role @param {any} [options] */
  getByRole(role, { name, exact = false, ...others } = {}) {
    const rest = Object.entries(others).map(([key, value]) => `[${key}=${value}]`).join('');
    return this.#with(`internal:role=${role}${rest}${name === undefined ? '' : `[name=${escapeForAttributeSelector(name, exact)}]`}`);
  }

  /** @param {string | RegExp} text @param {any} [options] */
  getByText(text, { exact = false } = {}) {
    return this.#with(`internal:text=${escapeForTextSelector(text, exact)}`);
  }

  /** @param {string | RegExp} text @param {any} [options] */
  getByLabel(text, { exact = false } = {}) {
    return this.#with(`internal:label=${escapeForTextSelector(text, exact)}`);
  }

  /** @param {string} selector */
  frameLocator(selector) {
    return this.locator(selector).contentFrame();
  }
}

class Locator extends Finding {
  /** @param {any} [options] */
  filter({ hasText, hasNotText, has, hasNot, visible } = {}) {
    let { selector } = this;
    if (hasText !== undefined) selector += ` >> internal:has-text=${escapeForTextSelector(hasText, false)}`;
    if (hasNotText !== undefined) selector += ` >> internal:has-not-text=${escapeForTextSelector(hasNotText, false)}`;
    if (has) selector += ` >> internal:has=${JSON.stringify(has.selector)}`;
    if (hasNot) selector += ` >> internal:has-not=${JSON.stringify(hasNot.selector)}`;
    if (visible !== undefined) selector += ` >> visible=${visible}`;
    return new Locator(this.ofPage, this.within, selector);
  }

  /** @param {number} index */
  nth(index) {
    return new Locator(this.ofPage, this.within, `${this.selector} >> nth=${index}`);
  }

  first() {
    return this.nth(0);
  }

  last() {
    return this.nth(-1);
  }

  /** @param {Locator} other */
  and(other) {
    return new Locator(this.ofPage, this.within, `${this.selector} >> internal:and=${JSON.stringify(other.selector)}`);
  }

  /** @param {Locator} other */
  or(other) {
    return new Locator(this.ofPage, this.within, `${this.selector} >> internal:or=${JSON.stringify(other.selector)}`);
  }

  page() {
    return this.ofPage;
  }

  contentFrame() {
    return new Finding(this.ofPage, [...this.within, this.selector], '');
  }

  /**
   * Does something with all elements that are found now: `body` reads `found`, `finder` and `given`.
   *
   * @param {string} body
   * @param {unknown} [given]
   */
  now(body, given) {
    return this.ofPage.find(this.within, this.selector, body, given);
  }

  /**
   * Waits for the one element and does something with it: `body` reads `one`, `finder` and `given`.
   *
   * @param {string} body
   * @param {unknown} [given]
   * @param {string[]} [states] that it has to have
   * @param {number} [timeout]
   */
  async one(body, given, states = [], timeout = PATIENCE) {
    const ready = `if (found.length > 1) throw new Error('found ' + found.length + ' and not one'); const one = found[0];
      if (!one || ${JSON.stringify(states)}.some((state) => !finder.elementState(one, state, true).matches)) return null;
      return { done: await (async () => { ${body} })() };`;
    const { done } = await until(() => this.now(ready, given), `${this.selector} ${states}`, timeout);
    return done;
  }

  /** @param {Function | string} fn a string is an expression @param {unknown} [given] */
  evaluate(fn, given) {
    return this.one(typeof fn === 'string' ? valueOf(fn) : `return (${fn})(one, given);`, given);
  }

  /** @param {Function} fn @param {unknown} [given] */
  evaluateAll(fn, given) {
    return this.now(`return (${fn})(found, given);`, given);
  }

  count() {
    return this.now('return found.length;');
  }

  async all() {
    return Array.from({ length: await this.count() }, (_, index) => this.nth(index));
  }

  allInnerTexts() {
    return this.now('return found.map((one) => one.innerText);');
  }

  allTextContents() {
    return this.now('return found.map((one) => one.textContent);');
  }

  innerText() {
    return this.one('return one.innerText;');
  }

  textContent() {
    return this.one('return one.textContent;');
  }

  inputValue() {
    return this.one('return one.value;');
  }

  /** @param {string} name */
  getAttribute(name) {
    return this.one('return one.getAttribute(given);', name);
  }

  isVisible() {
    return this.now("return found.length > 0 && finder.elementState(found[0], 'visible', true).matches;");
  }

  /** @param {string} state */
  #is(state) {
    return this.one('return finder.elementState(one, given, true).matches;', state);
  }

  isChecked() {
    return this.#is('checked');
  }

  isDisabled() {
    return this.#is('disabled');
  }

  isEnabled() {
    return this.#is('enabled');
  }

  /** @param {{ state?: string, timeout?: number }} [options] */
  async waitFor({ state = 'visible', timeout } = {}) {
    const wanted = { visible: "found.length > 0 && finder.elementState(found[0], 'visible', true).matches", attached: 'found.length > 0', hidden: "found.every((one) => !finder.elementState(one, 'visible', true).matches)", detached: 'found.length === 0' }[state];
    await until(() => this.now(`return ${wanted};`), `${this.selector} to be ${state}`, timeout);
  }

  /** @param {{ force?: boolean, timeout?: number }} [options] */
  async click({ force = false, timeout } = {}) {
    if (force) {
      await this.one('one.click();');
      return;
    }
    const element = await this.one("one.scrollIntoView({ block: 'center', inline: 'nearest' }); return one;", null, ['visible', 'enabled'], timeout);
    const frame = this.within.at(-1);
    if (frame) {
      // A frame of another origin does not scroll the page around it.
      const [outer, inner] = [await new Locator(this.ofPage, this.within.slice(0, -1), frame).boundingBox(), await this.boundingBox()];
      await this.ofPage.evaluate((/** @type {number} */ y) => scrollBy({ top: y - innerHeight / 2, behavior: 'instant' }), outer.y + inner.y);
    }
    // What comes in late moves what is clicked: a click that hits beside it counts for nothing and is made again.
    const watch = `addEventListener('click', (event) => {
      finder.beside = ![one, ...(one.labels ?? [])].some((part) => event.composedPath().includes(part));
      if (finder.beside) { event.preventDefault(); event.stopImmediatePropagation(); }
    }, { capture: true, once: true });`;
    const click = async () => {
      await this.one(watch);
      await this.ofPage.inFrame(this.within, () => this.ofPage.ask('POST', `/element/${element[ELEMENT]}/click`, {}));
      // Where it led away from the page or its frame there is nobody to ask.
      return !(await this.ofPage.find(this.within, 'html', 'return finder.beside;', null).catch(() => false));
    };
    await until(() => click().catch((error) => (/intercepted|not interactable/.test(String(error)) ? false : Promise.reject(error))), `a click on ${this.selector}`, timeout);
  }

  /** @param {boolean} wanted @param {any} [options] */
  async setChecked(wanted, options) {
    if ((await this.isChecked()) !== wanted) {
      await this.click(options);
    }
  }

  /** @param {any} [options] */
  check(options) {
    return this.setChecked(true, options);
  }

  /** @param {any} [options] */
  uncheck(options) {
    return this.setChecked(false, options);
  }

  /** @param {string} text */
  async fill(text) {
    await this.#enter();
    const body = "if (finder.fill(one, given) === 'needsinput') { finder.selectText(one); document.execCommand(given === '' ? 'delete' : 'insertText', false, given); }";
    await this.one(body, text, ['visible', 'enabled', 'editable']);
  }

  clear() {
    return this.fill('');
  }

  /** @param {string | string[] | { label: string }} wanted */
  async selectOption(wanted) {
    const options = [wanted].flat().map((one) => (typeof one === 'string' ? { valueOrLabel: one } : one));
    await until(() => this.one("return Array.isArray(finder.selectOptions(one, given));", options, ['visible', 'enabled']), `an option ${JSON.stringify(wanted)}`);
  }

  /** @param {{ name: string, mimeType: string, buffer: Buffer }} file */
  setInputFiles({ name, mimeType, buffer }) {
    return this.one('await finder.setInputFiles(one, [given]);', { name, mimeType, buffer: buffer.toString('base64') });
  }

  /** A frame of another origin takes the focus only after somebody has been in it: at its edge, where nothing is. */
  async #enter() {
    const frame = this.within.at(-1);
    if (frame && !this.ofPage.entered.has(frame)) {
      this.ofPage.entered.add(frame);
      const outer = new Locator(this.ofPage, this.within.slice(0, -1), frame);
      await outer.scrollIntoViewIfNeeded();
      const { x, y } = await outer.boundingBox();
      await this.ofPage.mouse.move(x + 3, Math.max(y, 0) + 3);
      await this.ofPage.mouse.down();
      await this.ofPage.mouse.up();
    }
  }

  /** What is not shown yet cannot have the focus. */
  async focus() {
    await this.#enter();
    await this.one('if (document.activeElement !== one) one.focus();', null, ['visible']);
  }

  blur() {
    return this.one('one.blur();');
  }

  /** @param {string} type @param {any} [init] */
  dispatchEvent(type, init) {
    return this.one('finder.dispatchEvent(one, given[0], given[1] ?? {});', [type, init]);
  }

  scrollIntoViewIfNeeded() {
    return this.one("one.scrollIntoView({ block: 'nearest' });");
  }

  boundingBox() {
    return this.one('const { x, y, width, height } = one.getBoundingClientRect(); return { x, y, width, height };');
  }

  /** @param {string} key */
  async press(key) {
    await this.focus();
    await this.ofPage.keyboard.press(key);
  }

  /** @param {string} text */
  async pressSequentially(text) {
    await this.focus();
    await this.ofPage.keyboard.type(text);
  }

  async hover() {
    const box = await this.boundingBox();
    await this.ofPage.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  }
}

/** Listens in the page for what is wrong in it, and tells it with what was asked for; runs in the page. */
function report() {
  const found = (/** @type {any} */ (window)[Symbol.for('report')] ??= (() => {
    /** @type {string[]} */
    const wrong = [];
    // Without an error it is a mere notice, such as that of a ResizeObserver which goes on in the next frame.
    addEventListener('error', ({ error, message }) => error && wrong.push(`error: ${message}`));
    addEventListener('unhandledrejection', ({ reason }) => wrong.push(`error: ${reason}`));
    // A host page has no icon, and its policy need not let one through.
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => !blockedURI.endsWith('/favicon.ico') && wrong.push(`Content-Security-Policy: ${violatedDirective} ${blockedURI}`));
    return { wrong, told: 0 };
  })());
  const entries = performance.getEntriesByType('resource');
  const asked = entries.slice(found.told).map(({ name }) => name);
  found.told = entries.length;
  return { url: location.href, asked, wrong: found.wrong.splice(0) };
}

class Page extends Finding {
  keyboard = {
    /** "Tab", "Control+A". @param {string} keys */
    press: (keys) => {
      const codes = keys.split('+').map((key) => KEYS[key] ?? (keys.includes('+') ? key.toLowerCase() : key));
      return this.#act([{ type: 'key', id: 'keys', actions: [...codes.map((value) => ({ type: 'keyDown', value })), ...codes.reverse().map((value) => ({ type: 'keyUp', value }))] }]);
    },
    /** @param {string} text */
    type: (text) => this.#act([{ type: 'key', id: 'keys', actions: [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }]),
  };

  mouse = {
    /** @param {number} x @param {number} y */
    move: (x, y) => this.#point({ type: 'pointerMove', duration: 50, x: Math.round(x), y: Math.round(y) }),
    down: () => this.#point({ type: 'pointerDown', button: 0 }),
    up: () => this.#point({ type: 'pointerUp', button: 0 }),
  };

  /** What it was opened in. @type {() => any} */
  context = () => null;

  /** The frames that somebody has been in. @type {Set<string>} */
  entered = new Set();

  #server;
  #session = '';
  #url = '';
  /** The frames that commands go to now. @type {string[]} */
  #in = [];
  /** What is being asked. @type {Promise<unknown>} */
  #before = Promise.resolve();
  /** @type {Record<string, ((event: any) => void)[]>} */
  #listeners = {};

  /** @param {string} server */
  constructor(server) {
    super(/** @type {any} */ (null), [], '');
    this.ofPage = this;
    this.#server = server;
  }

  /** @param {string} browser @param {{ width: number, height: number }} viewport */
  async start(browser, viewport) {
    // Nobody is there to let the clipboard be read.
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation', '--full-screen', '--javascript-can-access-clipboard=true'] } } };
    const { sessionId } = await this.ask('POST', '/session', { capabilities }, '');
    this.#session = `/session/${sessionId}`;
    await this.ask('POST', '/timeouts', { script: 60_000, pageLoad: 60_000 });
    await this.setViewportSize(viewport);
  }

  /** @param {{ width: number, height: number }} wanted */
  async setViewportSize({ width, height }) {
    await this.ask('POST', '/window/rect', { x: 0, y: 0, width, height });
    const [w, h] = await this.evaluate(() => [innerWidth, innerHeight]);
    await this.ask('POST', '/window/rect', { x: 0, y: 0, width: width + width - w, height: height + height - h });
    const [now] = await this.evaluate(() => [innerWidth, innerHeight]);
    if (now !== width) {
      cannot(`a window of ${width} px: it is ${now}`);
    }
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {string} [session]
   * @returns {Promise<any>}
   */
  async ask(method, path, body, session = this.#session) {
    const answer = await fetch(`${this.#server}${session}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(2 * PATIENCE) });
    const { value } = await answer.json();
    if (!answer.ok) {
      throw new Error(`${value.error}: ${value.message}`);
    }
    return value;
  }

  /** @param {string} body @param {unknown[]} given @returns {Promise<any>} */
  async #script(body, given) {
    const script = `const done = arguments[arguments.length - 1]; (async (given) => { ${body} })(...arguments).then((value) => done({ value }), (error) => done({ error: String(error) + '\\n' + error?.stack }));`;
    const { value, error } = await this.ask('POST', '/execute/async', { script, args: given });
    if (error !== undefined) {
      throw new Error(error);
    }
    return value;
  }

  /**
   * Does something in a frame, when what is asked in this one or another has been done: what is asked
   * between the step into a frame and what is done there, the driver would do in the wrong one.
   *
   * @template T @param {string[]} frames @param {() => Promise<T>} steps @returns {Promise<T>}
   */
  inFrame(frames, steps) {
    const done = this.#before.then(() => this.#stepInto(frames)).then(steps);
    this.#before = done.catch(() => {
      // The frame may have loaded anew.
      this.#in = ['?'];
    });
    return done;
  }

  /** @param {string[]} frames */
  async #stepInto(frames) {
    if (frames.join('\n') === this.#in.join('\n')) {
      return;
    }
    await this.ask('POST', '/frame', { id: null });
    this.#in = [];
    for (const selector of frames) {
      const frame = await until(() => this.#find(selector, 'return found[0] ?? null;', null), selector);
      await this.ask('POST', '/frame', { id: frame });
      this.#in = [...this.#in, selector];
    }
  }

  /** @param {string} selector @param {string} body @param {unknown} given */
  async #find(selector, body, given) {
    const script = `const finder = window[Symbol.for('finder')]; if (!finder) return { missing: true };
      const found = finder.querySelectorAll(finder.parseSelector(${JSON.stringify(selector)}), document); return { value: await (async () => { ${body} })() };`;
    for (;;) {
      const { missing, value } = await this.#script(script, [given ?? null]);
      if (!missing) {
        return value ?? null;
      }
      await this.#script(FINDER, []);
    }
  }

  /** @param {string[]} frames @param {string} selector @param {string} body @param {unknown} given */
  async find(frames, selector, body, given) {
    const value = await this.inFrame(frames, () => this.#find(selector, body, given));
    await this.#look();
    return value;
  }

  /** Hears what the page has to tell. */
  async #look() {
    // On a busy machine the driver now and then loses what a script gives.
    const lost = (/** @type {unknown} */ error) => (String(error).includes('Could not parse script result') ? null : Promise.reject(error));
    const { url, asked, wrong } = await until(() => this.inFrame([], () => this.#script(`return (${report})();`, [])).catch(lost), 'what the page tells');
    this.#url = url;
    asked.forEach((/** @type {string} */ address) => this.#tell('request', { url: () => address }));
    wrong.forEach((/** @type {string} */ message) => this.#tell('pageerror', { stack: message }));
    return asked.length;
  }

  /** @param {string} event @param {unknown} what */
  #tell(event, what) {
    this.#listeners[event]?.forEach((listener) => listener(what));
  }

  /** @param {string} event @param {(event: any) => void} listener */
  on(event, listener) {
    (this.#listeners[event] ??= []).push(listener);
  }

  /** @param {string} url @param {{ waitUntil?: string }} [options] */
  async goto(url, { waitUntil } = {}) {
    await this.ask('POST', '/url', { url });
    this.#in = [];
    this.entered.clear();
    if (url !== 'about:blank') {
      this.#tell('request', { url: () => url });
    }
    await this.waitForLoadState(waitUntil);
  }

  /** @param {{ waitUntil?: string }} [options] */
  async reload({ waitUntil } = {}) {
    await this.ask('POST', '/refresh', {});
    this.#in = [];
    await this.waitForLoadState(waitUntil);
  }

  /** @param {string} [state] */
  async waitForLoadState(state) {
    await this.#look();
    let quiet = performance.now();
    while (state === 'networkidle' && performance.now() - quiet < QUIET) {
      await pause(BREATH);
      if ((await this.#look()) > 0) {
        quiet = performance.now();
      }
    }
  }

  url() {
    return this.#url;
  }

  /** @param {Function | string} fn @param {unknown} [given] */
  async evaluate(fn, given) {
    const value = await this.inFrame([], () => this.#script(typeof fn === 'string' ? valueOf(fn) : `return (${fn})(given);`, [given ?? null]));
    if (this.#url) {
      await this.#look();
    }
    return value;
  }

  /** @param {Function | string} fn @param {unknown} [given] @param {{ timeout?: number }} [options] */
  waitForFunction(fn, given, { timeout } = {}) {
    return until(() => this.evaluate(fn, given), `${fn}`, timeout);
  }

  waitForTimeout = pause;

  /** It has a browser of its own. */
  async bringToFront() {}

  /** @param {string} selector @param {string} name */
  getAttribute(selector, name) {
    return this.locator(selector).getAttribute(name);
  }

  /** @param {{ path: string }} options */
  async screenshot({ path }) {
    await writeFile(path, Buffer.from(await this.ask('GET', '/screenshot'), 'base64'));
  }

  async route() {
    cannot('requests cannot be stopped by WebDriver');
  }

  async addInitScript() {
    cannot('no script can be put before those of the page');
  }

  /** @param {string} event */
  async waitForEvent(event) {
    cannot(`WebDriver tells of no ${event}`);
  }

  /** @param {Record<string, unknown>} action */
  #point(action) {
    return this.#act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: [action] }]);
  }

  /** @param {unknown[]} actions */
  async #act(actions) {
    await this.ask('POST', '/actions', { actions });
    await this.#look().catch(() => {});
  }
}
