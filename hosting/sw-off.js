// The way out: put in place of sw.js, it takes itself and all that was kept off every browser that comes by.
const PREFIX = `suanpan ${self.registration.scope} `;

const leave = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
};

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
