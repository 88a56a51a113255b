/**
 * The life of a calculator page: fields to input, input to answer, and everything that follows
 * from an answer. What is particular to a calculator comes in as a `Calculator`.
 */

import { byId, h, icon } from "./dom.js";
import { cases, EngineError, faultText, load, municipalities, ratesFile } from "./engine.js";
import { createForm, describeFields, initialValues, linkPairs, numberFromLink, numberToLink, readFields, unknownChoices, valuesFromLink } from "./form.js";
import { currentTexts, has, hasSumTexts, language, plural, t, useSumTexts } from "./i18n.js";
import { readLink, showLink, writeLink } from "./link.js";
import { writeNumber } from "./numbers.js";
import { showProblem, showVersion, startPage } from "./page.js";
import { labelOfInput, lineName, rateName, statusChip, statusLegend } from "./status.js";

/** @typedef {import("./engine.js").Engine} Engine */
/** @typedef {import("./form.js").FieldSpec} FieldSpec */
/** @typedef {import("./form.js").Values} Values */
/** @typedef {import("./form.js").CostLine} CostLine */
/** @typedef {import("./form.js").Numbers} Numbers */
/** @typedef {import("./dom.js").Children} Children */
/** @typedef {import("../../src/types.js").SumLine} SumLine */
/** @typedef {import("../../src/types.js").Weakest} Weakest */

/** @typedef {{ lines: SumLine[], notes: string[], weakest: Weakest }} AnyResult */

/**
 * What a page shows of a result.
 * @typedef {object} Shown
 * @property {Children} sentence
 * @property {Children} second lines under the sentence
 * @property {{ caption: string, rows: string[][] }[]} tables for the note, head first
 * @property {boolean} [empty] there is nothing to answer yet: only the sentence is shown
 * @property {Record<string, string | number>} [noteParams] numbers that the notes mention
 */

/**
 * @template {object} I
 * @template {AnyResult} R
 * @typedef {object} Calculator
 * @property {"smaajob" | "savings" | "laerlinge"} id
 * @property {FieldSpec[]} fields
 * @property {string[]} main
 * @property {{ heading: string, fields: string[] }[]} more
 * @property {string[]} presets ids of data/cases
 * @property {string | null} preset the case that the page opens with
 * @property {string[]} missing i18n keys of what is not counted
 * @property {string[]} words i18n keys of explained words
 * @property {string[]} [payers]
 * @property {(numbers: Numbers, values: Values, costs: { amount: number, payer: string }[]) => I} input
 * @property {(input: I) => Values} fromInput
 * @property {(engine: Engine, input: I) => import("./engine.js").Told<R>} ask
 * @property {(input: I) => string} date
 * @property {(result: R) => { value: string }} published our own number, to stand beside a publication's
 * @property {(app: App<I, R>) => { nodes: Node[], update: (result: R, input: I) => Shown }} build
 * @property {(app: App<I, R>, changed: string | null) => void} [tune] options that follow other fields
 * @property {boolean} [kommune] has a kommune field
 */

/**
 * @template {object} I
 * @template {AnyResult} R
 * @typedef {object} App
 * @property {import("./form.js").Form} form
 * @property {Values} values
 * @property {Engine | null} engine
 * @property {string | null} preset the case that was opened
 * @property {boolean} unchanged the inputs are still that case's
 * @property {(name: string, value: string) => void} set
 */

/**
 * Runs a calculator on its page.
 * @template {object} I
 * @template {AnyResult} R
 * @param {Calculator<I, R>} calc
 */
export function run(calc) {
  /** @type {import("./form.js").State} */
  const state = { values: initialValues(calc.fields), costs: [] };
  /** @type {Numbers} */
  const lastGood = {};
  /** @type {Engine | null} */
  let engine = null;
  /** @type {import("./engine.js").RatesFile | null} */
  let rates = null;
  /** @type {typeof import("./sum.js") | null} */
  let sum = null;
  /** @type {import("./engine.js").Municipality[]} */
  let kommuner = [];
  /** @type {string | null} */
  let preset = calc.preset;
  /** @type {import("./engine.js").Case[]} */
  let known = [];
  /** @type {{ result: R, input: I } | null} */
  let last = null;
  /** @type {Shown | null} */
  let shown = null;
  /** Answers anew; what is wrong is shown `atOnce`, or when the typing has paused. @type {((atOnce?: boolean) => void) | null} */
  let render = null;
  /** Is the answer that is shown the answer to the fields as they stand? */
  let fresh = false;
  /** What could not be fetched. */
  const failed = { sum: false, rates: false };
  /** What there is to say about the link that was opened: i18n keys. @type {string[]} */
  let linkNews = [];
  /** The labels of choices in the link that do not exist. @type {string[]} */
  let linkUnknown = [];
  let frame = 0;
  /** @type {Record<string, ReturnType<typeof setTimeout>>} */
  const timers = {};

  /**
   * @param {string} name
   * @param {number} ms
   * @param {() => void} what
   */
  const later = (name, ms, what) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(what, ms);
  };

  /** @returns {boolean} does the address name a case and no numbers of its own? */
  function readAddress() {
    const link = readLink(location.hash);
    state.values = valuesFromLink(calc.fields, link);
    const lines = link.getAll("udgift").slice(0, 20).map((text) => {
      const [, payer, amount] = /^([^:]*):?(.*)$/.exec(text) ?? ["", "", ""];
      return { payer, amount: numberFromLink(amount, 2, true) };
    });
    // A cost is never moved to another purse than the link says.
    state.costs = lines.filter((line) => calc.payers?.includes(line.payer));
    linkUnknown = unknownChoices(calc.fields, link);
    linkNews = [...(linkUnknown.length > 0 ? ["link.unknown"] : []), ...(link.newer ? ["link.newer"] : []), ...(calc.payers && state.costs.length < lines.length ? ["link.costDropped"] : [])];
    const named = calc.fields.some((f) => link.get(f.key) !== null) || lines.length > 0;
    const wanted = link.get("eks");
    const known = wanted !== null && calc.presets.includes(wanted);
    preset = known ? wanted : named ? null : calc.preset;
    return known && !named;
  }

  function showLinkNews() {
    const box = byId("newer");
    box.textContent = linkNews.map((key) => t(key, { fields: linkUnknown.map((label) => t(label)).join(", ") })).join(" ");
    box.hidden = linkNews.length === 0;
  }

  /**
   * The inputs as a link holds them.
   * @param {Values} values
   * @param {CostLine[]} costs
   */
  function pairs(values, costs) {
    const list = linkPairs(calc.fields, values);
    for (const line of costs) list.push(["udgift", `${line.payer}:${numberToLink(line.amount, 2)}`]);
    return list;
  }

  function address() {
    /** @type {[string, string][]} */
    const list = [];
    if (language() !== "da") list.push(["lang", language()]);
    if (preset) list.push(["eks", preset]);
    return writeLink([...list, ...pairs(state.values, state.costs)]);
  }

  function showAddress() {
    clearTimeout(timers.link);
    delete timers.link;
    showLink(address());
  }
  /** What was chosen or typed is in the address before the page is left. */
  const flushAddress = () => {
    if (timers.link !== undefined) showAddress();
  };

  /** @param {string | null} name */
  function changed(name) {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => render?.());
    later("link", 300, showAddress);
    later("live", 800, announce);
    form?.showOrHide();
    if (app) calc.tune?.(app, name);
  }

  function announce() {
    const box = document.querySelector("#answer .sentence");
    const trouble = document.querySelector("#answer .summary");
    const wrong = trouble instanceof HTMLElement && !trouble.hidden ? [...trouble.querySelectorAll("h3, a")].map((el) => el.textContent) : null;
    byId("live").textContent = wrong ? wrong.join(". ") : (box?.textContent ?? "");
  }

  /** @type {import("./form.js").Form | null} */
  let form = null;
  /** @type {App<I, R> | null} */
  let app = null;

  function build() {
    form = createForm({
      fields: calc.fields,
      state,
      months: () => {
        const known = engine?.rates("2026-01-01");
        return known?.ok ? known.result : { from: "2018-01-01", to: "2026-12-31" };
      },
      onInput: changed,
      onLeave: () => {
        flushAddress();
        render?.(true);
      },
      payers: calc.payers,
    });
    const theForm = form;
    const theApp = {
      form: theForm,
      get values() {
        return state.values;
      },
      get engine() {
        return engine;
      },
      get preset() {
        return preset;
      },
      get unchanged() {
        return known.some((found) => found.id === preset && sameAsCase(found));
      },
      set: (/** @type {string} */ name, /** @type {string} */ value) => {
        state.values[name] = value;
        theForm.syncOne(name);
        changed(name);
      },
    };
    app = theApp;
    // The language may change while the page is being read: what stands open stays open.
    const open = [...document.querySelectorAll("details[open][id]")].map((details) => details.id);
    const own = calc.build(theApp);
    const parts = skeleton(theForm, own.nodes);
    let shownFaults = "";
    /** The case that stands in its box. @type {string | null} */
    let shownCase = null;

    /** The names of the sum, and what they are used for in the parts that stand open. */
    const paintNames = () => {
      for (const trouble of [parts.sumTrouble, parts.wordsTrouble]) trouble.hidden = !failed.sum;
      parts.sourcesTrouble.hidden = !failed.sum && !failed.rates;
      parts.sumAbsent.hidden = sum !== null;
      parts.sourcesAbsent.hidden = rates !== null;
      if (!last) return;
      const { result, input } = last;
      parts.weak.replaceChildren(...weakNodes(result, calc.id, showLine));
      if (!hasSumTexts()) return;
      parts.wordList.replaceChildren(...calc.words.flatMap((key) => [h("dt", null, t(key)), h("dd", null, t(`${key}.means`))]));
      if (!sum) return;
      const date = calc.date(input);
      // The line that was pointed at is still pointed at when the sources have come.
      const pointed = parts.sumBody.querySelector(".pointed")?.id;
      const focused = pointed !== undefined && document.activeElement?.id === pointed;
      if (parts.sum.open) parts.sumBody.replaceChildren(sum.sumNodes(result.lines, { calculator: calc.id, date, rates }));
      const line = pointed === undefined ? null : document.getElementById(pointed);
      line?.classList.add("pointed");
      if (focused) line?.focus({ preventScroll: true });
      if (parts.sources.open) parts.sourcesBody.replaceChildren(sum.sourcesOf(result.lines, rates, date));
    };

    const paint = () => {
      if (!last) return;
      const { result, input } = last;
      shown = own.update(result, input);
      parts.sentence.replaceChildren(...nodes(shown.sentence));
      parts.second.replaceChildren(...nodes(shown.second));
      parts.notes.replaceChildren(...result.notes.map((code) => h("li", null, t(has(`note.${calc.id}.${code}`) ? `note.${calc.id}.${code}` : `note.${code}`, shown?.noteParams))));
      parts.notes.hidden = result.notes.length === 0 || Boolean(shown.empty);
      const weak = parts.weak.parentElement;
      if (weak) weak.hidden = Boolean(shown.empty);
      parts.results.hidden = Boolean(shown.empty);
      for (const button of [parts.print, parts.copyNote]) button.disabled = Boolean(shown.empty);
      parts.printInputs.replaceChildren(...describeFields(calc.fields, state, theForm).map(({ label, value }) => h("div", null, h("dt", null, label), h("dd", null, value))));
      paintNames();
    };

    /** @param {Map<string, string>} messages */
    const showFaults = (messages) => {
      const key = JSON.stringify([...messages]);
      if (key === shownFaults) return;
      shownFaults = key;
      theForm.showErrors(messages);
      parts.summary.hidden = messages.size === 0;
      for (const part of [parts.answer, parts.results]) part.classList.toggle("stale", messages.size > 0);
      parts.staleText.hidden = messages.size === 0 || !last;
      parts.results.hidden = !last || Boolean(shown?.empty);
      parts.copied.replaceChildren();
      parts.summaryList.replaceChildren(
        ...[...messages].map(([name, text]) =>
          h("li", null, h("a", { href: `#f-${name.replace(".", "-")}`, onclick: (/** @type {Event} */ e) => {
            e.preventDefault();
            theForm.focus(name);
          } }, text)),
        ),
      );
      parts.summaryText.textContent = t(last ? "summary.stale" : "summary.none");
    };

    render = (atOnce = false) => {
      if (!engine) return;
      parts.answer.querySelector(".loading")?.remove();
      const { numbers, costs, faults } = readFields(calc.fields, state, lastGood);
      const input = calc.input(numbers, state.values, costs);
      let outcome;
      try {
        outcome = calc.ask(engine, input);
      } catch (cause) {
        showProblem("broken", cause);
        return;
      }
      /** @type {Map<string, string>} */
      const messages = new Map();
      for (const fault of faults) messages.set(fault.field, typedFaultText(fault, calc, state));
      if (!outcome.ok) {
        for (const fault of outcome.faults) {
          const name = fieldOf(fault.field, calc.fields, state.values);
          if (!messages.has(name)) messages.set(name, faultText(fault, calc.id, currentTexts()));
        }
      }
      clearTimeout(timers.faults);
      fresh = messages.size === 0;
      if (outcome.ok && fresh) {
        showFaults(messages);
        last = { result: outcome.result, input };
        paint();
        parts.answer.classList.remove("waiting");
        caseNode();
      } else if (atOnce || !last) {
        showFaults(messages);
      } else {
        // While somebody is still typing, "120." is not an error yet.
        later("faults", 400, () => showFaults(messages));
      }
    };

    const caseNode = () => {
      const found = known.find((c) => c.id === preset);
      for (const button of parts.presets.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.case === preset));
      if (!found || !engine) {
        shownCase = null;
        parts.caseBox.replaceChildren();
        parts.caveat.hidden = true;
        return;
      }
      if (shownCase !== found.id) {
        shownCase = found.id;
        const ours = calc.ask(engine, { ...found.input, sum: false });
        parts.caseBox.replaceChildren(...caseNodes(found, ours.ok ? calc.published(ours.result).value : null));
        const caveat = parts.caseBox.querySelector(".caveat")?.cloneNode(true);
        parts.caveat.replaceChildren(...(caveat ? [caveat] : []));
      }
      const same = sameAsCase(found);
      const note = parts.caseBox.querySelector(".case-changed");
      if (note instanceof HTMLElement) note.hidden = same;
      // What to know about the case stands with the answer as long as the answer is the case's.
      const caveat = parts.caseBox.querySelector(".caveat");
      if (caveat instanceof HTMLElement) caveat.hidden = same;
      parts.caveat.hidden = !same || !caveat;
    };
    const caseFailed = () => {
      shownCase = null;
      parts.caseBox.replaceChildren(h("p", { class: "notice", role: "status" }, icon("info"), t("case.failed")));
    };

    for (const button of parts.presets.querySelectorAll("button")) button.addEventListener("click", () => void openCase(button.dataset.case ?? ""));

    for (const details of [parts.sum, parts.sources, parts.words]) {
      details.addEventListener("toggle", () => {
        if (!details.open) return;
        paintNames();
        void (details === parts.words ? wantNames() : wantRates());
      });
    }

    /** May the answer be taken along? If not, says why. */
    const upToDate = () => {
      render?.(true);
      parts.copied.replaceChildren(...(fresh ? [] : [h("p", null, t("copy.stale"))]));
      return fresh;
    };
    parts.print.addEventListener("click", async () => {
      if (!upToDate()) return;
      await wantRates();
      print();
    });
    const fullLink = () => location.href.replace(/#.*$/, "") + address();
    parts.copyLink.addEventListener("click", () => void copy(fullLink(), parts.copied, t("copy.linkDone")));
    parts.copyNote.addEventListener("click", () => {
      if (upToDate()) void copy(noteText(fullLink()), parts.copied, t("copy.noteDone"));
    });
    const noteText = (/** @type {string} */ link) => {
      const text = (/** @type {Children} */ c) => nodes(c).map((n) => withoutScreen(n)).map((n) => (n instanceof Element && n.matches("ul, dl") ? [...n.children].map((x) => x.textContent).join("\n") : n.textContent)).join("\n").trim();
      const inputs = describeFields(calc.fields, state, theForm).map(({ label, value }) => `- ${label}: ${value}`);
      return [
        t(`${calc.id}.h1`),
        "",
        ...[...parts.caseBox.querySelectorAll("h2, .case-source, .compare > div, .caveat:not([hidden]), .case-changed:not([hidden])")].map((el) => [...el.children].map((c) => c.textContent).filter(Boolean).join(": ") || (el.textContent ?? "")),
        ...(parts.caseBox.hasChildNodes() ? [""] : []),
        nodes(shown?.sentence ?? []).map((n) => n.textContent).join(""),
        text(shown?.second ?? []),
        ...(parts.caveat.hidden ? [] : [parts.caveat.textContent ?? ""]),
        "",
        t("print.inputs"),
        ...inputs,
        "",
        ...(shown?.tables ?? []).flatMap(({ caption, rows }) => [caption, ...rows.map((row) => row.join("\t")), ""]),
        ...(last ? [`${weakText(last.result, calc.id)} (${t(`status.${last.result.weakest.status}`)}: ${t(`status.${last.result.weakest.status}.means`)})`] : []),
        ...[...parts.notes.children].map((li) => `- ${li.textContent}`),
        t(`${calc.id}.disclaimer`),
        `${t("copy.made", { date: new Date().toLocaleDateString("da-DK") })} ${byId("version").textContent ?? ""}`,
        link,
      ].join("\n").replace(/\u00a0/g, " ").replace(/\u00ad/g, "");
    };

    calc.tune?.(theApp, null);
    if (calc.kommune) fillKommuner();
    if (last) paint();
    render(true);
    caseNode();
    for (const id of open) {
      const details = document.getElementById(id);
      if (details instanceof HTMLDetailsElement) details.open = true;
    }
    return { caseNode, caseFailed, paintNames };
  }

  /** @type {ReturnType<typeof build> | null} */
  let built = null;

  /** The names in the written sum, of which the first answer needs one. */
  async function wantNames() {
    if (hasSumTexts()) return;
    failed.sum = await useSumTexts().then(() => false, () => true);
    built?.paintNames();
  }

  /** The written sum: fetched when somebody opens it or prints. */
  async function wantSum() {
    await wantNames();
    try {
      sum ??= await import("./sum.js");
    } catch {
      failed.sum = true;
    }
    built?.paintNames();
  }

  /** Opens the written sum at a line. @param {number} index */
  async function showLine(index) {
    const details = document.getElementById("sum");
    if (details instanceof HTMLDetailsElement) details.open = true;
    await wantSum();
    sum?.goTo(index);
  }

  async function wantRates() {
    await wantSum();
    try {
      rates ??= await ratesFile();
      failed.rates = false;
    } catch {
      failed.rates = true;
    }
    built?.paintNames();
  }

  /** @param {import("./engine.js").Case} found */
  const valuesOf = (found) => ({ ...initialValues(calc.fields), ...calc.fromInput(found.input) });
  /** @param {import("./engine.js").Case} found @returns {CostLine[]} */
  const costsOf = (found) =>
    (found.input.costs ?? []).map((/** @type {{ amount: number, payer: string }} */ line) => ({ payer: line.payer, amount: writeNumber(line.amount, 2) }));
  /** Are the numbers still the case's? @param {import("./engine.js").Case} found */
  const sameAsCase = (found) => JSON.stringify(pairs(valuesOf(found), costsOf(found))) === JSON.stringify(pairs(state.values, state.costs));

  /** @param {string} id */
  async function openCase(id) {
    try {
      known = await cases(calc.id);
    } catch {
      built?.caseFailed();
      return;
    }
    const found = known.find((c) => c.id === id);
    if (!found || !form || !app) return;
    preset = id;
    Object.assign(state.values, valuesOf(found));
    state.costs = costsOf(found);
    calc.tune?.(app, null);
    form.sync();
    form.setNotice("ydelse", null);
    changed(null);
  }

  /** Fetches what stands beside the case of the address. @param {boolean} alone the address names the case only */
  async function showCase(alone) {
    if (!preset) return;
    if (alone) return openCase(preset);
    try {
      known = await cases(calc.id);
      built?.caseNode();
      render?.();
    } catch {
      // The numbers are the user's own; the case beside them can be opened again.
    }
  }

  function fillKommuner() {
    form?.setOptions("kommune", [
      { value: "", label: t("kommune.average") },
      ...[...kommuner].sort((a, b) => a.name.localeCompare(b.name, "da")).map((k) => ({ value: k.code, label: k.name })),
    ]);
  }

  let caseAlone = false;
  void startPage(() => {
    if (!built) caseAlone = readAddress();
    else later("link", 0, showAddress);
    built = build();
    if (engine) showVersion(engine);
    // In the new language the names of the sum may be missing.
    if (engine) void wantNames();
    showLinkNews();
  }).then(async () => {
    if (!document.body.classList.contains("started") || byId("problem").classList.contains("shown")) return;
    try {
      engine = await load({ languages: [] });
    } catch (cause) {
      showProblem(cause instanceof EngineError ? cause.problem : "broken", cause);
      return;
    }
    showVersion(engine);
    if (app) calc.tune?.(app, null);
    form?.sync();
    render?.();
    addEventListener("hashchange", () => {
      if (!location.hash.includes("=") || location.hash === address()) return;
      const alone = readAddress();
      showLinkNews();
      form?.sync();
      changed(null);
      void showCase(alone);
    });
    addEventListener("change", flushAddress);
    addEventListener("pagehide", flushAddress);
    // What can wait until the first answer stands there.
    void wantNames();
    if (calc.kommune) {
      municipalities().then(
        (list) => {
          kommuner = list;
          fillKommuner();
          render?.();
        },
        () => form?.setNotice("kommune", t("kommune.failed")),
      );
    }
    void showCase(caseAlone);
  });

  /** What a memo needs stands open on paper, and closes again after. @type {HTMLDetailsElement[]} */
  let closed = [];
  addEventListener("beforeprint", () => {
    render?.(true);
    closed = ["sum", "sources"].map(byId).filter((details) => details instanceof HTMLDetailsElement && !details.open).map((details) => /** @type {HTMLDetailsElement} */ (details));
    for (const details of closed) details.open = true;
    built?.paintNames();
    byId("print-date").textContent = t("print.made", { date: new Date().toLocaleDateString("da-DK"), link: location.href });
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
    closed = [];
  });

  /**
   * The page under the answer, in its order; the answer's own parts are put in place.
   * @param {import("./form.js").Form} theForm
   * @param {Node[]} panels
   */
  function skeleton(theForm, panels) {
    const answer = byId("answer");
    const sentence = h("p", { class: "sentence" });
    const second = h("div", { class: "second" });
    const weakBody = h("p");
    const weak = h("div", { class: "weak" }, weakBody, h("details", { class: "mini", id: "weak-what" }, h("summary", null, t("weak.what")), statusLegend()));
    const notes = h("ul", { class: "notes", hidden: true });
    const caveat = h("div", { hidden: true });
    const summaryText = h("h3", { id: "summary-h" });
    const summaryList = h("ul");
    const summary = h("div", { class: "summary", role: "group", "aria-labelledby": "summary-h", hidden: true }, summaryText, summaryList);
    const copyLink = h("button", { type: "button", class: "button" }, t("copy.link"));
    const print = h("button", { type: "button", class: "button" }, t("copy.print"));
    const copyNote = h("button", { type: "button", class: "button" }, t("copy.note"));
    const copied = h("div", { class: "copied", role: "status" });
    const printInputs = h("dl", { class: "print-inputs" });
    answer.classList.toggle("waiting", !last);
    answer.replaceChildren(
      h("h2", { class: "vh", id: "answer-h" }, t("answer.heading")),
      ...(last || engine ? [] : [h("p", { class: "loading" }, t("answer.loading"))]),
      h("div", { class: "answer-main" }, sentence, second, caveat, summary, notes),
      h("div", { class: "answer-side" }, weak, h("p", { class: "disclaimer" }, t(`${calc.id}.disclaimer`)), h("div", { class: "tools" }, copyLink, print, copyNote), copied),
    );

    const presets = h(
      "div",
      { class: "presets", role: "group", "aria-labelledby": "presets-h" },
      h("h2", { id: "presets-h" }, t("presets.heading")),
      h("div", { class: "preset-list" }, calc.presets.map((id) => h("button", { type: "button", class: "preset", "data-case": id, "aria-pressed": "false" }, t(`preset.${id}`)))),
    );
    const caseBox = h("div", { class: "case" });
    const inputs = h(
      "section",
      { class: "inputs", "aria-labelledby": "inputs-h" },
      h("h2", { id: "inputs-h" }, t("inputs.heading")),
      h("p", { class: "hint" }, t("inputs.hint")),
      calc.main.map((name) => theForm.node(name)),
      h(
        "details",
        { class: "more", id: "more" },
        h("summary", null, t("inputs.more")),
        calc.more.map(({ heading, fields }) => h("div", { class: "more-group" }, h("h3", null, t(heading)), fields.map((name) => theForm.node(name)))),
      ),
    );
    const sumBody = h("div");
    const sumAbsent = h("p", { class: "print-only" }, t("sources.absent"));
    const sumTrouble = h("p", { hidden: true }, t("sum.failed"));
    const sum = h("details", { class: "section", id: "sum" }, h("summary", null, h("h2", null, t("sum.heading"))), h("p", { class: "section-lead" }, t("sum.lead")), calc.id === "laerlinge" ? null : h("p", { class: "section-lead" }, t("sum.laws")), sumTrouble, sumAbsent, sumBody);
    const sourcesBody = h("div");
    const sourcesTrouble = h("p", { hidden: true }, t("sources.failed"));
    const sourcesAbsent = h("p", { class: "print-only" }, t("sources.absent"));
    const sources = h("details", { class: "section", id: "sources" }, h("summary", null, h("h2", null, t("sources.heading"))), sourcesTrouble, sourcesAbsent, sourcesBody);
    const missing = h(
      "section",
      { class: "section missing", "aria-labelledby": "missing-h" },
      h("h2", { id: "missing-h" }, t("missing.heading")),
      h("p", null, t(`${calc.id}.missing`)),
      h("ul", null, calc.missing.map((key) => h("li", null, t(key)))),
    );
    const wordList = h("dl", { class: "words" });
    const wordsTrouble = h("p", { hidden: true }, t("sum.failed"));
    const words = h(
      "details",
      { class: "section", id: "words" },
      h("summary", null, h("h2", null, t("words.heading"))),
      wordsTrouble,
      wordList,
    );
    const staleText = h("p", { class: "stale-text", hidden: true }, t("results.stale"));
    const results = h("div", { class: "results" }, staleText, panels);
    byId("rest").replaceChildren(
      presets,
      caseBox,
      h("section", { class: "print-only" }, h("h2", null, t("print.inputs")), printInputs),
      h("div", { class: "work" }, inputs, results),
      sum,
      sources,
      missing,
      words,
    );
    return {
      answer, sentence, second, caveat, weak: weakBody, notes, summary, summaryText, summaryList, presets, caseBox, results, staleText, sum, sumBody, sumTrouble, sumAbsent,
      sources, sourcesBody, sourcesTrouble, sourcesAbsent, print, copyLink, copyNote, copied, printInputs, words, wordList, wordsTrouble,
    };
  }
}

/** What is said to somebody at the screen stays there. @param {Node} node */
function withoutScreen(node) {
  const copy = node.cloneNode(true);
  if (copy instanceof Element) for (const el of copy.querySelectorAll(".screen-only")) el.remove();
  return copy;
}

/** @param {Children} children @returns {Node[]} */
function nodes(children) {
  const list = /** @type {import("./dom.js").Child[]} */ (Array.isArray(children) ? children.flat() : [children]);
  return list.flatMap((child) => (child === null || child === undefined || child === false ? [] : [child instanceof Node ? child : document.createTextNode(String(child))]));
}

/**
 * The field that a pointer belongs to; what has no field is shown by itself.
 * @param {string} pointer
 * @param {FieldSpec[]} fields
 * @param {Values} values of two fields for the same, one is shown
 */
function fieldOf(pointer, fields, values) {
  const cost = /^\/costs\/(\d+)/.exec(pointer);
  if (cost) return `costs.${cost[1]}`;
  return fields.find((f) => f.pointers.includes(pointer) && (!f.when || f.when(values)))?.name ?? pointer;
}

/**
 * @param {import("./form.js").TypedFault} fault
 * @param {{ id: string, fields: FieldSpec[] }} calc
 * @param {import("./form.js").State} state
 */
function typedFaultText(fault, calc, state) {
  const field = calc.fields.find((f) => f.name === fault.field);
  const label = field ? t(field.label) : t("label.savings/costs/*/amount", { n: Number(fault.field.split(".")[1]) + 1 });
  const typed = (field ? state.values[field.name] : state.costs[Number(fault.field.split(".")[1])]?.amount) ?? "";
  const decimals = field?.decimals ?? 2;
  const example = `example.${(field ? field.unit : "unit.krPerYear")?.replace("unit.", "")}`;
  const key = fault.code === "tooManyDecimals" && decimals === 0 ? "fault.wholeNumber" : `fault.typed.${fault.code}`;
  return t(key, { label, typed: typed.trim().slice(0, 30), decimals, example: t(has(example) ? example : "example") });
}

/**
 * How certain the answer is, in words.
 * @param {AnyResult} result
 * @param {string} calculator
 */
function weakText(result, calculator) {
  const { status, cause } = result.weakest;
  let name = "";
  if (cause.kind === "rate") name = rateName(cause.id);
  else if (cause.kind === "input") name = labelOfInput(calculator, cause.field);
  else if (cause.kind === "line") name = lineName(result.lines[cause.line]?.id ?? "");
  if (status === "law") return t("weak.law");
  // Until the names are fetched, a cause is called nothing rather than by its id.
  return has("sum.and") ? t("weak.text", { cause: name }) : t("weak.unnamed");
}

/**
 * The same with the status and the way to where the value stands.
 * @param {AnyResult} result
 * @param {string} calculator
 * @param {(line: number) => void} show
 */
function weakNodes(result, calculator, show) {
  const { status, cause } = result.weakest;
  const at = result.lines.findIndex((line, i) => (cause.kind === "line" ? i === cause.line : line.terms.some(({ origin }) => JSON.stringify(origin) === JSON.stringify(cause))));
  return [statusChip(status), " ", weakText(result, calculator), " ", ...(at >= 0 && status !== "law" ? [h("button", { type: "button", class: "linklike", onclick: () => show(at) }, t("weak.show"))] : [])];
}

/**
 * @param {import("./engine.js").Case} found
 * @param {string | null} ours
 */
function caseNodes(found, ours) {
  const lang = language();
  const own = found.publication.name === "jobgevinst";
  const source = !own ? `${found.publication.name}${found.publication.year && !found.publication.name.includes(String(found.publication.year)) ? `, ${found.publication.year}` : ""}${found.publication.isbn ? `, ISBN ${found.publication.isbn}` : ""}` : null;
  const number = (/** @type {{ value: number, unit: string }} */ f) => plural(has(`caseUnit.${f.unit}`) ? `caseUnit.${f.unit}` : "caseUnit", f.value, { value: caseNumber(f.value), unit: f.unit });
  return [
    h(
      "section",
      { class: "case-box", "aria-labelledby": "case-h" },
      h("h2", { id: "case-h" }, found.title[lang]),
      source && h("p", { class: "case-source" }, source),
      found.published && ours
        ? h(
            "dl",
            { class: "compare" },
            h("div", null, h("dt", null, found.published.label[lang]), h("dd", null, number(found.published))),
            h("div", null, h("dt", null, t("case.ours")), h("dd", null, ours)),
          )
        : null,
      found.caveat && h("p", { class: "caveat" }, icon("info"), h("span", null, found.caveat[lang])),
      h("p", { class: "case-changed" }, t(found.published ? "case.changedCompare" : "case.changed")),
      h(
        "details",
        { class: "mini", id: "case-more" },
        h("summary", null, t(own ? "case.moreExample" : "case.more")),
        found.figures.length > 0 && h("h3", null, t("case.figures")),
        found.figures.length > 0 && h("dl", { class: "figures" }, found.figures.flatMap((f) => [h("dt", null, f.label[lang]), h("dd", null, number(f))])),
        found.added.length > 0 && h("h3", null, t(own ? "case.chosen" : "case.added")),
        found.added.length > 0 && h("ul", null, found.added.map((a) => h("li", null, a[lang]))),
      ),
    ),
  ];
}

/** @param {number} value */
const caseNumber = (value) => new Intl.NumberFormat("da-DK", { maximumFractionDigits: 4 }).format(value);

/**
 * @param {string} text
 * @param {HTMLElement} status
 * @param {string} done
 */
async function copy(text, status, done) {
  // The same words again are only read aloud when they were away.
  status.replaceChildren();
  try {
    await navigator.clipboard.writeText(text);
    status.replaceChildren(h("p", null, done));
  } catch {
    // A frame may not be allowed to use the clipboard: give the text to be copied by hand.
    const area = h("textarea", { readonly: true, rows: 6, "aria-label": t("copy.byHand"), value: text });
    status.replaceChildren(h("p", null, t("copy.byHand")), area);
    area.focus();
    area.select();
  }
}

