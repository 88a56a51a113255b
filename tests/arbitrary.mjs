// Nothing that a page can pass makes the engine panic, hang, throw, give a number that is none, or
// refuse without saying which field: arbitrary inputs, from sheer nonsense to a question with one
// thing wrong, at every export of every build of the wasm. An answer's purses add up, and the
// written sum gives the same øre when it is computed by itself.
//
//   node tests/arbitrary.mjs [how many] [seed | "new"] [the number of the only one]
//
// What is not as it should be is printed as the smallest recipe (tests/strange.mjs) that shows it.

import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { HEAVY, anything, made, places, strange } from "./strange.mjs";
import { cases, chance, engine, pick, question, several, sow, whole } from "./random.mjs";

const PATIENCE_MS = 60_000;
const TYPES = readFileSync(new URL("../src/types.d.ts", import.meta.url), "utf8");
const CODES = TYPES.match(/code:([^;]*);/)?.[1]?.match(/\w+/g) ?? [];
const BUILDS = ["", "smaajob/", "savings/", "batch/", "laerlinge/", "areas/"];
/** What rows in columns may have. */
const COLUMNS = ["persons", "age", "kommune", "weeksOnSupport", "rent", "daycare", "wage"];
const published = await cases();

/**
 * What one number of one seed asks of which build.
 * @param {number} seed @param {number} number
 * @returns {{ build: string, export: string, input: any, portions?: any[] }}
 */
function drawn(seed, number) {
  sow(seed ^ Math.imul(number, 0x9e3779b1));
  const lot = whole(0, 99);
  if (lot < 3) return { build: pick(BUILDS), export: "rates", input: pick([strange(), question().input.date ?? "2026-01-01"]) };
  if (lot < 4) return { build: pick(BUILDS), export: "version", input: strange() };
  if (lot < 9) {
    const some = () => anything(published, "savings");
    const { rows, ...input } = Object(some());
    const list = () => (chance(0.8) && Array.isArray(rows) ? rows : chance(0.5) ? Object(some()).rows : strange());
    const portion = () => (chance(0.5) ? list() : chance(0.7) ? table(list()) : { part: chance(0.7) ? list() : chance(0.5) ? { $: "bigints", of: several(whole(0, 20), () => whole(-3, 1e6)) } : strange() });
    return { build: pick(["", "batch/"]), export: "SavingsBatch", input, portions: several(whole(0, 3), portion) };
  }
  const ask = pick(["smaajob", "savings", "areas", "laerlinge", "laerlinge", "laerlinge"]);
  return { build: pick(["", `${ask}/`]), export: ask, input: anything(published, ask) };
}

/** Kinds, and rows of them in columns of which one or the other is not as it should be. @param {any} kinds */
function table(kinds) {
  const count = whole(0, 6);
  const number = () => (chance(0.2) ? whole(-(2 ** 31), 2 ** 31 - 1) : pick([-1, 0, 1, 2, 30, 101, 751, 2_000, 500_000, 2_500_000]));
  const column = () => (chance(0.03) ? strange() : chance(0.05) ? { $: pick(["proxy", "frozen", "inherited", "longer", "revoked"]), of: { $: "int32s", of: [1, 2] } } : { $: "int32s", of: several(chance(0.02) ? count + 1 : count, number) });
  const columns = { kind: chance(0.03) ? strange() : { $: "uint32s", of: several(count, () => whole(0, Array.isArray(kinds) ? kinds.length : 3)) }, ...Object.fromEntries(COLUMNS.filter(() => chance(0.5)).map((name) => [name, column()])) };
  return { kinds, columns: chance(0.03) ? strange() : chance(0.03) ? { ...columns, [pick(["wages", "kinds", "constructor"])]: column() } : columns };
}

// ---------------------------------------------------------------- what must hold

/** @param {unknown} condition @param {string} what @returns {asserts condition} */
function hold(condition, what) {
  if (!condition) throw new Error(what);
}

/** A plain answer whose numbers are numbers. @param {any} value @param {string} at */
function plain(value, at) {
  if (typeof value === "number") hold(Number.isFinite(value), `${at} is ${value}`);
  else if (Array.isArray(value)) for (let index = 0; index < value.length; index++) plain(value[index], at);
  else if (value !== null && typeof value === "object") for (const name in value) plain(value[name], name);
  else hold(value === null || typeof value === "string" || typeof value === "boolean", `${at} is ${typeof value}`);
}

/** Is something in it without end? @param {any} input */
const holdsTooMuch = (input) => places(input).some(([within, key]) => HEAVY.includes(within[key]?.$));

/** @param {any[]} faults @param {any} input */
function named(faults, input) {
  hold(Array.isArray(faults) && faults.length > 0, "it is refused without a fault");
  const isObject = input !== null && typeof input === "object";
  for (const { code, field, allowed } of faults) {
    hold(CODES.includes(code), `no code: ${code}`);
    hold(typeof field === "string" && allowed !== null && typeof allowed === "object", `${code} without a field`);
    // The message says it.
    hold(code !== "tooSmall" || allowed.min !== undefined, `${field} is too small, and the least is not told`);
    hold(code !== "tooLarge" || allowed.max !== undefined, `${field} is too large, and the most is not told`);
    // types.d.ts: "" is the input itself, when it is no object, holds too much, or the answer is too large.
    hold(field.startsWith("/") || (field === "" && (code === "overflow" || (code === "wrongType" && (!isObject || "$" in input || Array.isArray(input) || holdsTooMuch(input))))), `${code} of no field`);
  }
}

/** @param {number[]} numbers */
const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

/** What types.d.ts says adds up. @type {Record<string, (result: any) => void>} */
const ADDS_UP = {
  smaajob({ point, zero, curve, fullMonth }) {
    for (const one of [point, zero, ...curve, ...(fullMonth ? [fullMonth] : [])]) {
      if (one.purses) hold(sumOf(Object.values(one.purses)) === one.gross, `the purses at ${one.hours} hours are not the wage`);
    }
  },
  savings({ purses, total, production, areas, years }) {
    for (let year = 0; year < years; year++) {
      for (const column of ["gross", "net", "cost", "result", "accumulated"]) {
        hold(sumOf(purses.map((/** @type {any} */ purse) => purse[column][year])) === total[column][year], `the purses' ${column} is not the total of year ${year}`);
      }
      hold(production[year] === total.gross[year], `the production is not the total of year ${year}`);
      for (const column of ["gross", "net", "result"]) {
        hold(sumOf(areas.map((/** @type {any} */ area) => area[column][year])) === purses[0][column][year], `the areas' ${column} is not the kommune's of year ${year}`);
      }
    }
    hold(sumOf(purses.map((/** @type {any} */ purse) => purse.presentValue)) === total.presentValue, "the purses' present values are not the total's");
  },
  laerlinge({ plan }) {
    if (!plan) return;
    hold(sumOf(plan.trades.map((/** @type {any} */ trade) => trade.allocated)) + plan.unplaced === plan.hours, "placed and unplaced are not the contract");
    // Without months there is nowhere to place them.
    for (const { monthly, allocated } of plan.months ? plan.trades : []) hold(sumOf(monthly) === allocated, "a trade's months are not its hours");
  },
  areas({ now, path, target, calendar, moves, rows, persons, rowPersons }) {
    for (const on of [now, ...path.flatMap((/** @type {any} */ step) => [step.without, step.with])]) {
      for (const { met, unknown, of, criteria } of on.levels) {
        hold(criteria.length === of && criteria.filter((/** @type {any} */ one) => one.met).length === met, "the met criteria are not so many");
        hold(criteria.filter((/** @type {any} */ one) => one.met === null).length === unknown, "the unknown criteria are not so many");
        for (const one of criteria) {
          if (!one.mustMove) continue;
          ordered(one.mustMove);
          hold(one.met === one.mustMove.central > 0, "a criterion is met, and nobody has to move");
          hold(one.room === 0 || !one.met, "a criterion is met and has room");
        }
      }
    }
    for (const { persons: needed } of target.routes) if (needed) ordered(needed);
    for (const { months } of calendar) for (const { persons: needed } of months) if (needed) ordered(needed);
    for (const { effect } of path) if (effect.employment) hold(effect.employment.low <= effect.employment.central && effect.employment.central <= effect.employment.high, "a change is in no order");
    hold(moves.length === rows.length && rowPersons <= persons, "a move has no row");
  },
};

/** What is true of every number of people. @param {any} range */
const ordered = ({ low, central, high, because }) => {
  hold(low <= central && central <= high, `${low}, ${central}, ${high} are in no order`);
  for (const one of because) hold(low <= one.low && one.low <= one.high && one.high <= high, `${one.id} alone does more than all together`);
};

/** A number of the written sum as an exact fraction. @param {number} value @param {string} unit @returns {[bigint, bigint]} */
function fraction(value, unit) {
  const [decimals, perOne] = { ore: [1, 100n], percent: [1e4, 1_000_000n], hours: [1e2, 100n], number: [1e6, 1_000_000n] }[unit] ?? [];
  return [BigInt(Math.round(value * decimals)), perOne];
}

/** @param {bigint} over @param {bigint} under above 0 @param {string} rounding @param {bigint} perOne */
function rounded(over, under, rounding, perOne) {
  const [step, way] = { none: [1n, "exact"], oere: [1n, "away"], oereHalvNed: [1n, "toward"], kroneNed: [perOne, "down"], heltalNed: [perOne, "down"], heltal: [perOne, "away"],
    heltalOp: [perOne, "up"], tiendedelOp: [perOne / 10n, "up"], hundrededele: [perOne / 100n, "away"], hundrededeleNed: [perOne / 100n, "down"] }[rounding] ?? [];
  if (under < 0n) [over, under] = [-over, -under];
  const per = under * step;
  let floor = over / per;
  if (floor * per > over) floor -= 1n;
  const rest = over - floor * per;
  if (way === "exact") hold(rest === 0n, "a rounding that nobody named");
  const isHalf = 2n * rest === per;
  const up = way === "up" ? rest > 0n : way === "away" || way === "toward" ? (isHalf ? over >= 0n === (way === "away") : 2n * rest > per) : false;
  return (up ? floor + 1n : floor) * step;
}

/** A line computed from its own terms: as tests/sum.rs does. @param {any} line */
function evaluated({ op, terms, rounding, unit }) {
  const all = terms.map((/** @type {any} */ term) => ({ inverse: term.inverse, minus: term.minus, number: fraction(term.value, term.unit) }));
  const [, perOne] = fraction(0, unit);
  if (op === "lowest" || op === "highest") return all.map((one) => one.number[0]).reduce((a, b) => (a < b === (op === "lowest") ? a : b));
  if (op === "add") return rounded(all.reduce((sum, one) => sum + (one.inverse ? -one.number[0] : one.number[0]), 0n), 1n, rounding, perOne);
  if (op === "mix") {
    const [[first], [second], ...rest] = all.map((one) => one.number);
    const mixed = rest.reduce((sum, [count], index) => (index % 2 ? sum : sum + count * rest[index + 1][0]), 0n);
    return rounded(mixed * first * second, 1_000_000n ** 3n, rounding, perOne);
  }
  // A term that multiplies after one that divides begins the next product, and one marked as minus one that is subtracted.
  let [over, under] = [0n, 1n];
  let product = [all[0]?.minus ? -1n : 1n, 1n];
  const add = () => ([over, under] = [over * product[1] + product[0] * under, under * product[1]]);
  all.forEach(({ inverse, minus, number: [count, scale] }, index) => {
    if (op === "products" && index > 0 && (minus || (all[index - 1].inverse && !inverse))) {
      add();
      product = [minus ? -1n : 1n, 1n];
    }
    product = inverse ? [product[0] * scale, product[1] * count] : [product[0] * count, product[1] * scale];
  });
  add();
  return rounded(over * perOne, under, rounding, perOne);
}

/** @param {any[]} lines */
function follows(lines) {
  for (const line of lines) {
    const [result] = fraction(line.result, line.unit);
    hold(evaluated(line) === result, `the line ${line.id} is not what stands in it`);
    for (const { value, origin } of line.terms) if (origin.kind === "line") hold(lines[origin.line].result === value, `a term of the line ${line.id} is not its line`);
  }
}

/** What came out of an export is an answer or faults. @param {any} outcome @param {string} ask @param {any} input */
function sound(outcome, ask, input) {
  plain(outcome, ask);
  if (!outcome.ok) {
    named(outcome.faults, input);
    return false;
  }
  ADDS_UP[ask]?.(outcome.result);
  if (outcome.result.lines) follows(outcome.result.lines);
  return true;
}

/** @param {() => unknown} call */
function refused(call) {
  try {
    call();
  } catch (error) {
    return error instanceof Error && !(error instanceof WebAssembly.RuntimeError);
  }
  return false;
}

/** Rows in portions. @param {any} wasm @param {any} input @param {any[]} portions */
function batched(wasm, input, portions) {
  const batch = new wasm.SavingsBatch(made(input));
  /** @param {any} batch @param {any} portion */
  const add = (batch, portion) => {
    if (!Object.hasOwn(Object(portion), "columns")) return batch.add(made(portion));
    const { faulty, ...gross } = batch.addColumns(made(portion.kinds), made(portion.columns));
    const lengths = new Set(["kommune", "stat", "borger", "total"].map((name) => (gross[name] instanceof BigInt64Array ? gross[name].length : NaN)));
    hold(lengths.size === 1 && !lengths.has(NaN) && faulty.length <= [...lengths][0], "each row in columns has what it comes to");
    return { faulty };
  };
  for (const portion of portions) {
    if (Object.hasOwn(Object(portion), "part")) {
      const { part } = portion;
      const other = new wasm.SavingsBatch(made(input));
      if (Array.isArray(part)) add(other, part);
      batch.join(Array.isArray(part) ? other.part() : made(part));
      other.free();
      continue;
    }
    const { faulty } = add(batch, portion);
    plain(faulty, "faulty");
    for (const one of faulty) named(one.faults, {});
  }
  return sound(batch.finish(), "savings", input);
}

/**
 * What is gone is gone, and says so; and a batch that reads a row lets no field of it call back. Done a hundred times at most: each error that comes
 * out of the wasm so leaves a kilobyte or less on its stack, which has one megabyte for as long as the page is open.
 * @param {any} wasm
 */
function misused({ SavingsBatch }) {
  const input = { date: "2026-01-01" };
  const batch = new SavingsBatch(input);
  let isRefused = false;
  batch.add([{ get persons() { isRefused = refused(() => batch.add([])); return 1; } }]);
  hold(isRefused, "a batch is called while it reads");
  sound(batch.finish(), "savings", input);
  const freed = new SavingsBatch(input);
  freed.free();
  for (const call of [() => batch.add([]), () => batch.finish(), () => freed.add([]), () => freed.addColumns([], {}), () => freed.part(), () => freed.join(0), () => freed.finish()]) hold(refused(call), "a batch is used after its end");
}

/**
 * Asks, and looks at what comes.
 * @param {Record<string, any>} wasm @param {ReturnType<typeof drawn>} one
 * @returns {boolean} whether there was an answer
 */
function tried(wasm, { export: ask, input, portions }) {
  if (portions) return batched(wasm, input, portions);
  if (ask !== "version") return sound(wasm[ask](made(input)), ask, ask === "rates" ? {} : input);
  plain(wasm.version(made(input)), "version");
  return true;
}

/** @param {Record<string, any>} wasm @param {ReturnType<typeof drawn>} one @returns {string | null} */
function wrong(wasm, one) {
  try {
    tried(wasm, one);
    return null;
  } catch (error) {
    return String(error);
  }
}

// ---------------------------------------------------------------- a worker asks, so that one that hangs is noticed

/** The smallest input that is still wrong, each time in a new instance. @param {ReturnType<typeof drawn>} one */
async function smallest(one) {
  let instances = 0;
  const isWrong = async (/** @type {any} */ other) => wrong(await engine(other.build, `?${++instances}`), other) !== null;
  const until = performance.now() + PATIENCE_MS / 2;
  for (let found = true; found && performance.now() < until; ) {
    found = false;
    for (let place = 0; !found && place < places(one).length; place++) {
      if (["build", "export", "input", "portions"].includes(places(one)[place]?.[1] ?? "")) continue;
      for (const change of ["leave out", "of", "nothing"]) {
        const less = structuredClone(one);
        const [within, key] = places(less)[place] ?? [];
        const value = within[key];
        if (change === "leave out" && Array.isArray(within)) within.splice(Number(key), 1);
        else if (change === "leave out" && key !== "of") delete within[key];
        else if (change === "of" && value?.$ && "of" in value) within[key] = value.of;
        else if (change === "nothing" && value !== null) within[key] = null;
        else continue;
        if (await isWrong(less)) {
          one = less;
          found = true;
          break;
        }
      }
    }
  }
  return one;
}

if (!isMainThread && parentPort) {
  const { seed, first, step, count, at } = workerData;
  const engines = Object.fromEntries(await Promise.all(BUILDS.map(async (build) => [build, await engine(build)])));
  const control = published.filter((one) => one.ask === "savings").slice(0, 2);
  const controlled = () => JSON.stringify(control.map(({ ask, input }) => [engines[""][ask](input), engines["savings/"][ask](input)]));
  const expected = controlled();
  /** @type {Record<string, [number, number]>} asked and answered */
  const tally = {};
  const answered = new Set();
  for (let number = first; number < count; number += step) {
    Atomics.store(at, 0, number);
    const one = drawn(seed, number);
    const told = (tally[one.export] ??= [0, 0]);
    told[0] += 1;
    try {
      if (tried(engines[one.build], one)) {
        told[1] += 1;
        for (const [, name] of places(one.input)) answered.add(name);
      }
      if (number % 100_000 < step) misused(engines[pick(["", "batch/"])]);
      if (number % 5_000 < step) {
        hold(controlled() === expected, "a question has another answer than before");
      }
    } catch (error) {
      Atomics.store(at, 0, -1);
      parentPort.postMessage({ number, why: String(error), one: await smallest(one) });
      break;
    }
  }
  Atomics.store(at, 0, -1);
  parentPort.postMessage({ tally, answered: [...answered] });
}

// ---------------------------------------------------------------- the main thread

/** The names of all fields that an input may have. */
function fields() {
  const inputs = [...TYPES.matchAll(/^export interface (?:\w+Input|SavingsRow|SavingsPhase|LaerlingeLedgerRow|AreasShare|AreasMove) \{\n(.*?)^\}/gms)];
  hold(inputs.length === 10, `${inputs.length} inputs in types.d.ts`);
  const code = inputs.map(([, body]) => body?.replace(/\/\*\*.*?\*\/|\/\/.*/gs, "")).join("\n");
  return [...new Set([...code.matchAll(/(\w+)\??:/g)].map(([, name]) => name))];
}

if (isMainThread) {
  const [count = "200000", given = "2026", only] = process.argv.slice(2);
  const seed = given === "new" ? Date.now() | 0 : Number(given);
  const began = performance.now();
  const end = (/** @type {number} */ number, /** @type {string} */ why, /** @type {unknown} */ one) => {
    console.error(`${why}\n  ${JSON.stringify(one)}\n  again: node tests/arbitrary.mjs 1 ${seed} ${number}`);
    process.exit(1);
  };
  const jobs = only ? 1 : availableParallelism();
  /** @type {Record<string, [number, number]>} */
  const tally = {};
  const answered = new Set();
  await Promise.all(Array.from({ length: jobs }, (_, job) => new Promise((done) => {
    const at = new Int32Array(new SharedArrayBuffer(4)).fill(-1);
    const [first, step, most] = only ? [Number(only), 1, Number(only) + 1] : [job, jobs, Number(count)];
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: { seed, first, step, count: most, at } });
    let last = -1;
    let since = performance.now();
    const watch = setInterval(() => {
      const now = Atomics.load(at, 0);
      if (now !== last || now === -1) [last, since] = [now, performance.now()];
      else if (performance.now() - since > PATIENCE_MS) end(now, `no answer within ${PATIENCE_MS / 1000} seconds`, drawn(seed, now));
    }, 1000);
    worker.on("error", (error) => end(Atomics.load(at, 0), String(error), drawn(seed, Atomics.load(at, 0))));
    worker.on("message", (told) => {
      if (told.why) end(told.number, told.why, told.one);
      for (const [ask, [asked, ok]] of Object.entries(told.tally)) tally[ask] = [(tally[ask]?.[0] ?? 0) + asked, (tally[ask]?.[1] ?? 0) + ok];
      for (const name of told.answered) answered.add(name);
      clearInterval(watch);
      done(undefined);
    });
  })));
  const [asked, ok] = Object.values(tally).reduce(([a, b], [c, d]) => [a + c, b + d]);
  const shares = Object.entries(tally).map(([ask, [all, some]]) => `${ask} ${some} of ${all}`).join(", ");
  console.log(`seed ${seed}: ${asked} inputs in ${((performance.now() - began) / 1000).toFixed(0)} s, ${ok} with an answer (${shares})`);
  if (asked >= 20_000) {
    // Nonsense alone would say little.
    hold(ok > asked / 5, "too few had an answer");
    const never = fields().filter((name) => !answered.has(name));
    hold(never.length === 0, `no input that had an answer has ${never.join(", ")}`);
  }
}
