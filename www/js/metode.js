/** The method in words. None of the law's numbers stands in the texts: they are put in from the table of rates. */

import { showDate, today } from "./dates.js";
import { byId, h, table } from "./dom.js";
import { limitsFile, load, ratesFile } from "./engine.js";
import { currentTexts, language, moreTexts, rich, t } from "./i18n.js";
import { readLink, showLink, writeLink } from "./link.js";
import { showProblem, startPage } from "./page.js";
import { snippet } from "./snippets.js";
import { danish, rateRow, rateValue, sourceNode } from "./sources.js";
import { rateName, statusChip, statusLegend } from "./status.js";

/** @typedef {(section: string) => import("./dom.js").Child} Block */

/** @type {import("./engine.js").RatesFile} */
let rates = {};
/** @type {Record<string, { id: string, source: string }[]>} */
let limits = {};

/** The row in force today; otherwise the newest that is known. @param {string} id */
const rowOf = (id) => rateRow(rates, id, new Date().toISOString().slice(0, 10)) ?? rates[id].rows.findLast(({ value }) => value !== null);

/** A rate as it stands in a sentence. @param {string} id */
function rateNode(id) {
  const value = rowOf(id)?.value;
  return h("span", { class: "rate" }, value ? rateValue(rates[id].unit, id, value) : t("metode.unknown"));
}

/** The rates that a text names. @param {string} key */
const ratesIn = (key) => [...(currentTexts()[key] ?? "").matchAll(/\{(\w+)\}/g)].map(([, id]) => id).filter((id) => id in rates);

/** @param {string} key */
const words = (key) => rich(key, Object.fromEntries(ratesIn(key).map((id) => [id, rateNode(id)])));

/** Rates with their period, paragraph, source and status. @param {string} section @param {string[]} ids */
function ratesTable(section, ids) {
  const caption = t("metode.rates.of", { section: t(`metode.${section}`) });
  const rows = ids.flatMap((id) => {
    const row = rowOf(id);
    if (!row) return [];
    const [from, to] = [row.from, row.to ?? row.from].map(showDate);
    return [{ cells: [rateName(id), rateNode(id), row.to ? t("metode.between", { from, to }) : t("metode.from", { from }), [danish(row.basis), " \u00b7 ", sourceNode(row.source)], statusChip(row.status)] }];
  });
  return table({ caption, label: caption, head: ["name", "value", "period", "basis", "status"].map((column) => t(`metode.col.${column}`)), rows, class: "behind" });
}

// ---------------------------------------------------------------- the blocks of a section

/** @param {string} name @returns {Block} */
const p = (name) => (section) => h("p", null, words(`metode.${section}.${name}`));
/** A line is a formula. @param {string} name @returns {Block} */
const formula = (name) => (section) => {
  /** @type {(Node | string)[][]} */
  const lines = [[]];
  for (const part of words(`metode.${section}.${name}`)) {
    const [first, ...more] = part instanceof Node ? [part] : part.split("\n");
    lines[lines.length - 1].push(first);
    lines.push(...more.map((text) => [text]));
  }
  return h("div", { class: "formula" }, lines.map((line) => h("p", null, line)));
};
/** @param {string} name @returns {Block} */
const heading = (name) => (section) => h("h4", null, t(`metode.${section}.${name}`));
/** @param {...string} names @returns {Block} */
const list = (...names) => (section) => h("ul", null, names.map((name) => h("li", null, words(`metode.${section}.${name}`))));
/** What a calculator leaves out. @param {string} calculator @returns {Block} */
const leftOut = (calculator) => () =>
  h("details", { class: "mini" }, h("summary", null, t("missing.heading")), h("p", null, t("metode.limits.lead")), h("ul", null, (limits[calculator] ?? []).map(({ id, source }) => h("li", null, t(`limit.${calculator}.${id}`), h("span", { class: "limit-source" }, rich("metode.limit.source", { source: danish(source) }))))));
/** Every number that is our own choice: what nobody has found is none. @type {Block} */
const assumptions = (section) =>
  ratesTable(
    section,
    Object.keys(rates).filter((id) => rowOf(id)?.value && rowOf(id)?.status === "assumption"),
  );
/** @type {Block} */
const cited = () => citation.node;

/** The studies, each with where it can be read. */
const STUDIES = {
  benchmark: "https://www.benchmark.dk/nyhedsarkiv/2023/apr/analyse-af-varig-beskaeftigelse-blandt-tidligere-kontanthjaelpsmodtagere",
  cfbu2020: "https://cfbu.dk/nyheder/slutevaluering-af-beskaeftigelsespulje-fremskudt-beskaeftigelsesindsats-virker/",
  cfbu2018: "https://www.ug.dk/videnscenter/vclitteratur/midtvejsevaluering-af-beskaeftigelsespulje-center-boligsocial-udvikling-cfbu",
  klbl: "ISBN 978-87-93950-26-9",
  bm2021: "https://ft.dk/samling/20201/almdel/beu/spm/448/svar/1805361/2439278/index.htm",
  kora: "http://www.kora.dk/udgivelser/udgivelse/i10794/Potentialeberegning-af-beskaeftigelse-for-udsatte-ledige",
  bm2006: "https://ft.dk/samling/20051/lovforslag/L194/spm/8/svar/252550/276899/index.htm",
  impact60: "https://co-pi.dk/aktuelt/nyheder/2021/juni/foerste-og-stoerste-projekt-med-sociale-effektinvesteringer-vi-har-laert-meget/",
  skotland: "https://gov.scot/publications/fair-start-scotland-economic-evaluation/pages/6",
  fm: "https://fm.dk/nyheder/nyhedsarkiv/2023/juni/ny-vejledning-i-samfundsoekonomiske-konsekvensvurderinger/",
  soem: "https://www.social.dk/tvaergaaende/soem/viden-i-soem/vidensdatabasen-priser",
  jobloeft: "DISCUS 2025",
  omregning: "https://bygherreforeningen.dk/nyt-omregningstal-saa-mange-laerlinge-boer-der-vaere-paa-et-byggeprojekt/",
  letbane: "https://folkebladet.dk/2019/10/laerlinge-bygger-letbanen/",
  hoveder: "https://www.byggerietssamfundsansvar.dk/nyheder/nyt-redskab-til-ensartet-opgorelse-af-antallet-af-praktikpladser-i-bygge-og-anlaegsbranchen-2 https://www.ae.dk/analyse/2022-06-infrastrukturaftalen-kan-hjaelpe-med-at-faa-uddannet-4650-laerlinge https://femern.com/da/presse/nyheder/en-tredjedel-af-ambitiost-laerlingemal-pa-femern-projektet-er-naet/",
};
/** @type {Block} */
const studies = (section) =>
  h(
    "div",
    null,
    Object.entries(STUDIES).map(([id, source]) =>
      h(
        "div",
        { class: "study" },
        h("h4", null, t(`metode.${section}.${id}`)),
        h("dl", null, ["siger", "baerer", "ikke"].flatMap((what) => [h("dt", null, t(`metode.${section}.${what}`)), h("dd", null, words(`metode.${section}.${id}.${what}`))]), h("dt", null, t(`metode.${section}.laes`)), h("dd", null, sourceNode(source))),
      ),
    ),
  );

/** The parts of the page, their sections, which others link to by their ids, and what stands in each. @type {[part: string, sections: Record<string, Block[]>][]} */
const PARTS = [
  [
    "faelles",
    {
      satser: [p("tabel"), p("dato"), p("mangler"), p("status"), () => statusLegend(), p("svageste")],
      afrunding: ["oere", "skat", "gaarop", "regnestykke"].map(p),
      skat: [p("lov"), formula("formel"), ...["arbejde", "enlig", "personfradrag", "hoej", "kommune", "maaned", "modtager"].map(p)],
      atp: ["trin", "pension"].map(p),
      ydelse: [p("lead"), ...["ny", "gammel", "time", "andel", "aar"].flatMap((rule) => [heading(`${rule}.h`), formula(`${rule}.formel`), ...(rule === "ny" ? [p("ny.fribeloeb"), p("ny.aabent")] : [p(`${rule}.tekst`)])])],
      husstand: [formula("bolig"), ...["boligtekst", "friplads", "boernetilskud", "par"].map(p)],
      refusion: [p("trappe"), p("trin"), formula("formel"), p("taeller"), p("udenfor")],
    },
  ],
  ["smaajob", { smaajob: [p("spoergsmaal"), formula("formel"), p("linje"), p("kasser"), p("standard"), leftOut("smaajob")] }],
  [
    "gevinst",
    {
      gevinst: [p("spoergsmaal"), formula("formel"), p("aar"), p("brutto"), leftOut("savings")],
      fastholdelse: [p("kurve"), formula("formel"), p("efter"), p("uge")],
      alligevel: [formula("formel"), p("standard")],
      udligning: [p("lag"), formula("formel"), p("andel"), p("behov"), p("andre")],
      udgift: [p("betaler"), formula("formel")],
      nutid: [formula("formel"), p("rente"), p("tornado"), p("traek")],
      samfund: [formula("formel"), p("tekst")],
    },
  ],
  [
    "laerlinge",
    {
      laerlinge: [p("kvote"), formula("formel"), p("base"), p("tal"), p("metoder"), leftOut("laerlinge")],
      plan: [formula("formel"), p("tekst")],
      tilsyn: [formula("formel"), p("status"), p("skole")],
      oplaeringskrav: [p("tekst")],
    },
  ],
  [
    "boligomraade",
    {
      boligomraade: [p("kriterier"), p("lister"), p("forebyggelse"), leftOut("areas")],
      udenfor: [p("taeller"), formula("formel"), p("snit"), p("aabent")],
      flytning: [formula("formel"), p("maaned"), p("veje"), p("spaend")],
    },
  ],
  [
    "grundlag",
    {
      antagelser: [p("lead"), assumptions],
      evidens: [p("lead"), studies],
      proevet: [list("eksempler", "egenskaber", "regnestykke", "ens", "sider", "forskel")],
      citer: [cited],
    },
  ],
];

// ---------------------------------------------------------------- the page

/** What to write beside a number that somebody uses. */
let citation = snippet("citation", "", "");
/** @type {{ engine: string, data: string } | null} */
let version = null;

function cite() {
  const url = location.href.replace(/#.*$/, "");
  const date = today();
  citation.show(version ? t("metode.citer.linje", { version: version.engine, data: version.data, url, date }) : t("metode.citer.uden", { url, date }));
}

/** The address of a section, in the language of now. @param {string} id */
const addressOf = (id) => (language() === "da" ? `#${id}` : writeLink([["lang", language()], ["afsnit", id]]));
/** The section that the address names. */
const named = () => (location.hash.includes("=") ? readLink(location.hash).get("afsnit") : location.hash.slice(1)) ?? "";

/** Leads to the section of the address. */
function follow() {
  const found = document.getElementById(named())?.querySelector("h3");
  found?.scrollIntoView();
  found?.focus({ preventScroll: true });
}

/** @param {string} id @param {Block[]} blocks */
function sectionNode(id, blocks) {
  const used = new Set(Object.keys(currentTexts()).filter((key) => key.startsWith(`metode.${id}.`)).flatMap(ratesIn));
  return h(
    "section",
    { class: "section", id, "aria-labelledby": `${id}-h` },
    h("h3", { id: `${id}-h`, tabindex: -1 }, t(`metode.${id}`)),
    blocks.map((block) => block(id)),
    used.size > 0 && id !== "evidens" && h("details", { class: "mini" }, h("summary", null, t("metode.rates")), ratesTable(id, [...used])),
  );
}

function build() {
  citation = snippet("citation", t("metode.citer.tekst"), t("metode.citer.lead"));
  byId("rest").replaceChildren(
    h("p", { class: "hint" }, t("metode.dated", { date: today() })),
    h(
      "nav",
      { class: "section contents", "aria-labelledby": "contents-h" },
      h("h2", { id: "contents-h" }, t("metode.index")),
      h("ul", null, PARTS.map(([part, sections]) => h("li", null, t(`metode.part.${part}`), h("ul", null, Object.keys(sections).map((id) => h("li", null, h("a", { href: addressOf(id) }, t(`metode.${id}`)))))))),
    ),
    ...PARTS.flatMap(([part, sections]) => [h("h2", { class: "part" }, t(`metode.part.${part}`)), ...Object.entries(sections).map(([id, blocks]) => sectionNode(id, blocks))]),
  );
  byId("print-date").textContent = t("print.made", { date: today(), link: location.href });
  cite();
}

/** The texts beside the page's own: names and units of rates, and what is left out. */
const TEXTS = ["rates", "sum", "gevinst", "laerlinge", "boligomraade", "smaajob-limits", "gevinst-limits", "laerlinge-limits", "boligomraade-limits"];

let ready = false;
addEventListener("hashchange", follow);
void startPage(() => {
  if (!ready) return;
  const section = named();
  build();
  if (location.hash) showLink(section ? addressOf(section) : writeLink(language() === "da" ? [] : [["lang", language()]]));
}).then(async () => {
  if (byId("problem").classList.contains("shown")) return;
  try {
    [rates, limits] = await Promise.all([ratesFile(), limitsFile(), ...TEXTS.map(moreTexts)]);
    ready = true;
    build();
    follow();
    version = (await load({ languages: [], only: "laerlinge" })).version();
    cite();
  } catch (cause) {
    // Without an engine the page can be read all the same.
    if (!ready) showProblem("fetch", cause);
  }
});
