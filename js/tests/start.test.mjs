// The engine starts from a file, an address or bytes; each case in a copy of the module of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';

const file = name => new URL(`node_modules/suanpan/${name}`, import.meta.url);
const bytes = readFileSync(file('engine.wasm'));
let n_copies = 0;
const fresh = script => import(`${file(script)}?${n_copies++}`);
const works = ({ quote }) => assert.equal(quote({ date: '2026-11-21' }).totals.horizon, '0');

/** Serves the engine under a type for as long as a case runs. */
const served = async (type, status, run) => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(status, { 'content-type': type }).end(bytes);
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  try {
    await run(`http://127.0.0.1:${server.address().port}/engine.wasm`, asked);
  } finally {
    server.close();
  }
};

for (const script of ['node.js', 'browser.js']) {
  test(`${script}: nothing is answered before the start`, async () => {
    const module = await fresh(script);
    assert.throws(() => module.quote({}), /call `await init\(\)` first/);
  });

  test(`${script}: from bytes, at once`, async () => {
    const module = await fresh(script);
    module.initSync(bytes);
    module.initSync(bytes);
    await module.init();
    works(module);
  });

  for (const type of ['application/wasm', 'application/octet-stream']) {
    test(`${script}: from an address, once, as ${type}`, () =>
      served(type, 200, async (address, asked) => {
        const module = await fresh(script);
        await Promise.all([module.init(address), module.init(address)]);
        await module.init(address);
        assert.deepEqual(asked, ['/engine.wasm']);
        works(module);
      }));
  }

  test(`${script}: again after a start that failed`, () =>
    served('text/plain', 404, async address => {
      const module = await fresh(script);
      await assert.rejects(module.init(address), /cannot be fetched: 404/);
      await assert.rejects(module.init(bytes.subarray(0, 100)), WebAssembly.CompileError);
      await module.init(fetch(`data:application/wasm;base64,${bytes.toString('base64')}`));
      works(module);
    }));
}

test('in Node: from the file beside the script', async () => {
  const module = await import('suanpan');
  await module.init();
  works(module);
});

test('in a browser: from beside the script', async () => {
  const module = await fresh('browser.js');
  const { fetch } = globalThis;
  const asked = [];
  globalThis.fetch = async url => {
    asked.push(String(url));
    return new Response(bytes, { headers: { 'content-type': 'application/wasm' } });
  };
  try {
    await module.init();
  } finally {
    globalThis.fetch = fetch;
  }
  assert.deepEqual(asked, [String(file('engine.wasm'))]);
  works(module);
});
