/** The page of a calculator under its heading: the parts in their order, still empty. */

import { byId, h, icon } from "./dom.js";
import { has, moreTexts, t } from "./i18n.js";
import { statusLegend } from "./status.js";

/** @typedef {ReturnType<typeof createSkeleton>} Parts */
/** @typedef {{ id: string, main: string[], more: import("./calculator.js").Group[], presets: string[], late?: string }} Wanted */

/**
 * @param {Wanted} calc
 * @param {import("./form.js").Form} form
 * @param {Node[]} panels
 * @param {{ answered: boolean, loaded: boolean }} now there is an answer; the engine is there
 */
export function createSkeleton(calc, form, panels, now) {
  const answer = answerParts(calc, now);
  const presets = h(
    "div",
    { class: "presets", role: "group", "aria-labelledby": "presets-h" },
    h("h2", { id: "presets-h" }, t("presets.heading")),
    h("div", { class: "preset-list" }, calc.presets.map((id) => h("button", { type: "button", class: "preset", "data-case": id, "aria-pressed": "false" }, t(`preset.${id}`)))),
  );
  const caseBox = h("div", { class: "case" });
  const printInputs = h("dl", { class: "print-inputs" });
  const staleText = h("p", { class: "stale-text", hidden: true }, t("results.stale"));
  const results = h("div", { class: "results" }, staleText, panels);
  const sum = section("sum", "sum.heading", [
    h("p", { class: "section-lead" }, t("sum.lead")),
    ["laerlinge", "areas"].includes(calc.id) ? null : h("p", { class: "section-lead" }, t("sum.laws")),
  ]);
  const sources = section("sources", "sources.heading", []);
  const differs = h("details", { class: "section screen-only", id: "differs" }, h("summary", null, h("h2", null, t("differs.heading"))));
  const wordList = h("dl", { class: "words" });
  const wordsTrouble = h("p", { hidden: true }, t("sum.failed"));
  const words = h("details", { class: "section", id: "words" }, h("summary", null, h("h2", null, t("words.heading"))), wordsTrouble, wordList);
  const inputs = inputsNode(calc, form);
  const missing = h("div");
  const missingTrouble = h("p", { hidden: true }, t("missing.failed"));
  byId("rest").replaceChildren(
    presets,
    caseBox,
    h("section", { class: "print-only" }, h("h2", null, t("print.inputs")), printInputs),
    h("div", { class: "work" }, inputs.node, results),
    sum.details,
    sources.details,
    differs,
    h("section", { class: "section missing", "aria-labelledby": "missing-h" }, h("h2", { id: "missing-h" }, t("missing.heading")), h("p", null, t(`${calc.id}.missing`)), missingTrouble, missing),
    words,
  );
  return { ...answer, presets, caseBox, printInputs, staleText, results, sum, sources, differs, words, wordList, wordsTrouble, missing, missingTrouble, inputs: inputs.node, more: inputs.more, focus: inputs.focus };
}

/** The answer's own parts, put in place. @param {Wanted} calc @param {{ answered: boolean, loaded: boolean }} now */
function answerParts(calc, now) {
  const answer = byId("answer");
  const sentence = h("p", { class: "sentence" });
  const second = h("div", { class: "second" });
  const weak = h("p");
  const weakBox = h("div", { class: "weak" }, weak, h("details", { class: "mini", id: "weak-what" }, h("summary", null, t("weak.what")), statusLegend()));
  const notes = h("ul", { class: "notes", hidden: true });
  const limits = h("ul", { class: "notes limits" });
  const own = h("p", { class: "own-note", hidden: true });
  const caveat = h("div", { hidden: true });
  const summaryText = h("h3", { id: "summary-h" });
  const summaryList = h("ul");
  const lacking = h("div");
  const summary = h("div", { class: "summary", role: "group", "aria-labelledby": "summary-h", tabindex: -1, hidden: true }, summaryText, summaryList, lacking);
  const copyLink = h("button", { type: "button", class: "button" }, t("copy.link"));
  const print = h("button", { type: "button", class: "button" }, t("copy.print"));
  const copyNote = h("button", { type: "button", class: "button" }, t("copy.note"));
  const copied = h("div", { class: "copied", role: "status" });
  const fileBox = h("div");
  const files = h("details", { class: "files", id: "files" }, h("summary", { class: "button" }, t("copy.files")), fileBox);
  // Where the system can pass a link on.
  const share = h("button", { type: "button", class: "button", hidden: !("share" in navigator) }, t("copy.share"));
  const qr = h("button", { type: "button", class: "button", "aria-expanded": "false", "aria-controls": "qr" }, t("copy.qr"));
  const qrBox = h("div", { id: "qr", hidden: true });
  const tools = h("div", { class: "tools" }, copyLink, share, qr, print, copyNote, files);
  const linkNoteText = h("span");
  const save = h("button", { type: "button", class: "linklike" }, t("link.save"));
  save.addEventListener("click", () => {
    const panel = /** @type {HTMLDetailsElement} */ (byId("p-file"));
    panel.open = true;
    panel.querySelector("summary")?.focus();
  });
  const linkNote = h("p", { class: "notice screen-only", hidden: true }, icon("info"), h("span", null, linkNoteText, " ", save));
  answer.classList.toggle("waiting", !now.answered);
  answer.replaceChildren(
    h("h2", { class: "vh", id: "answer-h" }, t("answer.heading")),
    ...(now.answered || now.loaded ? [] : [h("p", { class: "loading" }, t("answer.loading"))]),
    h("div", { class: "answer-main" }, sentence, second, caveat, summary, own, notes, limits),
    h("div", { class: "answer-side" }, weakBox, h("p", { class: "disclaimer" }, t(`${calc.id}.disclaimer`)), tools, linkNote, copied, qrBox),
  );
  return { answer, sentence, second, caveat, weak, weakBox, own, notes, limits, summary, summaryText, summaryList, lacking, tools, copyLink, share, qr, qrBox, print, copyNote, files, fileBox, linkNote, linkNoteText, copied };
}

/** @param {Wanted} calc @param {import("./form.js").Form} form */
function inputsNode(calc, form) {
  const changed = h("span", { class: "changed" });
  const more = h("details", { class: "more", id: "more" }, h("summary", null, t("inputs.more"), " ", changed));
  const names = calc.more.flatMap(({ fields }) => fields);
  let filled = false;
  const fill = () => {
    if (filled) return;
    filled = true;
    more.append(...calc.more.map((group) => groupNode(group, form)));
    form.showOrHide();
    form.showMessages();
  };
  /** With its explanations, or without those that do not come. */
  const open = async () => {
    if (calc.late && !filled) await moreTexts(calc.late).catch(() => {});
    fill();
  };
  if (calc.late) more.addEventListener("toggle", () => void (more.open && open()));
  else fill();
  // What is folded away twice is told where it can be seen.
  if (calc.more.some(({ fold }) => fold)) form.group({ node: more, changed, fields: names });
  const node = h(
    "section",
    { class: "inputs", "aria-labelledby": "inputs-h" },
    h("h2", { id: "inputs-h" }, t("inputs.heading")),
    h("p", { class: "hint" }, t("inputs.hint")),
    calc.main.map((name) => form.node(name)),
    more,
  );
  return {
    node,
    more,
    /** @param {string} name */
    async focus(name) {
      if (names.includes(name.split(".")[0])) await open();
      form.focus(name);
    },
  };
}

/** A group of fields: those that the page has put elsewhere stay there. @param {import("./calculator.js").Group} group @param {import("./form.js").Form} form */
function groupNode({ heading, fields, fold }, form) {
  const nodes = fields.map((name) => form.node(name)).filter((node) => !node.parentNode);
  const h3 = h("h3", null, t(heading));
  if (!fold) return h("div", { class: "more-group" }, h3, nodes);
  const changed = h("span", { class: "changed" });
  const node = h("details", { class: "more-group", id: heading.replace(".", "-") }, h("summary", null, h3, " ", changed), has(`${heading}.lead`) && h("p", { class: "hint" }, t(`${heading}.lead`)), nodes);
  form.group({ node, changed, fields });
  return node;
}

/** A section whose content is fetched when it is opened. @param {string} id @param {string} heading @param {(Node | null)[]} lead */
function section(id, heading, lead) {
  const body = h("div");
  const trouble = h("p", { hidden: true }, t(`${id}.failed`));
  const absent = h("p", { class: "print-only" }, t("sources.absent"));
  const details = h("details", { class: "section", id }, h("summary", null, h("h2", null, t(heading))), lead, trouble, absent, body);
  return { details, body, trouble, absent };
}
