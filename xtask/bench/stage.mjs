// Shared by the programs that measure the page: a static server, Chromium, our page with N services.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import puppeteer from 'puppeteer-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const MIME = { html: 'text/html; charset=utf-8', js: 'text/javascript', mjs: 'text/javascript', css: 'text/css',
  wasm: 'application/wasm', json: 'application/json', svg: 'image/svg+xml', txt: 'text/plain', webmanifest: 'application/manifest+json' };

/** Serves a folder with brotli on a free port, as a good static host would; returns the address. */
export async function serve(folder) {
  const packed = new Map();
  const answer = (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.replace(/\/$/, '/index.html');
    const file = path.join(folder, path.normalize(name));
    if (!fs.existsSync(file) || !fs.statSync(file).isFile()) return response.writeHead(404).end();
    if (!packed.has(file)) packed.set(file, zlib.brotliCompressSync(fs.readFileSync(file)));
    response.writeHead(200, { 'content-type': MIME[path.extname(file).slice(1)] ?? 'application/octet-stream',
      'content-encoding': 'br', 'cache-control': 'public, max-age=31536000' });
    response.end(packed.get(file));
  };
  const server = http.createServer(answer);
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

export const chromium = (...options) => puppeteer.launch({
  executablePath: CHROMIUM, headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--lang=en-US', '--js-flags=--expose-gc', ...options], // as root it has no sandbox
});

export const median = list => quantile(list, 0.5);
export function quantile(list, share) {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted.length ? sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] : NaN;
}

/** A page of a site with these services in its estimate, in English. */
export async function open(browser, address, ids) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(address, { waitUntil: 'networkidle0' });
  await page.waitForSelector('output[data-total]:not(.still *)');
  // The rest of our page comes at the first sign of a visitor.
  await page.evaluate(() => { dispatchEvent(new Event('pointermove')); });
  await page.waitForSelector('[data-add]');
  await page.evaluate(wanted => {
    document.querySelector('[data-lang="en"]')?.click();
    const months = document.querySelector('[data-field="horizon-months"]');
    if (months) {
      months.value = '1';
      months.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (let rest; (rest = document.querySelector('[data-remove]')); ) rest.click();
    for (const id of wanted) {
      const button = document.querySelector(`[data-add='${id}']`);
      if (!button) throw new Error(`no button adds ${id}`);
      button.click();
    }
    const there = [...document.querySelectorAll('[data-service]')].map(node => node.dataset.service);
    if (there.join() !== wanted.join()) throw new Error(`expected ${wanted.length} services, saw ${there.length}`);
  }, ids);
  return page;
}

/** The slider of calls of a service. */
export const slider = id => `[data-service='${id}'] input[data-slider='calls']`;

/** Both sites, and the services to open them with: those with a price first. */
export async function sites(dist, vanilla) {
  const services = JSON.parse(fs.readFileSync(path.join(vanilla, 'services.json'), 'utf8'));
  const first = 'tencent-face/face-search'; // the richest: quota, five packages, three tiers
  const order = s => (s.id === first ? 0 : s.tiers.length ? 1 : 2);
  const ids = [...services].sort((a, b) => order(a) - order(b)).map(service => service.id);
  return { ids, sites: [['vanilla', await serve(vanilla)], ['suanpan', await serve(dist)]] };
}
