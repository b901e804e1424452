// node sizes.mjs DIST: the files of the first load, and what is loaded later, raw and as brotli 11.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const LATER = ['later.wasm', 'words.txt', 'later.css']; // asked for at the first sign of a visitor
const ELSE = /(^npm\/.*|^_headers|^suanpan.html|[.](br|gz))$/; // beside the files, or instead of them
const dist = process.argv[2];
const brotli = bytes => zlib.brotliCompressSync(bytes, {
  params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;
const rows = fs.readdirSync(dist, { recursive: true })
  .filter(name => fs.statSync(path.join(dist, name)).isFile() && !ELSE.test(name))
  .map(name => { const bytes = fs.readFileSync(path.join(dist, name)); return [name.replace(/-[0-9a-f]{16}/, ''), bytes.length, brotli(bytes)]; })
  .sort((a, b) => b[2] - a[2]);
const first = rows.filter(([name]) => !LATER.includes(name));
const later = rows.filter(([name]) => LATER.includes(name));
const sum = place => first.reduce((n, row) => n + row[place], 0);
first.push(['first load', sum(1), sum(2)]);
for (const [name, raw, packed] of [...first, ...later.map(([name, ...sizes]) => [`${name}, when used`, ...sizes])]) console.log(name.padEnd(32), `${raw} B raw`.padStart(14), `${packed} B brotli 11`.padStart(20));
