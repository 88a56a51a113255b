/** Small helpers that build DOM without markup strings (the CSP asks for Trusted Types). */

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Child | Child[]} Children */

const SVG = "http://www.w3.org/2000/svg";

/** What has more to it than its attributes: a listener, or what a visitor may change. @type {WeakSet<Node>} */
const unlike = new WeakSet();

/**
 * @param {Element} el
 * @param {Record<string, unknown> | null} props
 */
function apply(el, props) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on") && typeof value === "function") {
      el.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
      unlike.add(el);
    } else if (name === "value" || name === "checked" || name === "selected" || name === "hidden" || name === "open") {
      /** @type {any} */ (el)[name] = value;
      unlike.add(el);
    } else {
      el.setAttribute(name, value === true ? "" : String(value));
    }
  }
}

/**
 * @param {Element} el
 * @param {Children[]} children
 */
function append(el, children) {
  for (const child of /** @type {Child[]} */ (children.flat())) {
    if (child === null || child === undefined || child === false) continue;
    el.append(typeof child === "number" ? String(child) : child);
  }
}

/**
 * An HTML element. `on…` functions become listeners, everything else an attribute.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown> | null} [props]
 * @param {...Children} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = null, ...children) {
  const el = document.createElement(tag);
  // A select's value can only be set when its options are there.
  append(el, children);
  apply(el, props);
  return el;
}

/**
 * An SVG element.
 * @param {string} tag
 * @param {Record<string, unknown> | null} [props]
 * @param {...Children} children
 * @returns {SVGElement}
 */
export function s(tag, props = null, ...children) {
  const el = document.createElementNS(SVG, tag);
  append(el, children);
  apply(el, props);
  return /** @type {SVGElement} */ (el);
}

/**
 * Writes what is in an element anew; who is at one of its buttons, fields or links stays there.
 * @param {Element} el
 * @param {...(Node | string)} nodes
 */
export function rewrite(el, ...nodes) {
  const stops = () => [...el.querySelectorAll("a, button, input, summary, [tabindex]")];
  const { activeElement } = document;
  const at = activeElement ? stops().indexOf(activeElement) : -1;
  el.replaceChildren(...nodes);
  // Where more stands before it than there was, its id tells which it is.
  const same = at < 0 || !activeElement?.id ? undefined : stops().find(({ id }) => id === activeElement.id);
  /** @type {HTMLElement | undefined} */ (same ?? stops()[at])?.focus({ preventScroll: true });
}

/**
 * Turns what is in an element into these nodes: what is the same stays, since what is put there anew is styled, laid out and
 * painted anew. Parts of the nodes are used up.
 * @param {Element} el
 * @param {Node[]} nodes
 */
export function turn(el, nodes) {
  const there = [...el.childNodes];
  for (const [i, node] of nodes.entries()) {
    if (i >= there.length) el.append(node);
    else if (!became(there[i], node)) el.replaceChild(node, there[i]);
  }
  for (const old of there.slice(nodes.length)) old.remove();
}

/** Makes a node the same as another; false: it takes that one itself. @param {Node} old @param {Node} node */
function became(old, node) {
  if (old instanceof Text && node instanceof Text) {
    if (old.data !== node.data) old.data = node.data;
    return true;
  }
  if (!(old instanceof Element && node instanceof Element) || old.tagName !== node.tagName || unlike.has(old) || unlike.has(node)) return false;
  for (const name of old.getAttributeNames()) if (!node.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of node.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  turn(old, [...node.childNodes]);
  return true;
}

/** Writes a text, unless it stands there: the same words written anew are laid out anew. @param {Element} el @param {string} text */
export function write(el, text) {
  if (el.textContent !== text) el.textContent = text;
}

/**
 * The element with this id; it stands in the page's HTML.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const el = document.getElementById(id);
  if (!el) throw new Error(`#${id} is not in the page`);
  return el;
}

/**
 * Icon of an error or a notice: an exclamation mark in a shape.
 * @param {"error" | "info"} kind
 */
export function icon(kind) {
  return s(
    "svg",
    { class: `icon icon-${kind}`, viewBox: "0 0 20 20", width: 20, height: 20, "aria-hidden": "true", focusable: "false" },
    kind === "error"
      ? s("path", { class: "icon-shape", d: "M6 1h8l5 5v8l-5 5H6l-5-5V6z" })
      : s("circle", { class: "icon-shape", cx: 10, cy: 10, r: 9 }),
    s("path", { class: "icon-mark", d: kind === "error" ? "M9 5h2v6H9zM9 13h2v2H9z" : "M9 5h2v2H9zM9 9h2v6H9z" }),
  );
}

/** What scrolls must be reached by the keyboard; what does not is no stop on its way. */
const overflow = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const frame = /** @type {HTMLElement} */ (target.closest(".table-scroll"));
    const scrolls = frame.scrollWidth > frame.clientWidth;
    for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", frame.dataset.label ?? ""]]) {
      if (scrolls) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    }
  }
});

/**
 * A table that scrolls sideways in its own region when it is too wide.
 * @param {{
 *   caption: Children,
 *   label: string,
 *   head: Children[],
 *   rows: { cells: Children[], class?: string }[],
 *   class?: string,
 * }} spec The first cell of a row is its header.
 */
export function table(spec) {
  const frame = h(
    "div",
    { class: "table-scroll", "data-label": spec.label },
    h(
      "table",
      { class: spec.class ?? null },
      h("caption", null, h("span", null, spec.caption)),
      h("thead", null, h("tr", null, spec.head.map((cell) => h("th", { scope: "col" }, cell)))),
      h(
        "tbody",
        null,
        spec.rows.map((row) =>
          h(
            "tr",
            { class: row.class ?? null },
            row.cells.map((cell, i) => (i === 0 ? h("th", { scope: "row" }, cell) : h("td", null, cell))),
          ),
        ),
      ),
    ),
  );
  // The table may grow where its frame does not.
  for (const part of [frame, ...frame.children]) overflow.observe(part);
  return frame;
}

/** A drawing of nothing, until there is something to draw. */
export const blank = () => s("svg", { width: 0, height: 0, class: "chart" });
