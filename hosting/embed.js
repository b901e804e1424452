// Defines <suanpan-calculator>, which shows the calculator in a page of another as high as it needs, in that
// page's theme and language. docs/embed/element.md describes it; frame.js is the other end of its messages.
(() => {
  const NAME = "suanpan-calculator";
  if (typeof window === "undefined" || !window.customElements || customElements.get(NAME)) return;

  const script = document.currentScript && document.currentScript.src;
  const PATIENCE = 5000;
  const HEIGHT = 640;
  const HEIGHT_MAX = 100_000;
  const LINK_MAX = 100_000;
  const OF_ESTIMATE = ["link", "product", "services", "quantities", "months", "date"];
  const OF_FRAME = ["theme", "lang", "readonly"];
  const OF_ELEMENT = ["src", "sandbox", "height"];
  const TITLES = { zh: "云视觉 API 价格计算器：算盘", en: "Suanpan: prices of cloud vision APIs" };

  // A sheet made by a script needs no right to styles inside the page.
  const STYLES = `:host { display: block } :host([hidden]) { display: none }
    iframe { display: block; width: 100%; border: 0 } slot { display: none } .open { display: block }
    @media print { iframe { display: none } slot { display: block } }`;

  // What documentation generators write where the theme is another one. VitePress has no word for light.
  const LIGHT = ["light", "rust", "default"];
  const DARK = ["dark", "coal", "navy", "ayu", "slate"];
  const VITEPRESS = "meta[name=generator][content^=VitePress]";
  const themeOf = (page) => {
    const root = page.documentElement;
    const body = page.body ? page.body.dataset : {};
    const scheme = page.defaultView.getComputedStyle(root).colorScheme;
    const words = [root.dataset.theme, body.theme, body.mdColorScheme, ...root.classList, scheme];
    const word = words.find((one) => LIGHT.includes(one) || DARK.includes(one));
    if (word) return DARK.includes(word) ? "dark" : "light";
    return page.querySelector(VITEPRESS) ? "light" : "auto";
  };
  const shown = new Set();
  const observer = new MutationObserver(() => shown.forEach((one) => one.follow()));
  const observe = (page) => {
    const options = { attributeFilter: ["class", "lang", "data-theme", "data-md-color-scheme"] };
    for (const node of [page.documentElement, page.body]) if (node) observer.observe(node, options);
  };

  const words = (text) => (text || "").split(/[\s,]+/).filter(Boolean);
  const isText = (value) => typeof value === "string" && value.length <= LINK_MAX;
  const put = (element, name, value) => {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  };
  // The fragment of a whole link, or one by itself; nothing if it is none.
  const fragment = (link) => (/(?:^|#)(v=.*)/s.exec(link || "") || [])[1];

  class Calculator extends HTMLElement {
    static observedAttributes = [...OF_ESTIMATE, ...OF_FRAME, ...OF_ELEMENT];

    #frame;
    #slot;
    #id = Math.random().toString(36).slice(2);
    #link; // the estimate that stands in the frame, as far as it is known
    #opened; // the one that its address has
    #totals = null;
    #height;
    #isLoaded = false;
    #isReady = false;
    #isChanged = false;
    #tellReady;
    #ready = new Promise((resolve) => { this.#tellReady = resolve; });
    #view; // the window it stands in
    #sight;
    #waiting;
    #hear = (event) => this.#take(event);

    constructor() {
      super();
      this.#slot = document.createElement("slot");
      this.#slot.append(document.createElement("a"));
      this.attachShadow({ mode: "open" }).append(this.#slot);
    }

    connectedCallback() {
      // What was set before the element was defined.
      for (const name of [...OF_ESTIMATE, ...OF_FRAME, ...OF_ELEMENT]) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      const page = this.ownerDocument;
      this.#view = page.defaultView;
      if (!this.#view) return;
      const styles = new this.#view.CSSStyleSheet();
      styles.replaceSync(STYLES);
      this.shadowRoot.adoptedStyleSheets = [styles];
      this.#view.addEventListener("message", this.#hear);
      shown.add(this);
      observe(page);
      this.#open();
    }

    disconnectedCallback() {
      if (this.#view) this.#view.removeEventListener("message", this.#hear);
      shown.delete(this);
      if (shown.size === 0) observer.disconnect();
      this.#close();
    }

    // Moved with `moveBefore`, the frame goes on.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, now) {
      if (before === now && name !== "link") return;
      if (OF_ESTIMATE.includes(name)) {
        this.#link = undefined;
        if (!this.#isChanged) queueMicrotask(() => this.#change());
        this.#isChanged = true;
      }
      if (!this.#frame) return;
      if (OF_FRAME.includes(name)) this.follow();
      if (name === "height") this.#grow();
      if (name !== "src" && name !== "sandbox") return;
      this.#close();
      this.#open();
    }

    /** The estimate as a link has it behind its `#`: what stands in the frame, once that is known. */
    get link() {
      return this.#link || this.#estimate();
    }

    set link(link) {
      put(this, "link", link);
    }

    /** The total: currency, months, horizon (exact, or null), complete; null while it is not known. */
    get totals() {
      return this.#totals;
    }

    /** The address of the whole page with the estimate. */
    get address() {
      return `${this.#base()}#${this.link}`;
    }

    /** Is fulfilled once the calculator stands. */
    whenReady() {
      return this.#ready;
    }

    /** Opens what several attributes say together. */
    #change() {
      this.#isChanged = false;
      this.#send({ link: this.link });
    }

    /** Takes over the theme and the language of the page. */
    follow() {
      if (!this.#frame || !this.ownerDocument.defaultView) return;
      const theme = this.#theme();
      this.#frame.style.colorScheme = theme === "auto" ? "light dark" : theme;
      this.#frame.title = this.title || TITLES[/^zh/i.test(this.#lang()) ? "zh" : "en"];
      this.#send(this.#settings());
    }

    /** The folder of the calculator. */
    #base() {
      const src = this.getAttribute("src") || script;
      try {
        return src ? new URL(".", new URL(src, this.baseURI)).href : "";
      } catch {
        return ""; // no address
      }
    }

    #theme() {
      const theme = this.getAttribute("theme");
      return theme === "light" || theme === "dark" ? theme : themeOf(this.ownerDocument);
    }

    #lang() {
      const around = this.closest("[lang]") || this.ownerDocument.documentElement;
      const lang = around.getAttribute("lang") || "";
      return /^[a-z0-9_-]{1,35}$/i.test(lang) ? lang : "";
    }

    #settings() {
      const lang = this.#lang();
      const settings = { theme: this.#theme(), readonly: this.readonly };
      return lang ? { ...settings, lang } : settings;
    }

    /** The estimate that the attributes ask for. */
    #estimate() {
      const link = fragment(this.getAttribute("link"));
      if (link) return link;
      const [product, quantities] = [this.getAttribute("product"), words(this.getAttribute("quantities"))];
      const parts = ["v=1"];
      for (const name of ["months", "date"])
        if (this.getAttribute(name)) parts.push(`${name}=${encodeURIComponent(this.getAttribute(name))}`);
      words(this.getAttribute("services")).forEach((service, place) => {
        const id = service.includes("/") ? service : `${product}/${service}`;
        const quantity = encodeURIComponent(quantities[place] || "");
        parts.push(`${id}=${quantity && "quantity:"}${quantity}`);
      });
      return parts.join("&");
    }

    #source() {
      const { theme, readonly, lang } = this.#settings();
      const [version, ...estimate] = (this.#opened = this.link).split("&");
      // What the page says counts, and not what the link says of it.
      const isSaid = (part) => /^(theme|readonly)=/.test(part) || lang && /^lang=/.test(part);
      while (estimate.length && isSaid(estimate[0])) estimate.shift();
      const settings = [`theme=${theme}`, ...(readonly ? ["readonly=1"] : []), ...(lang ? [`lang=${lang}`] : [])];
      return `${this.#base()}embed.html#${[version, ...settings, ...estimate].join("&")}`;
    }

    #open() {
      const frame = document.createElement("iframe");
      this.#frame = frame;
      this.#isLoaded = this.#isReady = false;
      if (this.hasAttribute("sandbox")) frame.setAttribute("sandbox", this.getAttribute("sandbox"));
      frame.allow = "clipboard-write";
      frame.loading = "lazy";
      frame.style.visibility = "hidden";
      this.follow();
      this.#fallBack(!this.#base());
      if (!this.#base()) return;
      // Also after the visitor has loaded it anew: what stood there is opened again.
      frame.addEventListener("load", () => {
        this.#isLoaded = true;
        this.#configure(this.link !== this.#opened && { link: this.link });
      });
      frame.src = this.#source();
      this.shadowRoot.append(frame);
      // A frame out of sight is not loaded, and nobody waits for it.
      this.#sight = new IntersectionObserver((seen) => {
        if (!seen.at(-1).isIntersecting) return;
        this.#sight.disconnect();
        this.#waiting = setTimeout(() => {
          frame.style.visibility = "";
          this.#fallBack(true);
        }, PATIENCE);
      });
      this.#sight.observe(frame);
    }

    #close() {
      this.#rest();
      this.#isLoaded = false;
      if (this.#frame) this.#frame.remove();
      this.#frame = undefined;
    }

    /** Shows what stands inside the element, or a link, or neither. */
    #fallBack(isOpen) {
      this.#slot.className = isOpen ? "open" : "";
      this.#grow();
      const own = this.#slot.firstChild;
      own.href = this.address;
      own.textContent = this.#frame.title || TITLES.en;
      // An author's own link to the calculator leads to what stands in it.
      const base = this.#base();
      for (const link of this.querySelectorAll("a[href]"))
        if (base && [base, `${base}index.html`].includes(link.href.split("#")[0])) link.hash = this.link;
    }

    #send(more) {
      if (!this.#isLoaded) return;
      const origin = this.#origin();
      const message = { suanpan: 1, id: this.#id, type: "config", ...more };
      this.#frame.contentWindow.postMessage(message, origin === "null" ? "*" : origin);
    }

    #configure(more) {
      this.#send({ ...this.#settings(), height: "auto", ...more });
    }

    /** The frame's origin: "null" in a sandbox or from a disk. */
    #origin() {
      const sandbox = this.getAttribute("sandbox");
      const hasOwn = sandbox === null || words(sandbox).includes("allow-same-origin");
      return hasOwn ? new URL(this.#base()).origin : "null";
    }

    #take({ source, origin, data }) {
      if (!source || !this.#frame || source !== this.#frame.contentWindow) return;
      if (origin !== this.#origin()) return;
      if (typeof data !== "object" || data === null || data.suanpan !== 1) return;
      if (data.id !== "" && data.id !== this.#id) return;
      const { type, height, link, lang, totals, reason } = data;
      if (type === "ready") this.#stands();
      else if (type === "resize" && Number.isInteger(height) && height > 0 && height <= HEIGHT_MAX) {
        this.#height = height;
        this.#grow();
      } else if (type === "change" && isText(link) && link.startsWith("v=") && isText(lang) && isTotals(totals)) {
        const { currency, months, horizon, complete } = totals;
        this.#link = link;
        this.#totals = Object.freeze({ currency, months, horizon, complete });
        this.#fallBack(this.#slot.className !== "");
        this.#tell("change", { link, address: this.address, lang, totals: this.#totals });
      } else if (type === "error" && (reason === "stopped" || reason === "link")) {
        if (reason === "stopped") this.#reveal();
        this.#tell("error", { reason });
      }
    }

    /** As high as what stands in it, and never less than what was reserved: nothing below moves up, or
        down where a link stands above it. */
    #grow() {
      const reserved = parseInt(this.getAttribute("height"), 10) || 0;
      const height = Math.max(this.#height || HEIGHT, reserved) - this.#slot.offsetHeight;
      this.#frame.style.height = `${Math.max(height, 0)}px`;
    }

    #reveal() {
      this.#rest();
      this.#frame.style.visibility = "";
    }

    /** Waits no longer. */
    #rest() {
      clearTimeout(this.#waiting);
      if (this.#sight) this.#sight.disconnect();
    }

    #stands() {
      if (this.#isReady) return;
      this.#isReady = true;
      this.#reveal();
      this.#fallBack(false);
      this.#configure();
      this.#tellReady(this);
      this.#tell("ready", {});
    }

    #tell(kind, detail) {
      // As with images, an error that bubbled would be taken for one of the page's own scripts.
      this.dispatchEvent(new CustomEvent(kind, { detail, bubbles: kind !== "error", composed: true }));
    }
  }

  const isTotals = (totals) =>
    typeof totals === "object" && totals !== null && isText(totals.currency) && Number.isInteger(totals.months)
    && (totals.horizon === null || isText(totals.horizon)) && typeof totals.complete === "boolean";

  for (const name of [...OF_ESTIMATE, ...OF_FRAME, ...OF_ELEMENT]) {
    if (name === "link" || name === "lang") continue;
    Object.defineProperty(Calculator.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = this.getAttribute(name);
        // Some frameworks write `false` where they should write nothing.
        return name === "readonly" ? value !== null && value !== "false" : value;
      },
      set(value) {
        put(this, name, value);
      },
    });
  }
  customElements.define(NAME, Calculator);
})();
