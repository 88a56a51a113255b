/** What the page about a housing area shows of an answer: the criteria and the ways at once, the rest when it is opened. */

import { h, icon, table } from "./dom.js";
import { has, moreTexts, plural, t } from "./i18n.js";
import { longMonth } from "./laerlinge-months.js";
import { decimal } from "./numbers.js";
import { createPanels } from "./panels.js";
import { linkedCells } from "./status.js";
import { hasFigures, IN_PANEL } from "./boligomraade-fields.js";
import { all, criteriaNames, criterionName, headline, missingOf, missingOfRoute, percent, rangeNodes, rangeText, second, sentence, whole } from "./boligomraade-words.js";

/** @typedef {import("../../src/types.js").AreasInput} Input */
/** @typedef {import("../../src/types.js").AreasResult} Result */
/** @typedef {import("./calculator.js").App<Input, Result>} App */
/** What every panel is painted with. @typedef {(result: Result, input: Input) => void} Paint */

/** The panels that stand open in each view; all others are closed, and all can be opened. */
const OPEN = {
  borger: ["criteria", "caveats"],
  sagsbehandler: ["criteria", "lists", "need", "moves", "groups"],
  beslutningstager: ["criteria", "lists", "need", "caveats"],
};
/** Those that are on paper, whether or not somebody opened them. */
const PRINTED = ["when", "calendar"];
/** What stands among the caveats, not with the answer. */
const CAVEATS = ["developmentPlan", "euCourt", "rulesMayChange", "convictedNotByJobs", "educationDelay", "unchangedPopulation", "regionUnchanged", "incomeYear", "openGroups", "smaajobOpen", "staying", "limitKept", "limitWorkedOut", "averageOnly", "yearsRule2021"];

/** Met or not, with a mark that does not need its colour. @param {boolean | null} met */
const metTag = (met) => h("span", { class: `state-tag ${met === null ? "" : met ? "state-bagud" : "state-opfyldt"}` }, t(`met.${met === null ? "unknown" : met ? "yes" : "no"}`));

/** How far it is, in points: over the limit or room below it. @param {import("./boligomraade-words.js").Criterion} criterion */
function distance({ points, id, met }) {
  if (points === null) return "\u2013";
  if (points === 0) return t("distance.at");
  const side = met ? (id === "income" ? "under" : "over") : id === "income" ? "above" : "room";
  return t(`distance.${side}`, { n: decimal(Math.abs(points), 2) });
}

/** The criteria of one level. @param {import("../../src/types.js").AreasLevel} level @returns {string[][]} */
function criteriaRows(level) {
  return level.criteria.map((own) => [
    criterionName(own.id),
    percent(own.value, own.id === "convicted" ? 2 : 1),
    own.limit === null ? t("limit.unknown") : t(`comparison.${own.comparison}`, { n: percent(own.limit) }),
    t(`met.${own.met === null ? "unknown" : own.met ? "yes" : "no"}`),
    distance(own),
    own.met ? (own.mustMove === null ? "\u2013" : rangeText(own.mustMove)) : own.room === null ? "\u2013" : t("criteria.room", { n: whole(own.room) }),
  ]);
}

/** @param {string[]} keys @param {string} of */
const heads = (of, keys) => keys.map((key) => t(`${of}.${key}`));

/** @param {Result} result */
export const criteriaTexts = (result) =>
  result.now.levels.map((level) => ({
    caption: plural(`criteria.caption.${level.id}`, level.met, { list: result.list, needed: level.needed, of: level.of, met: level.met }),
    head: heads("criteria.head", ["criterion", "value", "limit", "met", "points", "people"]),
    rows: criteriaRows(level),
  }));

/** Each list of the year: is the area on it, and why. @param {Result} result */
export function listTexts(result) {
  return {
    caption: t("lists.caption.areas", { list: result.list }),
    head: heads("lists.areas.head", ["list", "status", "why"]),
    rows: result.now.lists.map(({ name, level, status, why, missing, deciding }) => {
      const own = result.now.levels.find(({ id }) => id === level);
      // What is not known matters where those that are met are just enough.
      const open = own && own.met <= own.needed ? own.criteria.filter(({ met }) => met === null) : [];
      const reasons = status === "unknown" ? t("lists.areas.missing", { missing: all(missing.map((id) => t(`missing.areas.${id}`))) }) : why.map((id) => t(`why.${id}`)).join(" ");
      const decide = deciding.length > 0 ? t(status === "met" ? "lists.areas.deciding" : "lists.areas.decidingOff", { criteria: criteriaNames(deciding) }) : status !== "met" ? "" : open.length > 0 ? t("lists.areas.hangs", { criteria: criteriaNames(open.map(({ id }) => id)) }) : t("lists.areas.several");
      return [t(`listname.${name}`), t(`onList.${status}`), [reasons, decide].filter(Boolean).join(" ")];
    }),
  };
}

/** The ways off the list, each by itself. @param {Result} result */
export function routeTexts(result) {
  const missing = all(missingOf(result));
  return {
    caption: t("routes.caption", { by: result.target.by, from: longMonth(result.target.from) }),
    head: heads("routes.head", ["criterion", "by", "people", "alone"]),
    // Who is on no list has nothing to move.
    rows: (result.target.mustFall === 0 ? [] : result.target.routes).map((route) => [
      criterionName(route.criterion),
      t(`routes.by.${route.by ?? "none"}`, { by: result.target.by }),
      route.persons ? rangeText(route.persons) : route.tooLate ? t("routes.tooLate") : route.missing.length > 0 ? t("routes.missing", { missing: missingOfRoute(route) }) : "\u2013",
      route.alone === null ? t("routes.hangs", { missing }) : t(route.alone ? "yes" : "no"),
    ]),
  };
}

/** @param {App} app */
export function build(app) {
  /** @type {ReturnType<typeof createPanels<[result: Result, input: Input]>>} */
  const panels = createPanels((id) => t(`boligomraade.panel.${id}`), "boligomraade-more", OPEN);
  const { panel, lazy } = panels;
  const boxes = Object.fromEntries(["criteria", "lists", "need", "caveats"].map((name) => [name, h("div")]));

  /** Fields of the page in a panel, with the messages and notices that they have by now. @param {string[]} names */
  const fields = (names) => {
    const nodes = names.map((name) => app.form.node(name));
    app.form.showOrHide();
    app.form.showMessages();
    return nodes;
  };
  const more = () => import("./boligomraade-more.js");
  /** @param {string} id @param {(module: Awaited<ReturnType<typeof more>>) => (app: App, fields: (names: string[]) => HTMLElement[], box: HTMLElement) => Paint} which */
  const own = (id, which) => lazy(id, more, (module, box) => which(module)(app, fields, box));
  const target = h("div", { class: "row-fields panel-fields" }, fields(IN_PANEL.need));

  const nodes = [
    panel("criteria", boxes.criteria),
    panel("lists", boxes.lists),
    panel("need", target, boxes.need),
    own("when", (module) => module.timePanel),
    own("calendar", (module) => module.calendarPanel),
    own("moves", (module) => module.movesPanel),
    own("gevinst", (module) => module.gevinstPanel),
    own("groups", (module) => module.groupsPanel),
    own("range", (module) => module.rangePanel),
    panel("caveats", boxes.caveats),
  ];

  /** @param {Result} result */
  const paintCriteria = (result) => {
    const criteria = criteriaTexts(result);
    boxes.criteria.replaceChildren(
      ...criteria.map(({ caption, head, rows }, l) => {
        const level = result.now.levels[l];
        const shown = table({
          caption,
          label: t(`criteria.level.${level.id}`),
          head,
          rows: rows.map((cells, i) => {
            const at = `/now/levels/${l}/criteria/${i}`;
            const linked = linkedCells(result, [null, `${at}/value`, `${at}/limit`, null, `${at}/points`], cells);
            const own = level.criteria[i];
            return { cells: linked.map((cell, k) => (k === 3 ? metTag(own.met) : k === 5 && own.met && own.mustMove ? rangeNodes(result, `${at}/mustMove/central`, own.mustMove) : cell)), class: own.met ? "chosen" : "" };
          }),
          class: "numbers criteria",
        });
        if (l === 0) return shown;
        const id = `level-${level.id}`;
        const before = document.getElementById(id);
        return h("details", { class: "mini", id, open: before instanceof HTMLDetailsElement && before.open }, h("summary", null, t(`criteria.level.${level.id}`)), shown);
      }),
      h("p", { class: "table-note" }, t("criteria.note")),
    );
  };
  /** @param {Result} result */
  const paintLists = (result) => {
    const lists = listTexts(result);
    boxes.lists.replaceChildren(table({ caption: lists.caption, label: t("boligomraade.panel.lists"), head: lists.head, rows: lists.rows.map((cells) => ({ cells })) }), ...nonwesternNodes(result), h("p", { class: "table-note" }, t("lists.areas.note")));
    const routes = routeTexts(result);
    boxes.need.replaceChildren(...needNodes(result, routes));
    const told = CAVEATS.filter((code) => result.notes.includes(/** @type {any} */ (code)) && has(`note.${code}`));
    boxes.caveats.replaceChildren(h("ul", null, told.map((code) => h("li", null, t(`note.${code}`)))));
  };

  return {
    nodes,
    parts: [paintCriteria, paintLists, panels.paint],
    /** Opens the panel that a field stands in. @param {string} name */
    async reveal(name) {
      const id = Object.keys(IN_PANEL).find((one) => IN_PANEL[one].includes(name.split(".")[0]));
      if (id !== undefined) await panels.open(id);
    },
    /** Fetches what is printed. */
    prepare: () => panels.ready(PRINTED),
    /** @param {Result} result @param {Input} input @returns {import("./calculator.js").Shown} */
    update(result, input) {
      panels.show(app.values.view);
      const empty = !hasFigures(input);
      for (const id of ["criteria", "lists", "need", "when", "calendar", "range", "caveats"]) panels.nodes[id].hidden = empty;
      return {
        sentence: sentence(result, input),
        second: second(result, input),
        empty,
        panels: true,
        unweighed: empty,
        unasked: CAVEATS,
        get tables() {
          return empty ? [] : [...criteriaTexts(result), listTexts(result), routeTexts(result)].filter(({ rows }) => rows.length > 0).map(({ caption, head, rows }) => ({ caption, rows: [head, ...rows] }));
        },
        async exact() {
          const [{ exactTables }] = await Promise.all([import("./boligomraade-csv.js"), moreTexts("boligomraade-more")]);
          return exactTables(result);
        },
      };
    },
  };
}

/** The condition of origin, where a list has one: the law's own words. @param {Result} result */
function nonwesternNodes({ now }) {
  const own = now.lists.flatMap(({ name, nonwestern }) => (nonwestern ? [h("li", null, t(nonwestern.met === null ? "nonwestern.unknown" : nonwestern.met ? "nonwestern.met" : "nonwestern.notMet", { name: t(`listname.${name}`), limit: percent(nonwestern.limit), value: percent(nonwestern.value, 1) }))] : []));
  return own.length > 0 ? [h("h3", null, t("nonwestern.heading")), h("ul", null, own)] : [];
}

/** @param {Result} result @param {ReturnType<typeof routeTexts>} routes */
function needNodes(result, { caption, head, rows }) {
  const { target } = result;
  const pointer = (/** @type {number} */ i) => `/target/routes/${i}/persons/central`;
  const mix = target.mix;
  return [
    ...(rows.length > 0
      ? [
          h("p", null, target.mustFall === null ? t("need.fallUnknown") : plural("need.fall", target.mustFall, { n: target.mustFall })),
          table({ caption, label: t("boligomraade.panel.need"), head, rows: rows.map((cells, i) => ({ cells: cells.map((cell, k) => (k === 2 ? (target.routes[i].persons ? rangeNodes(result, pointer(i), target.routes[i].persons) : h("span", { class: "lacks" }, cell)) : cell)), class: mix?.criteria.includes(target.routes[i].criterion) ? "chosen" : "" })), class: "numbers routes" }),
          ...(mix ? [h("p", null, h("strong", null, plural("need.mix", mix.criteria.length, { n: whole(mix.persons), jobs: whole(mix.jobs), elever: whole(mix.elever), criteria: criteriaNames(mix.criteria) })))] : []),
        ]
      : [h("p", { class: "notice" }, icon("info"), t(target.status === "notMet" ? "need.off" : "need.unknown"))]),
    h("p", { class: "table-note" }, t("need.note", { weight: percent(target.weight.share, 1), from: longMonth(target.from), by: target.by })),
  ];
}

/** Our own number, to stand beside a publication's. @param {Result} result */
export function published(result) {
  const n = headline.of(result);
  return { value: n === null ? "\u2013" : headline.words(n) };
}
