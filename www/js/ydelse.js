/** The fields about the benefit that småjob and gevinst share. */

import { has, t } from "./i18n.js";
import { kroner } from "./numbers.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {import("./fields.js").Option} Option */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("../../src/types.js").Benefit} Benefit */
/** @typedef {import("../../src/types.js").Variant} Variant */
/** The rates of each benefit that a calculator counts. @typedef {Partial<Record<Benefit, Variant[]>>} Variants */

/** The rates that the calculators know, in the order that a form offers them. @type {Variants} */
export const VARIANTS = {
  kontanthjaelp: ["forhoejetSats", "grundsats", "mindstesats", "hjemmeboende", "fyldt30", "under30", "under30Hjemmeboende", "gravid"],
  uddannelseshjaelp: ["uddUdeboende", "uddHjemmeboende", "uddGravid", "uddPsykisk"],
  sho: ["shoVoksen", "shoHjemmeboende"],
  dagpenge: [
    "fuldtid",
    "deltid",
    "beskaeftigelsestillaeg",
    "beskaeftigelsestillaegDeltid",
    "dimittendFuldtid",
    "dimittendDeltid",
    "dimittendEfter481Under30",
    "dimittendEfter481Fyldt30",
    "dimittendEfter481Under30Deltid",
    "dimittendEfter481Fyldt30Deltid",
    "ungesats",
  ],
  sygedagpenge: ["sygedagpenge"],
  jobafklaring: ["jobafklaringVoksen", "jobafklaringHjemmeboende"],
  ressourceforloeb: ["ressourceforloebVoksen", "ressourceforloebHjemmeboende"],
  revalidering: ["revalFyldt30", "revalFyldt25", "revalUdeboende", "revalHjemmeboende"],
  fleksjob: ["fleksjob"],
  foertidspension: ["foertidspension"],
  efterloen: ["efterloen91", "efterloen100", "efterloenDeltid"],
  tidligPension: ["tidligPension"],
  su: ["suUdeboende", "suHjemmeboende", "suHjemmeboendeMax", "suUngdom"],
};

/** What a person on one rate most likely is on where it does not exist: before or after 1 July 2025, or before the rate came. */
/** @type {Record<string, string>} */
const COUNTERPART = {
  "kontanthjaelp-fyldt30": "kontanthjaelp-forhoejetSats",
  "kontanthjaelp-under30": "kontanthjaelp-grundsats",
  "kontanthjaelp-under30Hjemmeboende": "kontanthjaelp-hjemmeboende",
  "kontanthjaelp-gravid": "kontanthjaelp-grundsats",
  "kontanthjaelp-forhoejetSats": "kontanthjaelp-fyldt30",
  "kontanthjaelp-grundsats": "kontanthjaelp-under30",
  "kontanthjaelp-mindstesats": "kontanthjaelp-under30",
  "kontanthjaelp-hjemmeboende": "kontanthjaelp-under30Hjemmeboende",
  "uddannelseshjaelp-uddUdeboende": "kontanthjaelp-grundsats",
  "uddannelseshjaelp-uddHjemmeboende": "kontanthjaelp-hjemmeboende",
  "uddannelseshjaelp-uddGravid": "kontanthjaelp-grundsats",
  "uddannelseshjaelp-uddPsykisk": "kontanthjaelp-grundsats",
  "sho-shoVoksen": "kontanthjaelp-mindstesats",
  "sho-shoHjemmeboende": "kontanthjaelp-hjemmeboende",
  "dagpenge-beskaeftigelsestillaegDeltid": "dagpenge-deltid",
  "dagpenge-dimittendEfter481Under30": "dagpenge-dimittendFuldtid",
  "dagpenge-dimittendEfter481Fyldt30": "dagpenge-dimittendFuldtid",
  "dagpenge-dimittendEfter481Under30Deltid": "dagpenge-dimittendDeltid",
  "dagpenge-dimittendEfter481Fyldt30Deltid": "dagpenge-dimittendDeltid",
};

/** @param {string} value "kontanthjaelp-fyldt30" */
export function benefitOf(value) {
  const [benefit, variant] = value.split("-");
  return { benefit: /** @type {Benefit} */ (benefit), variant: /** @type {Variant} */ (variant) };
}

/**
 * The rate where it exists, or else the one that the person most likely is on.
 * @param {string} wish
 * @param {string[]} offered on the date; none: not known yet
 */
export function heldOn(wish, offered) {
  if (offered.length === 0 || offered.includes(wish)) return wish;
  const other = COUNTERPART[wish];
  if (other !== undefined && offered.includes(other)) return other;
  return offered.find((value) => wish.startsWith(`${benefitOf(value).benefit}-`)) ?? wish;
}

/** Provides for a child: one at home whose age is told, or another. @param {Values} values */
export const isProvider = (values) => values.provider === "1" || (values.children ?? "") !== "";

/** @param {string} benefit @param {string} variant @returns {Option} grouped where the groups have names */
function optionOf(benefit, variant) {
  const group = `group.${benefit}`;
  return { value: `${benefit}-${variant}`, label: t(`variant.${variant}`), ...(has(group) ? { group: t(group) } : {}) };
}

/** All there are, before the engine says what a date has. @param {Variants} counted @returns {Option[]} */
const allOptions = (counted) => Object.entries(counted).flatMap(([benefit, variants]) => variants.map((variant) => optionOf(benefit, variant)));

/** What a date has of them, in the engine's order. @param {import("../../src/types.js").RatesOnDate} rates @param {Variants} counted */
export function optionsOn(rates, counted) {
  return rates.benefits.flatMap(({ benefit, variants }) => variants.filter(({ variant }) => counted[benefit]?.includes(variant)).map(({ variant }) => optionOf(benefit, variant)));
}

/** The rates that a child at home moves, but not one who lives elsewhere. */
const BY_CHILD_AT_HOME = ["hjemmeboende", "under30Hjemmeboende", "uddHjemmeboende", "shoHjemmeboende", "revalFyldt25", "revalUdeboende", "revalHjemmeboende"];

/**
 * What the chosen rate is for this household.
 * @param {import("../../src/types.js").RatesOnDate} rates
 * @param {Values} values
 * @param {boolean} [elsewhere] provides for children who all live elsewhere
 */
export function amountOf(rates, values, elsewhere = false) {
  // What the rates tell of providers is of those who have a child at home.
  if (elsewhere && BY_CHILD_AT_HOME.includes(benefitOf(values.ydelse).variant) && values.amount.trim() === "") return "";
  const { benefit, variant } = benefitOf(values.ydelse);
  const provider = isProvider(values);
  const who = values.household === "couple" ? (provider ? "coupleProvider" : "couple") : provider ? "singleProvider" : "single";
  const amounts = rates.benefits.find((b) => b.benefit === benefit)?.variants.find((v) => v.variant === variant)?.amounts;
  const amount = amounts?.[who] ?? null;
  if (values.amount.trim() !== "") return t("ydelse.typed");
  const same = new Set(Object.values(amounts ?? {})).size === 1;
  return t(amount === null ? "ydelse.unknown" : same ? "ydelse.amount.all" : "ydelse.amount", { amount: amount === null ? "" : kroner(amount), who: t(`who.${who}`) });
}

/** What the person asked for last; a date may not have it. */
let wish = "";

/**
 * Offers the rates of the date, and moves to the counterpart when the chosen one is not among them.
 * @param {{ form: import("./form.js").Form, values: Values, engine: import("./engine.js").Engine | null }} app
 * @param {string | null} changed
 * @param {string} date
 * @param {Variants} counted
 * @param {Option[]} [more] what is listed after them
 */
export function tuneBenefit(app, changed, date, counted, more = []) {
  const rates = app.engine?.rates(date);
  if (!rates?.ok) {
    app.form.setOptions("ydelse", [...allOptions(counted), ...more]);
    return;
  }
  const options = optionsOn(rates.result, counted);
  const offered = (/** @type {string} */ value) => options.some((o) => o.value === value);
  if (changed === "ydelse" || changed === null || wish === "") wish = app.values.ydelse;
  if (!offered(wish)) {
    const { benefit, variant } = benefitOf(wish);
    const other = COUNTERPART[wish] ?? "";
    const next = offered(other) ? other : (options.find((o) => o.value.startsWith(`${benefit}-`)) ?? options[0]).value;
    app.values.ydelse = next;
    app.form.setNotice("ydelse", t("ydelse.moved", { from: t(`variant.${variant}`), to: t(`variant.${benefitOf(next).variant}`) }));
  } else {
    app.values.ydelse = wish;
    app.form.setNotice("ydelse", null);
  }
  app.form.setOptions("ydelse", [...options, ...more]);
  const means = `variant.${benefitOf(app.values.ydelse).variant}.means`;
  app.form.setInfo("ydelse", `${has(means) ? `${t(means)} ` : ""}${amountOf(rates.result, app.values, app.values.provider === "1" && (app.values.children ?? "") === "")}`);
}

/**
 * @param {Variants} counted
 * @param {string} label
 * @param {string} initial
 * @returns {FieldSpec}
 */
export const benefitField = (counted, label, initial) => ({
  name: "ydelse",
  key: "ydelse",
  kind: "choice",
  pointers: ["/benefit", "/variant"],
  label,
  initial,
  options: () => allOptions(counted),
  optionName: (value) => t(`variant.${benefitOf(value).variant}`),
  always: true,
});
/** @type {FieldSpec} */
export const KOMMUNE = { name: "kommune", key: "kommune", kind: "choice", pointers: ["/kommune"], label: "label.kommune", initial: "" };

/**
 * The person, of whom only what the rates and the tax need.
 * @param {string} calculator
 * @param {string} label of the household's: "label.household"
 */
export function personFields(calculator, label) {
  /** @type {{ household: FieldSpec, provider: FieldSpec, church: FieldSpec, amount: FieldSpec }} */
  const fields = {
    household: {
      name: "household",
      key: "husstand",
      kind: "radio",
      pointers: ["/household"],
      label,
      initial: "single",
      options: () => ["single", "couple"].map((value) => ({ value, label: t(`household.${value}`) })),
    },
    provider: { name: "provider", key: "boern", kind: "flag", pointers: ["/provider"], label: "label.provider", initial: "" },
    church: { name: "church", key: "kirke", kind: "flag", pointers: ["/churchMember"], label: "label.churchMember", initial: "" },
    amount: { name: "amount", key: "beloeb", kind: "number", pointers: ["/amount"], label: `label.${calculator}/amount`, initial: "", unit: "unit.krPerMonth", decimals: 2, optional: true },
  };
  return fields;
}

/**
 * The part of the input that the shared fields make.
 * @param {import("./fields.js").Numbers} numbers
 * @param {Values} values
 */
export function benefitInput(numbers, values) {
  const { benefit, variant } = benefitOf(values.ydelse);
  return {
    benefit,
    variant,
    ...(numbers.amount === undefined ? {} : { amount: numbers.amount }),
    household: /** @type {import("../../src/types.js").Household} */ (values.household),
    ...(values.provider === "1" ? { provider: true } : {}),
    ...(values.kommune ? { kommune: values.kommune } : {}),
    ...(values.church === "1" ? { churchMember: true } : {}),
  };
}

/**
 * The same the other way.
 * @param {{ benefit: string, variant: string, amount?: number, household: string, provider?: boolean, kommune?: string, churchMember?: boolean }} input
 * @param {(minor: number) => string} write
 * @returns {Values}
 */
export function benefitValues(input, write) {
  return {
    ydelse: `${input.benefit}-${input.variant}`,
    amount: input.amount === undefined ? "" : write(input.amount),
    household: input.household,
    provider: input.provider ? "1" : "",
    kommune: input.kommune ?? "",
    church: input.churchMember ? "1" : "",
  };
}
