// node plan.mjs [--rounds=9] [--events=2000] [--svg=FILE]: the cheapest plan beside solvers, what a slider's event
// makes anew, and how our time grows. One process; contenders take turns; every answer is compared before it counts.
import fs from 'node:fs';
import loadHighs from 'highs';
import GLPK from 'glpk.js/node';
import jsLp from 'javascript-lp-solver';
import * as model from './model.mjs';
import { calls, estimate, geometric, median, offer, quantile, timed } from './invented.mjs';
import { grow, picture } from './growth.mjs';

const option = (name, otherwise) => new RegExp(`--${name}=(\\S+)`).exec(process.argv.join(' '))?.[1] ?? otherwise;
const rounds = Number(option('rounds', 9)), events = Number(option('events', 2000));
const highs = await loadHighs(), glpk = await GLPK();
const shown = ms => (ms < 1 ? `${(ms * 1000).toFixed(ms < 0.01 ? 2 : 1)} us` : `${ms.toFixed(ms < 100 ? 2 : 0)} ms`);
const once = f => { const start = performance.now(); const cost = f(); return [performance.now() - start, cost]; };
const many = f => { let cost; return [timed(() => { cost = f(); }), cost]; };

const byHighs = year => { const text = model.toLP(year); return () => highs.solve(text, { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 }).ObjectiveValue; };
const byGlpk = year => { const problem = model.toGlpk(glpk, year); return () => glpk.solve(problem, { msglev: 0, presol: true, mipgap: 0 }).result.z; };
const byJsLp = year => () => { const problem = model.toJsLp(year); problem.options = { timeout: 10000, tolerance: 0 }; return jsLp.Solve(problem).result; };

/** Times of every contender for every named year, in turns. */
function race(title, turns, contenders) {
  const times = Object.fromEntries(Object.keys(contenders).map(name => [name, {}]));
  for (const [year, units] of Object.entries(model.instances)) {
    const solve = Object.fromEntries(Object.entries(contenders).map(([name, [how, make]]) => [name, [how, make(units)]]));
    const costs = {};
    for (const [name, [how, f]] of Object.entries(solve)) { if (how === many) timed(f, 100); times[name][year] = []; }
    for (let turn = 0; turn < turns; turn += 1) for (const [name, [how, f]] of Object.entries(solve)) {
      const [ms, cost] = how(f);
      times[name][year].push(ms);
      costs[name] = cost;
    }
    const [first, ...others] = Object.entries(costs);
    for (const [name, cost] of others) if (Math.abs(cost - first[1]) > 0.5) throw new Error(`${title}, ${year}: ${name} ${cost}, ${first.join(' ')}`);
  }
  console.log(`\n${title}: geometric mean of six years, medians of ${turns} turns [least..largest]; all costs agree`);
  const mean = (name, pick) => geometric(Object.values(times[name]).map(pick));
  const own = mean(Object.keys(times)[0], median);
  for (const name of Object.keys(times)) {
    const [middle, least, largest] = [median, list => Math.min(...list), list => Math.max(...list)].map(pick => mean(name, pick));
    console.log(name.padEnd(40), shown(middle).padStart(10), `[${shown(least)}..${shown(largest)}]`.padEnd(26), `${(middle / own).toPrecision(4)}x`);
  }
}

const one = estimate(1, offer(model), 12);
race('Everything bought at the start', rounds, {
  'suanpan, least cost': [many, year => { const month = calls(year); return () => one.least(month, false); }],
  'suanpan, whole answer': [many, year => { const month = calls(year); return () => one.plan(month)[0]; }],
  'enumeration in JavaScript': [many, year => () => model.exactStart(year).cost],
  'glpk.js': [once, year => byGlpk(model.build('start', year))],
  'javascript-lp-solver': [once, year => byJsLp(model.build('start', year))],
  'HiGHS, no gap': [once, year => byHighs(model.build('start', year))],
});
race('Purchases in any month', Math.ceil(rounds / 3), {
  'suanpan, least cost': [many, year => { const month = calls(year); return () => one.least(month, true); }],
  'suanpan, whole answer': [many, year => { const month = calls(year); return () => one.plan(month)[1]; }],
  'enumeration in JavaScript': [many, year => () => model.exactTimed(year).cost],
  'HiGHS, no gap': [once, year => byHighs(model.build('timed', year))],
});

// A slider's event: 20 services over a seasonal year, one package each.
const SERVICES = 20, POINTS = 200, FEW = 10, LAST = 100_000_000;
const twenty = estimate(SERVICES, offer(model), 12, { calls: 3_000_000, bought: 1_000_000 });
const shape = model.instances.seasonal, top = Math.max(...shape);
const scaled = quantity => shape.map(units => Math.floor(quantity * (units / top)) / 10_000);
const slide = event => {
  const month = calls(scaled(10_000 * (1 + (event * 7919) % 9973)));
  const start = performance.now();
  const found = twenty.slide(event % SERVICES, month, POINTS, LAST);
  const ms = performance.now() - start;
  if (found.length !== 2 + 3 * POINTS || found.includes(-1)) throw new Error(`event ${event}: ${found}`);
  return ms;
};
for (let event = 0; event < 300; event += 1) slide(event);
const own = [], theirs = [];
const answers = estimate(1, offer(model), 12).slide(0, calls(shape), POINTS, LAST);
for (let turn = 0; turn < FEW; turn += 1) {
  for (let event = 0; event < events / FEW; event += 1) own.push(slide(turn * 1000 + event));
  const place = Math.floor((turn + 0.5) * (POINTS / FEW)), quantity = (place + 1) * (LAST / POINTS);
  // As ours: the quantity times the month's share of the largest, in whole calls.
  const year = shape.map(units => Math.floor(quantity * units / top) / 10_000);
  const [ms, cost] = once(byGlpk(model.build('start', year)));
  if (Math.abs(cost - answers[2 + 3 * place + 2]) > 0.5) throw new Error(`${quantity}: glpk.js ${cost}, suanpan ${answers[2 + 3 * place + 2]}`);
  theirs.push(ms);
}
const drawn = theirs.reduce((sum, ms) => sum + ms, 0) * (POINTS / FEW);
console.log(`\nA slider's event: quote of ${SERVICES} services over 12 months, exact plan of one, three curves of ${POINTS} exact points; ${own.length} events`);
console.log(`suanpan   p50 ${shown(median(own))}  p99 ${shown(quantile(own, 0.99))}  [${shown(Math.min(...own))}..${shown(Math.max(...own))}]`);
console.log(`glpk.js   the cheapest of the three curves alone: ${shown(drawn)} (${FEW} points x ${POINTS / FEW}; ${shown(Math.min(...theirs))}..${shown(Math.max(...theirs))} a point, costs agree)`);
console.log(`glpk.js takes ${(drawn / median(own)).toFixed(0)}x the median event, ${(drawn / quantile(own, 0.99)).toFixed(0)}x p99`);

const panels = grow(offer(model), shape.map(units => units / top));
console.log('\nHow the time grows: medians of 9 turns [least..largest]');
for (const { title, points } of panels) {
  console.log(title);
  const most = Math.max(...points.map(({ ms }) => ms));
  for (const { at, ms, least, largest } of points) console.log(`  ${at.padStart(6)} ${shown(ms).padStart(10)} ${`[${shown(least)}..${shown(largest)}]`.padEnd(24)} ${'#'.repeat(Math.max(1, Math.round(40 * ms / most)))}`);
}
const svg = option('svg');
if (svg) fs.writeFileSync(svg, picture(panels, shown));
