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

  const styles = new CSSStyleSheet();
  styles.replaceSync(`:host { display: block } :host([hidden]) { display: none }
    iframe { display: block; width: 100%; border: 0 } slot { display: none } .open { display: block }
    @media print { iframe { display: none } slot { display: block } }`);

  // What documentation generators write where the theme is another one.
  const LIGHT = ["light", "rust", "default"];
  const DARK = ["dark", "coal", "navy", "ayu", "slate"];
  const root = document.documentElement;
  const themeOfPage = () => {
    const body = document.body ? document.body.dataset : {};
    const words = [root.dataset.theme, body.theme, body.mdColorScheme, ...root.classList];
    const word = words.find((one) => LIGHT.includes(one) || DARK.includes(one));
    return word ? (DARK.includes(word) ? "dark" : "light") : "auto";
  };
  const shown = new Set();
  const observer = new MutationObserver(() => shown.forEach((one) => one.follow()));
  const observe = () => {
    const options = { attributeFilter: ["class", "lang", "data-theme", "data-md-color-scheme"] };
    for (const node of [root, document.body]) if (node) observer.observe(node, options);
  };

  const words = (text) => (text || "").split(/[\s,]+/).filter(Boolean);
  const isText = (value) => typeof value === "string" && value.length <= LINK_MAX;
  const put = (element, name, value) => {
    if (value === null || value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? "" : String(value));
  };
  // A fragment from a whole link, or from itself.
  const fragment = (link) => link.slice(link.indexOf("#") + 1);

  class Calculator extends HTMLElement {
    static observedAttributes = [...OF_ESTIMATE, ...OF_FRAME, ...OF_ELEMENT];

    #frame;
    #slot;
    #id = Math.random().toString(36).slice(2);
    #link; // the estimate that stands in the frame, as far as it is known
    #totals = null;
    #height;
    #isLoaded = false;
    #isReady = false;
    #ready = Promise.withResolvers ? Promise.withResolvers() : deferred();
    #waiting;
    #hear = (event) => this.#take(event);

    constructor() {
      super();
      const shadow = this.attachShadow({ mode: "open" });
      shadow.adoptedStyleSheets = [styles];
      this.#slot = document.createElement("slot");
      this.#slot.append(document.createElement("a"));
      shadow.append(this.#slot);
    }

    connectedCallback() {
      // What was set before the element was defined.
      for (const name of [...OF_ESTIMATE, ...OF_FRAME, ...OF_ELEMENT]) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      addEventListener("message", this.#hear);
      shown.add(this);
      observe();
      this.#open();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      shown.delete(this);
      if (shown.size === 0) observer.disconnect();
      this.#close();
    }

    // Moved with `moveBefore`, the frame goes on.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now && name !== "link") return;
      if (OF_ESTIMATE.includes(name)) {
        this.#link = undefined;
        this.#send({ link: this.#estimate() });
      } else if (OF_FRAME.includes(name)) {
        this.follow();
      } else if (name === "height") {
        this.#grow();
      } else {
        this.#close();
        this.#open();
      }
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
      return this.#ready.promise;
    }

    /** Takes over the theme and the language of the page. */
    follow() {
      if (!this.#frame) return;
      this.#frame.style.colorScheme = this.#theme() === "auto" ? "light dark" : this.#theme();
      this.#frame.title = this.title || TITLES[/^zh/i.test(this.#lang()) ? "zh" : "en"];
      this.#send(this.#settings());
    }

    #base() {
      const src = this.getAttribute("src") || script;
      return src ? new URL(".", new URL(src, document.baseURI)).href : "";
    }

    #theme() {
      const theme = this.getAttribute("theme");
      return theme === "light" || theme === "dark" ? theme : themeOfPage();
    }

    #lang() {
      const around = this.closest("[lang]");
      const lang = around ? around.getAttribute("lang") : "";
      return /^[a-z0-9_-]{1,35}$/i.test(lang) ? lang : "";
    }

    #settings() {
      const lang = this.#lang();
      const settings = { theme: this.#theme(), readonly: this.hasAttribute("readonly") };
      return lang ? { ...settings, lang } : settings;
    }

    /** The estimate that the attributes ask for. */
    #estimate() {
      const link = this.getAttribute("link");
      if (link) return fragment(link);
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
      const [version, ...estimate] = this.link.split("&");
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
      this.#grow();
      frame.style.visibility = "hidden";
      this.#fallBack(!this.#base());
      if (!this.#base()) return;
      // Nobody waits for a frame that is not yet loaded: it is out of sight.
      frame.addEventListener("load", () => {
        this.#isLoaded = true;
        this.#waiting = setTimeout(() => {
          frame.style.visibility = "";
          this.#fallBack(true);
        }, PATIENCE);
        this.#configure();
      });
      frame.src = this.#source();
      this.shadowRoot.append(frame);
      this.follow();
    }

    #close() {
      clearTimeout(this.#waiting);
      if (this.#frame) this.#frame.remove();
      this.#frame = undefined;
    }

    /** Shows what stands inside the element, or a link, or neither. */
    #fallBack(isOpen) {
      this.#slot.className = isOpen ? "open" : "";
      const own = this.#slot.firstChild;
      own.href = this.address;
      own.textContent = this.#frame.title || TITLES.en;
      // An author's own link to the calculator leads to what stands in it.
      for (const link of this.querySelectorAll("a[href]"))
        if (this.#base() && fragmentless(link.href) === this.#base()) link.hash = this.link;
    }

    #send(more) {
      if (!this.#isLoaded) return;
      this.#frame.contentWindow.postMessage({ suanpan: 1, id: this.#id, type: "config", ...more }, this.#isOpaque() ? "*" : this.#origin());
    }

    #configure() {
      this.#send({ ...this.#settings(), height: "auto" });
    }

    #isOpaque() {
      return this.hasAttribute("sandbox") && !words(this.getAttribute("sandbox")).includes("allow-same-origin");
    }

    #origin() {
      return new URL(this.#base()).origin;
    }

    #take({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow) return;
      if (origin !== (this.#isOpaque() ? "null" : this.#origin())) return;
      if (typeof data !== "object" || data === null || data.suanpan !== 1) return;
      if (data.id !== "" && data.id !== this.#id) return;
      const { type, height, link, lang, totals, reason } = data;
      if (type === "ready") this.#stands();
      else if (type === "resize" && Number.isFinite(height) && height > 0 && height <= HEIGHT_MAX) {
        this.#height = Math.ceil(height);
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

    /** As high as what stands in it, and never less than what was reserved: nothing below moves up. */
    #grow() {
      const reserved = parseInt(this.getAttribute("height"), 10) || 0;
      this.#frame.style.height = `${Math.max(this.#height || HEIGHT, reserved)}px`;
    }

    #reveal() {
      clearTimeout(this.#waiting);
      this.#frame.style.visibility = "";
    }

    #stands() {
      if (this.#isReady) return;
      this.#isReady = true;
      this.#reveal();
      this.#fallBack(false);
      this.#configure();
      this.#ready.resolve(this);
      this.#tell("ready", {});
    }

    #tell(kind, detail) {
      this.dispatchEvent(new CustomEvent(kind, { detail }));
    }
  }

  const fragmentless = (address) => address.split("#")[0];
  const isTotals = (totals) =>
    typeof totals === "object" && totals !== null && isText(totals.currency) && Number.isInteger(totals.months)
    && (totals.horizon === null || isText(totals.horizon)) && typeof totals.complete === "boolean";

  function deferred() {
    const all = {};
    all.promise = new Promise((resolve) => { all.resolve = resolve; });
    return all;
  }

  for (const name of [...OF_ESTIMATE, ...OF_FRAME, ...OF_ELEMENT]) {
    if (name === "link" || name === "lang") continue;
    Object.defineProperty(Calculator.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        return name === "readonly" ? this.hasAttribute(name) : this.getAttribute(name);
      },
      set(value) {
        put(this, name, value);
      },
    });
  }
  customElements.define(NAME, Calculator);
})();
