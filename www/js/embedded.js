/**
 * What a page does inside somebody else's page, and only there: it leaves out what belongs to a page
 * of its own, shows only the fields that the host wants, looks as the host wants, and tells the host
 * its height and, when both have asked for it, the answer.
 *
 * To the host, by postMessage:
 *   { type: "jobgevinst:height", height, title }   whole CSS pixels, rounded up, whenever it has changed
 *   { type: "jobgevinst:result", title, detail }   only to the origin behind `result=`, and only while the
 *                                                  visitor has ticked the box that names it
 * From the host it listens to nothing.
 */

import { h } from "./dom.js";
import { describeFields } from "./fields.js";
import { moreTexts, t } from "./i18n.js";
import { readLink } from "./link.js";
import { applyLook } from "./look.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */

/** The keys of the address that are the host's, and no inputs. */
const KEYS = ["skjul", "laas", "kun", "tema", "farve", "baggrund", "tekst", "skrift", "vaert", "result", "tilbud"];

const link = readLink(location.hash);
/** @param {string} key */
const list = (key) => (link.get(key) ?? "").split(",").map((part) => part.trim()).filter(Boolean);
const hidden = new Set(list("skjul"));
const locked = new Set(list("laas"));
const only = list("kun");

/** @param {FieldSpec} field */
const isHidden = ({ key }) => hidden.has(key) || (only.length > 0 && !only.includes(key) && !locked.has(key));
/** Is the field none of the visitor's? @param {FieldSpec} field */
export const isFixed = (field) => locked.has(field.key) || isHidden(field);

/** The host's part of an address: a frame that is loaded again is still the host's. @param {string} hash */
function hostPart(hash) {
  const own = readLink(hash);
  return KEYS.flatMap((key) => (own.get(key) === null ? [] : [`&${key}=${encodeURIComponent(own.get(key) ?? "")}`])).join("");
}
export const kept = hostPart(location.hash);

/** @param {string} type @param {object} more @param {string} to an origin */
function send(type, more, to) {
  parent.postMessage({ type: `jobgevinst:${type}`, title: document.title, ...more }, to);
}

/** The number by which the page that writes embed codes asks; what it is told stays within our own origin. */
const asked = link.get("tilbud");

/** The origin that asks for the answer, if it may have it. */
function asker() {
  const own = link.get("result");
  try {
    const { origin } = new URL(own ?? "");
    return origin === own ? origin : null;
  } catch {
    return null;
  }
}

/** Before the page is built. */
export async function start() {
  const root = document.documentElement;
  root.classList.add("embedded");
  const wanted = ["farve", "baggrund", "tekst", "skrift", "tema", "vaert"].map((key) => [key, link.get(key)]);
  applyLook(Object.fromEntries(wanted), (refused) => {
    root.dataset.refused = refused.join(" ");
  });
  // What the host has set cannot be taken back one by one.
  addEventListener("hashchange", (event) => {
    if (hostPart(location.hash) === kept) return;
    event.stopImmediatePropagation();
    location.reload();
  });
  await moreTexts("embed");
}

/** Follows the height of what is shown, from the first text on. */
export function followHeight() {
  const root = document.documentElement;
  let told = 0;
  const tell = () => {
    // Without a box, in a tab that is not shown, there is no height; it comes with the box.
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told || root.clientWidth === 0) return;
    told = height;
    // A height is no secret, and the host's origin is not known.
    send("height", { height }, "*");
  };
  new ResizeObserver(tell).observe(root);
  tell();
}

/**
 * The page's own parts that only a host makes necessary.
 * @param {{ calc: { id: string, fields: FieldSpec[], main: string[], more: { fields: string[] }[], presets: string[], late?: string }, form: import("./form.js").Form, parts: import("./skeleton.js").Parts }} page
 */
export function createHosted({ calc, form, parts }) {
  const fixed = calc.fields.filter(isFixed);
  /** @param {(field: FieldSpec) => boolean} which @param {import("./fields.js").Values} values */
  const rows = (which, values) => describeFields(calc.fields.filter(which), values, form.optionLabel).map(({ label, value }) => h("div", null, h("dt", null, label), h("dd", null, value)));
  const allFixed = (/** @type {string[]} */ names) => names.every((name) => fixed.some((field) => field.name === name));
  if (allFixed(calc.more.flatMap(({ fields }) => fields))) parts.more.hidden = true;
  const shownList = h("dl", { class: "fixed" });
  const shownPart = h("div", { hidden: true }, h("h3", null, t("embed.locked")), shownList);
  const sourceList = h("dl", { class: "fixed" });
  if (fixed.length > 0) {
    parts.sources.body.before(h("h3", null, t("embed.fixed")), h("p", { class: "section-lead" }, t("embed.fixed.lead")), sourceList);
    parts.inputs.querySelector(".hint")?.after(shownPart);
    // An example would have other numbers in the fields that the host has set.
    parts.presets.hidden = true;
  }
  const own = h("a", { target: "_blank", rel: "noopener" }, t("embed.open"));
  parts.tools.append(own);

  const to = asker();
  const box = h("input", { type: "checkbox", id: "to-host" });
  /** @type {(() => object) | null} */
  let detail = null;
  const share = () => {
    if (to !== null && box.checked && detail) send("result", { detail: detail() }, to);
  };
  if (to !== null) {
    box.addEventListener("change", share);
    parts.tools.after(h("div", { class: "to-host" }, h("div", { class: "check" }, box, h("label", { for: box.id }, t("embed.share", { host: to.replace(/^https?:\/\//, "") }))), h("p", { class: "hint" }, t("embed.share.hint"))));
  }
  if (asked !== null) void offer(calc);

  return {
    /**
     * A new answer is shown.
     * @param {{ values: import("./fields.js").Values, input: object, result: object, version: object, link: string }} answer
     */
    answered({ values, input, result, version, link: address }) {
      own.href = address;
      shownList.replaceChildren(...rows((field) => isFixed(field) && !isHidden(field), values));
      shownPart.hidden = shownList.childElementCount === 0;
      sourceList.replaceChildren(...rows(isFixed, values));
      parts.inputs.hidden = shownPart.hidden && allFixed(calc.main) && parts.more.hidden;
      // The sum's lines are the calculator's own words; a host wants its numbers.
      detail = () => ({ calculator: calc.id, version, link: address, input, result: { ...result, lines: undefined } });
      share();
      if (asked !== null) send("link", { asked, link: address }, location.origin);
    },
  };
}

/** What there is to choose from, for the page that writes embed codes. @param {{ fields: FieldSpec[], presets: string[], late?: string }} calc */
async function offer({ fields, presets, late }) {
  if (late) await moreTexts(late).catch(() => {});
  const offered = {
    fields: fields.filter(({ inside, unseen }) => !inside && !unseen).map(({ key, label }) => ({ key, label: t(label) })),
    presets: presets.map((id) => ({ id, title: t(`preset.${id}`) })),
  };
  send("offer", { asked, offered }, location.origin);
}
