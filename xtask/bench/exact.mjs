// node exact.mjs [--years=1000] [--seed=20261121] [--lower=1]: random years of one service. Our plan with everything
// bought at the start and our plan with later purchases must cost what HiGHS without any gap finds; where packages
// shared out freely among the months would cost less (which nobody can buy), ours must still be the real cost.
import loadHighs from 'highs';
import * as model from './model.mjs';
import { calls, estimate, offer } from './invented.mjs';

const option = (name, otherwise) => Number(new RegExp(`--${name}=(\\d+)`).exec(process.argv.join(' '))?.[1] ?? otherwise);
const years = option('years', 1000);
const highs = await loadHighs();
const ours = estimate(1, offer(model), 12);
const solve = (kind, year) => highs.solve(model.toLP(model.build(kind, year)), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 }).ObjectiveValue;
const apart = (one, other) => Math.abs(one - other) > 0.005;

let state = option('seed', 20261121) >>> 0;
const random = () => { state ^= state << 13; state >>>= 0; state ^= state >>> 17; state ^= state << 5; state >>>= 0; return state / 2 ** 32; };
const count = { start: 0, later: 0, order: 0, cheaperLater: 0, cheaperFree: 0 };
const started = performance.now();
for (let at = 0; at < years; at += 1) {
  const largest = [15, 30, 80, 80][at % 4];
  const year = Array.from({ length: 12 }, () => Math.round(100 * (5 + random() * (largest - 5))));
  const month = calls(year);
  const [start, any] = [ours.least(month, false), ours.least(month, true)];
  const [planned, best] = ours.plan(month);
  const [slow, later, free] = ['start', 'timed', 'free'].map(kind => solve(kind, year));
  const told = (what, ...costs) => { count[what] += 1; console.log(what, ...costs, JSON.stringify(year)); };
  if (apart(start, slow) || apart(planned, slow)) told('start', start, planned, slow);
  if (apart(any, later) || apart(best, later)) told('later', any, best, later);
  if (start < free - 0.005 || any < free - 0.005 || any > start + 0.005) told('order', start, any, free);
  count.cheaperLater += any < start - 0.005;
  count.cheaperFree += free < start - 0.005;
  if (at % 100 === 99) console.log(`${at + 1} years, ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
console.log(`${years} years: ${count.start} differ from HiGHS at the start, ${count.later} with later purchases, ${count.order} cost less than packages shared out freely`);
console.log(`later purchases are cheaper in ${count.cheaperLater}; sharing out freely would be cheaper in ${count.cheaperFree}, and is never quoted`);
process.exitCode = count.start || count.later || count.order ? 1 : 0;
