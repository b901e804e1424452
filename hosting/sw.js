// Keeps the page for when there is no network. Before this the build puts `BUILD`, the name of its build,
// and `FILES`, its parts with their hashes. docs/hosting.md has the rules that this follows.
//
// Each build has a cache of its own. Parts are named by their bytes, so any cache that has a part will do;
// a page belongs to one build, goes into the cache last, and says there that there is no network: it is
// answered only then.
const FOLDER = self.registration.scope;
const PREFIX = `suanpan ${FOLDER} `;
const PAGE = `${FOLDER}index.html`;

const numberOf = (name) => Number(name.slice(PREFIX.length).split(" ")[0]);

/** The names of this folder's caches, newest first: they are numbered in the order of their making. */
const cacheNames = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  return names.sort((one, other) => numberOf(other) - numberOf(one));
};

const kept = async (address) => {
  for (const name of await cacheNames()) {
    const found = await (await caches.open(name)).match(address);
    if (found) return found;
  }
  return undefined;
};

/** A part with the very bytes of the build: kept, or from the browser's own cache, or from the host. */
const part = async (name) => {
  const [address, integrity] = [FOLDER + name, FILES[name]];
  const found = await kept(address);
  if (found) return found;
  const asked = [{ integrity }, { integrity, cache: "reload" }];
  let answer = await fetch(address, asked[0]).catch(() => undefined);
  if (!answer?.ok) answer = await fetch(address, asked[1]);
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer;
};

/** The page of this build; a host that is in the middle of a change may have another one. */
const page = async () => {
  const answer = await fetch(PAGE, { cache: "reload" });
  const html = await answer.text();
  if (!answer.ok || !html.includes(`<meta name="build" content="${BUILD}">`)) {
    throw new Error("the page of another build");
  }
  const headers = new Headers(answer.headers);
  ["content-encoding", "content-length"].forEach((name) => headers.delete(name));
  return new Response(html.replace("<html", "<html data-offline"), { headers });
};

const install = async () => {
  const names = await cacheNames();
  const name = `${PREFIX}${names.length ? numberOf(names[0]) + 1 : 1} ${BUILD}`;
  const cache = await caches.open(name);
  try {
    const put = async (part_) => cache.put(FOLDER + part_, await part(part_));
    await Promise.all(Object.keys(FILES).map(put));
    await cache.put(PAGE, await page());
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  // Pages of other builds say that there is a new one.
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  pages.forEach((client) => client.postMessage(BUILD));
};

/** No page stands under the worker before any more; one that stands under none may still need old parts. */
const activate = async () => {
  const pages = await self.clients.matchAll({ includeUncontrolled: true });
  if (!pages.some((client) => client.url.startsWith(FOLDER))) {
    const names = await cacheNames();
    const own = names.findIndex((name) => name.endsWith(` ${BUILD}`));
    const old = own < 0 ? [] : names.slice(own + 1);
    await Promise.all(old.map((name) => caches.delete(name)));
  }
  await self.clients.claim();
};

const answerPage = async (request) => {
  try {
    const answer = await fetch(request);
    if (answer.status < 500) return answer;
    return (await kept(PAGE)) ?? answer;
  } catch (error) {
    const found = await kept(PAGE);
    if (found) return found;
    throw error;
  }
};

const isPart = (address) =>
  address.startsWith(FOLDER) && /^[\w.-]+-[0-9a-f]{16}\.[a-z]+$/.test(address.slice(FOLDER.length));

// What is neither the page nor one of its parts is left alone: the folder may have other pages.
const answer = (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/)[0];
  if (request.method !== "GET") return;
  if (request.mode !== "navigate") {
    if (isPart(address)) event.respondWith(kept(address).then((found) => found ?? fetch(request)));
  } else if (address === FOLDER || address === PAGE) event.respondWith(answerPage(request));
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", answer);
// A page asks a worker that waits for its turn which build it has.
self.addEventListener("message", ({ source }) => source.postMessage(BUILD));
