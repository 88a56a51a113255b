/**
 * The life of a calculator page: fields to input, input to answer, and everything that follows
 * from an answer. What is particular to a calculator comes in as a `Calculator`.
 */

import { createAddress } from "./address.js";
import { createCaseBox, fetchCase } from "./cases.js";
import { idOf } from "./controls.js";
import { showDate, today } from "./dates.js";
import { byId, h, icon, rewrite, turn } from "./dom.js";
import { EngineError, load, municipalities } from "./engine.js";
import { faultLinks, messagesOf } from "./faults.js";
import { describeFields, initialValues, isView, linkPairs, readFields } from "./fields.js";
import { createFollow } from "./follow.js";
import { createForm } from "./form.js";
import { has, hasTexts, moreTexts, plural, t } from "./i18n.js";
import { createLater } from "./later.js";
import { readLink } from "./link.js";
import { copy, nodesOf } from "./memo.js";
import { writeNumber } from "./numbers.js";
import { host, showProblem, showVersion, startPage } from "./page.js";
import { createSkeleton } from "./skeleton.js";
import { weakNodes, weakText } from "./weak.js";

/** @typedef {import("./engine.js").Case} Case */
/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./fields.js").Described} Described */
/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Numbers} Numbers */
/** @typedef {import("./fields.js").RowNumbers} RowNumbers */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./dom.js").Children} Children */
/** @typedef {import("../../src/types.js").Fault} Fault */
/** @typedef {import("../../src/types.js").SumLine} SumLine */
/** @typedef {import("../../src/types.js").Weakest} Weakest */

/** @typedef {{ lines: SumLine[], lineOf: import("../../src/types.js").LineOf, notes: string[], weakest: Weakest }} AnyResult */
/** Fields that stand together under »Flere forudsætninger«; with `fold` they are folded away by themselves.
 *  @typedef {{ heading: string, fields: string[], fold?: boolean }} Group */

/** Head first. @typedef {{ caption: string, rows: string[][] }} Table */

/**
 * What a page shows of a result.
 * @typedef {object} Shown
 * @property {Children} sentence
 * @property {Children} second lines under the sentence
 * @property {Table[]} tables for the note
 * @property {() => Promise<Table[]>} [exact] the same for a spreadsheet, to the øre
 * @property {boolean} [empty] there is nothing to answer yet: only the sentence is shown
 * @property {boolean} [panels] they are shown all the same
 * @property {boolean} [unweighed] no number of the answer has a status to tell
 * @property {Record<string, string | number>} [noteParams] numbers that the notes mention
 * @property {string[]} [unasked] notes about what is not shown now
 */

/**
 * The part of a page that is a calculator's own.
 * @template {object} I
 * @template {AnyResult} R
 * @typedef {object} Own
 * @property {Node[]} nodes what stands under the answer
 * @property {(result: R, input: I) => Shown} update takes a new answer, and says what its sentence is
 * @property {((result: R, input: I) => void)[]} parts paint the nodes anew, each some of them; they need not come in the answer's own frame
 * @property {() => Promise<void>} [prepare] fetches what is only printed
 * @property {(result: R, input: I) => string | null} [writtenOut] which part of the answer the written sum is of, if not of all
 */

/**
 * @template {object} I
 * @template {AnyResult} R
 * @typedef {object} Calculator
 * @property {import("./engine.js").Question} id
 * @property {FieldSpec[]} fields
 * @property {string[]} main
 * @property {Group[]} more
 * @property {string[]} presets ids of data/cases
 * @property {string | null} preset the case that the page opens with
 * @property {string[]} words i18n keys of explained words
 * @property {(numbers: Numbers, values: Values, rows: RowNumbers) => I} input
 * @property {(input: I) => Values} fromInput
 * @property {(engine: Engine, input: I) => import("./engine.js").Told<R>} ask
 * @property {{ without: Partial<I>, names: (string & keyof R)[] }} [light] what the question is asked without, and what the answer then lacks: it is
 *   asked for when it is used
 * @property {(input: I) => string} date
 * @property {{ of: (result: R) => number | null, words: (value: number, result: R) => string }} headline the answer's first number,
 *   in its smallest unit, which a link remembers
 * @property {(result: R, found: Case) => { value: string }} published our own number, to stand beside a publication's
 * @property {(app: App<I, R>) => Own<I, R>} build
 * @property {string} [late] the texts that come when somebody opens »Flere forudsætninger«
 * @property {(app: App<I, R>, changed: string | null) => void} [tune] options that follow other fields
 * @property {boolean} [kommune] has a kommune field
 * @property {import("./address.js").LinkExtras} [linkExtras] what the link holds beside the inputs
 * @property {import("./address.js").Upgrade} [upgrade] a link of an earlier version as one of this
 * @property {() => Values} [opening] the values of the case that the page opens with
 * @property {() => () => void} [caseOpened] puts away what the page has beside its fields; gives back what brings it back
 * @property {(result: R) => Fault[]} [faulty] rows that the answer does without
 * @property {Long<I, R>} [long] answers that take too long to wait for
 * @property {(name: string) => Promise<void>} [reveal] opens the panel that a field stands in
 */

/**
 * Answers that somebody else works out while the page lives on.
 * @template {object} I
 * @template {AnyResult} R
 * @typedef {object} Long
 * @property {(input: I) => string | null} key what the answer depends on; null: it is quick
 * @property {(input: I) => Promise<import("./engine.js").Told<R>>} ask rejects with an AbortError when it was given up
 */

/**
 * What the page's own part gets to work with.
 * @template {object} I
 * @template {AnyResult} R
 * @typedef {object} App
 * @property {Form} form
 * @property {Values} values
 * @property {() => { from: string, to: string, until: string }} covered
 * @property {(input: I) => string} ratesDay
 * @property {Engine | null} engine
 * @property {string | null} preset the case that was opened
 * @property {boolean} unchanged the inputs are still that case's
 * @property {(name: string, value: string) => void} set
 * @property {(name: string) => boolean} isFixed the host has filled the field in, and nothing changes it
 * @property {(values: Values) => { ok: true, result: R, input: I } | { ok: false }} answerOf the answer to other
 *   values, without the sum
 * @property {(values: Values) => Described[]} describe other values, as the printed inputs
 * @property {(numbers: Numbers, values: Values, rows: RowNumbers) => I} inputOf the question, with the visitor's own rates
 * @property {import("../../src/types.js").TypedRates} rates the visitor's own values
 * @property {(id: string, value: number | null) => void} setRate null: the data's value
 * @property {(ids: string[]) => void} refuseRates the engine knows no such rates, or not with such values
 * @property {number} leftOut rows that no link has
 * @property {() => void} extrasChanged what `linkExtras` writes has changed
 * @property {() => () => void} closeCase the numbers are the visitor's own from now on: what is still the case's goes
 *   back to its default; gives back what brings all of it back
 * @property {() => Promise<string[][]>} fileHead what stands above the numbers in a file
 * @property {() => void} again answers anew, since something beside the fields has changed
 */

/** Typing has paused for so long, in milliseconds; or what looks like nothing yet is shown all the same. */
const PAUSE = { fault: 400, link: 300, aloud: 800, long: 500, coming: 6000 };

/**
 * Runs a calculator on its page.
 * @template {object} I
 * @template {AnyResult} R
 * @param {Calculator<I, R>} calc
 */
export function run(calc) {
  /** @type {import("./address.js").Addressed} */
  const state = { values: initialValues(calc.fields), preset: calc.preset, rates: {} };
  /** @type {Engine | null} */
  let engine = null;
  /** The case that came last. @type {Case | undefined} */
  let known;
  /** Brings back numbers of the visitor's own that a case has taken the place of. @type {(() => void) | null} */
  let aside = null;
  /** The last answer, and the fields as they stood when it was given. @type {{ result: R, input: I, fields: import("./address.js").Addressed } | null} */
  let last = null;
  /** @type {import("./engine.js").Municipality[]} */
  let kommuner = [];
  /** @type {{ app: App<I, R>, view: ReturnType<typeof createView<I, R>> } | null} */
  let built = null;
  /** @type {Numbers} */
  const lastGood = {};
  let frame = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let aloud;

  const address = createAddress(calc, state, () => Boolean(built?.app.unchanged));
  const later = createLater(() => built?.view.paintNames());

  /** The case of the address, once its file has come. */
  const theCase = () => (known?.id === state.preset ? known : undefined);
  /** @param {Case} found */
  const valuesOf = (found) => ({ ...initialValues(calc.fields), ...calc.fromInput(found.input) });
  /** How the answer is shown is no input. */
  const inputFields = calc.fields.filter((field) => !isView(field));
  /** Does the visitor have values of their own for some rates? */
  const hasRates = () => Object.keys(state.rates).length > 0;
  /** The question with them. @param {Parameters<typeof calc.input>} given */
  const inputOf = (...given) => (hasRates() ? { ...calc.input(...given), rates: state.rates } : calc.input(...given));
  /** Are the numbers still the case's? @param {Case} found */
  const sameAsCase = (found) => !hasRates() && JSON.stringify(linkPairs(inputFields, valuesOf(found))) === JSON.stringify(linkPairs(inputFields, state.values));

  /** The names that a case has of its own follow the language, as long as the numbers are the case's. */
  function inThisLanguage() {
    const found = theCase();
    if (!found || !sameAsCase(found)) return;
    const own = valuesOf(found);
    for (const { name } of inputFields) state.values[name] = own[name];
  }

  /** What follows when a field was changed, or all of them. @param {string | null} name */
  function changed(name) {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      frame = 0;
      built?.view.render();
    });
    address.showLater(PAUSE.link);
    clearTimeout(aloud);
    aloud = setTimeout(() => built?.view.announce(), PAUSE.aloud);
    if (built) calc.tune?.(built.app, name);
    built?.app.form.showOrHide();
  }

  /** What the engine offers. @type {{ from: string, to: string, until: string } | null} */
  let offered = null;
  /** The days that there are rates for, and the last that can be asked about. */
  function covered() {
    if (offered) return offered;
    const offer = engine?.rates("2026-01-01");
    if (offer?.ok) offered = offer.result;
    return offered ?? { from: "2018-01-01", to: "2026-12-31", until: "2026-12-31" };
  }
  /** The day whose rates an answer uses: after the last day its own, and no draft of a later one. @param {I} input */
  const ratesDay = (input) => [calc.date(input), covered().to].sort()[0];

  /** @param {string} name */
  const isFixed = (name) => calc.fields.some((field) => field.name === name && host?.isFixed(field));

  /** @returns {App<I, R>} */
  function createApp() {
    const form = createForm({
      fields: calc.fields,
      state,
      months: () => ({ from: covered().from, to: covered().until }),
      onInput: changed,
      onLeave: () => {
        address.flush();
        built?.view.left(frame !== 0);
      },
      isFixed: host?.isFixed,
    });
    return {
      form,
      get values() {
        return state.values;
      },
      covered,
      ratesDay,
      get engine() {
        return engine;
      },
      get preset() {
        return state.preset;
      },
      get unchanged() {
        const found = theCase();
        return found !== undefined && sameAsCase(found);
      },
      isFixed,
      set(name, value) {
        if (!isFixed(name)) state.values[name] = value;
        form.syncOne(name);
        changed(name);
      },
      answerOf(values) {
        const { numbers, rows, faults } = readFields(calc.fields, values, {});
        if (!engine || faults.length > 0) return { ok: false };
        const input = { ...inputOf(numbers, values, rows), ...calc.light?.without, sum: false };
        const outcome = calc.ask(engine, input);
        return outcome.ok ? { ok: true, result: outcome.result, input } : { ok: false };
      },
      describe: (values) => [...describeFields(calc.fields, values, form.optionLabel), ...(last && later.sum ? later.sum.described(state.rates, later.rates, ratesDay(last.input)) : [])],
      inputOf,
      get rates() {
        return state.rates;
      },
      set rates(rates) {
        state.rates = rates;
      },
      setRate(id, value) {
        const { [id]: _, ...others } = state.rates;
        state.rates = value === null ? others : { ...others, [id]: value };
        changed(null);
      },
      refuseRates(ids) {
        address.refuse(ids);
        changed(null);
      },
      get leftOut() {
        return address.leftOut();
      },
      extrasChanged: () => address.showLater(PAUSE.link),
      closeCase() {
        const found = theCase();
        const own = found ? valuesOf(found) : { ...initialValues(calc.fields), ...calc.opening?.() };
        const back = remember();
        if (state.preset === null) return back;
        const initial = initialValues(calc.fields);
        for (const { name, custom } of inputFields) if (!custom && state.values[name] === own[name]) state.values[name] = initial[name];
        state.preset = null;
        if (built) calc.tune?.(built.app, null);
        form.sync();
        changed(null);
        return back;
      },
      fileHead: async () => (await built?.view.fileHead()) ?? [],
      again: () => changed(null),
    };
  }

  /** Does something as the fields stood when the answer was given: what was typed since may have no answer. @param {() => void} then */
  function asAnswered(then) {
    const now = { ...state };
    Object.assign(state, last?.fields);
    try {
      then();
    } finally {
      Object.assign(state, now);
    }
  }

  /** The page under its heading, in the language of now. */
  function build() {
    built?.view.stop();
    // The language may change while the page is being read: what stands open stays open.
    const open = [...document.querySelectorAll("details[open][id]")].map((details) => details.id);
    const app = createApp();
    const view = createView({
      calc,
      app,
      later,
      lastGood,
      link: () => location.href.replace(/#.*$/, "") + address.write(),
      last: () => last,
      asAnswered,
      answered(answer, whole) {
        last = { ...answer, fields: { ...state, values: { ...state.values } } };
        const { result, input } = answer;
        const value = whole ? calc.headline.of(result) : null;
        address.answered(value === null || !engine ? null : { ...engine.version(), value }, {
          get lines() {
            return result.lines;
          },
          date: ratesDay(input),
          words: (n) => calc.headline.words(n, result),
        });
      },
      openCase: (id) => void openCase(id),
      theCase: () => ({
        preset: state.preset,
        found: theCase(),
        get same() {
          return app.unchanged;
        },
        takeBack: aside ? takeBack : null,
      }),
    });
    built = { app, view };
    calc.tune?.(app, null);
    if (calc.kommune) fillKommuner();
    if (engine) dressLater();
    view.start();
    for (const id of open) {
      const details = document.getElementById(id);
      if (details instanceof HTMLDetailsElement) details.open = true;
    }
  }

  /** @param {string} id */
  async function openCase(id) {
    let found;
    try {
      found = await fetchCase(id);
    } catch {
      // An address that only names the case has no numbers of it.
      if (theCase() === undefined) state.preset = null;
      built?.view.caseFailed();
      return;
    }
    if (!built) return;
    const own = state.preset === null || (known?.id === state.preset && !sameAsCase(known));
    const back = remember();
    const undo = calc.caseOpened?.();
    // A second case does not take the place of the numbers that the first one has.
    if (own)
      aside = () => {
        undo?.();
        back();
      };
    known = found;
    state.preset = id;
    // A field that only says how the answer is shown is not the case's.
    const kept = calc.fields.filter(isView).map((field) => [field.name, state.values[field.name]]);
    Object.assign(state.values, valuesOf(found), Object.fromEntries(kept));
    state.rates = {};
    const { app } = built;
    calc.caseOpened?.();
    calc.tune?.(app, null);
    app.form.sync();
    app.form.setNotice("ydelse", null);
    changed(null);
  }

  /** What brings the fields and the case back as they are now. */
  function remember() {
    const { preset, rates } = state;
    const values = { ...state.values };
    return () => {
      Object.assign(state.values, values);
      Object.assign(state, { preset, rates });
      if (built) calc.tune?.(built.app, null);
      built?.app.form.sync();
      changed(null);
      void showCase();
    };
  }

  /** The visitor's own numbers again, after a look at a case. */
  function takeBack() {
    const back = aside;
    aside = null;
    back?.();
  }

  /** An address that only names a case is answered when the case is here: another answer would be shown for a moment, and told
   *  to the host. @param {boolean} alone */
  const opened = (alone) => (alone && state.preset ? openCase(state.preset) : null);

  /** Fetches what stands beside the case of the address. */
  async function showCase() {
    if (!state.preset) return;
    try {
      known = await fetchCase(state.preset);
      built?.view.showCase();
      built?.view.render();
    } catch {
      // The numbers are the user's own; the case beside them can be opened again.
    }
  }

  function fillKommuner() {
    built?.app.form.setOptions("kommune", [
      { value: "", label: t("kommune.average") },
      ...[...kommuner].sort((a, b) => a.name.localeCompare(b.name, "da")).map((k) => ({ value: k.code, label: k.name })),
    ]);
  }

  /** @param {Engine} loaded */
  function tellVersion(loaded) {
    const rates = loaded.rates("2026-01-01");
    if (rates.ok) showVersion(loaded.version(), rates.result.to);
  }

  /** What stands under the answer comes as soon as it looks like something. */
  const dressLater = () =>
    void later.wantStyle().then(() => {
      built?.view.release();
      document.body.classList.remove("coming");
    });

  /** The engine is there: the first answer, and what can wait until it stands. @param {Engine} loaded */
  function start(loaded) {
    engine = loaded;
    tellVersion(engine);
    dressLater();
    if (built) calc.tune?.(built.app, null);
    built?.app.form.sync();
    built?.view.render();
    addEventListener("hashchange", async () => {
      if (!location.hash.includes("=") || location.hash === address.shown()) return;
      const alone = address.read();
      address.showNews();
      await opened(alone);
      built?.app.form.sync();
      changed(null);
      void showCase();
    });
    addEventListener("change", address.flush);
    addEventListener("pagehide", address.flush);
    if (calc.kommune) {
      municipalities().then(
        (list) => {
          kommuner = list;
          fillKommuner();
          built?.view.render();
        },
        () => built?.app.form.setNotice("kommune", t("kommune.failed")),
      );
    }
    void showCase();
  }

  let caseAlone = false;
  document.body.classList.add("coming");
  // Who has a line that hangs sees what there is.
  setTimeout(() => document.body.classList.remove("coming"), PAUSE.coming);
  // Whoever has a link comes for what it holds, and that may be a table of people.
  if (readLink(location.hash).get("v") !== null) void later.wantStyle();
  void startPage(() => {
    if (!built) caseAlone = address.read();
    else {
      inThisLanguage();
      address.showLater(0);
    }
    build();
    if (engine) tellVersion(engine);
    // In the new language the names may be missing.
    if (engine) void later.wantAgain();
    address.showNews();
  }).then(async () => {
    if (!document.body.classList.contains("started") || byId("problem").classList.contains("shown")) return;
    const named = opened(caseAlone);
    let loaded;
    try {
      loaded = await load({ languages: [], only: calc.id });
    } catch (cause) {
      showProblem(cause instanceof EngineError ? cause.problem : "broken", cause);
      return;
    }
    await named;
    start(loaded);
  });
  openForPrint(() => built?.view);
}

/**
 * The page's parts filled with what there is to show: the answer or what is wrong, the case, the
 * sum and its sources.
 * @template {object} I
 * @template {AnyResult} R
 * @param {{
 *   calc: Calculator<I, R>,
 *   app: App<I, R>,
 *   later: ReturnType<typeof createLater>,
 *   lastGood: Numbers,
 *   link: () => string,
 *   last: () => { result: R, input: I } | null,
 *   asAnswered: (then: () => void) => void,
 *   answered: (answer: { result: R, input: I }, whole: boolean) => void,
 *   openCase: (id: string) => void,
 *   theCase: () => { preset: string | null, found: Case | undefined, same: boolean, takeBack: (() => void) | null },
 * }} page
 */
function createView({ calc, app, later, lastGood, link, last, asAnswered, answered, openCase, theCase }) {
  const { form } = app;
  const own = calc.build(app);
  /** What the page's own texts are named with. */
  const page = document.documentElement.dataset.texts?.split(" ")[0] ?? "";
  const parts = createSkeleton(calc, form, own.nodes, { answered: last() !== null, loaded: app.engine !== null });
  const caseBox = createCaseBox(parts);
  const hosted = host?.createHosted({ calc, form, parts });
  /** @type {Shown | null} */
  let shown = null;
  let shownFaults = "";
  /** Were the names of the visitor's own rates asked for? */
  let ownWanted = false;
  /** The rates that the question lacks. @type {string[]} */
  let lacking = [];
  /** Is the answer that is shown the answer to the fields as they stand? */
  let fresh = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let telling;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let asking;
  /** What is being worked out elsewhere, and what was worked out last. @type {string | null} */
  let busyWith = null;
  let freshKey = "";

  /** Leads to a field, wherever it stands. @param {string} name */
  async function focusOn(name) {
    await calc.reveal?.(name);
    await parts.focus(name);
  }

  /** Another question whose sum stands in place of the answer's. @type {{ result: R, input: I, name: string } | null} */
  let other = null;

  /** Opens the written sum at a line. @param {number | undefined} index */
  async function openSum(index) {
    parts.sum.details.open = true;
    await later.wantSum();
    if (index !== undefined) later.sum?.goTo(index);
  }

  /** The answer's own sum at a line. @param {number} index */
  async function showLine(index) {
    other = null;
    await openSum(index);
  }

  /** Asks another question, and opens its sum. @param {{ change: Partial<I>, name: string, of: import("./status.js").Pointer }} question */
  async function showOther({ change, name, of }) {
    const answer = last();
    if (!answer || !app.engine) return;
    const input = { ...answer.input, ...change, sum: true };
    const outcome = calc.ask(app.engine, input);
    if (!outcome.ok) return;
    other = { result: outcome.result, input, name };
    await openSum(outcome.result.lineOf[typeof of === "string" ? of : of(outcome.result)]);
  }

  /** Whose sum it is, if it is not the answer's. */
  const otherNode = () =>
    other && h("p", { class: "notice" }, icon("info"), h("span", null, t("sum.other", { name: other.name }), " ", h("button", { type: "button", class: "linklike", onclick: backToOwn }, t("sum.own"))));

  /** Of what the sum and its sources are, which stand together on paper. @param {string | null | undefined} words @param {string} where */
  const writtenNode = (words, where) => (words ? h("p", { class: `notice ${where}` }, icon("info"), h("span", null, words)) : null);

  function backToOwn() {
    other = null;
    paintNames();
    parts.sum.details.querySelector("summary")?.focus();
  }

  /** The names of the sum, and what they are used for in the parts that stand open. */
  function paintNames() {
    const { failed, sum, rates } = later;
    for (const trouble of [parts.sum.trouble, parts.wordsTrouble]) trouble.hidden = !failed.sum;
    parts.sources.trouble.hidden = !failed.sum && !failed.rates;
    parts.sum.absent.hidden = sum !== null;
    parts.sources.absent.hidden = rates !== null;
    const answer = last();
    if (!answer) return;
    const { result } = answer;
    const { weakest } = result;
    if (weakest.cause.kind === "rate" && !has(`rate.${weakest.cause.id}`)) void later.wantNames();
    rewrite(parts.weak, ...weakNodes(result, calc.id, showLine));
    const context = contextOf(answer.input);
    paintOwn(result, context);
    if (!hasTexts("sum")) return;
    parts.wordList.replaceChildren(...calc.words.flatMap((key) => [h("dt", null, t(key)), h("dd", null, t(`${key}.means`))]));
    if (!sum) return;
    const written = own.writtenOut?.(result, answer.input);
    // The line that was pointed at is still pointed at when the sources have come.
    const pointed = parts.sum.body.querySelector(".pointed")?.id;
    if (parts.sum.details.open) {
      const shown = other ?? answer;
      rewrite(parts.sum.body, ...[otherNode() ?? writtenNode(written, ""), sum.sumNodes(shown.result.lines, { calculator: calc.id, ...contextOf(shown.input) })].filter((node) => node !== null));
    }
    if (pointed !== undefined) document.getElementById(pointed)?.classList.add("pointed");
    if (parts.sources.details.open) rewrite(parts.sources.body, ...[writtenNode(written, "screen-only"), sum.sourcesOf(result.lines, context)].filter((node) => node !== null));
    sum.refocus();
  }

  /** What the engine has against a value of a rate. @param {string} id @param {number} value */
  function refused(id, value) {
    const told = app.engine?.[calc.id](/** @type {any} */ ({ rates: { [id]: value } }));
    return told?.ok === false ? told.faults.find(({ field }) => field === `/rates/${id}`) : undefined;
  }

  /** What a rate is shown and typed with. @param {I} input */
  const contextOf = (input) => ({ date: app.ratesDay(input), rates: later.rates, own: { rates: app.rates, set: app.setRate, refused } });

  /** Rates that the question lacks may be typed, once their names are here. @param {string[]} ids @param {I} input */
  async function paintLacking(ids, input) {
    lacking = ids;
    if (ids.length > 0) await later.wantRates();
    if (ids === lacking) rewrite(parts.lacking, ...(later.sum?.lackingNodes(ids, contextOf(input)) ?? []));
  }

  /** That the answer counts with the visitor's own rates; their names come with the sum. @param {R} result @param {ReturnType<typeof contextOf>} context */
  function paintOwn(result, context) {
    const any = Object.keys(app.rates).length > 0;
    parts.own.hidden = !any;
    if (!any) return;
    if (!ownWanted) {
      ownWanted = true;
      void later.wantRates();
    }
    if (!later.sum || !hasTexts("sum")) return;
    const used = new Set([...later.sum.ratesOf(result.lines)].flatMap(([id, { typed }]) => (typed ? [id] : [])));
    rewrite(
      parts.own,
      ...later.sum.ownNodes(used, context, () => {
        parts.sources.details.open = true;
        void later.wantRates().then(() => parts.sources.body.querySelector(".own")?.scrollIntoView({ block: "center" }));
        parts.sources.details.querySelector("summary")?.focus();
      }),
    );
  }

  /** What is left out, and what of it matters to this answer. */
  function paintLimits() {
    const answer = last();
    parts.missingTrouble.hidden = !later.failed.limits;
    if (answer) later.limits?.(parts, answer.input, paintLimits);
  }

  /** Paints the answer, and what follows from it in the frames after, or now. @param {boolean} [atOnce] */
  function paint(atOnce = false) {
    const answer = last();
    if (!answer) return;
    const { result, input } = answer;
    other = null;
    shown = own.update(result, input);
    const empty = Boolean(shown.empty);
    caseBox.turnTo(theCase().preset);
    turn(parts.sentence, nodesOf(shown.sentence));
    turn(parts.second, nodesOf(shown.second));
    const notes = result.notes.filter((code) => !shown?.unasked?.includes(code)).map((code) => (has(`note.${calc.id}.${code}`) ? `note.${calc.id}.${code}` : `note.${code}`));
    const to = notes.some((key) => key.endsWith("ratesEnd")) ? showDate(app.covered().to) : "";
    turn(parts.notes, notes.filter(has).map((key) => h("li", null, t(key, { to, ...shown?.noteParams }))));
    // The rarer notes load when an answer has one.
    if (!notes.every(has) && !hasTexts(`${page}-more`)) void moreTexts(`${page}-more`).then(() => paint(), () => {});
    parts.notes.hidden = notes.length === 0 || empty;
    parts.limits.hidden = empty;
    parts.weakBox.hidden = empty || Boolean(shown.unweighed);
    parts.results.hidden = empty && !shown.panels;
    for (const button of [parts.print, parts.copyNote]) button.disabled = empty;
    parts.files.hidden = empty;
    follow.start();
    if (atOnce) follow.finish();
  }

  /** What needs not come with the sentence. */
  const follow = createFollow(
    [...own.parts.map((part) => () => withLast(part)), paintBelow, showCase, () => withLast(tellHost)].map((part) => () => asAnswered(part)),
    (busy) => parts.results.setAttribute("aria-busy", String(busy)),
    // A part may ask the engine for more.
    (cause) => (cause instanceof WebAssembly.RuntimeError ? showProblem("broken", cause) : reportError(cause)),
  );

  function paintBelow() {
    paintNames();
    paintLimits();
    if (!later.limits) void later.wantLimits(calc.id, page).then(paintLimits);
    parts.printInputs.replaceChildren(...app.describe(app.values).map(({ label, value }) => h("div", null, h("dt", null, label), h("dd", null, value))));
    parts.linkNote.hidden = app.leftOut === 0;
    parts.linkNoteText.textContent = [plural("link.notAll", app.leftOut, { n: writeNumber(app.leftOut, 0) }), ...[`${calc.id}.notInLink`].filter(has).map((key) => t(key))].join(" ");
    void paintQr();
  }

  /** @param {(result: R, input: I) => void} part */
  function withLast(part) {
    const answer = last();
    if (answer) part(answer.result, answer.input);
  }

  /** @param {R} result @param {I} input */
  function tellHost(result, input) {
    if (app.engine && !shown?.empty) hosted?.answered({ values: app.values, input, result, version: app.engine.version(), link: link() });
  }

  /** @param {Map<string, string>} messages @param {boolean} partly the answer does without the rows that are wrong */
  function showFaults(messages, partly) {
    const key = JSON.stringify([...messages, partly, last() === null]);
    if (key === shownFaults) return;
    shownFaults = key;
    const stale = messages.size > 0 && !partly;
    form.showErrors(messages);
    parts.summary.hidden = messages.size === 0;
    for (const part of [parts.answer, parts.results]) part.classList.toggle("stale", stale);
    parts.staleText.hidden = !stale || !last();
    parts.results.hidden = !last() || Boolean(shown?.empty && !shown.panels);
    parts.copied.replaceChildren();
    parts.summaryList.replaceChildren(...faultLinks(messages, focusOn));
    parts.summaryText.textContent = t(partly ? "summary.partly" : last() ? "summary.stale" : "summary.none");
  }

  /** What is most of an answer is asked for when it is wanted: the lines of the sum, and what the sentence does without. @param {Engine} engine @param {I} input */
  function askLightly(engine, input) {
    const light = calc.light ?? { without: {}, names: [] };
    const outcome = calc.ask(engine, { ...input, ...light.without, lines: false });
    if (outcome.ok) {
      heavy(outcome.result, ["lines"], () => calc.ask(engine, { ...input, ...light.without }));
      heavy(outcome.result, light.names, () => calc.ask(engine, { ...input, sum: false }));
    }
    return outcome;
  }

  /** Answers anew; what is wrong is shown at once, or when the typing has paused. @param {boolean} [atOnce] */
  function render(atOnce = false) {
    if (!app.engine) return;
    parts.answer.querySelector(".loading")?.remove();
    const { numbers, rows, faults } = readFields(calc.fields, app.values, lastGood);
    const input = app.inputOf(numbers, app.values, rows);
    const key = calc.long?.key(input) ?? null;
    if (key !== null) {
      renderLong(key, input, faults, atOnce);
      return;
    }
    beBusy(null);
    let outcome;
    try {
      outcome = askLightly(app.engine, input);
    } catch (cause) {
      showProblem("broken", cause);
      return;
    }
    settle(outcome, input, faults, atOnce);
  }

  /** @param {string | null} key of the answer that is being worked out; null: none is */
  function beBusy(key) {
    clearTimeout(asking);
    if (key === busyWith) return;
    busyWith = key;
    parts.answer.classList.toggle("busy", key !== null);
    parts.answer.setAttribute("aria-busy", String(key !== null));
  }

  /**
   * @param {string} key
   * @param {I} input
   * @param {import("./fields.js").TypedFault[]} faults
   * @param {boolean} atOnce
   */
  function renderLong(key, input, faults, atOnce) {
    if (key === busyWith || (fresh && key === freshKey)) return;
    fresh = false;
    beBusy(key);
    const ask = async () => {
      try {
        const outcome = await /** @type {Long<I, R>} */ (calc.long).ask(input);
        if (key !== busyWith) return;
        beBusy(null);
        settle(outcome, input, faults, true);
        freshKey = key;
      } catch {
        // Whoever works it out has said why.
        if (key === busyWith) beBusy(null);
      }
    };
    asking = setTimeout(() => void ask(), atOnce || !last() ? 0 : PAUSE.long);
  }

  /**
   * @param {import("./engine.js").Told<R>} outcome
   * @param {I} input
   * @param {import("./fields.js").TypedFault[]} faults
   * @param {boolean} atOnce
   */
  function settle(outcome, input, faults, atOnce) {
    const refused = outcome.ok ? [] : outcome.faults.flatMap(({ field }) => (field.startsWith("/rates/") ? [field.slice(7)] : []));
    if (refused.length > 0) {
      app.refuseRates(refused);
      return;
    }
    const ids = outcome.ok ? [] : outcome.faults.flatMap(({ allowed }) => allowed.rate ?? []);
    if (ids.length + lacking.length > 0) void paintLacking(ids, input);
    const without = outcome.ok ? (calc.faulty?.(outcome.result) ?? []) : [];
    const messages = messagesOf(calc, app.values, faults, outcome.ok ? without : outcome.faults);
    clearTimeout(telling);
    // What the engine has left out does not hold up the rest.
    const rowOf = (/** @type {string} */ name) => name.split(".").slice(0, 2).join(".");
    const leftOut = new Set([...messagesOf(calc, app.values, [], without).keys()].map(rowOf));
    const partly = leftOut.size > 0 && [...messages.keys()].every((name) => leftOut.has(rowOf(name)));
    fresh = outcome.ok && (messages.size === 0 || partly);
    if (outcome.ok && fresh && (!partly || atOnce || !last() || JSON.stringify([...messages, partly, false]) === shownFaults)) {
      answered({ result: outcome.result, input }, !partly);
      showFaults(messages, partly);
      const first = parts.answer.classList.contains("waiting");
      parts.answer.classList.remove("waiting");
      paint(atOnce || first);
      // The first answer has what is said of it with it.
      if (first) paintBelow();
    } else if (fresh) {
      telling = setTimeout(() => settle(outcome, input, faults, true), PAUSE.fault);
      fresh = false;
    } else if (atOnce || !last()) {
      follow.finish();
      showFaults(messages, false);
    } else if (![...messages.keys()].every(isNewRow)) {
      // While somebody is still typing, "120." is not an error yet.
      telling = setTimeout(() => showFaults(messages, false), PAUSE.fault);
    }
  }

  function showCase() {
    const { preset, found, same, takeBack } = theCase();
    const { engine } = app;
    const ours = (/** @type {Case} */ of) => {
      const answer = engine && calc.ask(engine, { ...of.input, ...calc.light?.without, sum: false });
      return answer?.ok ? calc.published(answer.result, of).value : null;
    };
    caseBox.show(preset, engine ? found : undefined, ours, same, takeBack);
  }

  /** The code of the link as it is, while it is shown. */
  async function paintQr() {
    if (parts.qrBox.hidden) return;
    try {
      const [{ qrNodes }] = await Promise.all([import("./qr.js"), moreTexts("qr")]);
      parts.qrBox.replaceChildren(...(await qrNodes(link())));
    } catch {
      parts.qrBox.replaceChildren(h("p", null, t("panel.failed")));
    }
  }

  /** Leads to what is wrong, if something is: the visitor has asked for what cannot be given. */
  function toFaults() {
    parts.summary.focus();
    return !parts.summary.hidden;
  }

  /** May the answer be taken along? If not, says why. */
  function upToDate() {
    render(true);
    parts.copied.replaceChildren(...(fresh || toFaults() ? [] : [h("p", null, t("copy.stale"))]));
    return fresh;
  }

  /** The answer with all that is taken along; null: there is none. @returns {import("./note.js").Taken | null} */
  function taken() {
    const answer = last();
    if (!answer || !shown) return null;
    const { result, input } = answer;
    return {
      calculator: calc.id,
      heading: t(`${calc.id}.h1`),
      about: caseBox.words(),
      // As they stand in the page: some of their nodes are there, and change with the next answer.
      sentence: [...parts.sentence.cloneNode(true).childNodes],
      second: [...parts.second.cloneNode(true).childNodes],
      caveat: parts.caveat.hidden ? null : (parts.caveat.textContent ?? ""),
      inputs: app.describe(app.values),
      tables: shown.tables,
      exact: shown.exact,
      weak: shown.unweighed ? null : `${weakText(result, calc.id)} (${t(`status.${result.weakest.status}`)}: ${t(`status.${result.weakest.status}.means`)})`,
      notes: [...(parts.own.hidden ? [] : parts.own.querySelectorAll("span")), ...parts.notes.children, ...parts.limits.querySelectorAll("li:not(.screen-only)")].map((li) => li.textContent ?? ""),
      disclaimer: t(`${calc.id}.disclaimer`),
      made: today(),
      version: byId("version").textContent ?? "",
      link: link(),
      date: app.ratesDay(input),
      get lines() {
        return result.lines;
      },
      lineOf: result.lineOf,
      // Its words come with those of the lines.
      get writtenOut() {
        return own.writtenOut?.(result, input) ?? null;
      },
    };
  }

  /** What files are named with, once it is here. */
  async function names() {
    await Promise.all([later.wantRates(), moreTexts("files")]);
    const { sum, rates } = later;
    if (!sum || !rates) throw new Error("the names are not here");
    return { sum, rates };
  }

  /** The menu of files, when somebody opens it. */
  async function showFiles() {
    const failed = (/** @type {string} */ text) => parts.copied.replaceChildren(h("p", null, text));
    try {
      const [{ fileButtons }] = await Promise.all([import("./files.js"), moreTexts("files")]);
      const charts = () => [...parts.results.querySelectorAll("svg.chart")].flatMap((chart) => (chart instanceof SVGElement && chart.getClientRects().length > 0 && chart.hasAttribute("aria-label") ? [chart] : []));
      parts.fileBox.replaceChildren(...fileButtons({ taken: () => (upToDate() ? taken() : null), names, charts, failed }));
    } catch {
      failed(t("panel.failed"));
    }
  }

  for (const part of [parts.answer, parts.results]) {
    /** The number of the answer that something happens to. @param {Event} event */
    const numberOf = ({ target }) => (target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(".number")) : null);
    part.addEventListener("click", (event) => {
      const number = numberOf(event);
      if (number?.dataset.line) void showLine(Number(number.dataset.line));
    });
    part.addEventListener("asked", (event) => void showOther(/** @type {CustomEvent} */ (event).detail));
    part.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const number = by && numberOf(event);
      if (!number) return;
      const row = [...(number.closest("tr")?.querySelectorAll(".number") ?? [])];
      const next = row[row.indexOf(number) + by];
      if (next instanceof HTMLElement) next.focus();
    });
  }
  for (const part of [parts.inputs, parts.results]) {
    part.addEventListener("keydown", ({ key, target }) => {
      if (key !== "Enter" || !(target instanceof HTMLInputElement) || target.type !== "text") return;
      render(true);
      toFaults();
    });
  }
  /** What somebody copies whose number is another, fetched when it is opened. */
  async function openDiffers() {
    try {
      const [{ differsNodes }] = await Promise.all([import("./differs.js"), ...["differs", "sum", "rates"].map(moreTexts)]);
      parts.differs.replaceChildren(/** @type {Node} */ (parts.differs.firstElementChild), ...differsNodes(() => (upToDate() ? taken() : null)));
    } catch {
      parts.differs.append(h("p", null, t("panel.failed")));
    }
  }

  for (const button of parts.presets.querySelectorAll("button")) button.addEventListener("click", () => openCase(button.dataset.case ?? ""));
  for (const details of [parts.sum.details, parts.sources.details, parts.words]) {
    details.addEventListener("toggle", () => {
      if (!details.open) return;
      paintNames();
      void (details === parts.words ? later.wantWords() : later.wantRates());
    });
  }
  parts.differs.addEventListener("toggle", () => void (parts.differs.open && openDiffers()));
  parts.print.addEventListener("click", async () => {
    if (!upToDate()) return;
    await Promise.all([later.wantRates(), own.prepare?.()]);
    print();
  });
  parts.qr.addEventListener("click", () => {
    render(true);
    parts.qrBox.hidden = !parts.qrBox.hidden;
    parts.qr.setAttribute("aria-expanded", String(!parts.qrBox.hidden));
    void paintQr();
  });
  parts.share.addEventListener("click", async () => {
    render(true);
    try {
      await navigator.share({ title: document.title, url: link() });
    } catch (cause) {
      // Whoever thinks better of it has not asked for a copy; a frame that may not share gets one.
      if (!(cause instanceof DOMException) || cause.name !== "AbortError") parts.copyLink.click();
    }
  });
  parts.copyLink.addEventListener("click", () => {
    render(true);
    void copy(link(), parts.copied, t(app.leftOut > 0 ? "copy.linkShort" : "copy.linkDone"));
  });
  parts.copyNote.addEventListener("click", () => {
    const now = upToDate() && taken();
    if (now) void copy(import("./note.js").then(({ noteOf }) => noteOf(now)), parts.copied, t("copy.noteDone"));
  });
  parts.files.addEventListener("toggle", () => void (parts.files.open && showFiles()));

  return {
    start() {
      paint(true);
      render(true);
      showCase();
    },
    render,
    /** Another view takes its place. */
    stop: follow.end,
    release: follow.release,
    /** A field was left: what is wrong with it is told now. What stands is not painted anew: it may be what was just pressed.
     *  @param {boolean} typed something that is not answered yet */
    left(typed) {
      if (typed || !fresh) render(true);
    },
    /** The sum of the answer, and what it is named with. */
    paintOwnSum() {
      other = null;
      paintNames();
    },
    paintNames,
    showCase,
    link,
    caseFailed: caseBox.failed,
    async fileHead() {
      const now = taken();
      const [{ headRows }, known] = await Promise.all([import("./files.js"), names()]);
      return now ? headRows(now, known) : [];
    },
    /** Says aloud what the answer is now, or what is wrong. */
    announce() {
      // What has the focus is read anyway.
      if (document.activeElement === parts.summary) return;
      const wrong = parts.summary.hidden ? null : [...parts.summary.querySelectorAll("h3, a")].map((el) => el.textContent);
      byId("live").textContent = wrong ? wrong.join(". ") : (parts.sentence.textContent ?? "");
    },
  };
}

/**
 * Parts of an answer that are asked for when they are used.
 * @template {AnyResult} R
 * @param {R} result
 * @param {(string & keyof R)[]} names
 * @param {() => import("./engine.js").Told<R>} ask
 */
function heavy(result, names, ask) {
  /** @type {import("./engine.js").Told<R> | null} */
  let whole = null;
  for (const name of names) {
    const lacking = result[name];
    const get = () => {
      whole ??= ask();
      return whole.ok ? whole.result[name] : lacking;
    };
    // A copy of an answer goes without the lines, and does not ask for them.
    Object.defineProperty(result, name, { get, enumerable: name !== "lines" });
  }
}

/** Is it a row that was just added, where nothing is typed yet? @param {string} name */
function isNewRow(name) {
  const input = document.activeElement;
  return name.includes(".") && input instanceof HTMLInputElement && input.id === idOf(name) && input.value === "";
}

/** What a memo needs stands open on paper, and closes again after. @param {() => { render: (atOnce: boolean) => void, paintOwnSum: () => void, link: () => string } | undefined} view */
function openForPrint(view) {
  /** @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    view()?.render(true);
    closed = ["sum", "sources"].map(byId).filter((details) => details instanceof HTMLDetailsElement && !details.open).map((details) => /** @type {HTMLDetailsElement} */ (details));
    for (const details of closed) details.open = true;
    view()?.paintOwnSum();
    byId("print-date").textContent = t("print.made", { date: today(), link: view()?.link() ?? "" });
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
    closed = [];
  });
}
