/** Panels about a housing area that come when they are opened: time, people, what counts as outside, the range. */

import { h, icon, table } from "./dom.js";
import { inSentence, ratesFile } from "./engine.js";
import { moreTexts, plural, t } from "./i18n.js";
import { longMonth, writeMonth } from "./laerlinge-months.js";
import { decimal } from "./numbers.js";
import { rateRow, sourceNode } from "./sources.js";
import { asked, hasLines, linkedCells, statusChip } from "./status.js";
import { linkPairs } from "./fields.js";
import { DECIDED, FIELDS, IN_PANEL, movesOf, movesText, moveWords, OPEN } from "./boligomraade-fields.js";
import { benefitName } from "./gevinst-person.js";
import { gevinstLink, lacking } from "./boligomraade-gevinst.js";
import { criterionName, employmentRoute, endsText, listOn, people, percent, rangeText, whole } from "./boligomraade-words.js";

/** @typedef {import("./boligomraade-results.js").App} App */
/** @typedef {import("./boligomraade-results.js").Paint} Paint */
/** @typedef {import("../../src/types.js").AreasResult} Result */
/** @typedef {import("../../src/types.js").AreasRange} Range */
/** @typedef {(app: App, fields: (names: string[]) => HTMLElement[], box: HTMLElement) => Paint} Make */

/** Start months that stand in the calendar at once: one of each quarter. */
const QUARTERS = ["01", "04", "07", "10"];

/** The criterion of employment on a list of the path. @param {Result["path"][number]["with"]} on */
const employment = (on) => on.levels[0]?.criteria.find(({ id }) => id === "employment") ?? null;

/** What each list looks like, without the typed people and with them. @param {Result} result */
export function pathTexts(result) {
  const { path, target, persons } = result;
  const both = persons > 0;
  return {
    caption: t("time.caption.areas"),
    head: ["list", "years", "without", ...(both ? ["with"] : []), "met", "status"].map((key) => t(`time.head.${key}`)),
    rows: path.map(({ list, years, without, with: taken }) => {
      const on = both ? taken : without;
      const level = on.levels.find(({ id }) => id === (listOn(on, target.list)?.level ?? "udsat")) ?? on.levels[0];
      return [
        t("list.short", { year: list }),
        t("time.years", { older: years[0], newer: years[1] }),
        percent(employment(without)?.value ?? null),
        ...(both ? [percent(employment(taken)?.value ?? null)] : []),
        t(level && level.unknown > 0 ? "time.metUnknown" : "time.met", { met: level?.met ?? 0, of: level?.of ?? 0, unknown: level?.unknown ?? 0 }),
        t(`onList.${listOn(on, target.list)?.status ?? "unknown"}`),
      ];
    }),
  };
}

/** @param {Result} result */
export function weightTexts({ weights, path }) {
  return {
    caption: t("time.weights.caption"),
    head: [t("time.weights.start"), ...path.map(({ list }) => t("list.short", { year: list }))],
    rows: weights.map(({ start, lists }) => [longMonth(start), ...lists.map(({ months, share }) => (months === 0 ? "0\u00a0%" : t("time.weight", { months, share: decimal(share, 1) })))]),
  };
}

/** @type {Make} */
export const timePanel = (_app, _fields, box) => (result) => {
  const path = pathTexts(result);
  const weights = weightTexts(result);
  box.replaceChildren(
    h("p", null, t("time.lead")),
    table({ caption: path.caption, label: t("boligomraade.panel.when"), head: path.head, rows: path.rows.map((cells, i) => ({ cells: linkedCells(result, [null, null, `/path/${i}/without/levels/0/criteria/0/value`], cells) })), class: "numbers" }),
    h("h3", null, t("time.weights")),
    h("p", null, t("time.weights.lead")),
    table({ caption: weights.caption, label: t("time.weights"), head: weights.head, rows: weights.rows.map((cells) => ({ cells })), class: "numbers" }),
  );
};

/** So many by each start month; a list that is under already has none. @param {Result} result @param {(start: string) => boolean} [which] */
export const calendarTexts = (result, which) => calendarOf(result, which, rangeText);

/**
 * @template T
 * @param {Result} result
 * @param {((start: string) => boolean) | undefined} which
 * @param {(persons: Range, list: number, start: string) => T} show
 */
function calendarOf({ calendar }, which = () => true, show) {
  // A list that no start on offer can reach has no column.
  const reached = calendar.filter(({ months }) => months.length > 0);
  const starts = [...new Set(reached.flatMap(({ months }) => months.map(({ start }) => start)))].sort().filter(which);
  return {
    caption: t("calendar.caption.areas"),
    head: [t("calendar.start"), ...reached.map(({ list }) => t("list.short", { year: list }))],
    rows: starts.map((start) => [
      longMonth(start),
      ...reached.map(({ months, list }) => {
        const own = months.find((month) => month.start === start);
        return own === undefined ? "" : own.persons === null ? t("calendar.late") : show(own.persons, list, start);
      }),
    ]),
  };
}

/** The same, each number leading to the sum of its own list and start. @param {Result} result @param {(start: string) => boolean} [which] */
function calendarNodes(result, which) {
  const { target, path } = result;
  const there = (/** @type {number} */ year) => path.some(({ list, without }) => list === year && listOn(without, target.list));
  const texts = calendarOf(result, which, (persons, list, start) => {
    if (persons.central === 0 || !hasLines(result) || !there(list)) return rangeText(persons);
    const name = t("calendar.name", { list, start: longMonth(start) });
    const of = (/** @type {Result} */ other) => `/target/routes/${employmentRoute(other)?.index}/persons/central`;
    return [asked({ change: { by: list, from: start }, name }, of, whole(persons.central)), endsText(persons)];
  });
  // The last of a row is a stop for the keyboard, and arrows lead to the others.
  for (const cells of texts.rows) for (const number of cells.flat().filter((part) => part instanceof HTMLElement).slice(0, -1)) number.tabIndex = -1;
  return texts;
}

/** @type {Make} */
export const calendarPanel = (_app, _fields, box) => {
  const everything = h("details", { class: "mini screen-only", id: "calendar-all" }, h("summary", null, t("calendar.every")));
  /** @type {Result | null} */
  let now = null;
  const tableOf = (/** @type {ReturnType<typeof calendarNodes>} */ { caption, head, rows }, /** @type {string} */ label) => table({ caption, label, head, rows: rows.map((cells) => ({ cells })), class: "numbers calendar" });
  const paintAll = () => {
    if (now && everything.open) everything.replaceChildren(everything.children[0], tableOf(calendarNodes(now), t("calendar.every")));
  };
  everything.addEventListener("toggle", paintAll);
  return (result) => {
    now = result;
    if (result.calendar.length === 0) {
      box.replaceChildren(h("p", { class: "notice" }, icon("info"), t("calendar.none.areas")));
      return;
    }
    const needs = (/** @type {Result["calendar"][number]} */ { months }) => months.find(({ persons }) => persons !== null && persons.central > 0);
    const first = result.calendar.find(needs);
    const start = first && needs(first);
    box.replaceChildren(
      h("p", null, t("calendar.lead.areas")),
      ...(first && start?.persons ? [h("p", null, h("strong", null, plural("calendar.example", start.persons.central, { list: first.list, n: whole(start.persons.central), start: longMonth(start.start) })))] : [h("p", null, t(result.calendar.some(({ excess }) => excess > 0) ? "calendar.tooLate" : "calendar.under"))]),
      tableOf(calendarNodes(result, (month) => QUARTERS.includes(month.slice(5))), t("boligomraade.panel.calendar")),
      everything,
      h("p", { class: "table-note" }, t("calendar.note.areas")),
    );
    paintAll();
  };
};

/** @type {Make} */
export const movesPanel = (app, fields, box) => {
  const nodes = fields(IN_PANEL.moves);
  const answer = h("div");
  box.append(h("p", null, t("moves.lead")), ...nodes, answer);
  /** Writes those that the answer says must get work, as a first row. @param {Result} result */
  const needed = ({ target }) => {
    const count = target.routes.find(({ criterion }) => criterion === "employment")?.persons?.central ?? 0;
    if (count === 0) return [];
    const write = () => {
      app.set("moves", movesText([{ choice: "kontanthjaelp", text: String(count), more: ["job", writeMonth(target.from), "", "", "", "", ""] }]));
      nodes[0].querySelector("input")?.focus();
    };
    return [h("button", { type: "button", class: "button", onclick: write }, plural("moves.needed", count, { n: whole(count), from: longMonth(target.from) })), h("p", { class: "hint" }, t("moves.needed.hint"))];
  };
  return (result) => {
    const rows = movesOf(app.values);
    if (result.moves.length === 0) {
      answer.replaceChildren(...(rows.length === 0 ? needed(result) : []));
      return;
    }
    const table1 = effectTexts(result);
    answer.replaceChildren(
      h("h3", null, t("moves.effect")),
      table({ caption: table1.caption, label: t("moves.effect"), head: table1.head, rows: table1.rows.map((cells, i) => ({ cells: linkedCells(result, [null, null, `/path/${i}/effect/average`, `/path/${i}/effect/employment/central`], cells) })), class: "numbers criteria" }),
      h("ul", null, result.moves.map(({ counts, fullYear }, i) => h("li", null, t(`moves.counts.${counts}`, { words: moveWords(rows[i] ?? { choice: "none", text: "", more: ["job", ""] }), n: people(fullYear) })))),
    );
  };
};

/** What the typed people move on each list. @param {Result} result */
export function effectTexts({ path }) {
  const points = (/** @type {number | null} */ value) => (value === null ? "\u2013" : decimal(value, 2));
  return {
    caption: t("moves.effect.caption"),
    head: ["list", "started", "average", "employment", "education", "income"].map((key) => t(`moves.head.${key}`)),
    rows: path.map(({ list, effect }) => {
      const own = effect.employment;
      return [t("list.short", { year: list }), whole(effect.persons), people(effect.average), own === null ? "\u2013" : own.low === own.high ? points(own.central) : t("moves.points", { n: points(own.central), low: points(own.low), high: points(own.high) }), points(effect.education), points(effect.income)];
    }),
  };
}

/** @type {Make} */
export const groupsPanel = (app, fields, box) => {
  const nodes = fields(IN_PANEL.groups);
  const lines = h("div");
  const effects = h("div");
  box.append(h("p", null, t("groups.lead")), lines, h("h3", null, t("groups.open")), h("p", null, t("groups.open.lead")), h("div", { class: "row-fields panel-fields" }, nodes), effects);
  /** @type {import("./engine.js").RatesFile | null} */
  let rates = null;
  /** @type {(() => void) | null} */
  let again = null;
  void Promise.all([ratesFile(), moreTexts("sum"), moreTexts("rates")]).then(([file]) => {
    rates = file;
    again?.();
  }, () => {});
  return (result) => {
    again = () => {
      const source = (/** @type {Result["groups"][number]} */ { origin }) => {
        const row = origin.kind === "rate" ? rateRow(rates, origin.id, `${result.list}-12-01`) : null;
        return row ? [statusChip(row.status), " ", sourceNode(row.source)] : origin.kind === "rate" ? statusChip(origin.status) : t("groups.noSource");
      };
      lines.replaceChildren(
        table({
          caption: t("groups.caption"),
          label: t("boligomraade.panel.groups"),
          head: ["group", "counts", "source"].map((key) => t(`groups.head.${key}`)),
          rows: [...DECIDED, ...OPEN].flatMap((id) => result.groups.filter(({ group }) => group === id)).map((own) => ({
            cells: [t(`group.areas.${own.group}`), own.open && !own.chosen ? t("groups.unknown") : own.group === "supplerendeDagpenge" ? t("groups.hours") : own.counts > 0 ? t("groups.yes") : t("groups.no"), source(own)],
            class: own.open ? "chosen" : "",
          })),
        }),
      );
    };
    again();
    effects.replaceChildren(...switchNodes(app, result));
  };
};

/** What each open line does to what the typed people move. @param {App} app @param {Result} result */
function switchNodes(app, result) {
  const last = result.path.length - 1;
  const used = [...new Set(movesOf(app.values).map(({ choice }) => choice))].filter((group) => OPEN.some((open) => open === group));
  const smaajob = movesOf(app.values).some(({ more }) => more[0] === "smaajob");
  const names = [...used.map((group) => ({ name: `counts-${group}`, label: t(`group.areas.${group}`) })), ...(smaajob ? [{ name: "smaajobHours", label: t("label.areas/smaajobHours") }] : [])];
  if (names.length === 0) return [h("p", { class: "table-note" }, t("groups.effect.none"))];
  const effect = (/** @type {string} */ name, /** @type {string} */ value) => {
    const answer = app.answerOf({ ...app.values, [name]: value });
    const own = answer.ok ? answer.result.path[last]?.effect : undefined;
    return own ? t(own.employment ? "groups.effect.points" : "groups.effect.persons", { n: own.employment ? decimal(Math.abs(own.employment.central), 2) : people(own.average) }) : "\u2013";
  };
  return [
    h("h3", null, t("groups.effect")),
    table({
      caption: t("groups.effect.caption", { list: result.path[last]?.list ?? "" }),
      label: t("groups.effect"),
      head: ["group", "yes", "no"].map((key) => t(`groups.effect.${key}`)),
      rows: names.map(({ name, label }) => ({ cells: [label, effect(name, "1"), effect(name, "0")] })),
      class: "numbers",
    }),
  ];
}

/** @type {Make} */
export const rangePanel = (_app, _fields, box) => (result) => {
  const routes = result.target.routes.filter(({ persons }) => persons !== null);
  box.replaceChildren(
    h("p", null, t("range.lead")),
    ...(routes.length === 0
      ? [h("p", { class: "notice" }, icon("info"), t("range.none"))]
      : routes.flatMap(({ criterion, persons }) => [
          h("h3", null, criterionName(criterion)),
          h("p", null, persons && persons.low === persons.high ? t("range.same", { n: whole(persons.central) }) : t("range.text", { n: whole(persons?.central ?? 0), low: whole(persons?.low ?? 0), high: whole(persons?.high ?? 0) })),
          ...(persons && persons.because.length > 0
            ? [
                table({
                  caption: t("range.caption"),
                  label: criterionName(criterion),
                  head: ["why", "low", "high"].map((key) => t(`range.head.${key}`)),
                  rows: persons.because.map(({ id, low, high }) => ({ cells: [t(`because.${id}`), whole(low), whole(high)] })),
                  class: "numbers",
                }),
              ]
            : []),
        ])),
    h("p", { class: "table-note" }, t("range.note")),
  );
};

/** @type {Make} */
export const gevinstPanel = (app, _fields, box) => {
  const why = h("p", { class: "hint", id: "gevinst-why" });
  const link = h("a", { class: "button", role: "link", "aria-describedby": why.id }, t("gevinst.open.areas"));
  const list = h("div");
  box.append(h("p", null, t("gevinst.lead")), list, h("p", null, link), why, h("p", { class: "table-note" }, t("gevinst.note")));
  /** @type {(() => void) | null} */
  let again = null;
  // The names of the rates come with the panel.
  void moreTexts("ydelse").then(() => again?.(), () => {});
  const paint = (/** @type {Result} */ result, /** @type {import("../../src/types.js").AreasInput} */ input) => {
    const { persons, rows } = result;
    if (persons === 0) {
      link.removeAttribute("href");
      link.setAttribute("aria-disabled", "true");
      why.textContent = t("gevinst.noMoves");
      list.replaceChildren();
      return;
    }
    link.removeAttribute("aria-disabled");
    link.setAttribute("href", gevinstLink(input, rows, linkPairs(FIELDS.filter(({ name }) => name !== "moves"), app.values)));
    why.textContent = plural("gevinst.persons", persons, { n: whole(persons) });
    const told = lacking(input, rows);
    list.replaceChildren(...(told.length > 0 ? [h("p", null, t("gevinst.asks")), h("ul", null, told.map(({ move, key, ydelse }) => h("li", null, t(key, { rate: inSentence(benefitName(ydelse)), words: moveWords(movesOf(app.values)[move] ?? { choice: "none", text: "", more: ["job", ""] }) }))))] : []));
  };
  return (result, input) => {
    again = () => paint(result, input);
    again();
  };
};
