// A host, a network, a browser's caches and its rules for workers: as much of each as hosting/sw.js meets.
// Whatever is asked for takes its turns, and what happens meanwhile is drawn by a seed.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import vm from "node:vm";

export const FOLDER = "https://host.example/a/";
const RULES = readFileSync(new URL("../../hosting/sw.js", import.meta.url), "utf8");
const digest = (text, kind) => createHash("sha256").update(text).digest(kind);

/** Numbers from 0 to below a limit, the same for the same seed. */
export const dice = (seed) => (limit) => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
};

/** The n-th build: some of its parts are those of the build before. */
export const build = (n) => {
  const parts = new Map();
  for (const [stem, made] of [["boot.js", n >> 1], ["engine.wasm", n], ["style.css", n >> 2], ["later.wasm", n], ["words.txt", (n + 1) >> 1]]) {
    const [text, [start, end]] = [`${stem} of ${made}`, stem.split(".")];
    parts.set(`${start}-${digest(text, "hex").slice(0, 16)}.${end}`, text);
  }
  const names = [...parts.keys()];
  const id = digest(`build ${n}`, "hex").slice(0, 16);
  const html = `<html><head>\n<meta name="build" content="${id}">${names.map((name) => `"./${name}"`)}`;
  const files = names.map((name) => [name, `sha256-${digest(parts.get(name), "base64")}`]);
  const worker = `const BUILD = "${id}"; const FILES = ${JSON.stringify(Object.fromEntries(files))};\n${RULES}`;
  return { n, id, parts, names, html, worker };
};

const FALLBACK = "<html>a page for whatever is not there";

export class World {
  builds = new Map();
  files = new Map(); // on the host
  isUp = true;
  caches = new Map();
  browserCache = new Map();
  tabs = new Set(); // clients
  installing; waiting; active;
  installed = []; // the numbers of the builds whose installation ended well, in order

  constructor(seed, { folder = FOLDER } = {}) {
    this.roll = dice(seed);
    this.folder = folder;
    this.hasFallback = this.roll(2) === 0;
    this.put(1);
  }

  build(n) {
    if (!this.builds.has(n)) this.builds.set(n, build(n));
    return this.builds.get(n);
  }

  put(n) {
    const { parts, html, worker } = this.build(n);
    this.files = new Map([...parts, ["index.html", html], ["sw.js", worker]]);
  }

  /** What a host does to have build n, one file after another: in a good order or in none. */
  steps(n) {
    const { parts, html, worker } = this.build(n);
    const old = [...this.files.keys()].filter((name) => !parts.has(name) && name.includes("-"));
    const add = [...parts, ["index.html", html], ["sw.js", worker]].map(([name, text]) => () => this.files.set(name, text));
    const remove = old.map((name) => () => this.files.delete(name));
    const steps = [...add, ...remove];
    if (this.roll(2)) steps.sort(() => this.roll(3) - 1);
    return steps;
  }

  async wait() {
    for (let n = this.roll(5); n >= 0; n -= 1) await turn();
  }

  /** The network, behind the browser's own cache for files whose names have hashes. */
  async fetch(request, options = {}) {
    const address = typeof request === "string" ? request : request.url;
    const name = address.slice(this.folder.length).split("?")[0] || "index.html";
    const isPart = name.includes("-");
    await this.wait();
    let text = isPart && options.cache !== "reload" ? this.browserCache.get(name) : undefined;
    if (text === undefined) {
      if (!this.isUp) throw new TypeError("no network");
      text = this.files.get(name) ?? (this.hasFallback ? FALLBACK : undefined);
      await this.wait();
      if (!this.isUp) throw new TypeError("no network");
    }
    if (text === undefined) return new Response("", { status: 404 });
    if (options.integrity && options.integrity !== `sha256-${digest(text, "base64")}`) throw new TypeError("other bytes");
    if (isPart) this.browserCache.set(name, text);
    return new Response(text, { headers: { "content-length": `${text.length}` } });
  }

  cacheStorage() {
    const open = async (name) => {
      await this.wait();
      if (!this.caches.has(name)) this.caches.set(name, new Map());
      const held = this.caches.get(name);
      return {
        match: async (address) => held.get(address)?.clone(),
        put: async (address, answer) => {
          await this.wait();
          held.set(address, answer);
        },
      };
    };
    return { open, keys: async () => [...this.caches.keys()], delete: async (name) => this.caches.delete(name) };
  }

  worker(script) {
    const heard = {};
    const worker = { script, said: [], n: [...this.builds.values()].find((one) => one.worker === script)?.n };
    const clients = {
      matchAll: async () => [...this.tabs].filter((tab) => tab.html).map((tab) => ({ url: this.folder, postMessage: (word) => tab.told.push(word) })),
      claim: async () => this.tabs.forEach((tab) => { tab.worker = worker; }),
    };
    const registration = { scope: this.folder, unregister: async () => { this.active = undefined; } };
    const self = { registration, clients, skipWaiting: () => { worker.isHasty = true; } };
    self.addEventListener = (kind, hear) => { heard[kind] = hear; };
    const globals = { self, caches: this.cacheStorage(), fetch: (...words) => this.fetch(...words), Response, Headers };
    vm.runInNewContext(script, globals);
    worker.does = async (kind) => {
      const promises = [];
      heard[kind]({ waitUntil: (promise) => promises.push(promise) });
      await Promise.all(promises);
    };
    worker.fetch = (request) => {
      let answer;
      heard.fetch({ request, respondWith: (promise) => { answer = promise; } });
      return answer;
    };
    return worker;
  }

  /** Looks for another worker, as a browser does: byte for byte. */
  async update() {
    const answer = await this.fetch(`${this.folder}sw.js`).catch(() => undefined);
    const script = answer?.ok ? await answer.text() : undefined;
    const newest = this.installing ?? this.waiting ?? this.active;
    if (!script || script === FALLBACK || this.installing || newest?.script === script) return;
    const worker = this.worker(script);
    this.installing = worker;
    try {
      await worker.does("install");
      this.waiting = worker;
      this.installed.push(worker.n);
      this.tabs.forEach((tab) => this.cover(tab));
    } catch {
      // Tried again another time.
    }
    this.installing = undefined;
    await this.activate();
  }

  async activate() {
    const isUsed = [...this.tabs].some((tab) => tab.worker && tab.worker === this.active);
    if (!this.waiting || isUsed && !this.waiting.isHasty) return;
    [this.active, this.waiting] = [this.waiting, undefined];
    await this.active.does("activate");
    this.tabs.forEach((tab) => this.cover(tab));
  }

  /** The build of which all is kept while the tab shows it will always be there for it. */
  cover(tab) {
    const { worker, n } = tab;
    if (worker && n && this.isKept(n)) tab.isCovered = true;
  }

  isKept(n) {
    const { id, names } = this.build(n);
    return [...this.caches].some(([name, held]) => name.endsWith(id) && names.every((part) => held.has(this.folder + part)));
  }

  /** Opens the page; what came of it is in the tab, which has no page if nothing came. */
  async open(address = this.folder) {
    await this.activate();
    const tab = { worker: this.active, told: [] };
    this.tabs.add(tab);
    const request = { method: "GET", mode: "navigate", url: address };
    const answer = await this.answer(tab, request).catch(() => undefined);
    const html = answer?.ok ? await answer.text() : undefined;
    if (!html) {
      this.tabs.delete(tab);
      return tab;
    }
    Object.assign(tab, { html, n: [...this.builds.values()].find(({ id }) => html.includes(id)).n });
    this.cover(tab);
    return tab;
  }

  answer(tab, request) {
    return tab.worker?.fetch(request) ?? this.fetch(request);
  }

  /** The texts of a tab's parts; those that did not come are undefined. */
  async load(tab, from, to) {
    const load = async (name) => {
      const answer = await this.answer(tab, { method: "GET", mode: "cors", url: this.folder + name }).catch(() => undefined);
      const text = answer?.ok ? await answer.text() : undefined;
      return [name, text === FALLBACK ? undefined : text];
    };
    return Promise.all(this.build(tab.n).names.slice(from, to).map(load));
  }

  async close(tab) {
    this.tabs.delete(tab);
    await this.activate();
  }
}
