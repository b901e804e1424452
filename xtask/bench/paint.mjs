// node paint.mjs DIST VANILLA [--rounds=9]: cold loads in fresh browser contexts, sites taking turns, over a slow
// line (1.6 Mbps, 150 ms) and with a slow processor (4x): until a total is painted, and until it is the
// program's own. Beside our page stand the same page with nothing in it before its program is here, and the one
// without a framework.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, median, serve } from './stage.mjs';

const [, , dist, vanilla] = process.argv;
const rounds = Number(/--rounds=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 9);
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const PATIENCE = 60_000;

/** The same site without what the build has written into its page. */
function emptied(site) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'emptied-'));
  for (const name of fs.readdirSync(site)) {
    if (/[.](html|js|css|wasm|txt)$/.test(name)) fs.copyFileSync(path.join(site, name), path.join(folder, name));
  }
  const page = path.join(folder, 'index.html'), html = fs.readFileSync(page, 'utf8');
  const empty = html.replace(/<div class="still"[^]*?<\/div>\n(?=<div class="still"|<\/div>)/g, '').replace(/<section class="panel prices"[^]*<\/section>/, '');
  if (empty.includes('data-total')) throw new Error('something is left in the empty page');
  fs.writeFileSync(page, empty);
  return folder;
}

async function load(browser, address) {
  const context = await browser.createBrowserContext(), page = await context.newPage(), session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.evaluateOnNewDocument(() => {
    const times = (globalThis.__times = {});
    const painted = name => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { times[name] ??= performance.now(); };
      channel.port2.postMessage(0);
    });
    const seen = selector => [...document.querySelectorAll(selector)].some(node => node.textContent.trim() && node.getClientRects().length);
    const watch = () => {
      if (seen('[data-total]')) painted('first');
      if (seen('[data-total]:not(.still *)')) painted('live');
      if (!times.live) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  await page.goto(address, { waitUntil: 'load', timeout: PATIENCE });
  await page.waitForFunction(() => globalThis.__times.live, { timeout: PATIENCE });
  const times = await page.evaluate(() => globalThis.__times);
  await context.close();
  return times;
}

const empty = emptied(dist);
const sites = [['suanpan', dist], ['without the still page', empty], ['vanilla', vanilla]];
const served = await Promise.all(sites.map(async ([name, folder]) => [name, await serve(folder), { first: [], live: [] }]));
const browser = await chromium();
for (let round = 0; round < rounds; round += 1) {
  for (const [, address, times] of served) {
    const { first, live } = await load(browser, address);
    times.first.push(first);
    times.live.push(live);
  }
}
const span = list => `${median(list).toFixed(0)} ms [${Math.min(...list).toFixed(0)}..${Math.max(...list).toFixed(0)}]`;
for (const [name, , { first, live }] of served) console.log(name.padEnd(24), `a total painted ${span(first)}`.padEnd(44), `the program's own ${span(live)}`);
await browser.close();
fs.rmSync(empty, { recursive: true });
