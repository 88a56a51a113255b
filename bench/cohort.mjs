// A cohort that nobody is: as many persons as were on offentlig forsørgelse in June 2018, by benefit, each with a
// wage, an age, a household, a rent and a kommune drawn from a seed. The same everywhere, in every run.

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { tableOf } from '../www/js/gevinst-columns.js';

/** Full-time persons in Denmark by benefit, June 2018 (Københavns Kommune, BIU's travel report from Aalborg, 4 September
 *  2018), and what stands for the benefit on the price date: help of today for what is abolished, fleksjob for
 *  ledighedsydelse.
 *  @type {[string, number, string, string[]][]} */
const HELD = [
  ['A-dagpenge', 71_122, 'dagpenge', ['fuldtid', 'fuldtid', 'deltid']],
  ['Kontanthjælp', 74_396, 'kontanthjaelp', ['forhoejetSats', 'grundsats']],
  ['Uddannelseshjælp', 36_804, 'kontanthjaelp', ['grundsats', 'mindstesats']],
  ['Revalidering', 4_274, 'revalidering', ['revalFyldt30']],
  ['Forrevalidering', 585, 'kontanthjaelp', ['forhoejetSats']],
  ['Integrationsydelse', 18_131, 'kontanthjaelp', ['mindstesats']],
  ['Sygedagpenge', 61_134, 'sygedagpenge', ['sygedagpenge']],
  ['Jobafklaringsforløb', 18_579, 'jobafklaring', ['jobafklaringVoksen']],
  ['Ressourceforløb', 22_544, 'ressourceforloeb', ['ressourceforloebVoksen']],
  ['Ledighedsydelse', 14_494, 'fleksjob', ['fleksjob']],
  ['Fleksjob', 73_933, 'fleksjob', ['fleksjob']],
  ['Førtidspension', 204_804, 'foertidspension', ['foertidspension']],
  ['Efterløn', 48_296, 'efterloen', ['efterloen91', 'efterloen100']],
];

/** The sum of the rows; the source's own total is one less, from rounding. */
export const PERSONS = HELD.reduce((sum, [, persons]) => sum + persons, 0);

/** Shares no factor with the number of persons: it passes each of them once, and any beginning is spread over all. */
const STRIDE = 271_829;

const kommuner = readFileSync(new URL('../data/kommuner.csv', import.meta.url), 'utf8').split('\n').slice(1).map((line) => line.slice(0, 4)).filter((code) => /^\d{4}$/.test(code));

/** mulberry32, begun anew for each person. @param {number} seed */
function lots(seed) {
  let state = seed | 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  /** @param {number} from @param {number} to */
  const whole = (from, to) => from + Math.floor(random() * (to - from + 1));
  return { random, whole };
}

/** The question that the rows belong to: expected mode, rates of the price date, the tornado left to those who ask. */
export const question = { date: '2026-01-01', years: 5, tornado: false };

/** The person with this number, from 0: every one has a rent, and who has small children pays for daycare. @param {number} number */
function person(number) {
  let at = Number((BigInt(number) * BigInt(STRIDE)) % BigInt(PERSONS));
  let held = HELD[0];
  for (held of HELD) {
    if (at < held[1]) break;
    at -= held[1];
  }
  const [, , benefit, variants] = held;
  const { random, whole } = lots(number);
  const children = [0, 0, 0, 1, 2, 3][whole(0, 5)];
  return {
    benefit,
    variant: variants[whole(0, variants.length - 1)],
    household: random() < 0.65 ? 'single' : 'couple',
    children,
    age: benefit === 'efterloen' ? whole(63, 66) : whole(20, 62),
    kommune: kommuner[whole(0, kommuner.length - 1)],
    churchMember: random() < 0.7,
    weeksOnSupport: whole(0, 260),
    rent: whole(30, 95) * 10_000,
    daycare: children > 0 && random() < 0.6 ? whole(20, 45) * 10_000 : 0,
    phases: [{ to: 'job', wage: { per: 'month', amount: whole(180, 380) * 10_000 } }],
  };
}

/** The first so many of them. @param {number} count @param {number} [from] */
export const rows = (count, from = 0) => Array.from({ length: count }, (_, index) => person(from + index));

/** Rows in columns, as plain numbers. @param {object[]} list @returns {{ kinds: object[], columns: Record<string, number[]> }} */
export function table(list) {
  const { kinds, columns } = tableOf(/** @type {any} */ (list));
  return { kinds, columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, [...column]])) };
}

/** Everything that is measured of so many. @param {number} count */
export function cohort(count) {
  const list = rows(count);
  return { question, rows: list, table: table(list) };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(JSON.stringify(cohort(Number(process.argv[2]))));
}
