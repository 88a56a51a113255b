// Writes SIZE.md: what a visitor loads, per file, what is inside of it, and where it is more than wanted:
// `cargo xtask size`.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, options, PAGES, require } from '../tests/browser/engines.mjs';
import { brotli, sum, weigh } from '../tests/browser/weigh.mjs';

/** @type {typeof import('esbuild')} */
const { build } = require('esbuild');

const root = new URL('../', import.meta.url);
const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root));
const given = options();

/** What was wanted: bytes with Brotli of a page, of one in somebody else's, of a wasm. */
const WANTED = { page: 90_000, embed: 75_000, wasm: 55_000 };
/** The calculators by their page. @type {Record<string, string>} */
const QUESTIONS = { 'smaajob.html': 'smaajob', 'gevinst.html': 'savings', 'laerlinge.html': 'laerlinge', 'boligomraade.html': 'areas' };

const number = (/** @type {number} */ value) => value.toLocaleString('en');
/** @param {string[]} head @param {(string | number)[][]} rows */
const table = (head, rows) => `| ${head.join(' | ')} |\n| ${head.map((_, at) => (at === 0 ? '---' : '---:')).join(' | ')} |\n${rows.map((row) => `| ${row.map((cell) => (typeof cell === 'number' ? number(cell) : cell)).join(' | ')} |`).join('\n')}`;
const against = (/** @type {number} */ sent, /** @type {number} */ wanted) => (sent > wanted ? `**${number(sent - wanted)} too many**` : 'met');

// ---------------------------------------------------------------- a wasm, function by function

/** A wasm's parts. @param {Buffer} bytes */
function parse(bytes) {
  let at = 8;
  const leb = () => {
    let [value, shift, byte] = [0, 0, 0];
    do {
      byte = bytes[at];
      at += 1;
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value >>> 0;
  };
  const text = () => {
    const length = leb();
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  /** @type {{ name: string, bytes: number }[]} */
  const sections = [];
  /** @type {Buffer[]} */
  const bodies = [];
  /** @type {Map<number, string>} */
  const names = new Map();
  let imported = 0;
  const KINDS = ['custom', 'type', 'import', 'function', 'table', 'memory', 'global', 'export', 'start', 'element', 'code', 'data', 'data count'];
  while (at < bytes.length) {
    const id = bytes[at];
    at += 1;
    const length = leb();
    const end = at + length;
    let name = KINDS[id] ?? String(id);
    if (id === 0) {
      name = text();
      if (name === 'name') {
        while (at < end) {
          const kind = bytes[at];
          at += 1;
          const size = leb();
          const until = at + size;
          if (kind === 1) {
            for (let count = leb(); count > 0; count -= 1) {
              const index = leb();
              names.set(index, text());
            }
          }
          at = until;
        }
      }
    } else if (id === 2) {
      for (let count = leb(); count > 0; count -= 1) {
        text();
        text();
        const kind = bytes[at];
        at += 1;
        if (kind === 0) {
          imported += 1;
          leb();
        } else if (kind === 3) at += 2;
        else throw new Error('an import that is no function');
      }
    } else if (id === 10) {
      for (let count = leb(); count > 0; count -= 1) {
        const size = leb();
        bodies.push(bytes.subarray(at, at + size));
        at += size;
      }
    }
    at = end;
    sections.push({ name, bytes: length });
  }
  return { sections, functions: bodies.map((body, index) => ({ body, name: names.get(index + imported) ?? '?' })) };
}

/** Which crate a function is of, and of ours which module. @param {string} name */
function home(name) {
  // `<a::B as c::D>::f` is where it was written for: a's.
  const own = /jobgevinst::(\w+)(?:::(\w+))?/.exec(name);
  if (own) return `jobgevinst::${own[1]}${['law', 'savings', 'smaajob', 'laerlinge'].includes(own[1]) && own[2] && /^[a-z]/.test(own[2]) ? `::${own[2]}` : ''}`;
  const first = /([a-z_][a-z0-9_]*)::/.exec(name)?.[1];
  return first ?? (/^(smaajob|savings|laerlinge|rates|version)/.test(name) ? 'jobgevinst::web' : 'without a name (allocator, glue)');
}

/** @param {string} question */
function inside(question) {
  const named = path(`target/size/${question}.named.wasm`);
  const flags = /wasm-opt = \[([^\]]*)\]/.exec(readFileSync(path('Cargo.toml'), 'utf8'))?.[1].match(/"--?[^"]+"/g) ?? [];
  const wasmOpt = path('target/tools/node/node_modules/binaryen/bin/wasm-opt');
  execFileSync(wasmOpt, [path(`target/size/${question}/jobgevinst_bg.wasm`), '-g', ...flags.map((flag) => flag.slice(1, -1)), '-o', named], { stdio: 'inherit' });
  const sent = readFileSync(path(`www/pkg/${question}/jobgevinst_bg.wasm`));
  const [{ functions }, shipped] = [parse(readFileSync(named)), parse(sent)];
  /** @type {Map<string, Buffer[]>} */
  const homes = new Map();
  for (const { name, body } of functions) homes.set(home(name), [...(homes.get(home(name)) ?? []), body]);
  const all = brotli(Buffer.concat(functions.map(({ body }) => body)));
  const rows = [...homes].map(([name, bodies]) => {
    const without = functions.filter((one) => home(one.name) !== name).map(({ body }) => body);
    return { name, count: bodies.length, raw: bodies.reduce((bytes, body) => bytes + body.length, 0), less: all - brotli(Buffer.concat(without)) };
  });
  const crates = new Map();
  for (const { name, raw } of rows) {
    const crate = name.split('::')[0];
    crates.set(crate, (crates.get(crate) ?? 0) + raw);
  }
  return { rows: rows.sort((a, b) => b.raw - a.raw), crates, largest: [...functions].sort((a, b) => b.body.length - a.body.length).slice(0, 12), sections: shipped.sections, raw: sent.length, sent: brotli(sent) };
}

// ---------------------------------------------------------------- the scripts of a page, module by module

/** @param {string} page */
async function modules(page) {
  const entry = page.replace('.html', '.js');
  const { metafile } = await build({ entryPoints: [path(`www/js/${entry}`)], bundle: true, splitting: true, minify: true, write: false, metafile: true, format: 'esm', target: 'es2022', charset: 'utf8', external: ['../pkg/*'], outdir: path('target/size/js'), absWorkingDir: path('www'), logLevel: 'error' });
  // What waits for an import() lies in files of its own.
  const start = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint?.endsWith(`js/${entry}`));
  /** @type {Map<string, number>} */
  const bytes = new Map();
  const seen = new Set();
  const take = (/** @type {string} */ file) => {
    const output = metafile.outputs[file];
    if (seen.has(file) || !output) return;
    seen.add(file);
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) if (bytesInOutput > 0) bytes.set(input.replace(/^js\//, ''), bytesInOutput);
    for (const { path: next, kind } of output.imports) if (kind === 'import-statement') take(next);
  };
  if (start) take(start[0]);
  return [...bytes].sort((a, b) => b[1] - a[1]);
}

// ---------------------------------------------------------------- the report

const browser = await launch(given);
/** @type {string[]} */
const parts = [];
/** @type {(string | number)[][]} */
const goals = [];
for (const name of PAGES) {
  const url = new URL(name, given.url).href;
  const all = await weigh(browser, url);
  const first = all.filter(({ late }) => !late);
  const question = QUESTIONS[name];
  parts.push(`### ${name}\n\n${table(['file', 'bytes', 'with Brotli'], [...first.map(({ file, raw, sent }) => [file, raw, sent]), ['**up to the first answer**', sum(first, 'raw'), sum(first, 'sent')], ...all.filter(({ late }) => late).map(({ file, raw, sent }) => [`then ${file}`, raw, sent])])}`);
  if (!question) continue;
  goals.push([`${name}, a page of its own`, sum(first, 'sent'), WANTED.page, against(sum(first, 'sent'), WANTED.page)]);
  const tag = `jobgevinst-${name.replace('.html', '')}`;
  const host = `<!doctype html><title>host</title><script src="embed.js" async></script><${tag}></${tag}>`;
  const embedded = (await weigh(browser, url, host)).filter(({ late }) => !late);
  goals.push([`${name}, in somebody else's`, sum(embedded, 'sent'), WANTED.embed, against(sum(embedded, 'sent'), WANTED.embed)]);
}
await browser.close();

const wasms = [];
for (const [page, question] of Object.entries(QUESTIONS)) {
  const { rows, crates, largest, sections, raw, sent } = inside(question);
  goals.push([`${question}, the wasm`, sent, WANTED.wasm, against(sent, WANTED.wasm)]);
  const scripts = await modules(page);
  wasms.push(`## ${question}

### The wasm: ${number(raw)} bytes, ${number(sent)} with Brotli

${table(['section', 'bytes'], sections.map(({ name, bytes }) => [name, bytes]))}

By crate, bytes of code: ${[...crates].sort((a, b) => b[1] - a[1]).map(([crate, bytes]) => `${crate} ${number(bytes)}`).join(', ')}.

${table(['of the code', 'functions', 'bytes', 'less with Brotli, were it not there'], rows.filter(({ raw }) => raw >= 300).map(({ name, count, raw, less }) => [name, count, raw, less]))}

The largest functions: ${largest.map(({ name, body }) => `\`${name}\` ${number(body.length)}`).join(', ')}.

### The scripts of ${page} up to the first answer, by module, minified

${table(['module', 'bytes'], [...scripts.slice(0, 25), ['the others', scripts.slice(25).reduce((all, [, bytes]) => all + bytes, 0)]])}
`);
}
const alone = Object.values(QUESTIONS).map((question) => [question, readFileSync(path(`www/pkg/${question}/jobgevinst_bg.wasm`))]);
const together = readFileSync(path('www/pkg/jobgevinst_bg.wasm'));
const many = readFileSync(path('www/pkg/batch/jobgevinst_bg.wasm'));
const sheet = /** @type {[string, Buffer][]} */ ([...alone, ['all of them and many rows, what hosts load', together], ["many rows of savings: a worker's, made for speed, loaded by those who have many", many]]);
const each = alone.reduce((all, [, bytes]) => all + brotli(/** @type {Buffer} */ (bytes)), 0);
writeFileSync(path('SIZE.md'), `# How much it is

Written by \`cargo xtask size\` from \`target/dist\`: bytes as they are, and as a server with Brotli (quality 11) sends
them. The limits that the test command checks stand in [tests/browser/size.mjs](tests/browser/size.mjs).

## Wanted, and what it is

${table(['', 'with Brotli', 'wanted', ''], goals)}

What stands in the way is listed below, byte by byte. "Less, were it not there" is the code with Brotli less the code
without those functions; the parts do not add up to the whole, since what is alike compresses together.

## What each question costs

${table(['the wasm of', 'bytes', 'with Brotli'], sheet.map(([name, bytes]) => [name, bytes.length, brotli(bytes)]))}

By themselves they are ${number(each - brotli(together))} bytes with Brotli more than together: the rates, the reading of input, money, the
written sum, and of two of them a person's month and tax.

## By page

${parts.join('\n\n')}

${wasms.join('\n')}`);
console.log('SIZE.md is written');
