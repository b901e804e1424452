// node sizes.mjs DIST: the files of the first load, raw and as brotli 11.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const dist = process.argv[2];
const brotli = bytes => zlib.brotliCompressSync(bytes, {
  params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;
const rows = fs.readdirSync(dist, { recursive: true })
  .filter(name => fs.statSync(path.join(dist, name)).isFile())
  .map(name => { const bytes = fs.readFileSync(path.join(dist, name)); return [name.replace(/-[0-9a-f]{16}/, ''), bytes.length, brotli(bytes)]; })
  .sort((a, b) => b[2] - a[2]);
rows.push(['first load', rows.reduce((n, r) => n + r[1], 0), rows.reduce((n, r) => n + r[2], 0)]);
for (const [name, raw, packed] of rows) console.log(name.padEnd(32), `${raw} B raw`.padStart(14), `${packed} B brotli 11`.padStart(20));
