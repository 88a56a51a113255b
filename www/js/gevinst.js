/** The page of the gevinst calculator. */

import { run } from "./calculator.js";
import { barChart, legend, responsive } from "./chart.js";
import { h, table } from "./dom.js";
import { plural, rich, t } from "./i18n.js";
import { bareKroner, decimal, exact, kroner, readNumber, writeNumber } from "./numbers.js";
import { benefitField, benefitInput, benefitValues, KOMMUNE, personFields, tuneBenefit } from "./ydelse.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("../../src/types.js").PurseRow} PurseRow */

const PAYERS = ["kommune", "stat", "landsbyggefonden", "boligorganisation", "fond"];

/** The price dates on offer: a year, and 2025 in its two halves, because kontanthjælp changed. */
const DATES = ["2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025-1", "2025-2", "2026"];
/** @param {string} choice */
const dateOf = (choice) => (choice === "2025-2" ? "2025-07-01" : `${choice.slice(0, 4)}-01-01`);
/** @param {string} date */
const choiceOf = (date) => (date.startsWith("2025") ? (date < "2025-07-01" ? "2025-1" : "2025-2") : date.slice(0, 4));

/** The rates that the calculator knows what people off them save.
 *  @type {import("./ydelse.js").Variants} */
const VARIANTS = {
  kontanthjaelp: ["forhoejetSats", "grundsats", "mindstesats", "hjemmeboende", "fyldt30", "under30", "under30Hjemmeboende"],
  dagpenge: ["fuldtid", "deltid", "dimittendFuldtid"],
};

/** @type {import("./fields.js").FieldSpec[]} */
const fields = [
  { name: "persons", key: "borgere", kind: "number", pointers: ["/persons"], label: "label.savings/persons", initial: "9", unit: "unit.persons", decimals: 0, always: true },
  benefitField(VARIANTS, "label.ydelse", "kontanthjaelp-fyldt30"),
  {
    name: "per",
    key: "loentype",
    kind: "radio",
    pointers: ["/wage/per"],
    label: "label.savings/wage/per",
    initial: "hour",
    options: () => ["hour", "month"].map((value) => ({ value, label: t(`per.${value}`) })),
    always: true,
  },
  { name: "hourWage", key: "timeloen", kind: "number", pointers: ["/wage/amount"], label: "label.savings/wage/hour", initial: "125", unit: "unit.krPerHour", decimals: 2, always: true, when: (v) => v.per !== "month" },
  { name: "week", key: "ugetimer", kind: "number", pointers: ["/wage/hoursPerWeek"], label: "label.savings/wage/hoursPerWeek", initial: "37", unit: "unit.hoursPerWeek", decimals: 2, always: true, when: (v) => v.per !== "month" },
  { name: "monthWage", key: "maanedsloen", kind: "number", pointers: ["/wage/amount"], label: "label.savings/wage/month", initial: "20041.67", unit: "unit.krPerMonth", decimals: 2, always: true, when: (v) => v.per === "month" },
  KOMMUNE,
  {
    name: "year",
    key: "aar",
    kind: "choice",
    pointers: ["/date"],
    label: "label.savings/date",
    initial: "2018",
    options: () => DATES.map((value) => ({ value, label: value.includes("-") ? t(`half.${value.slice(5)}`, { year: value.slice(0, 4) }) : value })),
    always: true,
  },
  { name: "counterfactual", key: "alligevel", kind: "number", pointers: ["/counterfactual"], label: "label.savings/counterfactual", initial: "50", unit: "unit.percent", decimals: 4, always: true },
  { name: "months", key: "maaneder", kind: "number", pointers: ["/months"], label: "label.savings/months", initial: "12", unit: "unit.months", decimals: 0 },
  { name: "weeks", key: "uger", kind: "number", pointers: ["/weeksOnSupport"], label: "label.savings/weeksOnSupport", initial: "53", unit: "unit.weeks", decimals: 0 },
  {
    name: "equalisation",
    key: "udligning",
    kind: "choice",
    pointers: ["/equalisation"],
    label: "label.savings/equalisation",
    initial: "75",
    options: () => ["75", "93", "95"].map((value) => ({ value, label: t(`equalisation.${value}`) })),
  },
  ...Object.values(personFields("savings", "label.household")),
  {
    name: "costs",
    key: "udgift",
    kind: "rows",
    pointers: ["/costs"],
    label: "label.savings/costs",
    initial: "",
    unit: "unit.krPerYear",
    decimals: 2,
    rows: {
      most: 20,
      row: "label.savings/costs/*/amount",
      add: "form.addCost",
      remove: "form.removeCost",
      emptyIsNothing: true,
      choice: { label: "form.payer", name: "label.savings/costs/*/payer", values: PAYERS, show: (payer) => t(`purse.${payer}`) },
      describe: (rows) => rows.filter(({ text }) => !nothing(text)).map(({ choice, text }) => ({ label: t("label.savings/costs"), value: `${text}\u00a0kr. (${t(`purse.${choice}`)})` })),
    },
  },
];

/** Is no amount typed? @param {string} text */
function nothing(text) {
  const read = readNumber(text, 2);
  return text.trim() === "" || (read.ok && read.value === 0);
}

/** @param {number} minor */
const two = (minor) => writeNumber(minor, 2);
/** @param {string} text @param {string} [name] */
const strong = (text, name) => h("strong", { class: name ?? null }, text);

/** @param {Result} result @param {string} purse */
const row = (result, purse) => result.purses.find((p) => p.purse === purse) ?? { purse, gross: 0, net: 0, cost: 0, result: 0 };

/** The case whose cost is that of four years and whose gain is that of one. */
const FOUR_YEARS = "hoeje-kolstrup-2016-2020";

/**
 * Which time the kroner are of: "in the year".
 * @param {Input} input
 * @param {string | null} preset
 */
function period(input, preset) {
  const months = input.months ?? 12;
  if (months < 12) return plural("savings.period.months", months, { months });
  return t(preset === FOUR_YEARS ? "savings.period.first" : "savings.period.year");
}

/**
 * @param {Input} input
 * @param {string | null} preset
 * @param {boolean} unchanged the inputs are still the case's
 */
function caption(input, preset, unchanged) {
  const n = plural("savings.persons", input.persons, { n: writeNumber(input.persons, 0) });
  if ((input.months ?? 12) < 12) return t("savings.table.caption.months", { n, period: period(input, preset) });
  if (preset !== FOUR_YEARS) return t("savings.table.caption", { n });
  return t(unchanged ? "savings.table.caption.fourYears" : "savings.table.caption.first", { n });
}

/**
 * @param {Result} result
 * @param {Input} input
 * @param {string | null} preset
 */
function sentence(result, input, preset) {
  const share = input.counterfactual ?? 50;
  const kommune = row(result, "kommune");
  const n = input.persons;
  const parts = rich(`savings.answer${kommune.gross < 0 ? ".loss" : ""}${n === 1 ? ".one" : ""}`, { n: writeNumber(n, 0), gross: strong(kroner(Math.abs(kommune.gross))), period: period(input, preset) });
  const net =
    share === 0
      ? rich("savings.answer.all", { net: strong(kroner(kommune.net), "big") })
      : rich("savings.answer.net", { share: share === 50 ? t("savings.half") : `${decimal(share, 4)}\u00a0%`, net: strong(kroner(kommune.net), "big") });
  const rest = rich("savings.answer.rest", { stat: strong(kroner(row(result, "stat").net)), borger: strong(kroner(row(result, "borger").net)) });
  return [...parts, " ", ...net, " ", ...rest];
}

/** @param {Result} result @param {Input} input */
function second(result, input) {
  const kommune = row(result, "kommune");
  const own = result.equalisation.find((e) => e.percent === result.chosenEqualisation);
  const cost = result.total.cost > 0;
  const after = own?.kommuneResult ?? 0;
  const key = kommune.result < 0 ? (after < 0 ? "loss" : "lossCost") : after < 0 ? "costLoss" : "cost";
  const people = result.breakEvenPersons === null ? null : Math.ceil(result.breakEvenPersons);
  const loss = kommune.result < 0 || result.total.result < 0;
  return [
    !cost && h("p", null, t("savings.second.noCost"), h("span", { class: "screen-only" }, " ", t("savings.second.addCost"))),
    kommune.cost > 0 && h("p", null, t(`savings.second.${key}`, { cost: kroner(kommune.cost), result: kroner(Math.abs(kommune.result)), after: kroner(Math.abs(after)) })),
    cost && h("p", null, t(result.total.result < 0 ? "savings.second.totalLoss" : "savings.second.total", { cost: kroner(result.total.cost), result: kroner(Math.abs(result.total.result)) })),
    own && h("p", null, t(kommune.cost > 0 ? "savings.second.equalisationNoCost" : "savings.second.equalisationOnly", { percent: decimal(own.percent), net: kroner(own.kommuneNet) }), own.othersGross < 0 && ` ${t("savings.equal.negative")}`),
    people !== null && h("p", null, plural("savings.second.breakEven", people, { n: writeNumber(people, 0) })),
    loss && h("p", { class: "loss" }, t(kommune.result < 0 ? "savings.loss.kommune" : "savings.loss.total"), " ", t("savings.loss.meaning")),
  ];
}

/**
 * The rows of the main table; "of which" rows are not part of the total.
 * @param {Result} result
 * @returns {{ label: string, values: [number, number, number, number], of: boolean, total: boolean }[]}
 */
function rows(result) {
  const own = result.equalisation.find((e) => e.percent === result.chosenEqualisation);
  const list = [];
  for (const p of result.purses) {
    list.push({ label: p.purse === "kommune" ? t("savings.row.kommune") : t(`purse.${p.purse}`), values: of(p), of: false, total: false });
    if (p.purse === "kommune" && own) {
      list.push(
        { label: t("savings.row.others"), values: /** @type {[number, number, number, number]} */ ([own.othersGross, own.othersNet, 0, own.othersNet]), of: true, total: false },
        { label: t("savings.row.after"), values: /** @type {[number, number, number, number]} */ ([own.kommuneGross, own.kommuneNet, p.cost, own.kommuneResult]), of: true, total: false },
      );
    }
  }
  list.push({ label: t("purse.total"), values: of(result.total), of: false, total: true });
  return list;
}

/** @param {PurseRow} p @returns {[number, number, number, number]} */
const of = (p) => [p.gross, p.net, p.cost, p.result];

const HEADS = ["purse", "gross", "net", "cost", "result"];

run({
  id: "savings",
  fields,
  main: ["persons", "ydelse", "per", "hourWage", "week", "monthWage", "kommune", "year"],
  more: [
    { heading: "more.effort", fields: ["counterfactual", "costs"] },
    { heading: "more.job", fields: ["months", "weeks"] },
    { heading: "more.person", fields: ["household", "provider", "church", "amount"] },
    { heading: "more.kommune", fields: ["equalisation"] },
  ],
  presets: ["greve-nord-2018", "hoeje-kolstrup-2016-2020"],
  preset: "greve-nord-2018",
  missing: ["time", "supplement", "boligstoette", "friplads", "pension", "behov", "drift", "virksomhed", "moms", "health", "displacement"].map((k) => `savings.missing.${k}`),
  words: ["brutto", "netto", "alligevel", "refusion", "udligning", "am", "satser"].map((k) => `word.${k === "netto" ? "nettoGevinst" : k}`),
  kommune: true,
  input: (numbers, values, { costs }) => ({
    date: dateOf(values.year),
    persons: numbers.persons ?? 0,
    ...benefitInput(numbers, values),
    weeksOnSupport: numbers.weeks ?? 0,
    wage: values.per === "month" ? { per: /** @type {const} */ ("month"), amount: numbers.monthWage ?? 0 } : { per: /** @type {const} */ ("hour"), amount: numbers.hourWage ?? 0, hoursPerWeek: (numbers.week ?? 0) / 100 },
    months: numbers.months ?? 0,
    counterfactual: (numbers.counterfactual ?? 0) / 10_000,
    equalisation: Number(values.equalisation),
    ...(costs.length > 0 ? { costs: costs.map((c) => ({ amount: c.value, payer: /** @type {import("../../src/types.js").Payer} */ (c.choice) })) } : {}),
    sum: true,
  }),
  fromInput: (/** @type {Input} */ input) => ({
    ...benefitValues(input, two),
    persons: writeNumber(input.persons, 0),
    per: input.wage.per,
    ...(input.wage.per === "hour" ? { hourWage: two(input.wage.amount), week: decimal(input.wage.hoursPerWeek) } : { monthWage: two(input.wage.amount) }),
    year: choiceOf(input.date),
    counterfactual: decimal(input.counterfactual ?? 50, 4),
    months: String(input.months ?? 12),
    weeks: String(input.weeksOnSupport ?? 53),
    equalisation: String(input.equalisation ?? 75),
    costs: (input.costs ?? []).map(({ amount, payer }) => `${payer}:${two(amount)}\n`).join(""),
  }),
  ask: (engine, input) => engine.savings(input),
  date: (input) => input.date,
  published: (/** @type {Result} */ result) => ({ value: t("savings.ours", { gross: exact(row(result, "kommune").gross) }) }),
  tune(app, changed) {
    if (changed === null || ["year", "ydelse", "household", "provider", "amount"].includes(changed)) tuneBenefit(app, changed, dateOf(app.values.year), VARIANTS);
    app.form.showOrHide();
  },
  build(app) {
    /** @type {Result | null} */
    let now = null;
    const tableBox = h("div");
    const frame = h("div", { class: "chart-frame" });
    const described = h("p", { class: "vh", id: "chart-text" });
    const equalBox = h("div");
    const personBox = h("div");
    const redraw = responsive(frame, (width, em) => {
      const list = now ? rows(now).filter((r) => !r.total) : [];
      return barChart(
        {
          bars: list.map((r) => ({
            label: r.label,
            values: [
              { value: r.values[0], class: "bar-gross" },
              { value: r.values[3], class: "bar-main" },
            ],
          })),
          text: bareKroner,
          title: t("savings.chart.title"),
          describedBy: "chart-text",
        },
        width,
        em,
      );
    });
    return {
      nodes: [
        h("div", { class: "panel" }, h("h2", null, t("savings.table.heading")), tableBox, h("p", { class: "table-note" }, t("savings.table.note"), " ", t("table.rounded"))),
        h(
          "div",
          { class: "panel" },
          h("h2", null, t("savings.chart.heading")),
          legend([
            { class: "bar-gross", label: t("savings.head.gross") },
            { class: "bar-main", label: t("savings.head.result") },
          ]),
          frame,
          described,
        ),
        h("div", { class: "panel" }, h("h2", null, t("savings.person.heading")), personBox),
        h("div", { class: "panel" }, h("h2", null, t("savings.equal.heading")), h("p", null, t("savings.equal.lead")), equalBox),
      ],
      update(result, input) {
        now = result;
        const list = rows(result);
        const words = caption(input, app.preset, app.unchanged);
        tableBox.replaceChildren(
          table({
            caption: words,
            label: t("savings.table.heading"),
            head: HEADS.map((key) => t(`savings.head.${key}`)),
            rows: list.map((r) => ({ cells: [r.label, ...r.values.map((v, i) => (r.of && i === 2 && v === 0 ? "\u2013" : bareKroner(v)))], class: r.total ? "total" : r.of ? "of-which" : "" })),
            class: "numbers",
          }),
        );
        redraw();
        described.textContent = list
          .filter((r) => !r.total)
          .map((r) => t("savings.chart.row", { label: r.label, gross: kroner(r.values[0]), result: kroner(r.values[3]) }))
          .join(" ");
        equalBox.replaceChildren(
          table({
            caption: t("savings.equal.caption"),
            label: t("savings.equal.heading"),
            head: ["percent", "others", "gross", "net", "result"].map((key) => t(`savings.equal.${key}`)),
            rows: result.equalisation.map((e) => ({
              cells: [[`${decimal(e.percent)}\u00a0%`, e.percent === result.chosenEqualisation ? h("span", { class: "tag" }, t("savings.equal.chosen")) : null], bareKroner(e.othersNet), bareKroner(e.kommuneGross), bareKroner(e.kommuneNet), bareKroner(e.kommuneResult)],
              class: e.percent === result.chosenEqualisation ? "chosen" : "",
            })),
            class: "numbers",
          }),
        );
        personBox.replaceChildren(...personNodes(result));
        return {
          sentence: sentence(result, input, app.preset),
          second: second(result, input),
          tables: [{ caption: words, rows: [HEADS.map((key) => t(`savings.head.${key}`)), ...list.map((r) => [r.label, ...r.values.map(bareKroner)])] }],
          noteParams: { kommuneskat: decimal(result.tax.kommuneskat ?? 0, 3), year: input.date.slice(0, 4), half: t(`half.rule.${input.date.slice(5) < "07" ? 1 : 2}`) },
        };
      },
    };
  },
});

/** One person's year, with the job and without. @param {Result} result */
function personNodes({ person, costPerPerson }) {
  const benefit = person.kommuneBenefit + person.statBenefit;
  const tax = person.kommuneTax + person.statTax + person.folkekirken;
  const none = "\u2013";
  return [
    h("p", null, t("savings.person.text", { wage: kroner(person.wage), before: kroner(person.benefitBefore), after: kroner(person.benefitAfter), weeks: decimal(person.weeksInWork) })),
    table({
      caption: t("savings.person.caption"),
      label: t("savings.person.heading"),
      head: ["purse", "wages", "benefit", "tax", "sum"].map((key) => t(`savings.person.${key}`)),
      rows: [
        { cells: [t("savings.row.kommune"), none, bareKroner(person.kommuneBenefit), bareKroner(person.kommuneTax), bareKroner(person.kommune)] },
        { cells: [t("purse.stat"), none, bareKroner(person.statBenefit), bareKroner(person.statTax), bareKroner(person.stat)] },
        { cells: [t("savings.person.borger"), bareKroner(person.wage), bareKroner(-benefit), bareKroner(-tax), bareKroner(person.borger)] },
        { cells: [t("purse.folkekirken"), none, none, bareKroner(person.folkekirken), bareKroner(person.folkekirken)] },
        { cells: [t("purse.total"), bareKroner(person.wage), bareKroner(0), bareKroner(0), bareKroner(person.kommune + person.stat + person.borger + person.folkekirken)], class: "total" },
      ],
      class: "numbers",
    }),
    h("p", { class: "table-note" }, t(tax < 0 ? "savings.person.note.lessTax" : "savings.person.note"), " ", t("table.rounded")),
    costPerPerson !== 0 && h("p", null, t("savings.person.cost", { cost: kroner(costPerPerson) })),
  ].filter((x) => x instanceof Node);
}
