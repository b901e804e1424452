// Ten thousand answers as one number, which is the same wherever the engine runs.
import { everyService } from './services.mjs';

const NUMBERS = [0, 1, 50, 100, 1000, 5000, 9999, 10000, 10001, 60000, 300000, 3000000, 3000001, 3010001, 15010001, 20000000, 10 ** 11];

/** How many answers, their hash, and what the engine stopped at if it did. */
export const digest = async ({ compare, notches, plan, quote, readLink, tables, writeLink }) => {
  const linked = scenario => readLink(writeLink(scenario));
  const answers = [tables()];
  let stopped = '';
  for (const scenario of everyService(answers[0], NUMBERS))
    for (const ask of [quote, plan, compare, notches, linked]) {
      try {
        answers.push(ask(scenario));
      } catch (error) {
        if (!error.problems) stopped ||= ` ${error}`;
        answers.push(error.problems ?? String(error));
      }
    }
  const bytes = new TextEncoder().encode(JSON.stringify(answers));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `${answers.length} ${Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('')}${stopped}`;
};
