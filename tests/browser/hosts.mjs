// Somebody else's web server, and servers of ours that are set up wrong: what the walks of the host
// pages (hosts.walk.mjs) need beside the server that `cargo xtask test` runs, and what they have in common.
//
// A host page in tests/hosts/ says on its first lines which headers it is sent with, and names the
// tool as TOOL:
//
//   <!-- Content-Security-Policy: default-src 'none'; frame-src TOOL -->

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname } from 'node:path';

const HOSTS = new URL('../hosts/', import.meta.url);

/** @type {Record<string, string>} */
const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** A file of the tool on its way. @typedef {{ path: string, status: number, headers: Record<string, string>, body: Buffer }} File */
/** What somebody's server does to it. @typedef {(file: File) => void} Quirk */

/** @param {import('node:http').RequestListener} listener */
async function listen(listener) {
  const server = createServer(listener);
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close().closeAllConnections() };
}

/**
 * A server of host pages.
 *
 * @param {string} tool where the calculators are
 * @param {string} [own] a page that somebody has just written: `own.html`
 */
export function serveHosts(tool, own) {
  return listen(async (request, response) => {
    const name = new URL(request.url ?? '', 'http://host').pathname.slice(1);
    try {
      const written = name === 'own.html' && own !== undefined ? own : await readFile(new URL(name, HOSTS), 'utf8');
      const text = written.replaceAll('TOOL/', tool).replaceAll('TOOL', new URL(tool).origin);
      const headers = [...text.matchAll(/^<!-- ([A-Z][\w-]+): (.*) -->$/gm)].map(([, header, value]) => [header, value]);
      response.writeHead(200, { 'Content-Type': TYPES[extname(name)] ?? 'text/plain', ...Object.fromEntries(headers) });
      response.end(text.replaceAll(/^<!-- [A-Z][\w-]+: .* -->\n/gm, ''));
    } catch {
      // The icon that a browser asks for is none of a host page's.
      response.writeHead(name === 'favicon.ico' ? 204 : 404).end();
    }
  });
}

/**
 * A server of the tool, below a path of its own, with something in its way.
 *
 * @param {string} origin the server that has the files, and the headers as they should be
 * @param {string} below the folder in which the tool lies here: "/" or "/a/b/"
 * @param {Quirk} [quirk]
 */
export function serveTool(origin, below, quirk = () => {}) {
  return listen(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://tool');
    if (!pathname.startsWith(below)) {
      response.writeHead(404).end();
      return;
    }
    const path = pathname.slice(below.length);
    const answer = await fetch(new URL(path, origin));
    /** @type {Record<string, string>} */
    const headers = {};
    for (const name of ['content-type', 'content-security-policy', 'x-content-type-options', 'access-control-allow-origin']) {
      const value = answer.headers.get(name);
      if (value !== null) {
        headers[name] = value.replaceAll(new URL(origin).origin, `http://${request.headers.host}`);
      }
    }
    const file = { path, status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) };
    quirk(file);
    response.writeHead(file.status, file.headers).end(file.body);
  });
}

// ---------------------------------------------------------------- walks through host pages

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./walk.mjs').Walk} Walk */
/** How the tool's server is set up, where it is not as it should be, and what stands in own.html.
 *  @typedef {{ below?: string, quirk?: Quirk, own?: string }} Server */
/** @typedef {(name: string, at?: import('./walk.mjs').Look & Server) => Promise<Page>} Visit */

/** A walk through host pages, whose servers end with it. @param {(walk: Walk, visit: Visit) => Promise<void>} steps @returns {import('./walk.mjs').Steps} */
export const hosted = (steps) => async (walk) => {
  /** @type {{ url: string, close: () => void }[]} */
  const servers = [];
  /** @param {Promise<{ url: string, close: () => void }>} starting */
  const ready = async (starting) => {
    const server = await starting;
    servers.push(server);
    walk.mayAsk(server.url);
    return server.url;
  };
  try {
    await steps(walk, async (name, { below = '/', quirk, own, ...look } = {}) => {
      const isOurs = below === '/' && !quirk;
      const tool = isOurs ? walk.options.url : (await ready(serveTool(walk.options.url, below, quirk))) + below.slice(1);
      const host = await ready(serveHosts(tool, own));
      // What is in the frames is waited for by name; on a busy machine they are not all idle at once.
      return walk.open(`${host}${name}.html`, { until: 'load', ...look });
    });
  } finally {
    servers.forEach((server) => server.close());
  }
};

/** The page inside the first element or iframe of that name. @param {Page} page @param {string} [selector] */
export function inside(page, selector = 'iframe') {
  return page.locator(selector.startsWith('jobgevinst') ? `${selector} iframe` : selector).first().contentFrame();
}

/** @param {ReturnType<typeof inside>} frame @param {string} text */
export async function says(frame, text) {
  try {
    await frame.locator('#answer').filter({ hasText: text }).waitFor();
    await frame.locator('.results[aria-busy="true"]').waitFor({ state: 'detached' });
  } catch {
    throw new Error(`the answer does not say "${text}" but: ${await frame.locator('body').innerText()}`);
  }
}

/** Waits until a frame is exactly as high as what is in it. @param {Page} page @param {string} name of the element */
export async function fits(page, name) {
  const frame = page.locator(`${name} iframe`);
  /** @type {number[]} */
  let heights = [];
  for (let i = 0; i < 50; i += 1) {
    const outside = await frame.evaluate((own) => own.getBoundingClientRect().height);
    const [needed, room] = await frame.contentFrame().locator('html').evaluate((root) => [root.getBoundingClientRect().height, root.clientHeight]);
    heights = [outside, needed, room];
    if (outside === Math.ceil(needed) && room === outside) {
      return outside;
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`${name}: high, needed, room inside: ${heights}`);
}
