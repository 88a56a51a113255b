// Inputs that nobody means, drawn by lot. What is drawn is a recipe: plain JSON, in which an object
// `{ "$": kind, of }` stands for something that JSON cannot say. So a recipe can be printed, made
// smaller, and made again.

import { chance, pick, question, random, several, whole } from "./random.mjs";

const broken = () => {
  throw new Error("not to be read");
};
/** Every trap of a proxy that throws. */
const traps = Object.fromEntries(["get", "has", "ownKeys", "getPrototypeOf", "getOwnPropertyDescriptor", "isExtensible"].map((trap) => [trap, broken]));

/** @param {any} of */
const numbers = (of) => (Array.isArray(of) ? of.slice(0, 50) : [of]).map((one) => (typeof one === "number" && Number.isFinite(one) ? one : 0));

/** What a recipe's kind makes of what it is made of. @type {Record<string, (of: any) => unknown>} */
const KINDS = {
  // Numbers and texts that JSON has no word for, or that are better not printed.
  nan: () => NaN, infinity: () => Infinity, minusInfinity: () => -Infinity, minusZero: () => -0, undefined: () => undefined,
  bigint: () => 12345678901234567890n, symbol: () => Symbol("s"), surrogate: () => "\ud800\udfff\udc00", long: () => "9".repeat(100_000),
  // Things that are no plain objects.
  function: (of) => Object.assign(() => of, of), class: () => class {}, date: () => new Date(0), noDate: () => new Date(NaN), regexp: () => /x/g,
  map: (of) => new Map(Object.entries(Object(of))), set: (of) => new Set([of]), promise: () => Promise.resolve(), error: () => new Error("e"), weak: () => new WeakMap(),
  bytes: () => new Uint8Array(9), floats: () => new Float64Array([NaN, -0, 1e308]), buffer: () => new ArrayBuffer(8), shared: () => new SharedArrayBuffer(8),
  int32s: (of) => Int32Array.from(numbers(of)), uint32s: (of) => Uint32Array.from(numbers(of)), bigints: (of) => BigInt64Array.from(numbers(of), (number) => BigInt(Math.trunc(number))),
  longer: (of) => Object.defineProperty(Object(of), "length", { get: broken }),
  boxedNumber: () => Object(1), boxedText: () => Object("2026-01-01"), boxedFlag: () => Object(false), boxedBigint: () => Object(1n),
  generator: () => (function* () {})(), arguments: (of) => (function () { return arguments; })(of),
  // Objects whose fields are not where they seem to be.
  noPrototype: (of) => Object.assign(Object.create(null), of), inherited: (of) => Object.create(Object(of)), frozen: (of) => Object.freeze(of),
  proto: (of) => JSON.parse(`{"__proto__": ${JSON.stringify(of) ?? 0}}`), symbolKeys: (of) => Object.assign({ [Symbol("k")]: 1 }, of),
  hidden: (of) => Object.defineProperties({}, Object.getOwnPropertyDescriptors(Object(of))),
  lazy: (of) => Object.defineProperties({}, Object.fromEntries(Object.entries(Object(of)).map(([name, value]) => [name, { get: () => value, enumerable: true }]))),
  throws: (of) => Object.defineProperty(Array.isArray(of) ? [1] : Object.assign({}, of), Array.isArray(of) ? "0" : "date", { get: broken, enumerable: true }),
  toPrimitive: (of) => Object.assign({ valueOf: broken, toString: broken, toJSON: broken, [Symbol.toPrimitive]: broken }, of),
  // Proxies.
  proxy: (of) => new Proxy(Object(of), {}), proxyThrows: (of) => new Proxy(Object(of), traps), proxyGet: (of) => new Proxy(Object(of), { get: broken }),
  proxyEndless: () => { const it = new Proxy({}, { get: () => it, ownKeys: () => ["a", "rows"], getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }) }); return it; },
  proxyKeys: (of) => new Proxy(Object(of), { ownKeys: () => ["date", "date", 1] }), proxyLength: (of) => new Proxy([of], { get: (list, name) => (name === "length" ? 4294967295 : list[name]) }),
  proxyNoLength: (of) => new Proxy([of], { get: (list, name) => (name === "length" ? "x" : list[name]) }),
  revoked: (of) => { const { proxy, revoke } = Proxy.revocable(Object(of), {}); revoke(); return proxy; },
  // Lists and objects without end.
  sparse: () => new Array(4294967295), gaps: (of) => Object.assign([], { 7: of }), many: () => new Array(200_000).fill(0), tagged: (of) => Object.assign([of], { extra: 1 }),
  cycle: (of) => { const it = Object.assign({}, of); it["rows"] = [it]; it["spouse"] = it; return it; }, listCycle: (of) => { const it = [of]; it.push(it, it); return it; },
  deep: () => { let it = {}; for (let depth = 0; depth < 20_000; depth++) it = depth % 2 ? [it] : { a: it }; return it; },
  wide: () => Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`f${index}`, index])),
  changes: (of) => { let read = 0; return { get date() { return read++ % 2 ? of : "2026-01-01"; }, get rows() { return read++ ? [of] : []; } }; },
};
/** Those that cost more than all the others together. */
export const HEAVY = ["long", "many", "deep", "wide", "proxyEndless", "cycle", "listCycle"];
const LIGHT = Object.keys(KINDS).filter((kind) => !HEAVY.includes(kind));

/** What a recipe stands for, always anew. @param {any} recipe @returns {any} */
export function made(recipe) {
  if (recipe === null || typeof recipe !== "object") return recipe;
  if (Array.isArray(recipe)) return recipe.map(made);
  if (typeof recipe.$ === "string") {
    try {
      return KINDS[recipe.$](made(recipe.of));
    } catch {
      // What it would be made of cannot be read either.
      return KINDS[recipe.$](undefined);
    }
  }
  return Object.fromEntries(Object.entries(recipe).map(([name, value]) => [name, made(value)]));
}

const NUMBERS = [0, 1, -1, 0.005, 0.1, 1e-7, 5e-324, 1e15, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 + 2, 2 ** 63, 1e21, 1e308, -1e308, 12, 37, 160.33, 99_999_999];
const TEXTS = ["", " ", "0", "1", "2026-02-29", "2024-02-29", "2018-01-01", "2026-12-31", "2027-06-30", "2099-01-01", "0000-00-00", "-001-01-01", "2026-13-01", "2026-1-1", "2026-01", "2026-00",
  "９９", "æøå", "\0", "a/b~c", "0101", "101", "9999", "single", "none", "single ", "Single", "kontanthjaelp", "su", "job", "smaajob", "month", "stat", "own", "murer", "hours", "constructor", "__proto__", "toString"];

/** Names of fields: mostly those of a question that somebody could ask. */
const ASKED = ["smaajob", "savings", "laerlinge", "areas"].flatMap((ask) => several(30, () => question(ask))).flatMap(({ input }) => places(input).map(([, key]) => key));
const NAMES = [...new Set(ASKED)].filter((key) => !/^\d+$/.test(key));
const name = () => (chance(0.9) ? pick(NAMES) : pick(["__proto__", "constructor", "", "a/b~c", "length", "then", "0", "$x"]));

/** @returns {any} a recipe of something that is nothing else */
export function strange(depth = 0) {
  const more = () => (depth < 3 ? strange(depth + 1) : null);
  const lot = random();
  if (lot < 0.2) return pick(NUMBERS) * pick([1, 1, -1]);
  if (lot < 0.4) return pick(TEXTS);
  if (lot < 0.5) return pick([null, true, false, [], {}]);
  if (lot < 0.75) return { $: chance(0.002) ? pick(HEAVY) : pick(LIGHT), of: more() };
  if (lot < 0.85) return several(whole(0, 4), more);
  return Object.fromEntries(several(whole(0, 5), () => [name(), more()]));
}

/** Every place in a recipe, as the list or object that holds it and its name there. @param {any} recipe @returns {[any, string][]} */
export function places(recipe) {
  if (recipe === null || typeof recipe !== "object") return [];
  return Object.keys(recipe).filter((key) => key !== "$").flatMap((key) => [[recipe, key], ...places(recipe[key])]);
}

/** A question in which something is changed. @param {any} recipe */
function disturb(recipe) {
  const all = places(recipe);
  if (all.length === 0) return;
  const [within, key] = pick(all);
  const value = within[key];
  const lot = random();
  if (lot < 0.15) {
    if (Array.isArray(within)) within.splice(Number(key), 1);
    else delete within[key];
  } else if (lot < 0.3) within[key] = strange(2);
  else if (lot < 0.4 && value !== null && typeof value === "object" && !value.$) within[key] = { $: pick(LIGHT), of: value };
  else if (lot < 0.45 && Array.isArray(within)) within.push(value);
  else if (lot < 0.5 && !Array.isArray(within)) within[name()] = value;
  else if (typeof value === "number") within[key] = pick([value + 1, value - 1, value * 10, value / 10, Math.round(value), -value, 0, value + 0.001, pick(NUMBERS)]);
  else if (typeof value === "boolean") within[key] = !value;
  else if (typeof value === "string") within[key] = chance(0.5) ? pick(TEXTS) : value.replace(/\d/, String(whole(0, 9)));
  else within[key] = within[pick(Object.keys(within))];
}

/** Draws and rows are kept few, as they may cost what they like. @param {any} recipe */
function few(recipe) {
  for (const [within, key] of places({ input: recipe })) {
    if (key === "count" && within[key] > 10) within[key] = 10;
    if (Array.isArray(within[key])) within[key].length = Math.min(within[key].length, 20);
  }
  return recipe;
}

/**
 * The recipe of an input for a question: half of them are nonsense, half are near to what could be asked.
 * @param {{ ask: string, input: any }[]} cases @param {string} ask
 */
export function anything(cases, ask) {
  const lot = random();
  if (lot < 0.5) return strange();
  const input = structuredClone(chance(0.1) ? pick(cases.filter((one) => one.ask === ask)).input : question(ask).input);
  for (let times = pick([0, 0, 1, 1, 2, 6]); times > 0; times--) disturb(input);
  few(input);
  return lot < 0.97 ? input : { $: pick(LIGHT), of: input };
}
