/** Panels that open and close; some fetch their module and their texts only when they are opened. */

import { h, icon } from "./dom.js";
import { moreTexts, t } from "./i18n.js";

/**
 * @template {unknown[]} A what a panel is painted with
 * @param {(id: string) => string} title
 * @param {string} texts what is fetched with the first panel that waits: "smaajob-more"
 */
export function createPanels(title, texts) {
  /** @type {Record<string, HTMLDetailsElement>} */
  const nodes = {};
  /** Painted where a panel is open. @type {(() => void)[]} */
  const paints = [];
  /** @type {A | null} */
  let now = null;

  /** @param {string} id @param {...import("./dom.js").Child} children */
  function panel(id, ...children) {
    // The language may change while the page is being read: what stands open stays open.
    const before = document.getElementById(`p-${id}`);
    nodes[id] = h("details", { class: "panel", id: `p-${id}`, open: before instanceof HTMLDetailsElement && before.open }, h("summary", null, h("h2", null, title(id))), children);
    return nodes[id];
  }

  /**
   * @template M
   * @param {string} id
   * @param {() => Promise<M>} load
   * @param {(module: M, box: HTMLElement) => (...args: A) => void} make puts what stays in the box
   */
  function lazy(id, load, make) {
    const box = h("div");
    /** @type {((...args: A) => void) | null} */
    let update = null;
    const node = panel(id, box);
    const paint = () => {
      if (update && now && node.open) update(...now);
    };
    const open = async () => {
      if (!node.open) return;
      if (!update) {
        try {
          const [module] = await Promise.all([load(), moreTexts(texts)]);
          if (!update) {
            box.replaceChildren();
            update = make(module, box);
          }
        } catch {
          box.replaceChildren(h("p", { class: "notice", role: "status" }, icon("info"), t("panel.failed")));
        }
      }
      paint();
    };
    node.addEventListener("toggle", () => void open());
    paints.push(paint);
    return node;
  }

  /** What is open, as it was painted last. */
  const again = () => paints.forEach((paint) => paint());
  return {
    nodes,
    panel,
    lazy,
    again,
    /** @param {A} args */
    paint(...args) {
      now = args;
      again();
    },
  };
}

/**
 * A choice of how a panel shows its answer.
 * @template {string} V
 * @param {string} name
 * @param {string} label
 * @param {readonly { value: V, label: string }[]} options
 * @param {V} chosen
 * @param {(value: V) => void} choose
 */
export function segments(name, label, options, chosen, choose) {
  return h(
    "div",
    { class: "views" },
    h(
      "fieldset",
      { class: "field radios" },
      h("legend", null, label),
      options.map((option, i) => {
        const id = `${name}-${i}`;
        const input = h("input", { type: "radio", id, name, value: option.value, checked: option.value === chosen, onchange: () => choose(option.value) });
        return h("div", { class: "check" }, input, h("label", { for: id }, option.label));
      }),
    ),
  );
}
