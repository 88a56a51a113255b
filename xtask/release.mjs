// Finishes the folder to publish: `cargo xtask dist` starts this when the pages are in it.
//
// - What the pages load goes into a folder that is named by what is in it, so that a browser and a cache may keep it
//   for ever; what other people's pages name (embed.js, js/engine.js with what it loads, the data) keeps its place.
// - licences.txt tells of everything that is inside, with the words of each licence.
// - npm/ has the engine as a package.
// - integrity.json has the digest of every other file, as `integrity` in HTML has it.
//
// With --check it makes nothing: it tells whether a folder is whole, and the same as one made a second time.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values: given } = parseArgs({
  options: {
    dist: { type: 'string', default: '' },
    root: { type: 'string', default: '' },
    metadata: { type: 'string', default: '' },
    rust: { type: 'string', default: '' },
    check: { type: 'string' },
  },
});
const { dist, root } = given;

const MANIFEST = 'integrity.json';

/** What the pages load. */
const KEPT = /^(?:(?:data|i18n|js|pkg)\/|[\w-]+\.css$)/;
/** Of that, what nobody names from outside. */
const INNER = /^(?:js\/|[\w-]+\.css$)/;
/** The engine as a module, which a host or a package names. */
const ENGINE = 'js/engine.js';

/** The files below a folder, in order, each with slashes. @param {string} folder @returns {string[]} */
const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll('\\', '/'))
  .sort();

/** @param {string | Buffer} bytes */
const digest = (bytes) => createHash('sha384').update(bytes);

/** The digest of each file, as `integrity` has it. @param {string} folder @returns {Record<string, string>} */
function digests(folder) {
  const all = files(folder).filter((file) => file !== MANIFEST);
  return Object.fromEntries(all.map((file) => [file, `sha384-${digest(readFileSync(join(folder, file))).digest('base64')}`]));
}

/** Moves what the pages load into a folder named by what is in it. */
function nameByContent() {
  const parts = files(dist).filter((file) => KEPT.test(file) && file !== ENGINE);
  const all = digest(parts.map((file) => `${file} ${digest(readFileSync(join(dist, file))).digest('hex')}\n`).join(''));
  const name = `v-${all.digest('hex').slice(0, 12)}`;
  for (const file of parts) {
    cpSync(join(dist, file), join(dist, name, file));
    if (INNER.test(file)) rmSync(join(dist, file));
  }
  for (const file of readdirSync(dist).filter((file) => file.endsWith('.html'))) {
    const page = readFileSync(join(dist, file), 'utf8');
    const named = page.replaceAll(/(<(?:link|script)\b[^>]*?\b(?:href|src)=")([^"]*)/g, (tag, before, address) => (KEPT.test(address) ? `${before}${name}/${address}` : tag));
    writeFileSync(join(dist, file), named);
  }
  const headers = join(dist, '_headers');
  writeFileSync(headers, `${readFileSync(headers, 'utf8')}/${name}/*\n  Cache-Control: public, max-age=31536000, immutable\n`);
}

/** @typedef {{ name: string, version: string, license: string, from: string, texts: string[] }} Part */

/** The texts of the licences beside a package. @param {string} folder */
const licencesIn = (folder) => readdirSync(folder)
  .filter((file) => /^(licen[cs]e|copying|unlicense|notice)/i.test(file))
  .sort()
  .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());

/** The crates that are compiled into the wasm: not what only builds them. @returns {Part[]} */
function crates() {
  /** @type {{ packages: any[], resolve: { nodes: any[] }, workspace_members: string[] }} */
  const { packages, resolve, workspace_members: own } = JSON.parse(readFileSync(given.metadata, 'utf8'));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const byId = new Map(packages.map((each) => [each.id, each]));
  const isMacro = (/** @type {string} */ id) => byId.get(id).targets.some((/** @type {any} */ target) => target.kind.includes('proc-macro'));
  const inside = new Set(own.filter((id) => byId.get(id).targets.some((/** @type {any} */ target) => target.kind.includes('cdylib'))));
  // A set that grows while it is gone through is gone through to its new end.
  for (const id of inside) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id)?.deps ?? []) {
      if (kinds.some((/** @type {any} */ kind) => kind.kind === null) && !isMacro(pkg)) inside.add(pkg);
    }
  }
  return [...inside].filter((id) => !own.includes(id)).map((id) => {
    const { name, version, license, manifest_path: manifest } = byId.get(id);
    return { name, version, license, from: 'crates.io', texts: licencesIn(dirname(manifest)) };
  });
}

/** The npm packages whose files go out with the pages. @returns {Part[]} */
const libraries = () => ['d3-dsv', 'uqr'].map((name) => {
  const folder = join(root, 'target/tools/node/node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return { name, version, license, from: 'npm', texts: licencesIn(folder) };
});

function tellLicences() {
  const own = { name: 'jobgevinst', version: version(), license: 'MIT OR Apache-2.0', from: 'this folder', texts: ['LICENSE-MIT', 'LICENSE-APACHE'].map((file) => readFileSync(join(root, file), 'utf8').trim()) };
  const data = { name: 'the data of jobgevinst', version: version(), license: 'CC0-1.0', from: 'data/', texts: licencesIn(join(root, 'data')) };
  const rust = { name: "Rust's standard library", version: given.rust, license: 'MIT OR Apache-2.0', from: 'rust-lang.org', texts: own.texts };
  const others = [...crates(), ...libraries()].sort((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
  const parts = [own, data, rust, ...others];
  /** Each text once: many are the same to the letter. @type {string[]} */
  const texts = [];
  const list = parts.map((part) => {
    const numbers = part.texts.map((text) => {
      if (!texts.includes(text)) texts.push(text);
      return `[${texts.indexOf(text) + 1}]`;
    });
    return `${part.name} ${part.version}: ${part.license} (${part.from}) ${numbers.join(' ')}`.trim();
  });
  const bare = parts.filter((part) => !part.license);
  if (bare.length > 0) throw new Error(`no licence is named by ${bare.map(({ name }) => name)}`);
  const words = texts.map((text, index) => `${'='.repeat(72)}\n[${index + 1}]\n\n${text}\n`);
  writeFileSync(join(dist, 'licences.txt'), `Everything that is inside, with its licence. The numbers are those of the texts below.\n\n${list.join('\n')}\n\n${words.join('\n')}`);
}

const version = () => {
  const [, found] = /^version = "(.*)"$/m.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8')) ?? [];
  if (!found) throw new Error('Cargo.toml has no version');
  return found;
};

/** The engine as a package for browsers: the module, what it loads, and the types. */
function pack() {
  const folder = mkdtempSync(join(tmpdir(), 'jobgevinst-'));
  try {
    for (const part of [ENGINE, 'pkg', 'i18n', 'data', 'schema', 'licences.txt', 'LICENSE-MIT', 'LICENSE-APACHE']) {
      cpSync(join(dist, part), join(folder, part), { recursive: true });
    }
    // What only the pages use.
    for (const part of ['pkg/xlsx', 'pkg/d3-dsv.js', 'pkg/d3-dsv.LICENSE', 'pkg/uqr.js', 'pkg/uqr.LICENSE']) {
      rmSync(join(folder, part), { recursive: true });
    }
    const tsc = join(root, 'target/tools/node/node_modules/.bin/tsc');
    const types = join(folder, 'types');
    execFileSync(tsc, ['--allowJs', '--checkJs', '--declaration', '--emitDeclarationOnly', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--strict', '--rootDir', root, '--outDir', types, join(root, 'www', ENGINE)], { stdio: 'inherit' });
    mkdirSync(join(types, 'src'), { recursive: true });
    cpSync(join(root, 'src/types.d.ts'), join(types, 'src/types.d.ts'));
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({
      name: 'jobgevinst',
      version: version(),
      description: 'What work is worth in Denmark: to the person, the municipality, the state and the housing area',
      license: '(MIT OR Apache-2.0) AND CC0-1.0',
      type: 'module',
      exports: { '.': { types: `./types/www/${ENGINE.replace('.js', '.d.ts')}`, default: `./${ENGINE}` }, './data/*': './data/*', './schema/*': './schema/*', './pkg/*': './pkg/*' },
    }, null, 2)}\n`);
    writeFileSync(join(folder, 'README.md'), "# jobgevinst\n\nThe engine of the Danish calculators Småjob, Gevinst, Lærlinge and Boligområde, for browsers: no dependency, no request but for its own files.\n\n```js\nimport { load } from 'jobgevinst';\nconst engine = await load();\nconst answer = engine.smaajob({ date: '2026-01-01', benefit: 'dagpenge', variant: 'fuldtid', household: 'single', hours: 30, hourlyWage: 14500 });\n```\n\nAmounts are whole øre. Input, answers and faults are described in `types/src/types.d.ts`. The module finds its wasm, texts and data beside itself (`import.meta.url`): a bundler has to leave them there.\n");
    mkdirSync(join(dist, 'npm'));
    execFileSync('npm', ['pack', '--silent', '--pack-destination', join(dist, 'npm')], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Tells whether the folder is as its list says, and as one made anew. @param {string} again */
function check(again) {
  const listed = JSON.parse(readFileSync(join(dist, MANIFEST), 'utf8'));
  const found = digests(dist);
  const anew = digests(again);
  const wrong = [...new Set([...Object.keys(listed), ...Object.keys(found), ...Object.keys(anew)])].sort().flatMap((file) => {
    if (!(file in found)) return `${file} is missing`;
    if (!(file in listed)) return `${file} is not in ${MANIFEST}`;
    if (found[file] !== listed[file]) return `${file} is not what ${MANIFEST} says`;
    return found[file] === anew[file] ? [] : `${file} is another when the folder is made again`;
  });
  wrong.forEach((line) => console.error(line));
  if (wrong.length > 0) process.exitCode = 1;
  else console.log(`${Object.keys(found).length} files are as ${MANIFEST} says, and the same when they are made again`);
}

if (!dist || !existsSync(dist)) {
  throw new Error('start this with `cargo xtask dist`');
}
if (given.check === undefined) {
  nameByContent();
  tellLicences();
  pack();
  writeFileSync(join(dist, MANIFEST), `${JSON.stringify(digests(dist), null, 1)}\n`);
} else {
  check(given.check);
}
