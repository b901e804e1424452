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

export { everyService } from './services.mjs';
