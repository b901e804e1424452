// node shifts.mjs DIST VANILLA: what moves while the first slider goes through all its stops and back by the arrow
// keys, on a desktop and on a telephone. Browsers excuse what follows a key press within half a second; here it counts.
import { chromium, open, sites, slider } from './stage.mjs';

const [, , dist, vanilla] = process.argv;
const all = await sites(dist, vanilla);
const browser = await chromium();

const watch = () => {
  const name = at => at.localName + [...at.classList].map(part => `.${part}`).join('');
  const told = ({ node }) => { const at = node?.nodeType === 3 ? node.parentElement : node; return at ? [at.parentElement, at].filter(Boolean).map(name).join(' > ') : 'an element that has gone'; };
  globalThis.shifts = [];
  new PerformanceObserver(list => { for (const { value, hadRecentInput, sources } of list.getEntries()) globalThis.shifts.push({ value, hadRecentInput, moved: sources.map(told) }); }).observe({ type: 'layout-shift' });
};

console.log('the first slider from end to end and back, one service');
for (const [width, height] of [[1280, 800], [360, 740]]) {
  for (const [name, address] of all.sites) {
    const ids = all.ids.slice(0, 1), at = slider(ids[0]), page = await open(browser, address, ids);
    await page.setViewport({ width, height });
    await page.$eval(at, control => { control.focus(); control.scrollIntoView({ block: 'center' }); });
    await page.keyboard.press('Home');
    const last = await page.$eval(at, control => Number(control.max));
    const pause = ms => new Promise(done => setTimeout(done, ms));
    await pause(300);
    await page.evaluate(watch);
    for (const key of ['ArrowRight', 'ArrowLeft']) for (let i = 0; i < last; i += 1) { await page.keyboard.press(key); await pause(30); }
    await pause(300);
    const shifts = await page.evaluate(() => globalThis.shifts);
    await page.close();
    const sum = list => list.reduce((total, { value }) => total + value, 0).toFixed(4);
    console.log(`${width} x ${height}`.padEnd(12), name.padEnd(10), `${shifts.length} of ${2 * last} events shift, score ${sum(shifts)}, not excused ${sum(shifts.filter(shift => !shift.hadRecentInput))}`);
    const counts = {};
    for (const where of shifts.flatMap(shift => shift.moved)) counts[where] = (counts[where] ?? 0) + 1;
    if (name === 'suanpan') for (const [where, n] of Object.entries(counts).sort((a, b) => b[1] - a[1]).slice(0, 10)) console.log(`    ${n} times ${where}`);
  }
}
await browser.close();
