// Native and wasm give the same answer to the last øre: on the worked examples and on 10,000
// random inputs, the whole answer with its written sum is compared. All sides are the product: the
// wasm package as a page loads it, with its own question alone, the one with all questions that
// hosts load, and the native engine through its `answer` program.
//
//   node tests/parity.mjs <path of the answer program> [how many random inputs]

import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";

const [program, count = "10000"] = process.argv.slice(2);
if (!program) throw new Error("usage: node tests/parity.mjs <answer program> [count]");

/** @param {string} folder of a package in www/pkg */
async function engine(folder) {
  const { default: init, ...functions } = await import(new URL(`../www/pkg/${folder}jobgevinst.js`, import.meta.url).href);
  await init({ module_or_path: await readFile(new URL(`../www/pkg/${folder}jobgevinst_bg.wasm`, import.meta.url)) });
  return functions;
}
const every = await engine("");
const alone = { smaajob: await engine("smaajob/"), savings: await engine("savings/"), laerlinge: await engine("laerlinge/") };

// mulberry32: small, seeded, the same everywhere.
let state = 20_261_121;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const whole = (from, to) => from + Math.floor(random() * (to - from + 1));
const pick = (list) => list[whole(0, list.length - 1)];
const maybe = (value) => (random() < 0.5 ? value() : undefined);

/** Every benefit with the first and last month in which its rates exist, and its variants. */
const BENEFITS = {
  kontanthjaelp: [["2018-01", "2025-06", ["fyldt30", "under30", "under30Hjemmeboende", "gravid"]], ["2025-07", "2026-12", ["mindstesats", "grundsats", "forhoejetSats", "hjemmeboende"]]],
  dagpenge: [["2018-01", "2026-12", ["fuldtid", "deltid", "dimittendFuldtid", "dimittendDeltid", "ungesats"]], ["2023-05", "2026-12", ["dimittendEfter481Under30", "dimittendEfter481Fyldt30Deltid", "beskaeftigelsestillaeg"]]],
  uddannelseshjaelp: [["2018-01", "2025-06", ["uddUdeboende", "uddHjemmeboende", "uddGravid", "uddPsykisk"]]],
  sho: [["2018-01", "2025-06", ["shoVoksen", "shoHjemmeboende"]]],
  efterloen: [["2018-01", "2026-12", ["efterloen91", "efterloen100", "efterloenDeltid"]]],
  sygedagpenge: [["2018-01", "2026-12", ["sygedagpenge"]]],
  ressourceforloeb: [["2018-01", "2026-12", ["ressourceforloebVoksen", "ressourceforloebHjemmeboende"]]],
  jobafklaring: [["2018-01", "2026-12", ["jobafklaringVoksen", "jobafklaringHjemmeboende"]]],
  revalidering: [["2018-01", "2026-12", ["revalFyldt30", "revalFyldt25", "revalUdeboende", "revalHjemmeboende"]]],
  fleksjob: [["2018-01", "2026-12", ["fleksjob"]]],
  foertidspension: [["2018-01", "2026-12", ["foertidspension"]]],
  tidligPension: [["2022-01", "2026-12", ["tidligPension"]]],
  su: [["2018-01", "2026-12", ["suUdeboende", "suHjemmeboende", "suHjemmeboendeMax", "suUngdom"]]],
};

/** @param {(keyof typeof BENEFITS)[]} benefits */
function person(benefits) {
  const benefit = pick(benefits);
  const [from, to, variants] = pick(BENEFITS[benefit]);
  const months = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5)) - 1;
  const month = whole(months(from), months(to));
  return {
    date: `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`, benefit, variant: pick(variants), household: pick(["single", "couple"]),
    provider: random() < 0.4, amount: maybe(() => whole(0, 3_000_000)), churchMember: random() < 0.3,
    kommune: maybe(() => pick(["0101", "0482", "0265", "0253", "0580", "0851", "0000"])), sum: random() < 0.2,
  };
}

/** What only småjob asks. */
function household() {
  const flag = () => random() < 0.3;
  return {
    children: Array.from({ length: pick([0, 0, 1, 2, 5]) }, () => whole(0, 17)), age: maybe(() => whole(15, 70)),
    pensionEmployer: maybe(() => whole(0, 300_000) / 10_000), ungetillaeg: pick(["none", "none", "under25", "from25"]), tilpasningstillaeg: flag(),
    danskbonus: flag(), fritidstillaeg: flag(), saerligStoette: maybe(() => whole(0, 300_000)), regel225: flag(), jobpraemie: flag(),
    socialtFrikort: flag(), frikortBeloeb: maybe(() => whole(0, 6_000_000)), partnerPensioner: flag(), indkomstfradrag: maybe(() => whole(0, 20_000_000)),
    omregningssats: maybe(() => whole(0, 40_000)), lempetGraense: maybe(() => whole(0, 6_000_000)), earnedThisYear: maybe(() => whole(0, 6_000_000)),
    normalWeeklyHours: maybe(() => whole(400, 3_700) / 100), alreadyEmployed: flag(), suFribeloeb: maybe(() => whole(0, 3_000_000)),
    spouse: maybe(() => ({ wage: whole(0, 4_000_000), hours: whole(0, 250), help: maybe(() => whole(0, 1_500_000)), benefit: maybe(() => whole(0, 1_500_000)), married: random() < 0.8 })),
    rent: maybe(() => whole(0, 1_500_000)), area: maybe(() => whole(20, 200)), daycare: maybe(() => whole(0, 600_000)),
    transport: maybe(() => whole(0, 100_000)), membership: maybe(() => whole(0, 90_000)), weeksOnSupport: maybe(() => whole(0, 300)), wantMore: maybe(() => whole(0, 600_000)),
  };
}

/** A row of people, and what they moved to. */
function row() {
  const { date, provider, churchMember, sum, ...held } = person(["kontanthjaelp", "dagpenge", "sygedagpenge", "uddannelseshjaelp"]);
  const wage = () => (random() < 0.5 ? { per: "month", amount: whole(0, 9_000_000), hours: maybe(() => whole(0, 6_000) / 100) } : { per: "hour", amount: whole(0, 90_000), hours: whole(0, 6_000) / 100 });
  const phase = (/** @type {number | undefined} */ from) => {
    const to = pick(["job", "job", "smaajob", "fleksjob", "loentilskud", "su", "elev", "fritidsjob", "selvforsoergelse", "unknown"]);
    const pays = !["selvforsoergelse", "unknown"].includes(to);
    return { from, to, wage: pays ? wage() : undefined, variant: to === "su" ? "suUdeboende" : undefined,
      subsidy: to === "loentilskud" ? { amount: whole(0, 2_000_000), payer: pick(["kommune", "stat"]) } : undefined };
  };
  return { ...held, churchMember: maybe(() => churchMember), persons: maybe(() => whole(1, 5000)), children: maybe(() => whole(0, 4)), age: maybe(() => whole(15, 70)),
    weeksOnSupport: maybe(() => whole(0, 300)), kommuneShare: random() < 0.1 ? whole(0, 100) : undefined, rent: maybe(() => whole(0, 1_500_000)),
    daycare: maybe(() => whole(0, 600_000)), pension: maybe(() => whole(0, 20)), pensionEmployer: maybe(() => whole(0, 30)),
    months: random() < 0.3 ? whole(1, 120) : undefined, grant: random() < 0.2 ? { amount: whole(0, 1e7), weeks: whole(1, 100) } : undefined,
    phases: [phase(undefined), ...(random() < 0.3 ? [phase(whole(2, 30))] : [])] };
}

/** Everything gevinst asks. */
function savings() {
  const payers = ["kommune", "stat", "region", "arbejdsgiver", "landsbyggefonden", "boligorganisation", "fond"];
  const month = whole(0, 107);
  return { date: `${2018 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`, rows: Array.from({ length: whole(1, 3) }, row), years: maybe(() => whole(1, 10)),
    retention: maybe(() => pick([{ kind: "own" }, { kind: "curve", level: pick(["low", "central", "high"]) }, { kind: "observed", month: whole(1, 60), share: whole(1, 100) }])),
    staying: maybe(() => whole(0, 100)), counterfactual: maybe(() => whole(0, 1_000_000) / 10_000), control: random() < 0.2 ? { treated: whole(1, 100), control: whole(0, 100) } : undefined,
    displacement: maybe(() => whole(0, 100)), discountRate: maybe(() => whole(0, 10)), equalisation: maybe(() => pick([75, 93, 95, 80])),
    need: random() < 0.2 ? { unitValue: whole(0, 2e7), lag: whole(0, 3) } : undefined, savedActivation: maybe(() => whole(0, 3_000_000)), atp: maybe(() => false),
    costs: maybe(() => Array.from({ length: whole(0, 4) }, () => ({ amount: whole(0, 1e9), payer: pick(payers), period: pick(["yearly", "once"]) }))),
    draws: random() < 0.2 ? { count: whole(1, 500), seed: whole(0, 2_147_483_647) } : undefined, skipFaulty: true, tornado: random() < 0.1, sum: random() < 0.2 };
}

function question() {
  const ask = pick(["smaajob", "smaajob", "savings", "laerlinge"]);
  if (ask === "smaajob") {
    const extra = random() < 0.7 ? household() : {};
    return { ask, input: { ...person(/** @type {any} */ (Object.keys(BENEFITS))), ...extra, hours: whole(0, 25_000) / 100, hourlyWage: whole(0, 60_000), pension: maybe(() => whole(0, 200_000) / 10_000),
      atp: random() < 0.7, line: maybe(() => whole(0, 160)), reading: pick(["law", "programme"]),
      allowanceIndexed: random() < 0.5, wageCounted: pick(["afterAm", "beforeAm"]) } };
  }
  if (ask === "savings") return { ask, input: savings() };
  return { ask, input: { supported: whole(0, 1e13), unsupported: maybe(() => whole(0, 1e12)), moms: pick(["included", "excluded"]),
    totalHours: maybe(() => whole(0, 1e9) / 100), skilledHours: maybe(() => whole(0, 1e9) / 100), months: maybe(() => whole(1, 240)), sum: true } };
}

// The published cases and the worked examples that the issue tracker and the law name.
const folder = new URL("../data/cases/", import.meta.url);
const cases = await Promise.all((await readdir(folder)).map(async (file) => JSON.parse(await readFile(new URL(file, folder), "utf8"))));
const examples = [
  ...cases.filter((one) => one.input).map((one) => ({ ask: one.calculator, input: { ...one.input, sum: true } })),
  { ask: "smaajob", input: { date: "2019-05-01", benefit: "kontanthjaelp", variant: "fyldt30", household: "single", hours: 30, hourlyWage: 13_000, atp: false, sum: true } },
  { ask: "smaajob", input: { date: "2025-09-01", benefit: "kontanthjaelp", variant: "forhoejetSats", household: "couple", hours: 30, hourlyWage: 14_500, atp: false, sum: true } },
  { ask: "laerlinge", input: { supported: 12_000_000_000, unsupported: 6_000_000_000, moms: "included", sum: true } },
  { ask: "laerlinge", input: { supported: 1_666_666_700, moms: "included", sum: true } },
];
/** One in five with values of its own for some rates, one of them unknown now and then. */
function withRates() {
  const one = question();
  if (random() >= 0.2) return one;
  const ids = ["am_bidrag", "kommuneskat", "kommuneskat_gennemsnit", "kth_timefradrag", "kth_aftrapning", "fuldtid_timer_uge", "personfradrag", "refusion_kommune_uge_53", "laerling_aarsvaerk_pr_100mio", "moms", "dagpenge_fuld_timer", random() < 0.05 ? "findes_ikke" : "bundskat"];
  const rates = Object.fromEntries(Array.from({ length: whole(1, 4) }, () => [pick(ids), whole(0, 10_000) / 100]));
  return { ...one, input: { ...one.input, rates } };
}

const questions = [...examples, ...Array.from({ length: Number(count) }, withRates)];

// A thousand at a time: all answers at once would be longer than a string may be.
let answered = 0;
for (let from = 0; from < questions.length; from += 1000) {
  const batch = questions.slice(from, from + 1000);
  const run = spawnSync(program, { input: batch.map((q) => JSON.stringify(q)).join("\n"), encoding: "utf8", maxBuffer: 2 ** 29 });
  if (run.status !== 0) throw new Error(`the native engine failed: ${run.error ?? run.stderr}`);
  const native = run.stdout.trimEnd().split("\n");
  batch.forEach((q, index) => {
    const there = JSON.parse(native[index] ?? "null");
    for (const wasm of [alone[q.ask], every]) {
      const here = JSON.parse(JSON.stringify(wasm[q.ask](q.input)));
      if (!isDeepStrictEqual(here, there)) {
        console.error("native and wasm differ on", JSON.stringify(q), "\nwasm  ", JSON.stringify(here).slice(0, 2000), "\nnative", JSON.stringify(there).slice(0, 2000));
        process.exit(1);
      }
    }
    if (there.ok) answered += 1;
  });
}
// Most questions must be real ones, or equality would say little.
if (answered < questions.length / 2) throw new Error(`only ${answered} of ${questions.length} questions had an answer`);
console.log(`native and wasm agree on ${questions.length} questions, ${answered} with an answer`);
