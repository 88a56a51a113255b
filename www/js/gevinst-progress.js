/** How far a long work is: a bar with its text, and a button that ends it. */

import { h, icon } from "./dom.js";
import { t } from "./i18n.js";
import { decimal } from "./numbers.js";

export function createProgress() {
  const bar = h("progress", { max: 1 });
  const text = h("span", { class: "job-text" });
  const cancel = h("button", { type: "button", class: "button" }, t("job.cancel"));
  const working = h("div", { class: "job-bar" }, h("label", null, text, bar), cancel);
  /** What is read aloud: the beginning, each quarter, and the end. */
  const aloud = h("p", { class: "vh", role: "status" });
  const said = h("div", { role: "status" });
  const node = h("div", { class: "job", hidden: true }, working, said, aloud);
  let what = "";
  let quarter = 0;
  /** @type {() => void} */
  let end = () => {};
  cancel.addEventListener("click", () => end());
  return {
    node,
    /** @param {string} name @param {() => void} onCancel */
    start(name, onCancel) {
      what = name;
      end = onCancel;
      quarter = 0;
      cancel.textContent = t("job.cancel");
      node.hidden = false;
      working.hidden = false;
      said.replaceChildren();
      bar.removeAttribute("value");
      text.textContent = what;
      aloud.textContent = what;
    },
    /** @param {number | null} share */
    step(share) {
      if (share === null) {
        bar.removeAttribute("value");
        text.textContent = what;
        return;
      }
      bar.value = share;
      const percent = `${decimal(share * 100, 0)}\u00a0%`;
      text.textContent = `${what} ${percent}`;
      if (Math.floor(share * 4) > quarter) {
        quarter = Math.floor(share * 4);
        aloud.textContent = percent;
      }
    },
    /** @param {string | null} told what there is to say */
    done(told) {
      const focused = working.contains(document.activeElement);
      working.hidden = true;
      aloud.textContent = t("job.done");
      said.replaceChildren(...(told === null ? [] : [h("p", { class: "notice" }, icon("info"), told)]));
      node.hidden = told === null;
      return focused;
    },
    /** It was ended, or could not go on. @param {string} told @param {string} [retry] @param {() => void} [again] */
    stopped(told, retry, again) {
      const focused = working.contains(document.activeElement);
      working.hidden = true;
      aloud.textContent = "";
      const button = again && h("button", { type: "button", class: "button", onclick: again }, retry ?? "");
      said.replaceChildren(h("p", { class: "notice" }, icon("info"), h("span", null, told, button && " ", button)));
      if (focused) button?.focus();
    },
  };
}
