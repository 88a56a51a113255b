/** The panels of the småjob page that come when they are opened. */

import { h, table } from "./dom.js";
import { language, rich, t } from "./i18n.js";
import { writeLink } from "./link.js";
import { bareKroner, decimal, exact } from "./numbers.js";
import { figures } from "./smaajob-panels.js";
import { benefitName, hoursText, listed, signed } from "./smaajob-words.js";
import { linked } from "./status.js";

/** @typedef {import("../../src/types.js").SmaajobInput} Input */
/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("../../src/types.js").Marker} Marker */

/**
 * The limits on the axis of hours, each in a sentence.
 * @param {Result} result
 * @param {(marker: Marker) => Node | null} source where it stands
 */
export function markerPanel({ markers, line }, source) {
  return h(
    "dl",
    { class: "markers" },
    markers.flatMap((marker) => [
      h("dt", null, hoursText(marker.hours)),
      h(
        "dd",
        null,
        t(`marker.${marker.id}${marker.id === "programmeLine" && line.hours !== 30 ? ".changed" : ""}`, { hours: hoursText(marker.hours), week: decimal((marker.hours * 12) / 52, 1) }),
        " ",
        h("span", { class: "kind" }, t(`marker.kind.${marker.kind}`)),
        " ",
        source(marker),
      ),
    ]),
  );
}

const PURSES = /** @type {const} */ (["kommune", "stat", "borger", "folkekirken", "opsparing"]);

/** The same hours from the other side. @param {Result} result @param {Input} input */
export function publicPanel(result, input) {
  const { point, kommuneShare } = result;
  const { purses } = point;
  const link = h("a", { href: `gevinst.html${language() === "da" ? "" : writeLink([["lang", language()]])}` }, t("public.gevinst"));
  return [
    purses
      ? table({
          caption: t("public.caption", { hours: hoursText(point.hours) }),
          label: t("panel.public"),
          head: [t("public.who"), t("public.kr")],
          rows: [
            ...PURSES.filter((purse, i) => i < 3 || purses[purse] !== 0).map((purse) => ({ cells: [t(`public.${purse}`), linked(result, `/point/purses/${purse}`, bareKroner(purses[purse]))] })),
            { cells: [t("public.total"), linked(result, "/point/gross", bareKroner(point.gross))], class: "total" },
          ],
          class: "numbers narrow",
        })
      : h("p", null, t("public.beforeTax")),
    purses && h("p", { class: "table-note" }, t("public.note"), " ", t("table.rounded")),
    h("p", null, t(kommuneShare === 100 ? "public.share.all" : kommuneShare === 0 ? "public.share.none" : "public.share", { share: decimal(kommuneShare), rest: decimal(100 - kommuneShare), benefit: benefitName(input) })),
    h("p", null, rich("public.more", { link })),
  ];
}

/** The lines that experts disagree about, each with its effect. @param {Result} result */
export function effectsPanel(result) {
  const { effects, beside, point } = result;
  const off = /** @type {const} */ (["pension", "atp", "transport", "membership"]).filter((field) => !effects.some((e) => e.field === field));
  return [
    h("p", null, t("effects.lead")),
    effects.length > 0 &&
      figures(effects.map(({ field, gain }) => [t(`effects.${field}`), signed(gain, exact)])),
    off.length > 0 && h("p", { class: "table-note" }, t("effects.off", { list: listed(off.map((field) => t(`effects.${field}.off`))) })),
    h("h3", null, t("effects.beside", { hours: hoursText(point.hours) })),
    figures([
      [t("effects.feriepenge"), linked(result, "/beside/feriepenge", exact(beside.feriepenge))],
      .../** @type {[string, import("./dom.js").Children][]} */ (beside.pensionEmployer > 0 ? [[t("effects.pensionEmployer"), linked(result, "/beside/pensionEmployer", exact(beside.pensionEmployer))]] : []),
    ]),
    h("p", { class: "table-note" }, t("effects.besideNote")),
  ];
}
