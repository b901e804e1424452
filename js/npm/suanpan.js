// What a program calls. Values cross to the engine as JSON texts, for its reader is the strict one.
import { asked } from './engine.js';
import { optionsOf, plainText, scenarioText, valueText } from './written.js';

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
  return replyTo(question, text, more, found);
};

const replyTo = (question, text, more, found) => {
  const answer = asked(question, text, more);
  // A value that is no JSON was replaced to go on: what follows from that is no second mistake.
  const follows = path => found.some(({ path: outer }) =>
    path === outer || outer === '' || path.startsWith(outer + '.') || path.startsWith(outer + '['));
  const listed = Object.hasOwn(answer, 'problems') ? answer.problems : [];
  const others = listed.filter(({ path }) => !follows(path));
  return { answer, problems: [...found, ...others] };
};

const sound = ({ answer, problems }) => {
  if (problems.length > 0) throw new ProblemsError(problems);
  return answer;
};

const answered = (...question) => sound(reply(...question));

export const quote = scenario => answered('quote', scenario);
export const plan = scenario => answered('plan', scenario);
export const compare = scenario => answered('compare', scenario);
export const notches = scenario => answered('notches', scenario);
export const curve = (scenario, quantities) => answered('curve', scenario, 'quantities', quantities);
export const budget = (scenario, amount) => answered('budget', scenario, 'amount', amount);
export const check = scenario => reply('check', scenario).problems;
export const tables = () => asked('tables', '', '');

/** The scenario of a link; one that names no day begins today. */
export const readLink = (link, options) => {
  const found = [];
  const { today = localDay() } = optionsOf(options, ['today'], found);
  const text = plainText(link, 'link', found);
  return sound(replyTo('open', text, plainText(today, 'today', found), found));
};

const localDay = () => {
  const now = new Date();
  const digits = (number, least) => String(number).padStart(least, '0');
  return [digits(now.getFullYear(), 4), digits(now.getMonth() + 1, 2), digits(now.getDate(), 2)].join('-');
};

/** The link to a scenario: what stands behind the `#` of `base`, or all of it. */
export const writeLink = (scenario, options) => {
  const found = [];
  const text = scenarioText(scenario, found);
  const { lang = 'en', base = '' } = optionsOf(options, ['lang', 'base'], found);
  const tag = plainText(lang, 'lang', found);
  if (lang === tag && tag !== 'en' && tag !== 'zh-CN') {
    found.push({ path: 'lang', problem: 'use "en" or "zh-CN"', value: JSON.stringify(tag) });
  }
  const page = plainText(base, 'base', found);
  if (page.includes('#')) {
    found.push({ path: 'base', problem: 'use an address without #', value: JSON.stringify(page) });
  }
  const { link } = sound(replyTo('link', text, tag, found));
  return base === '' ? link : `${page}#${link}`;
};
