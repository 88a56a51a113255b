// Makes of a calculator's page one file that needs nothing beside it: it opens from a disk, or from a
// folder that colleagues share. `cargo xtask dist` starts it and says which pages.
//
// The modules become one script. What they fetch is in the file too, packed, and a `fetch` of the
// file's own hands it out: nothing in www/ knows of this.

import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';

// The npm packages lie where the project installs its tools, and not above this file.
const require = createRequire(new URL('../target/tools/node/', import.meta.url));

/** @type {typeof import('esbuild')} */
const { build, transform } = require('esbuild');

const { values: given } = parseArgs({
  options: {
    from: { type: 'string', default: '' },
    to: { type: 'string', default: '' },
    page: { type: 'string', multiple: true, default: [] },
  },
});
const { from, to } = given;

/** @satisfies {import('esbuild').CommonOptions} */
const SMALL = { minify: true, target: 'es2022', charset: 'utf8', logLevel: 'warning' };

/** Where the modules believe that they lie. */
const HERE = 'inline:/';

/** What a page is called as a file by itself. @param {string} page */
const named = (page) => `jobgevinst-${page}`;
/** The pages as they are called then, in a text. @param {string} text */
const renamed = (text) => given.page.reduce((text, page) => text.replaceAll(new RegExp(`(?<![\\w-])${page.replace('.', '\\.')}`, 'g'), named(page)), text);

/**
 * Runs in the page before everything else, and in its workers.
 *
 * @param {Record<string, string>} files the packed files, by path
 * @param {Record<string, string>} workers their scripts, by path
 * @param {string} here
 */
function unpack(files, workers, here) {
  /** @param {unknown} url */
  const path = (url) => String(url).slice(here.length);
  globalThis.fetch = async (url) => {
    const packed = files[path(url instanceof Request ? url.url : url)];
    if (packed === undefined) {
      return new Response(null, { status: 404 });
    }
    const bytes = Uint8Array.from(atob(packed), (char) => char.charCodeAt(0));
    const body = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(body, { headers: { 'Content-Type': path(url).endsWith('.wasm') ? 'application/wasm' : 'application/json' } });
  };
  if ('Worker' in globalThis) {
    const Plain = Worker;
    globalThis.Worker = class extends Plain {
      /** @param {string | URL} url */
      constructor(url) {
        const script = `(${unpack})(${JSON.stringify(files)}, {}, ${JSON.stringify(here)});${workers[path(url)]}`;
        super(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
      }
    };
  }
}

/**
 * Tells each module where it believes that it lies, and has those imported by address, which a bundler
 * cannot see, in the bundle too. Of several that an address may mean it is the one that the page loads
 * ahead: its own engine.
 *
 * @param {string[]} ahead
 * @returns {import('esbuild').Plugin}
 */
const inOneFile = (ahead) => ({
  name: 'in-one-file',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const own = relative(from, path).replaceAll(sep, '/');
      const text = (await readFile(path, 'utf8'))
        .replaceAll(/import\(new URL\("([^"]+)", import\.meta\.url\)\.href\)/g, 'import("$1")')
        .replaceAll(/import\(new URL\(`\.\.\/(.*)`, import\.meta\.url\)\.href\)/g, (all, template) => {
          const [start, end] = [template.slice(0, template.indexOf('$')), template.slice(template.lastIndexOf('}') + 1)];
          const meant = ahead.find((file) => file.startsWith(start) && file.endsWith(end));
          return meant ? `import("../${meant}")` : all;
        })
        .replaceAll('import.meta.url', JSON.stringify(HERE + own));
      return { contents: renamed(text), loader: 'js' };
    });
  },
});

/** @param {string} module @param {string[]} ahead */
async function bundle(module, ahead) {
  const { outputFiles, metafile, warnings } = await build({
    ...SMALL,
    bundle: true,
    // From a disk, Chromium starts no worker that is a module.
    format: 'iife',
    absWorkingDir: from,
    entryPoints: [module],
    outdir: to,
    metafile: true,
    write: false,
    plugins: [inOneFile(ahead)],
  });
  // What esbuild warns of is to be mended, even if it finds a way.
  if (warnings.length > 0) {
    process.exitCode = 1;
  }
  return { script: outputFiles[0]?.text ?? '', modules: Object.keys(metafile.inputs) };
}

/** The workers of a script, by their names: "js/gevinst-worker.js". @param {string} script */
const workersOf = (script) => new Set([...script.matchAll(/new URL\("\.\/([\w-]+-worker\.js)","inline:\/(\w+\/)/g)].map(([, file, folder]) => folder + file));

/** Everything that may be fetched: texts and data, and the wasm beside a module that is in the bundle. @param {string[]} modules */
async function filesFor(modules) {
  const folders = new Set(modules.map(dirname));
  const all = (await readdir(from, { recursive: true })).map((file) => file.replaceAll(sep, '/'));
  const wanted = all.filter((file) => extname(file) === '.json' || (extname(file) === '.wasm' && folders.has(dirname(file))));
  /** @type {Record<string, string>} */
  const files = {};
  for (const file of wanted.sort()) {
    const bytes = await readFile(join(from, file));
    const small = extname(file) === '.json' ? JSON.stringify(JSON.parse(bytes.toString())) : bytes;
    files[file] = gzipSync(small, { level: 9 }).toString('base64');
  }
  return files;
}

/** The source of a script or style that a policy lets through. @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** @param {string} page */
async function single(page) {
  const html = await readFile(join(from, page), 'utf8');
  const ahead = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, file]) => file);
  const [, module = ''] = /<script type="module" src="([^"]+)">/.exec(html) ?? [];
  const main = await bundle(module, ahead);
  const modules = [...main.modules];
  /** @type {Record<string, string>} */
  const workers = {};
  for (const path of workersOf(main.script)) {
    // A worker has an engine of its own.
    const [, part = ''] = /only: "(\w+)"/.exec(await readFile(join(from, path), 'utf8')) ?? [];
    const worker = await bundle(path, part ? [`pkg/${part}/jobgevinst.js`] : ahead);
    workers[path] = worker.script;
    modules.push(...worker.modules);
  }
  const files = await filesFor(modules);
  const first = (await transform(`(${unpack})(${JSON.stringify(files)}, ${JSON.stringify(workers)}, ${JSON.stringify(HERE)});`, SMALL)).code;
  // A script ends at the first end tag in it.
  const script = (first + main.script).replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  // What waits for the answer on a server has nothing to wait for here.
  const sheets = await Promise.all(['style.css', 'later.css'].map((sheet) => readFile(join(from, sheet), 'utf8')));
  const style = (await transform(sheets.join(''), { ...SMALL, loader: 'css' })).code;
  const icon = (await readFile(join(from, 'icon.svg'))).toString('base64');
  const policy = `default-src 'none'; script-src ${hash(script)} 'wasm-unsafe-eval' blob:; worker-src blob:; style-src ${hash(style)}; img-src data: blob:; base-uri 'none'; form-action 'none'`;
  return renamed(html)
    .replaceAll(/ *<link rel="(?:modulepreload|preload)"[^>]*>\n/g, '')
    .replace(/<link rel="icon"[^>]*>/, `<meta http-equiv="Content-Security-Policy" content="${policy}">\n  <link rel="icon" href="data:image/svg+xml;base64,${icon}">`)
    .replace(/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`)
    .replace(/<script type="module"[^>]*><\/script>/, () => `<script type="module">${script}</script>`)
    // The tool's other pages are on a server only.
    .replaceAll(/ *<p class="screen-only own-page">.*\n/g, '')
    .replaceAll('index.html', named(page));
}

await mkdir(to, { recursive: true });
for (const page of given.page) {
  await writeFile(join(to, named(page)), await single(page));
}
