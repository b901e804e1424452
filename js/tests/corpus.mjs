// The cases that the engine's own tests have: requests with their problems, and answers to good ones.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = path => readFileSync(join(process.env.SUANPAN_ROOT, 'pricing', path), 'utf8');

/** Rows of the table of requests, as [request, problems as `path: problem; ...` or `none`]. */
export const requests = read('tests/cases/json.txt')
  .split('\n')
  .filter(line => line.startsWith('{') || line.startsWith('['))
  .map(line => line.split(' | ').map(cell => cell.replaceAll('¦', '|')));

/** Scenarios of the engine's README, as texts. */
export const examples = read('README.md')
  .split('\n')
  .map(line => line.replace(/^echo '(.*)' \\$/, '$1'))
  .filter(line => line.startsWith('{"date"') && line.endsWith(']}'));

/** Two services share a pool, and the document does not say how (pools.txt). */
export const openPool = {
  date: '2022-10-01',
  services: [
    { product: 'tencent-image-analysis', service: 'vehicle-recognition', calls: 6000 },
    { product: 'tencent-image-analysis', service: 'vehicle-recognition-enhanced', calls: 20000 },
  ],
};

/** One scenario for every service, of each kind of use, with much and with little. */
export const everyService = ({ products }) => products.flatMap(product =>
  product.services.flatMap(service => [1, 60000, 20000000].map(n => ({
    date: '2026-11-21',
    months: 3,
    services: [{ product: product.id, service: service.id, ...use(service, n) }],
  }))));

const use = ({ unit, offer }, n) => {
  const sizes = offer.packages?.sizes ?? [];
  switch (offer.kind) {
    case 'qps':
      return { orders: [{ qps: Math.min(n, 100), months: 1, days: 3 }] };
    case 'licence':
      return { devices: [Math.min(n, 500)] };
    case 'video':
      return { videos: [{ seconds: 100, height: 1080, frame_rate: '29.97' }] };
    default: {
      const packages = sizes.map(({ size }) => ({ size })).slice(0, n > 1 ? 2 : 0);
      const peak = offer.concurrency ? { peak_qps: 1000 } : {};
      const amount = unit === 'template' ? { templates: n } : { calls: n, ...peak };
      return packages.length > 0 ? { ...amount, packages, balance: 7 } : amount;
    }
  }
};
