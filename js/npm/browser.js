// For browsers, and whatever else fetches: the engine stands beside this script.
import { ready, start } from './engine.js';

export * from './suanpan.js';

export const init = (source = new URL('engine.wasm', import.meta.url)) =>
  ready(() => start(source));
