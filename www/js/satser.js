/**
 * Every rate with its periods, sources and status. The address holds what is asked for, and
 * `#<id>` opens a rate by itself.
 */

import { readDate, showDate, writeDate } from "./dates.js";
import { byId, h, table } from "./dom.js";
import { ratesData } from "./engine.js";
import { has, language, plural, t } from "./i18n.js";
import { readLink, showLink, writeLink } from "./link.js";
import { showProblem, startPage } from "./page.js";
import { danish, rateLink, rateValue, sourceNode } from "./sources.js";
import { rateName, statusChip, statusLegend } from "./status.js";

/** @typedef {Awaited<ReturnType<typeof ratesData>>} Data */
/** @typedef {import("./engine.js").RateRow} RateRow */

/** What is asked for, each with its key in the address. */
const KEYS = /** @type {const} */ ({ date: "dato", since: "siden", subject: "emne", status: "status", usedBy: "bruges", text: "tekst" });
/** @typedef {Record<keyof typeof KEYS, string>} Asked */

/** What the address asks for. @param {Data} data @returns {Asked} */
function readAsked({ lastDay }) {
  const link = readLink(location.hash);
  const today = new Date().toISOString().slice(0, 10);
  const asked = /** @type {Asked} */ (Object.fromEntries(Object.entries(KEYS).map(([name, key]) => [name, link.get(key) ?? ""])));
  return { ...asked, date: readDate(asked.date) ?? (today < lastDay ? today : lastDay), since: readDate(asked.since) ?? "" };
}

/** @param {RateRow[]} rows @param {string} date */
const rowOn = (rows, date) => rows.find(({ from, to }) => from <= date && (!to || date <= to)) ?? null;

/** A value in words: known, not found, or no such rate on the day. @param {Pick<Data, "rates">} data @param {string} id @param {RateRow | null} row */
function valueText({ rates }, id, row) {
  if (!row) return t("satser.none");
  return row.value === null ? t("satser.unknown") : rateValue(rates[id].unit, id, row.value);
}

/** @param {Data} data @param {string} id */
function bodyNode({ rates }, id) {
  const { rows, usedBy } = rates[id];
  return [
    h("p", { class: "source-basis" }, usedBy.length === 0 ? t("satser.unused") : t("satser.usedBy", { calculators: usedBy.map((own) => t(`nav.${own}`)).join(", ") })),
    table({
      caption: h("span", { class: "vh" }, rateName(id)),
      label: rateName(id),
      head: ["period", "value", "basis", "source", "status", "checked"].map((name) => t(`satser.${name}`)),
      rows: rows.toReversed().map((row) => ({
        cells: [
          row.to ? t("satser.fromTo", { from: showDate(row.from), to: showDate(row.to) }) : t("satser.from", { from: showDate(row.from) }),
          valueText({ rates }, id, row),
          h("span", { class: "words", lang: "da" }, row.basis),
          h("span", { class: "words" }, row.source.startsWith("http") ? sourceNode(row.source) : [danish(row.source.replace(/;? ?https?:\/\/\S+/g, "")), " ", /https?:/.test(row.source) && sourceNode(row.source)]),
          statusChip(row.status),
          showDate(row.checkedOn),
        ],
      })),
    }),
    h("p", { class: "table-note" }, h("a", { href: rateLink(id).replace("satser.html", "") }, t("satser.address")), ` ${t("satser.id")} `, h("code", null, id)),
  ];
}

/** The rates that stand open: they go on doing so when others are asked for. @type {Set<string>} */
const open = new Set();

/** @param {Data} data @param {string} id @param {Asked} asked */
function rateNode(data, id, { date, since }) {
  const { rows } = data.rates[id];
  const row = rowOn(rows, date);
  const node = h(
    "details",
    { class: "rate", id },
    h(
      "summary",
      null,
      h("span", { class: "rate-name" }, rateName(id)),
      " ",
      h("span", { class: "rate-value" }, since && `${valueText(data, id, rowOn(rows, since))} \u2192 `, valueText(data, id, row)),
      " ",
      // What nobody has found has a status only in the file.
      row && row.value !== null && statusChip(row.status),
    ),
  );
  const fill = () => {
    if (node.open) open.add(id);
    else open.delete(id);
    if (node.open && node.children.length === 1) node.append(...bodyNode(data, id).flat());
  };
  node.open = open.has(id);
  fill();
  node.addEventListener("toggle", fill);
  return node;
}

/** The ids that are asked for. @param {Data} data @param {Asked} asked */
function matching({ rates }, { date, since, subject, status, usedBy, text }) {
  const words = text.toLocaleLowerCase("da").split(/\s+/).filter(Boolean);
  return Object.keys(rates).filter((id) => {
    const rate = rates[id];
    const row = rowOn(rate.rows, date);
    const before = since && rowOn(rate.rows, since);
    // One that never held on the day is there to be found by its text alone.
    if (!row && !before && words.length === 0) return false;
    if (since && (row?.value ?? null) === ((before && before.value) ?? null) && Boolean(row) === Boolean(before)) return false;
    if (subject && rate.subject !== subject) return false;
    if (status && (!row || row.value === null || row.status !== status)) return false;
    if (usedBy && !(usedBy === "none" ? rate.usedBy.length === 0 : rate.usedBy.some((own) => own === usedBy))) return false;
    const all = `${id} ${rateName(id)} ${t(`subject.${rate.subject}`)} ${row?.basis ?? ""}`.toLocaleLowerCase("da");
    return words.every((word) => all.includes(word));
  });
}

/** @param {Data} data @param {Asked} asked @param {() => void} changed */
function formNode(data, asked, changed) {
  const field = (/** @type {keyof Asked} */ name, /** @type {HTMLElement} */ control, hint = "") =>
    h("div", { class: "field" }, h("label", { for: `f-${name}` }, t(`satser.f.${name}`)), h("div", { class: "control" }, control), hint && h("p", { class: "hint", id: `h-${name}` }, hint));
  const day = (/** @type {"date" | "since"} */ name, hint = "") => {
    const input = h("input", { type: "text", id: `f-${name}`, value: asked[name] && writeDate(asked[name]), autocomplete: "off", "aria-describedby": hint ? `h-${name}` : null });
    const error = h("p", { class: "error", id: `e-${name}`, hidden: true }, t("satser.badDate"));
    input.addEventListener("change", () => {
      const date = readDate(input.value);
      const wrong = date === null && !(name === "since" && input.value.trim() === "");
      error.hidden = !wrong;
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      input.setAttribute("aria-describedby", [hint && `h-${name}`, wrong && `e-${name}`].filter(Boolean).join(" "));
      if (wrong) return;
      asked[name] = date ?? "";
      changed();
    });
    const node = field(name, input, hint);
    node.append(error);
    return node;
  };
  const choice = (/** @type {"subject" | "status" | "usedBy"} */ name, /** @type {[string, string][]} */ options) => {
    const select = h("select", { id: `f-${name}`, value: asked[name] }, h("option", { value: "" }, t("satser.all")), options.map(([value, text]) => h("option", { value }, text)));
    select.addEventListener("change", () => {
      asked[name] = select.value;
      changed();
    });
    return field(name, select);
  };
  const text = h("input", { type: "text", class: "wide", id: "f-text", value: asked.text, autocomplete: "off" });
  text.addEventListener("input", () => {
    asked.text = text.value;
    changed();
  });
  const subjects = [...new Set(Object.values(data.rates).map(({ subject }) => subject))].map((subject) => /** @type {[string, string]} */ ([subject, t(`subject.${subject}`)]));
  return h(
    "form",
    { class: "section rate-form tools", onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
    field("text", text),
    day("date"),
    day("since", t("satser.f.since.hint")),
    choice("subject", subjects.sort(([, a], [, b]) => a.localeCompare(b, language()))),
    choice("status", ["law", "official", "secondary", "derived", "assumption"].map((status) => [status, t(`status.${status}`)])),
    choice("usedBy", [...["smaajob", "savings", "laerlinge", "areas"].map((own) => /** @type {[string, string]} */ ([own, t(`nav.${own}`)])), ["none", t("satser.f.usedBy.none")]]),
  );
}

/** The files, the licence, and how to name them. @param {Data} data */
function reuseNode({ version, engine }) {
  const file = (/** @type {string} */ href, /** @type {string} */ name) => h("a", { href, download: "" }, name);
  return h(
    "section",
    { class: "section", "aria-labelledby": "reuse-h" },
    h("h2", { id: "reuse-h" }, t("satser.reuse")),
    h("p", null, t("satser.reuse.lead")),
    h("ul", null, h("li", null, file("data/rates.csv", "rates.csv"), ` ${t("satser.reuse.csv")}`), h("li", null, file("data/rates.json", "rates.json"), ` ${t("satser.reuse.json")} `, h("a", { href: "schema/rates.json" }, t("satser.reuse.schema")), ".")),
    h("p", null, t("satser.reuse.cite")),
    h("p", { class: "letter", id: "citation" }, t("satser.citation", { version, engine, year: version.slice(0, 4), address: location.href.split("#")[0] })),
    h("h3", null, t("satser.statuses")),
    statusLegend(),
  );
}

/** @type {Asked | null} */
let asked = null;

async function build() {
  /** @type {Data} */
  let data;
  try {
    data = await ratesData();
  } catch (cause) {
    showProblem("fetch", cause);
    return;
  }
  const isFirst = asked === null;
  asked ??= readAsked(data);
  const now = asked;
  const count = h("p", { class: "sentence", role: "status" });
  const list = h("div", { class: "rate-list" });
  const show = () => {
    const ids = matching(data, now);
    const day = showDate(now.date);
    count.textContent = `${now.since ? plural("satser.changed", ids.length, { count: ids.length, from: showDate(now.since), to: day }) : plural("satser.count", ids.length, { count: ids.length, date: day })}${now.date > data.lastDay ? ` ${t("satser.beyond", { date: showDate(data.lastDay) })}` : ""}`;
    const subjects = new Set(ids.map((id) => data.rates[id].subject));
    list.replaceChildren(
      ...[...subjects]
        .map((subject) => ({ subject, own: ids.filter((id) => data.rates[id].subject === subject), name: t(`subject.${subject}`) }))
        .sort((a, b) => a.name.localeCompare(b.name, language()))
        .map(({ subject, own, name }) => h("section", { class: "section", "aria-labelledby": `s-${subject}` }, h("h2", { id: `s-${subject}` }, name), own.map((id) => rateNode(data, id, now)))),
    );
  };
  const changed = () => {
    show();
    const pairs = /** @type {[keyof Asked, string][]} */ (Object.entries(KEYS)).map(([name, key]) => /** @type {[string, string]} */ ([key, now[name]]));
    showLink(writeLink([...(language() === "da" ? [] : [/** @type {[string, string]} */ (["lang", language()])]), ...pairs.filter(([, value]) => value !== "")]));
  };
  /** Opens the rate that the address names. */
  const follow = () => {
    const id = readLink(location.hash).get("sats") ?? location.hash.slice(1);
    if (!Object.hasOwn(data.rates, id)) return;
    open.add(id);
    if (!matching(data, now).includes(id)) Object.assign(now, { since: "", subject: "", status: "", usedBy: "", text: id });
    render();
    const node = byId(id);
    node.scrollIntoView();
    node.querySelector("summary")?.focus();
  };
  const render = () => {
    byId("rest").replaceChildren(formNode(data, now, changed), count, list, reuseNode(data));
    show();
  };
  for (const loading of document.querySelectorAll(".loading")) loading.remove();
  render();
  if (isFirst) follow();
  onhashchange = follow;
}

void startPage(() => void build());
