/**
 * Tells an editor which of the three ways to put a calculator on a page works, and why. Opened by
 * itself it tries the tool's own server; in a frame, or in the element, also the page around it.
 */

import { byId, h } from "./dom.js";
import { EngineError, load } from "./engine.js";
import { t } from "./i18n.js";
import { readLink } from "./link.js";
import { host, startPage } from "./page.js";
import { FRAME, snippet, TOOL } from "./snippets.js";

/** @typedef {{ id: string, state: "yes" | "no" | "note", text: string }} Check */

/** Only the loader tells the colour of the text around it. */
const byLoader = readLink(location.hash).get("vaert") !== null;
const framed = window.parent !== window;

/** The smallest WebAssembly module. */
const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** May WebAssembly run at all? @returns {Promise<Check>} */
async function wasm() {
  if (typeof WebAssembly !== "object") return { id: "wasm", state: "no", text: t("problem.unsupported") };
  try {
    // Safari lets a page that may not run it compile it.
    await WebAssembly.instantiate(EMPTY);
    return { id: "wasm", state: "yes", text: t("selvtest.wasm.yes") };
  } catch {
    return { id: "wasm", state: "no", text: t("problem.blocked") };
  }
}

/** Do the files come as what they are? @returns {Promise<Check>} */
async function mime() {
  const wanted = /** @type {const} */ ([["js/engine.js", /javascript/], ["pkg/laerlinge/jobgevinst_bg.wasm", /^application\/wasm/]]);
  const found = [];
  for (const [file, type] of wanted) {
    const answer = await fetch(new URL(file, TOOL)).catch(() => null);
    if (!answer?.ok) return { id: "mime", state: "no", text: t("selvtest.mime.none", { file }) };
    const own = answer.headers.get("content-type") ?? "–";
    if (!type.test(own)) found.push(t("selvtest.mime.wrong", { file, type: own }));
  }
  return found.length === 0 ? { id: "mime", state: "yes", text: t("selvtest.mime.yes") } : { id: "mime", state: "note", text: `${found.join(" ")} ${t("selvtest.mime.note")}` };
}

/** Does a calculator answer? @returns {Promise<Check>} */
async function engine() {
  try {
    const loaded = await load({ languages: [], only: "laerlinge" });
    return { id: "engine", state: "yes", text: t("selvtest.engine.yes", { version: loaded.version().engine }) };
  } catch (cause) {
    const problem = cause instanceof EngineError ? cause.problem : "broken";
    return { id: "engine", state: "no", text: t(`problem.${problem === "broken" ? "fetch" : problem}`) };
  }
}

/** May a frame be shown? @returns {Promise<Check>} */
async function frame() {
  if (framed) return globalThis.origin === "null" ? { id: "frame", state: "note", text: t("selvtest.frame.opaque") } : { id: "frame", state: "yes", text: t("selvtest.frame.yes") };
  const inner = h("iframe", { title: t("selvtest.frame"), src: `${TOOL}laerlinge.html`, class: "vh", tabindex: -1, "aria-hidden": "true" });
  const heard = new Promise((/** @type {(heard: boolean) => void} */ done) => {
    addEventListener("message", ({ source }) => source === inner.contentWindow && done(true));
    setTimeout(() => done(false), 8000);
  });
  byId("main").append(inner);
  const works = await heard;
  inner.remove();
  return works ? { id: "frame", state: "yes", text: t("selvtest.frame.server") } : { id: "frame", state: "no", text: t("selvtest.frame.no") };
}

/** May the loader run? @returns {Check} */
function script() {
  if (framed) return byLoader ? { id: "script", state: "yes", text: t("selvtest.script.yes") } : { id: "script", state: "note", text: t("selvtest.script.unknown") };
  return customElements.get("jobgevinst-smaajob") ? { id: "script", state: "yes", text: t("selvtest.script.server") } : { id: "script", state: "no", text: t("selvtest.script.no") };
}

/** @param {Check} check */
const shown = ({ id, state, text }) => h("li", { class: `check-${state}` }, h("strong", null, `${t(`selvtest.${id}`)}: ${t(`selvtest.${state}`)}.`), " ", text);

/** What follows for the editor. @param {Check[]} checks */
function verdict(checks) {
  const state = (/** @type {string} */ id) => checks.find((check) => check.id === id)?.state;
  if (state("engine") !== "yes") return t("selvtest.verdict.none");
  if (!framed) return t(checks.every(({ state }) => state === "yes") ? "selvtest.verdict.server" : "selvtest.verdict.mend");
  return t(byLoader ? "selvtest.verdict.element" : "selvtest.verdict.iframe");
}

/** What an editor puts on the own page to try it. */
function trial() {
  const { origin } = new URL(TOOL);
  return `<h2>${t("selvtest.trial.heading")}</h2>
<p>1. <a href="${TOOL}selvtest.html">${t("selvtest.trial.link")}</a></p>
<p>2. ${t("selvtest.trial.iframe", { origin })}</p>
<iframe src="${TOOL}selvtest.html" title="${t("selvtest.trial.title")}" width="100%" height="480" frameborder="0"
  ${FRAME}></iframe>
<p>3. ${t("selvtest.trial.element")}</p>
<jobgevinst-selvtest>${t("selvtest.trial.blocked", { origin })}</jobgevinst-selvtest>
<script src="${TOOL}embed.js" async></script>`;
}

/** The checks are made once; a language only renames them. @type {Promise<void> | null} */
let running = null;

async function build() {
  const words = h("p", { class: "sentence" }, t("selvtest.wait"));
  const list = h("ul", { class: "checks" });
  const code = snippet("kode-selvtest", t("selvtest.trial"), t("selvtest.trial.lead"), "h2");
  code.show(trial());
  byId("rest").replaceChildren(
    h("section", { class: "answer", "aria-labelledby": "verdict-h" }, h("div", { class: "answer-main" }, h("h2", { class: "vh", id: "verdict-h" }, t("answer.heading")), h("div", { role: "status" }, words), list)),
    ...(framed ? [] : [h("section", { class: "section" }, code.node)]),
  );
  // One language at a time: the frame that is tried is tried alone.
  await running;
  running = Promise.all([wasm(), mime(), engine(), frame()]).then((checks) => {
    checks.push(script());
    list.replaceChildren(...checks.map(shown));
    words.textContent = verdict(checks);
  });
  await running;
}

void startPage(() => void build()).then(() => {
  // In a frame the language is the loader's, and there is nothing else to choose.
  if (host) byId("language").hidden = byLoader;
});
