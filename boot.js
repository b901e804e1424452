// Starts the page, and says so when it cannot go on. It is a file of its own, so that a policy that
// forbids scripts inside the page allows it, and no module, so that it runs wherever any script does.
(() => {
  const failed = () => {
    const message = document.getElementById("failed");
    // What stands in the page is no longer kept up to date: a total there would be a wrong one.
    document.body.className = "failed";
    document.body.replaceChildren(message);
    message.hidden = false;
    message.querySelector("button").focus();
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
      if (button.dataset.cure === "afresh") localStorage.removeItem("suanpan");
    } catch {
      // Nothing was saved where storage is refused.
    }
    location.reload();
  });
  const file = (rel) => document.querySelector(`link[rel=${rel}]`).href;
  import(file("modulepreload"))
    .then((glue) => glue.default({ module_or_path: file("preload") }))
    .catch((error) => {
      failed();
      throw error;
    });
})();
