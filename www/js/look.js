/**
 * How a page looks inside somebody else's: colours, font, light or dark. What comes from an address
 * is only taken when it is a plain colour or the name of a font, and colours only when what is
 * written in them can be read.
 */

/** @typedef {{ farve: string | null, baggrund: string | null, tekst: string | null, skrift: string | null, tema: string | null, vaert: string | null }} Look */

/** The colours that a host may set, by their keys. What is most the host's own is given up last. */
const COLOURS = { farve: "--accent", tekst: "--ink", baggrund: "--ground" };
/** Text, and what it stands on. */
const PAIRS = [
  ["--ink", "--ground"],
  ["--ink", "--panel"],
  ["--ink", "--tint"],
  ["--soft", "--ground"],
  ["--error", "--ground"],
  ["--accent", "--ground"],
  ["--accent", "--panel"],
  ["--accent", "--tint"],
  ["--accent-ink", "--accent"],
];
/** What WCAG 2.1 AA asks of text. */
export const LEAST = 4.5;

/** "005a9c", "#05a": six digits, or null. @param {string | null} text */
export function readColour(text) {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text?.trim() ?? "")?.[1].toLowerCase();
  if (!digits) return null;
  return digits.length === 3 ? [...digits].map((d) => d + d).join("") : digits;
}

/** Names of fonts that the visitor may have, and nothing else that CSS would understand. @param {string | null} text */
export function readFont(text) {
  const names = (text ?? "").split(",").map((name) => name.trim());
  return names.every((name) => /^[\p{L}\d][\p{L}\d -]{0,39}$/u.test(name)) && names.length <= 5 ? names.map((name) => `"${name}"`).join(", ") : null;
}

/** @param {string} digits */
function luminance(digits) {
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(digits.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of two colours, 1 to 21. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** Is black on it harder to read than white? @param {string} digits */
const isDark = (digits) => contrast(digits, "000000") < contrast(digits, "ffffff");

/** @param {Look} look @returns {boolean | null} null: as the visitor has it */
function wantsDark({ tema, vaert, baggrund }) {
  if (tema === "lys" || tema === "moerk") return tema === "moerk";
  const text = /^rgba?\((\d+), (\d+), (\d+)/.exec(vaert ?? "");
  if (tema === "vaert" && text) return !isDark(text.slice(1).map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0")).join(""));
  const ground = readColour(baggrund);
  return ground === null ? null : isDark(ground);
}

/** The style sheet's own rules about light and dark, to be switched. @returns {CSSStyleSheet | null} */
function sheetOf() {
  try {
    const sheet = [...document.styleSheets].find(({ cssRules }) => cssRules.length > 0);
    return sheet ?? null;
  } catch {
    // In a sandbox without an origin a page may not read its own style sheet, and looks as it always does.
    return null;
  }
}

/**
 * Makes the page look so, for as long as it is there.
 * @param {Look} look
 * @param {(refused: string[]) => void} told the keys of what was refused
 */
export function applyLook(look, told) {
  const sheet = sheetOf();
  if (!sheet) return;
  const dark = wantsDark(look);
  if (dark !== null) {
    for (const rule of sheet.cssRules) {
      // Paper stays light.
      if (rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme")) rule.media.mediaText = dark ? "screen" : "not all";
    }
    document.querySelector('meta[name="color-scheme"]')?.setAttribute("content", dark ? "dark" : "light");
  }
  const last = sheet.cssRules.length;
  sheet.insertRule("@media screen { :root {} }", last);
  const [{ style }] = /** @type {CSSStyleRule[]} */ ([.../** @type {CSSMediaRule} */ (sheet.cssRules[last]).cssRules]);
  const font = readFont(look.skrift);
  if (font !== null) style.setProperty("--font", `${font}, system-ui, sans-serif`);

  const choose = () => {
    const refused = look.skrift && font === null ? ["skrift"] : [];
    for (const name of [...Object.values(COLOURS), "--accent-ink"]) style.removeProperty(name);
    const here = getComputedStyle(document.documentElement);
    const own = (/** @type {string} */ name) => readColour(here.getPropertyValue(name));
    /** @type {[key: string, name: string][]} */
    const given = [];
    for (const [key, name] of Object.entries(COLOURS)) {
      const text = look[/** @type {keyof Look} */ (key)];
      const colour = readColour(text);
      if (text && !colour) refused.push(key);
      if (!colour) continue;
      given.push([key, name]);
      style.setProperty(name, `#${colour}`);
      if (name === "--accent") style.setProperty("--accent-ink", isDark(colour) ? "#ffffff" : "#000000");
    }
    const unread = () => PAIRS.find((pair) => contrast(own(pair[0]) ?? "000000", own(pair[1]) ?? "000000") < LEAST);
    for (let pair = unread(); pair; pair = unread()) {
      const at = given.findIndex(([, name]) => pair?.some((part) => part === name || part === `${name}-ink`));
      if (at < 0) break;
      const [[key, name]] = given.splice(at, 1);
      refused.push(key);
      style.removeProperty(name);
      if (name === "--accent") style.removeProperty("--accent-ink");
    }
    told(refused);
  };
  choose();
  // In the other scheme other colours can be read.
  if (dark === null) matchMedia("(prefers-color-scheme: dark)").addEventListener("change", choose);
}
