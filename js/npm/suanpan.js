// What a program calls. Values cross to the engine as JSON texts, for its reader is the strict one.
import { asked } from './engine.js';
import { scenarioText, valueText } from './written.js';

export { initSync } from './engine.js';

/** What is wrong with what was asked; `problems` has every mistake with its path. */
export class ProblemsError extends Error {
  constructor(problems) {
    super(problems.map(said).join('\n'));
    this.name = 'ProblemsError';
    this.problems = problems;
  }
}

const said = ({ path, problem, value }) =>
  (path ? path + ': ' : '') + problem + (value === undefined ? '' : ', not ' + value);

/** The engine's reply, and all that is wrong: with the form of the values, and what the engine finds. */
const reply = (question, scenario, name, value) => {
  const found = [];
  const text = scenarioText(scenario, found);
  const more = name ? valueText(value, name, found) : '';
  const answer = asked(question, text, more);
  // A value that is no JSON was replaced to go on: what follows from that is no second mistake.
  const follows = path => found.some(({ path: outer }) =>
    path === outer || outer === '' || path.startsWith(outer + '.') || path.startsWith(outer + '['));
  const listed = Object.hasOwn(answer, 'problems') ? answer.problems : [];
  const others = listed.filter(({ path }) => !follows(path));
  return { answer, problems: [...found, ...others] };
};

const answered = (...question) => {
  const { answer, problems } = reply(...question);
  if (problems.length > 0) throw new ProblemsError(problems);
  return answer;
};

export const quote = scenario => answered('quote', scenario);
export const plan = scenario => answered('plan', scenario);
export const compare = scenario => answered('compare', scenario);
export const notches = scenario => answered('notches', scenario);
export const curve = (scenario, quantities) => answered('curve', scenario, 'quantities', quantities);
export const budget = (scenario, amount) => answered('budget', scenario, 'amount', amount);
export const check = scenario => reply('check', scenario).problems;
export const tables = () => asked('tables', '', '');
