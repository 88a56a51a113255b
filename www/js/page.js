/** What the four pages share: language, tabs, footer, and the message when something will not load. */

import { showDate } from "./dates.js";
import { byId, h, icon } from "./dom.js";
import { language, t, translate, useLanguage } from "./i18n.js";
import { readLink, writeLink } from "./link.js";

/** @typedef {import("./i18n.js").Lang} Lang */

/** What a page does inside somebody else's; null on its own. @type {typeof import("./embedded.js") | null} */
export let host = null;

/** The language that the link asks for. @returns {Lang} */
function wantedLanguage() {
  return readLink(location.hash).get("lang") === "en" ? "en" : "da";
}

/** Texts, title, tabs and the language button in the current language. */
function dress() {
  translate(document);
  document.title = t(document.documentElement.dataset.title ?? "page.title");
  const hash = language() === "da" ? "" : writeLink([["lang", language()]]);
  for (const a of document.querySelectorAll("a[data-page]")) {
    const page = /** @type {HTMLAnchorElement} */ (a).dataset.page;
    a.setAttribute("href", `${page}${hash}`);
  }
  const button = byId("language");
  button.lang = language() === "da" ? "en" : "da";
  button.textContent = language() === "da" ? "English" : "Dansk";
}

/**
 * Starts a page: the texts first, then what the page builds, and again when the language changes.
 * @param {() => void} build
 */
export async function startPage(build) {
  try {
    const inside = window.parent === window ? null : import("./embedded.js");
    await useLanguage(wantedLanguage());
    host = await inside;
    await host?.start();
  } catch (cause) {
    showProblem("fetch", cause);
    return;
  }
  document.body.classList.add("started");
  host?.followHeight();
  /** @type {Lang | null} */
  let shown = null;
  const show = () => {
    if (shown === language()) return;
    shown = language();
    dress();
    build();
  };
  show();
  const trouble = h("div", { role: "status" });
  byId("main").prepend(trouble);
  const change = async (/** @type {Lang} */ lang) => {
    try {
      if (!(await useLanguage(lang))) return;
      trouble.replaceChildren();
      show();
    } catch {
      // The page stays as it is, in the language that it has.
      trouble.replaceChildren(h("p", { class: "notice" }, icon("info"), t("page.languageFailed")));
    }
  };
  byId("language").addEventListener("click", () => void change(language() === "da" ? "en" : "da"));
  addEventListener("hashchange", () => {
    if (location.hash.includes("=")) void change(wantedLanguage());
  });
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    // The hash holds the inputs, so the link only moves the focus.
    event.preventDefault();
    byId("main").focus();
  });
}

/**
 * Tells plainly that the calculator cannot start, and what the web editor needs to know.
 * @param {import("./engine.js").LoadProblem} problem
 * @param {unknown} cause
 */
export function showProblem(problem, cause) {
  document.body.classList.add("started", "failed");
  const box = byId("problem");
  box.classList.add("shown");
  for (const line of box.querySelectorAll("[data-problem]")) {
    const kinds = (/** @type {HTMLElement} */ (line).dataset.problem ?? "").split(" ");
    /** @type {HTMLElement} */ (line).hidden = !kinds.includes(problem);
  }
  byId("problem-detail").textContent = cause instanceof Error ? cause.message : String(cause);
  for (const loading of document.querySelectorAll(".loading")) loading.remove();
}

/**
 * The footer's line about version and rates.
 * @param {ReturnType<import("./engine.js").Engine["version"]>} version
 * @param {string} to the last day that the rates hold
 */
export function showVersion({ engine, data, commit }, to) {
  byId("version").textContent = t("footer.version", { version: engine, data, commit: commit ? ` (${commit.slice(0, 7)})` : "" });
  byId("rates-to").textContent = t("footer.ratesTo", { date: showDate(to), checked: showDate(data) });
}

/** What tables, charts and paper look like: the style sheet beside the page's own. A page in one file has it in that.
 *  @returns {Promise<void>} it has come, or will not */
export function laterStyle() {
  const first = /** @type {HTMLLinkElement | null} */ (document.querySelector("link[rel=stylesheet]"));
  if (!first) return Promise.resolve();
  return new Promise((done) => {
    const link = h("link", { rel: "stylesheet", href: new URL("later.css", first.href).href, onload: () => done(), onerror: () => done() });
    document.head.append(link);
  });
}
