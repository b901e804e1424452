// node ten.mjs DIST: one page of documentation with one calculator, and with ten: the time until all of them
// show their total, and the memory of all of Chromium's processes, beyond that of the page without any.
import fs from 'node:fs';
import http from 'node:http';
import { chromium, median, serve } from './stage.mjs';

const ROUNDS = 5;
const site = await serve(process.argv[2]);
const LINK = 'v=1&lang=en&months=12&tencent-face/face-comparison=calls:2,910,000';
const frame = `<iframe src="${site}embed.html#${LINK.replaceAll('&', '&amp;')}" width="720" height="720"></iframe>`;

async function page(n) {
  const html = `<!DOCTYPE html><meta charset="utf-8"><title>${n}</title><script>
    self.ready = 0; addEventListener('message', ({ data }) => { if (data.type === 'ready') self.ready++; });
    </script><h1>Costs</h1>${frame.repeat(n)}`;
  const server = http.createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(html));
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  server.unref();
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Proportional memory of a process and its children, in MB. */
function memory(root) {
  const of = pid => {
    try {
      const pss = /^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
      const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
      return Number(pss?.[1] ?? 0) / 1000 + children.map(of).reduce((a, b) => a + b, 0);
    } catch {
      return 0; // it has ended
    }
  };
  return of(root);
}

async function once(address, n) {
  const browser = await chromium();
  const tab = await browser.newPage();
  await tab.setViewport({ width: 1280, height: 800 });
  const start = performance.now();
  await tab.goto(address, { waitUntil: 'load' });
  await tab.waitForFunction(wanted => self.ready === wanted, { polling: 10, timeout: 60_000 }, n);
  const time = performance.now() - start;
  await new Promise(settled => setTimeout(settled, 1500));
  const found = memory(browser.process().pid);
  await browser.close();
  return [time, found];
}

const COUNTS = [0, 1, 10];
const pages = await Promise.all(COUNTS.map(page));
const seen = COUNTS.map(() => []);
for (let round = 0; round < ROUNDS; round++)
  for (const [place, n] of COUNTS.entries()) seen[place].push(await once(pages[place], n));
const [none, one, ten] = seen.map(rounds => [0, 1].map(of => median(rounds.map(round => round[of]))));
const row = (name, [time, used]) => console.log(name.padEnd(18), `${(time - none[0]).toFixed(0)} ms`.padStart(9), `${(used - none[1]).toFixed(1)} MB`.padStart(10));
row('one calculator', one);
row('ten calculators', ten);
const ratio = of => ((ten[of] - none[of]) / (one[of] - none[of])).toFixed(1);
console.log(`ten against one: ${ratio(0)} times the time, ${ratio(1)} times the memory (page without any: ${none[0].toFixed(0)} ms, ${none[1].toFixed(0)} MB)`);
process.exit();
