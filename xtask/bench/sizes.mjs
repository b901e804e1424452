// node sizes.mjs DIST: what each way into the calculator loads, raw and as brotli 11: what is loaded before
// the first bill, and what comes when it is used.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const dist = process.argv[2];
const brotli = bytes => zlib.brotliCompressSync(bytes, {
  params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
}).length;
const weighed = name => {
  const bytes = fs.readFileSync(path.join(dist, name));
  return [name.replace(/-[0-9a-f]{16}/, ''), bytes.length, brotli(bytes)];
};
const named = (html, pattern) => [...new Set([...html.matchAll(pattern)].map(([, name]) => name))];

function print(title, names, later = []) {
  const bySize = list => list.map(weighed).sort((a, b) => b[2] - a[2]);
  const first = bySize(names);
  const sum = place => first.reduce((n, row) => n + row[place], 0);
  console.log(`\n${title}`);
  for (const [name, raw, packed] of [...first, ...(first.length > 1 ? [['before the first bill', sum(1), sum(2)]] : []),
    ...bySize(later).map(([name, ...sizes]) => [`${name}, when used`, ...sizes])])
    console.log(`  ${name.padEnd(30)}`, `${raw} B raw`.padStart(14), `${packed} B brotli 11`.padStart(20));
}

for (const [title, page] of [['the page', 'index.html'], ['a frame', 'embed.html']]) {
  const html = fs.readFileSync(path.join(dist, page), 'utf8');
  const parts = named(html, /(?:href|src)="[.][/]([^"#]+[.](?:js|css|wasm))"/g);
  print(title, [page, ...parts], named(html, /<meta name="later-[^>]* content="[.][/]([^"]+)"/g));
}
print('the JavaScript module, in browsers', ['npm/browser.js', 'npm/engine.wasm'].filter(name => fs.existsSync(path.join(dist, name))));
// What a reader, a host or a program asks for by its name.
const ALONE = /^(?!index|embed[.]html)[a-z-]+[.](html|js|txt)$/;
for (const name of fs.readdirSync(dist).filter(name => ALONE.test(name)).sort()) print(name, [name]);
