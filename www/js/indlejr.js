/** The page that writes embed codes: choices on one side, the calculator as it will be on the other, the codes below. */

import { byId, h } from "./dom.js";
import { initialValues, VIEWS } from "./fields.js";
import { createForm } from "./form.js";
import { language, t } from "./i18n.js";
import { readColour, readFont } from "./look.js";
import { startPage } from "./page.js";
import { escaped, FRAME, snippet, TOOL } from "./snippets.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */
/** @typedef {{ fields: { key: string, label: string }[], presets: { id: string, title: string }[] }} Offered */

const CALCULATORS = ["smaajob", "gevinst", "laerlinge", "boligomraade"];
const NAMES = { smaajob: "nav.smaajob", gevinst: "nav.savings", laerlinge: "nav.laerlinge", boligomraade: "nav.areas" };
/** The keys of the look, as they are in an address. */
const LOOK = ["tema", "farve", "baggrund", "tekst", "skrift"];

/** @param {string} name @param {string[]} values @param {Partial<FieldSpec>} [more] @returns {FieldSpec} */
const choice = (name, values, more) => ({ name, key: name, kind: "choice", pointers: [], label: `indlejr.${name}`, initial: values[0], options: () => values.map((value) => ({ value, label: t(`indlejr.${name}.${value || "none"}`) })), ...more });
/** @param {string} name @returns {FieldSpec} */
const text = (name) => ({ name, key: name, kind: "text", pointers: [], label: `indlejr.${name}`, initial: "" });

/** @type {FieldSpec[]} */
const fields = [
  choice("calculator", CALCULATORS, { options: () => CALCULATORS.map((value) => ({ value, label: t(NAMES[/** @type {keyof typeof NAMES} */ (value)]) })) }),
  choice("eks", [""]),
  choice("lang", ["da", "en"]),
  choice("vis", ["", ...VIEWS]),
  choice("tema", ["", "lys", "moerk", "vaert"]),
  ...["farve", "baggrund", "tekst", "skrift"].map(text),
  { name: "result", key: "result", kind: "flag", pointers: [], label: "indlejr.result", initial: "" },
];

const state = { values: initialValues(fields) };
/** How each field of the calculator is shown, by its key: absent is the visitor's. @type {Map<string, "laas" | "skjul">} */
const shownAs = new Map();
/** What the calculator in the preview has to choose from. @type {Offered | null} */
let offered = null;
/** Its inputs as they are now, as pairs of its address. @type {[string, string][]} */
let inputs = [];

/** The calculators that are published as one file each too. */
const single = (document.documentElement.dataset.single ?? "").split(" ").filter(Boolean);

const page = () => `${state.values.calculator}.html`;
/** What is wrong is left out until it is right. @param {string} name */
function isWrong(name) {
  const value = state.values[name].trim();
  if (value === "" || name === "tema") return false;
  return (name === "skrift" ? readFont(value) : readColour(value)) === null;
}

/** What the host wants beside the inputs. @returns {[string, string][]} */
function wishes() {
  const keysOf = (/** @type {string} */ how) => [...shownAs].filter(([, own]) => own === how).map(([key]) => key).join(",");
  /** @type {[string, string][]} */
  const pairs = [["laas", keysOf("laas")], ["skjul", keysOf("skjul")], ...LOOK.map((name) => /** @type {[string, string]} */ ([name, isWrong(name) ? "" : state.values[name].trim().replace(/^#/, "")]))];
  return pairs.filter(([, value]) => value !== "");
}

/** @param {[string, string][]} pairs */
const hashOf = (pairs) => `#${new URLSearchParams([["v", "1"], ...pairs]).toString().replace(/%2C/g, ",").replace(/%3A/g, ":")}`;

/** The calculator's own inputs, in the language that was chosen. @returns {[string, string][]} */
function addressed() {
  const { lang, vis } = state.values;
  const own = inputs.filter(([key]) => !["v", "lang", "vis"].includes(key));
  return [...(lang === "da" ? [] : [/** @type {[string, string]} */ (["lang", lang])]), ...own, ...(vis ? [/** @type {[string, string]} */ (["vis", vis])] : [])];
}

/** The element's attributes; of several inputs with one name an attribute can hold only one. */
function attributes() {
  const own = addressed().filter(([key]) => key !== "lang");
  const twice = own.filter(([key], i) => own.some(([other], k) => k !== i && other === key));
  const single = own.filter((pair) => !twice.includes(pair));
  const all = [["lang", state.values.lang], ...single, ...(twice.length > 0 ? [["tal", hashOf(twice).slice("#v=1&".length)]] : []), ...wishes()];
  return `${all.map(([key, value]) => ` ${key}="${escaped(value)}"`).join("")}${state.values.result ? " result" : ""}`;
}

function codes() {
  const english = state.values.lang === "en";
  const name = t(`indlejr.name.${state.values.calculator}.${state.values.lang}`);
  const open = english ? t("indlejr.open.en", { name }) : t("indlejr.open.da", { name });
  const link = `${TOOL}${page()}${hashOf(addressed())}`;
  const tag = `jobgevinst-${state.values.calculator}`;
  const origin = new URL(TOOL).origin;
  const framed = `${TOOL}${page()}${hashOf([...addressed(), ...wishes()])}`;
  return {
    link: `<a href="${escaped(link)}">${escaped(open)}</a>`,
    iframe: `<iframe src="${escaped(framed)}"\n  title="${escaped(name)}" width="100%" height="900" loading="lazy" frameborder="0"\n  ${FRAME}></iframe>`,
    element: `<script src="${TOOL}embed.js" async></script>\n<${tag}${attributes()}>\n  <a href="${escaped(link)}">${escaped(open)}</a>\n</${tag}>`,
    csp: `frame-src ${origin};\nscript-src ${origin};`,
    cookies: t(state.values.result ? "indlejr.cookies.text.result" : "indlejr.cookies.text", { name }),
    was: t("indlejr.was.text", { name, url: `${TOOL}tilgaengelighed.html${language() === "da" ? "" : "#v=1&lang=en"}` }),
  };
}

// ---------------------------------------------------------------- the page

/** The preview lives as long as the page; a language only renames it. */
const preview = h("iframe", { class: "preview", id: "preview" });

/** What is asked of the preview, counted: an answer to an earlier question is not heeded. */
let asked = 0;

/** Shows the calculator as it will be. @param {[string, string][]} own its inputs */
function showPreview(own) {
  const { lang, vis, calculator } = state.values;
  asked += 1;
  const address = `${TOOL}${page()}${hashOf([["lang", lang], ...own.filter(([key]) => !["v", "lang", "vis"].includes(key)), ...(vis ? [/** @type {[string, string]} */ (["vis", vis])] : []), ...wishes(), ["tilbud", String(asked)]])}`;
  // The page's own history is not to fill with what was tried.
  if (preview.contentWindow) preview.contentWindow.location.replace(address);
  else preview.setAttribute("src", address);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** What the built page does when the preview has told something. */
let told = () => {};

/** The fourth way: no page and no server, but a file. */
function singleFiles() {
  const links = single.map((file) => {
    const name = /** @type {keyof typeof NAMES} */ (file.replace(".html", ""));
    return h("li", null, h("a", { href: `enkeltfil/jobgevinst-${file}`, download: "" }, t(NAMES[name])));
  });
  return h("div", { id: "enkeltfil" }, h("h3", null, t("indlejr.single")), h("p", null, t("indlejr.single.lead")), h("ul", null, links));
}

function build() {
  const form = createForm({ fields, state, months: () => ({ from: "", to: "" }), onInput: changed, onLeave: () => {} });
  const boxes = {
    link: snippet("kode-link", t("indlejr.code.link"), t("indlejr.code.link.lead")),
    iframe: snippet("kode-iframe", t("indlejr.code.iframe"), t("indlejr.code.iframe.lead")),
    element: snippet("kode-element", t("indlejr.code.element"), t("indlejr.code.element.lead")),
    csp: snippet("kode-csp", t("indlejr.csp"), t("indlejr.csp.lead")),
    cookies: snippet("kode-cookies", t("indlejr.cookies"), t("indlejr.cookies.lead")),
    was: snippet("kode-was", t("indlejr.was"), t("indlejr.was.lead")),
  };
  const fieldList = h("div", { class: "field-list", role: "group", "aria-label": t("indlejr.fields") });
  const fieldPart = h("details", { class: "section", id: "felter" }, h("summary", null, h("h2", null, t("indlejr.fields"))), h("p", { class: "hint" }, t("indlejr.fields.lead")), fieldList);
  let listed = "";

  function paint() {
    const wrong = LOOK.filter(isWrong).map((name) => /** @type {const} */ ([name, t(name === "skrift" ? "indlejr.wrong.font" : "indlejr.wrong.colour")]));
    const refused = (preview.contentDocument?.documentElement.dataset.refused ?? "").split(" ").filter((name) => name && name !== "skrift");
    form.showErrors(new Map([...refused.map((name) => /** @type {const} */ ([name, t("indlejr.refused")])), ...wrong]));
    for (const [name, code] of Object.entries(codes())) boxes[/** @type {keyof typeof boxes} */ (name)].show(code);
    form.setOptions("eks", [{ value: "", label: t("indlejr.eks.none") }, ...(offered?.presets ?? []).map(({ id, title }) => ({ value: id, label: title }))]);
    const key = JSON.stringify([offered?.fields, language()]);
    if (key === listed) return;
    listed = key;
    fieldList.replaceChildren(
      ...(offered?.fields ?? []).map(({ key, label }) => {
        const select = h(
          "select",
          { id: `felt-${key}`, value: shownAs.get(key) ?? "" },
          ["", "laas", "skjul"].map((how) => h("option", { value: how }, t(`indlejr.field.${how || "none"}`))),
        );
        select.addEventListener("change", () => {
          if (select.value === "laas" || select.value === "skjul") shownAs.set(key, select.value);
          else shownAs.delete(key);
          again();
        });
        return h("div", { class: "field" }, h("label", { for: select.id }, label), select);
      }),
    );
  }

  function again() {
    paint();
    clearTimeout(waiting);
    asked += 1;
    waiting = setTimeout(() => showPreview(inputs), 300);
  }

  /** @param {string} name */
  function changed(name) {
    const { eks } = state.values;
    if (name === "calculator") {
      state.values.eks = "";
      shownAs.clear();
      offered = null;
    }
    if (name === "calculator") inputs = [];
    if (name === "eks") inputs = eks ? [["eks", eks]] : [];
    form.showOrHide();
    again();
  }

  preview.title = t("indlejr.preview");
  byId("rest").replaceChildren(
    h(
      "div",
      { class: "work" },
      h(
        "section",
        { class: "inputs", "aria-labelledby": "choose-h" },
        h("h2", { id: "choose-h" }, t("indlejr.choose")),
        ["calculator", "eks", "lang", "vis"].map((name) => form.node(name)),
        h("details", { class: "more", id: "udseende" }, h("summary", null, t("indlejr.look")), LOOK.map((name) => form.node(name))),
        h("details", { class: "more", id: "svar" }, h("summary", null, t("indlejr.answer")), form.node("result")),
      ),
      h("section", { class: "results", "aria-labelledby": "preview-h" }, h("div", { class: "panel" }, h("h2", { id: "preview-h" }, t("indlejr.preview")), h("p", { class: "hint" }, t("indlejr.preview.lead")), preview)),
    ),
    fieldPart,
    h("section", { class: "section", "aria-labelledby": "codes-h" }, h("h2", { id: "codes-h" }, t("indlejr.codes")), h("p", null, t("indlejr.codes.lead")), boxes.element.node, boxes.iframe.node, boxes.link.node, single.length > 0 && singleFiles()),
    h("section", { class: "section", "aria-labelledby": "texts-h" }, h("h2", { id: "texts-h" }, t("indlejr.texts")), boxes.csp.node, boxes.cookies.node, boxes.was.node),
    h(
      "section",
      { class: "section", "aria-labelledby": "test-h" },
      h("h2", { id: "test-h" }, t("indlejr.test")),
      h("p", null, t("indlejr.test.lead"), " ", h("a", { href: `selvtest.html${language() === "da" ? "" : "#v=1&lang=en"}` }, t("indlejr.test.open"))),
      h("h3", null, t("indlejr.height")),
      h("p", null, t("indlejr.height.lead")),
      h("pre", { tabindex: 0, "aria-label": t("indlejr.height") }, h("code", null, LISTENER)),
    ),
  );
  told = paint;
  paint();
}

/** What an own page can do with an iframe that it does not leave to the loader. */
const LISTENER = `const frame = document.querySelector('iframe');
addEventListener('message', ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== '${new URL(TOOL).origin}') return;
  if (data.type === 'jobgevinst:height') frame.height = data.height;
});`;

addEventListener("message", ({ source, origin, data }) => {
  if (source !== preview.contentWindow || origin !== location.origin || (data?.asked !== undefined && data.asked !== String(asked))) return;
  if (data?.type === "jobgevinst:offer") offered = data.offered;
  // What is typed in the preview goes along into the codes.
  else if (data?.type === "jobgevinst:link") {
    // A code is not about one day's answer.
    inputs = [...new URLSearchParams(new URL(data.link).hash.slice(1))].filter(([key]) => key !== "ver" && key !== "svar");
  }
  told();
});

let first = true;
void startPage(() => {
  if (first) state.values.lang = language();
  build();
  // A node that is put elsewhere loads anew.
  showPreview(inputs);
  first = false;
});
