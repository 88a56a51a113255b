/** Charts, drawn as SVG at the width there is, so that their text keeps the page's size. */

import { h, s } from "./dom.js";

/** A round step of at least so much. @param {number} rough */
function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((m) => m * power).find((step) => step >= rough) ?? rough;
}

/**
 * A scale with round steps.
 * @param {number} low
 * @param {number} high
 * @param {number} count about this many steps
 * @param {number} [least] the smallest step that is told apart: a krone
 */
export function scale(low, high, count, least = 0) {
  const step = niceStep(Math.max((high - low) / count, least));
  const min = Math.floor(low / step) * step;
  const max = Math.ceil(high / step) * step;
  return { min, max, levels: Array.from({ length: Math.round((max - min) / step) + 1 }, (_, i) => min + i * step) };
}

/** Nothing can be measured on paper, and what was drawn for a screen would shrink with its lettering: charts are drawn anew before they are
 *  printed, with the 7 points that the style sheet has for their text there, in CSS pixels. */
const PAPER_EM = (7 * 96) / 72;
let printing = false;
for (const event of ["beforeprint", "afterprint"]) {
  addEventListener(event, () => {
    printing = event === "beforeprint";
    for (const chart of document.querySelectorAll(".chart")) chart.parentElement?.dispatchEvent(new Event("repaint"));
  });
}

/**
 * Redraws when the element's width or the text size changes, and for paper.
 * @param {HTMLElement} frame
 * @param {(width: number, em: number, paper: boolean) => SVGElement} draw
 * @param {number} paper its width there: three quarters of a memo on A4, so that its legend stands beside it
 */
export function responsive(frame, draw, paper = 538) {
  let width = 0;
  let em = 0;
  const paint = (force = false) => {
    const now = printing ? paper : Math.floor(frame.clientWidth);
    const size = printing ? PAPER_EM : Number.parseFloat(getComputedStyle(frame).fontSize) || 16;
    // What is hidden is drawn when it is seen, also where it is hidden for less than a frame.
    if (now < 10 && force && width > 0) requestAnimationFrame(() => paint());
    if (now < 10 && force) width = 0;
    if (now < 10 || (!force && now === width && size === em)) return;
    width = now;
    em = size;
    frame.replaceChildren(draw(width, em, printing));
  };
  frame.addEventListener("repaint", () => paint(true));
  new ResizeObserver(() => paint()).observe(frame);
  return () => paint(true);
}

/**
 * @typedef {object} Bar
 * @property {string} label
 * @property {{ value: number, class: string }[]} values one bar each
 */

/**
 * Horizontal bars from zero, to both sides where there are negative values.
 * @param {{ bars: Bar[], text: (value: number) => string, title: string, describedBy: string }} data
 * @param {number} width
 * @param {number} em
 */
export function barChart(data, width, em) {
  const all = data.bars.flatMap((b) => b.values.map((v) => v.value));
  const high = Math.max(0, ...all);
  const low = Math.min(0, ...all);
  const span = high - low || 1;
  const longest = Math.max(...all.map((v) => data.text(v).length), 1);
  const textWidth = longest * 0.66 * em;
  const left = low < 0 ? textWidth : 0;
  const room = Math.max(width - left - textWidth - 0.8 * em, 4 * em);
  const zero = left + (-low / span) * room;
  const thick = 1.15 * em;
  let y = 0;
  /** @type {SVGElement[]} */
  const nodes = [];
  for (const bar of data.bars) {
    y += 1.5 * em;
    nodes.push(s("text", { class: "bar-label", x: 0, y: y - 0.35 * em }, bar.label));
    const top = y;
    for (const { value, class: name } of bar.values) {
      const length = (Math.abs(value) / span) * room;
      const x = value < 0 ? zero - length : zero;
      nodes.push(
        s("rect", { class: name, x: x.toFixed(1), y: y.toFixed(1), width: Math.max(length, 1).toFixed(1), height: thick.toFixed(1) }),
        s("text", { class: "bar-value", x: (value < 0 ? x - 0.35 * em : x + length + 0.35 * em).toFixed(1), y: (y + 0.84 * em).toFixed(1), "text-anchor": value < 0 ? "end" : "start" }, data.text(value)),
      );
      y += thick + 0.2 * em;
    }
    // Zero is drawn beside the bars only, not through the labels above them.
    nodes.push(s("line", { class: "axis", x1: zero, x2: zero, y1: top, y2: y }));
    y += 0.5 * em;
  }
  const height = Math.ceil(y);
  return s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": data.title, "aria-describedby": data.describedBy },
    nodes,
  );
}

/** Shapes that tell lines apart without their colours, around 0 0 with a radius of about 1. */
const MARKS = {
  circle: "M-1 0a1 1 0 1 0 2 0a1 1 0 1 0-2 0z",
  square: "M-.9-.9H.9V.9H-.9z",
  triangle: "M0-1.15L1.1.85H-1.1z",
  diamond: "M0-1.3L1.3 0L0 1.3L-1.3 0z",
  down: "M0 1.15L1.1-.85H-1.1z",
  plus: "M-.4-1.2H.4V-.4H1.2V.4H.4V1.2H-.4V.4H-1.2V-.4H-.4z",
};
/** @typedef {keyof typeof MARKS} MarkShape */

/** @param {string} name @param {MarkShape} shape @param {number} x @param {number} y @param {number} r */
const markAt = (name, shape, x, y, r) => s("path", { class: `${name}-mark`, d: MARKS[shape], transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${r.toFixed(2)})` });

/**
 * @typedef {object} Line
 * @property {string} name of its classes: "kommune" has `kommune-line` and `kommune-mark`
 * @property {MarkShape} shape
 * @property {string} label
 * @property {string} [end] a shorter label for the line's end
 * @property {number[]} values at 1, 2, 3 …; every line starts with nothing at 0
 * @property {{ at: number, text: string, short: string } | null} flag where it comes up to nothing
 */

/**
 * Lines from nothing at 0 over equal steps, with zero drawn and a flag where a line reaches it.
 * @param {{ lines: Line[], text: (value: number) => string, heading: string, axis: string, title: string, describedBy: string }} data
 * @param {number} width
 * @param {number} em
 * @param {boolean} low is it as low as it can be read?
 */
export function lineChart({ lines, text, heading, axis, title, describedBy }, width, em, low) {
  const small = width < 34 * em;
  const all = lines.flatMap((line) => line.values);
  const { min, max, levels } = scale(Math.min(0, ...all), Math.max(100, ...all), small ? 4 : 6, 100);
  const steps = Math.max(1, ...lines.map((line) => line.values.length));
  const x0 = Math.ceil((Math.max(...levels.map((v) => text(v).length)) * 0.6 + 0.8) * em);
  // The lines are named at their ends where there is room for it.
  const named = width > 44 * em;
  const x1 = width - Math.ceil(named ? (Math.max(...lines.map((line) => (line.end ?? line.label).length)) * 0.56 + 1.2) * em : 0.9 * em);
  const xOf = (/** @type {number} */ step) => x0 + (step / steps) * (x1 - x0);

  // Flags stand in rows above the plot so that they never cover each other.
  /** @type {number[]} */
  const ends = [];
  const flags = lines
    .flatMap(({ flag, name, shape }) => (flag ? [{ ...flag, name, shape, words: small ? flag.short : flag.text }] : []))
    .sort((a, b) => a.at - b.at)
    .map((flag) => {
      const half = (flag.words.length * 0.29 + 0.7) * em;
      const centre = Math.min(Math.max(xOf(flag.at), half), width - half);
      let row = ends.findIndex((end) => end < centre - half);
      if (row === -1) row = ends.length;
      ends[row] = centre + half + 0.4 * em;
      return { ...flag, centre, half, y: (row + 2.4) * 1.35 * em };
    });
  const top = Math.ceil((1.9 + ends.length * 1.35 + (ends.length > 0 ? 0.9 : 0)) * em);
  const bottom = top + Math.round(low ? 11 * em : Math.min(Math.max(width * 0.45, 14 * em), 22 * em));
  const yOf = (/** @type {number} */ value) => bottom - ((value - min) / (max - min)) * (bottom - top);
  const points = (/** @type {Line} */ line) => [0, ...line.values].map((value, step) => `${xOf(step).toFixed(1)} ${yOf(value).toFixed(1)}`);

  // Names at the ends give way to each other, from the top down and then from the bottom up.
  const names = lines.map((line) => ({ line, y: yOf(line.values[line.values.length - 1] ?? 0) })).sort((a, b) => a.y - b.y);
  names.forEach((name, i) => {
    if (i > 0) name.y = Math.max(name.y, names[i - 1].y + 1.2 * em);
  });
  names.reverse().forEach((name, i) => {
    name.y = Math.min(name.y, i === 0 ? bottom : names[i - 1].y - 1.2 * em);
  });

  const height = Math.ceil(bottom + 3 * em);
  // As many years are named as there is room for: with twice the text on a phone, few.
  const most = Math.max(1, Math.floor((x1 - x0) / ((String(steps).length * 0.6 + 0.6) * em)));
  const every = Math.ceil(steps / Math.min(most, small ? 5 : 10));
  return s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": title, "aria-describedby": describedBy },
    s("text", { class: "over", x: 0, y: em }, heading),
    levels.flatMap((v) => [
      s("line", { class: v === 0 ? "axis" : "grid", x1: x0, x2: x1, y1: yOf(v), y2: yOf(v) }),
      s("text", { class: "tick", x: x0 - 0.4 * em, y: yOf(v) + 0.32 * em, "text-anchor": "end" }, text(v)),
    ]),
    Array.from({ length: steps + 1 }, (_, step) => step).flatMap((step) => (step % every === 0 ? [s("text", { class: "tick", x: xOf(step), y: bottom + 1.3 * em, "text-anchor": "middle" }, step)] : [])),
    s("text", { class: "tick", x: (x0 + x1) / 2, y: bottom + 2.6 * em, "text-anchor": "middle" }, axis),
    flags.map(({ at, y }) => s("line", { class: "flag-line", x1: xOf(at), x2: xOf(at), y1: y + 0.4 * em, y2: yOf(0) })),
    lines.flatMap((line) => [
      s("path", { class: `${line.name}-line`, d: `M${points(line).join("L")}` }),
      ...line.values.map((value, i) => markAt(line.name, line.shape, xOf(i + 1), yOf(value), 0.34 * em)),
    ]),
    flags.map(({ at, words, name, shape, centre, half, y }) => [
      s("circle", { class: "flag-dot", cx: xOf(at), cy: yOf(0), r: 0.42 * em }),
      markAt(name, shape, centre - half + 0.4 * em, y - 0.3 * em, 0.34 * em),
      s("text", { class: "over flag", x: centre - half + 1.1 * em, y }, words),
    ]).flat(),
    named && names.map(({ line, y }) => s("text", { class: "bar-label", x: x1 + 0.8 * em, y: y + 0.32 * em }, line.end ?? line.label)),
  );
}

/**
 * A bar of the whole with the part that is meant, and the rest.
 * @param {{ share: number, partText: string, restText: string, title: string, describedBy: string }} data
 * @param {number} width
 * @param {number} em
 */
export function shareChart(data, width, em) {
  const cut = Math.round(width * data.share);
  const height = Math.ceil(6.2 * em);
  return s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": data.title, "aria-describedby": data.describedBy },
    s("text", { class: "bar-label", x: 0, y: 1.1 * em }, data.partText),
    s("rect", { class: "bar-rest", x: 0, y: 1.6 * em, width, height: 2.6 * em }),
    s("rect", { class: "bar-main", x: 0, y: 1.6 * em, width: Math.max(cut, 1), height: 2.6 * em }),
    s("text", { class: "bar-value", x: width, y: 5.5 * em, "text-anchor": "end" }, data.restText),
  );
}

/** What stands for a line, an area or a mark in the legend, by its class. @param {string} name @param {MarkShape} [shape] */
function swatch(name, shape) {
  if (shape) return [s("path", { class: name, d: "M0 6H24" }), markAt(name.replace("-line", ""), shape, 12, 6, 4.4)];
  if (name.endsWith("-line")) return s("path", { class: name, d: "M0 6H24" });
  if (name === "cliff") return s("path", { class: name, d: "M7 1h10l-5 10z" });
  return s("rect", { class: name, width: 24, height: 12, fill: "url(#hatch)" });
}

/**
 * @param {{ class: string, label: string, shape?: MarkShape }[]} entries
 */
export function legend(entries) {
  return h(
    "ul",
    { class: "legend" },
    entries.map((entry) => h("li", null, s("svg", { class: "swatch", viewBox: "0 0 24 12", width: 24, height: 12, "aria-hidden": "true" }, swatch(entry.class, entry.shape)), entry.label)),
  );
}
