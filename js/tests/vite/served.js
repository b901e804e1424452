// As the module's README says for the development server.
import { init, quote } from 'suanpan';
import engine from 'suanpan/engine.wasm?url';

await init(engine);
const scenario = {
  date: '2026-11-21',
  services: [{ product: 'tencent-face', service: 'facial-landmarks', calls: 1000000 }],
};
document.querySelector('output').textContent = quote(scenario).totals.horizon;
