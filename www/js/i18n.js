/** Texts. Every one of them stands under the same key in Danish and English: what a page
 *  shows at once in i18n/da.json and en.json, what the written sum needs in da-sum.json and en-sum.json. */

/** @typedef {"da" | "en"} Lang */
/** @typedef {Record<string, string>} Texts */
/** @typedef {Record<string, string | number>} Params */

/** @type {Texts} */
let texts = {};
/** @type {Lang} */
let current = "da";
/** The language asked for last: an answer that comes later than another question is left. @type {Lang} */
let wanted = "da";

/** Are the names of the written sum's lines and rates wanted too? */
let withSum = false;

/** @type {Map<string, Promise<Texts>>} */
const loading = new Map();
/** The files that have come. @type {Map<string, Texts>} */
const here = new Map();

/**
 * @param {string} name of the file: "da", or "da-sum" for the names in the written sum
 * @returns {Promise<Texts>}
 */
export function fetchTexts(name) {
  let promise = loading.get(name);
  if (!promise) {
    promise = fetch(new URL(`../i18n/${name}.json`, import.meta.url)).then((answer) => {
      if (!answer.ok) throw new Error(`i18n/${name}.json: ${answer.status}`);
      return /** @type {Promise<Texts>} */ (answer.json());
    });
    promise.then(
      (own) => here.set(name, own),
      () => loading.delete(name),
    );
    loading.set(name, promise);
  }
  return promise;
}

const sumFile = () => `${current}-sum`;
const joinTexts = () => {
  texts = { ...here.get(current), ...here.get(sumFile()) };
};

/**
 * From now on texts are in this language.
 * @param {Lang} lang
 * @returns {Promise<boolean>} false when another language was asked for meanwhile
 */
export async function useLanguage(lang) {
  wanted = lang;
  // The page does without the names of the sum when they do not come.
  const sum = withSum ? fetchTexts(`${lang}-sum`).catch(() => {}) : null;
  try {
    await Promise.all([fetchTexts(lang), sum]);
  } catch (cause) {
    if (wanted === lang) wanted = current;
    throw cause;
  }
  if (wanted !== lang) return false;
  current = lang;
  joinTexts();
  document.documentElement.lang = lang;
  return true;
}

/** Adds the names of the written sum's lines and rates, in this language and the next. */
export async function useSumTexts() {
  withSum = true;
  while (!hasSumTexts()) await fetchTexts(sumFile());
  joinTexts();
}

/** Are those names here, in the language of now? */
export const hasSumTexts = () => here.has(sumFile());

export const language = () => current;
export const currentTexts = () => texts;

/** @param {string} key */
export const has = (key) => Object.hasOwn(texts, key);

/**
 * @param {string} template
 * @param {Params} params
 */
export function fill(template, params) {
  // "kr." at the end of a sentence is its full stop too.
  return template.replace(/\{(\w+)\}/g, (all, name) => (Object.hasOwn(params, name) ? String(params[name]) : all)).replace(/kr\.\.(?!\.)/g, "kr.");
}

/**
 * The text of a key; a key without a text shows itself.
 * @param {string} key
 * @param {Params} [params]
 */
export function t(key, params = {}) {
  return fill(texts[key] ?? key, params);
}

/**
 * The text in the singular (`key.one`) or the plural (`key`).
 * @param {string} key
 * @param {number} count
 * @param {Params} [params]
 */
export function plural(key, count, params = {}) {
  return t(count === 1 && has(`${key}.one`) ? `${key}.one` : key, params);
}

/**
 * A text whose placeholders are elements.
 * @param {string} key
 * @param {Record<string, Node | string>} params
 * @returns {(Node | string)[]}
 */
export function rich(key, params) {
  /** @type {(Node | string)[]} */
  const parts = [];
  for (const part of (texts[key] ?? key).split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const before = parts[parts.length - 1];
    const shown = (before instanceof Node ? before.textContent : before) ?? "";
    if (name !== undefined && Object.hasOwn(params, name)) parts.push(params[name]);
    else if (part !== "") parts.push(shown.endsWith("kr.") ? part.replace(/^\./, "") : part);
  }
  return parts;
}

/**
 * Fills the elements of the page's own HTML that name a key.
 * @param {ParentNode} root
 */
export function translate(root) {
  for (const el of root.querySelectorAll("[data-t]")) {
    el.textContent = t(/** @type {HTMLElement} */ (el).dataset.t ?? "");
  }
  for (const el of root.querySelectorAll("[data-t-label]")) {
    el.setAttribute("aria-label", t(/** @type {HTMLElement} */ (el).dataset.tLabel ?? ""));
  }
}
