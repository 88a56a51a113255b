// An open rule engine beside ours: OpenFisca's country template, as PyPI has it. Households a second, each as its own
// people use it: many at once, in arrays.

import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../target/bench/peers', import.meta.url));

/** The versions that were tried. */
const PACKAGES = ['openfisca-core', 'openfisca-country-template'];

/**
 * @param {{ run: (program: string, options: string[]) => string, native: Record<string, import('./work.mjs').Time>, inNode: Record<string, import('./work.mjs').Time>, persons: number }} given
 * @returns {string} a part of the report
 */
export function peers({ run, native, inNode, persons }) {
  const each = (/** @type {number} */ ms) => Math.round(1000 / ms).toLocaleString('en');
  /** @type {string[][]} */
  const rows = [
    ['jobgevinst, gevinst, natively', `${persons.toLocaleString('en')} persons, five years, two paths`, each(native.batch.median)],
    ['jobgevinst, gevinst, wasm in Node.js', 'the same', each(inNode.batch.median)],
    ['jobgevinst, income tax alone, natively', 'a year', each(native.taxes.median / 1000)],
    ['jobgevinst, income tax alone, wasm in Node.js', 'a year', each(inNode.taxes.median / 1000)],
  ];
  try {
    const python = `${folder}/bin/python`;
    if (!existsSync(python)) run('python3', ['-m', 'venv', folder]);
    run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...PACKAGES]);
    const told = run(python, [fileURLToPath(new URL('openfisca.py', import.meta.url))]);
    for (const line of told.trim().split('\n')) {
      const [name, what, rate] = line.split('\t');
      if (rate) rows.push([name, what, Number(rate).toLocaleString('en', { maximumFractionDigits: 0 })]);
    }
  } catch (error) {
    rows.push(['OpenFisca country template', 'not run', String(error).split('\n').filter(Boolean).at(-1)?.slice(0, 200) ?? '']);
  }
  return `Households a second, one thread. They do not compute the same: the template is an example of a country with a flat tax, a scale and a basic income; ours is a law with its roundings over five years.

| | what | a second |
| --- | --- | ---: |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}`;
}
