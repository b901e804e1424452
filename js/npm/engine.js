// The engine: started once, asked in texts.
import { answer, initSync as instantiate } from 'glue';

let state = 'new'; // then 'ready', or the error that stopped it
let starting;

/** Starts the engine once; a start that failed can be tried again. */
export const ready = begin => {
  if (state === 'ready') return Promise.resolve();
  starting ??= begin().finally(() => { starting = undefined; });
  return starting;
};

/** Starts the engine from a URL, a response, bytes or a compiled module. */
export const start = async source => {
  let from = await source;
  if (typeof from === 'string' || from instanceof URL) from = await fetch(from);
  if (typeof Response === 'function' && from instanceof Response) from = await compiled(from);
  else if (!(from instanceof WebAssembly.Module)) from = await WebAssembly.compile(from);
  initSync(from);
};

const compiled = async response => {
  if (!response.ok) throw new Error(`the engine cannot be fetched: ${response.status} ${response.url}`);
  const isWasm = response.headers.get('content-type')?.startsWith('application/wasm');
  // A server that calls the file something else cannot have it compiled on the way.
  if (isWasm) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
};

/** Starts the engine from its bytes or from a compiled module. */
export const initSync = source => {
  if (state === 'ready') return;
  const module = source instanceof WebAssembly.Module ? source : new WebAssembly.Module(source);
  instantiate({ module });
  state = 'ready';
};

/** The engine's answer to a question. */
export const asked = (question, scenario, more) => {
  if (state === 'new') throw new Error('the engine has not started: call `await init()` first');
  if (state !== 'ready') throw new Error('the engine stopped at an earlier error', { cause: state });
  let text;
  try {
    text = answer(question, scenario, more);
  } catch (error) {
    state = error; // what it holds in memory can no longer be trusted
    throw error;
  }
  return read(text);
};

// A number that JavaScript would not hold exactly stays the text of its digits.
const read = text => JSON.parse(
  /\d{16}/.test(text) ? text.replace(/"(?:[^"\\]|\\.)*"|\d{16,}/g, quoted) : text,
);
const quoted = found =>
  found[0] === '"' || Number.isSafeInteger(Number(found)) ? found : `"${found}"`;
