// Before the first paint. Whoever comes for the first time sees the example that the build has priced, in
// their own language; whoever has an estimate, saved or in a link, waits for it.
(function () {
  var root = document.documentElement;
  var isFirst = location.hash.indexOf("#v=") !== 0;
  try {
    isFirst = isFirst && localStorage.getItem("suanpan") === null;
  } catch (refused) {
    // Nothing was saved where storage is refused.
  }
  root.lang = /^zh([-_]|$)/i.test(navigator.language) ? "zh-CN" : "en";
  root.setAttribute("data-still", isFirst ? root.lang : "none");
})();
