/** Regnestykket: every line with its name, its formula in words, its numbers, its result and its basis. */

import { h } from "./dom.js";
import { has, t } from "./i18n.js";
import { decimal, exact } from "./numbers.js";
import { rateRow, sourceNode, sourcesNode } from "./sources.js";
import { labelOfInput, lineName, rateName, statusChip } from "./status.js";

/** @typedef {import("../../src/types.js").SumLine} SumLine */
/** @typedef {import("../../src/types.js").SumTerm} SumTerm */

/**
 * @typedef {object} SumContext
 * @property {string} calculator
 * @property {string} date
 * @property {import("./engine.js").RatesFile | null} rates null until fetched
 */

/**
 * @param {number} value
 * @param {import("../../src/types.js").SumUnit} unit
 */
function sumNumber(value, unit) {
  if (unit === "ore") return exact(value);
  const text = decimal(value, unit === "hours" ? 2 : 6);
  if (unit === "percent") return `${text}\u00a0%`;
  return unit === "hours" ? `${text}\u00a0${t("unit.hours")}` : text;
}

/** @param {string} section */
const sectionName = (section) => (has(`section.${section}`) ? t(`section.${section}`) : section);

/**
 * @param {SumTerm} term
 * @param {string} section where it is named; a line of another section says which
 * @param {SumLine[]} lines
 * @param {SumContext} context
 */
function termName(term, section, lines, context) {
  const { origin } = term;
  if (origin.kind === "line") {
    const from = lines[origin.line];
    const name = lineName(from?.id ?? "");
    const where = from && from.section !== section ? sectionName(from.section) : "";
    return where ? `${name} (${where.charAt(0).toLowerCase()}${where.slice(1)})` : name;
  }
  if (origin.kind === "rate") return rateName(origin.id);
  if (origin.kind === "input") return labelOfInput(context.calculator, origin.field);
  return sumNumber(term.value, term.unit);
}

/**
 * The formula of a line with something put in for each term.
 * @template T
 * @param {SumLine} line
 * @param {(term: SumTerm) => T} show
 * @returns {(T | string)[]}
 */
function formula(line, show) {
  if (line.op === "lowest" || line.op === "highest") {
    const shown = line.terms.flatMap((term, i) => [i === 0 ? `${t(`sum.${line.op}`)} ` : ` ${t("sum.and")} `, show(term)]);
    return shown;
  }
  // What is nothing in this case is not worth a place in a sum.
  const present = line.op === "add" ? line.terms.filter((term) => term.value !== 0 || term.origin.kind !== "constant") : line.terms;
  if (present.length === 0) return [sumNumber(line.result, line.unit)];
  const [plus, minus] = line.op === "add" ? [" + ", " \u2212 "] : [" \u00d7 ", " : "];
  // A product that starts with a divisor reads wrong; put what multiplies first.
  const terms = line.op === "product" ? [...present.filter((x) => !x.inverse), ...present.filter((x) => x.inverse)] : present;
  return terms.flatMap((term, i) => {
    if (i > 0) return [term.inverse ? minus : plus, show(term)];
    return term.inverse ? [line.op === "add" ? "\u2212 " : "1 : ", show(term)] : [show(term)];
  });
}

/**
 * The lines by section, in the order they were computed.
 * @param {SumLine[]} lines
 */
function sections(lines) {
  /** @type {Map<string, { line: SumLine, index: number }[]>} */
  const map = new Map();
  lines.forEach((line, index) => {
    const list = map.get(line.section) ?? [];
    list.push({ line, index });
    map.set(line.section, list);
  });
  return map;
}

/** @param {number} index */
const numberOf = (index) => String(index + 1);

/** Points at a line of the written sum. @param {number} index */
export function goTo(index) {
  const target = document.getElementById(`line-${index}`);
  if (!target) return;
  for (const el of document.querySelectorAll(".line.pointed")) el.classList.remove("pointed");
  target.classList.add("pointed");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}

/**
 * @param {SumLine} line
 * @param {number} index
 * @param {SumLine[]} lines
 * @param {SumContext} context
 */
function lineNode(line, index, lines, context) {
  const words = formula(line, (term) => {
    const name = termName(term, line.section, lines, context);
    if (term.origin.kind !== "line") return name;
    const { line: to } = term.origin;
    return h("button", { type: "button", class: "line-ref", "aria-label": t("sum.goTo", { name, n: numberOf(to) }), onclick: () => goTo(to) }, name);
  });
  const numbers = formula(line, (term) => sumNumber(term.value, term.unit));
  /** @type {Map<string, import("../../src/types.js").Status>} */
  const rates = new Map();
  for (const { origin } of line.terms) if (origin.kind === "rate") rates.set(origin.id, origin.status);
  const assumed = line.terms.some(({ origin }) => origin.kind === "input" && origin.status === "assumption");
  return h(
    "li",
    { class: "line", id: `line-${index}`, tabindex: -1 },
    h("div", { class: "line-head" }, h("span", { class: "line-no" }, numberOf(index)), h("span", { class: "line-name" }, lineName(line.id)), h("span", { class: "line-result" }, sumNumber(line.result, line.unit))),
    h("p", { class: "line-words" }, words),
    h("p", { class: "line-numbers" }, numbers, ` = ${sumNumber(line.result, line.unit)}`, line.rounding === "none" ? null : h("span", { class: "line-rounding" }, ` (${t(line.unit === "percent" && line.rounding === "oere" ? "rounding.percent" : `rounding.${line.rounding}`)})`)),
    has(`line.${line.id}.why`) && h("p", { class: "line-why" }, t(`line.${line.id}.why`)),
    (rates.size > 0 || assumed) &&
      h(
        "ul",
        { class: "line-basis" },
        [...rates].map(([id, status]) => {
          const row = rateRow(context.rates, id, context.date);
          return h("li", null, rateName(id), row && [": ", row.basis, " "], " ", statusChip(status), row && [" ", sourceNode(row.source)]);
        }),
        assumed && h("li", null, t("sum.assumed"), " ", statusChip("assumption")),
      ),
  );
}

/**
 * @param {SumLine[]} lines
 * @param {SumContext} context
 */
export function sumNodes(lines, context) {
  const parts = [...sections(lines)];
  return h(
    "div",
    { class: "sum-sections" },
    parts.map(([section, list]) =>
      h(
        "section",
        { class: "sum-section" },
        section !== "" && h("h3", null, sectionName(section)),
        h("ol", { class: "lines" }, list.map(({ line, index }) => lineNode(line, index, lines, context))),
      ),
    ),
  );
}

/**
 * The rates behind a written sum, in order, with paragraph, source and status.
 * @param {SumLine[]} lines
 * @param {import("./engine.js").RatesFile | null} rates
 * @param {string} date
 */
export function sourcesOf(lines, rates, date) {
  /** @type {Map<string, { status: import("../../src/types.js").Status, value: string }>} */
  const used = new Map();
  for (const { terms } of lines) {
    for (const { origin, value, unit } of terms) if (origin.kind === "rate") used.set(origin.id, { status: origin.status, value: sumNumber(value, unit) });
  }
  return sourcesNode(rates, used, date);
}
