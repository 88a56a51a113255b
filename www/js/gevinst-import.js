/** Rows from a spreadsheet: pasted, chosen or dropped; what was read, and what was not. */

import { saveCsv } from "./csv.js";
import { h, icon } from "./dom.js";
import { inSentence } from "./engine.js";
import { cellText } from "./faults.js";
import { has, plural, t } from "./i18n.js";
import { writeNumber } from "./numbers.js";
import { benefitName, fieldOf, isKind, KINDS, splitPerson, SU_RATES } from "./gevinst-person.js";
import { createProgress } from "./gevinst-progress.js";
import { COLUMNS } from "./gevinst-read.js";
import { VARIANTS } from "./ydelse.js";

/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./gevinst-job.js").ReadReport} ReadReport */
/** @typedef {Exclude<ReadReport, { refusal: any }>} Read */

/** The largest file that is read, in bytes. */
const LARGEST = 60_000_000;
/** Faults that are shown at once. */
const SHOWN = 20;

/** Two rows as they may look, by field. @type {Record<string, string>[]} */
const EXAMPLES = [
  { persons: "1", ydelse: "Kontanthjælp, fyldt 30 år", to: "job", hourWage: "145,50", week: "37", weeksOnSupport: "120", born: "1985", household: "enlig", children: "2", rowKommune: "Greve", churchMember: "nej", start: "1.8.2019", rent: "6.500,00" },
  { persons: "3", ydelse: "Dagpenge, fuldtid", to: "småjob", hourWage: "140", monthHours: "32,5", weeksOnSupport: "30", born: "30-39", household: "gift", churchMember: "ja", start: "15.9.2019", from2: "7", to2: "job", monthWage2: "24.500", week2: "37", pension: "4", pensionEmployer: "8" },
];

/** The columns of the template: those of a later phase once. */
const TEMPLATE = COLUMNS.filter(({ field }) => !/[34]$/.test(field));

/**
 * @param {{
 *   common: () => import("./gevinst-person.js").Common,
 *   date: () => string,
 *   kommuner: () => import("./fields.js").Option[],
 *   job: () => Promise<ReturnType<typeof import("./gevinst-job.js").createJob>>,
 *   take: (rows: Values[], how: "replace" | "add") => void,
 *   keep: (kept: import("./gevinst-people.js").Kept, how: "replace" | "add") => void,
 * }} page
 */
export function createImport(page) {
  const area = h("textarea", { id: "import-text", rows: 5, spellcheck: "false", autocomplete: "off", wrap: "off", "aria-describedby": "import-text-hint" });
  const read = h("button", { type: "button", class: "button" }, t("read.read"));
  const file = h("input", { type: "file", id: "import-file", accept: ".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values", "aria-describedby": "import-file-hint" });
  const template = h("button", { type: "button", class: "button" }, t("read.template"));
  const progress = createProgress();
  const report = h("div", { class: "report", tabindex: "-1", role: "group", "aria-label": t("read.report") });
  const drop = h(
    "div",
    { class: "drop" },
    h("label", { for: "import-file" }, t("read.file")),
    h("p", { class: "hint", id: "import-file-hint" }, t("read.file.hint")),
    file,
  );
  let number = 0;

  template.addEventListener("click", () => saveCsv(t("read.templateName"), [TEMPLATE.map(({ name }) => name), ...EXAMPLES.map((row) => TEMPLATE.map(({ field }) => row[field] ?? ""))]));
  read.addEventListener("click", () => void start({ text: area.value }, t("read.pasted")));
  file.addEventListener("change", () => {
    const chosen = file.files?.[0];
    if (chosen) void start({ file: chosen }, chosen.name);
    // The same file again, when it has been mended, is a change too.
    file.value = "";
  });
  // A file that is let go beside the box would take the page's place.
  for (const type of ["dragover", "drop"]) document.addEventListener(type, (event) => event.preventDefault());
  drop.addEventListener("dragover", () => drop.classList.add("over"));
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    const dropped = event.dataTransfer?.files[0];
    if (dropped) void start({ file: dropped }, dropped.name);
  });

  /** @param {(Node | string)[]} nodes */
  function show(...nodes) {
    report.replaceChildren(...nodes);
    report.focus();
  }

  /** @param {{ text: string } | { file: File }} source @param {string} name */
  async function start(source, name) {
    number += 1;
    const own = number;
    report.replaceChildren();
    if ("text" in source && source.text.trim() === "") {
      show(refusal(t("read.refused.nothing")));
      area.focus();
      return;
    }
    const size = "file" in source ? source.file.size : source.text.length;
    if (size > LARGEST) {
      show(refusal(t("read.refused.large", { size: writeNumber(Math.round(size / 1_000_000), 0), most: LARGEST / 1_000_000 })));
      return;
    }
    const job = await page.job();
    progress.start(t("read.reading", { name }), () => job.cancel());
    read.disabled = true;
    try {
      const answer = await job.ask(/** @type {Record<string, unknown>} */ ({ type: "read", ...source, words: words(page.kommuner()), common: page.common(), date: page.date() }), ({ share }) => progress.step(share));
      if (own !== number) return;
      progress.done(null);
      const told = /** @type {ReadReport} */ (answer);
      show(...("refusal" in told ? [refusal(t(`read.refused.${told.refusal.code}`, { line: told.refusal.line ?? 0, columns: (told.refusal.columns ?? []).join(", ") }))] : reportNodes(told, name)));
    } catch (cause) {
      if (own !== number) return;
      progress.done(null);
      show(refusal(cause instanceof DOMException && cause.name === "AbortError" ? t("read.cancelled") : t("read.failed", { detail: cause instanceof Error ? cause.message : String(cause) })));
    } finally {
      read.disabled = false;
    }
  }

  /** @param {Read} told @param {string} name */
  function reportNodes(told, name) {
    const n = writeNumber(told.rows, 0);
    const bad = told.rows - told.good;
    const list = h("ul", null, notes(told).map((text) => h("li", null, text)));
    const use = (/** @type {"replace" | "add"} */ how) => {
      report.replaceChildren();
      area.value = "";
      if (told.few) page.take(told.text.split("\n").map(splitPerson), how);
      else page.keep({ name, rows: told.good, persons: told.persons, faulty: bad, start: told.start, text: told.text }, how);
    };
    const button = (/** @type {"replace" | "add"} */ how) => h("button", { type: "button", class: "button", onclick: () => use(how) }, t(`read.${told.few ? "take" : "keep"}.${how}`));
    return [
      h("h4", null, plural("read.found", told.rows, { n, name })),
      h("p", null, bad === 0 ? t("read.allGood") : plural("read.someBad", bad, { bad: writeNumber(bad, 0) }), bad > 0 && ` ${t(told.few ? "read.badInForm" : "read.badLeftOut")}`),
      ...(told.faults.length > 0 ? [faultList(told)] : []),
      ...(list.children.length > 0 ? [list] : []),
      ...(told.few ? [] : [h("p", null, t("read.many"))]),
      told.good === 0 && !told.few ? h("p", null, t("read.noneGood")) : h("div", { class: "button-row" }, button("replace"), button("add")),
    ];
  }

  return h(
    "div",
    { class: "import" },
    h("p", null, t("read.lead")),
    h("p", { class: "notice" }, icon("info"), t("read.privacy")),
    h("div", { class: "field" }, h("label", { for: "import-text" }, t("read.text")), h("p", { class: "hint", id: "import-text-hint" }, t("read.text.hint")), area, h("div", { class: "button-row" }, read)),
    drop,
    h("div", { class: "button-row" }, template),
    h("details", { class: "mini", id: "import-columns" }, h("summary", null, t("read.columns")), h("p", { class: "hint" }, t("read.columns.lead")), columnList()),
    progress.node,
    report,
  );
}

/** @param {string} text */
const refusal = (text) => h("p", { class: "error" }, icon("error"), h("span", null, h("span", { class: "vh" }, `${t("form.error")}: `), text));

/** What the page calls the choices, for cells that say the same. @param {import("./fields.js").Option[]} kommuner @returns {import("./gevinst-read.js").Words} */
function words(kommuner) {
  return {
    to: KINDS.flatMap((kind) => [t(`to.${kind}`), t(`to.${kind}.short`)].map((word) => /** @type {[string, string]} */ ([word, kind]))),
    ydelse: Object.entries(VARIANTS).flatMap(([benefit, variants]) => variants.map((variant) => /** @type {[string, string]} */ ([t(`variant.${variant}`), `${benefit}-${variant}`]))),
    suVariant: SU_RATES.map((rate) => [t(`variant.${rate}`), rate]),
    household: ["single", "couple"].map((value) => [t(`household.${value}`), value]),
    rowKommune: kommuner.filter(({ value }) => value !== "").map(({ value, label }) => [label, value]),
  };
}

/** What was done with the columns. @param {Read} told */
function notes(told) {
  const dropped = (/** @type {"cpr" | "name"} */ why) => told.dropped.filter((column) => column.why === why).map(({ header }) => t("read.quoted", { name: header }));
  const [cpr, people] = [dropped("cpr"), dropped("name")];
  const quoted = (/** @type {string[]} */ names) => names.map((name) => t("read.quoted", { name })).join(", ");
  return [
    ...(cpr.length > 0 ? [plural("read.dropped.cpr", cpr.length, { columns: cpr.join(", ") })] : []),
    ...told.emptied.map(({ header, count }) => plural("read.emptied", count, { column: header || t("read.noName"), n: writeNumber(count, 0) })),
    ...(people.length > 0 ? [plural("read.dropped.name", people.length, { columns: people.join(", ") })] : []),
    ...(told.birthDates.length > 0 ? [t("read.birthDates", { columns: quoted(told.birthDates) })] : []),
    ...(told.twice.length > 0 ? [plural("read.twice", told.twice.length, { columns: quoted(told.twice) })] : []),
    ...(told.unused.length > 0 ? [plural("read.unused", told.unused.length, { columns: quoted(told.unused.map((name) => name || t("read.noName"))) })] : []),
    ...told.assumed.map(([what, count]) => plural("read.assumed", count, { what, n: writeNumber(count, 0), as: benefitName(assumedAs(told, what)) })),
  ];
}

/** The rate that the name of a benefit was taken for. @param {Read} told @param {string} what */
const assumedAs = (told, what) => told.assumedAs[what] ?? what;

/** @param {Read} told */
function faultList({ faults, faultCount, columns }) {
  const headers = new Map(columns.map(({ name, field }) => [field, name]));
  const rows = faults.map((fault) => {
    const column = headers.get(fault.field);
    const spec = fieldOf(fault.field);
    const where = fault.field === "" ? t("read.line", { line: fault.line }) : t(column === undefined ? "read.lineField" : "read.lineColumn", { line: fault.line, column: column ?? (spec ? inSentence(t(spec.label)) : fault.field) });
    const choices = fault.code === "notAChoice" || fault.code === "unknownKommune" || fault.code === "notHeldThen" ? choicesOf(fault.field) : null;
    const typed = fault.typed.slice(0, 30);
    if (fault.code === "notAChoice" && isKind(fault.field, fault.typed)) return h("li", null, t("rows.besideNothing", { label: where }));
    if (/^per\d?$/.test(fault.field)) return h("li", null, t("rows.bothWages", { label: t("read.line", { line: fault.line }) }));
    const text = fault.code === "tooWide" ? `${where}: ${t("read.tooWide")}` : choices !== null ? t(choices === "" ? "read.notOneOf" : "read.notAChoice", { where, choices }) : cellText({ ...fault, typed }, where, spec);
    return h("li", null, text);
  });
  const list = h("ul", { class: "read-faults" }, rows.slice(0, SHOWN));
  if (rows.length <= SHOWN) return list;
  const more = h("button", { type: "button", class: "linklike" }, t(faultCount > rows.length ? "read.showFirst" : "read.showAll", { n: writeNumber(rows.length, 0), all: writeNumber(faultCount, 0) }));
  more.addEventListener("click", () => {
    list.replaceChildren(...rows);
    more.remove();
  });
  return h("div", null, list, more);
}

/** What a cell may say, where they are few enough to be told. @param {string} field */
function choicesOf(field) {
  const own = field.replace(/[2-4]$/, "");
  if (own === "to") return KINDS.map((kind) => t(`to.${kind}.short`)).join(", ");
  if (own === "suVariant") return SU_RATES.map((rate) => t(`variant.${rate}`)).join("; ");
  if (own === "household") return ["single", "couple"].map((value) => t(`household.${value}`)).join(", ");
  if (own === "subsidyPayer") return ["kommune", "stat"].map((value) => t(`purse.${value}`)).join(", ");
  return "";
}

function columnList() {
  const shown = TEMPLATE.filter(({ field }) => !/2$/.test(field) || field === "from2");
  return h(
    "dl",
    { class: "words columns" },
    shown.flatMap(({ field, name }) => {
      const key = `read.column.${field}`;
      const spec = fieldOf(field);
      const example = EXAMPLES.map((row) => row[field]).filter(Boolean).join(" / ");
      return [h("dt", null, name), h("dd", null, has(key) ? t(key) : spec ? t(spec.label) : "", example && ` ${t("read.example", { example })}`)];
    }),
    h("dt", null, t("read.later")),
    h("dd", null, t("read.later.means")),
    h("dt", null, t("read.benefits")),
    h("dd", null, Object.values(VARIANTS).flat().map((variant) => t(`variant.${variant}`)).join("; "), "; ", t("benefit.none")),
  );
}

