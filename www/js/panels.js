/** Panels that open and close; some fetch their module and their texts only when they are opened. */

import { h, icon } from "./dom.js";
import { moreTexts, t } from "./i18n.js";

/** The panels that stand open on paper, those of them that were closed, and what paints them. @type {{ wanted: HTMLDetailsElement[], closed: HTMLDetailsElement[], paint: () => void }} */
const paper = { wanted: [], closed: [], paint: () => {} };
addEventListener("beforeprint", () => {
  // A print may begin twice before it ends.
  const closed = paper.wanted.filter((panel) => !panel.open);
  for (const panel of closed) {
    panel.open = true;
    panel.classList.add("for-paper");
  }
  paper.closed.push(...closed);
  if (closed.length > 0) paper.paint();
});
addEventListener("afterprint", () => {
  for (const panel of paper.closed.splice(0)) {
    panel.open = false;
    panel.classList.remove("for-paper");
  }
});

/** The view whose panels were opened; it outlives a change of language. */
let shownView = "";

/**
 * @template {unknown[]} A what a panel is painted with
 * @param {(id: string) => string} title
 * @param {string} texts what is fetched with the first panel that waits: "smaajob-more"
 * @param {Record<string, string[]>} views what stands open at first, by view
 */
export function createPanels(title, texts, views) {
  /** @type {Record<string, HTMLDetailsElement>} */
  const nodes = {};
  /** Painted where a panel is open. @type {(() => void)[]} */
  const paints = [];
  /** What fetches a panel that waits, and paints it. @type {Record<string, () => Promise<void>>} */
  const openers = {};
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
    node.addEventListener("toggle", () => void (node.open && open()));
    paints.push(paint);
    openers[id] = open;
    return node;
  }

  /** What is open, as it was painted last. */
  const again = () => paints.forEach((paint) => paint());
  return {
    nodes,
    panel,
    lazy,
    again,
    /** Fetches panels that are on paper also when they are closed. @param {string[]} ids */
    async ready(ids) {
      await Promise.all(ids.map((id) => openers[id]?.()));
      Object.assign(paper, { wanted: ids.map((id) => nodes[id]), paint: again });
    },
    /** Opens what a view has, and closes the others; when it is shown already, they stay as they are. @param {string} view */
    show(view) {
      if (view === shownView) return false;
      shownView = view;
      for (const [id, node] of Object.entries(nodes)) node.open = views[view].includes(id);
      return true;
    },
    /** Opens a panel, and waits until it is there. @param {string} id */
    async open(id) {
      nodes[id].open = true;
      await openers[id]?.();
    },
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
