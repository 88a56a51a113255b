// What a walk asks of a page where the engine itself cannot be asked: the page is made to do it.

import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotPossible } from './engines.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Makes the styles those of paper or of the dark: the conditions of the style sheets are changed where
 * they stand.
 *
 * @param {{ media?: string | null, dark: boolean }} wanted
 */
function restyle({ media, dark }) {
  const never = '(max-width: 0px)';
  const always = '(min-width: 0px)';
  /** @type {Map<CSSMediaRule, string>} */
  const written = (/** @type {any} */ (window).asWritten ??= new Map());
  /** Those of a frame are of its own classes. @param {Iterable<any>} rules */
  const go = (rules) => {
    for (const rule of rules) {
      if (rule.cssRules && rule.media) {
        /** @type {string} */
        const was = written.get(rule) ?? rule.media.mediaText;
        written.set(rule, was);
        let now = was;
        if (media === 'print') {
          now = now.replace(/\bscreen\b/, 'speech').replace(/\bprint\b/, 'all');
        }
        if (dark) {
          now = now.replace(/\(prefers-color-scheme: (\w+)\)/, (_, scheme) => (scheme === 'dark' ? always : never));
        }
        rule.media.mediaText = now;
      }
      if (rule.cssRules) {
        go(rule.cssRules);
      }
    }
  };
  const frames = [...document.querySelectorAll('iframe')].flatMap((frame) => frame.contentDocument ?? []);
  for (const { styleSheets, adoptedStyleSheets } of [document, ...frames]) {
    for (const sheet of [...styleSheets, ...adoptedStyleSheets]) {
      go(sheet.cssRules);
    }
  }
}

/** Remembers what the page makes for the visitor to keep. */
function keepFiles() {
  const page = /** @type {any} */ (window);
  // Asked a second time, it would remember each file twice.
  if (page.keptFiles) return;
  /** @type {{ name: string, bytes: number[] }[]} */
  const kept = (page.keptFiles = []);
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = make.call(URL, blob);
    document.addEventListener('click', async ({ target }) => {
      if (target instanceof HTMLAnchorElement && target.href === url && blob instanceof Blob) {
        kept.push({ name: target.download, bytes: [...new Uint8Array(await blob.arrayBuffer())] });
      }
    }, { capture: true, once: true });
    return url;
  };
}

/** The next file that a page gives its visitor to keep, as Playwright has it. @param {Page} page */
async function nextFile(page) {
  await page.evaluate(keepFiles);
  await page.waitForFunction(() => /** @type {any} */ (window).keptFiles.length > 0);
  const { name, bytes } = await page.evaluate(() => /** @type {any} */ (window).keptFiles.shift());
  const path = join(await mkdtemp(join(tmpdir(), 'jobgevinst-')), 'file');
  await writeFile(path, Buffer.from(bytes));
  return { suggestedFilename: () => name, path: async () => path };
}

/**
 * Has a page stand in for what Firefox cannot be asked for.
 *
 * @param {Page} page
 * @param {boolean} dark
 */
export async function standIn(page, dark) {
  page.emulateMedia = ({ media } = {}) => page.evaluate(restyle, { media, dark });
  const others = /** @type {(event: string) => Promise<any>} */ (page.waitForEvent.bind(page));
  /** @type {any} */ (page).waitForEvent = (/** @type {string} */ event) => (event === 'download' ? nextFile(page) : others(event));
  const context = page.context();
  // engines.mjs has given it.
  context.grantPermissions = async () => {};
  context.newCDPSession = async () => {
    throw new NotPossible('the tools that look into Chromium');
  };
  if (dark) {
    await page.emulateMedia();
  }
}
