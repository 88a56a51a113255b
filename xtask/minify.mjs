// Makes the scripts, style sheets and data of www/ small. `cargo xtask dist` starts it and says
// which file is what; the paths are relative to www/, and to the folder that it writes to.
//
// Prints a line for each page's module, with tabs between: its path, the file that it became, and
// the files that this one imports before it can run.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';

// The npm packages lie where the project installs its tools, and not above this file.
const require = createRequire(new URL('../target/tools/node/', import.meta.url));

/** @type {typeof import('esbuild')} */
const { build, transform } = require('esbuild');

const { values: given } = parseArgs({
  options: {
    from: { type: 'string', default: '' },
    to: { type: 'string', default: '' },
    page: { type: 'string', multiple: true, default: [] },
    host: { type: 'string', multiple: true, default: [] },
    worker: { type: 'string', multiple: true, default: [] },
    file: { type: 'string', multiple: true, default: [] },
  },
});
const { from, to } = given;
if (!from || !to) {
  throw new Error('start this with `cargo xtask dist`');
}

/** @satisfies {import('esbuild').CommonOptions} */
const SMALL = { minify: true, target: 'es2022', charset: 'utf8', logLevel: 'warning' };

/** @satisfies {import('esbuild').BuildOptions} */
const BUNDLE = {
  ...SMALL,
  bundle: true,
  format: 'esm',
  // The wasm's glue looks for the wasm beside itself, and so has to stay there.
  external: ['../pkg/*'],
  absWorkingDir: from,
  outbase: '.',
  outdir: to,
  metafile: true,
};

/**
 * The workers, each with all that it imports, since few browsers share modules between a page and
 * its workers. The names hold hashes, as those of the pages' modules do.
 *
 * @returns {Promise<{ names: Map<string, string>, bundled: string[] }>} the new names by the old
 */
async function bundleWorkers() {
  const names = new Map();
  const bundled = [];
  for (const worker of given.worker) {
    const { metafile, warnings } = await build({ ...BUNDLE, entryPoints: [worker], entryNames: '[dir]/[name]-[hash]' });
    heed(warnings);
    names.set(basename(worker), basename(Object.keys(metafile.outputs)[0] ?? worker));
    bundled.push(...Object.keys(metafile.inputs));
  }
  return { names, bundled };
}

/**
 * A module that starts a worker by `new URL("./worker.js", import.meta.url)` is told its new name.
 *
 * One that waits until somebody asks imports the page's own module, which is there already: what
 * both need then stays in one file. Left alone, esbuild makes a file for each set of modules that
 * needs the same, and many small files compress worse.
 *
 * @param {string} page
 * @param {Map<string, string>} workers
 * @param {Set<string>} waiting the modules that wait
 * @returns {import('esbuild').Plugin}
 */
const oneFile = (page, workers, waiting) => ({
  name: 'one-file',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [old, name] of workers) {
        contents = contents.replaceAll(`new URL("./${old}", import.meta.url)`, `new URL("./${name}", import.meta.url)`);
      }
      return { contents: waiting.has(path) ? `import "./${basename(page)}";${contents}` : contents, loader: 'js' };
    });
  },
});

/** The modules that a page imports when somebody asks. A module may be met first where another one that waits imports it:
 *  only when all are read is it known which these are. @param {string} page */
async function waitingIn(page) {
  const { metafile } = await build({ ...BUNDLE, entryPoints: [page], splitting: true, write: false });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  return new Set(imports.flatMap(({ kind, external, path }) => (kind === 'dynamic-import' && !external ? [resolve(from, path)] : [])));
}

/**
 * The modules of the pages, each page by itself: what several pages share is in each of them, since
 * one file compresses better than many and most visitors see one page. What is imported only when
 * somebody asks for it becomes a file of its own. The names hold hashes: a browser that has kept a
 * file of an earlier version does not mix it with those of this one.
 *
 * @param {Map<string, string>} workers their new names
 */
async function bundlePages(workers) {
  const [folder, ...others] = new Set(given.page.map(dirname));
  if (others.length > 0) {
    throw new Error(`the pages' modules have to lie in one folder, and not also in ${others}`);
  }
  /** @type {Set<string>} */
  const bundled = new Set();
  for (const page of given.page) {
    const { metafile, warnings } = await build({
      ...BUNDLE,
      entryPoints: [page],
      plugins: [oneFile(page, workers, await waitingIn(page))],
      splitting: true,
      entryNames: '[dir]/[name]-[hash]',
      // In the folder of the modules, or they would not find what they fetch relative to themselves.
      chunkNames: `${folder}/[name]-[hash]`,
    });
    const files = Object.keys(metafile.outputs);
    const own = files.filter((file) => metafile.outputs[file]?.entryPoint === page);
    const needed = withImports(metafile, own).map((file) => relative(to, resolve(from, file)));
    console.log([page, ...needed].join('\t').replaceAll(sep, '/'));
    heed(warnings);
    Object.keys(metafile.inputs).forEach((file) => bundled.add(file));
  }
  return bundled;
}

/**
 * Files and what they import before they run, each once.
 *
 * @param {import('esbuild').Metafile} metafile
 * @param {string[]} files
 */
function withImports({ outputs }, files) {
  const all = new Set(files);
  // A set that grows while it is gone through is gone through to its new end.
  for (const file of all) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && !external) {
        all.add(path);
      }
    }
  }
  return [...all];
}

/** @param {string} file */
async function minify(file) {
  const target = join(to, file);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await minified(file, await readFile(join(from, file), 'utf8')));
}

/** @param {string} file @param {string} text */
async function minified(file, text) {
  if (extname(file) === '.json') {
    try {
      return JSON.stringify(JSON.parse(text));
    } catch (error) {
      throw new Error(`${file} is no JSON: ${error}`);
    }
  }
  const loader = extname(file) === '.css' ? 'css' : 'js';
  // A page of any character set may load a script that is no module.
  const charset = file === 'embed.js' ? 'ascii' : SMALL.charset;
  const { code, warnings } = await transform(text, { ...SMALL, charset, loader, sourcefile: file });
  heed(warnings);
  return code;
}

/** What esbuild warns of is to be mended, even if it finds a way. @param {unknown[]} warnings */
function heed(warnings) {
  if (warnings.length > 0) {
    process.exitCode = 1;
  }
}

try {
  const workers = await bundleWorkers();
  const bundled = await bundlePages(workers.names);
  workers.bundled.forEach((file) => bundled.add(file));
  // A host names such a module itself: it keeps its name, and needs no other file.
  await build({ ...BUNDLE, entryPoints: given.host });
  const rest = given.file.filter((file) => !bundled.has(file) && !given.host.includes(file));
  await Promise.all(rest.map(minify));
} catch (error) {
  process.exitCode = 1;
  // esbuild has told its own errors.
  if (error instanceof Error && !('errors' in error)) {
    console.error(error.message);
  }
}
