/** The link as a QR code, to be read by a phone from the screen or from paper. */

import { h, s } from "./dom.js";
import { t } from "./i18n.js";

/** A longer link makes a code too fine for a phone to read. */
const LONGEST = 2300;
/** The quiet edge that a reader needs around the code. */
const EDGE = 4;

/** @param {string} link */
export async function qrNodes(link) {
  if (link.length > LONGEST) return [h("p", null, t("qr.tooLong"))];
  const { encode } = await import(new URL("../pkg/uqr.js", import.meta.url).href);
  /** @type {{ data: boolean[][], size: number }} */
  const { data, size } = encode(link, { ecc: "L", border: EDGE });
  const dark = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return [
    s(
      "svg",
      { class: "qr-code", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": t("qr.label"), "shape-rendering": "crispEdges" },
      s("rect", { width: size, height: size, fill: "#fff" }),
      s("path", { d: dark, fill: "#000" }),
    ),
    h("p", { class: "hint" }, t("qr.hint")),
  ];
}
