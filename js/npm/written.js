// A plain value of JavaScript as the JSON text that says the same, or a problem where there is none.
// JSON.stringify would not do: it calls what is inherited (toJSON), writes a Map as {}, a date as a text
// and NaN as null, and leaves functions out, all without a word.

const DEPTH_MAX = 16; // a scenario has 5; a value that holds itself has no end

/** The text of a scenario: itself, or what says the same as an object. Problems are added. */
export const scenarioText = (scenario, problems) =>
  typeof scenario === 'string' ? scenario : any(scenario, '', problems, 0);

/** The text of a value that stands beside a scenario. */
export const valueText = (value, path, problems) => any(value, path, problems, 0);

const any = (value, path, problems, depth) => {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      // Any fraction is refused as a number that is not whole; so is what is not exact here.
      return Number.isSafeInteger(value) ? String(value) : '0.5';
    case 'object':
      break;
    default:
      return refused(`use a plain value, not ${nameOf(value)}`, path, problems);
  }
  if (value === null) return 'null';
  if (depth === DEPTH_MAX) return refused('the value is nested too deeply', path, problems);
  if (Array.isArray(value)) return list(value, path, problems, depth + 1);
  if (isPlain(value)) return object(value, path, problems, depth + 1);
  return refused(`use a plain object or a list, not ${nameOf(value)}`, path, problems);
};

const refused = (problem, path, problems) => {
  problems.push({ path, problem });
  return 'null';
};

const nameOf = value => {
  if (typeof value !== 'object') return value === undefined ? 'undefined' : `a ${typeof value}`;
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return name === 'Object' ? 'an object of a class' : `a ${name}`;
};

/** Whether it was written with braces, in this window or another, or has no prototype. */
const isPlain = value => {
  const prototype = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  return Object.getPrototypeOf(prototype) === null && Object.hasOwn(prototype, 'hasOwnProperty');
};

const list = (items, path, problems, depth) => {
  const texts = [];
  for (let at = 0; at < items.length; at++) {
    const here = `${path}[${at}]`;
    if (!Object.hasOwn(items, at)) {
      refused('the list has a hole', here, problems); // and may have thousands of millions
      break;
    }
    texts.push(any(items[at], here, problems, depth));
  }
  return `[${texts.join()}]`;
};

/** Only own properties count. One that is undefined is left out, as a missing one is. */
const object = (fields, path, problems, depth) => {
  const texts = [];
  for (const key of Object.keys(fields)) {
    const value = fields[key];
    if (value === undefined) continue;
    const here = path === '' ? key : `${path}.${key}`;
    texts.push(`${JSON.stringify(key)}:${any(value, here, problems, depth)}`);
  }
  return `{${texts.join()}}`;
};

/** Own options by name, of those that a function knows. */
export const optionsOf = (given, known, problems) => {
  const options = Object.create(null);
  if (given === undefined) return options;
  if (typeof given !== 'object' || given === null || Array.isArray(given) || !isPlain(given)) {
    problems.push({ path: 'options', problem: 'use a plain object' });
    return options;
  }
  for (const key of Object.keys(given)) {
    if (known.includes(key)) options[key] = given[key];
    else problems.push({ path: key, problem: 'unknown key' });
  }
  return options;
};

/** A text as it is; empty, and a problem, for what is none. */
export const plainText = (value, path, problems) => {
  if (typeof value === 'string') return value;
  const kind = value === null ? 'null' : nameOf(value);
  problems.push({ path, problem: `use a text, not ${kind}` });
  return '';
};
