// What a walk through the pages has in its hands: see run.mjs.

import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { require } from './engines.mjs';
import { standIn } from './stand-ins.mjs';

/**
 * @typedef {import('playwright-core').Page} Page
 * @typedef {(walk: Walk) => Promise<void>} Steps
 * @typedef {Record<string, Steps>} Walks the walks of a file, by name
 * @typedef {object} Look how a page is looked at
 * @property {keyof typeof VIEWPORTS | import('playwright-core').ViewportSize} [viewport]
 * @property {boolean} [dark]
 * @property {string} [lang] the browser's language
 * @property {'load' | 'networkidle'} [until] what is waited for
 * @property {boolean} [scripts] may the page run its own?
 */

export const VIEWPORTS = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 375, height: 812 },
};

/** What a page must pass: WCAG 2.1, levels A and AA. */
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Long enough for a busy machine, short enough not to hold up the rest; Firefox is slower to come with a page. */
const PATIENCE = { chromium: 10_000, firefox: 30_000 };

/**
 * Waits until a visitor can read a text in the answer, with the no-break spaces of Danish numbers
 * read as spaces, and what stands under it is of the same answer.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function says(page, text) {
  try {
    await page.waitForFunction((text) => {
      const answer = document.querySelector('#answer');
      return answer instanceof HTMLElement && answer.innerText.replaceAll(/\s+/g, ' ').includes(text) && !document.querySelector('.results[aria-busy="true"]');
    }, text);
  } catch {
    throw new Error(`the answer does not say "${text}" but: ${await page.locator('#answer').innerText()}`);
  }
}

const axeSource = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

export class Walk {
  /** Every address that was asked for, in order. @type {string[]} */
  requests = [];

  /** @type {string[]} */
  #complaints = [];
  /** @type {RegExp[]} */
  #allowed = [];
  /** @type {import('playwright-core').BrowserContext[]} */
  #contexts = [];
  /** The servers that may be asked. @type {Set<string>} */
  #origins = new Set();

  /**
   * @param {import('playwright-core').Browser} browser
   * @param {{url: string, engine: string, screenshots?: string, pictures?: string}} options
   */
  constructor(browser, options) {
    this.browser = browser;
    this.options = options;
    this.mayAsk(options.url);
  }

  /** Says that requests to another server are expected. @param {string} url */
  mayAsk(url) {
    this.#origins.add(new URL(url).origin);
  }

  /**
   * Opens a page as a new visitor, and waits until it has loaded all that it wants.
   *
   * @param {string} path with query and hash, relative to the root, or an address
   * @param {Look} [look]
   */
  async open(path, { viewport = 'desktop', dark = false, lang = 'da-DK', until = 'networkidle', scripts = true } = {}) {
    const context = await this.browser.newContext({
      viewport: typeof viewport === 'string' ? VIEWPORTS[viewport] : viewport,
      colorScheme: dark ? 'dark' : 'light',
      locale: lang,
      javaScriptEnabled: scripts,
    });
    this.#contexts.push(context);
    context.setDefaultTimeout(/** @type {Record<string, number>} */ (PATIENCE)[this.options.engine] ?? 0);
    const page = await context.newPage();
    this.#watch(page);
    await page.goto(new URL(path, this.options.url).href, { waitUntil: until });
    if (!scripts) return page;
    if (until === 'networkidle') {
      // Nothing is asked for while a busy machine makes what has come into an answer, or finds that there is none.
      await page.waitForFunction(() => !document.querySelector('.answer.waiting') || document.querySelector('.problem.shown, .answer .summary:not([hidden])'));
    }
    if (this.options.engine !== 'chromium') {
      await standIn(page, dark);
    }
    return page;
  }

  /** Says that a complaint of the browser is expected. @param {RegExp} complaint */
  allow(complaint) {
    this.#allowed.push(complaint);
  }

  /**
   * Fails unless axe finds nothing.
   *
   * @param {Page | import('playwright-core').FrameLocator} page a frame is looked at by itself
   * @param {string[]} [more] what else it must pass
   */
  async axe(page, more = []) {
    const root = page.locator('html');
    await root.evaluate(axeSource);
    const violations = await root.evaluate(async (_, tags) => {
      // A table that has just come gets its stop for the keyboard with the next frame. What is out of sight has no frames.
      await new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
        setTimeout(done, 500);
      });
      // No preloading of style sheets: axe would put them into the page, against its policy. Nor a
      // look into frames: each is looked at by itself.
      // @ts-expect-error: the line above has put it there.
      const { violations } = await axe.run(document, { runOnly: tags, preload: false, iframes: false });
      return violations.map((/** @type {any} */ violation) => {
        const where = violation.nodes.map((/** @type {any} */ node) => node.target.join(' '));
        return `${violation.id} (${violation.help}) at ${where.join(', ')}`;
      });
    }, [...WCAG, ...more]);
    if (violations.length > 0) {
      throw new Error(`axe:\n${violations.join('\n')}`);
    }
  }

  /**
   * Takes a picture of the whole page. One for the README shows what is in the window; it is taken
   * as well when `cargo xtask test --shots` asks for those.
   *
   * @param {Page} page
   * @param {string} name
   * @param {{readme?: string}} [use] the name that the picture has in the README
   */
  async shot(page, name, { readme } = {}) {
    const { screenshots, pictures } = this.options;
    if (screenshots) {
      await page.screenshot({ path: await file(screenshots, `${name}.png`), fullPage: true });
    }
    if (pictures && readme) {
      await page.screenshot({ path: await file(pictures, `${readme}.png`) });
    }
  }

  /**
   * Prints the page with its own button, where it has one, into a PDF beside the pictures.
   *
   * @param {Page} page
   * @param {string} name
   * @param {() => Promise<void>} look at the page as it is on paper
   */
  async print(page, name, look) {
    const { screenshots } = this.options;
    const button = page.getByRole('button', { name: /^(Udskriv|Print)/ });
    if ((await button.count()) > 0) {
      // The browser's own dialog would wait for somebody.
      await page.evaluate(() => {
        window.print = () => document.body.classList.add('asked-to-print');
      });
      await button.click();
      await page.locator('body.asked-to-print').waitFor();
    }
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await look();
    await this.shot(page, `${name}-print`);
    if (screenshots && this.options.engine === 'chromium') {
      await page.pdf({ path: await file(screenshots, `${name}.pdf`), format: 'A4' });
    }
    await page.emulateMedia({ media: null });
  }

  /** Closes what is open. @returns {Promise<string[]>} what the browser has complained about, but for what was expected */
  async end() {
    const unexpected = this.#complaints.filter((complaint) => !this.#allowed.some((allowed) => allowed.test(complaint)));
    await Promise.all(this.#contexts.map((context) => context.close()));
    return unexpected;
  }

  /** @param {Page} page */
  #watch(page) {
    const complain = (/** @type {string} */ what) => this.#complaints.push(what);
    // A breach of the Content-Security-Policy is told on the console too.
    page.on('console', (message) => {
      if (message.type() === 'error') {
        complain(`console: ${message.text()} (${message.location().url})`);
      }
    });
    page.on('pageerror', (error) => complain(`error: ${error.stack}`));
    page.on('requestfailed', (request) => complain(`not loaded: ${request.url()}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      this.requests.push(url.href);
      if (url.protocol !== 'data:' && !this.#origins.has(url.origin)) {
        complain(`foreign request: ${url.href}`);
      }
    });
  }
}

/** @param {string} folder @param {string} name */
async function file(folder, name) {
  await mkdir(folder, { recursive: true });
  return join(folder, name);
}
