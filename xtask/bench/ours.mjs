// node bench.mjs --with=ours.mjs: our engine among the peers of one bill.
import { engine } from './workload.mjs';

export default {
  'suanpan wasm, sum of lines': data => { const e = engine(data.services); return usage => e.bill(Float64Array.from(usage)); },
  'suanpan wasm, whole quote': data => { const e = engine(data.services); return usage => e.quote(Float64Array.from(usage)); },
};
