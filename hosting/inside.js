// Only in the page of one file: hands boot.js the parts of the program, which stand packed in the page.
(() => {
  const unpacked = async (of) => {
    if (!window.DecompressionStream) {
      document.getElementById("too-old").hidden = false;
      throw new Error("no DecompressionStream");
    }
    const letters = atob(document.querySelector(`[data-packed=${of}]`).textContent);
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  window.inside = {
    glue: async () => glue,
    first: () => unpacked("first").then((response) => response.arrayBuffer()),
    program: () => unpacked("program").then((response) => response.arrayBuffer()),
    texts: () => unpacked("texts").then((response) => response.text()),
    styled: async () => {},
  };
})();
