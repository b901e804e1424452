// The element is in the package: for bundlers, for script tags, and harmless where there is no page.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { compile } from './compile.mjs';

const folder = new URL('element/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name, text) => writeFileSync(new URL(name, folder), text);

test('it is the script that stands beside the page', () => {
  const [packed, beside] = [
    new URL('node_modules/suanpan/embed.js', import.meta.url),
    `${process.env.SUANPAN_ROOT}/hosting/embed.js`,
  ].map(file => readFileSync(file, 'utf8'));
  assert.equal(packed, beside);
});

test('importing it in Node does nothing', async () => {
  const before = Reflect.ownKeys(globalThis);
  for (const name of ['suanpan/element', 'suanpan/embed.js']) await import(name);
  assert.deepEqual(Reflect.ownKeys(globalThis), before);
});

test('a bundler keeps it, though nothing is imported from it', () => {
  write('entry.js', "import 'suanpan/element';\n");
  const bundled = spawnSync('esbuild', ['entry.js', '--bundle'], { cwd: folder, encoding: 'utf8' });
  assert.equal(bundled.status, 0, bundled.stderr);
  assert.match(bundled.stdout, /customElements\.define/);
});

test('its types are found, also as attributes and events', () => {
  write('typed.ts', `import 'suanpan/element';
import type { CalculatorChange } from 'suanpan/element';
const element = document.createElement('suanpan-calculator');
element.theme = 'dark';
element.addEventListener('change', ({ detail }) => {
  const change: CalculatorChange = detail;
  const horizon: string | null = change.totals.horizon;
  return horizon;
});
// @ts-expect-error: not a theme
element.theme = 'blue';
`);
  compile(folder);
});
