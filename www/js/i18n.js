/**
 * Texts. Every one of them stands in one file, under the same key in Danish and English: what the
 * pages share in i18n/da.json, what a page has at once in the files that it names
 * (<html data-texts="smaajob ydelse">: da-smaajob.json and da-ydelse.json), and what waits in files
 * of its own: da-rates.json, the names of the rates, until the first answer stands; da-sum.json, the
 * lines of the written sum and the words, da-<page>-more.json and da-gevinst-rows.json until
 * somebody asks.
 */

/** @typedef {"da" | "en"} Lang */
/** @typedef {Record<string, string>} Texts */
/** @typedef {Record<string, string | number>} Params */

/** @type {Texts} */
let texts = {};
/** @type {Lang} */
let current = "da";
/** The language asked for last: an answer that comes later than another question is left. @type {Lang} */
let wanted = "da";

/** What was asked for beside the page's own texts: "sum", "smaajob-more". @type {Set<string>} */
const more = new Set();

/** @type {Map<string, Promise<Texts>>} */
const loading = new Map();
/** The files that have come. @type {Map<string, Texts>} */
const here = new Map();

/**
 * @param {string} name of the file: "da", "da-smaajob", "da-sum"
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

/** What a page cannot do without. @param {Lang} lang */
function pageFiles(lang) {
  const own = document.documentElement.dataset.texts?.split(" ") ?? [];
  return [lang, ...own.map((name) => `${lang}-${name}`)];
}

const joinTexts = () => {
  const names = [...pageFiles(current), ...[...more].map((name) => `${current}-${name}`)];
  texts = Object.assign({}, ...names.map((name) => here.get(name)));
};

/**
 * From now on texts are in this language.
 * @param {Lang} lang
 * @returns {Promise<boolean>} false when another language was asked for meanwhile
 */
export async function useLanguage(lang) {
  wanted = lang;
  // The page does without what was asked for later when it does not come.
  const later = [...more].map((name) => fetchTexts(`${lang}-${name}`).catch(() => {}));
  try {
    await Promise.all([...pageFiles(lang).map(fetchTexts), ...later]);
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

/**
 * Adds texts that the page did not need at first, in this language and the next: "sum",
 * "smaajob-more".
 * @param {string} name
 */
export async function moreTexts(name) {
  more.add(name);
  while (!hasTexts(name)) await fetchTexts(`${current}-${name}`);
  joinTexts();
}

/** Are those texts here, in the language of now? @param {string} name */
export const hasTexts = (name) => here.has(`${current}-${name}`);

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
  return t(keyOf(key, count), params);
}

/** @param {string} key @param {number} count */
const keyOf = (key, count) => (count === 1 && has(`${key}.one`) ? `${key}.one` : key);

/**
 * A text whose placeholders are elements, or several of them.
 * @param {string} key
 * @param {Record<string, Node | string | (Node | string)[]>} params
 * @returns {(Node | string)[]}
 */
export function rich(key, params) {
  /** @type {(Node | string)[]} */
  const parts = [];
  for (const part of (texts[key] ?? key).split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const before = parts[parts.length - 1];
    const shown = (before instanceof Node ? before.textContent : before) ?? "";
    if (name !== undefined && Object.hasOwn(params, name)) parts.push(...[params[name]].flat());
    else if (part !== "") {
      const text = shown.endsWith("kr.") ? part.replace(/^\./, "") : part;
      const [mark] = /^[,.;:)]+/.exec(text) ?? [""];
      // A line breaks after a button, whatever follows: not before the comma.
      if (mark !== "" && before instanceof Element) parts[parts.length - 1] = together(before, mark);
      parts.push(before instanceof Element ? text.slice(mark.length) : text);
    }
  }
  return parts;
}

/** What no line breaks in. @param {Element} el @param {string} mark */
function together(el, mark) {
  const both = document.createElement("span");
  both.className = "together";
  both.append(el, mark);
  return both;
}

/** The same in the singular or the plural. @param {string} key @param {number} count @param {Parameters<typeof rich>[1]} params */
export const richPlural = (key, count, params) => rich(keyOf(key, count), params);

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
