/** Charts, drawn as SVG at the width there is, so that their text keeps the page's size. */

import { h, s } from "./dom.js";

/**
 * @param {number} max
 * @param {number} count about this many steps
 */
export function niceStep(max, count) {
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((m) => m * power).find((step) => step >= rough) ?? rough;
}

/**
 * Redraws when the element's width or the text size changes.
 * @param {HTMLElement} frame
 * @param {(width: number, em: number) => SVGElement} draw
 */
export function responsive(frame, draw) {
  let width = 0;
  let em = 0;
  const paint = (force = false) => {
    const now = Math.floor(frame.clientWidth);
    const size = Number.parseFloat(getComputedStyle(frame).fontSize) || 16;
    if (now < 10 || (!force && now === width && size === em)) return;
    width = now;
    em = size;
    frame.replaceChildren(draw(width, em));
  };
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

/** What stands for a line, an area or a mark in the legend, by its class. @param {string} name */
function swatch(name) {
  if (name.endsWith("-line")) return s("path", { class: name, d: "M0 6H24" });
  if (name === "cliff") return s("path", { class: name, d: "M7 1h10l-5 10z" });
  return s("rect", { class: name, width: 24, height: 12, fill: "url(#hatch)" });
}

/**
 * @param {{ class: string, label: string }[]} entries
 */
export function legend(entries) {
  return h(
    "ul",
    { class: "legend" },
    entries.map((entry) => h("li", null, s("svg", { class: "swatch", viewBox: "0 0 24 12", width: 24, height: 12, "aria-hidden": "true" }, swatch(entry.class)), entry.label)),
  );
}
