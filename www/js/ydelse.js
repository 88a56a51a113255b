/** The fields about the benefit that småjob and gevinst share. */

import { t } from "./i18n.js";
import { kroner } from "./numbers.js";

/** @typedef {import("./form.js").FieldSpec} FieldSpec */
/** @typedef {import("./form.js").Option} Option */
/** @typedef {import("./form.js").Values} Values */
/** @typedef {import("../../src/types.js").Benefit} Benefit */
/** @typedef {import("../../src/types.js").Variant} Variant */

/** @type {Record<Benefit, Variant[]>} */
const VARIANTS = {
  kontanthjaelp: ["forhoejetSats", "grundsats", "mindstesats", "hjemmeboende", "fyldt30", "under30", "under30Hjemmeboende"],
  dagpenge: ["fuldtid", "deltid", "dimittendFuldtid"],
};
/** What a person on one rate most likely is on under the rules before or after 1 July 2025. */
/** @type {Partial<Record<Variant, Variant>>} */
const COUNTERPART = {
  fyldt30: "forhoejetSats",
  under30: "grundsats",
  under30Hjemmeboende: "hjemmeboende",
  forhoejetSats: "fyldt30",
  grundsats: "under30",
  mindstesats: "under30",
  hjemmeboende: "under30Hjemmeboende",
};

/** @param {string} value "kontanthjaelp-fyldt30" */
export function benefitOf(value) {
  const [benefit, variant] = value.split("-");
  return { benefit: /** @type {Benefit} */ (benefit), variant: /** @type {Variant} */ (variant) };
}

/** All there are, before the engine says what a date has. @returns {Option[]} */
export function allBenefits() {
  return Object.entries(VARIANTS).flatMap(([benefit, variants]) =>
    variants.map((variant) => ({ value: `${benefit}-${variant}`, label: t(`variant.${variant}`) })),
  );
}

/** @param {import("../../src/types.js").RatesOnDate} rates @returns {Option[]} */
function benefitsOn(rates) {
  return rates.benefits.flatMap(({ benefit, variants }) =>
    variants.map(({ variant }) => ({ value: `${benefit}-${variant}`, label: t(`variant.${variant}`) })),
  );
}

/** What the chosen rate is for this household. @param {import("../../src/types.js").RatesOnDate} rates @param {Values} values */
function amountOf(rates, values) {
  const { benefit, variant } = benefitOf(values.ydelse);
  const who = values.household === "couple" ? (values.provider === "1" ? "coupleProvider" : "couple") : values.provider === "1" ? "singleProvider" : "single";
  const amounts = rates.benefits.find((b) => b.benefit === benefit)?.variants.find((v) => v.variant === variant)?.amounts;
  const amount = amounts?.[who] ?? null;
  if (values.amount.trim() !== "") return t("ydelse.typed");
  return t(amount === null ? "ydelse.unknown" : "ydelse.amount", { amount: amount === null ? "" : kroner(amount), who: t(`who.${who}`) });
}

/** What the person asked for last; a date may not have it. */
let wish = "";

/**
 * Offers the rates of the date, and moves to the counterpart when the chosen one is not among them.
 * @param {{ form: import("./form.js").Form, values: Values, engine: import("./engine.js").Engine | null }} app
 * @param {string | null} changed
 * @param {string} date
 */
export function tuneBenefit(app, changed, date) {
  const rates = app.engine?.rates(date);
  if (!rates?.ok) {
    app.form.setOptions("ydelse", allBenefits());
    return;
  }
  const options = benefitsOn(rates.result);
  const offered = (/** @type {string} */ value) => options.some((o) => o.value === value);
  if (changed === "ydelse" || changed === null || wish === "") wish = app.values.ydelse;
  if (!offered(wish)) {
    const { benefit, variant } = benefitOf(wish);
    const other = `${benefit}-${COUNTERPART[variant] ?? ""}`;
    const next = offered(other) ? other : (options.find((o) => o.value.startsWith(benefit)) ?? options[0]).value;
    app.values.ydelse = next;
    app.form.setNotice("ydelse", t("ydelse.moved", { from: t(`variant.${variant}`), to: t(`variant.${benefitOf(next).variant}`) }));
  } else {
    app.values.ydelse = wish;
    app.form.setNotice("ydelse", null);
  }
  app.form.setOptions("ydelse", options);
  app.form.setInfo("ydelse", amountOf(rates.result, app.values));
}

/** @type {FieldSpec} */
export const YDELSE = {
  name: "ydelse",
  key: "ydelse",
  kind: "choice",
  pointers: ["/benefit", "/variant"],
  label: "label.ydelse",
  initial: "kontanthjaelp-forhoejetSats",
  options: allBenefits,
  always: true,
};
/** @type {FieldSpec} */
export const KOMMUNE = { name: "kommune", key: "kommune", kind: "choice", pointers: ["/kommune"], label: "label.kommune", initial: "" };

/**
 * @param {string} calculator
 * @returns {FieldSpec[]} the household, of which only the rates are used
 */
export function householdFields(calculator) {
  return [
    {
      name: "household",
      key: "husstand",
      kind: "radio",
      pointers: ["/household"],
      label: "label.household",
      initial: "single",
      options: () => ["single", "couple"].map((value) => ({ value, label: t(`household.${value}`) })),
    },
    { name: "provider", key: "boern", kind: "flag", pointers: ["/provider"], label: "label.provider", initial: "" },
    { name: "church", key: "kirke", kind: "flag", pointers: ["/churchMember"], label: "label.churchMember", initial: "" },
    {
      name: "amount",
      key: "beloeb",
      kind: "number",
      pointers: ["/amount"],
      label: `label.${calculator}/amount`,
      initial: "",
      unit: "unit.krPerMonth",
      decimals: 2,
      optional: true,
    },
  ];
}

/**
 * The part of the input that the shared fields make.
 * @param {import("./form.js").Numbers} numbers
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
