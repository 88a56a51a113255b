/** What a calculator leaves out: data/limits.json says what, and to whose answer it matters. */

import { h } from "./dom.js";
import { hasTexts, language, moreTexts, plural, t } from "./i18n.js";
import { writeLink } from "./link.js";
import { writeNumber } from "./numbers.js";

/** Numbers, or days as text. @typedef {{ from?: string | number, before?: string | number }} Span */
/**
 * What must stand in an input, by JSON pointer: one of these, told or not told, from and before;
 * `*` is any entry of a list, and a condition by itself is one that the same entry meets.
 * @typedef {{ [pointer: string]: (string | number)[] | boolean | Span | Condition }} Condition
 */
/** It matters where one of the conditions is met; where none is told, the engine says so by a note of its own, or nothing does.
 *  @typedef {{ id: string, when?: Condition[] }} Limit */
/** @typedef {(parts: { limits: Element, missing: Element, missingTrouble: HTMLElement }, input: unknown, again: () => void) => void} Limits
 *  `again` is called when the words have come */

/** The most that stand by the answer. */
const MOST = 3;

/** @param {any} input @param {string} pointer */
function valuesAt(input, pointer) {
  let found = [input];
  for (const part of pointer.split("/").slice(1)) {
    found = found.filter((value) => typeof value === "object" && value !== null).flatMap((value) => (part === "*" ? Object.values(value) : [value[part]]));
  }
  return found;
}

/** @param {unknown} value */
const isTold = (value) => ![undefined, null, false, 0, ""].includes(/** @type {any} */ (value)) && !(Array.isArray(value) && value.length === 0);

/** @param {Condition[string]} wanted @param {any} value */
function fits(wanted, value) {
  if (Array.isArray(wanted)) return wanted.includes(value);
  if (typeof wanted === "object" && !("from" in wanted || "before" in wanted)) return isTold(value) && meets(/** @type {Condition} */ (wanted), value);
  const { from, before } = /** @type {Span} */ (wanted);
  return isTold(value) && (from === undefined || value >= from) && (before === undefined || value < before);
}

/** @param {Condition} condition @param {unknown} input @returns {boolean} */
export function meets(condition, input) {
  return Object.entries(condition).every(([pointer, wanted]) => {
    const values = valuesAt(input, pointer);
    return typeof wanted === "boolean" ? values.some(isTold) === wanted : values.some((value) => fits(wanted, value));
  });
}

/**
 * Puts the most important of them by the answer, and all of them in their section. The words come when one of them matters, or
 * somebody opens the list.
 * @param {string} calculator
 * @param {string} texts the file of the words
 * @param {Limit[]} limits the most important first
 * @returns {Limits}
 */
export function createLimits(calculator, texts, limits) {
  /** The section as it was made for a page, which is made anew in another language. @type {{ of: Element, complete: HTMLDetailsElement, list: Element, yours: Element } | null} */
  let made = null;
  /** @param {Element} of */
  function make(of) {
    // The method's sections are named as the calculators' pages; a page that is one file by itself has no other.
    const section = texts.replace("-limits", "");
    const method = `metode.html${language() === "da" ? `#${section}` : writeLink([["lang", language()], ["afsnit", section]])}`;
    const [list, yours] = [h("ul"), h("div")];
    const complete = h("details", { class: "mini screen-only", id: "missing-all" }, h("summary", null, t("missing.all", { n: writeNumber(limits.length, 0) })), list);
    of.replaceChildren(yours, complete, h("p", { class: "print-only" }, t("missing.paper")), ...(document.querySelector("[data-page='metode.html']") ? [h("p", { class: "screen-only own-page" }, h("a", { href: method }, t("missing.method")))] : []));
    return { of, complete, list, yours };
  }
  return (parts, input, again) => {
    const own = limits.filter(({ when }) => when?.some((condition) => meets(condition, input)));
    const item = (/** @type {Limit} */ { id }, /** @type {string | null} */ name = null) => h("li", { class: name }, t(`limit.${calculator}.${id}`));
    const want = () => {
      if (!hasTexts(texts)) void moreTexts(texts).then(again, () => (parts.missingTrouble.hidden = false));
    };
    if (made?.of !== parts.missing) {
      made = make(parts.missing);
      const { complete } = made;
      complete.addEventListener("toggle", () => complete.open && want());
    }
    if (own.length > 0) want();
    if (!hasTexts(texts)) return;
    const more = own.length - MOST;
    const rest = h("button", { type: "button", class: "linklike" }, plural("missing.more", more, { n: more }));
    rest.addEventListener("click", () => parts.missing.querySelector("h3")?.focus());
    // What is taken along has nothing to unfold.
    parts.limits.replaceChildren(...own.slice(0, MOST).map((one) => item(one)), ...(more > 0 ? [h("li", { class: "screen-only" }, rest)] : []), ...own.slice(MOST).map((one) => item(one, "print-only")));
    made.list.replaceChildren(...limits.map((one) => item(one)));
    made.yours.replaceChildren(...(own.length > 0 ? [h("h3", { tabindex: -1 }, t("missing.yours")), h("ul", null, own.map((one) => item(one)))] : []));
  };
}
