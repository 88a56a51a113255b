/** The page of the lærlinge calculator. */

import { run } from "./calculator.js";
import { barChart, responsive, shareChart } from "./chart.js";
import { blank, h, table } from "./dom.js";
import { rich, t } from "./i18n.js";
import { decimal, fixed, kroner, readNumber, writeNumber } from "./numbers.js";

/** @typedef {import("../../src/types.js").LaerlingeInput} Input */
/** @typedef {import("../../src/types.js").LaerlingeResult} Result */

/** @type {import("./fields.js").FieldSpec[]} */
const fields = [
  { name: "supported", key: "stoettet", kind: "number", pointers: ["/supported"], label: "label.laerlinge/supported", initial: "120000000", unit: "unit.kr", decimals: 2, wide: true, always: true },
  { name: "unsupported", key: "ustoettet", kind: "number", pointers: ["/unsupported"], label: "label.laerlinge/unsupported", initial: "60000000", unit: "unit.kr", decimals: 2, wide: true, always: true },
  {
    name: "moms",
    key: "moms",
    kind: "radio",
    pointers: ["/moms"],
    label: "label.laerlinge/moms",
    initial: "included",
    options: () => ["included", "excluded"].map((value) => ({ value, label: t(`moms.${value}`) })),
    always: true,
  },
  { name: "months", key: "maaneder", kind: "number", pointers: ["/months"], label: "label.laerlinge/months", initial: "", unit: "unit.months", decimals: 0, optional: true },
  { name: "totalHours", key: "timer", kind: "number", pointers: ["/totalHours"], label: "label.laerlinge/totalHours", initial: "", unit: "unit.hours", decimals: 0, optional: true, wide: true },
  { name: "skilledHours", key: "fagtimer", kind: "number", pointers: ["/skilledHours"], label: "label.laerlinge/skilledHours", initial: "", unit: "unit.hours", decimals: 0, optional: true, wide: true },
];

/** A million kroner, in øre. */
const MILLION = 100_000_000;

/** @param {number} minor */
const two = (minor) => writeNumber(minor, 2);
/** @param {number} hours */
const whole = (hours) => writeNumber(Math.round(hours), 0);

/** @param {Result} result */
const conversion = (result) => result.methods.find((m) => m.counts) ?? result.methods[0];

/** Without costs there is nothing to require. @param {Result} result */
const nothing = (result) => result.base === 0;

/** @param {Result} result */
function sentence(result) {
  if (nothing(result)) return [t("laerlinge.answer.empty")];
  const need = conversion(result);
  return rich("laerlinge.answer", {
    need: h("strong", { class: "big" }, decimal(need.aarsvaerk)),
    hours: h("strong", null, whole(need.hours)),
    total: whole(result.totalAarsvaerk),
    contract: h("strong", null, fixed(result.contract.aarsvaerk, 1)),
    contractHours: h("strong", null, whole(result.contract.hours)),
  });
}

/** @param {Result} result @param {Input} input */
function second(result, input) {
  if (nothing(result)) return [];
  return [
    h("p", null, t("laerlinge.second.heads", { low: whole(result.heads.low), high: whole(result.heads.high) })),
    result.averagePresent !== null && h("p", null, t("laerlinge.second.present", { n: decimal(result.averagePresent), months: String(input.months ?? "") })),
    h("p", null, t("laerlinge.second.base", { base: kroner(result.base), without: kroner(result.baseWithoutMoms), low: decimal(result.band.low), high: decimal(result.band.high) })),
  ];
}

/** @param {Result} result @returns {string[][]} */
function methodRows(result) {
  return result.methods.map((m) => [t(`method.${m.id}`), decimal(m.aarsvaerk), whole(m.hours)]);
}
const unitHeads = () => ["what", "need", "contract"].map((key) => t(`laerlinge.units.${key}`));

/** @param {Result} result @returns {string[][]} */
function unitRows(result) {
  const need = conversion(result);
  return [
    [t("laerlinge.units.aarsvaerk"), decimal(need.aarsvaerk), fixed(result.contract.aarsvaerk, 1)],
    [t("laerlinge.units.hours"), whole(need.hours), whole(result.contract.hours)],
    [t("laerlinge.units.heads"), `${whole(result.heads.low)}-${whole(result.heads.high)}`, t("laerlinge.units.notContract")],
  ];
}
const methodHeads = () => ["method", "aarsvaerk", "hours"].map((key) => t(`laerlinge.head.${key}`));

run({
  id: "laerlinge",
  fields,
  main: ["supported", "unsupported", "moms"],
  more: [{ heading: "more.site", fields: ["months", "totalHours", "skilledHours"] }],
  presets: ["laerlinge-eksempel"],
  preset: null,
  missing: ["model", "trades", "anlaeg", "law", "count", "price"].map((k) => `laerlinge.missing.${k}`),
  words: ["aarsvaerk", "oplaering", "haandvaerker", "stoettet", "lbf"].map((k) => `word.${k}`),
  input: (numbers, values) => ({
    supported: numbers.supported ?? 0,
    unsupported: numbers.unsupported ?? 0,
    moms: /** @type {"included" | "excluded"} */ (values.moms),
    ...(numbers.totalHours === undefined ? {} : { totalHours: numbers.totalHours }),
    ...(numbers.skilledHours === undefined ? {} : { skilledHours: numbers.skilledHours }),
    ...(numbers.months === undefined ? {} : { months: numbers.months }),
    sum: true,
  }),
  fromInput: (/** @type {Input} */ input) => ({
    supported: two(input.supported),
    unsupported: two(input.unsupported ?? 0),
    moms: input.moms,
    months: input.months === undefined ? "" : String(input.months),
    totalHours: input.totalHours === undefined ? "" : whole(input.totalHours),
    skilledHours: input.skilledHours === undefined ? "" : whole(input.skilledHours),
  }),
  ask: (engine, input) => engine.laerlinge(input),
  date: () => "2026-01-01",
  tune(app) {
    for (const name of ["supported", "unsupported"]) {
      const read = readNumber(app.values[name], 2);
      const small = read.ok && read.value > 0 && read.value < MILLION;
      // "120" is most likely 120 million; "200.000" may be what is meant.
      const told = small && read.value <= 10_000 * 100 ? t("laerlinge.hint.mio", { n: writeNumber(read.value, 2) }) : t("laerlinge.hint.small");
      app.form.setNotice(name, small ? told : null);
    }
  },
  published: (/** @type {Result} */ result) => ({ value: t("laerlinge.ours", { n: fixed(result.contract.aarsvaerk, 1) }) }),
  build() {
    /** @type {Result | null} */
    let now = null;
    const methodBox = h("div");
    const unitBox = h("div");
    const frame = h("div", { class: "chart-frame" });
    const methodFrame = h("div", { class: "chart-frame" });
    const described = h("p", { class: "vh", id: "chart-text" });
    const redraw = responsive(frame, (width, em) =>
      now
        ? shareChart(
            {
              share: now.totalAarsvaerk > 0 ? conversion(now).aarsvaerk / now.totalAarsvaerk : 0,
              partText: t("laerlinge.chart.part", { n: decimal(conversion(now).aarsvaerk) }),
              restText: t("laerlinge.chart.rest", { n: decimal(now.totalAarsvaerk) }),
              title: t("laerlinge.chart.title"),
              describedBy: "chart-text",
            },
            width,
            em,
          )
        : blank(),
    );
    const redrawMethods = responsive(methodFrame, (width, em) =>
      now && now.methods.length > 1
        ? barChart(
            {
              bars: now.methods.map((m) => ({ label: t(`method.${m.id}`), values: [{ value: Math.round(m.aarsvaerk * 100), class: m.counts ? "bar-main" : "bar-gross" }] })),
              text: (v) => writeNumber(v, 2),
              title: t("laerlinge.chart.methods"),
              describedBy: "chart-text",
            },
            width,
            em,
          )
        : blank(),
    );
    return {
      nodes: [
        h("div", { class: "panel" }, h("h2", null, t("laerlinge.units.heading")), unitBox, h("p", { class: "table-note" }, t("laerlinge.units.note"))),
        h("div", { class: "panel" }, h("h2", null, t("laerlinge.table.heading")), methodBox, h("p", { class: "table-note" }, t("laerlinge.table.note"))),
        h("div", { class: "panel" }, h("h2", null, t("laerlinge.chart.heading")), frame, methodFrame, described),
      ],
      update(result, input) {
        now = result;
        const need = conversion(result);
        unitBox.replaceChildren(
          table({
            caption: t("laerlinge.units.caption"),
            label: t("laerlinge.units.heading"),
            head: unitHeads(),
            rows: unitRows(result).map((cells) => ({ cells })),
            class: "numbers",
          }),
        );
        methodBox.replaceChildren(
          table({
            caption: t("laerlinge.table.caption"),
            label: t("laerlinge.table.heading"),
            head: methodHeads(),
            rows: result.methods.map((m, i) => ({ cells: methodRows(result)[i].map((cell, j) => (j === 0 && m.counts ? [cell, h("span", { class: "tag" }, t("laerlinge.counts"))] : cell)), class: m.counts ? "chosen" : "" })),
            class: "numbers",
          }),
        );
        described.textContent = [t("laerlinge.chart.text", { need: decimal(need.aarsvaerk), total: decimal(result.totalAarsvaerk) }), ...methodRows(result).map(([name, n]) => t("laerlinge.chart.row", { name, n }))].join(" ");
        redraw();
        redrawMethods();
        return {
          sentence: sentence(result),
          second: second(result, input),
          empty: nothing(result),
          tables: [
            { caption: t("laerlinge.units.caption"), rows: [unitHeads(), ...unitRows(result)] },
            { caption: t("laerlinge.table.caption"), rows: [methodHeads(), ...methodRows(result)] },
          ],
        };
      },
    };
  },
});
