/** Rows that somebody types: a page of them as a table, and the one that is open as a form. */

import { idOf, KEEP_FOCUS } from "./controls.js";
import { h, icon, table } from "./dom.js";
import { createForm } from "./form.js";
import { plural, t } from "./i18n.js";
import { writeNumber } from "./numbers.js";
import { changeList, contractorsOf, FIELDS, INITIAL, listOf, MOST } from "./laerlinge-lists.js";

/** @typedef {import("./fields.js").Values} Values */
/** @typedef {import("./laerlinge-lists.js").ListName} ListName */

/** Rows on a page of the table. */
const PAGE = 10;

/** The row that is open in each list; kept when the language changes. */
const open = { trades: 0, ledger: 0 };

/**
 * @param {import("./controls.js").Shared} shared
 * @param {ListName} list
 * @param {{
 *   head: string[],
 *   words: (row: Values) => import("./dom.js").Children[],
 *   fold: string[],
 *   following: (row: Values) => Values,
 *   tune?: (form: import("./form.js").Form, row: Values) => void,
 * }} look the table's columns and a row in them; the fields behind the fold; what a new row takes from the one before
 */
export function createRows(shared, list, look) {
  const fields = FIELDS[list];
  const rows = () => listOf(shared.values[list]);
  const state = { values: { ...INITIAL[list] } };
  /** The messages that are shown, by the name of the part. @type {Map<string, string>} */
  let messages = new Map();
  /** @type {readonly Values[] | null} */
  let undo = null;
  let shown = "";
  let page = Math.floor(open[list] / PAGE);

  // Two lists have fields of the same name on one page.
  const own = fields.map((field) => ({ ...field, name: `${list}-${field.name}`, when: field.when && ((/** @type {Values} */ values) => field.when?.(bare(values)) ?? true) }));
  /** @param {Values} values */
  const bare = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name.slice(list.length + 1), value]));
  /** @param {Values} values */
  const named = (values) => Object.fromEntries(Object.entries(values).map(([name, value]) => [`${list}-${name}`, value]));

  const form = createForm({ fields: own, state, months: shared.months, onInput: typed, onLeave: shared.onLeave });
  const tableBox = h("div", { class: "row-table-box" });
  const heading = h("h3", { id: `${list}-row-h`, tabindex: "-1" });
  const status = h("div", { role: "status", class: "row-status" });
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick, name = "button") => h("button", { type: "button", class: name, onclick, ...KEEP_FOCUS }, t(key));
  const node = (/** @type {string} */ name) => form.node(`${list}-${name}`);
  const changed = h("span", { class: "changed" });
  const fold = look.fold.length > 0 && h("details", { class: "more row-more", id: `${list}-more` }, h("summary", null, t(`${list}.more`), " ", changed), h("div", { class: "row-fields" }, look.fold.map(node)));
  const editor = h(
    "div",
    { class: "row-editor one-of-many", role: "group", "aria-labelledby": `${list}-row-h` },
    heading,
    h("div", { class: "row-fields" }, fields.filter(({ name }) => !look.fold.includes(name)).map(({ name }) => node(name))),
    fold,
    h("div", { class: "button-row" }, button("lists.copy", copyRow), button("lists.remove", () => remove(open[list]), "button quiet")),
  );
  const addButton = button(`${list}.add`, add);
  addButton.id = idOf(list);
  const names = h("datalist", { id: `${list}-names` });
  const firm = node("contractor").querySelector("input");
  firm?.setAttribute("list", names.id);

  /** @param {readonly Values[]} next */
  const put = (next) => shared.set(list, changeList(shared.values[list], next));

  /** Something was typed in the open row. */
  function typed() {
    const next = [...rows()];
    next[open[list]] = bare(state.values);
    put(next);
    shown = shared.values[list];
    form.showOrHide();
    look.tune?.(form, bare(state.values));
    paintTable();
  }

  /** Shows the values again after something else than typing in the open row changed them. */
  function sync() {
    const now = rows();
    shown = shared.values[list];
    open[list] = Math.max(0, Math.min(open[list], now.length - 1));
    state.values = named(now[open[list]] ?? INITIAL[list]);
    editor.hidden = now.length === 0;
    heading.textContent = t("lists.rowOf", { n: writeNumber(open[list] + 1, 0), all: writeNumber(now.length, 0) });
    addButton.hidden = now.length >= MOST[list];
    form.sync();
    look.tune?.(form, bare(state.values));
    paintTable();
    showOwn();
  }

  /** @param {number} i @param {boolean} [focus] */
  function show(i, focus = true) {
    open[list] = i;
    page = Math.floor(i / PAGE);
    sync();
    if (focus) heading.focus();
  }

  function add() {
    const now = rows();
    put([...now, now.length > 0 ? look.following(now[now.length - 1]) : { ...INITIAL[list] }]);
    show(now.length, false);
    tell(t("lists.added", { n: writeNumber(now.length + 1, 0) }));
    document.getElementById(idOf(own[0].name))?.focus();
    shared.onLeave();
  }

  function copyRow() {
    const next = [...rows()];
    next.splice(open[list] + 1, 0, { ...next[open[list]] });
    if (next.length > MOST[list]) return;
    put(next);
    show(open[list] + 1);
    tell(t("lists.copied", { n: writeNumber(open[list], 0), to: writeNumber(open[list] + 1, 0) }));
    shared.onLeave();
  }

  /** @param {number} i */
  function remove(i) {
    undo = rows();
    put(undo.filter((_, k) => k !== i));
    show(Math.min(i, rows().length - 1), rows().length > 0);
    if (rows().length === 0) addButton.focus();
    tell(t("lists.removed", { n: writeNumber(i + 1, 0) }), true);
    shared.onLeave();
  }

  /** Says what happened, and how to take it back. @param {string} text @param {boolean} [canUndo] */
  function tell(text, canUndo = false) {
    const back = canUndo && button("lists.undo", () => {
      if (undo !== null) put(undo);
      undo = null;
      sync();
      tell(t("lists.undone"));
      (rows().length > 0 ? heading : addButton).focus();
      shared.onLeave();
    }, "linklike");
    status.replaceChildren(h("p", null, text, back && [" ", back]));
  }

  function paintTable() {
    const now = rows();
    names.replaceChildren(...[...contractorsOf(shared.values).keys()].slice(0, 99).map((name) => h("option", { value: name })));
    const other = own.filter((field) => look.fold.includes(field.name.slice(list.length + 1)) && state.values[field.name] !== field.initial).length;
    changed.textContent = other === 0 ? "" : plural("form.changed", other, { n: other });
    if (now.length === 0) {
      tableBox.replaceChildren();
      return;
    }
    const pages = Math.ceil(now.length / PAGE);
    page = Math.min(page, pages - 1);
    const from = page * PAGE;
    const faulty = new Set([...messages.keys()].map((name) => Number(name.split(".")[1])));
    const shownRows = now.slice(from, from + PAGE).map((row, k) => {
      const i = from + k;
      const isOpen = i === open[list];
      const wrong = faulty.has(i) && [icon("error"), h("span", { class: "vh" }, `${t("form.error")}: `)];
      const edit = h("button", { type: "button", class: "linklike", "aria-current": isOpen ? "true" : null, "aria-label": t(isOpen ? "lists.isOpen" : "lists.edit.row", { n: writeNumber(i + 1, 0) }), onclick: () => show(i), ...KEEP_FOCUS }, t(isOpen ? "lists.open" : "lists.edit"));
      return { cells: [[wrong, writeNumber(i + 1, 0)].flat(), ...look.words(row), edit], class: [isOpen ? "chosen" : "", faulty.has(i) ? "faulty" : ""].join(" ").trim() };
    });
    const turn = (/** @type {string} */ key, /** @type {number} */ to) => {
      const turnButton = button(key, () => {
        page = to;
        paintTable();
        const turned = /** @type {HTMLButtonElement[]} */ ([...tableBox.querySelectorAll(".paging button")]);
        (turned.find((one) => one.dataset.turn === key && !one.disabled) ?? turned.find((one) => !one.disabled))?.focus();
      });
      turnButton.dataset.turn = key;
      turnButton.disabled = to < 0 || to >= pages;
      return turnButton;
    };
    const wrongs = [...faulty].sort((a, b) => a - b);
    const next = wrongs.find((i) => i > open[list]) ?? wrongs[0];
    tableBox.replaceChildren(
      table({ caption: t(`${list}.caption`), label: t(`laerlinge.panel.${list}`), head: [t("lists.row"), ...look.head, h("span", { class: "vh" }, t("lists.head.edit"))], rows: shownRows }),
      ...(pages > 1 ? [h("div", { class: "button-row paging" }, turn("lists.previous", page - 1), h("span", null, t("lists.page", { from: writeNumber(from + 1, 0), to: writeNumber(Math.min(from + PAGE, now.length), 0), all: writeNumber(now.length, 0) })), turn("lists.next", page + 1))] : []),
      ...(wrongs.length > 0 ? [h("p", { class: "notice" }, icon("info"), h("span", null, plural(`${list}.faulty`, wrongs.length, { n: writeNumber(wrongs.length, 0), rows: listed(wrongs) }), " ", h("button", { type: "button", class: "linklike", onclick: () => show(next), ...KEEP_FOCUS }, t("lists.nextFaulty", { n: writeNumber(next + 1, 0) }))))] : []),
    );
  }

  /** The numbers of the first rows. @param {number[]} rows from 0 */
  const listed = (rows) => `${rows.slice(0, 8).map((i) => writeNumber(i + 1, 0)).join(", ")}${rows.length > 8 ? " …" : ""}`;

  /** The messages of the open row, at its fields. */
  function showOwn() {
    form.showErrors(new Map([...messages].filter(([name]) => name.startsWith(`${list}.${open[list]}.`)).map(([name, text]) => [`${list}-${name.split(".")[2]}`, text])));
  }

  shared.syncs.set(list, () => {
    if (shared.values[list] !== shown) sync();
  });
  shared.customs.set(list, {
    showErrors(wrong) {
      messages = wrong;
      showOwn();
      paintTable();
    },
    focus(name) {
      const [, row, part] = name.split(".");
      if (row === undefined) {
        addButton.focus();
        return;
      }
      if (Number(row) !== open[list]) show(Number(row), false);
      form.focus(`${list}-${part}`);
    },
  });
  sync();
  return {
    node: h("div", { class: "people rows", "data-field": list }, tableBox, editor, names, status, addButton),
    tell,
    /** Other rows in place of those that are there, or after them. @param {readonly Values[]} next @param {number} at the row to open */
    replace(next, at) {
      undo = rows();
      put(next);
      show(at);
      shared.onLeave();
    },
  };
}
