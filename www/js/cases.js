/** The published case that an answer started from, beside the answer. */

import { h, icon } from "./dom.js";
import { caseOf } from "./engine.js";
import { t } from "./i18n.js";

/** @typedef {import("./engine.js").Case} Case */

/** Comes with the first case. @type {typeof import("./case-node.js").caseNode} */
let caseNode;

/** A case, and what shows it. @param {string} id */
export async function fetchCase(id) {
  const [found, module] = await Promise.all([caseOf(id), import("./case-node.js")]);
  ({ caseNode } = module);
  return found;
}

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
    /** What there is to know about another case does not stand with this one's answer. @param {string | null} preset */
    turnTo(preset) {
      if (shown !== preset) caveat.hidden = true;
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
