/** The address after "#": the inputs of a calculator, its answer, and what there is to say about a link that was opened. */

import { byId, h } from "./dom.js";
import { hasUnknownRows, isView, leftOutKey, linkPairs, unknownChoices, valuesFromLink } from "./fields.js";
import { language, plural, t } from "./i18n.js";
import { answerIn, answerPairs, LONGEST_LINK, ratePairs, ratesIn, readLink, showLink, writeLink } from "./link.js";
import { writeNumber } from "./numbers.js";
import { host } from "./page.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./link.js").Answer} Answer */
/** What is said of an answer that has changed: its sum, the day of its rates, and its number in words.
 *  @typedef {{ lines: import("../../src/types.js").SumLine[], date: string, words: (value: number) => string }} Of */

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
/** An i18n key with its numbers. @typedef {{ key: string, count?: number, params?: import("./i18n.js").Params }} News */

/** What the address is about. `rates`: the visitor's own values. @typedef {{ values: Values, preset: string | null, rates: import("../../src/types.js").TypedRates }} Addressed */

/**
 * @param {{ id: string, fields: FieldSpec[], presets: string[], preset: string | null, linkExtras?: LinkExtras, upgrade?: Upgrade, opening?: () => Values }} calc
 * @param {Addressed} state
 * @param {() => boolean} isCase are the inputs a published case's?
 */
export function createAddress(calc, state, isCase) {
  /** What there is to say about the link that was opened. @type {News[]} */
  let news = [];
  /** The labels of choices in the link that do not exist. @type {string[]} */
  let unknown = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** The answer in the link that was opened, while the inputs are still the link's. @type {Answer | null} */
  let then = null;
  /** The answer of now, and the inputs that it is the answer to. @type {{ answer: Answer, of: string } | null} */
  let now = null;
  /** The inputs of the link that was opened. */
  let opened = "";
  /** Has the address been written since the link was opened? */
  let written = false;

  const inputs = () => JSON.stringify([linkPairs(calc.fields, state.values), state.rates]);

  /** What a link may hold of a field, and how many of its rows it may not. @param {FieldSpec} field */
  function part(field) {
    const pairs = linkPairs([field], state.values);
    const rows = pairs.filter(([key]) => key !== leftOutKey(field));
    const elsewhere = pairs.length > rows.length ? Number(pairs[pairs.length - 1][1]) : 0;
    // A published case's are everybody's.
    const own = !field.custom?.onlyInFile || isCase() ? rows : rows.filter(([, value]) => !field.custom?.onlyInFile?.(value, rows.length));
    return { key: leftOutKey(field), pairs: own, left: elsewhere + rows.length - own.length };
  }

  /** The inputs as far as a link can hold them: what is longest gives way first. */
  function held() {
    const extra = [...(calc.linkExtras?.write(state.values) ?? []), ...ratePairs(state.rates)];
    const parts = [...calc.fields.map(part), { key: "", pairs: extra, left: 0 }];
    const length = (/** @type {[string, string][]} */ pairs) => writeLink(pairs).length;
    const most = LONGEST_LINK - location.href.replace(/#.*$/, "").length - HEAD;
    while (length(parts.flatMap(({ pairs }) => pairs)) > most) {
      const longest = parts.reduce((a, b) => (length(b.pairs) > length(a.pairs) ? b : a));
      longest.left += longest.pairs.length;
      longest.pairs = [];
    }
    const left = parts.reduce((sum, one) => sum + one.left, 0);
    return { pairs: parts.flatMap(({ key, pairs, left: own }) => (own > 0 && key !== "" ? [...pairs, /** @type {[string, string]} */ ([key, String(own)])] : pairs)), left };
  }

  /** The address of the inputs as they are, with their answer. @param {Answer | null} [answer] */
  function write(answer = now?.of === inputs() ? now.answer : null) {
    /** @type {[string, string][]} */
    const list = [];
    if (language() !== "da") list.push(["lang", language()]);
    if (state.preset) list.push(["eks", state.preset]);
    const { pairs, left } = held();
    // Without all that was asked, it is not the answer to the link.
    return writeLink([...list, ...pairs, ...(answer && left === 0 ? answerPairs(answer) : [])]);
  }

  /** The same as it stands in the browser: inside somebody else's page with what that page has asked for. A link that was opened
   *  says what it said, until something is changed. */
  const shown = () => (then ? write(then) : write()) + (host?.kept ?? "");

  function show() {
    clearTimeout(timer);
    timer = undefined;
    written = true;
    if (inputs() !== opened) then = null;
    showLink(shown());
  }

  /** @param {number} ms */
  function showLater(ms) {
    clearTimeout(timer);
    timer = setTimeout(show, ms);
  }

  /** Says what has changed since the link was made, if the answer has. @param {Of} of */
  async function compare(of) {
    const [before, after] = [then, now?.answer];
    if (!before || !after || before.value === after.value) {
      document.getElementById("changed")?.remove();
      return;
    }
    const { changedNodes } = await import("./changed.js");
    const nodes = await changedNodes(before, after, of);
    if (then === before) changedBox().replaceChildren(...nodes);
  }

  return {
    write,
    shown,
    /** How many rows no link holds. */
    leftOut: () => held().left,
    /** @returns {boolean} does the address name a case and no numbers of its own? */
    read() {
      const raw = readLink(location.hash);
      const { link, news: own } = calc.upgrade?.(raw) ?? { link: raw, news: [] };
      state.values = valuesFromLink(calc.fields, link);
      calc.linkExtras?.read(link);
      unknown = unknownChoices(calc.fields, link);
      const left = calc.fields.reduce((sum, field) => sum + (Number(link.get(leftOutKey(field))) || 0), 0);
      // A cost is never moved to another purse than the link says.
      const wanted = link.get("eks");
      const known = wanted !== null && calc.presets.includes(wanted);
      const keys = [...(wanted && !known ? ["link.noCase"] : []), ...(unknown.length > 0 ? ["link.unknown"] : []), ...(link.newer ? ["link.newer"] : []), ...(hasUnknownRows(calc.fields, link) ? ["link.costDropped"] : [])];
      news = [...keys.map((key) => ({ key })), ...(left > 0 ? [{ key: "link.leftOut", count: left, params: { n: writeNumber(left, 0) } }] : []), ...own];
      const { rates, odd } = ratesIn(link);
      state.rates = rates;
      if (odd.length > 0) news.push(refusedNews(odd));
      const named = Object.keys(rates).length > 0 || calc.fields.some((f) => !isView(f) && link.get(f.key) !== null);
      state.preset = known ? wanted : named ? null : calc.preset;
      // The case that the page opens with is known without its file.
      if (!named && !known && calc.preset !== null) Object.assign(state.values, calc.opening?.());
      then = left > 0 ? null : answerIn(link);
      now = null;
      opened = inputs();
      written = false;
      return known && !named;
    },
    /** Does without rates that the engine refuses. @param {string[]} ids */
    refuse(ids) {
      state.rates = Object.fromEntries(Object.entries(state.rates).filter(([id]) => !ids.includes(id)));
      news.push(refusedNews(ids));
      this.showNews();
    },
    /** Says what there is to say about the link. */
    showNews() {
      const box = byId("newer");
      box.textContent = news.map(({ key, count, params }) => plural(key, count ?? 0, { ...params, fields: unknown.map((label) => t(label)).join(", ") })).join(" ");
      box.hidden = news.length === 0;
    },
    /**
     * The inputs are answered.
     * @param {Answer | null} answer null: there is no number to tell
     * @param {Of} of
     */
    answered(answer, of) {
      const own = inputs();
      now = answer && { answer, of: own };
      if (own !== opened) then = null;
      if (written) showLater(SETTLED);
      // Without its words nothing is said; the answer itself is there.
      void compare(of).catch(() => {});
    },
    showLater,
    /** What was chosen or typed is in the address before the page is left. */
    flush() {
      if (timer !== undefined) show();
    },
  };
}

/** @param {string[]} ids @returns {News} */
const refusedNews = (ids) => ({ key: "link.rates", params: { ids: ids.join(", ") } });

/** Room for what stands in the link beside the inputs. */
const HEAD = 120;
/** Answers follow each other as fast as somebody moves a handle; the address need not. */
const SETTLED = 300;

/** The box of what has changed, under that of what there is to say about the link. */
function changedBox() {
  const known = document.getElementById("changed");
  if (known) return known;
  const box = h("div", { class: "notice", id: "changed", role: "status" });
  byId("newer").after(box);
  return box;
}
