/** Regnestykket: every line with its name, its formula in words, its numbers, its result and its basis. */

import { h } from "./dom.js";
import { has, plural, rich, richPlural, t } from "./i18n.js";
import { decimal, exact, writeNumber } from "./numbers.js";
import { described, insteadOf, lackingNodes, originChip, ownNodes, ownValue, rateControl, refocus } from "./own-rates.js";
import { danish, rateRow, sourceNode, sourcesNode } from "./sources.js";
import { labelOfInput, lineName, rateName, STATUSES, statusChip } from "./status.js";

export { described, lackingNodes, ownNodes, refocus };

/** @typedef {import("../../src/types.js").SumLine} SumLine */
/** @typedef {import("../../src/types.js").SumTerm} SumTerm */

/**
 * @typedef {object} SumContext
 * @property {string} calculator
 * @property {string} date
 * @property {import("./engine.js").RatesFile | null} rates null until fetched
 * @property {import("./own-rates.js").OwnRates} own
 */
/** What a term is called in a formula: a letter and a number, or its number alone. @typedef {(term: SumTerm) => Node | string} Symbol */

/**
 * @param {number} value
 * @param {import("../../src/types.js").SumUnit} unit
 */
export function sumNumber(value, unit) {
  if (unit === "ore") return exact(value);
  const text = decimal(value, unit === "hours" ? 2 : 6);
  if (unit === "percent") return `${text}\u00a0%`;
  return unit === "hours" ? `${text}\u00a0${plural("unit.hours", value)}` : text;
}

/** What a line comes to: what lies between two shares is told in points. @param {SumLine} line */
export const resultOf = ({ id, result, unit }) => (/(?:Points|Change)$/.test(id) ? plural("sum.points", result, { n: decimal(result, 6) }) : sumNumber(result, unit));

/** The name of a section without the number at its end: "year" of "year6". @param {string} section */
const familyOf = (section) => section.replace(/\d+$/, "");

/** @param {string} section */
export function sectionName(section) {
  if (has(`section.${section}`)) return t(`section.${section}`);
  const family = familyOf(section);
  return has(`section.${family}.n`) ? t(`section.${family}.n`, { n: section.slice(family.length) }) : section;
}

/**
 * @param {SumTerm} term
 * @param {string} section where it is named; a line of another section says which
 * @param {SumLine[]} lines
 * @param {{ calculator: string }} context
 */
export function termName(term, section, lines, context) {
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
 * @param {(term: SumTerm) => string} [weightOf]
 * @returns {(T | string)[]}
 */
export function formula(line, show, weightOf) {
  if (line.op === "mix") return mixed(line, show, weightOf);
  if (line.op === "lowest" || line.op === "highest") {
    const shown = line.terms.flatMap((term, i) => [i === 0 ? `${t(`sum.${line.op}`)} ` : ` ${t("sum.and")} `, show(term)]);
    return shown;
  }
  if (line.op === "products") {
    // A term that multiplies after one that divides begins the next product; one with a minus begins one that is subtracted.
    return line.terms.flatMap((term, i) => [term.minus ? " \u2212 " : i === 0 ? "" : term.inverse ? " : " : line.terms[i - 1].inverse ? " + " : " \u00d7 ", show(term)]);
  }
  // What is nothing in this case is not worth a place in a sum.
  const present = line.op === "add" ? line.terms.filter((term) => term.value !== 0 || term.origin.kind !== "constant") : line.terms;
  if (present.length === 0) return [resultOf(line)];
  const [plus, minus] = line.op === "add" ? [" + ", " \u2212 "] : [" \u00d7 ", " : "];
  // A product that starts with a divisor reads wrong; put what multiplies first.
  const terms = line.op === "product" ? [...present.filter((x) => !x.inverse), ...present.filter((x) => x.inverse)] : present;
  return terms.flatMap((term, i) => {
    if (i > 0) return [term.inverse ? minus : plus, show(term)];
    return term.inverse ? [line.op === "add" ? "\u2212 " : "1 : ", show(term)] : [show(term)];
  });
}

/** The formula in symbols. @param {SumLine} line @param {Symbol} symbol */
function symbols(line, symbol) {
  if (line.op !== "lowest" && line.op !== "highest") return formula(line, symbol);
  return [line.op === "lowest" ? "min(" : "max(", ...line.terms.flatMap((term, i) => [i === 0 ? "" : "; ", symbol(term)]), ")"];
}

/** @param {string} letter @param {number} number */
const symbolNode = (letter, number) => h("var", null, letter, h("sub", null, number));

/** The symbols of a sum: L3 is its third line, S2 the second of its sources, F1 the first of the fields that it uses. @param {SumLine[]} lines @returns {Symbol} */
function symbolsOf(lines) {
  const fields = lines.flatMap(({ terms }) => terms.flatMap(({ origin }) => (origin.kind === "input" ? [origin.field] : [])));
  const numbered = (/** @type {Iterable<string>} */ names) => new Map([...new Set(names)].map((name, i) => [name, i + 1]));
  const [rates, inputs] = [numbered(ratesOf(lines).keys()), numbered(fields)];
  return ({ origin, value, unit }) => {
    if (origin.kind === "line") return symbolNode("L", origin.line + 1);
    if (origin.kind === "rate") return symbolNode("S", rates.get(origin.id) ?? 0);
    return origin.kind === "input" ? symbolNode("F", inputs.get(origin.field) ?? 0) : sumNumber(value, unit);
  };
}

/** So many paragraphs behind earlier lines are named. */
const NAMED = 3;

/**
 * What a line without a rate of its own rests on: the rates of the lines before it, and the weakest status among all of that.
 * @param {number} index
 * @param {SumLine[]} lines
 * @param {SumContext} context
 */
function restsOn(index, lines, context) {
  /** @type {Set<number>} */
  const seen = new Set([index]);
  for (const at of seen) for (const { origin } of lines[at].terms) if (origin.kind === "line") seen.add(origin.line);
  const before = [...seen].map((at) => lines[at]);
  const worst = Math.max(0, ...before.flatMap(({ terms }) => terms.map(({ origin }) => ("status" in origin && origin.status ? STATUSES.indexOf(origin.status) : 0))));
  const bases = [...new Set([...ratesOf(before).keys()].flatMap((id) => rateRow(context.rates, id, context.date)?.basis ?? []))];
  if (bases.length === 0) return null;
  const named = danish(bases.slice(0, NAMED).join("; "));
  return h("li", { class: "screen-only" }, bases.length > NAMED ? richPlural("sum.rests.more", bases.length - NAMED, { named, n: String(bases.length - NAMED) }) : rich("sum.rests", { named }), " ", statusChip(STATUSES[worst]));
}

/** So many of what is weighted stand in the formula; all of them are a list of their own. */
const PAIRS = 3;

/** The weights of a mixed line, each with what it weighs. @param {SumLine} line @returns {[weight: SumTerm, amount: SumTerm][]} */
const pairsOf = ({ terms }) => terms.flatMap((term, i) => (i >= 2 && i % 2 === 0 && i + 1 < terms.length ? [/** @type {[SumTerm, SumTerm]} */ ([term, terms[i + 1]])] : []));

/**
 * Shares of a weighted sum. A share of all of it says nothing.
 * @template T
 * @param {SumLine} line
 * @param {(term: SumTerm) => T} show
 * @param {((term: SumTerm) => string) | undefined} weightOf the weights, where they are not shown as other terms
 * @returns {(T | string)[]}
 */
function mixed(line, show, weightOf) {
  const shares = line.terms.slice(0, 2).filter(({ origin, value, unit }) => origin.kind !== "constant" || unit !== "percent" || value !== 100);
  const pairs = pairsOf(line);
  const shown = pairs.length > PAIRS ? pairs.slice(0, PAIRS - 1) : pairs;
  const weighted = shown.flatMap(([weight, amount], i) => [i === 0 ? "" : " + ", weightOf ? weightOf(weight) : show(weight), " \u00d7 ", show(amount)]);
  const rest = pairs.length > PAIRS ? [` + \u2026 (${t("sum.mix.all", { n: pairs.length })})`] : [];
  if (shares.length === 0) return [...weighted, ...rest];
  return [...shares.flatMap((share) => [show(share), " \u00d7 "]), "(", ...weighted, ...rest, ")"];
}

/** Every weight with what it weighs, written when somebody asks. @param {SumLine} line @param {(term: SumTerm) => Node | string} name */
function mixList(line, name) {
  const pairs = pairsOf(line);
  if (pairs.length <= PAIRS) return null;
  const list = h("ol", { class: "mix" });
  const details = h("details", { class: "mini" }, h("summary", null, t("sum.mix.show", { n: pairs.length })), list);
  details.addEventListener("toggle", () => {
    if (list.childElementCount > 0) return;
    list.append(...pairs.map(([weight, amount]) => h("li", null, sumNumber(weight.value, weight.unit), " \u00d7 ", sumNumber(amount.value, amount.unit), " (", name(amount), ")")));
  });
  return details;
}

/**
 * The lines by section, in the order they were computed.
 * @param {SumLine[]} lines
 */
export function sections(lines) {
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
export const numberOf = (index) => String(index + 1);

/** Opens the section of a line, where sections are folded away. @type {(index: number) => void} */
let reveal = () => {};

/** Points at a line of the written sum. @param {number} index */
export function goTo(index) {
  reveal(index);
  const target = document.getElementById(`line-${index}`);
  if (!target) return;
  for (const el of document.querySelectorAll(".line.pointed")) el.classList.remove("pointed");
  target.classList.add("pointed");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "center" });
}

/** @param {SumLine} line */
export const roundingName = ({ unit, rounding }) => t(unit !== "ore" && rounding === "oere" ? `rounding.${unit}` : `rounding.${rounding}`);

/** Who has a tax. @type {Record<string, string>} */
const TAXES = {
  ...Object.fromEntries(["wage.amBidrag", "spouse.amBidrag", "tax.amBidrag", "tax.bundskat", "tax.sundhedsbidrag", "tax.topskatIAlt", "month.skatStat"].map((id) => [id, "stat"])),
  ...Object.fromEntries(["tax.kommuneskat", "month.skatKommune", "gain.kommuneskat"].map((id) => [id, "kommune"])),
  ...Object.fromEntries(["tax.kirkeskat", "month.skatKirke"].map((id) => [id, "folkekirken"])),
};

/** Who has the amount of a line, or pays it, where it is somebody's own. @param {SumLine} line */
export function receiverOf({ id }) {
  const [, purse, what] = /\.(kommune|stat|region|borger|opsparing|arbejdsgiver|oevrige|folkekirken|landsbyggefonden|boligorganisation|fond)(Niveau|Netto|Resultat|Opgjort|Udgift|IAlt)?$/.exec(id) ?? [];
  const who = TAXES[id] ?? purse;
  return who === undefined ? null : t(what === "Udgift" || id.startsWith("refusion.") ? "sum.payer" : "sum.receiver", { who: t(`purse.${who}`) });
}

/**
 * @param {SumLine} line
 * @param {number} index
 * @param {SumLine[]} lines
 * @param {SumContext} context
 * @param {Symbol} symbol
 */
function lineNode(line, index, lines, context, symbol) {
  const named = (/** @type {SumTerm} */ term) => {
    const name = termName(term, line.section, lines, context);
    if (term.origin.kind !== "line") return name;
    const { line: to } = term.origin;
    return h("button", { type: "button", class: "line-ref", "aria-label": t("sum.goTo", { name, n: numberOf(to) }), onclick: () => goTo(to) }, name);
  };
  const words = formula(line, named, () => t("sum.mix.weight"));
  const numbers = formula(line, (term) => sumNumber(term.value, term.unit));
  const rates = ratesOf([line]);
  const receiver = receiverOf(line);
  const assumed = line.terms.some(({ origin }) => origin.kind === "input" && origin.status === "assumption");
  const basis = [
    ...[...rates].map(([id, { status, typed }]) => {
      const row = rateRow(context.rates, id, context.date);
      return h("li", null, rateName(id), row && [": ", danish(row.basis), " "], " ", originChip(status, typed), insteadOf(id, context), row && [" ", sourceNode(row.source)], " ", rateControl(id, `line-${index}`, context));
    }),
    assumed && h("li", null, t("sum.assumed"), " ", statusChip("assumption")),
    rates.size === 0 && restsOn(index, lines, context),
  ].filter((node) => node instanceof Node);
  return h(
    "li",
    { class: "line", id: `line-${index}`, tabindex: -1 },
    h("div", { class: "line-head" }, h("span", { class: "line-no" }, numberOf(index)), h("span", { class: "line-name" }, lineName(line.id)), h("span", { class: "line-result" }, resultOf(line))),
    h("p", { class: "line-words" }, words, " ", h("span", { class: "line-symbols" }, symbolNode("L", index + 1), " = ", symbols(line, symbol))),
    h("p", { class: "line-numbers" }, numbers, ` = ${resultOf(line)}`, line.rounding === "none" ? null : h("span", { class: "line-rounding" }, ` (${roundingName(line)})`)),
    receiver && h("p", { class: "line-why" }, receiver),
    line.op === "mix" && mixList(line, named),
    has(`line.${line.id}.why`) && h("p", { class: "line-why" }, t(`line.${line.id}.why`)),
    basis.length > 0 && h("ul", { class: "line-basis" }, basis),
  );
}

/** A sum with more sections than these is folded: nobody reads five hundred lines in a row. */
const MOST_SECTIONS = 8;

/** A family with more sections than these, "year1" to "year30", is folded once more. */
const MOST_OF_A_FAMILY = 10;

/** The sections of a folded sum that are printed; "hours" has the need of the plan too. */
const MAIN = ["effect", "before", "phase1", "expected1", "all1", "requirement", "hours", "status", "report"];

/** So many lines have room on a memo; the longest section gives way. */
const MOST_ON_PAPER = 40;

/** The same of a sum that is not folded: the first section gives way, which is how it was before. */
const MOST_UNFOLDED_ON_PAPER = 80;

/** The sections that stand open, also when the answer changes; one at first, to show what a line looks like. */
const open = new Set(["effect"]);

/**
 * @param {SumLine[]} lines
 * @param {SumContext} context
 */
export function sumNodes(lines, context) {
  const parts = [...sections(lines)];
  const symbol = symbolsOf(lines);
  const list = (/** @type {{ line: SumLine, index: number }[]} */ own) => h("ol", { class: "lines" }, own.map(({ line, index }) => lineNode(line, index, lines, context, symbol)));
  reveal = () => {};
  const lead = h("p", { class: "section-lead screen-only" }, t("sum.symbols"));
  if (parts.length > MOST_SECTIONS) return h("div", null, lead, folded(parts, list));
  const long = lines.length > MOST_UNFOLDED_ON_PAPER;
  return h("div", { class: "sum-sections" }, lead, long && restNode(lines.length), parts.map(([section, own], at) => h("section", { class: `sum-section${long && at === 0 ? " screen-only" : ""}` }, section !== "" && h("h3", null, sectionName(section)), list(own))));
}

/** That a print has not all lines. @param {number} all */
const restNode = (all) => h("p", { class: "print-only" }, t("sum.rest", { n: writeNumber(all, 0) }));

/**
 * Sections whose lines are written when they are opened.
 * @param {[string, { line: SumLine, index: number }[]][]} parts
 * @param {(own: { line: SumLine, index: number }[]) => Node} list
 */
function folded(parts, list) {
  /** @type {Map<number, () => void>} */
  const openers = new Map();
  const nodes = parts.map(([section, own]) => {
    const node = h("details", { class: "sum-fold" }, h("summary", null, h("h3", null, sectionName(section)), " ", h("span", { class: "changed" }, plural("sum.lines", own.length, { n: own.length }))));
    const write = () => {
      if (node.childElementCount === 1) node.append(list(own));
    };
    node.addEventListener("toggle", () => {
      if (node.open) write();
      if (!printing) open[node.open ? "add" : "delete"](section);
    });
    const show = () => {
      write();
      node.open = true;
    };
    for (const { index } of own) {
      openers.set(index, () => {
        show();
        open.add(section);
        const around = node.parentElement?.closest("details.sum-fold");
        if (around instanceof HTMLDetailsElement) around.open = true;
      });
    }
    if (open.has(section)) show();
    return { section, own, node, show };
  });
  reveal = (index) => openers.get(index)?.();
  let main = nodes.filter(({ section }) => MAIN.includes(section));
  // What is left is still the way to the answer: a row of many is looked up on the page.
  while (main.length > 1 && main.reduce((n, { own }) => n + own.length, 0) > MOST_ON_PAPER) {
    const longest = Math.max(...main.map(({ own }) => own.length));
    main = main.filter(({ own }) => own.length < longest);
  }
  for (const { node } of main) node.classList.add("main");
  forPrint = () => main.forEach(({ show }) => show());
  afterPrint = () => main.forEach(({ section, node }) => (node.open = open.has(section)));
  // A print may be under way while it is written anew.
  if (printing) forPrint();
  /** @type {Map<string, HTMLDetailsElement[]>} */
  const families = new Map();
  for (const { section, node } of nodes) families.set(familyOf(section), [...(families.get(familyOf(section)) ?? []), node]);
  const all = parts.reduce((n, [, own]) => n + own.length, 0);
  return h("div", { class: "sum-folds" }, restNode(all), [...families].flatMap(([family, own]) => (own.length > MOST_OF_A_FAMILY ? [familyNode(family, own)] : own)));
}

/** Many sections of the same name, folded together. @param {string} family @param {HTMLDetailsElement[]} own */
function familyNode(family, own) {
  const node = h("details", { class: "sum-fold" }, h("summary", null, h("h3", null, has(`section.${family}.all`) ? t(`section.${family}.all`) : family), " ", h("span", { class: "changed" }, t("sum.parts", { n: own.length }))), h("div", { class: "sum-family" }, own));
  // With the section that somebody was led to.
  node.open = open.has(family) || own.some((section) => section.open);
  node.addEventListener("toggle", () => {
    if (!printing) open[node.open ? "add" : "delete"](family);
  });
  return node;
}

let printing = false;
/** Opens what is printed of a folded sum. */
let forPrint = () => {};
/** Closes what only stood open for the print. */
let afterPrint = () => {};
addEventListener("beforeprint", () => {
  printing = true;
  forPrint();
});
addEventListener("afterprint", () => {
  afterPrint();
  // What the sections tell of their closing comes later.
  setTimeout(() => {
    printing = false;
  }, 100);
});

/** The rates behind a written sum, in order. @param {SumLine[]} lines */
export function ratesOf(lines) {
  /** @type {Map<string, import("./sources.js").Used>} */
  const used = new Map();
  for (const { terms } of lines) {
    for (const { origin, value, unit } of terms) if (origin.kind === "rate") used.set(origin.id, { status: origin.status, typed: origin.typed, value: sumNumber(value, unit) });
  }
  return used;
}

/** The same with paragraph, source and status. @param {SumLine[]} lines @param {import("./own-rates.js").Context} context */
export const sourcesOf = (lines, context) =>
  sourcesNode(new Map([...ratesOf(lines)].map(([id, used]) => [id, used.typed ? { ...used, value: ownValue(context.rates, id, context.own.rates[id]) } : used])), context, (id, { status, typed }) => [originChip(status, typed), insteadOf(id, context), " ", rateControl(id, "sources", context)]);
