// Measures and writes BENCH.md: `cargo xtask bench`. Native times by criterion, the same work in wasm in Node.js and in
// Chromium, instructions by callgrind, and with --peers an open rule engine beside ours.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '../tests/browser/engines.mjs';
import { PERSONS, cohort as someOf, question, rows, table } from './cohort.mjs';
import { denmark } from './denmark.mjs';
import { BARE, BARE_PAGE, PAGES, cohort as held, growth, host, start, still, typing } from './pages.mjs';
import { peers } from './peers.mjs';
import { ratesOn, taxer } from './tax.mjs';
import { measure, scaled } from './work.mjs';

/** @typedef {import('./work.mjs').Time} Time */

const root = new URL('../', import.meta.url);
const path = (/** @type {string} */ name) => fileURLToPath(new URL(name, root));
const { values: given } = parseArgs({
  options: { url: { type: 'string' }, browser: { type: 'string' }, flag: { type: 'string', multiple: true }, engine: { type: 'string' }, peers: { type: 'boolean' }, persons: { type: 'string', default: '20000' } },
});
const { url, browser } = given;
if (!url || !browser) throw new Error('start this with `cargo xtask bench`');

const CASES = { smaajob: 'smaajob-30-timer', savings: 'greve-nord-2018', laerlinge: 'laerlinge-byggesag' };
const cases = Object.fromEntries(Object.entries(CASES).map(([ask, name]) => [ask, JSON.parse(readFileSync(path(`data/cases/${name}.json`), 'utf8')).input]));
const cohort = someOf(Number(given.persons));
const javascript = taxer(ratesOn(readFileSync(path('data/rates.csv'), 'utf8'), question.date));

const target = path('target/bench/cargo');
const cohortFile = path('target/bench/cohort.json');
mkdirSync(path('target/bench'), { recursive: true });
writeFileSync(cohortFile, JSON.stringify(cohort));

/** What a program prints, on both ways. @param {string} program @param {string[]} options @param {Record<string, string>} [env] */
function run(program, options, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, options, { cwd: path('bench'), encoding: 'utf8', maxBuffer: 1e8, env: { ...process.env, CARGO_TARGET_DIR: target, COHORT: cohortFile, ...env } });
  if (error || status !== 0) throw new Error(`${program} ${options.join(' ')}: ${error ?? stderr}`);
  return `${stdout}\n${stderr}`;
}
const cargo = process.env.CARGO ?? 'cargo';
const tell = (/** @type {string} */ text) => console.log(`  ${text} …`);
const load = () => os.loadavg()[0].toFixed(1);
const loads = [load()];
const number = (/** @type {number} */ value) => value.toLocaleString('en', { maximumSignificantDigits: 3 });

// ---------------------------------------------------------------- natively

/** Nanoseconds, of criterion's own estimates. @param {string} name @returns {Time} */
function estimate(name) {
  const { median } = JSON.parse(readFileSync(`${target}/criterion/${name}/new/estimates.json`, 'utf8'));
  const ms = (/** @type {number} */ ns) => ns / 1e6;
  return { median: ms(median.point_estimate), low: ms(median.confidence_interval.lower_bound), high: ms(median.confidence_interval.upper_bound) };
}

tell('natively, with criterion');
run(cargo, ['bench', '--quiet', '--bench', 'native', '--', '--quiet']);
/** @type {Record<string, Time>} */
const native = Object.fromEntries(['smaajob', 'savings', 'laerlinge', 'draws', 'taxes'].map((name) => [name, estimate(name)]));
for (const how of ['batch', 'objects']) native[how] = scaled(estimate(`cohort/${how}`), 1 / cohort.rows.length);
loads.push(load());

// ---------------------------------------------------------------- instructions

/** Of one call: what eleven take more than one, by ten. @returns {Record<string, number> | null} */
function instructions() {
  run(cargo, ['build', '--quiet', '--release', '--bin', 'once']);
  const counted = (/** @type {string} */ what, /** @type {number} */ times) => {
    const told = run('valgrind', ['--tool=callgrind', '--callgrind-out-file=/dev/null', `${target}/release/once`, what, String(times)]);
    return Number(/Collected : (\d+)/.exec(told)?.[1]);
  };
  const few = Object.fromEntries([...Object.keys(CASES), 'taxes'].map((what) => [what, (counted(what, 11) - counted(what, 1)) / 10]));
  // Of the first, each kind is written out once, to know its sources: what a thousand more take.
  const ofPersons = (/** @type {number} */ persons, /** @type {string[]} */ tool, /** @type {RegExp} */ told) => {
    const file = path('target/bench/some.json');
    writeFileSync(file, JSON.stringify(someOf(persons)));
    const all = (/** @type {number} */ times) => Number(told.exec(run('valgrind', [...tool, `${target}/release/once`, 'cohort', String(times), file]))?.[1]?.replaceAll(',', ''));
    return all(2) - all(1);
  };
  const person = (/** @type {string[]} */ tool, /** @type {RegExp} */ told) => (ofPersons(1500, tool, told) - ofPersons(500, tool, told)) / 1000;
  return {
    ...few,
    person: person(['--tool=callgrind', '--callgrind-out-file=/dev/null'], /Collected : (\d+)/),
    blocks: person(['--tool=dhat', '--dhat-out-file=/dev/null'], /Total: .* in ([\d,]+) blocks/),
  };
}
tell('instructions, with callgrind');
const counts = spawnSync('valgrind', ['--version']).error ? null : instructions();

// ---------------------------------------------------------------- in wasm

tell('in wasm, in Node.js');
const inNode = await measure(async (folder) => {
  const at = folder === 'tax' ? 'target/bench/tax' : `www/pkg/${folder}`;
  const { default: init, ...functions } = await import(new URL(`${at}/jobgevinst.js`, root).href);
  await init({ module_or_path: readFileSync(path(`${at}/jobgevinst_bg.wasm`)) });
  return functions;
}, { cases, cohort, javascript });
loads.push(load());

tell('in wasm, in Chromium');
const started = await chromium.launch({ executablePath: browser, args: given.flag });
const version = started.version();
const page = await (await started.newContext({ bypassCSP: true })).newPage();
const types = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm' };
// What is no page of ours comes from the disk.
await page.route('**/bench/**', (route) => {
  const name = new URL(route.request().url()).pathname.replace(/^\/bench\//, '');
  const file = path(name.startsWith('tax/') ? `target/bench/${name}` : name.startsWith('pkg/') ? `www/${name}` : `bench/${name}`);
  return route.fulfill({ body: name === 'page.html' ? '<!doctype html><title>bench</title>' : readFileSync(file), contentType: /** @type {Record<string, string>} */ (types)[name.split('.').at(-1) ?? ''] ?? 'text/html' });
});
await page.goto(new URL('bench/page.html', url).href);
const inChromium = await page.evaluate(async ({ cases, cohort, csv }) => {
  const at = (/** @type {string} */ name) => new URL(name, location.origin).href;
  const { measure } = await import(at('/bench/work.mjs'));
  const { ratesOn, taxer } = await import(at('/bench/tax.mjs'));
  return measure(async (/** @type {string} */ folder) => {
    const { default: init, ...functions } = await import(at(`/bench/${folder === 'tax' ? '' : 'pkg/'}${folder}/jobgevinst.js`));
    await init();
    return functions;
  }, { cases, cohort, javascript: taxer(ratesOn(csv, cohort.question.date)) });
}, { cases, cohort, csv: readFileSync(path('data/rates.csv'), 'utf8') });
loads.push(load());
tell('all of Denmark, in one worker and in two');
const [everybody1, everybody2] = await denmark(page, question, table(rows(PERSONS)));
loads.push(load());

// ---------------------------------------------------------------- the report

/** The rows about the pages, as they come. */
const [starts, hosts, keys, grown] = /** @type {string[][]} */ ([[], [], [], []]);
/** @type {{ heap: number, wasm: number } | null} */
let memory = null;
const ROWS_HELD = 100_000;
const ms = (/** @type {Time} */ { median, low, high }) => `${Math.round(median)} (${Math.round(low)}–${Math.round(high)})`;

/** @param {Time | undefined} time @param {number} [by] */
const us = (time, by = 1000) => (time ? `${number(time.median * by)} (${number(time.low * by)}–${number(time.high * by)})` : '');
const ratio = (/** @type {Time} */ a, /** @type {Time} */ b) => number(a.median / b.median);
const ROWS = [
  ['småjob, one answer', 'smaajob'],
  ['gevinst, one answer of nine persons', 'savings'],
  ['lærlinge, one answer', 'laerlinge'],
  ['gevinst of nine persons with 10,000 draws', 'draws'],
  ['gevinst, a person of the cohort, in columns', 'batch'],
  ['gevinst, a person of the cohort, as an object', 'objects'],
  ['gevinst, a person by a question of its own', 'alone'],
  ['a thousand income taxes', 'taxes'],
  ['the same in plain JavaScript', 'javascript'],
];
const everybody = (/** @type {Time} */ each) => `${number((each.median * PERSONS) / 1000)} s`;
const cpu = os.cpus();
/** Instructions a second, as counted and as timed natively. */
const speed = counts ? counts.person / (native.batch.median / 1000) : 0;
const version_of = (/** @type {string} */ program, /** @type {string[]} */ options) => run(program, options).trim().split('\n')[0];
const peer = given.peers ? peers({ run, inNode, native, persons: cohort.rows.length }) : null;
const report = () => `# How fast it is

Written by \`cargo xtask bench${given.peers ? ' --peers' : ''}\`; nothing here is checked by the test command, since times do not repeat.

- **Machine**: ${cpu[0].model.trim()}, ${cpu.length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}. Load while it ran (1 minute, at each step): ${loads.join(', ')}; above 1 something else ran beside it.
- **With**: ${version_of('rustc', ['--version'])}; Node.js ${process.version}; Chromium ${version}.
- **Natively** by criterion at opt-level 3; **wasm** is what the pages load, with reading the object and writing the answer. The thousand income taxes are the engine alone, at opt-level 3 both ways.
- Median, and in brackets where half of the samples lie (natively criterion's 95 % interval of the median).

## Times in µs

| | natively | wasm in Node.js | wasm in Chromium | Chromium to native |
| --- | ---: | ---: | ---: | ---: |
${ROWS.map(([name, key]) => `| ${name} | ${us(native[key])} | ${us(inNode[key])} | ${us(inChromium[key])} | ${native[key] ? ratio(inChromium[key], native[key]) : ''} |`).join('\n')}

- The cohort is computed by the worker's own wasm, made for speed (\`www/pkg/batch\`), the others by those of the pages, made for size.
- A person by a question of its own takes ${ratio(inChromium.alone, inChromium.batch)} times as long as one of the cohort in Chromium, ${ratio(inNode.alone, inNode.batch)} times in Node.js.
- Our income tax (exact, with each rounding of the law, able to write its sum) takes ${ratio(inChromium.taxes, inChromium.javascript)} times as long as the plain JavaScript in Chromium (bench/tax.mjs: the same øre for the same thousand wages, nothing else).

## Denmark

${PERSONS.toLocaleString('en')} persons (\`bench/cohort.mjs\`), five years, two paths, purses and layers, boligsikring for all, friplads for children in daycare. In Chromium, all of them, rows in and answer out: **${number(everybody1)} s in one worker, ${number(everybody2)} s in two** (${number(everybody1 / everybody2)} times as fast). The goal is 1 second on one thread${everybody1 > 1 ? ': not met' : ''}. Extrapolated from the first ${cohort.rows.length.toLocaleString('en')}, which are spread over all: ${everybody(native.batch)} natively, ${everybody(inNode.batch)} in Node.js. 10,000 draws over nine persons: ${us(inChromium.draws, 1)} ms in Chromium; the goal is 200.

${counts ? `What stands in the way: a person takes ${Math.round(counts.person).toLocaleString('en')} instructions natively, of which this machine does ${number(speed / 1e9)} thousand million a second: ${Math.round(speed / PERSONS).toLocaleString('en')} for each of everybody, if it is to take one. A person of five years with the published curve has 14 different years with an income tax each, some 40 different ways through the ladder of refusion, and 130 averages, each rounded to the øre as its line in the written sum is. The 14 taxes alone, as they are computed now, take ${Math.round((14 * counts.taxes) / 1000).toLocaleString('en')}: ${number((14 * counts.taxes) / 1000 / (speed / PERSONS))} times what there is.` : ''}

## Instructions

${counts ? `By callgrind, one call, natively; they repeat.\n\n| | instructions |\n| --- | ---: |\n${ROWS.filter(([, key]) => key in counts).map(([name, key]) => `| ${name} | ${Math.round(counts[key]).toLocaleString('en')} |`).join('\n')}\n\nA person more among many asks for memory ${number(counts.blocks)} times (valgrind's dhat).` : 'Not counted: there is no valgrind here.'}

## The pages

\`target/dist\` in Chromium, the processor slowed four times; where the line is slow too, 1.6 Mbit a second and 150 ms there and back. In ms, five times each.

Start on a slow line: the form is there when its first field can be typed in; journeys are the page itself and what is asked for only when something else has come; moved is the part of the screen that was pushed about.

| | the form | the first answer | main thread kept beyond 50 ms | journeys | moved |
| --- | ---: | ---: | ---: | ---: | ---: |
${starts.join('\n')}

Somebody else's page until it is loaded, and what its main thread is kept with within two seconds after, the frame in the same process:

| the frame | without: loaded | with: loaded | ratio | without: kept | with: kept |
| --- | ---: | ---: | ---: | ---: | ---: |
${hosts.join('\n')}

From a key to the frame that shows its answer (a frame of 60 a second is 16.7 ms; waiting for the next one is in it), and beside what it takes on a page with a field and a paragraph alone; after the last of keys as fast as they can come, the answer was that of the last state. The goal is 16: until it is written is the editing of the field and our own code, what follows is the browser's layout and painting. The last column is what a key takes on the same page where it has but one number written anew, and nothing of ours runs:

| | key to written answer | to painted answer | ratio | its page standing still |
| --- | ---: | ---: | ---: | ---: |
${keys.join('\n')}

What a page holds on the heap before and after a thousand answers, MB, the processor not slowed:

| | before | after |
| --- | ---: | ---: |
${grown.join('\n')}

A cohort of ${ROWS_HELD.toLocaleString('en')} rows in a tab: ${memory ? `${number(memory.heap)} MB of heap, with the rows in columns, and ${number(memory.wasm)} MB of the wasm` : 'not measured'}. The goal is 150.

## Beside others

${peer ?? 'Not run: `cargo xtask bench --peers`.'}
`;
const write = () => writeFileSync(path('BENCH.md'), report());
write();

// ---------------------------------------------------------------- the pages

tell('a hundred thousand rows in a tab');
memory = await held(page, question, table(rows(ROWS_HELD)));
await page.close();
tell('a bare page, slowed');
const bare = await typing(started, new URL('bare.html', url).href, BARE, BARE_PAGE);
keys.push(`| a page with a field and a paragraph alone | ${ms(bare.written)} | ${ms(bare.painted)} | | |`);
for (const what of PAGES) {
  tell(`${what.name}.html, slowed`);
  const at = new URL(`${what.name}.html`, url).href;
  const { form, answer, blocked, shifted, journeys } = await start(started, at);
  starts.push(`| ${what.name}.html | ${ms(form)} | ${ms(answer)} | ${ms(blocked)} | ${journeys} | ${shifted.toFixed(3)} |`);
  const { without, with: ours } = await host(started, url, what.name);
  hosts.push(`| ${what.name} | ${ms(without.loaded)} | ${ms(ours.loaded)} | ${number(ours.loaded.median / without.loaded.median)} | ${ms(without.blocked)} | ${ms(ours.blocked)} |`);
  const key = await typing(started, at, what);
  const least = await typing(started, at, { ...what, says: what.typed }, await still(started, at, what));
  keys.push(`| ${what.name}.html | ${ms(key.written)} | ${ms(key.painted)} | ${number(key.painted.median / bare.painted.median)} | ${ms(least.painted)} |`);
  const { before, after } = await growth(started, at, what);
  grown.push(`| ${what.name}.html | ${number(before)} | ${number(after)} |`);
  write();
}
await started.close();
loads.push(load());
write();
console.log(report());
