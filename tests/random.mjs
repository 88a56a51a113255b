// Questions drawn by lot from a seed, the same everywhere: near enough to what a form asks that most
// have an answer, and with every field that src/types.d.ts names.

import { readFile, readdir } from "node:fs/promises";

let state = 0;

/** What is drawn from here on follows from the number alone. @param {number} seed */
export function sow(seed) {
  state = seed | 0;
}

/** mulberry32: small, seeded, the same everywhere. */
export function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

/** @param {number} from @param {number} to */
export const whole = (from, to) => from + Math.floor(random() * (to - from + 1));
/** @template T @param {readonly T[]} list @returns {T} */
export const pick = (list) => /** @type {T} */ (list[whole(0, list.length - 1)]);
/** @param {number} share */
export const chance = (share) => random() < share;
/** @template T @param {() => T} value @param {number} [share] @returns {T | undefined} */
export const maybe = (value, share = 0.5) => (chance(share) ? value() : undefined);
/** @template T @param {number} count @param {() => T} value */
export const several = (count, value) => Array.from({ length: count }, value);
/** So many hundredths. @param {number} most */
const hundredths = (most) => whole(0, most * 100) / 100;
const percent = (most = 100) => whole(0, most * 10_000) / 10_000;

/** Months are counted from January 2018. @param {number} month */
const monthText = (month) => `${2018 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
/** @param {number} month */
const dayText = (month) => `${monthText(month)}-${String(whole(1, 28)).padStart(2, "0")}`;
/** @param {string} text */
const monthNumber = (text) => (Number(text.slice(0, 4)) - 2018) * 12 + Number(text.slice(5)) - 1;

/** Every rate of a benefit, with the first and last month in which it exists. @type {[string, string, string, string[]][]} */
const HELD = [
  ["kontanthjaelp", "2018-01", "2025-06", ["fyldt30", "under30", "under30Hjemmeboende", "gravid"]],
  ["kontanthjaelp", "2025-07", "2026-12", ["mindstesats", "grundsats", "forhoejetSats", "hjemmeboende"]],
  ["uddannelseshjaelp", "2018-01", "2025-06", ["uddUdeboende", "uddHjemmeboende", "uddGravid", "uddPsykisk"]],
  ["sho", "2018-01", "2025-06", ["shoVoksen", "shoHjemmeboende"]],
  ["dagpenge", "2018-01", "2026-12", ["fuldtid", "deltid", "dimittendFuldtid", "dimittendDeltid", "ungesats"]],
  ["dagpenge", "2023-05", "2026-12", ["dimittendEfter481Under30", "dimittendEfter481Under30Deltid", "dimittendEfter481Fyldt30", "dimittendEfter481Fyldt30Deltid", "beskaeftigelsestillaeg", "beskaeftigelsestillaegDeltid"]],
  ["efterloen", "2018-01", "2026-12", ["efterloen91", "efterloen100", "efterloenDeltid"]],
  ["sygedagpenge", "2018-01", "2026-12", ["sygedagpenge"]],
  ["ressourceforloeb", "2018-01", "2026-12", ["ressourceforloebVoksen", "ressourceforloebHjemmeboende"]],
  ["jobafklaring", "2018-01", "2026-12", ["jobafklaringVoksen", "jobafklaringHjemmeboende"]],
  ["revalidering", "2018-01", "2026-12", ["revalFyldt30", "revalFyldt25", "revalUdeboende", "revalHjemmeboende"]],
  ["fleksjob", "2018-01", "2026-12", ["fleksjob"]],
  ["foertidspension", "2018-01", "2026-12", ["foertidspension"]],
  ["tidligPension", "2022-01", "2026-12", ["tidligPension"]],
  ["su", "2018-01", "2026-12", ["suUdeboende", "suHjemmeboende", "suHjemmeboendeMax", "suUngdom"]],
];
const LAST_MONTH = monthNumber("2026-12");

/** What a person holds in a month. @param {number} month */
function held(month) {
  const [benefit, , , variants] = pick(HELD.filter(([, from, to]) => monthNumber(from) <= month && month <= monthNumber(to)));
  return { benefit, variant: pick(variants), amount: maybe(() => whole(0, 3_000_000)) };
}

/** What of the written sum is asked for. */
const written = () => ({ sum: chance(0.2), lines: maybe(() => chance(0.5), 0.1) });
const kommune = () => maybe(() => pick(["0101", "0482", "0265", "0253", "0580", "0851", "0000"]), 0.3);
const amount = (/** @type {number} */ most, share = 0.5) => maybe(() => whole(0, most), share);

function smaajob() {
  const month = whole(0, LAST_MONTH);
  const flag = () => maybe(() => chance(0.7), 0.4);
  const household = pick(["single", "couple"]);
  const input = {
    date: dayText(month), ...held(month), household, provider: flag(), kommune: kommune(), churchMember: flag(), ...written(), curve: maybe(() => chance(0.5), 0.1),
    hours: hundredths(250), hourlyWage: whole(0, 60_000), pension: maybe(() => percent(20)), atp: flag(), line: maybe(() => whole(0, 160)),
    reading: maybe(() => pick(["law", "programme"])), allowanceIndexed: flag(), wageCounted: maybe(() => pick(["afterAm", "beforeAm"])),
  };
  if (chance(0.3)) return input;
  const spouse = () => ({ wage: amount(4_000_000), hours: maybe(() => hundredths(250)), help: amount(1_500_000), benefit: amount(1_500_000), married: flag() });
  return {
    ...input, children: maybe(() => several(pick([0, 0, 1, 2, 5]), () => whole(0, 17))), age: maybe(() => whole(15, 70)),
    pensionEmployer: maybe(() => percent(30)), ungetillaeg: maybe(() => pick(["none", "under25", "from25"])), tilpasningstillaeg: flag(),
    danskbonus: flag(), fritidstillaeg: flag(), saerligStoette: amount(300_000), regel225: flag(), jobpraemie: flag(), socialtFrikort: flag(),
    frikortBeloeb: amount(6_000_000), partnerPensioner: flag(), indkomstfradrag: amount(20_000_000), omregningssats: amount(40_000),
    lempetGraense: amount(6_000_000), earnedThisYear: amount(6_000_000), normalWeeklyHours: maybe(() => whole(400, 3_700) / 100),
    alreadyEmployed: flag(), suFribeloeb: amount(3_000_000), spouse: household === "couple" ? maybe(spouse) : undefined, rent: amount(1_500_000),
    area: maybe(() => whole(20, 200)), daycare: amount(600_000), transport: amount(100_000), membership: amount(90_000),
    weeksOnSupport: maybe(() => whole(0, 300)), wantMore: amount(600_000),
  };
}

/** A row of people, and what they moved to. @param {number} month */
function row(month) {
  const wage = () => (chance(0.5)
    ? { per: "month", amount: whole(0, 9_000_000), hours: maybe(() => hundredths(60)) }
    : { per: "hour", amount: whole(0, 90_000), hours: hundredths(60), hoursPer: maybe(() => pick(["week", "month"])) });
  const phase = (/** @type {number | undefined} */ from) => {
    const to = pick(["job", "job", "smaajob", "fleksjob", "loentilskud", "su", "elev", "fritidsjob", "selvforsoergelse", "unknown"]);
    const pays = !["selvforsoergelse", "unknown"].includes(to);
    return { from, to, wage: pays ? { ...wage(), ...(to === "smaajob" || to === "fleksjob" ? { hours: hundredths(60) } : {}) } : undefined,
      variant: to === "su" ? "suUdeboende" : undefined, amount: to === "su" ? amount(700_000) : undefined,
      subsidy: to === "loentilskud" ? { amount: whole(0, 2_000_000), payer: pick(["kommune", "stat"]) } : undefined };
  };
  const holds = chance(0.9) ? held(month) : { benefit: "none" };
  const start = maybe(() => dayText(month), 0.3);
  return { ...holds, household: maybe(() => pick(["single", "couple"])), kommune: kommune(), churchMember: maybe(() => chance(0.5), 0.2),
    persons: maybe(() => whole(1, 5000)), children: maybe(() => whole(0, 4)), age: maybe(() => whole(15, 70)), weeksOnSupport: maybe(() => whole(0, 300)),
    kommuneShare: holds.benefit === "none" ? undefined : maybe(() => whole(0, 100), 0.1), rent: amount(1_500_000), daycare: amount(600_000),
    indkomstfradrag: amount(20_000_000, 0.3), suFribeloeb: amount(3_000_000, 0.3), pension: maybe(() => percent(20)), pensionEmployer: maybe(() => percent(30)),
    start, end: start && maybe(() => dayText(month + whole(1, 60))), months: start ? undefined : maybe(() => whole(1, 120), 0.3),
    grant: maybe(() => ({ amount: whole(0, 1e7), weeks: whole(1, 100) }), 0.2), phases: [phase(undefined), ...(chance(0.3) ? [phase(whole(2, 30))] : [])] };
}

function savings() {
  const payers = ["kommune", "stat", "region", "arbejdsgiver", "landsbyggefonden", "boligorganisation", "fond"];
  const month = whole(0, LAST_MONTH);
  const years = maybe(() => whole(1, 10));
  const level = () => pick(["low", "central", "high"]);
  const range = () => ({ low: whole(0, 50), high: whole(50, 100) });
  return { date: dayText(month), rows: several(pick([1, 1, 1, 2, 3]), () => row(month)), years,
    retention: maybe(() => pick([{ kind: "own" }, { kind: "curve", level: level() }, { kind: "observed", month: whole(1, 60), share: whole(1, 100), level: level() }])),
    staying: maybe(() => whole(0, 100)), counterfactual: maybe(() => percent()), control: maybe(() => ({ treated: whole(1, 100), control: whole(0, 100) }), 0.2),
    displacement: maybe(() => whole(0, 100)), discountRate: maybe(() => whole(0, 10)), equalisation: maybe(() => pick([75, 93, 95])),
    need: maybe(() => ({ unitValue: whole(0, 2e7), share: maybe(() => pick([93, 95])), lag: whole(0, 3) }), 0.2), savedActivation: amount(3_000_000),
    atp: maybe(() => chance(0.5)), obligatoriskPension: maybe(() => chance(0.5)), unpriced: maybe(() => several(whole(0, 2), () => ({ kind: pick(["health", "crime", "children", "other"]), amount: whole(0, 1e9) })), 0.2),
    costs: maybe(() => several(whole(0, 4), () => ({ amount: whole(0, 1e9), payer: pick(payers), ...pick([{ period: "once", from: whole(1, 5) }, { period: "yearly", from: 1, to: years }, {}]) }))),
    ranges: maybe(() => ({ counterfactual: maybe(range), displacement: maybe(range), wage: maybe(() => ({ low: -whole(0, 50), high: whole(0, 50) })), months: maybe(() => ({ low: -whole(0, 90) })) }), 0.2),
    under: maybe(() => ({ wage: maybe(() => whole(-50, 50)), months: maybe(() => -whole(0, 90)), weeksOnSupport: maybe(() => whole(0, 200)) }), 0.1),
    draws: maybe(() => ({ count: whole(1, 10), seed: whole(0, 2_147_483_647) }), 0.2), skipFaulty: chance(0.9), tornado: chance(0.1), ...written(),
    sumRow: maybe(() => 0, 0.1) };
}

function laerlinge() {
  const first = whole(60, 90);
  const length = whole(1, 40);
  const isBuilt = chance(0.7);
  const now = whole(first + 1, first + length);
  const start = `${monthText(first)}-01`;
  const month = (/** @type {number} */ from, /** @type {number} */ to) => monthText(whole(from, Math.max(from, to)));
  const hours = () => hundredths(1_000_000);
  const trade = () => {
    const from = whole(first, first + length);
    return { trade: pick(["jordBeton", "betonelement", "murer", "toemrer", "snedker", "maler", "vvs", "el", "other"]), contractor: maybe(() => whole(0, 99)), value: amount(1e11),
      labourShare: maybe(() => whole(0, 100)), costPerHour: maybe(() => whole(100, 100_000)), hours: maybe(hours), suited: maybe(() => percent()),
      mostShare: maybe(() => whole(1, 100)), from: isBuilt ? maybe(() => monthText(from)) : undefined, to: isBuilt ? maybe(() => month(from, first + length)) : undefined };
  };
  const entry = () => {
    const from = whole(first, now);
    const basis = pick(["hours", "months", "days"]);
    return { contractor: maybe(() => whole(0, 99)), trade: maybe(() => pick(["murer", "el", "other"])), from: monthText(from), to: maybe(() => month(from, Math.min(now, from + 11))),
      category: pick(["laerling", "anden", "taellerIkke"]), basis, amount: hundredths(2_000), weeklyHours: basis === "months" ? maybe(() => whole(1, 60)) : undefined };
  };
  const base = maybe(() => pick(["haandvaerkerudgifter", "byggesum"]));
  const reading = maybe(() => pick(["gross", "net"]));
  const works = maybe(() => pick(["building", "building", "anlaeg"]));
  return { supported: whole(0, 1e13), unsupported: amount(1e12), moms: pick(["included", "excluded"]), base, craftShare: base === "byggesum" ? percent() || 1 : undefined,
    works, lbf: maybe(() => chance(0.5)), totalHours: maybe(hours), skilledHours: maybe(hours), contractAarsvaerk: maybe(() => hundredths(1_000)),
    start: isBuilt ? start : undefined, end: isBuilt ? `${monthText(first + length)}-28` : undefined, months: maybe(() => whole(1, 240)),
    duty: maybe(() => ({ kind: pick(["works", "services", "goods"]), value: whole(0, 1e10), months: whole(0, 2400) / 10, begun: dayText(whole(0, LAST_MONTH)), denmark: maybe(() => chance(0.8)),
      exception: maybe(() => pick(["none", "none", "security", "unsuited", "otherLaw"])), euThreshold: amount(1e10) })),
    payroll: amount(1e11), trades: maybe(() => several(whole(0, 4), trade)), mostShare: maybe(() => whole(1, 100)), reading, schoolWeeks: reading === "net" ? whole(0, 51) : undefined,
    dropOut: maybe(() => whole(0, 99)), onlyLaerlinge: maybe(() => chance(0.5)), ledger: maybe(() => several(whole(0, 5), entry)), asOf: `${monthText(now)}-15`,
    progress: maybe(() => percent(), 0.3), siteHours: maybe(hours), report: maybe(() => ({ by: pick(["calendarYear", "twelveMonths"]), from: maybe(() => monthText(first)) })),
    money: maybe(() => ({ trade: pick(["toemrer", "murer", "maler", "other"]), trin: pick(["1", "2", "3", "4", "voksen"]), on: dayText(whole(0, LAST_MONTH)), hourlyWage: amount(30_000),
      schoolWeeks: maybe(() => whole(0, 52)), aubWeek: amount(800_000), aubExtra: maybe(() => whole(0, 100)) })),
    penalty: amount(10_000_000), ...written() };
}

function areas() {
  const list = whole(2014, 2030);
  const first = (list - 2018) * 12;
  const month = (/** @type {number} */ from, most = first + 47) => monthText(whole(from, Math.max(from, most)));
  const people = () => whole(1, chance(0.9) ? 3_000 : 1_000_000);
  const residents = maybe(people, 0.8);
  const older = maybe(people, 0.3);
  /** About the limits, where they decide. @param {number} around @param {number} [among] without it there is nothing to count among */
  const share = (around, among) => (among && chance(0.5) ? { persons: Math.min(among, hundredths(among)) } : { percent: chance(0.7) ? Math.round((around + whole(-30, 30) / 10) * 100) / 100 : percent() });
  const years = (/** @type {number} */ around, fields = {}) => {
    const among = { residents, residentsOlder: residents && older };
    const both = { older: share(around, residents && (older ?? residents)), newer: share(around, residents) };
    return { ...among, ...pick([both, both, { average: Math.round((around + whole(-30, 30) / 10) * 10) / 10 }, {}]), ...fields };
  };
  const taught = maybe(people);
  const open = ["ressourceforloeb", "jobafklaring", "ledighedsydelse", "revalidering", "aktivering", "sygedagpengeLedig", "seniorpension", "tidligPension", "none"];
  const groups = ["kontanthjaelp", "kontanthjaelp", "uddannelseshjaelp", "sho", "dagpenge", "supplerendeDagpenge", "foertidspension", "su", "fleksjob", "efterloen", ...open];
  const move = () => {
    const benefit = pick(groups);
    const to = pick(["job", "job", "job", "smaajob", "fleksjob", "elev", "su", "loentilskud", "selvforsoergelse"]);
    const start = whole(first, first + 40);
    return { persons: maybe(() => whole(1, 60)), start: monthText(start), end: maybe(() => month(start), 0.2), benefit, to, hours: to === "smaajob" ? hundredths(250) : maybe(() => hundredths(160), 0.2),
      share: benefit === "supplerendeDagpenge" ? percent() || 1 : maybe(() => percent() || 1, 0.1), wage: amount(9_000_000, 0.3), amount: amount(3_000_000, 0.3), variant: benefit === "dagpenge" ? maybe(() => "fuldtid") : undefined,
      completes: maybe(() => month(start, start + 40), 0.3), ageCounts: maybe(() => chance(0.7), 0.3) };
  };
  const region = maybe(() => whole(1, 60_000_000), 0.7);
  return { list, residents: maybe(() => whole(500, 5_000), 0.7), kommune: kommune(), outside: maybe(() => years(list > 2020 && chance(0.3) ? 30 : 40), 0.9),
    convicted: maybe(() => years(2, { limit: maybe(() => whole(100, 300) / 100), preventionLimit: maybe(() => whole(100, 300) / 100, 0.2) }), 0.7),
    education: maybe(() => ({ ...share(60, taught), residents: taught }), 0.8), earlierLists: maybe(() => whole(0, 10)),
    income: maybe(() => ({ area: region && amount(40_000_000), region, share: maybe(() => whole(400, 800) / 10), taxpayers: maybe(people), wage: amount(5_000_000), benefit: amount(2_000_000), yearsBack: maybe(() => whole(1, 2), 0.2) }), 0.8),
    nonwestern: maybe(() => share(50, undefined), 0.7), target: maybe(() => pick(["udsat", "parallelsamfund", "omdannelse", "forebyggelse"]), 0.3),
    by: maybe(() => list + whole(1, 4), 0.3), from: maybe(() => month(first), 0.3), lists: maybe(() => whole(2, 6), 0.2), moves: maybe(() => several(whole(0, 4), move)),
    staying: maybe(() => percent(99) + 1, 0.3), averaging: maybe(() => pick(["mean", "pooled"]), 0.3), test: maybe(() => pick(["exact", "rounded"]), 0.3),
    counts: maybe(() => Object.fromEntries(several(whole(0, 3), () => [pick(open), chance(0.5)])), 0.3), smaajobHours: maybe(() => chance(0.5), 0.3), ...written() };
}

const ASKED = { smaajob, savings, laerlinge, areas };

const PERSONS = ["am_bidrag", "kommuneskat", "kommuneskat_gennemsnit", "kth_timefradrag", "kth_aftrapning", "fuldtid_timer_uge", "personfradrag", "refusion_kommune_uge_53", "dagpenge_fuld_timer", "bundskat"];
/** Rates that a question uses. @type {Record<string, string[]>} */
const RATES = {
  smaajob: PERSONS,
  savings: [...PERSONS, "nettoafgiftsfaktor", "udligning_skattegrundlag", "diskonteringsrente"],
  laerlinge: ["laerling_aarsvaerk_pr_100mio", "moms", "laerling_kvote", "fuldtid_timer_uge", "refusion_kommune_uge_53", "kommuneskat"],
  areas: ["omraade_udenfor_graense", "omraade_kriterier", "omraade_udenfor_jobafklaring", "omraade_bliver_boende", "kommuneskat"],
};

/** Values of somebody's own for some rates; one of them is now and then unknown, or another question's. @param {string} ask */
function rates(ask) {
  const ids = [...RATES[ask], ...(chance(0.1) ? [pick(["findes_ikke", "moms", "bundskat", "omraade_kriterier"])] : [])];
  return Object.fromEntries(several(whole(1, 4), () => [pick(ids), hundredths(100)]));
}

/** Lærlinge is eight times as quick to answer, and asked as much more often. */
const LOT = ["smaajob", "savings", "areas", ...several(7, () => "laerlinge")];

/** A question as `engine[ask](input)` takes it. @param {string} [ask] */
export function question(ask = pick(LOT)) {
  // As JSON has it: what is not there has no name.
  return { ask, input: JSON.parse(JSON.stringify({ ...ASKED[ask](), rates: maybe(() => rates(ask), 0.2) })) };
}

/** The published cases, with the sum written out. */
export async function cases() {
  const folder = new URL("../data/cases/", import.meta.url);
  const all = await Promise.all((await readdir(folder)).sort().map(async (file) => JSON.parse(await readFile(new URL(file, folder), "utf8"))));
  return all.filter((one) => one.input).map((one) => ({ ask: one.calculator, input: { ...one.input, sum: true } }));
}

/** A build of the engine, as a page loads it. @param {string} folder of a package in www/pkg @param {string} [again] another instance for each text */
export async function engine(folder, again = "") {
  const { default: init, ...functions } = await import(new URL(`../www/pkg/${folder}jobgevinst.js${again}`, import.meta.url).href);
  await init({ module_or_path: await readFile(new URL(`../www/pkg/${folder}jobgevinst_bg.wasm`, import.meta.url)) });
  return functions;
}
