/**
 * Puts a calculator into somebody else's page:
 *
 *   <script src="https://example.org/jobgevinst/embed.js" async></script>
 *   <jobgevinst-smaajob kommune="0461" skjul="loen"><a href="…">Åbn beregneren</a></jobgevinst-smaajob>
 *
 * The element inserts the calculator's own page as an iframe when it is within 400 pixels of what is
 * seen, and follows its height. Its attributes go on behind the # of the address; what they mean
 * stands in README.md. What stands in the element is shown where this file may not run, and where
 * the frame does not come.
 *
 * A page may hold this file twice, and in any character set: the published one is ASCII.
 */
(() => {
  // A module has no current script.
  const tool = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript ?? document.querySelector("[src*='embed.js']")).src);
  const { origin } = tool;
  const events = ["message", "securitypolicyviolation"];
  /** @param {string} tag */
  const make = (tag) => document.createElement(tag);

  class Calculator extends HTMLElement {
    #frame = /** @type {HTMLIFrameElement} */ (make("iframe"));
    #trouble = make("p");

    connectedCallback() {
      events.forEach((type) => addEventListener(type, this));
      if (this.shadowRoot) return;
      const frame = this.#frame;
      // Until the page inside tells its own, in its language.
      frame.title = "jobgevinst";
      frame.allow = "clipboard-write; web-share";
      frame.sandbox.value = "allow-scripts allow-same-origin allow-downloads allow-popups allow-modals";
      // The host's policy may forbid the attribute, and its rules for frames do not reach behind a shadow root.
      frame.style.cssText = "display:block;width:100%;height:700px;border:0";
      this.attachShadow({ mode: "open" }).append(this.#trouble, frame);
      new IntersectionObserver(
        (entries, near) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          near.disconnect();
          this.#load();
        },
        { rootMargin: "400px" },
      ).observe(frame);
    }

    disconnectedCallback() {
      events.forEach((type) => removeEventListener(type, this));
    }

    #load() {
      const keys = new URLSearchParams();
      for (const { name, value } of this.attributes) keys.set(name, value);
      keys.set("lang", this.matches(":lang(en)") ? "en" : "da");
      // By the colour of its text the page inside knows whether it stands on something dark.
      keys.set("vaert", getComputedStyle(this).color);
      if (keys.has("result")) keys.set("result", location.origin);
      const frame = this.#frame;
      frame.onload = () => setTimeout(() => frame.onload && this.#tell("X-Frame-Options?"), 8000);
      frame.src = `${tool}${this.localName.slice(11)}.html#${keys}`;
    }

    /** @param {Event} event */
    handleEvent(event) {
      const { source, origin: from, data, blockedURI, effectiveDirective: what } = /** @type {MessageEvent & SecurityPolicyViolationEvent} */ (event);
      const frame = this.#frame;
      if (blockedURI?.startsWith(origin) && what === "frame-src") this.#tell(`CSP: frame-src ${origin}`);
      if (source !== frame.contentWindow || from !== origin) return;
      const { type, height, title, detail } = data;
      frame.onload = null;
      this.#trouble.textContent = "";
      frame.title = this.title || title;
      if (height > 0) {
        const isSeen = () => frame.getBoundingClientRect().bottom > 0;
        const wasSeen = isSeen();
        frame.style.height = `${height}px`;
        // Whoever reads a calculator that shrinks is not left far below it.
        if (wasSeen && !isSeen()) frame.scrollIntoView(false);
      }
      if (detail) this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true }));
    }

    /** Never a blank space. @param {string} cause for the web editor, in any language */
    #tell(cause) {
      this.#trouble.replaceChildren(this.matches(":lang(en)") ? "The calculator cannot be shown here. To the web editor: " : "Beregneren kan ikke vises her. Til webredaktøren: ", cause, " ", make("slot"));
    }
  }

  for (const name of ["smaajob", "gevinst", "laerlinge", "boligomraade", "selvtest"]) {
    const tag = `jobgevinst-${name}`;
    if (!customElements.get(tag)) customElements.define(tag, class extends Calculator {});
  }
})();
