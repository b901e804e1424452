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
  if (location.search === "?storage=refused") {
    const refuse = () => { throw new DOMException("refused", "SecurityError"); };
    Object.defineProperty(window, "localStorage", { get: refuse });
  }
  addEventListener("error", (event) => keep("error", event.message || `${event.target.src || event.target.href} did not load`), true);
  addEventListener("unhandledrejection", (event) => keep("rejection", event.reason));
  addEventListener("securitypolicyviolation", (event) => keep("policy", `${event.violatedDirective} ${event.blockedURI}`));
})();
