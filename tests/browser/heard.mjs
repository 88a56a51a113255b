// What a screen reader is told, in the words that it says in Danish.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

/** @typedef {import('playwright-core').Page} Page */

/** @type {Record<string, string>} */
const ROLES = {
  banner: 'sidehoved',
  button: 'knap',
  checkbox: 'afkrydsningsfelt',
  combobox: 'liste at vælge fra',
  DisclosureTriangle: 'knap',
  group: 'gruppe',
  link: 'link',
  main: 'sidens indhold',
  radio: 'valgknap',
  region: 'område',
  slider: 'skyder',
  textbox: 'felt',
};

/** What is said of a state that is there. @type {Record<string, (value: unknown) => string>} */
const STATES = {
  checked: (value) => (value === 'true' ? 'valgt' : 'ikke valgt'),
  expanded: (value) => (value ? 'foldet ud' : 'foldet sammen'),
  pressed: (value) => (value === 'true' ? 'trykket ned' : 'ikke trykket ned'),
  invalid: (value) => (value === 'true' ? 'forkert' : ''),
};

const tidy = (/** @type {unknown} */ text) => String(text ?? '').replaceAll(/\s+/g, ' ').trim();

/**
 * What is said of the element that has the focus: name, role, value, states and description.
 *
 * @param {import('playwright-core').CDPSession} devtools
 */
async function focused(devtools) {
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: true });
  const [node] = nodes;
  const of = (/** @type {string} */ name) => node?.properties?.find((property) => property.name === name)?.value.value;
  const role = ROLES[String(node?.role?.value)] ?? assert.fail(`no word for the role ${node?.role?.value} of ${result.description}`);
  // The protocol leaves a slider's own words out.
  const words = await devtools.send('Runtime.evaluate', { expression: 'document.activeElement.getAttribute("aria-valuetext")' });
  const group = node.role?.value === 'radio' ? nodes.find(({ role }) => role?.value === 'radiogroup')?.name?.value : '';
  const states = Object.entries(STATES).map(([name, word]) => (of(name) === undefined ? '' : word(of(name))));
  return [group, node.name?.value, role, words.result.value ?? node.value?.value, ...states, node.description?.value].map(tidy).filter(Boolean).join(' · ');
}

/** @typedef {{ does: string, hears: string }} Step */

/** The table of a written script. @param {string} script @returns {Step[]} */
export const stepsOf = (script) => [...script.matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\|$/gm)].slice(2).map(([, does = '', hears = '']) => ({ does, hears }));

/**
 * Does what a script says, and tells what is heard after each step. A key is pressed
 * (`Tab`; with … until what is written is heard), a text is typed (»60«), and "vent" waits for what
 * is read out by itself.
 *
 * @param {Page} page
 * @param {Step[]} steps
 */
export async function heard(page, steps) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Accessibility.enable');
  const all = [];
  for (const { does, hears } of steps) {
    const [, typed, key, on] = /^(?:»(.+)«|`([^`]+)`( …)?)$/.exec(does) ?? assert.ok(does === 'vent', `an unknown step: ${does}`) ?? [];
    if (typed !== undefined) {
      await page.keyboard.type(typed);
      all.push(await page.locator(':focus').inputValue());
    } else if (key !== undefined) {
      let said = '';
      for (let i = 0; i < (on ? 60 : 1) && (i === 0 || said !== hears); i += 1) {
        await page.keyboard.press(key);
        // What follows from another key comes with the next frame.
        if (key !== 'Tab') await page.waitForTimeout(200);
        said = await focused(devtools);
      }
      all.push(said);
    } else {
      await page.waitForTimeout(1500);
      all.push(`Status: ${tidy(await page.locator('#live').textContent())}`);
    }
  }
  return all;
}

/** Fails where something else is heard than is written. @param {Page} page @param {string} name of the script in tests/screenreader/ */
export async function hearsItsScript(page, name) {
  const steps = stepsOf(await readFile(new URL(`../screenreader/${name}.md`, import.meta.url), 'utf8'));
  assert.ok(steps.length > 15, 'the script is not read');
  const all = await heard(page, steps);
  const wrong = steps.flatMap(({ does, hears }, i) => (all[i] === hears ? [] : [`step ${i + 1}, ${does}\n  written: ${hears}\n  heard:   ${all[i]}`]));
  assert.deepEqual(wrong, [], `tests/screenreader/${name}.md`);
}
