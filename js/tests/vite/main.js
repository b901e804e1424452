// As the module's README says for a build.
import { init, quote } from 'suanpan';

await init();
const scenario = {
  date: '2026-11-21',
  services: [{ product: 'tencent-face', service: 'facial-landmarks', calls: 1000000 }],
};
document.querySelector('output').textContent = quote(scenario).totals.horizon;
