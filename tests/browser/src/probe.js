// Loaded before the page's own scripts: keeps what goes wrong for Page::problems.
(() => {
  const problems = (window.__problems = []);
  const keep = (kind, text) => problems.push(`${kind}: ${text}`);
  const log = console.error;
  console.error = (...words) => {
    keep("console.error", words.join(" "));
    log.apply(console, words);
  };
  // A frame of another site, and a visitor who forbids it, have no storage.
  if (location.search.startsWith("?storage=refused")) {
    const refuse = () => { throw new DOMException("refused", "SecurityError"); };
    Object.defineProperty(window, "localStorage", { get: refuse });
  }
  // As browsers do where it is called too often, and in frames without an origin.
  if (location.search.endsWith("&history")) {
    const refuse = () => { throw new DOMException("refused", "SecurityError"); };
    history.replaceState = history.pushState = refuse;
  }
  const clipboards = {
    "?clipboard=kept": { writeText: async (text) => { window.__copied = text; } },
    "?clipboard=refused": { writeText: () => Promise.reject(new DOMException("refused", "NotAllowedError")) },
    "?clipboard=none": undefined,
  };
  if (location.search in clipboards) {
    Object.defineProperty(navigator, "clipboard", { value: clipboards[location.search] });
  }
  if (location.search === "?wasm=refused") {
    const refuse = () => Promise.reject(new WebAssembly.CompileError("refused"));
    Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse });
  }
  // What is not needed at first comes once it is let go.
  if (location.search.startsWith("?later=refused")) {
    // A pointer may move before the program is here.
    if (location.search.endsWith("&sign")) {
      addEventListener("DOMContentLoaded", () => dispatchEvent(new Event("pointermove")));
    }
    const { fetch } = window;
    let isRefused = true;
    addEventListener("probe-go", () => { isRefused = false; }, { once: true });
    window.fetch = (address, ...more) => isRefused && /(later|words)-/.test(address)
      ? Promise.reject(new TypeError("refused")) : fetch(address, ...more);
  }
  // The program comes once it is let go, into a browser that asks for a language.
  if (location.search.startsWith("?program=held")) {
    const go = new Promise((done) => addEventListener("probe-go", done, { once: true }));
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const start = WebAssembly[name];
      WebAssembly[name] = async (...all) => { await go; return start.apply(WebAssembly, all); };
    }
    // Nor does the rest of it, where a window under a pointer that rests takes another size.
    for (const sign of ["pointermove", "focusin"]) {
      addEventListener(sign, (event) => event.stopImmediatePropagation(), true);
    }
    const language = location.search.split("&")[1];
    Object.defineProperty(navigator, "language", { get: () => language });
  }
  // A driver's own scripts may run in another realm, so the page's errors are made here.
  addEventListener("probe-trap", () => {
    const unreachable = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(unreachable)));
    setTimeout(exports.t);
  });
  addEventListener("probe-others", () => {
    setTimeout(() => { throw new Error("of another"); });
    Promise.reject("of another");
  });
  addEventListener("error", (event) => {
    // Firefox drops a hint to fetch what may not be kept.
    if (["prefetch", "next"].includes(event.target.rel)) return;
    keep("error", event.message || `${event.target.src || event.target.href} did not load`);
  }, true);
  addEventListener("unhandledrejection", (event) => keep("rejection", event.reason));
  addEventListener("securitypolicyviolation", (event) => keep("policy", `${event.violatedDirective} ${event.blockedURI}`));
})();
