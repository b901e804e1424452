// What hosting/sw.js promises, whatever happens while it works. `node --test tests/offline/`; to replay a
// failure: SEED=n node --test tests/offline/
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FOLDER, World } from "./world.mjs";

const N_STEPS = 40;
const N_FIRST = 3; // of the parts: those that the page is drawn with

/** What a page has got is of its build, and all of it is there where it must be. */
const check = (world, tab, loaded, mustCome) => {
  for (const [name, text] of loaded) {
    if (text !== undefined) assert.equal(text, world.build(tab.n).parts.get(name), "a part of another build");
    else assert.ok(!mustCome, `${name} of build ${tab.n} did not come`);
  }
};

const isOffline = (tab) => tab.html.includes("<html data-offline");

/** Opens the page and checks what came. */
const open = async (world, seen) => {
  const [before, wasUp, files, newest] = [world.nChanges, world.isUp, world.files.get("index.html"), world.installed.at(-1)];
  const tab = await world.open();
  const isCalm = world.nChanges === before;
  if (isCalm && wasUp) assert.ok(tab.html === files, "not the page that the host has");
  if (isCalm && !wasUp) assert.equal(Boolean(tab.html), newest !== undefined, "whether the page opens without a network");
  if (!tab.html) return undefined;
  if (isOffline(tab)) {
    seen.offline += 1;
    assert.ok(tab.n >= newest, `build ${tab.n} after ${newest} was installed`);
  }
  const wasCovered = tab.isCovered;
  check(world, tab, await world.load(tab, 0, N_FIRST), wasCovered || isOffline(tab));
  return tab;
};

/** One of the things that happen, on their own time. */
const happen = async (world, tabs, seen) => {
  const one = () => [...tabs][world.roll(tabs.size)];
  const kinds = {
    async open() {
      const tab = await open(world, seen);
      if (tab) tabs.add(tab);
    },
    async later() {
      const tab = one();
      if (!tab) return;
      const wasCovered = tab.isCovered;
      const loaded = await world.load(tab, N_FIRST);
      // A tab may be closed meanwhile.
      check(world, tab, loaded, wasCovered && tabs.has(tab));
      if (loaded.every(([, text]) => text)) seen.whole += 1;
      await world.update();
    },
    async close() {
      const tab = one();
      tabs.delete(tab);
      if (tab) await world.close(tab);
    },
    async deploy() {
      if (world.isDeploying) return;
      world.isDeploying = true;
      world.n += 1;
      for (const step of world.steps(world.n)) {
        world.nChanges += 1;
        step();
        await world.wait();
      }
      world.nChanges += 1;
      world.isDeploying = false;
    },
    async network() {
      world.nChanges += 1;
      world.isUp = !world.isUp;
    },
  };
  const often = ["open", "open", "later", "later", "later", "close", "deploy", "network"];
  await kinds[often[world.roll(often.length)]]();
};

const run = async (seed, seen) => {
  const world = Object.assign(new World(seed), { n: 1, nChanges: 0 });
  const [tabs, running] = [new Set(), []];
  for (let n = 0; n < N_STEPS; n += 1) {
    const step = happen(world, tabs, seen);
    if (world.roll(3)) await step;
    else running.push(step.catch((error) => error));
  }
  const failed = (await Promise.all(running)).find((error) => error);
  if (failed) throw failed;
  // When all is quiet again: the newest build, and nothing else is kept.
  world.isUp = true;
  for (const tab of [...world.tabs]) await world.close(tab);
  for (let n = 0; n < 2; n += 1) {
    const tab = await world.open();
    assert.equal(tab.n, world.n, "the build that the host has");
    await world.update();
    await world.close(tab);
  }
  assert.equal(world.caches.size, 1, `caches: ${[...world.caches.keys()]}`);
  assert.ok(world.isKept(world.n));
  seen.builds += world.n;
};

test("no mixed builds and no lost parts in 200 seeded interleavings", async () => {
  const seen = { offline: 0, whole: 0, builds: 0 };
  const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 200 }, (_, n) => n);
  for (const seed of seeds) {
    try {
      await run(seed, seen);
    } catch (error) {
      error.message = `SEED=${seed}: ${error.message}`;
      throw error;
    }
  }
  if (seeds.length > 1) assert.ok(seen.offline > 100 && seen.whole > 500 && seen.builds > 500, JSON.stringify(seen));
});

/** A folder whose first build is kept. */
const visited = async (options) => {
  const world = new World(1, options);
  const tab = await world.open();
  await world.update();
  return { world, tab };
};

test("a page is kept with all its parts, and opens by either name, whatever is asked of it", async () => {
  const { world } = await visited();
  world.isUp = false;
  world.browserCache.clear();
  for (const name of ["", "index.html", "?from=a", "index.html?b"]) {
    const tab = await world.open(FOLDER + name);
    assert.ok(isOffline(tab), name);
    check(world, tab, await world.load(tab), true);
  }
});

test("what is not the page or a part of it is left alone", async () => {
  const { world } = await visited();
  const ask = (name, more) => world.active.fetch({ method: "GET", mode: "navigate", url: FOLDER + name, ...more });
  for (const name of ["embed.html", "suanpan.html", "other/", "boot-0123456789abcdef.js"]) {
    assert.equal(ask(name), undefined, name);
  }
  const [part] = world.build(1).names;
  for (const [name, more] of [["", { method: "POST" }], [`other/${part}`, { mode: "cors" }], ["sw.js", { mode: "cors" }]]) {
    assert.equal(ask(name, more), undefined, name);
  }
});

test("a host that fails is as good as none, one that refuses is not", async () => {
  const { world } = await visited();
  const { fetch } = world;
  for (const [status, isKept] of [[503, true], [500, true], [404, false]]) {
    world.fetch = async () => new Response("", { status });
    assert.equal(Boolean((await world.open()).html), isKept, `${status}`);
  }
  world.fetch = fetch;
});

test("a page of another build is told of the new one, the new one's own is not", async () => {
  const { world, tab } = await visited();
  world.put(2);
  const next = await world.open();
  await world.update();
  const { id } = world.build(2);
  assert.deepEqual([tab.n, next.n, tab.told.at(-1), next.told.at(-1)], [1, 2, id, id]);
  assert.equal(world.active.n, 1, "no worker pushes in before its turn");
  await world.close(tab);
  await world.close(next);
  assert.equal(world.active.n, 2);
});

test("other folders of the host keep theirs, also when the worker is taken off", async () => {
  const { world } = await visited();
  const others = ["suanpan https://host.example/ 1 x", "suanpan https://host.example/a/b/ 1 x", "of others"];
  others.forEach((name) => world.caches.set(name, new Map()));
  const off = readFileSync(new URL("../../hosting/sw-off.js", import.meta.url), "utf8");
  const fixed = world.caches.size;
  assert.equal(fixed, 4);
  world.files.set("sw.js", off);
  await world.update();
  assert.deepEqual([[...world.caches.keys()], world.active], [others, undefined]);
});

test("wrong bytes are not kept, wherever they come from", async () => {
  const world = Object.assign(new World(1), { hasFallback: true });
  const { names, parts } = world.build(1);
  world.files.delete(names[1]);
  await world.open();
  await world.update();
  assert.deepEqual([world.active, world.caches.size], [undefined, 0]);
  // The browser's own cache has them by that name from now on.
  world.files.set(names[1], parts.get(names[1]));
  await world.update();
  world.isUp = false;
  const tab = await world.open();
  check(world, tab, await world.load(tab), true);
});
