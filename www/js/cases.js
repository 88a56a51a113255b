/** The published case that an answer started from, beside the answer. */

import { h, icon } from "./dom.js";
import { has, language, plural, t } from "./i18n.js";

/** @typedef {import("./engine.js").Case} Case */

/**
 * @param {{ presets: HTMLElement, caseBox: HTMLElement, caveat: HTMLElement }} parts
 */
export function createCaseBox({ presets, caseBox, caveat }) {
  /** The case that stands in its box. @type {string | null} */
  let shown = null;
  return {
    /**
     * @param {string | null} preset
     * @param {Case | undefined} found undefined: none, or not here yet
     * @param {(found: Case) => string | null} ours our own number for the case
     * @param {boolean} same the inputs are still the case's
     * @param {(() => void) | null} takeBack brings the visitor's own numbers back
     */
    show(preset, found, ours, same, takeBack) {
      for (const button of presets.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.case === preset));
      if (!found) {
        // That a case has failed is still to be read.
        if (shown !== null) caseBox.replaceChildren();
        shown = null;
        caveat.hidden = true;
        return;
      }
      if (shown !== found.id) {
        shown = found.id;
        caseBox.replaceChildren(caseNode(found, ours(found)));
        const copy = caseBox.querySelector(".caveat")?.cloneNode(true);
        caveat.replaceChildren(...(copy ? [copy] : []));
      }
      const back = caseBox.querySelector(".case-back");
      if (takeBack && !back) caseBox.firstElementChild?.append(h("p", { class: "case-back screen-only" }, t("case.aside"), " ", h("button", { type: "button", class: "linklike", onclick: takeBack }, t("case.takeBack"))));
      else if (!takeBack) back?.remove();
      const note = caseBox.querySelector(".case-changed");
      if (note instanceof HTMLElement) note.hidden = same;
      // What to know about the case stands with the answer as long as the answer is the case's.
      const own = caseBox.querySelector(".caveat");
      if (own instanceof HTMLElement) own.hidden = same;
      caveat.hidden = !same || !own;
    },
    failed() {
      shown = null;
      caseBox.replaceChildren(h("p", { class: "notice", role: "status" }, icon("info"), t("case.failed")));
    },
    /** The case in words, for the note: its title, its source, the comparison and what to know. @returns {string[]} */
    words() {
      const lines = [...caseBox.querySelectorAll("h2, .case-source, .compare > div, .caveat:not([hidden]), .case-changed:not([hidden])")];
      return lines.map((el) => [...el.children].map((c) => c.textContent).filter(Boolean).join(": ") || (el.textContent ?? ""));
    },
  };
}

/**
 * @param {Case} found
 * @param {string | null} ours
 */
function caseNode(found, ours) {
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
