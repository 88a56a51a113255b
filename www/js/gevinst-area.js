/** The way from the people of Gevinst to what they move in a housing area. */

import { h } from "./dom.js";
import { plural, t } from "./i18n.js";
import { writeNumber } from "./numbers.js";
import { areasLink, movesOf } from "./boligomraade-link.js";
import { splitPeople } from "./gevinst-person.js";

/** @param {{ values: import("./fields.js").Values, area: () => string }} app `area`: the figures that came along from there @param {HTMLElement} box */
export function areaPanel(app, box) {
  const why = h("p", { class: "hint", id: "area-why" });
  const link = h("a", { class: "button", role: "link", "aria-describedby": why.id }, t("areaLink.open"));
  const left = h("p");
  box.append(h("p", null, t("areaLink.lead")), h("p", null, link), why, left, h("p", { class: "table-note" }, t("areaLink.note")));
  return () => {
    const own = movesOf(splitPeople(app.values.people));
    const n = writeNumber(own.persons, 0);
    why.textContent = own.persons === 0 ? t("areaLink.none") : plural("areaLink.persons", own.persons, { n });
    left.hidden = own.left === 0;
    left.textContent = plural("areaLink.left", own.left, { n: writeNumber(own.left, 0) });
    if (own.persons === 0) {
      link.removeAttribute("href");
      link.setAttribute("aria-disabled", "true");
      return;
    }
    link.removeAttribute("aria-disabled");
    link.setAttribute("href", areasLink(own.moves, app.area()));
  };
}
