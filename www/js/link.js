/**
 * The inputs in the address after "#": nothing is sent anywhere, and a link opens the same sum.
 * `v=1` names the meaning of the keys and of the defaults that are left out.
 */

const VERSION = "1";
/** The longest value that is written or read. */
const LONGEST = 1000;
/** The longest address that is read, and the most values of one key. */
const LONGEST_HASH = 16_000;
export const MOST_VALUES = 100;

/** The longest link that is written, with the page's own address before it. */
export const LONGEST_LINK = 4000;

/** An answer's first number, in its smallest unit, and what computed it. @typedef {{ engine: string, data: string, value: number }} Answer */
/** @typedef {{ get: (key: string) => string | null, getAll: (key: string) => string[], newer: boolean }} Link */

/**
 * @param {string} hash
 * @returns {Link}
 */
export function readLink(hash) {
  const params = new URLSearchParams(hash.includes("=") ? hash.replace(/^#/, "").slice(0, LONGEST_HASH) : "");
  // An attribute of an embedded calculator can hold what else takes several of the same name.
  for (const [key, value] of new URLSearchParams(params.get("tal") ?? "")) params.append(key, value);
  const v = params.get("v");
  return {
    get: (key) => params.get(key)?.slice(0, LONGEST) ?? null,
    getAll: (key) => params.getAll(key).slice(0, MOST_VALUES).map((value) => value.slice(0, LONGEST)),
    newer: v !== null && v !== VERSION,
  };
}

/**
 * @param {[key: string, value: string][]} pairs
 * @returns {string} with "#"
 */
export function writeLink(pairs) {
  const parts = [["v", VERSION], ...pairs].map(
    // Half a character, which somebody can paste, cannot be encoded.
    ([key, value]) => `${key}=${encodeURIComponent(value.slice(0, LONGEST).replace(/\p{Surrogate}/gu, "\ufffd")).replace(/%3A/g, ":").replace(/%20/g, "+")}`,
  );
  return `#${parts.join("&")}`;
}

/** @param {Answer} answer @returns {[key: string, value: string][]} */
export const answerPairs = ({ engine, data, value }) => [["ver", `${engine}_${data}`], ["svar", String(value)]];

/** The answer that the link had when it was made. @param {Link} link @returns {Answer | null} */
export function answerIn(link) {
  const [, engine, data] = /^([\w.-]{1,20})_(\d{4}-\d\d-\d\d)$/.exec(link.get("ver") ?? "") ?? [];
  const value = /^-?\d{1,15}$/.exec(link.get("svar") ?? "");
  return data !== undefined && value !== null ? { engine, data, value: Number(value[0]) } : null;
}

/** The visitor's own values of rates. @param {import("../../src/types.js").TypedRates} rates @returns {[key: string, value: string][]} */
export const ratePairs = (rates) => Object.entries(rates).map(([id, value]) => ["sats", `${id}:${value}`]);

/** The same in a link, and what of it cannot be read. @param {Pick<Link, "getAll">} link */
export function ratesIn(link) {
  /** @type {import("../../src/types.js").TypedRates} */
  const rates = {};
  /** @type {string[]} */
  const odd = [];
  for (const pair of link.getAll("sats")) {
    const [, id, value] = /^([a-z]\w*):(\d{1,9}(?:\.\d{1,6})?)$/.exec(pair) ?? [];
    if (id === undefined || Object.keys(rates).length === MOST_RATES) odd.push(pair);
    else rates[id] = Number(value);
  }
  return { rates, odd };
}

/** So many the engine takes. */
const MOST_RATES = 50;

/**
 * Puts the hash in the address without a new step in the browser's history.
 * @param {string} hash
 */
export function showLink(hash) {
  if (location.hash === hash) return;
  try {
    history.replaceState(history.state, "", hash);
  } catch {
    // A browser may refuse when asked very often; the next change writes it.
  }
}
