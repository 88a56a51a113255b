/** The address after "#": the inputs of a calculator, and what there is to say about a link that was opened. */

import { byId } from "./dom.js";
import { hasUnknownRows, linkPairs, unknownChoices, valuesFromLink } from "./fields.js";
import { language, t } from "./i18n.js";
import { readLink, showLink, writeLink } from "./link.js";
import { host } from "./page.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Values} Values */

/**
 * What a page keeps in the link beside its inputs.
 * @typedef {object} LinkExtras
 * @property {(values: Values) => [key: string, value: string][]} write beside these inputs
 * @property {(link: import("./link.js").Link) => void} read a link that was opened: before the page is built, and
 *   again when the address changes
 */

/**
 * A link as it is to be read, and what there is to say about it.
 * @callback Upgrade
 * @param {import("./link.js").Link} link
 * @returns {{ link: import("./link.js").Link, news: News[] }}
 */
/** An i18n key with its numbers. @typedef {{ key: string, params?: import("./i18n.js").Params }} News */

/** What the address is about. @typedef {{ values: Values, preset: string | null }} Addressed */

/**
 * @param {{ fields: FieldSpec[], presets: string[], preset: string | null, linkExtras?: LinkExtras, upgrade?: Upgrade, opening?: () => Values }} calc
 * @param {Addressed} state
 */
export function createAddress(calc, state) {
  /** What there is to say about the link that was opened. @type {News[]} */
  let news = [];
  /** The labels of choices in the link that do not exist. @type {string[]} */
  let unknown = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** The address of the inputs as they are. */
  function write() {
    /** @type {[string, string][]} */
    const list = [];
    if (language() !== "da") list.push(["lang", language()]);
    if (state.preset) list.push(["eks", state.preset]);
    return writeLink([...list, ...linkPairs(calc.fields, state.values), ...(calc.linkExtras?.write(state.values) ?? [])]);
  }

  /** The same as it stands in the browser: inside somebody else's page with what that page has asked for. */
  const shown = () => write() + (host?.kept ?? "");

  function show() {
    clearTimeout(timer);
    timer = undefined;
    showLink(shown());
  }

  return {
    write,
    shown,
    /** @returns {boolean} does the address name a case and no numbers of its own? */
    read() {
      const raw = readLink(location.hash);
      const { link, news: own } = calc.upgrade?.(raw) ?? { link: raw, news: [] };
      state.values = valuesFromLink(calc.fields, link);
      calc.linkExtras?.read(link);
      unknown = unknownChoices(calc.fields, link);
      // A cost is never moved to another purse than the link says.
      const keys = [...(unknown.length > 0 ? ["link.unknown"] : []), ...(link.newer ? ["link.newer"] : []), ...(hasUnknownRows(calc.fields, link) ? ["link.costDropped"] : [])];
      news = [...keys.map((key) => ({ key })), ...own];
      const named = calc.fields.some((f) => link.get(f.key) !== null);
      const wanted = link.get("eks");
      const known = wanted !== null && calc.presets.includes(wanted);
      state.preset = known ? wanted : named ? null : calc.preset;
      // The case that the page opens with is known without its file.
      if (!named && !known && calc.preset !== null) Object.assign(state.values, calc.opening?.());
      return known && !named;
    },
    /** Says what there is to say about the link. */
    showNews() {
      const box = byId("newer");
      box.textContent = news.map(({ key, params }) => t(key, { ...params, fields: unknown.map((label) => t(label)).join(", ") })).join(" ");
      box.hidden = news.length === 0;
    },
    /** @param {number} ms */
    showLater(ms) {
      clearTimeout(timer);
      timer = setTimeout(show, ms);
    },
    /** What was chosen or typed is in the address before the page is left. */
    flush() {
      if (timer !== undefined) show();
    },
  };
}
