// Starts the Chromium that `cargo xtask` found, as it says on the command line.

import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

/** @typedef {import('playwright-core').Browser} Browser */

// The npm packages lie where the project installs its tools, and not above this file.
export const require = createRequire(new URL('../../target/tools/node/', import.meta.url));

/** @type {typeof import('playwright-core')} */
const { chromium } = require('playwright-core');

/** The pages that a visitor comes to. */
export const PAGES = ['index.html', 'smaajob.html', 'gevinst.html', 'laerlinge.html'];

/** Reads the command line that `cargo xtask test` writes. */
export function options() {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      chromium: { type: 'string' },
      flag: { type: 'string', multiple: true },
      screenshots: { type: 'string' },
      pictures: { type: 'string' },
      walk: { type: 'string' },
    },
  });
  const { url, chromium } = values;
  if (!url || !chromium) {
    throw new Error('start this with `cargo xtask test`');
  }
  return { ...values, url, chromium };
}

/** @param {ReturnType<typeof options>} given */
export function launch(given) {
  return chromium.launch({ executablePath: given.chromium, args: given.flag });
}
