/** What is behind a row's fold: who they are, when, what changes later, and what few need. */

import { h } from "./dom.js";
import { createForm } from "./form.js";
import { has, t } from "./i18n.js";
import { DETAILS } from "./gevinst-person.js";

/** The groups that are not folded away. */
const SEEN = ["rows.who", "rows.time"];

/**
 * @param {{
 *   state: { values: import("./fields.js").Values },
 *   months: () => { from: string, to: string },
 *   onInput: (name: string) => void,
 *   onLeave: () => void,
 *   kommuner: () => import("./fields.js").Option[],
 * }} spec
 */
export function createDetails({ kommuner, ...spec }) {
  const form = createForm({ ...spec, fields: DETAILS.flatMap(({ fields }) => fields) });
  let known = -1;
  /** The list of kommuner may come after the form. */
  const refresh = () => {
    const list = kommuner();
    if (list.length === known) return;
    known = list.length;
    form.setOptions("rowKommune", [{ value: "", label: t("rows.kommuneOfAll") }, ...list.filter(({ value }) => value !== "")]);
  };
  refresh();
  /** @param {string} name */
  const node = (name) => form.node(name);
  const groups = DETAILS.map(({ heading, fields }) => {
    const names = fields.map(({ name }) => name);
    const phases = [...new Set(names.map((name) => /\d$/.exec(name)?.[0]).filter((digit) => digit !== undefined))];
    const parts = phases.map((n) => {
      const own = names.filter((name) => name.endsWith(n));
      const part = h("fieldset", { class: "phase" }, h("legend", null, t("rows.phase", { n })), own.map(node));
      form.group({ node: part, changed: h("span"), fields: own });
      return part;
    });
    const lead = has(`${heading}.lead`) && h("p", { class: "hint" }, t(`${heading}.lead`));
    const inside = phases.length > 0 ? parts : names.map(node);
    if (SEEN.includes(heading)) return h("div", { class: "more-group" }, h("h4", null, t(heading)), lead, inside);
    const changed = h("span", { class: "changed" });
    const fold = h("details", { class: "more-group", id: heading.replace(".", "-") }, h("summary", null, h("h4", null, t(heading)), " ", changed), lead, inside);
    form.group({ node: fold, changed, fields: names });
    return fold;
  });
  return { form, refresh, node: h("div", null, groups) };
}
