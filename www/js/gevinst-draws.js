/** How sure the number is: the result drawn many times, with every assumption somewhere between its low and its high. */

import { responsive, scale } from "./chart.js";
import { blank, h, icon, s, table } from "./dom.js";
import { t } from "./i18n.js";
import { bareKroner, decimal, kroner, readNumber, writeNumber } from "./numbers.js";
import { segments } from "./panels.js";
import { WHOSE } from "./gevinst-tornado.js";
import { percent, strong } from "./gevinst-words.js";

/** @typedef {import("../../src/types.js").SavingsInput} Input */
/** @typedef {import("../../src/types.js").SavingsResult} Result */
/** @typedef {import("../../src/types.js").DrawnRange} DrawnRange */
/** @typedef {NonNullable<Result["draws"]>} Draws */
/** @typedef {import("./gevinst-tornado.js").Whose} Whose */

const MOST = 100_000;

/** What is typed and drawn stays when the language changes. */
const kept = { count: "10.000", seed: "1", whose: /** @type {Whose} */ ("kommune"), key: "", draws: /** @type {Draws | null} */ (null) };

/** What the draws belong to. @param {Result} result @param {Input} input */
const keyOf = (result, input) => JSON.stringify([input, result.total, result.purses]);

/** @param {DrawnRange} range @param {number} width @param {number} em */
function draw({ low, high, median, histogram }, width, em) {
  const { from, to, counts } = histogram;
  // Zero is in the picture unless it is so far away that the bars would be a thin pile.
  const near = Math.max(0, to) - Math.min(0, from) <= 3 * (to - from);
  const least = near ? Math.min(0, from) : from;
  const most = near ? Math.max(0, to) : to;
  const small = width < 34 * em;
  const { min, max, levels } = scale(least, most === least ? least + 100 : most, small ? 3 : 6, 100);
  const x0 = 0.5 * em;
  const x1 = width - 0.5 * em;
  const xOf = (/** @type {number} */ v) => x0 + ((v - min) / (max - min)) * (x1 - x0);
  const top = 2.6 * em;
  const bottom = top + 9 * em;
  const tallest = Math.max(1, ...counts);
  const bin = (to - from) / counts.length;
  const bars = counts.flatMap((count, i) => {
    const left = from + i * bin;
    const height = (count / tallest) * (bottom - top);
    // A bin with zero in it is shown as what most of it is.
    const name = `${left + bin / 2 < 0 ? "bar-loss" : "bar-main"}${xOf(bin) - xOf(0) < 5 ? " thin" : ""}`;
    return count === 0 ? [] : [s("rect", { class: name, x: xOf(left).toFixed(1), y: (bottom - height).toFixed(1), width: Math.max(xOf(left + bin) - xOf(left), 1).toFixed(1), height: height.toFixed(1) })];
  });
  const inside = (/** @type {number} */ x, /** @type {string} */ text) => Math.min(Math.max(x, text.length * 0.3 * em), width - text.length * 0.3 * em);
  const band = t("draws.band");
  let end = Number.NEGATIVE_INFINITY;
  const ticks = levels.flatMap((v) => {
    const text = bareKroner(v);
    const half = text.length * 0.3 * em;
    const x = inside(xOf(v), text);
    if (x - half < end) return [];
    end = x + half + 0.6 * em;
    return [s("text", { class: "tick", x, y: bottom + 1.3 * em, "text-anchor": "middle" }, text)];
  });
  const height = Math.ceil(bottom + 2 * em);
  return s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("draws.title"), "aria-describedby": "draws-text" },
    s("path", { class: "band-line", d: `M${xOf(low).toFixed(1)} ${1.5 * em}v${0.7 * em}m0 ${-0.35 * em}H${xOf(high).toFixed(1)}m0 ${-0.35 * em}v${0.7 * em}` }),
    s("text", { class: "over", x: inside((xOf(low) + xOf(high)) / 2, band), y: 1.1 * em, "text-anchor": "middle" }, band),
    bars,
    s("line", { class: "axis", x1: x0, x2: x1, y1: bottom, y2: bottom }),
    near && s("line", { class: "axis", x1: xOf(0), x2: xOf(0), y1: top - 0.3 * em, y2: bottom }),
    s("line", { class: "base-line", x1: xOf(median), x2: xOf(median), y1: top - 0.3 * em, y2: bottom }),
    ticks,
  );
}

/**
 * @param {import("./gevinst-results.js").GevinstApp} app
 * @param {HTMLElement} box
 * @returns {(result: Result, input: Input) => void}
 */
export function drawsPanel(app, box) {
  let key = "";
  let running = false;
  /** Is equalisation's share not chosen? */
  let assumed = false;
  const field = (/** @type {"count" | "seed"} */ name) => {
    const error = h("p", { class: "error", id: `draws-${name}-error`, hidden: true });
    const input = h("input", { type: "text", id: `draws-${name}`, inputmode: "numeric", autocomplete: "off", spellcheck: "false", value: kept[name], "aria-describedby": `draws-${name}-hint` });
    input.addEventListener("input", () => {
      kept[name] = input.value;
      check(name, false);
    });
    const node = h("div", { class: "field" }, h("label", { for: input.id }, t(`draws.${name}`)), h("p", { class: "hint", id: `draws-${name}-hint` }, t(`draws.${name}.hint`)), error, h("div", { class: "control" }, input));
    return { input, error, node };
  };
  const fields = { count: field("count"), seed: field("seed") };

  /** The number that is typed, or null with a message. @param {"count" | "seed"} name @param {boolean} tell */
  function check(name, tell) {
    const { input, error } = fields[name];
    const read = readNumber(input.value, 0);
    const good = read.ok && (name === "seed" || (read.value >= 1 && read.value <= MOST));
    if (good || tell) {
      error.hidden = good;
      error.replaceChildren(...(good ? [] : [icon("error"), t(`draws.${name}.wrong`)]));
      if (good) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", `draws-${name}-hint${good ? "" : ` draws-${name}-error`}`);
    }
    return good && read.ok ? read.value : null;
  }

  const start = h("button", { type: "button", class: "button", onclick: () => void run() }, t("draws.start"));
  const cancel = h("button", { type: "button", class: "button quiet", hidden: true, onclick: () => app.cancel() }, t("draws.cancel"));
  const bar = h("progress", { max: 1, "aria-label": t("draws.progress") });
  const progress = h("p", { class: "progress", hidden: true }, bar);
  const status = h("p", { role: "status" });
  const words = h("p", { id: "draws-text" });
  const frame = h("div", { class: "chart-frame" });
  const tableBox = h("div");
  const bins = h("details", { class: "mini", id: "draws-bins" }, h("summary", null, t("draws.bins")));
  const outcome = h("div", { hidden: true });
  const redraw = responsive(frame, (width, em) => (kept.draws && kept.key === key ? draw(kept.draws[kept.whose], width, em) : blank()));

  function paint() {
    const { draws, whose } = kept;
    const fresh = draws !== null && kept.key === key;
    outcome.hidden = !fresh;
    if (!draws || !fresh) return;
    const range = draws[whose];
    const name = t(`tornado.whose.${whose}`);
    words.replaceChildren(
      strong(t(`draws.surplus.${whose}`, { share: percent(range.surplus, range.surplus > 99 || range.surplus < 1 ? 1 : 0) })),
      ...(whose === "kommuneAfter" && assumed ? [` ${t("savings.equalised.note")}`] : []),
      ` ${t("draws.words", { whose: name, low: kroner(range.low), high: kroner(range.high), median: kroner(range.median) })}`,
    );
    const percentiles = /** @type {const} */ (["low", "lowerQuarter", "median", "upperQuarter", "high", "mean"]);
    tableBox.replaceChildren(
      table({
        caption: t("draws.caption", { n: writeNumber(draws.count, 0), seed: writeNumber(draws.seed, 0) }),
        label: t("savings.panel.draws"),
        head: [t("draws.head"), ...WHOSE.map((w) => t(`tornado.of.${w}`))],
        rows: [
          ...percentiles.map((p) => ({ cells: [t(`draws.${p}`), ...WHOSE.map((w) => bareKroner(draws[w][p]))], class: p === "median" ? "chosen" : "" })),
          { cells: [t("draws.surplus"), ...WHOSE.map((w) => percent(draws[w].surplus, 1))], class: "total" },
        ],
        class: "numbers narrow",
      }),
    );
    const { from, to, counts } = range.histogram;
    const edge = (/** @type {number} */ i) => bareKroner(Math.round(from + ((to - from) * i) / counts.length));
    bins.replaceChildren(
      bins.children[0],
      table({
        caption: t("draws.bins.caption", { whose: name }),
        label: t("draws.bins"),
        head: [t("draws.bins.from"), t("draws.bins.to"), t("draws.bins.count"), t("draws.bins.share")],
        rows: counts.map((count, i) => ({ cells: [edge(i), edge(i + 1), writeNumber(count, 0), percent((100 * count) / draws.count, 1)] })),
        class: "numbers narrow",
      }),
    );
    redraw();
  }

  async function run() {
    const count = check("count", true);
    const seed = check("seed", true);
    if (count === null || seed === null) {
      (count === null ? fields.count : fields.seed).input.focus();
      return;
    }
    const asked = key;
    running = true;
    start.disabled = true;
    cancel.hidden = false;
    progress.hidden = false;
    outcome.hidden = true;
    bar.removeAttribute("value");
    status.textContent = t("draws.running", { n: writeNumber(count, 0) });
    try {
      const { draws } = await app.draw(count, seed, (share) => {
        if (share === null) bar.removeAttribute("value");
        else bar.value = share;
      });
      kept.draws = draws;
      kept.key = asked;
      // Nobody is valued, so there is nothing to draw.
      status.textContent = draws ? "" : t("tornado.absent");
    } catch (cause) {
      const aborted = cause instanceof Error && cause.name === "AbortError";
      status.textContent = aborted ? t(asked === key ? "draws.cancelled" : "draws.changed") : t("draws.failed", { why: cause instanceof Error ? cause.message : String(cause) });
    } finally {
      running = false;
      start.disabled = false;
      // A button that goes away leaves the keyboard somewhere.
      if (document.activeElement === cancel) start.focus();
      cancel.hidden = true;
      progress.hidden = true;
    }
    paint();
  }

  box.append(
    h("p", null, t("draws.lead")),
    h("div", { class: "draws-fields" }, fields.count.node, fields.seed.node),
    h("div", { class: "button-row" }, start, cancel),
    progress,
    status,
    outcome,
    h("details", { class: "mini", id: "draws-how" }, h("summary", null, t("draws.how")), h("p", null, t("draws.how.text"))),
  );
  outcome.append(
    segments("draws-whose", t("tornado.show"), WHOSE.map((value) => ({ value, label: t(`tornado.of.${value}`) })), kept.whose, (value) => {
      kept.whose = value;
      paint();
    }),
    words,
    frame,
    tableBox,
    bins,
  );
  return (result, input) => {
    const before = key;
    key = keyOf(result, input);
    assumed = !result.equalisationChosen;
    if (!running && kept.draws && kept.key !== key && before !== key) status.textContent = t("draws.changed");
    paint();
  };
}
