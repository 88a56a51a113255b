// Measures and writes BENCH.md: `cargo xtask bench`. Native times by criterion, the same work in wasm in Node.js and in
// Chromium, instructions by callgrind, and with --peers an open rule engine beside ours.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '../tests/browser/engines.mjs';
import { PERSONS, question, rows } from './cohort.mjs';
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
const cohort = { question, rows: rows(Number(given.persons)) };
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
native.batch = scaled(estimate('cohort/batch'), 1 / cohort.rows.length);
loads.push(load());

// ---------------------------------------------------------------- instructions

/** Of one call: what eleven take more than one, by ten. @returns {Record<string, number> | null} */
function instructions() {
  run(cargo, ['build', '--quiet', '--release', '--bin', 'once']);
  const counted = (/** @type {string} */ what, /** @type {number} */ times) => {
    const told = run('valgrind', ['--tool=callgrind', '--callgrind-out-file=/dev/null', `${target}/release/once`, what, String(times)]);
    return Number(/Collected : (\d+)/.exec(told)?.[1]);
  };
  return Object.fromEntries([...Object.keys(CASES), 'taxes'].map((what) => [what, (counted(what, 11) - counted(what, 1)) / 10]));
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
  const file = name.startsWith('tax/') ? path(`target/bench/${name}`) : path(`bench/${name}`);
  return route.fulfill({ body: name === 'page.html' ? '<!doctype html><title>bench</title>' : readFileSync(file), contentType: /** @type {Record<string, string>} */ (types)[name.split('.').at(-1) ?? ''] ?? 'text/html' });
});
await page.goto(new URL('bench/page.html', url).href);
const inChromium = await page.evaluate(async ({ cases, cohort, csv }) => {
  const at = (/** @type {string} */ name) => new URL(name, location.origin).href;
  const { measure } = await import(at('/bench/work.mjs'));
  const { ratesOn, taxer } = await import(at('/bench/tax.mjs'));
  return measure(async (/** @type {string} */ folder) => {
    const { default: init, ...functions } = await import(at(folder === 'tax' ? '/bench/tax/jobgevinst.js' : `/pkg/${folder}/jobgevinst.js`));
    await init();
    return functions;
  }, { cases, cohort, javascript: taxer(ratesOn(csv, cohort.question.date)) });
}, { cases, cohort, csv: readFileSync(path('data/rates.csv'), 'utf8') });
await started.close();
loads.push(load());

// ---------------------------------------------------------------- the report

const number = (/** @type {number} */ value) => value.toLocaleString('en', { maximumSignificantDigits: 3 });
/** @param {Time | undefined} time @param {number} [by] */
const us = (time, by = 1000) => (time ? `${number(time.median * by)} (${number(time.low * by)}–${number(time.high * by)})` : '');
const ratio = (/** @type {Time} */ a, /** @type {Time} */ b) => number(a.median / b.median);
const ROWS = [
  ['småjob, one answer', 'smaajob'],
  ['gevinst, one answer of nine persons', 'savings'],
  ['lærlinge, one answer', 'laerlinge'],
  ['gevinst of nine persons with 10,000 draws', 'draws'],
  ['gevinst, a person of the cohort', 'batch'],
  ['gevinst, a person by a question of its own', 'alone'],
  ['a thousand income taxes', 'taxes'],
  ['the same in plain JavaScript', 'javascript'],
];
const everybody = (/** @type {Time} */ each) => `${number((each.median * PERSONS) / 1000)} s`;
const cpu = os.cpus();
const version_of = (/** @type {string} */ program, /** @type {string[]} */ options) => run(program, options).trim().split('\n')[0];
const peer = given.peers ? peers({ run, inNode, native, persons: cohort.rows.length }) : null;
const text = `# How fast it is

Written by \`cargo xtask bench${given.peers ? ' --peers' : ''}\`; nothing here is checked by the test command, since times do not repeat.

- **Machine**: ${cpu[0].model.trim()}, ${cpu.length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}. Load while it ran (1 minute, at each step): ${loads.join(', ')}; above 1 something else ran beside it.
- **With**: ${version_of('rustc', ['--version'])}; Node.js ${process.version}; Chromium ${version}.
- **Natively** by criterion at opt-level 3; **wasm** is what the pages load, with reading the object and writing the answer. The thousand income taxes are the engine alone, at opt-level 3 both ways.
- Median, and in brackets where half of the samples lie (natively criterion's 95 % interval of the median).

## Times in µs

| | natively | wasm in Node.js | wasm in Chromium | Chromium to native |
| --- | ---: | ---: | ---: | ---: |
${ROWS.map(([name, key]) => `| ${name} | ${us(native[key])} | ${us(inNode[key])} | ${us(inChromium[key])} | ${native[key] ? ratio(inChromium[key], native[key]) : ''} |`).join('\n')}

- A person by a question of its own takes ${ratio(inChromium.alone, inChromium.batch)} times as long as one of the cohort in Chromium, ${ratio(inNode.alone, inNode.batch)} times in Node.js.
- Our income tax (exact, with each rounding of the law, able to write its sum) takes ${ratio(inChromium.taxes, inChromium.javascript)} times as long as the plain JavaScript in Chromium (bench/tax.mjs: the same øre for the same thousand wages, nothing else).

## Denmark

${PERSONS.toLocaleString('en')} persons (\`bench/cohort.mjs\`), five years, two paths, purses and layers, boligsikring for all, friplads for children in daycare. **Measured on the first ${cohort.rows.length.toLocaleString('en')}, which are spread over all; the whole is extrapolated**: ${everybody(native.batch)} natively, ${everybody(inNode.batch)} in Node.js, ${everybody(inChromium.batch)} in Chromium, on one thread. The goal is 1 second${inChromium.batch.median * PERSONS > 1000 ? ': not met' : ''}. 10,000 draws over nine persons: ${us(inChromium.draws, 1)} ms in Chromium; the goal is 200.

## Instructions

${counts ? `By callgrind, one call, natively; they repeat.\n\n| | instructions |\n| --- | ---: |\n${ROWS.filter(([, key]) => key in counts).map(([name, key]) => `| ${name} | ${Math.round(counts[key]).toLocaleString('en')} |`).join('\n')}` : 'Not counted: there is no valgrind here.'}

## Beside others

${peer ?? 'Not run: `cargo xtask bench --peers`.'}
`;
writeFileSync(path('BENCH.md'), text);
console.log(text);
