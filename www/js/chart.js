/** Charts, drawn as SVG at the width there is, so that their text keeps the page's size. */

import { h, s } from "./dom.js";
import { t } from "./i18n.js";
import { bareKroner } from "./numbers.js";

/**
 * @param {number} max
 * @param {number} count about this many steps
 */
function niceStep(max, count) {
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
 * @typedef {object} HoursPoint
 * @property {number} hours
 * @property {number} wage after AM-bidrag
 * @property {number} benefit
 * @property {number | null} net
 */
/** @typedef {{ hours: number, id: string, kind: string }} HourMarker */

/**
 * Income by hour: benefit and wage stacked, income after tax as a line over them.
 * @param {{
 *   points: HoursPoint[],
 *   chosen: HoursPoint,
 *   line: number,
 *   markers: HourMarker[],
 *   describedBy: string,
 *   title: string,
 *   plot?: (left: number, width: number) => void,
 * }} data
 * @param {number} width
 * @param {number} em
 */
export function hoursChart(data, width, em) {
  const { points, chosen } = data;
  const lastHour = points[points.length - 1].hours;
  const top = Math.max(...points.map((p) => p.wage + p.benefit), 100);
  const small = width < 30 * em;
  const step = niceStep(top, small ? 4 : 6);
  const max = Math.ceil(top / step) * step;
  const axisLabel = (/** @type {number} */ v) => bareKroner(v);
  const left = Math.ceil(Math.max(axisLabel(max).length * 0.64 + 0.6, 2.5) * em);
  const right = Math.ceil(0.9 * em);

  // Marker labels stand in rows above the plot so that they never cover each other.
  const others = data.markers.filter((m) => m.hours <= lastHour && m.id !== "programmeLine");
  const xOf = (/** @type {number} */ hours) => left + (hours / lastHour) * (width - left - right);
  const lineX = xOf(Math.min(data.line, lastHour));
  const lineHours = { hours: String(data.line).replace(".", ",") };
  // The model of the publication has 30 hours; another line is the user's own.
  const own = data.line === 30 ? "" : ".changed";
  const fits = t(`chart.line${own}`, lineHours).length * 0.68 * em < width;
  const lineText = t(`chart.${fits ? "line" : "lineShort"}${own}`, lineHours);
  /** @type {number[]} */
  const rowEnds = [];
  const placed = [...others]
    .sort((a, b) => a.hours - b.hours)
    .map((marker) => {
      const text = t("chart.markerHours", { hours: String(marker.hours).replace(".", ",") });
      const half = text.length * 0.33 * em;
      let centre = Math.min(Math.max(xOf(marker.hours), left + half), width - half);
      // The line of the model runs through all rows: keep clear of it.
      const gap = half + 0.3 * em;
      if (Math.abs(centre - lineX) < gap) centre = lineX + (marker.hours < data.line ? -gap : gap);
      let row = rowEnds.findIndex((end) => end < centre - half);
      if (row === -1) row = rowEnds.length;
      rowEnds[row] = centre + half + 0.3 * em;
      return { marker, text, row, centre };
    });
  const rows = rowEnds.length;
  const plotTop = Math.ceil((rows + 1) * 1.25 * em + 0.8 * em);
  const height = plotTop + Math.round(Math.min(Math.max(width * 0.5, 13 * em), 20 * em)) + Math.ceil(3.2 * em);
  const bottom = height - Math.ceil(3.2 * em);
  const yOf = (/** @type {number} */ ore) => bottom - (ore / max) * (bottom - plotTop);
  data.plot?.(left, width - left - right);

  const xy = (/** @type {number} */ hours, /** @type {number} */ ore) => `${xOf(hours).toFixed(1)} ${yOf(ore).toFixed(1)}`;
  const along = (/** @type {(p: HoursPoint) => number} */ f) => points.map((p) => xy(p.hours, f(p)));
  const back = (/** @type {(p: HoursPoint) => number} */ f) => along(f).reverse();
  const areaBenefit = `M${along((p) => p.benefit).join("L")}L${xy(lastHour, 0)}L${xy(0, 0)}Z`;
  const areaWage = `M${along((p) => p.benefit + p.wage).join("L")}L${back((p) => p.benefit).join("L")}Z`;
  const netPoints = points.filter((p) => p.net !== null);
  const netLine = netPoints.length > 1 ? `M${netPoints.map((p) => xy(p.hours, p.net ?? 0)).join("L")}` : "";

  const hourStep = small ? 40 : 20;
  const hours = Array.from({ length: Math.floor(lastHour / hourStep) + 1 }, (_, i) => i * hourStep);
  const levels = Array.from({ length: Math.round(max / step) + 1 }, (_, i) => i * step);
  const lineHalf = lineText.length * 0.34 * em;
  const lineCentre = Math.min(Math.max(lineX, left + lineHalf), width - lineHalf);
  const chosenX = xOf(Math.min(chosen.hours, lastHour));
  const chosenY = yOf(chosen.net ?? chosen.wage + chosen.benefit);

  return s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": data.title, "aria-describedby": data.describedBy },
    levels.map((v) => [
      s("line", { class: v === 0 ? "axis" : "grid", x1: left, x2: width - right, y1: yOf(v), y2: yOf(v) }),
      s("text", { class: "tick", x: left - 0.4 * em, y: yOf(v) + 0.32 * em, "text-anchor": "end" }, axisLabel(v)),
    ]).flat(),
    s("text", { class: "tick", x: 0, y: plotTop - 0.8 * em }, t("unit.krPerMonth")),
    s("path", { class: "area-benefit", d: areaBenefit }),
    s("path", { class: "area-wage", d: areaWage }),
    placed.flatMap(({ marker, text, row, centre }) => {
      const y = (row + 2) * 1.25 * em;
      const x = xOf(marker.hours);
      return [
        s("line", { class: "halo", x1: x, x2: x, y1: y + 0.3 * em, y2: bottom }),
        s("line", { class: `marker marker-${marker.kind}`, x1: x, x2: x, y1: y + 0.3 * em, y2: bottom }),
        s("text", { class: "marker-text", x: centre, y, "text-anchor": "middle" }, text),
      ];
    }),
    netLine && s("path", { class: "net-line", d: netLine }),
    s("line", { class: "programme-line", x1: lineX, x2: lineX, y1: 1.3 * em, y2: bottom }),
    s("text", { class: "programme-text", x: lineCentre, y: em, "text-anchor": "middle" }, lineText),
    chosen.hours <= lastHour && [
      s("line", { class: "chosen-line", x1: chosenX, x2: chosenX, y1: chosenY, y2: bottom }),
      s("circle", { class: "chosen-dot", cx: chosenX, cy: chosenY, r: 0.42 * em }),
    ],
    hours.map((v) => s("text", { class: "tick", x: xOf(v), y: bottom + 1.3 * em, "text-anchor": "middle" }, v)),
    s("text", { class: "tick", x: left + (width - left - right) / 2, y: bottom + 2.6 * em, "text-anchor": "middle" }, t("chart.hoursAxis")),
  );
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

/**
 * @param {{ class: string, label: string }[]} entries
 */
export function legend(entries) {
  return h(
    "ul",
    { class: "legend" },
    entries.map((entry) =>
      h(
        "li",
        null,
        s("svg", { class: "swatch", viewBox: "0 0 24 12", width: 24, height: 12, "aria-hidden": "true" }, entry.class.endsWith("-line") ? s("path", { class: entry.class, d: "M0 6H24" }) : s("rect", { class: entry.class, width: 24, height: 12 })),
        entry.label,
      ),
    ),
  );
}

