/** The people: the row that is open, the table of all rows, and what waits until somebody asks. */

import { idOf, KEEP_FOCUS } from "./controls.js";
import { guarded, hasCpr, UNTOLD } from "./cpr.js";
import { h, icon, table, write } from "./dom.js";
import { inSentence } from "./engine.js";
import { isDefault, isShown, withUnit } from "./fields.js";
import { createForm } from "./form.js";
import { has, hasTexts, moreTexts, plural, t } from "./i18n.js";
import { MOST_VALUES } from "./link.js";
import { howMany, writeNumber } from "./numbers.js";
import { amountOf, benefitOf, heldOn, optionsOn, VARIANTS } from "./ydelse.js";
import { benefitName, DETAILS, fieldOf, follows, INITIAL, isKind, joinPeople, MAIN, nameOfPointer, personFromLink, personInput, personParts, personToLink, personWords, splitPeople, SU_RATES } from "./gevinst-person.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").TypedFault} TypedFault */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./gevinst-person.js").Common} Common */
/** @typedef {import("../../src/types.js").RatesOnDate} RatesOnDate */
/** Rows that are computed and stand neither in the form nor in the link; `text` as the worker keeps them.
 *  @typedef {{ name: string, rows: number, persons: number, faulty: number, start: string | null, text: string }} Kept */
/**
 * What the page knows that the people depend on.
 * @typedef {object} Surroundings
 * @property {(values: Values) => Common} common
 * @property {() => RatesOnDate | null} rates of the price date; null: not known yet
 * @property {(values: Values) => string} date the price date
 * @property {() => Promise<ReturnType<typeof import("./gevinst-job.js").createJob>>} job
 * @property {() => Kept | null} kept
 * @property {(kept: Kept | null) => void} keep
 * @property {() => () => void} replaced other rows come in; gives back what brings everything back as it is now
 * @property {() => void} again texts have come that the answer's inputs are told with
 */

/** Rows on a page of the table. */
const PAGE = 10;
/** The most rows that can be typed. */
const MOST = 2000;
/** The key of a link that does not have all rows. */
export const LEFT_OUT = "udenraekker";

const DETAIL_FIELDS = DETAILS.flatMap(({ fields }) => fields);
/** In the first form, but behind the fold. */
const FOLDED = ["amount", "hoursPer"];

/** The row that is open; it outlives a change of language. */
let at = 0;
/** The rows that a file has taken the place of. @type {string | null} */
let replaced = null;

/** @param {Surroundings} around */
export function createPeople(around) {
  /** What each line was as the engine's input, under the same circumstances. */
  let cache = { of: "", lines: /** @type {WeakMap<Values, ReturnType<typeof personInput>>} */ (new WeakMap()) };

  /** @param {Values} values */
  function inputs(values) {
    const common = around.common(values);
    const of = JSON.stringify(common);
    const rows = splitPeople(values.people);
    if (cache.of !== of) cache = { of, lines: new WeakMap() };
    return rows.map((row) => {
      const known = cache.lines.get(row) ?? personInput(row, common);
      cache.lines.set(row, known);
      return known;
    });
  }

  /** @type {FieldSpec} */
  const field = {
    name: "people",
    key: "r",
    kind: "custom",
    pointers: ["/rows"],
    label: "rows.heading",
    initial: joinPeople([INITIAL]),
    custom: {
      build: (shared) => build(shared, around),
      faults: (values) => inputs(values).flatMap(({ faults }, i) => faults.map((fault) => ({ ...fault, field: `people.${i}.${fault.field}` }))),
      nameOf(rest, values) {
        const [, row, inside] = /^\/(\d+)\/?(.*)$/.exec(rest) ?? [];
        return row === undefined ? "people" : `people.${row}.${nameOfPointer(inside, splitPeople(values.people)[Number(row)])}`;
      },
      partOf(name, values) {
        const [, row, own] = name.split(".");
        const rows = splitPeople(values.people);
        const spec = fieldOf(own ?? "");
        const label = labelOf(own ?? "", spec);
        const value = rows[Number(row)]?.[own ?? ""];
        const typed = spec && ["number", "text", "date"].includes(spec.kind) ? guarded((value ?? "").trim()) : "";
        const where = rows.length > 1 ? t("rows.inRow", { n: Number(row) + 1, label: inSentence(label) }) : label;
        const told = value !== undefined && hasCpr(value) ? "rows.likeCpr" : isKind(own ?? "", value) ? "rows.besideNothing" : /^per\d?$/.test(own ?? "") && value === UNTOLD ? "rows.bothWages" : null;
        return { label: where, field: spec, typed, told: told === null ? undefined : t(told, { label: where }), follows: follows(own ?? "", rows[Number(row)]) };
      },
      pairs(values) {
        const rows = splitPeople(values.people);
        const inLink = rows.length <= MOST_VALUES;
        const elsewhere = (around.kept()?.rows ?? 0) + (inLink ? 0 : rows.length);
        return [...(inLink ? rows : []).map((row) => /** @type {[string, string]} */ (["r", personToLink(row)])), ...(elsewhere > 0 ? [/** @type {[string, string]} */ ([LEFT_OUT, String(elsewhere)])] : [])];
      },
      leftOut: LEFT_OUT,
      // One row may stand for anybody; several of one person each are a list of people.
      onlyInFile: (code, rows) => rows > 1 && (!/(?:^|_)antal:/.test(code) || /(?:^|_)antal:1(?:_|$)/.test(code)),
      fromLink(link) {
        const codes = link.getAll("r");
        return codes.length > 0 ? joinPeople(codes.map(personFromLink)) : null;
      },
      describe: (values) => describe(values, around),
    },
  };

  return { field, inputs };
}

/** @param {string} own @param {FieldSpec | undefined} spec */
function labelOf(own, spec) {
  const phase = /\d$/.exec(own)?.[0];
  const label = spec ? t(spec.label) : own;
  return phase === undefined ? label : t("rows.inPhase", { n: phase, label: inSentence(label) });
}

/** @param {Values} values @param {Surroundings} around @returns {import("./fields.js").Described[]} */
function describe(values, around) {
  const rows = splitPeople(values.people);
  const { offered } = around.common(values);
  const kept = around.kept();
  const list = rows.slice(0, 30).map((row, i) => ({
    label: rows.length > 1 ? t("rows.row", { n: i + 1 }) : t("rows.heading"),
    value: [`${plural("rows.persons", howMany(row.persons), { n: guarded(row.persons) })}. ${personWords(row, offered)}`, ...detailWords(row)].join("; "),
  }));
  if (rows.length > list.length) list.push({ label: t("rows.heading"), value: t("rows.andMore", { n: writeNumber(rows.length - list.length, 0) }) });
  if (kept) list.push({ label: t("rows.heading"), value: keptWords(kept) });
  return list;
}

/** Is there no rate for a single? Then the amount must be typed. @param {RatesOnDate} rates @param {string} value */
function amountUnknown(rates, value) {
  const { benefit, variant } = benefitOf(value);
  return rates.benefits.find((b) => b.benefit === benefit)?.variants.find((v) => v.variant === variant)?.amounts.single === null;
}

/** What of the details is not as usual. @param {Values} row */
function detailWords(row) {
  return DETAIL_FIELDS.concat(MAIN.filter(({ name }) => FOLDED.includes(name)))
    .filter((spec) => !/\d$/.test(spec.name) && spec.name !== "hoursPer" && row[spec.name] !== INITIAL[spec.name] && isShown(spec, row))
    .map((spec) => `${t(spec.label)}: ${spec.kind === "flag" ? t("yes") : spec.options ? (spec.options().find((o) => o.value === row[spec.name])?.label ?? row[spec.name]) : spec.unit ? withUnit(spec, guarded(row[spec.name])) : guarded(row[spec.name])}`);
}

/** @param {Kept} kept */
const keptWords = (kept) => plural("rows.kept", kept.rows, { n: writeNumber(kept.rows, 0), name: kept.name });

/**
 * @param {import("./controls.js").Shared} shared
 * @param {Surroundings} around
 */
function build(shared, around) {
  const rows = () => splitPeople(shared.values.people);
  const state = { values: { ...INITIAL } };
  /** The messages that are shown, by the name of the part. @type {Map<string, string>} */
  let messages = new Map();
  /** The form of what is behind the fold, once somebody looked. @type {import("./form.js").Form | null} */
  let details = null;
  let refresh = () => {};
  /** What the rates of a date offer, made once for each. @type {{ of: unknown, options: import("./fields.js").Option[] }} */
  let offer = { of: null, options: [] };
  let shownText = "";
  /** The page of the table that is shown. */
  let page = Math.floor(at / PAGE);

  const form = createForm({ fields: MAIN, state, months: shared.months, onInput: typed, onLeave: shared.onLeave });
  const tableBox = h("div", { class: "people-table" });
  const keptBox = h("div");
  const heading = h("h3", { id: "row-h", tabindex: "-1" });
  const changedText = h("span", { class: "changed" });
  const home = h("div");
  const waiting = h("div");
  const fold = h("details", { class: "more row-more", id: "row-more" }, h("summary", null, t("rows.more"), " ", changedText), home, waiting);
  home.append(...FOLDED.map((name) => form.node(name)));
  const status = h("div", { role: "status", class: "row-status" });
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, name = "button") => h("button", { type: "button", class: name, onclick, ...KEEP_FOCUS }, t(key));
  const addButton = button("rows.add", add);
  const copyButton = button("rows.copy", copyRow);
  const removeButton = button("rows.remove", () => remove(at), "button quiet");
  const importBox = h("div");
  const importFold = h("details", { class: "more", id: "import" }, h("summary", null, t("rows.import")), importBox);
  const editor = h("div", { class: "row-editor", role: "group", "aria-labelledby": "row-h" }, heading, MAIN.filter(({ name }) => !FOLDED.includes(name)).map(({ name }) => form.node(name)), fold, h("div", { class: "button-row" }, copyButton, removeButton));

  /** Puts other rows in place of those that are there. @param {Values[]} list */
  function put(list) {
    shared.set("people", joinPeople(list));
  }

  /** Something was typed in the open row. @param {string} name */
  function typed(name) {
    const list = [...rows()];
    if (name.startsWith("to")) tuneWage(name);
    // The rate that is shown may stand for another, which the person asked for.
    list[at] = { ...state.values, ydelse: name === "ydelse" ? state.values.ydelse : (list[at]?.ydelse ?? state.values.ydelse) };
    shownText = joinPeople(list);
    tune();
    shared.set("people", shownText);
    paintTable();
  }

  /** The usual wage is that of a job; where a wage is not needed, nobody is given one. @param {string} name "to", "to2" */
  function tuneWage(name) {
    const phase = name.slice(2);
    const usual = !["su", "elev", "loentilskud"].includes(state.values[name]);
    for (const own of ["hourWage", "monthWage"]) {
      const key = own + phase;
      if (usual ? state.values[key] === "" : state.values[key] === INITIAL[key]) state.values[key] = usual ? INITIAL[key] : "";
      form.syncOne(key);
      details?.syncOne(key);
    }
  }

  /** Options and words that follow the row's own values and the price date. */
  function tune() {
    const rates = around.rates();
    const { values } = state;
    const wish = rows()[at]?.ydelse ?? values.ydelse;
    if (rates && offer.of !== rates) offer = { of: rates, options: [...optionsOn(rates, VARIANTS), { value: "none", label: t("benefit.none"), group: t("benefit.noneGroup") }] };
    const offered = offer.options.map(({ value }) => value);
    values.ydelse = rates ? heldOn(wish, offered) : wish;
    form.setOptions("ydelse", rates ? offer.options : [{ value: values.ydelse, label: benefitName(values.ydelse) }]);
    form.setNotice("ydelse", values.ydelse === wish ? null : t("ydelse.moved", { from: benefitName(wish), to: benefitName(values.ydelse) }));
    const { variant } = benefitOf(values.ydelse);
    const means = `variant.${variant}.means`;
    const household = { ...values, provider: /^0*$/.test(values.children.trim()) ? "" : "1", children: "" };
    form.setInfo("ydelse", values.ydelse === "none" ? t("benefit.none.means") : rates && offered.includes(values.ydelse) ? `${has(means) ? `${t(means)} ` : ""}${amountOf(rates, household)}` : "");
    const unknown = rates !== null && variant !== undefined && amountUnknown(rates, values.ydelse);
    form.setNeeded("amount", unknown ? { after: "ydelse", why: t("rows.amountNeeded") } : null);
    form.setInfo("to", has(`to.${values.to}.means`) ? t(`to.${values.to}.means`) : "");
    const su = rates ? SU_RATES.filter((rate) => offered.includes(`su-${rate}`)) : SU_RATES;
    form.setOptions("suVariant", su.map((value) => ({ value, label: t(`variant.${value}`) })));
    refresh();
    form.showOrHide();
    details?.showOrHide();
    const changed = [...DETAIL_FIELDS, ...MAIN.filter(({ name }) => FOLDED.includes(name) && !(name === "amount" && unknown))].filter((spec) => isShown(spec, values) && !isDefault(spec, values)).length;
    write(changedText, changed === 0 ? "" : plural("form.changed", changed, { n: changed }));
  }

  /** The names of the details are there as soon as a row has one that is told. */
  function wantNames() {
    if (hasTexts("gevinst-rows") || !rows().some((row) => DETAIL_FIELDS.some(({ name }) => row[name] !== INITIAL[name]))) return;
    moreTexts("gevinst-rows").then(around.again, () => {});
  }

  /** Shows the values again after something else than typing in the open row changed them. */
  function sync() {
    const list = rows();
    at = Math.max(0, Math.min(at, list.length - 1));
    state.values = { ...(list[at] ?? INITIAL) };
    editor.hidden = list.length === 0;
    shownText = shared.values.people;
    tune();
    form.sync();
    details?.sync();
    const many = list.length > 1 || around.kept() !== null;
    heading.textContent = many ? t("rows.rowOf", { n: at + 1, all: list.length }) : t("rows.heading");
    editor.classList.toggle("one-of-many", many);
    removeButton.hidden = list.length < 2;
    addButton.hidden = list.length >= MOST;
    paintTable();
    paintKept();
    showOwn();
    wantNames();
  }

  /** @param {number} i @param {boolean} [focus] */
  function open(i, focus = true) {
    at = i;
    page = Math.floor(i / PAGE);
    sync();
    if (focus) heading.focus();
  }

  function add() {
    const list = rows();
    put([...list, { ...INITIAL, ydelse: list[at]?.ydelse ?? INITIAL.ydelse }]);
    open(list.length, false);
    tell(t("rows.added", { n: at + 1 }));
    const first = document.getElementById(idOf("persons"));
    if (first instanceof HTMLInputElement) {
      first.focus();
      first.select();
    }
    shared.onLeave();
  }

  function copyRow() {
    const list = [...rows()];
    list.splice(at + 1, 0, { ...list[at] });
    put(list);
    open(at + 1);
    tell(t("rows.copied", { n: at, to: at + 1 }));
    shared.onLeave();
  }

  /** @param {number} i */
  function remove(i) {
    const back = asNow();
    put(rows().filter((_, k) => k !== i));
    open(Math.min(i, rows().length - 1));
    tell(t("rows.removed", { n: i + 1 }), back);
    shared.onLeave();
  }

  /** What brings the rows back as they are now. */
  function asNow() {
    const text = shared.values.people;
    return () => shared.set("people", text);
  }

  /** Says what happened, and how to take it back. @param {string} text @param {() => void} [undo] */
  function tell(text, undo) {
    const back = undo && button("rows.undo", () => {
      undo();
      sync();
      tell(t("rows.undone"));
      heading.focus();
      shared.onLeave();
    }, "linklike");
    status.replaceChildren(h("p", null, text, back && [" ", back]));
  }

  function paintTable() {
    const list = rows();
    if (list.length === 0 || (list.length < 2 && !around.kept())) {
      tableBox.replaceChildren();
      return;
    }
    const { offered } = around.common(shared.values);
    const pages = Math.ceil(list.length / PAGE);
    page = Math.min(page, pages - 1);
    const from = page * PAGE;
    const faulty = new Set([...messages.keys()].map((name) => Number(name.split(".")[1])));
    const shown = list.slice(from, from + PAGE).map((row, k) => {
      const i = from + k;
      const edit = h("button", { type: "button", class: "linklike", "aria-current": i === at ? "true" : null, "aria-label": t(i === at ? "rows.isOpen" : "rows.editRow", { n: i + 1 }), onclick: () => open(i), ...KEEP_FOCUS }, t(i === at ? "rows.open" : "rows.edit"));
      const wrong = faulty.has(i) && [icon("error"), h("span", { class: "vh" }, `${t("form.error")}: `)];
      const { from: before, to } = personParts(row, offered);
      return { cells: [String(i + 1), guarded(row.persons), h("span", { class: "row-words" }, wrong, h("span", null, before, h("br"), h("span", { "aria-hidden": "true" }, "→ "), to)), edit], class: [i === at ? "chosen" : "", faulty.has(i) ? "faulty" : ""].join(" ").trim() };
    });
    const turn = (/** @type {string} */ key, /** @type {number} */ to) => {
      const node = button(key, () => {
        page = to;
        paintTable();
        const turned = /** @type {HTMLButtonElement[]} */ ([...tableBox.querySelectorAll(".paging button")]);
        (turned.find((other) => other.dataset.turn === key && !other.disabled) ?? turned.find((other) => !other.disabled))?.focus();
      });
      node.dataset.turn = key;
      node.disabled = to < 0 || to >= pages;
      return node;
    };
    const paging = pages > 1 && h("div", { class: "button-row paging" }, turn("rows.previous", page - 1), h("span", null, t("rows.page", { from: from + 1, to: Math.min(from + PAGE, list.length), all: list.length })), turn("rows.next", page + 1));
    tableBox.replaceChildren(
      table({ caption: t("rows.caption"), label: t("rows.heading"), head: [t("rows.head.row"), t("rows.head.persons"), t("rows.head.words"), h("span", { class: "vh" }, t("rows.head.edit"))], rows: shown }),
      ...(paging ? [paging] : []),
    );
  }

  function paintKept() {
    const kept = around.kept();
    keptBox.replaceChildren(
      ...(kept
        ? [h("p", { class: "notice kept" }, icon("info"), h("span", null, keptWords(kept), kept.faulty > 0 && ` ${plural("rows.keptFaulty", kept.faulty, { n: writeNumber(kept.faulty, 0) })}`, ` ${t("rows.keptLink")} `, button("rows.keptRemove", () => {
            const back = asNow();
            // Nobody is left without a row: those from before the file stand again.
            if (rows().length === 0) shared.set("people", replaced ?? joinPeople([INITIAL]));
            around.keep(null);
            sync();
            tell(t("rows.keptRemoved"), () => {
              back();
              around.keep(kept);
            });
            heading.focus();
          }, "linklike")))]
        : []),
    );
  }

  /** The messages of the open row, at its fields. */
  function showOwn() {
    const own = new Map([...messages].filter(([name]) => name.startsWith(`people.${at}.`)).map(([name, text]) => [name.split(".")[2], text]));
    form.showErrors(own);
    details?.showErrors(own);
  }

  async function openDetails() {
    if (!fold.open || details) return;
    try {
      const [{ createDetails }] = await Promise.all([import("./gevinst-details.js"), moreTexts("gevinst-rows")]);
      if (details) return;
      const made = createDetails({ state, months: shared.months, onInput: typed, onLeave: shared.onLeave, kommuner: () => shared.options.get("kommune") ?? [] });
      details = made.form;
      refresh = made.refresh;
      waiting.replaceChildren(made.node);
      tune();
      showOwn();
    } catch {
      waiting.replaceChildren(h("p", { class: "notice", role: "status" }, icon("info"), t("panel.failed")));
    }
  }
  fold.addEventListener("toggle", () => void openDetails());

  async function openImport() {
    if (!importFold.open || importBox.firstChild) return;
    try {
      const [{ createImport }] = await Promise.all([import("./gevinst-import.js"), moreTexts("gevinst-rows")]);
      if (importBox.firstChild) return;
      importBox.replaceChildren(
        createImport({
          common: () => around.common(shared.values),
          date: () => around.date(shared.values),
          job: around.job,
          kommuner: () => shared.options.get("kommune") ?? [],
          take(list, how) {
            const before = rows();
            const back = how === "replace" ? around.replaced() : asNow();
            put(how === "add" ? [...before, ...list] : list);
            open(how === "add" ? before.length : 0);
            tell(plural("rows.taken", list.length, { n: writeNumber(list.length, 0) }), back);
            shared.onLeave();
          },
          keep(kept, how) {
            const before = around.kept();
            const own = shared.values.people;
            const back = how === "replace" ? around.replaced() : asNow();
            if (how === "replace") {
              if (rows().length > 0) replaced = own;
              put([]);
            }
            around.keep(kept);
            sync();
            const gone = before && ` ${plural("rows.keptGone", before.rows, { n: writeNumber(before.rows, 0), name: before.name })}`;
            tell(plural("rows.taken", kept.rows, { n: writeNumber(kept.rows, 0) }) + (gone ?? ""), () => {
              back();
              around.keep(before);
            });
            addButton.focus();
            shared.onLeave();
          },
        }),
      );
    } catch {
      importBox.replaceChildren(h("p", { class: "notice", role: "status" }, icon("info"), t("panel.failed")));
    }
  }
  importFold.addEventListener("toggle", () => void openImport());

  shared.syncs.set("people", () => {
    // The price date or the list of kommuner may have changed: the words follow.
    if (shared.values.people !== shownText) {
      // What was said, and could be taken back, was about other rows.
      status.replaceChildren();
      sync();
    } else {
      tune();
      paintTable();
      paintKept();
    }
  });
  shared.customs.set("people", {
    showErrors(wrong) {
      messages = wrong;
      showOwn();
      paintTable();
    },
    async focus(name) {
      const [, row, own] = name.split(".");
      if (row === undefined) {
        heading.focus();
        return;
      }
      if (Number(row) !== at) open(Number(row), false);
      if (DETAIL_FIELDS.some((spec) => spec.name === own) || (FOLDED.includes(own) && fold.contains(form.node(own)))) {
        fold.open = true;
        await openDetails();
        const inMain = FOLDED.includes(own);
        (inMain ? form : details)?.focus(own);
      } else form.focus(own);
    },
  });
  sync();
  return h("div", { class: "people", "data-field": "people" }, tableBox, keptBox, editor, status, addButton, importFold);
}
