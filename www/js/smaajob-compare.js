/** Two situations side by side: A is remembered, B is what the fields say now. */

import { h, icon, table } from "./dom.js";
import { t } from "./i18n.js";
import { bareKroner } from "./numbers.js";
import { signed } from "./smaajob-words.js";
import { linked, linkedCells } from "./status.js";

/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("../../src/types.js").SmaajobPoint} Point */
/** @typedef {import("./fields.js").Values} Values */
/** @typedef {{ label: string, value: string }[]} Described */

/** What somebody on a rate of kontanthjælp before 1 July 2025 most likely is on from that day. */
const PAIRS = [
  ["kontanthjaelp-fyldt30", "kontanthjaelp-forhoejetSats"],
  ["kontanthjaelp-under30", "kontanthjaelp-grundsats"],
  ["kontanthjaelp-under30Hjemmeboende", "kontanthjaelp-hjemmeboende"],
  ["sho-shoVoksen", "kontanthjaelp-mindstesats"],
];

/** Each with where it stands in an answer that has a line for it.
 *  @type {[key: string, of: (result: Result) => number | null | undefined, at: (result: Result) => string][]} */
const ROWS = [
  ["net", ({ point }) => point.net, () => "/point/net"],
  ["beforeTax", ({ point }) => point.beforeTax, () => "/point/beforeTax"],
  ["gain", ({ gain }) => gain.afterTax ?? gain.beforeTax, ({ gain }) => `/gain/${gain.afterTax === null ? "beforeTax" : "afterTax"}`],
  ["benefit", ({ point }) => point.benefit, () => "/point/benefit"],
  ["tax", ({ point }) => point.incomeTax, () => "/point/incomeTax"],
  ["housing", ({ point }) => point.boligsikring + point.saerligStoette - point.loft, () => ""],
  ["daycare", ({ point }) => point.daycare, () => "/point/daycare"],
  ["kommune", ({ point }) => point.purses?.kommune, () => "/point/purses/kommune"],
  ["stat", ({ point }) => point.purses?.stat, () => "/point/purses/stat"],
];

/**
 * @param {{
 *   values: () => Values,
 *   isFixed: (name: string) => boolean,
 *   set: (values: Values) => void,
 *   pin: (values: Values | null) => void,
 * }} app
 */
export function compare(app) {
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick) => h("button", { type: "button", class: "button", onclick }, t(key));
  const change = () => PAIRS.find((pair) => pair.includes(app.values().ydelse));
  const pin = button("compare.pin", () => app.pin({ ...app.values() }));
  const hours = button("compare.hours", () => {
    app.pin({ ...app.values(), hours: "20" });
    app.set({ hours: "30" });
  });
  hours.hidden = app.isFixed("hours");
  const reform = button("compare.reform", () => {
    const [before, after] = change() ?? [];
    app.pin({ ...app.values(), month: "2025-06", ydelse: before });
    app.set({ month: "2025-07", ydelse: after });
  });
  const clear = button("compare.clear", () => {
    app.pin(null);
    // The button is gone, and the keyboard must be somewhere.
    pin.focus();
  });
  const box = h("div");
  const node = h("div", null, h("p", null, t("compare.lead")), h("div", { class: "button-row" }, pin, hours, reform, clear), box);
  return {
    node,
    /**
     * What stands there, for the note too.
     * @param {{ ok: true, result: Result, input: object, told: Described } | { ok: false } | null} a null: nothing is remembered
     * @param {Result} b
     * @param {Described} told the fields of B
     * @returns {{ caption: string, rows: string[][] }[]}
     */
    update(a, b, told) {
      clear.hidden = a === null;
      reform.hidden = !change() || app.isFixed("month") || app.isFixed("ydelse");
      box.replaceChildren(...(a && !a.ok ? [h("p", { class: "notice" }, icon("info"), t("compare.failed"))] : []));
      if (!a?.ok) return [];
      const labels = [...new Set([...a.told, ...told].map(({ label }) => label))];
      const valueOf = (/** @type {Described} */ list, /** @type {string} */ label) => list.find((line) => line.label === label)?.value ?? "\u2013";
      const inputs = labels.map((label) => [label, valueOf(a.told, label), valueOf(told, label)]).filter(([, one, two]) => one !== two);
      const question = { change: a.input, name: t("compare.nameA") };
      const results = ROWS.flatMap(([key, of, at]) => {
        const [one, two] = [of(a.result) ?? null, of(b) ?? null];
        if ((!one && !two) || (key === "beforeTax" && a.result.point.net !== null && b.point.net !== null)) return [];
        const write = (/** @type {number | null} */ ore) => (ore === null ? "\u2013" : bareKroner(ore));
        const text = [t(`compare.${key}`), write(one), write(two), one === null || two === null ? "\u2013" : signed(two - one, bareKroner)];
        const [ofA] = linkedCells(b, [one !== null && at(a.result) in b.lineOf ? at(a.result) : null], [text[1]], question);
        return [{ text, cells: [text[0], ofA, linked(b, two === null ? "" : at(b), text[2]), text[3]], class: key === "net" ? "chosen" : "" }];
      });
      const heads = [[t("compare.what"), "A", "B"], [t("compare.what"), "A", "B", t("compare.difference")]];
      box.replaceChildren(
        inputs.length === 0
          ? h("p", null, t("compare.same"))
          : table({ caption: t("compare.inputs"), label: t("compare.inputs"), head: heads[0], rows: inputs.map((cells) => ({ cells })) }),
        table({ caption: t("compare.results"), label: t("compare.results"), head: heads[1], rows: results, class: "numbers narrow" }),
        h("p", { class: "table-note" }, t("compare.note")),
      );
      if (inputs.length === 0) return [];
      return [
        { caption: t("compare.inputs"), rows: [heads[0], ...inputs] },
        { caption: t("compare.results"), rows: [heads[1], ...results.map(({ text }) => text)] },
      ];
    },
  };
}
