// Starts the browser that `cargo xtask` found, as it says on the command line.

import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

/** @typedef {import('playwright-core').Browser} Browser */

// The npm packages lie where the project installs its tools, and not above this file.
export const require = createRequire(new URL('../../target/tools/node/', import.meta.url));

/** @type {typeof import('playwright-core')} */
export const { chromium, firefox } = require('playwright-core');

/** The pages that a visitor comes to. */
export const PAGES = ['index.html', 'smaajob.html', 'gevinst.html', 'laerlinge.html', 'boligomraade.html'];

/** Thrown where an engine cannot do what a walk is about; the walk is then counted apart. */
export class NotPossible extends Error {}

/** How each engine is started, by its name. @type {Record<string, (given: { browser: string, flag?: string[] }) => Promise<Browser>>} */
const ENGINES = {
  chromium: ({ browser, flag }) => chromium.launch({ executablePath: browser, args: flag }),
  // The Firefox that everybody has, by WebDriver BiDi; Playwright's own way needs a patched one.
  // A host page has no icon, and its policy need not let one through. Nobody is there to let the clipboard be read.
  firefox: ({ browser }) => firefox.launch({ executablePath: browser, channel: 'moz-firefox', firefoxUserPrefs: { 'browser.chrome.site_icons': false, 'dom.events.testing.asyncClipboard': true } }),
  webkit: async (given) => /** @type {any} */ ((await import('./webkit.mjs')).launchWebKit(given)),
};

/** Reads the command line that `cargo xtask test` writes. */
export function options() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      engine: { type: 'string', default: 'chromium' },
      browser: { type: 'string' },
      flag: { type: 'string', multiple: true },
      screenshots: { type: 'string' },
      pictures: { type: 'string' },
      walk: { type: 'string' },
      long: { type: 'boolean' },
      jobs: { type: 'string', default: '1' },
    },
  });
  const { url, browser, engine } = values;
  if (!url || !browser || !ENGINES[engine]) {
    throw new Error('start this with `cargo xtask test`');
  }
  return { ...values, url, browser };
}

/** @param {ReturnType<typeof options>} given */
export const launch = (given) => ENGINES[given.engine](given);
