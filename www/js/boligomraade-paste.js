/** The place where a table of the area's figures is put in; what reads it comes when somebody opens it. */

import { h, icon } from "./dom.js";
import { moreTexts, t } from "./i18n.js";

/** @typedef {import("./fields.js").FieldSpec} FieldSpec */

/** Holds nothing itself: what is read goes to the other fields. @type {FieldSpec} */
export const pasteField = {
  name: "paste",
  key: "indsaet",
  kind: "custom",
  pointers: ["/page/paste"],
  label: "paste.open",
  initial: "",
  unseen: true,
  custom: {
    build(shared) {
      const box = h("div");
      const fold = h("details", { class: "more", id: "paste" }, h("summary", null, t("paste.open")), box);
      fold.addEventListener("toggle", async () => {
        if (!fold.open || box.firstChild) return;
        try {
          const [{ pasteNodes }] = await Promise.all([import("./boligomraade-import.js"), moreTexts("boligomraade-more")]);
          if (!box.firstChild) box.append(...pasteNodes(shared));
        } catch {
          box.replaceChildren(h("p", { class: "notice", role: "status" }, icon("info"), t("panel.failed")));
        }
      });
      return h("div", { class: "field", "data-field": "paste" }, fold);
    },
    faults: () => [],
    nameOf: () => "paste",
    partOf: () => ({ label: "", field: undefined, typed: "" }),
    pairs: () => [],
    fromLink: () => null,
    describe: () => [],
  },
};
