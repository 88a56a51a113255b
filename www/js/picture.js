/** A chart as a picture of its own: in light colours, with its title, its legend and where it is from. */

import { h, s } from "./dom.js";
import { saveFile } from "./save.js";

/** What a style sheet says of a shape, and a picture has to say by itself. */
const LOOKS = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-opacity", "opacity", "font-family", "font-size", "font-weight", "text-anchor", "paint-order"];
const MARGIN = 16;
/** A PNG has so many dots for each of the page's. */
const SHARP = 2;

/** The page's light colours, whatever it is shown in. @returns {[name: string, value: string][]} */
function lightColours() {
  try {
    const roots = [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules]).filter((rule) => rule instanceof CSSStyleRule && rule.selectorText === ":root");
    return roots.flatMap((rule) => {
      const { style } = /** @type {CSSStyleRule} */ (rule);
      return [...style].filter((name) => name.startsWith("--")).map((name) => /** @type {[string, string]} */ ([name, style.getPropertyValue(name)]));
    });
  } catch {
    // In a sandbox without an origin a page may not read its own style sheet.
    return [];
  }
}

/** @param {Element} el @returns {[name: string, value: string][]} */
function looksOf(el) {
  const style = getComputedStyle(el);
  return LOOKS.map((name) => [name, style.getPropertyValue(name).replace(/^url\("(.*)"\)$/, "url($1)")]);
}

/** @param {Element} el @param {[name: string, value: string][]} looks */
function dress(el, looks) {
  for (const [name, value] of looks) el.setAttribute(name, value);
  for (const name of el.getAttributeNames()) if (name === "class" || name === "tabindex" || name === "role" || name.startsWith("aria-")) el.removeAttribute(name);
}

/**
 * Lines that are no wider than they may be.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
function wrapped(text, width, measure) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * @param {SVGElement} chart
 * @param {string} title
 * @param {string} source
 */
function pictureOf(chart, title, source) {
  const legend = [...(chart.closest(".panel")?.querySelectorAll(".legend") ?? [])].find((list) => list.getClientRects().length > 0);
  // Dressed beside the chart, where the same rules reach it, and out of sight.
  const dressing = h("div", { "aria-hidden": "true" }, chart.cloneNode(true), legend?.cloneNode(true) ?? null);
  for (const [name, value] of [...lightColours(), ["position", "absolute"], ["left", "-9999px"], ["font-size", getComputedStyle(chart).fontSize], ["color-scheme", "light"]]) dressing.style.setProperty(name, value);
  chart.parentElement?.append(dressing);
  const [drawn, list] = dressing.children;
  const size = Number.parseFloat(getComputedStyle(dressing).fontSize);
  const family = getComputedStyle(dressing).fontFamily;
  // All looks are read before one is changed: a class that is gone would change those below it.
  const looks = [...dressing.querySelectorAll("svg *")].map((el) => /** @type {const} */ ([el, looksOf(el)]));
  for (const [el, look] of looks) dress(el, look);
  const labels = [...(list?.children ?? [])].map((li) => ({ mark: [...(li.querySelector("svg")?.childNodes ?? [])], label: li.textContent ?? "" }));
  dressing.remove();

  const width = Number(chart.getAttribute("width"));
  const ink = { "font-family": family, fill: "#1a1a1a" };
  const measureAs = (/** @type {string} */ font) => {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) throw new Error("no canvas");
    context.font = font;
    return (/** @type {string} */ text) => context.measureText(text).width;
  };
  const step = size * 1.4;
  let y = MARGIN;
  const lines = (/** @type {string} */ text, /** @type {number} */ px, /** @type {number} */ weight, /** @type {string} */ fill) =>
    wrapped(text, width, measureAs(`${weight} ${px}px ${family}`)).map((line) => s("text", { ...ink, fill, x: MARGIN, y: (y += px * 1.35), "font-size": px, "font-weight": weight }, line));
  const heading = lines(title, size * 1.25, 700, "#1a1a1a");
  y += size * 0.6;
  const measure = measureAs(`400 ${size}px ${family}`);
  let x = 0;
  const legendNodes = labels.flatMap(({ mark, label }, i) => {
    const wide = 30 + measure(label) + size * 1.4;
    if (i > 0 && x + wide > width) {
      x = 0;
      y += step;
    }
    const at = MARGIN + x;
    x += wide;
    return [s("g", { transform: `translate(${at} ${y + 2})` }, mark), s("text", { ...ink, x: at + 30, y: y + 12, "font-size": size, "font-weight": 400 }, label)];
  });
  if (labels.length > 0) y += step + size * 0.4;
  const body = s("g", { transform: `translate(${MARGIN} ${y})` }, ...drawn.childNodes);
  y += Number(chart.getAttribute("height")) + size * 0.4;
  const foot = lines(source, size * 0.85, 400, "#555555");
  const [w, all] = [width + 2 * MARGIN, Math.ceil(y + MARGIN)];
  return s("svg", { width: w, height: all, viewBox: `0 0 ${w} ${all}`, role: "img" }, s("title", null, title), s("rect", { x: 0, y: 0, width: w, height: all, fill: "#ffffff" }), heading, legendNodes, body, foot);
}

/** Draws what we draw ourselves: the pages' policy loads no picture that is not a file of theirs. @param {SVGElement} svg */
function canvasOf(svg) {
  const number = (/** @type {Element} */ el, /** @type {string} */ name) => Number.parseFloat(el.getAttribute(name) ?? "0") || 0;
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(number(svg, "width") * SHARP);
  canvas.height = Math.round(number(svg, "height") * SHARP);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  context.scale(SHARP, SHARP);

  /** @param {CanvasRenderingContext2D} c @param {Element} el */
  function place(c, el) {
    for (const [, name, given] of (el.getAttribute("transform") ?? "").matchAll(/(\w+)\(([^)]*)\)/g)) {
      const [a, b = name === "scale" ? a : 0] = given.trim().split(/[\s,]+/).map(Number);
      if (name === "translate") c.translate(a, b);
      else if (name === "scale") c.scale(a, b);
    }
  }

  /** A colour, a pattern of the chart, or nothing. @param {CanvasRenderingContext2D} c @param {string | null} paint */
  function paintOf(c, paint) {
    if (!paint || paint === "none") return null;
    const id = /^url\(#(.+)\)/.exec(paint)?.[1];
    if (id === undefined) return paint;
    const tile = [...svg.querySelectorAll("pattern")].find((one) => one.id === id);
    const small = document.createElement("canvas");
    const own = small.getContext("2d");
    if (!tile || !own) return null;
    small.width = number(tile, "width") * SHARP;
    small.height = number(tile, "height") * SHARP;
    own.scale(SHARP, SHARP);
    for (const child of tile.children) draw(own, child);
    const pattern = c.createPattern(small, "repeat");
    const turn = Number(/rotate\((-?[\d.]+)\)/.exec(tile.getAttribute("patternTransform") ?? "")?.[1] ?? 0);
    pattern?.setTransform(new DOMMatrix().rotate(turn).scale(1 / SHARP));
    return pattern;
  }

  /** @param {Element} el */
  function pathOf(el) {
    const path = new Path2D(el.tagName === "path" ? (el.getAttribute("d") ?? "") : "");
    const [x1, y1] = [number(el, "x1"), number(el, "y1")];
    if (el.tagName === "rect") path.rect(number(el, "x"), number(el, "y"), number(el, "width"), number(el, "height"));
    else if (el.tagName === "circle") path.arc(number(el, "cx"), number(el, "cy"), number(el, "r"), 0, 2 * Math.PI);
    else if (el.tagName === "line") {
      path.moveTo(x1, y1);
      path.lineTo(number(el, "x2"), number(el, "y2"));
    }
    return path;
  }

  /** @param {CanvasRenderingContext2D} c @param {Element} el */
  function draw(c, el) {
    if (["defs", "title"].includes(el.tagName)) return;
    c.save();
    place(c, el);
    const share = (/** @type {string} */ name) => Number(el.getAttribute(name) ?? 1);
    c.globalAlpha *= share("opacity");
    const alpha = c.globalAlpha;
    const [fill, stroke] = [paintOf(c, el.getAttribute("fill")), paintOf(c, el.getAttribute("stroke"))];
    c.lineWidth = number(el, "stroke-width") || 1;
    c.lineJoin = /** @type {CanvasLineJoin} */ (el.getAttribute("stroke-linejoin") ?? "miter");
    c.setLineDash((el.getAttribute("stroke-dasharray") ?? "").match(/[\d.]+/g)?.map(Number) ?? []);
    c.font = `${el.getAttribute("font-weight") ?? 400} ${number(el, "font-size")}px ${el.getAttribute("font-family")}`;
    c.textAlign = /** @type {Record<string, CanvasTextAlign>} */ ({ middle: "center", end: "end" })[el.getAttribute("text-anchor") ?? ""] ?? "start";
    const text = el.tagName === "text" ? (el.textContent ?? "") : null;
    const path = pathOf(el);
    const [x, y] = [number(el, "x"), number(el, "y")];
    const steps = {
      fill() {
        if (fill === null || el.tagName === "line") return;
        c.fillStyle = fill;
        c.globalAlpha = alpha * share("fill-opacity");
        if (text === null) c.fill(path);
        else c.fillText(text, x, y);
      },
      stroke() {
        if (stroke === null) return;
        c.strokeStyle = stroke;
        c.globalAlpha = alpha * share("stroke-opacity");
        if (text === null) c.stroke(path);
        else c.strokeText(text, x, y);
      },
    };
    if (["svg", "g"].includes(el.tagName)) for (const child of el.children) draw(c, child);
    else for (const step of el.getAttribute("paint-order")?.startsWith("stroke") ? /** @type {const} */ (["stroke", "fill"]) : /** @type {const} */ (["fill", "stroke"])) steps[step]();
    c.restore();
  }
  draw(context, svg);
  return canvas;
}

/**
 * @param {"svg" | "png"} kind
 * @param {SVGElement} chart
 * @param {string} title
 * @param {string} source
 * @param {string} name of the file
 */
export async function savePicture(kind, chart, title, source, name) {
  const svg = pictureOf(chart, title, source);
  if (kind === "svg") return saveFile(name, new Blob([new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" }));
  const canvas = canvasOf(svg);
  const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ done) => canvas.toBlob(done, "image/png"));
  if (!blob) throw new Error("no picture");
  saveFile(name, blob);
}
