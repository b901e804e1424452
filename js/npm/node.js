// For Node: the engine is a file beside this script.
import { readFile } from 'node:fs/promises';
import { ready, start } from './engine.js';

export * from './suanpan.js';

export const init = (source = new URL('engine.wasm', import.meta.url)) =>
  ready(async () => {
    const isFile = source instanceof URL && source.protocol === 'file:';
    return start(isFile ? await readFile(source) : source);
  });
