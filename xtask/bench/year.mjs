// node year.mjs [--samples=9]: 20 services over 12 months, packs burning down from month to month.
// All contenders take turns; each must agree with BigInt on every workload before it has a time.
import Decimal from 'decimal.js';
import * as data from './data.mjs';
import { engine } from './workload.mjs';

const samples = Number(/--samples=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 9);
const { services, usage, priceStr } = data;
const years = Array.from({ length: 20 }, (_, y) => Array.from({ length: 12 }, (_, m) => usage[y * 12 + m]));

const generic = ({ of, zero, sub, mul, add, less, show, price }) => {
  const S = services.map(s => ({ free: of(s.free), balance: of(s.packs.reduce((a, b) => a + b)),
    tiers: s.tiers.map(t => ({ upTo: t.upTo === Infinity ? null : of(t.upTo), price: price(t.price) })) }));
  return year => {
    let total = zero;
    S.forEach((s, i) => {
      let balance = s.balance;
      for (const month of year) {
        let rest = sub(of(month[i]), s.free);
        if (less(rest, zero)) rest = zero;
        const burnt = less(rest, balance) ? rest : balance;
        balance = sub(balance, burnt);
        rest = sub(rest, burnt);
        const tier = s.tiers.find(t => t.upTo === null || !less(t.upTo, rest));
        total = add(total, mul(rest, tier.price));
      }
    });
    return show(total);
  };
};
const ours = engine(services);
const flat = year => Float64Array.from(year.flat());
const contenders = {
  'BigInt fixed point': generic({ of: BigInt, zero: 0n, sub: (a, b) => a - b, mul: (a, b) => a * b, add: (a, b) => a + b,
    less: (a, b) => a < b, price: BigInt, show: t => `${t / 10000n}.${String(t % 10000n).padStart(4, '0')}` }),
  'decimal.js': generic({ of: n => new Decimal(n), zero: new Decimal(0), sub: (a, b) => a.minus(b), mul: (a, b) => a.times(b),
    add: (a, b) => a.plus(b), less: (a, b) => a.lt(b), price: p => new Decimal(priceStr(p)), show: t => t.toFixed(4) }),
  'suanpan wasm, sum of lines': year => ours.year(flat(year)),
  'suanpan wasm, whole quote': year => ours.year_quote(flat(year)),
};

const expected = years.map(contenders['BigInt fixed point']);
let wrong = 0;
for (const [name, f] of Object.entries(contenders)) {
  const bad = years.filter((y, i) => f(y) !== expected[i]).length;
  if (bad) { console.log(`${name}: ${bad} of ${years.length} years differ`); wrong += bad; }
}
const times = Object.fromEntries(Object.keys(contenders).map(k => [k, []]));
const sample = f => {
  const start = process.hrtime.bigint();
  let n = 0;
  do { for (const y of years) f(y); n += years.length; } while (process.hrtime.bigint() - start < 150_000_000n);
  return Number(process.hrtime.bigint() - start) / n;
};
for (const f of Object.values(contenders)) sample(f);
for (let i = 0; i < samples; i++) for (const [k, f] of Object.entries(contenders)) times[k].push(sample(f));
const median = a => [...a].sort((x, y) => x - y)[a.length >> 1];
const base = median(times['decimal.js']);
for (const [k, a] of Object.entries(times).sort((x, y) => median(x[1]) - median(y[1]))) {
  console.log(k.padEnd(36), `${median(a).toFixed(0).padStart(9)} ns/year`, `${(base / median(a)).toFixed(2).padStart(8)}x vs decimal.js`,
    ` [${Math.min(...a).toFixed(0)}..${Math.max(...a).toFixed(0)}]`);
}
process.exitCode = wrong ? 1 : 0;
