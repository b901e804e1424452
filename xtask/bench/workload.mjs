// The peers' 20 services as one of our tables, and our engine as their contender.
import { createRequire } from 'node:module';

const native = name => createRequire(import.meta.url)(name);

export const table = services => `
[product]
id = "workload"
order = 1
vendor = "workload"
name = { zh = "工作负载", en = "Workload" }
document = "workload"
letter = "W"
checked_on = 2026-01-01
${services.map((s, i) => `
[[service]]
id = "s${i}"
name = { zh = "服务", en = "Service" }
printed = "service"
unit = "call"
after_packages = "post-paid"
[[service.allowance]]
period = "month"
quantity = "${s.free}"
printed = "free"
section = "free"
line = 1
[service.packages]
validity_months = "12"
section = "packages"
size = [
${sizes(s).map(p => `  { quantity = "${p}", price = "0", printed = "pack", line = 1 },`).join('\n')}
]
[[service.rate]]
model = "volume"
counts = "post-paid"
section = "post-paid"
tier = [
${s.tiers.map(t => `  { ${t.upTo === Infinity ? '' : `up_to = "${t.upTo}", `}unit_price = "0.${String(t.price).padStart(4, '0')}", printed = "price", line = 1 },`).join('\n')}
]`).join('\n')}
`;
const sizes = s => [...s.packs].sort((a, b) => a - b);

export const packs = services => services.flatMap(sizes);

export const engine = services => {
  const { Engine } = native('./ours/bench.js');
  return new Engine(table(services), Float64Array.from(packs(services)), 3);
};
