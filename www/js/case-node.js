/** What stands in the box of a published case: fetched with the case itself. */

import { h, icon } from "./dom.js";
import { has, language, plural, t } from "./i18n.js";

/**
 * @param {import("./engine.js").Case} found
 * @param {string | null} ours
 */
export function caseNode(found, ours) {
  const lang = language();
  const { publication } = found;
  const own = publication.name === "jobgevinst";
  const year = publication.year && !publication.name.includes(String(publication.year)) ? `, ${publication.year}` : "";
  const source = own ? null : `${publication.name}${year}${publication.isbn ? `, ISBN ${publication.isbn}` : ""}`;
  const number = (/** @type {{ value: number, unit: string }} */ f) => plural(has(`caseUnit.${f.unit}`) ? `caseUnit.${f.unit}` : "caseUnit", f.value, { value: caseNumber(f.value), unit: f.unit });
  return h(
    "section",
    { class: "case-box", "aria-labelledby": "case-h" },
    h("h2", { id: "case-h" }, found.title[lang]),
    source && h("p", { class: "case-source" }, source),
    found.published && ours
      ? h(
          "dl",
          { class: "compare" },
          h("div", null, h("dt", null, found.published.label[lang]), h("dd", null, number(found.published))),
          h("div", null, h("dt", null, t("case.ours")), h("dd", null, ours)),
        )
      : null,
    found.caveat && h("p", { class: "caveat" }, icon("info"), h("span", null, found.caveat[lang])),
    h("p", { class: "case-changed" }, t(found.published ? "case.changedCompare" : "case.changed")),
    h(
      "details",
      { class: "mini", id: "case-more" },
      h("summary", null, t(own ? "case.moreExample" : "case.more")),
      found.figures.length > 0 && h("h3", null, t("case.figures")),
      found.figures.length > 0 && h("dl", { class: "figures" }, found.figures.flatMap((f) => [h("dt", null, f.label[lang]), h("dd", null, number(f))])),
      found.added.length > 0 && h("h3", null, t(own ? "case.chosen" : "case.added")),
      found.added.length > 0 && h("ul", null, found.added.map((a) => h("li", null, a[lang]))),
    ),
  );
}

/** @param {number} value */
const caseNumber = (value) => new Intl.NumberFormat("da-DK", { maximumFractionDigits: 4 }).format(value);
