/**
 * The chart of the småjob page on one axis of hours: what is left and what it is made of, what
 * each hour gives, and both public purses. The chosen hour is a handle that mouse, finger and
 * keyboard move. Written by hand: the handle, the rows of markers and the words are most of it,
 * and a chart library would be more bytes beside them.
 */

import { responsive, scale } from "./chart.js";
import { blank, h, s } from "./dom.js";
import { has, plural, t } from "./i18n.js";
import { bareKroner, decimal, exact, kroner } from "./numbers.js";
import { hoursText, left, listed } from "./smaajob-words.js";

/** @typedef {import("../../src/types.js").SmaajobInput} Input */
/** @typedef {import("../../src/types.js").SmaajobResult} Result */
/** @typedef {import("../../src/types.js").SmaajobPoint} Point */

/** The parts from the axis up. Before tax there are no others than the spouse's help. */
export const PARTS = /** @type {const} */ (["benefit", "wage", "housing", "child", "spouse"]);

/** What is stacked at a point; a part that takes is not stacked. @param {Point} p */
export function stackOf(p) {
  const known = p.net !== null;
  const parts = {
    benefit: known ? (p.benefitAfterTax ?? 0) - p.benefitAtp : p.benefit,
    wage: known ? (p.wageAfterTax ?? 0) : p.wageAfterAm,
    housing: known ? p.boligsikring + p.saerligStoette - p.loft : 0,
    child: known ? p.boernetilskud + p.fritidstillaeg + p.jobpraemie : 0,
    spouse: known ? (p.spouse ?? 0) : p.spouseHelp,
  };
  return PARTS.map((name) => Math.max(parts[name], 0));
}

/** What each whole hour gives more than the one before. @param {Result} result */
const stepsOf = ({ curve }) => curve.slice(1).map((p, i) => p.step ?? left(p) - left(curve[i]));

/** @param {number} hours */
const shortHours = (hours) => t("chart.markerHours", { hours: decimal(hours) });

/**
 * @param {Result} result
 * @param {boolean} purses
 * @param {number} width
 * @param {number} em
 * @param {boolean} paper its plots are as low as they can be read, and nobody moves the hours
 */
function draw(result, purses, width, em, paper) {
  const { point, line, zero } = result;
  const points = result.fullMonth ? [...result.curve, result.fullMonth] : result.curve;
  const last = points[points.length - 1].hours;
  const small = width < 30 * em;
  const stacks = points.map(stackOf);
  const steps = stepsOf(result);
  // An hour that takes more than its wage goes out of its picture; its kroner stand in the words.
  const hour = Math.max(result.curve[1].gross, 100);
  const main = scale(Math.min(0, ...points.map(left)), Math.max(100, ...stacks.map((parts) => parts.reduce((a, b) => a + b))), small ? 4 : 6);
  const each = scale(Math.max(Math.min(0, ...steps), -hour), Math.min(Math.max(100, ...steps), hour), 3);
  const both = /** @type {const} */ (["kommune", "stat"]);
  const publicOre = purses ? points.flatMap((p) => both.map((name) => p.purses?.[name] ?? 0)) : [];
  const third = purses && scale(Math.min(0, ...publicOre), Math.max(100, ...publicOre), 3);
  const longest = Math.max(...[main, each, third || main].flatMap(({ levels }) => levels.map((v) => bareKroner(v).length)));
  const x0 = Math.ceil(Math.max(longest * 0.64 + 0.6, 2.5) * em);
  const x1 = width - Math.ceil(1.4 * em);
  const xOf = (/** @type {number} */ hours) => x0 + (hours / last) * (x1 - x0);

  // Marker labels stand in rows above the plot so that they never cover each other.
  const lineX = xOf(Math.min(line.hours, last));
  // The model of the publication has 30 hours; another line is the user's own.
  const own = line.hours === 30 ? "" : ".changed";
  const lineParams = { hours: decimal(line.hours) };
  const fits = t(`chart.line${own}`, lineParams).length * 0.68 * em < width;
  const lineText = t(`chart.${fits ? "line" : "lineShort"}${own}`, lineParams);
  const lineHalf = lineText.length * 0.34 * em;
  /** @type {number[]} */
  const rowEnds = [];
  const placed = result.markers
    .filter((m) => m.hours <= last && m.id !== "programmeLine")
    .sort((a, b) => a.hours - b.hours)
    .map((marker) => {
      const text = small ? shortHours(marker.hours) : `${shortHours(marker.hours)} ${t(`marker.${marker.id}.short`)}`;
      const half = text.length * 0.3 * em;
      let centre = Math.min(Math.max(xOf(marker.hours), x0 + half), width - half);
      // The line of the model runs through all rows: keep clear of it.
      const gap = half + 0.3 * em;
      if (Math.abs(centre - lineX) < gap) centre = lineX + (marker.hours < line.hours && lineX - gap - half > 0 ? -gap : gap);
      let row = rowEnds.findIndex((end) => end < centre - half);
      if (row === -1) row = rowEnds.length;
      rowEnds[row] = centre + half + 0.6 * em;
      return { marker, text, row, centre };
    });

  const rowY = (/** @type {number} */ row) => (row + 2) * 1.25 * em;

  let y = Math.ceil((rowEnds.length + 1) * 1.25 * em + 0.8 * em);
  /** @param {ReturnType<typeof scale>} of @param {number} height @param {string} heading */
  const plot = ({ min, max, levels }, height, heading) => {
    const top = y;
    const bottom = y + Math.round(height);
    y = bottom;
    const yOf = (/** @type {number} */ ore) => bottom - ((Math.min(Math.max(ore, min), max) - min) / (max - min)) * (bottom - top);
    const xy = (/** @type {number} */ hours, /** @type {number} */ ore) => `${xOf(hours).toFixed(1)} ${yOf(ore).toFixed(1)}`;
    const nodes = [
      ...levels.flatMap((v) => [
        s("line", { class: v === 0 ? "axis" : "grid", x1: x0, x2: x1, y1: yOf(v), y2: yOf(v) }),
        s("text", { class: "tick", x: x0 - 0.4 * em, y: yOf(v) + 0.32 * em, "text-anchor": "end" }, bareKroner(v)),
      ]),
    ];
    return { bottom, yOf, xy, nodes, name: s("text", { class: "over", x: 0, y: top - 0.8 * em }, heading) };
  };
  const hourStep = small ? 40 : 20;
  const ticks = () => {
    y += 1.3 * em;
    const at = y;
    return Array.from({ length: Math.floor(last / hourStep) + 1 }, (_, i) => i * hourStep).map((v) => s("text", { class: "tick", x: xOf(v), y: at, "text-anchor": "middle" }, v));
  };

  // What is left, and what it is made of.
  const a = plot(main, paper ? 10 * em : Math.min(Math.max(width * 0.45, 13 * em), 19 * em), t(width < 42 * em ? "unit.krPerMonth" : point.net === null ? "chart.before" : "chart.net"));
  const sums = stacks.map((parts) => parts.map((_, i) => parts.slice(0, i + 1).reduce((x, z) => x + z)));
  const along = (/** @type {(p: Point, i: number) => number} */ f) => points.map((p, i) => a.xy(p.hours, f(p, i)));
  const between = (/** @type {(p: Point, i: number) => number} */ upper, /** @type {(p: Point, i: number) => number} */ lower) => `M${along(upper).join("L")}L${along(lower).reverse().join("L")}Z`;
  const top = (/** @type {Point} */ _, /** @type {number} */ i) => sums[i][PARTS.length - 1];
  const areas = PARTS.flatMap((name, k) =>
    stacks.some((parts) => parts[k] > 0) ? [s("path", { class: `area-${name}`, d: between((_, i) => sums[i][k], (_, i) => (k === 0 ? 0 : sums[i][k - 1])) })] : [],
  );
  const paid = points.some((p, i) => top(p, i) - left(p) > 100);
  // A band is named where there is room for its name.
  const names = PARTS.flatMap((name, k) => {
    const text = t(`chart.part.${name}`);
    const half = (text.length * 0.3 * em * last) / (x1 - x0);
    let best = { room: 0, x: 0, y: 0 };
    for (let at = Math.ceil(half) + 2; at < last - half - 2; at += 4) {
      const inside = sums.filter((_, i) => Math.abs(points[i].hours - at) <= half);
      const low = Math.max(...inside.map((sum) => (k === 0 ? 0 : sum[k - 1])));
      const high = Math.min(...inside.map((sum) => sum[k]));
      if (high - low > best.room) best = { room: high - low, x: at, y: (high + low) / 2 };
    }
    return a.yOf(0) - a.yOf(best.room) > 1.7 * em ? [s("text", { class: "band-name", x: xOf(best.x), y: a.yOf(best.y) + 0.32 * em, "text-anchor": "middle" }, text)] : [];
  });
  const trackY = a.bottom + 1.1 * em;
  y += paper ? 0 : 2 * em;
  const ticksA = ticks();
  y += 1.3 * em;
  const title = s("text", { class: "tick", x: (x0 + x1) / 2, y, "text-anchor": "middle" }, t("chart.hoursAxis"));

  // What each hour gives.
  y += (paper ? 2.1 : 2.6) * em;
  const b = plot(each, (paper ? 4.6 : 6) * em, t(point.net === null ? "chart.each.before" : "chart.each"));
  const stairs = (/** @type {(v: number) => number} */ f) => `M${b.xy(0, 0)}${steps.map((v, i) => `V${b.yOf(f(v)).toFixed(1)}H${xOf(i + 1).toFixed(1)}`).join("")}V${b.yOf(0).toFixed(1)}Z`;

  // Both purses.
  /** @type {SVGElement[]} */
  let publicNodes = [];
  if (third) {
    y += (paper ? 2.1 : 2.6) * em;
    const c = plot(third, (paper ? 4.6 : 8) * em, t("chart.public"));
    publicNodes = [
      ...c.nodes,
      c.name,
      ...both.map((name) => s("path", { class: `${name}-line`, d: `M${points.map((p) => c.xy(p.hours, p.purses?.[name] ?? 0)).join("L")}` })),
      ...(point.hours <= last ? both.map((name) => s("circle", { class: "chosen-dot", cx: xOf(point.hours), cy: c.yOf(point.purses?.[name] ?? 0), r: 0.3 * em })) : []),
    ];
  }
  const bottom = y;
  const ticksB = ticks();
  const height = Math.ceil(y + 0.4 * em);

  const chosenX = xOf(Math.min(point.hours, last));
  const svg = s(
    "svg",
    { class: "chart", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("smaajob.chart.title"), "aria-describedby": "chart-text" },
    s("defs", null, s("pattern", { id: "hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, s("path", { class: "hatch-line", d: "M0 0V7" }))),
    a.nodes,
    areas,
    paid && s("path", { class: "area-paid", fill: "url(#hatch)", d: between(top, (p) => left(p)) }),
    placed.flatMap(({ marker, row }) => ["halo", `${marker.kind}-line`].map((name) => s("line", { class: name, x1: xOf(marker.hours), x2: xOf(marker.hours), y1: rowY(row) + 0.3 * em, y2: a.bottom }))),
    placed.map(({ text, row, centre }) => s("text", { class: "over", x: centre, y: rowY(row), "text-anchor": "middle" }, text)),
    a.name,
    names,
    s("path", { class: "net-line", d: `M${along((p) => left(p)).join("L")}` }),
    cliffRuns(result.cliffs).map(({ from, to }) => {
      const run = (/** @type {number} */ up) => result.curve.slice(from, to + 1).map((p) => `${xOf(p.hours).toFixed(1)} ${(a.yOf(left(p)) - up * em).toFixed(1)}`);
      // Many hours in a row are a band over the line.
      return s("path", { class: "cliff", d: to > from + 2 ? `M${run(0.3).join("L")}L${run(0.7).reverse().join("L")}Z` : run(0.3).map((at) => `M${at}l${-0.42 * em} ${-0.8 * em}h${0.84 * em}z`).join("") });
    }),
    s("line", { class: "model-line", x1: lineX, x2: lineX, y1: 1.3 * em, y2: a.bottom }),
    s("text", { class: "programme-text", x: Math.min(Math.max(lineX, x0 + lineHalf), width - lineHalf), y: em, "text-anchor": "middle" }, lineText),
    s("line", { class: "track", x1: x0, x2: x1, y1: trackY, y2: trackY }),
    ticksA,
    title,
    b.nodes,
    b.name,
    s("path", { class: "area-wage", d: stairs((v) => Math.max(v, 0)) }),
    steps.some((v) => v < 0) && s("path", { class: "area-loss", d: stairs((v) => Math.min(v, 0)) }),
    publicNodes,
    point.hours <= last && [
      s("line", { class: "chosen-line", x1: chosenX, x2: chosenX, y1: a.yOf(left(point)), y2: bottom }),
      s("circle", { class: "chosen-dot", cx: chosenX, cy: a.yOf(left(point)), r: 0.42 * em }),
    ],
    ticksB,
  );
  return { svg, x0, x1, last, x: chosenX, y: trackY };
}

/**
 * @param {((hours: number) => void) | null} choose null: the hours are not to be changed
 * @param {() => number | null} chosen before the chart shows it; null: what was typed is no number
 */
export function hoursChart(choose, chosen) {
  /** @type {{ result: Result, purses: boolean } | null} */
  let now = null;
  /** @type {ReturnType<typeof draw> | null} */
  let drawn = null;
  const canvas = h("div");
  const handle = h("div", { class: "handle", id: "slider", role: "slider", tabindex: 0, "aria-label": t("smaajob.chart.slider"), "aria-valuemin": 0, "aria-valuemax": 160, "aria-valuenow": 0, hidden: choose === null });
  const node = h("div", { class: "chart-frame hours-chart" }, canvas, handle);

  const redraw = responsive(canvas, (width, em, paper) => {
    if (!now) return blank();
    drawn = draw(now.result, now.purses, width, em, paper);
    handle.style.left = `${drawn.x}px`;
    handle.style.top = `${drawn.y}px`;
    return drawn.svg;
  });

  const hours = () => chosen() ?? now?.result.point.hours ?? 0;
  /** @param {number} wanted */
  const set = (wanted) => {
    const next = Math.min(Math.max(Math.round(wanted), 0), 160);
    if (next !== hours()) choose?.(next);
  };
  handle.addEventListener("keydown", (event) => {
    /** @type {Record<string, () => number>} */
    const keys = {
      ArrowRight: () => Math.floor(hours() + 1),
      ArrowLeft: () => Math.ceil(hours() - 1),
      PageUp: () => Math.floor(hours() + 10),
      PageDown: () => Math.ceil(hours() - 10),
      Home: () => 0,
      End: () => 160,
    };
    keys.ArrowUp = keys.ArrowRight;
    keys.ArrowDown = keys.ArrowLeft;
    const key = keys[event.key];
    if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    set(key());
  });

  /** A finger that scrolls the page does not choose an hour. @type {{ from: number, off: number, on: boolean } | null} */
  let drag = null;
  /** @param {PointerEvent} event */
  const follow = (event) => {
    if (!drawn || !drag) return;
    const x = event.clientX - drag.off - canvas.getBoundingClientRect().left;
    set(((x - drawn.x0) / (drawn.x1 - drawn.x0)) * drawn.last);
  };
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !drawn || !choose) return;
    const own = event.target === handle;
    drag = { from: event.clientX, off: own ? event.clientX - canvas.getBoundingClientRect().left - drawn.x : 0, on: own || event.pointerType !== "touch" };
    node.setPointerCapture(event.pointerId);
    // The focus goes to the handle; text is not marked.
    event.preventDefault();
    handle.focus({ preventScroll: true });
    if (!own && drag.on) follow(event);
  });
  node.addEventListener("pointermove", (event) => {
    if (!drag) return;
    drag.on ||= Math.abs(event.clientX - drag.from) > 8;
    if (drag.on) follow(event);
  });
  node.addEventListener("pointerup", (event) => {
    if (drag && !drag.on) follow(event);
    drag = null;
  });
  node.addEventListener("pointercancel", () => {
    drag = null;
  });

  return {
    node,
    /** @param {Result} result @param {boolean} purses */
    update(result, purses) {
      now = { result, purses };
      const { point } = result;
      handle.setAttribute("aria-valuenow", String(Math.min(point.hours, 160)));
      handle.setAttribute("aria-valuetext", atText(result));
      redraw();
    },
  };
}

/** The chosen hours in words. @param {Result} result */
export function atText(result) {
  const { point, zero } = result;
  const more = left(point) - left(zero);
  return t(point.net === null ? "smaajob.chart.at.beforeTax" : "smaajob.chart.at", { hours: hoursText(point.hours), net: kroner(left(point)), gain: kroner(Math.abs(more)), more: t(more < 0 ? "less" : "more") });
}

/**
 * Runs of hours that give about the same, each with what an hour of it gives on average. One odd
 * hour within a run, such as a step of friplads, does not end it.
 * @param {Result} result
 */
function runs(result) {
  const { curve } = result;
  const near = Math.max(curve[1].gross * 0.08, 300);
  const steps = stepsOf(result);
  /** @type {{ from: number, to: number, step: number }[]} */
  const list = [];
  steps.forEach((step, i) => {
    const run = list[list.length - 1];
    const fits = (/** @type {number | undefined} */ v) => run && v !== undefined && Math.abs(v - run.step) <= near;
    if (fits(step) || (run && run.to > run.from && fits(steps[i + 1]))) run.to = i + 1;
    else list.push({ from: i + 1, to: i + 1, step });
  });
  // The hour between two runs says nothing of its own: a fall is told by itself.
  return list.filter(({ from, to }) => to > from || from === 1).map(({ from, to }) => ({ from, to, each: (left(curve[to]) - left(curve[from - 1])) / (to - from + 1) }));
}

/**
 * The hours that take more than they give; those that follow each other for the same reason together.
 * @param {Result["cliffs"]} cliffs
 */
function cliffRuns(cliffs) {
  /** @type {{ from: number, to: number, loss: number, cause: string }[]} */
  const list = [];
  for (const { hours, loss, cause } of cliffs) {
    const run = list[list.length - 1];
    if (run && run.to + 1 === hours && run.cause === cause) {
      run.to = hours;
      run.loss += loss;
    } else list.push({ from: hours, to: hours, loss, cause });
  }
  return list;
}

/** The same in words: the five that take most. @param {Result["cliffs"]} cliffs */
export function cliffList(cliffs) {
  const all = cliffRuns(cliffs);
  const worst = new Set([...all].sort((a, b) => b.loss - a.loss).slice(0, 5));
  const shown = all.filter((run) => worst.has(run)).map(({ from, to, loss, cause }) => t(from === to ? "cliff" : "cliff.run", { hours: hoursText(from), from: from - 1, to: hoursText(to), loss: kroner(loss), why: t(`cliff.${cause}`) }));
  return [...shown, ...(all.length > 5 ? [plural("cliff.more", all.length - 5, { n: all.length - 5 })] : [])];
}

/** What the chart shows, in words. @param {Result} result @param {boolean} purses */
export function chartWords(result, purses) {
  const { zero, point, curve, cliffs } = result;
  const end = curve[curve.length - 1];
  const unit = t(point.net === null ? "chart.unit.before" : "chart.unit.net");
  const values = [zero, ...(point.hours > 0 && point.hours < 160 ? [point] : []), end].map((p) => t("chart.words.value", { hours: hoursText(p.hours), kr: kroner(left(p)) }));
  const shown = runs(result).slice(0, 6);
  const each = shown.map(({ from, to, each }) => t(from === to ? "chart.words.hour" : "chart.words.run", { from, to, kr: Math.abs(each) < 20_000 ? exact(Math.round(each / 50) * 50) : kroner(Math.round(each)) }));
  const gone = result.coach?.benefitGone ?? null;
  const publicWords = purses && end.purses && point.purses ? t("chart.words.public", { hours: hoursText(point.hours), kommune: kroner(point.purses.kommune), stat: kroner(point.purses.stat), kommuneEnd: kroner(end.purses.kommune), statEnd: kroner(end.purses.stat) }) : "";
  return [
    t("chart.words", { unit, values: listed(values) }),
    t("chart.words.each", { runs: listed(each) }),
    cliffs.length === 0 ? t("chart.words.noCliff") : cliffList(cliffs).join(" "),
    gone === null || gone > 160 ? t("chart.words.notGone") : t("chart.words.gone", { hours: hoursText(gone) }),
    publicWords,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The lines and bands of the chart that are there. @param {Result} result @param {Input} input @param {boolean} purses */
export function legendOf(result, input, purses) {
  const { point, line, markers } = result;
  const known = point.net !== null;
  const all = [...result.curve, point].map(stackOf);
  const kinds = new Set(markers.filter((m) => m.id !== "programmeLine" && m.hours <= 160).map((m) => m.kind));
  const after = known ? "after" : "before";
  return [
    { class: "net-line", label: t(known ? "legend.net" : "legend.total") },
    ...PARTS.flatMap((name, i) => (all.some((parts) => parts[i] > 0) ? [{ class: `area-${name}`, label: t(`legend.${name}${has(`legend.${name}.${after}`) ? `.${after}` : name === "housing" && point.saerligStoette > 0 ? ".saerlig" : ""}`, { benefit: t(`benefit.${input.benefit}`) }) }] : [])).reverse(),
    ...(known && [...result.curve, point].some((p) => p.daycare + p.costs > 0) ? [{ class: "area-paid", label: t("legend.paid") }] : []),
    { class: "model-line", label: t(line.hours === 30 ? "chart.line" : "chart.line.changed", { hours: decimal(line.hours) }) },
    ...(["law", "programme", "result"]).flatMap((kind) => (kinds.has(/** @type {any} */ (kind)) ? [{ class: `${kind}-line`, label: t(`legend.kind.${kind}`) }] : [])),
    ...(result.cliffs.length > 0 ? [{ class: "cliff", label: t("legend.cliff") }] : []),
    ...(purses ? ["kommune", "stat"].map((name) => ({ class: `${name}-line`, label: t(`purse.${name}`) })) : []),
  ];
}
