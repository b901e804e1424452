// Only in embed.html, before all else: takes what the page around the frame asks for, and tells it what
// stands here. The words of both are in docs/embed/README.md.
(() => {
  const root = document.documentElement;
  const paint = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const keepReadOnly = (is) => root.toggleAttribute("data-readonly", is);
  // What the address says holds until the page around it says something else.
  const settings = new URLSearchParams(location.hash.slice(1));
  paint(settings.get("theme"));
  keepReadOnly(settings.get("readonly") === "1");
  if (window.parent === window) return;

  let id = "";
  let host; // the origin of the page around it, learnt from its first word
  let doesStand = false;
  let hasStopped = false;
  let told; // link, language and totals
  let link; // to be opened as soon as links can be
  let isDamaged = false;
  let height = 0;

  const post = (message, to) => window.parent.postMessage({ suanpan: 1, id, ...message }, to);
  const everyone = (message) => post(message, "*");
  const sayReady = () => {
    if (doesStand) everyone({ type: "ready", protocol: 1 });
  };
  const sayChange = () => {
    if (host === undefined) return;
    const { damaged, ...change } = told;
    post({ type: "change", ...change }, host);
    if (damaged && !isDamaged) everyone({ type: "error", reason: "link" });
    isDamaged = damaged;
  };

  // Answers whether the page has told of what was opened.
  const open = () => {
    if (link === undefined) return false;
    const [before, to] = [told, `#${link}`];
    link = undefined;
    history.replaceState(null, "", to);
    dispatchEvent(new Event("hashchange"));
    return told !== before;
  };

  const LENGTH_MAX = 100_000;
  const isText = (value) => typeof value === "string" && value.length <= LENGTH_MAX;
  const KEYS = {
    suanpan: (value) => value === 1,
    type: (value) => value === "config",
    id: (value) => isText(value) && value.length <= 100,
    theme: (value) => ["auto", "light", "dark"].includes(value),
    lang: (value) => isText(value) && /^[a-z0-9_-]{1,35}$/i.test(value),
    readonly: (value) => typeof value === "boolean",
    link: (value) => isText(value) && value.startsWith("v="),
    height: (value) => value === "auto" || value === "fixed",
  };
  const isConfig = (data) =>
    typeof data === "object" && data !== null
    && ["suanpan", "type", "id"].every((key) => Object.hasOwn(data, key))
    && Object.keys(data).every((key) => Object.hasOwn(KEYS, key) && KEYS[key](data[key]));

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || !isConfig(data)) return;
    // A frame or page without an origin of its own can be reached by nobody else's name.
    const from = origin === "null" ? "*" : origin;
    if (host !== undefined && host !== from) return;
    host = from;
    id = data.id;
    if (data.theme) paint(data.theme);
    if (data.lang) root.dataset.lang = data.lang;
    if (Object.hasOwn(data, "readonly")) keepReadOnly(data.readonly);
    if (data.height) root.dataset.height = data.height;
    link = data.link ?? link;
    sayReady();
    dispatchEvent(new Event("configure"));
  });

  // What stands before is no calculator: its height would be a wrong one.
  const measure = () => {
    const now = Math.ceil(root.getBoundingClientRect().height);
    if (now === height || !doesStand && !hasStopped) return;
    height = now;
    everyone({ type: "resize", height });
    // The words that other hosts of frames know.
    const src = location.href.split("#")[0];
    window.parent.postMessage(JSON.stringify({ context: "iframe.resize", height, src }), "*");
  };
  // Later: a browser complains of what it is asked for while it tells of sizes.
  new ResizeObserver(() => setTimeout(measure)).observe(root);

  addEventListener("stands", () => {
    if (doesStand || hasStopped) return;
    doesStand = true;
    sayReady();
    measure();
  });
  addEventListener("stopped", () => {
    [doesStand, hasStopped] = [false, true];
    everyone({ type: "error", reason: "stopped" });
    measure();
  });
  addEventListener("told", ({ detail }) => {
    told = detail;
    if (!open()) sayChange();
  });
})();
