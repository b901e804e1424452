// The types are those of the answers, and the README's examples run and have them.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import * as suanpan from 'suanpan';
import { compile } from './compile.mjs';
import { everyService, examples, openPool, requests } from './corpus.mjs';

await suanpan.init();

const read = name => readFileSync(new URL(`node_modules/suanpan/${name}`, import.meta.url), 'utf8');
const folder = new URL('checked/', import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (name, text) => writeFileSync(new URL(name, folder), text);

const blocks = [...read('README.md').matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);
const tables = suanpan.tables();
const good = requests.filter(([, problems]) => problems === 'none').map(([request]) => request);
const scenarios = [openPool, ...examples, ...good, ...everyService(tables)]
  .filter(scenario => suanpan.check(scenario).length === 0);

/** Answers by the name of their type. */
const answers = {
  Tables: [tables],
  Problem: requests.flatMap(([request]) => suanpan.check(request)),
  Quote: scenarios.map(suanpan.quote),
  Plans: scenarios.map(suanpan.plan),
  Comparisons: scenarios.map(suanpan.compare),
  OpenedLink: [...scenarios.map(scenario => suanpan.writeLink(scenario)), 'v=1', 'v=2&x'].map(link => suanpan.readLink(link)),
  'Shapes<NotchesShape>': scenarios.map(suanpan.notches),
  'Shapes<CurveShape>': scenarios.map(scenario => suanpan.curve(scenario, [1, 3010001])),
  'Shapes<BudgetShape>': scenarios.map(scenario => suanpan.budget(scenario, '9100')),
};

/** What a type can tell apart: numbers and most texts are alike, and long lists end sooner. */
const shape = value => JSON.stringify(value, (key, part) => {
  if (typeof part === 'number') return 1;
  if (typeof part === 'string' && !/^[a-z_]+$|^CNY$/.test(part)) return 'x';
  if (Array.isArray(part) && key !== 'names') { // names are a pair
    const shapes = new Set();
    return part.filter(item => !shapes.has(shape(item)) && shapes.add(shape(item)));
  }
  return part;
});

test('every example of the README runs', async () => {
  let n_values = 0;
  for (const [at, block] of blocks.entries()) {
    const checked = block.replace(/^( *)(\S.*); \/\/ (.*)$/gm, (_, blank, found, value) => {
      n_values++;
      return `${blank}assert.deepEqual(${found}, ${value});`;
    });
    write(`readme-${at}.mjs`, `import assert from 'node:assert/strict';\n${checked}`);
    await import(new URL(`readme-${at}.mjs`, folder));
  }
  assert.deepEqual([blocks.length, n_values], [4, 12]);
});

test('the types are those of the answers', () => {
  for (const [at, block] of blocks.entries()) write(`readme-${at}.ts`, block);
  for (const [at, [type, values]] of Object.entries(answers).entries()) {
    const distinct = [...new Set(values.map(shape))];
    assert.ok(distinct.length > 0, type);
    const list = distinct.map(text => `  ${text},`).join('\n');
    write(`answers-${at}.ts`,
      `import type * as s from 'suanpan';\nexport const answers: s.${type.replace('<', '<s.')}[] = [\n${list}\n];\n`);
  }
  write('wrong.ts', `import { budget, init, quote, writeLink } from 'suanpan';
await init();
// @ts-expect-error: no date
quote({});
// @ts-expect-error: an unknown key
quote({ date: '2026-11-21', month: 1 });
// @ts-expect-error: not a way of billing
quote({ date: '2026-11-21', services: [{ product: 'a', service: 'b', billing: 'qpm' }] });
// @ts-expect-error: amounts are texts
const total: number = quote({ date: '2026-11-21' }).totals.horizon;
// @ts-expect-error: not a language of the page
writeLink({ date: '2026-11-21' }, { lang: 'de' });
// @ts-expect-error: no amount
budget({ date: '2026-11-21' });
export { total };
`);
  compile(folder);
});

test('no type names a key that no answer has', () => {
  const keys = new Set(['flat_fee']); // no document has one
  JSON.stringify(answers, (key, value) => { keys.add(key); return value; });
  const [, answered] = read('index.d.ts').split('// --- What is answered');
  const [described] = answered.split('// --- What can be called');
  const named = described.replaceAll(/\/\*\*.*?\*\//g, '').matchAll(/(\w+)\??: (?!undefined)/g);
  const unknown = [...new Set([...named].map(([, key]) => key))].filter(key => !keys.has(key));
  assert.deepEqual(unknown, []);
});
