// node latency.mjs DIST VANILLA [--n=1,20,100] [--presses=200] [--rounds=3]: from a slider's input event to the
// painted bill, and the main thread's work per event, on our page and on the one without a framework. Both must
// show the same total at every stop of every slider before either has a time. Sites take turns.
import { chromium, median, open, quantile, sites, slider } from './stage.mjs';

const option = (name, otherwise) => new RegExp(`--${name}=(\\S+)`).exec(process.argv.join(' '))?.[1] ?? otherwise;
const [, , dist, vanilla] = process.argv;
const presses = Number(option('presses', 200)), rounds = Number(option('rounds', 3));
const all = await sites(dist, vanilla);
const browser = await chromium('--disable-frame-rate-limit', '--disable-gpu-vsync', '--disable-background-timer-throttling');
const pause = ms => new Promise(done => setTimeout(done, ms));

/** The total at every stop of every service's slider. */
const totals = (page, ids) => page.evaluate(selectors => selectors.map(selector => {
  const control = document.querySelector(selector), before = control.value, seen = [];
  for (let at = Number(control.min); at <= Number(control.max); at += 1) {
    control.value = at;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    seen.push(document.querySelector('[data-total]').textContent);
  }
  control.value = before;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  return seen.join(' ');
}), ids.map(slider));

async function measure(address, ids) {
  const page = await open(browser, address, ids), at = slider(ids[0]);
  await page.evaluate(selector => { const control = document.querySelector(selector); control.focus(); control.scrollIntoView({ block: 'center' }); }, at);
  await page.keyboard.press('Home');
  const last = await page.$eval(at, control => Number(control.max));
  let step = 0;
  const press = async () => { await page.keyboard.press(Math.floor(step / last) % 2 ? 'ArrowLeft' : 'ArrowRight'); step += 1; await pause(20 + (step * 7) % 17); };
  for (let i = 0; i < 2 * last; i += 1) await press();
  await page.evaluate(() => gc());
  await page.tracing.start({ categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'loading', 'latencyInfo'] });
  for (let i = 0; i < presses; i += 1) await press();
  await pause(300);
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  await page.close();
  return read(traceEvents);
}

function read(events) {
  const inputs = events.filter(e => e.name === 'EventDispatch' && e.ph === 'X' && e.args?.data?.type === 'input');
  if (inputs.length < presses * 0.95) throw new Error(`${presses} presses made ${inputs.length} input events`);
  const { pid, tid } = inputs[0];
  const main = name => events.filter(e => e.name === name && e.ph === 'X' && e.pid === pid && e.tid === tid);
  const commits = main('Commit').sort((a, b) => a.ts - b.ts);
  const painted = inputs.map(input => commits.find(commit => commit.ts > input.ts)).map((commit, i) => commit && (commit.ts + commit.dur - inputs[i].ts) / 1000);
  const work = list => list.reduce((sum, e) => sum + (e.tdur ?? NaN), 0) / inputs.length / 1000;
  return {
    'input event to committed frame, p50 ms': median(painted.filter(Boolean)),
    'input event to committed frame, p98 ms': quantile(painted.filter(Boolean), 0.98),
    'input handler, p50 ms': median(inputs.map(e => e.dur / 1000)),
    'main-thread CPU per event, ms': work(main('RunTask')),
  };
}

for (const n of option('n', '1,20,100').split(',').map(Number)) {
  const ids = all.ids.slice(0, n);
  const shown = [];
  for (const [, address] of all.sites) { const page = await open(browser, address, ids); shown.push(await totals(page, ids)); await page.close(); }
  const wrong = ids.filter((_, i) => shown[0][i] !== shown[1][i]);
  if (wrong.length) throw new Error(`the totals differ while sliding ${wrong.join(', ')}:\n${shown.map(seen => seen[ids.indexOf(wrong[0])]).join('\n')}`);
  const times = Object.fromEntries(all.sites.map(([name]) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, address] of round % 2 ? [...all.sites].reverse() : all.sites) times[name].push(await measure(address, ids));
  }
  console.log(`\n${n} services (${shown[0].join(' ').split(' ').length} totals agree); medians of ${rounds} rounds of ${presses} presses [least..largest]`);
  for (const figure of Object.keys(times.vanilla[0])) {
    const base = median(times.vanilla.map(round => round[figure]));
    for (const [name] of all.sites) {
      const list = times[name].map(round => round[figure]);
      console.log(figure.padEnd(40), name.padEnd(10), `${median(list).toFixed(2)} [${Math.min(...list).toFixed(2)}..${Math.max(...list).toFixed(2)}]`.padEnd(24), `${(median(list) / base).toFixed(2)}x`);
    }
  }
}
await browser.close();
