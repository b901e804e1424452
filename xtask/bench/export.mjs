// node export.mjs FOLDER: leaves the peers' workload where the native benchmark reads it.
import fs from 'node:fs';
import path from 'node:path';
import { services, usage } from './data.mjs';
import { packs, table } from './workload.mjs';

const folder = process.argv[2];
const write = (name, text) => fs.writeFileSync(path.join(folder, name), text);
write('workload.toml', table(services));
write('packs.txt', packs(services).join(' '));
write('usage.txt', usage.flat().join(' '));
