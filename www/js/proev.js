/** The public test set, tried in the visitor's own browser. */

import { byId, h, table } from "./dom.js";
import { EngineError, examples, load } from "./engine.js";
import { tried } from "./examples.js";
import { language, t } from "./i18n.js";
import { decimal, exact } from "./numbers.js";
import { showProblem, startPage } from "./page.js";
import { sourceNode } from "./sources.js";

/** @typedef {import("./examples.js").Example} Example */
/** @typedef {import("./examples.js").Tried} Tried */

/** @param {number | null} value @param {import("./examples.js").Expected["unit"]} unit */
function shown(value, unit) {
  if (value === null) return "\u2013";
  return unit === "ore" ? exact(value) : t(`proev.unit.${unit}`, { value: decimal(value, 4) });
}

/** @param {Tried} tried */
function verdict({ expected: { tolerance, unit, why, known }, state }) {
  const reason = state === "known" ? known?.reason : why;
  return [
    h("span", { class: `verdict verdict-${state}` }, t(`proev.state.${state}`)),
    state === "near" ? ` ${t("proev.within", { tolerance: shown(tolerance, unit) })}` : "",
    reason && state !== "same" ? ` ${reason[language()]}` : "",
  ];
}

/** @param {Example} example @param {Tried[]} numbers */
function exampleNode({ id, title, source, question }, numbers) {
  const wrong = numbers.some(({ state }) => state === "wrong");
  return h(
    "details",
    { class: "rate", id, open: wrong },
    h("summary", null, h("span", { class: "rate-name" }, title[language()]), " ", h("span", { class: `verdict verdict-${wrong ? "wrong" : "same"}` }, t(wrong ? "proev.fails" : "proev.passes"))),
    h("p", { class: "source-basis" }, t(`nav.${question}`), " \u00b7 ", source.publication, source.page && ` \u00b7 ${source.page}`, source.url && [" \u00b7 ", sourceNode(source.url)]),
    table({
      caption: h("span", { class: "vh" }, title[language()]),
      label: title[language()],
      head: ["number", "published", "ours", "verdict"].map((name) => t(`proev.${name}`)),
      rows: numbers.map((one) => ({ cells: [one.expected.what[language()], shown(one.expected.value, one.expected.unit), shown(one.ours, one.expected.unit), h("span", { class: "words" }, verdict(one))] })),
    }),
  );
}

/** They are computed once; a language only renames them. @type {Promise<[Example, Tried[]][]> | null} */
let running = null;

/** @param {(done: number, all: number) => void} told */
async function compute(told) {
  const [engine, all] = await Promise.all([load({ languages: [] }), examples()]);
  /** @type {[Example, Tried[]][]} */
  const done = [];
  for (const example of all) {
    done.push([example, tried(example, (question, input) => engine[question](input))]);
    told(done.length, all.length);
    // The page goes on living between two examples.
    await new Promise((next) => setTimeout(next));
  }
  return done;
}

async function build() {
  const words = h("p", { class: "sentence" });
  const lists = h("div");
  byId("rest").replaceChildren(h("section", { class: "answer", "aria-labelledby": "verdict-h" }, h("div", { class: "answer-main" }, h("h2", { class: "vh", id: "verdict-h" }, t("answer.heading")), h("div", { role: "status" }, words))), lists);
  try {
    running ??= compute((done, all) => {
      words.textContent = t("proev.running", { done, all });
    });
    const done = await running;
    const states = done.flatMap(([, numbers]) => numbers.map(({ state }) => state));
    const count = (/** @type {import("./examples.js").State} */ state) => states.filter((own) => own === state).length;
    const counts = { all: states.length, examples: done.length, same: count("same"), near: count("near"), known: count("known"), wrong: count("wrong") };
    words.textContent = t(counts.wrong === 0 ? "proev.good" : "proev.bad", counts);
    lists.replaceChildren(
      ...["published", "own"].map((kind) =>
        h("section", { class: "section", "aria-labelledby": `${kind}-h` }, h("h2", { id: `${kind}-h` }, t(`proev.${kind}.heading`)), h("p", { class: "section-lead" }, t(`proev.${kind}.lead`)), done.filter(([own]) => own.kind === kind).map((one) => exampleNode(...one))),
      ),
      h("p", { class: "table-note" }, t("proev.add"), " ", h("a", { href: "data/examples.json", download: "" }, "examples.json"), ", ", h("a", { href: "schema/example.json" }, t("proev.schema"))),
    );
  } catch (cause) {
    showProblem(cause instanceof EngineError ? cause.problem : "fetch", cause);
  } finally {
    for (const loading of document.querySelectorAll(".loading")) loading.remove();
  }
}

void startPage(() => void build());
