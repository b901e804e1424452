// Tables of invented services with free calls, packages and volume tiers, and our engine on them.
import { createRequire } from 'node:module';

const native = name => createRequire(import.meta.url)(name);
const money = (price, unit) => (price / unit).toFixed(4);

/** Services with packages [calls, yuan] valid for some months, and tiers [last calls or Infinity, yuan for 10,000]. */
export const table = services => `
[product]
id = "invented"
order = 1
vendor = "nobody"
name = { zh = "虚构", en = "Invented" }
document = "invented"
letter = "Z"
checked_on = 2026-01-01
${services.map(({ packages, tiers, free = 10_000, months = 36 }, at) => `
[[service]]
id = "s${at}"
name = { zh = "服务", en = "Service" }
printed = "service"
unit = "call"
after_packages = "post-paid"
[[service.allowance]]
period = "month"
quantity = "${free}"
printed = "free"
section = "free"
line = 1
[service.packages]
validity_months = "${months}"
section = "packages"
size = [
${packages.map(([calls, price]) => `  { quantity = "${calls}", price = "${price}", bound = "x", printed = "pack", line = 1 },`).join('\n')}
]
[[service.rate]]
model = "volume"
counts = "post-paid"
section = "post-paid"
tier = [
${tiers.map(([last, price]) => `  { ${last === Infinity ? '' : `up_to = "${last}", `}unit_price = "${money(price, 10_000)}", printed = "price", line = 1 },`).join('\n')}
]`).join('\n')}
`;

/** What the peers' model is about, in calls. */
export const offer = ({ PACKS, TIERS }) => ({
  packages: PACKS.map(({ s, c }) => [s * 10_000, c]),
  tiers: TIERS.map(({ hi, p }) => [hi === Infinity ? Infinity : hi * 10_000, p]),
});

export const estimate = (services, offered, months, { calls = 1_000_000, bought = 0 } = {}) => {
  const { Estimate } = native('./ours/bench.js');
  return new Estimate(table(Array(services).fill(offered)), months, calls, bought);
};

/** Calls of each month from units of 10,000. */
export const calls = months => Float64Array.from(months, n => Math.round(n * 10_000));

export const median = list => quantile(list, 0.5);
export const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];
export const geometric = list => Math.exp(list.reduce((sum, n) => sum + Math.log(n), 0) / list.length);

/** Milliseconds of one call, from as many as take so many milliseconds. */
export const timed = (f, ms = 20) => {
  const start = performance.now();
  let n = 0, now;
  do { f(n); n += 1; now = performance.now(); } while (now - start < ms);
  return (now - start) / n;
};
