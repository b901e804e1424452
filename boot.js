// Starts the page, and says so when it cannot go on. It is a file of its own, so that a policy that
// forbids scripts inside the page allows it, and no module, so that it runs wherever any script does.
(() => {
  const failed = () => {
    const message = document.getElementById("failed");
    // What stands in the page is no longer kept up to date: a total there would be a wrong one. The
    // price tables were never calculated here.
    const prices = [...document.querySelectorAll("#prices")];
    document.body.className = "failed";
    document.body.replaceChildren(message, ...prices);
    prices.forEach((tables) => { tables.firstElementChild.open = true; });
    message.hidden = false;
    message.querySelector("button").focus();
    dispatchEvent(new Event("stopped"));
  };
  // The program stops for good when it traps. What goes wrong elsewhere, as in a browser's own
  // additions to the page, does not concern it.
  const whenTrapped = (error) => {
    if (window.WebAssembly && error instanceof WebAssembly.RuntimeError) failed();
  };
  addEventListener("error", (event) => whenTrapped(event.error));
  addEventListener("unhandledrejection", (event) => whenTrapped(event.reason));
  addEventListener("click", ({ target }) => {
    const button = target.closest && target.closest("[data-cure]");
    if (!button) return;
    try {
      if (button.dataset.cure === "afresh") {
        location.hash = "";
        localStorage.removeItem("suanpan");
      }
    } catch {
      // Nothing was saved where storage is refused.
    }
    location.reload();
  });

  const file = (rel) => document.querySelector(`link[rel=${rel}]`).href;
  const address = (of) => document.querySelector(`meta[name=later-${of}]`).content;
  const fetched = async (of) => {
    const response = await fetch(address(of));
    if (!response.ok) throw new Error(response.status);
    return response;
  };
  const styled = () => new Promise((resolve, reject) => {
    const sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = address("style");
    sheet.onload = resolve;
    sheet.onerror = reject;
    document.head.append(sheet);
  });
  // The parts of the program lie beside the page; the page of one file has them inside.
  const parts = window.inside || {
    glue: () => import(file("modulepreload")),
    first: () => file("preload"),
    program: () => fetched("program").then((response) => response.arrayBuffer()),
    texts: () => fetched("texts").then((response) => response.text()),
    styled,
  };
  // A frame tells the page around it that it stands, and that it has failed.
  const stands = () => {
    if (document.querySelector("#page > main")) dispatchEvent(new Event("stands"));
  };
  const nextTask = () => new Promise((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = go;
    port2.postMessage("");
  });
  const start = async () => {
    const glue = await parts.glue();
    const first = await glue.default({ module_or_path: parts.first() });
    await nextTask();
    glue.show();
    stands();
    return { glue, first };
  };
  const started = start().catch((error) => {
    failed();
    throw error;
  });

  // What the first visit's estimate is drawn without comes at the first sign of a visitor. One that
  // was saved, or stands in a link, may need all of it.
  const signs = ["pointermove", "pointerdown", "keydown", "focusin", "click", "input", "beforeprint", "configure"];
  let haveCome = false;
  const arrive = async () => {
    const [program, texts] = await Promise.all([
      parts.program(),
      parts.texts(),
      parts.styled(),
    ]);
    haveCome = true;
    const { glue, first } = await started;
    await WebAssembly.instantiate(program, { first });
    glue.arrive(texts);
    stands();
    keep();
  };
  // All of it is in the browser's cache by now: a worker keeps it for when there is no network, and says
  // when there is a new build. Only the page itself names its build, and no frame needs this.
  let isAsked = false;
  const keep = async () => {
    const build = document.querySelector("meta[name=build]");
    if (isAsked || !build || window.top !== window) return;
    isAsked = true;
    try {
      const workers = navigator.serviceWorker;
      // A policy that allows this one address.
      const policy = window.trustedTypes && trustedTypes.createPolicy("suanpan", { createScriptURL: () => "./sw.js" });
      workers.onmessage = ({ data }) => {
        document.getElementById("renewed").hidden = data === build.content;
      };
      const worker = await workers.register(policy ? policy.createScriptURL("") : "./sw.js", { updateViaCache: "none" });
      const look = async () => {
        await worker.update();
        // One that is being installed speaks of its own accord.
        if (!worker.installing && worker.waiting) worker.waiting.postMessage("");
      };
      document.onvisibilitychange = () => document.hidden || look().catch(() => {});
      await look();
    } catch {
      // Then the page needs the network, as it did before.
    }
  };
  let failures = 0;
  const ask = async () => {
    signs.forEach((sign) => removeEventListener(sign, ask));
    try {
      await arrive();
    } catch (error) {
      // What stands only in a moment is not lacking; a program that does not start has said so.
      await started;
      // What a visitor does waits for it: later signs ask again, but not for ever. An estimate that
      // needs it waits too, and asks by itself.
      const isEmpty = !document.querySelector("#page > main");
      const isBroken = isEmpty && haveCome || error instanceof WebAssembly.RuntimeError;
      if (isBroken || ++failures === 3) failed();
      else setTimeout(isEmpty ? ask : listen, failures * 1000);
    }
  };
  const listen = () => signs.forEach((sign) => addEventListener(sign, ask));
  listen();
  try {
    const isAlone = !("frame" in document.documentElement.dataset);
    if (location.hash.startsWith("#v=") || isAlone && localStorage.getItem("suanpan") !== null) ask();
  } catch {
    // Nothing was saved where storage is refused.
  }
})();
