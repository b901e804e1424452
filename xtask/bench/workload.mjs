// The peers' 20 services as one of our tables, and our engine as their contender.
import { createRequire } from 'node:module';
import { table as invented } from './invented.mjs';

const native = name => createRequire(import.meta.url)(name);

const sizes = s => [...s.packs].sort((a, b) => a - b);

export const table = services => invented(services.map(s => ({
  free: s.free, months: 12,
  packages: sizes(s).map(size => [size, 0]),
  tiers: s.tiers.map(({ upTo, price }) => [upTo, price]),
})));

export const packs = services => services.flatMap(sizes);

export const engine = services => {
  const { Engine } = native('./ours/bench.js');
  return new Engine(table(services), Float64Array.from(packs(services)), 3);
};
