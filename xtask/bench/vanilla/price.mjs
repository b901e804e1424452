// One service for one month in decimal.js: purchases, use the lines of both, and the
// calls whose price the vendor's staff quote.
import Decimal from './decimal.mjs';

const ZERO = new Decimal(0);

export function price(service, calls, counts) {
  let { free } = service, left = calls;
  const bought = [], used = [];
  let oneOff = ZERO, use = ZERO, asked = 0;
  service.packages.forEach((size, i) => {
    if (!counts[i]) return;
    const sum = new Decimal(size.price).times(counts[i]);
    oneOff = oneOff.plus(sum);
    bought.push({ key: `bought-${i}`, quantity: counts[i], price: size.price, per: 1, sum });
  });
  const atNoCharge = (key, n) => { used.push({ key, quantity: n, price: '0', per: 1, sum: ZERO }); left -= n; };
  if (free && left) atNoCharge('free', Math.min(free, left));
  service.packages.forEach((size, i) => {
    const n = Math.min(left, size.quantity * counts[i]);
    if (n) atNoCharge(`from-${i}`, n);
  });
  const counted = service.counts_all ? calls : left;
  const charge = (i, n) => {
    const { price, per } = service.tiers[i];
    if (price === null) { asked += n; return; }
    const sum = new Decimal(price).times(n).div(per);
    use = use.plus(sum);
    used.push({ key: `tier-${i}`, quantity: n, price, per, sum, counted });
  };
  if (left && service.is_graduated) {
    let from = 0;
    service.tiers.forEach((tier, i) => {
      const n = Math.min(left, tier.last ?? Infinity) - from;
      if (n > 0) charge(i, n);
      from = tier.last ?? Infinity;
    });
  } else if (left) {
    charge(service.tiers.findIndex(tier => tier.last === null || counted <= tier.last), left);
  }
  return { lines: [...bought, ...used], oneOff, use, asked };
}

const FEW = [10, 20, 50], MANY = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80];

/** The stops of the calls: 1-2-5 up to 1,000, then ten in every decade, and every quantity at which a price changes. */
export function stops({ free, packages, tiers }) {
  const all = new Set([0]);
  const edge = n => all.add(n).add(n + 1);
  for (const { quantity } of packages) all.add(quantity);
  if (free) edge(free);
  for (const { last } of tiers) if (last !== null) { edge(last); if (free) edge(last + free); }
  const ladder = (first, last, steps) => {
    for (let decade = first; decade <= last; decade *= 10) for (const step of steps) if (decade * step / 10 <= last) all.add(decade * step / 10);
  };
  ladder(1, 1000, FEW);
  ladder(1000, 1e9, MANY);
  return [...all].sort((a, b) => a - b);
}
