/**
 * The life of a calculator page: fields to input, input to answer, and everything that follows
 * from an answer. What is particular to a calculator comes in as a `Calculator`.
 */

import { byId, h, icon } from "./dom.js";
import { cases, EngineError, faultText, load, municipalities, ratesFile } from "./engine.js";
import { createForm, describeFields, initialValues, linkPairs, plainText, readFields, valuesFromLink } from "./form.js";
import { currentTexts, has, language, t, useSumTexts } from "./i18n.js";
import { readLink, showLink, writeLink } from "./link.js";
import { fromPlain, writeNumber } from "./numbers.js";
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
 * @property {string[][]} table for the note, head first
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
 * @property {CostLine[]} [costs] the defaults
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
  /** @type {(() => void) | null} */
  let render = null;
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

  function readAddress() {
    const link = readLink(location.hash);
    state.values = valuesFromLink(calc.fields, link);
    const named = calc.fields.some((f) => link.get(f.key) !== null) || link.getAll("udgift").length > 0;
    const lines = link.getAll("udgift").slice(0, 20).map((text) => {
      const cut = text.indexOf(":");
      const payer = text.slice(0, Math.max(cut, 0));
      return { payer: calc.payers?.includes(payer) ? payer : (calc.payers?.[0] ?? ""), amount: fromPlain(text.slice(cut + 1)) };
    });
    state.costs = calc.payers ? (named ? lines : (calc.costs ?? []).map((line) => ({ ...line }))) : [];
    const wanted = link.get("eks");
    preset = wanted && calc.presets.includes(wanted) ? wanted : named ? null : calc.preset;
    return link;
  }

  /**
   * The inputs as a link holds them.
   * @param {Values} values
   * @param {CostLine[]} costs
   */
  function pairs(values, costs) {
    const list = linkPairs(calc.fields, values);
    for (const line of costs) list.push(["udgift", `${line.payer}:${plainText(line.amount, 2)}`]);
    return list;
  }

  function address() {
    /** @type {[string, string][]} */
    const list = [];
    if (language() !== "da") list.push(["lang", language()]);
    if (preset) list.push(["eks", preset]);
    return writeLink([...list, ...pairs(state.values, state.costs)]);
  }

  /** @param {string | null} name */
  function changed(name) {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => render?.());
    later("link", 300, () => showLink(address()));
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
      onLeave: () => later("faults", 0, () => render?.()),
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
      set: (/** @type {string} */ name, /** @type {string} */ value) => {
        state.values[name] = value;
        theForm.syncOne(name);
        changed(name);
      },
    };
    app = theApp;
    const own = calc.build(theApp);
    const parts = skeleton(theForm, own.nodes);
    /** @type {string} */
    let shownFaults = "";

    const paintLazy = () => {
      if (!last) return;
      const { result, input } = last;
      const date = calc.date(input);
      const context = { calculator: calc.id, date, rates };
      if (!sum) return;
      if (parts.sum.open) parts.sumBody.replaceChildren(sum.sumNodes(result.lines, context));
      if (parts.sources.open) parts.sourcesBody.replaceChildren(sum.sourcesOf(result.lines, rates, date));
    };

    const paint = () => {
      if (!last) return;
      const { result, input } = last;
      shown = own.update(result, input);
      parts.sentence.replaceChildren(...nodes(shown.sentence));
      parts.second.replaceChildren(...nodes(shown.second));
      parts.weak.replaceChildren(...weakNodes(result, calc.id, sum));
      parts.notes.replaceChildren(...result.notes.map((code) => h("li", null, has(`note.${code}`) ? t(`note.${code}`, shown?.noteParams) : code)));
      parts.notes.hidden = result.notes.length === 0;
      parts.printInputs.replaceChildren(...describeFields(calc.fields, state, theForm).map(({ label, value }) => h("div", null, h("dt", null, label), h("dd", null, value))));
      if (sum) parts.wordList.replaceChildren(...calc.words.flatMap((key) => [h("dt", null, t(key)), h("dd", null, t(`${key}.means`))]));
      paintLazy();
    };

    /** @param {Map<string, string>} messages */
    const showFaults = (messages) => {
      const key = JSON.stringify([...messages]);
      if (key === shownFaults) return;
      shownFaults = key;
      theForm.showErrors(messages);
      parts.summary.hidden = messages.size === 0;
      parts.answer.classList.toggle("stale", messages.size > 0);
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

    render = () => {
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
          const name = fieldOf(fault.field, calc.fields);
          if (!messages.has(name)) messages.set(name, faultText(fault, calc.id, currentTexts()));
        }
      }
      if (outcome.ok && messages.size === 0) {
        clearTimeout(timers.faults);
        showFaults(messages);
        last = { result: outcome.result, input };
        paint();
        parts.answer.classList.remove("waiting");
        caseNode();
      } else {
        // While somebody is still typing, "120." is not an error yet.
        later("faults", last ? 400 : 0, () => showFaults(messages));
      }
    };

    const caseNode = () => {
      const found = known.find((c) => c.id === preset);
      for (const button of parts.presets.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.case === preset));
      if (!found || !engine) {
        parts.caseBox.replaceChildren();
        return;
      }
      const ours = calc.ask(engine, { ...found.input, sum: false });
      const same = sameAsCase(found);
      parts.caseBox.replaceChildren(...caseNodes(found, ours.ok ? calc.published(ours.result).value : null, same));
    };

    /** @param {import("./engine.js").Case} found */
    const valuesOf = (found) => ({ ...initialValues(calc.fields), ...calc.fromInput(found.input) });
    /** @param {import("./engine.js").Case} found @returns {CostLine[]} */
    const costsOf = (found) =>
      (found.input.costs ?? []).map((/** @type {{ amount: number, payer: string }} */ line) => ({ payer: line.payer, amount: writeNumber(line.amount, 2) }));
    /** Are the numbers still the case's? @param {import("./engine.js").Case} found */
    const sameAsCase = (found) => JSON.stringify(pairs(valuesOf(found), costsOf(found))) === JSON.stringify(pairs(state.values, state.costs));

    const openCase = async (/** @type {string} */ id) => {
      try {
        known = await cases();
      } catch {
        parts.caseBox.replaceChildren(h("p", { class: "notice", role: "status" }, icon("info"), t("case.failed")));
        return;
      }
      const found = known.find((c) => c.id === id);
      if (!found) return;
      preset = id;
      Object.assign(state.values, valuesOf(found));
      state.costs = costsOf(found);
      calc.tune?.(theApp, null);
      theForm.sync();
      theForm.setNotice("ydelse", null);
      changed(null);
    };

    for (const button of parts.presets.querySelectorAll("button")) button.addEventListener("click", () => void openCase(button.dataset.case ?? ""));

    const wantRates = async () => {
      try {
        await wantSum();
        rates ??= await ratesFile();
        parts.sourcesTrouble.hidden = true;
        paintLazy();
      } catch {
        parts.sourcesTrouble.hidden = false;
      }
    };
    for (const details of [parts.sum, parts.sources]) {
      details.addEventListener("toggle", () => {
        if (!details.open) return;
        paintLazy();
        void wantRates();
      });
    }
    openForPrint(() => {
      parts.sum.open = true;
      parts.sources.open = true;
      paintLazy();
    }, wantRates);

    parts.print.addEventListener("click", async () => {
      await wantRates();
      print();
    });
    const fullLink = () => location.href.replace(/#.*$/, "") + address();
    parts.copyLink.addEventListener("click", () => void copy(fullLink(), parts.copied, t("copy.linkDone")));
    parts.copyNote.addEventListener("click", () => {
      if (last && shown) void copy(noteText(fullLink()), parts.copied, t("copy.noteDone"));
    });
    const noteText = (/** @type {string} */ link) => {
      const text = (/** @type {Children} */ c) => nodes(c).map((n) => (n instanceof Element && n.matches("ul, dl") ? [...n.children].map((x) => x.textContent).join("\n") : n.textContent)).join("\n").trim();
      const inputs = describeFields(calc.fields, state, theForm).map(({ label, value }) => `- ${label}: ${value}`);
      return [
        t(`${calc.id}.h1`),
        "",
        ...[...parts.caseBox.querySelectorAll("h2, .case-source, .compare > div, .caveat, .case-changed")].map((el) => [...el.children].map((c) => c.textContent).filter(Boolean).join(": ") || (el.textContent ?? "")),
        ...(parts.caseBox.hasChildNodes() ? [""] : []),
        nodes(shown?.sentence ?? []).map((n) => n.textContent).join(""),
        text(shown?.second ?? []),
        "",
        t("print.inputs"),
        ...inputs,
        "",
        ...(shown?.table ?? []).map((row) => row.join("\t")),
        "",
        ...(last ? [`${weakText(last.result, calc.id)} (${t(`status.${last.result.weakest.status}`)}: ${t(`status.${last.result.weakest.status}.means`)})`] : []),
        ...[...parts.notes.children].map((li) => `- ${li.textContent}`),
        t(`${calc.id}.disclaimer`),
        byId("version").textContent ?? "",
        link,
      ].join("\n").replace(/\u00a0/g, " ").replace(/\u00ad/g, "");
    };

    calc.tune?.(theApp, null);
    if (calc.kommune) fillKommuner();
    if (last) paint();
    if (engine) render();
    if (known.length > 0) caseNode();
    return { caseNode };
  }

  /** The written sum and its names: fetched when the first answer stands there. */
  async function wantSum() {
    if (sum) return;
    const [module] = await Promise.all([import("./sum.js"), useSumTexts()]);
    sum = module;
    render?.();
  }

  function fillKommuner() {
    form?.setOptions("kommune", [
      { value: "", label: t("kommune.average") },
      ...[...kommuner].sort((a, b) => a.name.localeCompare(b.name, "da")).map((k) => ({ value: k.code, label: k.name })),
    ]);
  }

  let built = { caseNode: () => {} };
  let first = true;
  let older = true;
  void startPage(() => {
    if (first) {
      older = !readAddress().newer;
      first = false;
    } else {
      later("link", 0, () => showLink(address()));
    }
    built = build();
    if (engine) showVersion(engine);
    if (!older) byId("newer").hidden = false;
  }).then(async () => {
    if (!document.body.classList.contains("started") || byId("problem").classList.contains("shown")) return;
    addEventListener("hashchange", () => {
      if (!location.hash.includes("=") || location.hash === address()) return;
      readAddress();
      form?.sync();
      changed(null);
    });
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
    // What can wait until the first answer stands there.
    wantSum().catch(() => {});
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
    if (preset) {
      cases().then(
        (list) => {
          known = list;
          built.caseNode();
        },
        () => {},
      );
    }
  });

  /**
   * The page under the answer, in its order; the answer's own parts are put in place.
   * @param {import("./form.js").Form} theForm
   * @param {Node[]} results
   */
  function skeleton(theForm, results) {
    const answer = byId("answer");
    const sentence = h("p", { class: "sentence" });
    const second = h("div", { class: "second" });
    const weak = h("div", { class: "weak" });
    const notes = h("ul", { class: "notes", hidden: true });
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
      h("div", { class: "answer-main" }, sentence, second, summary, notes),
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
    const sum = h("details", { class: "section", id: "sum" }, h("summary", null, h("h2", null, t("sum.heading"))), h("p", { class: "section-lead" }, t("sum.lead")), h("p", { class: "section-lead" }, t("sum.laws")), sumBody);
    const sourcesBody = h("div");
    const sourcesTrouble = h("p", { hidden: true }, t("sources.failed"));
    const sources = h("details", { class: "section", id: "sources" }, h("summary", null, h("h2", null, t("sources.heading"))), sourcesTrouble, sourcesBody);
    const missing = h(
      "section",
      { class: "section missing", "aria-labelledby": "missing-h" },
      h("h2", { id: "missing-h" }, t("missing.heading")),
      h("p", null, t(`${calc.id}.missing`)),
      h("ul", null, calc.missing.map((key) => h("li", null, t(key)))),
    );
    const wordList = h("dl", { class: "words" });
    const words = h(
      "details",
      { class: "section", id: "words" },
      h("summary", null, h("h2", null, t("words.heading"))),
      wordList,
    );
    byId("rest").replaceChildren(
      presets,
      caseBox,
      h("section", { class: "print-only" }, h("h2", null, t("print.inputs")), printInputs),
      h("div", { class: "work" }, inputs, h("div", { class: "results" }, results)),
      sum,
      sources,
      missing,
      words,
    );
    return {
      answer, sentence, second, weak, notes, summary, summaryText, summaryList, presets, caseBox, sum, sumBody, sources, sourcesBody, sourcesTrouble,
      print, copyLink, copyNote, copied, printInputs, wordList,
    };
  }
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
 */
function fieldOf(pointer, fields) {
  const cost = /^\/costs\/(\d+)/.exec(pointer);
  if (cost) return `costs.${cost[1]}`;
  return fields.find((f) => f.pointers.includes(pointer))?.name ?? pointer;
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
  return t(`fault.typed.${fault.code}`, { label, typed: typed.trim().slice(0, 30), decimals: field?.decimals ?? 2 });
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
  return status === "law" ? t("weak.law") : t("weak.text", { cause: name });
}

/**
 * The same with the status and the way to where the value stands.
 * @param {AnyResult} result
 * @param {string} calculator
 * @param {typeof import("./sum.js") | null} sum
 */
function weakNodes(result, calculator, sum) {
  const { status, cause } = result.weakest;
  const at = result.lines.findIndex((line, i) => (cause.kind === "line" ? i === cause.line : line.terms.some(({ origin }) => JSON.stringify(origin) === JSON.stringify(cause))));
  return [
    h("p", null, statusChip(status), " ", weakText(result, calculator), " ", at >= 0 && sum && status !== "law" ? h("button", { type: "button", class: "linklike", onclick: () => sum.showLine(at) }, t("weak.show")) : null),
    h("details", { class: "mini" }, h("summary", null, t("weak.what")), statusLegend()),
  ];
}

/**
 * @param {import("./engine.js").Case} found
 * @param {string | null} ours
 * @param {boolean} same the inputs are still the case's
 */
function caseNodes(found, ours, same) {
  const lang = language();
  const own = found.publication.name === "jobgevinst";
  const source = !own ? `${found.publication.name}${found.publication.year ? `, ${found.publication.year}` : ""}${found.publication.isbn ? `, ISBN ${found.publication.isbn}` : ""}` : null;
  const number = (/** @type {{ value: number, unit: string }} */ f) => t(has(`caseUnit.${f.unit}`) ? `caseUnit.${f.unit}` : "caseUnit", { value: caseNumber(f.value), unit: f.unit });
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
      !same && h("p", { class: "case-changed" }, t(found.published ? "case.changedCompare" : "case.changed")),
      h(
        "details",
        { class: "mini" },
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

let printHandlers = { open: () => {}, warm: async () => {} };
let printing = false;
/**
 * Everything that a memo needs stands open on paper, and closes again after. `warm` fetches what
 * the open parts need.
 * @param {() => void} open
 * @param {() => Promise<void>} warm
 */
function openForPrint(open, warm) {
  printHandlers = { open, warm };
  if (printing) return;
  printing = true;
  /** @type {HTMLDetailsElement[]} */
  let closeAfter = [];
  addEventListener("beforeprint", () => {
    closeAfter = [...document.querySelectorAll("details")].filter((d) => !d.open);
    printHandlers.open();
    byId("print-date").textContent = t("print.made", { date: new Date().toLocaleDateString("da-DK"), link: location.href });
  });
  addEventListener("afterprint", () => {
    for (const details of closeAfter) details.open = false;
    closeAfter = [];
  });
  // Ctrl+P cannot wait for a file; the first half of it can.
  addEventListener("keydown", (event) => {
    if (event.key === "Control" || event.key === "Meta") void printHandlers.warm();
  });
}

/**
 * @param {string} text
 * @param {HTMLElement} status
 * @param {string} done
 */
async function copy(text, status, done) {
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

