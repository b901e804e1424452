// A link asks for what its scenario asks for, and what is handed over is not believed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as suanpan from 'suanpan';
import { everyService, examples, openPool, requests } from './corpus.mjs';

await suanpan.init();
const { quote, readLink, writeLink } = suanpan;

const good = requests.filter(([, problems]) => problems === 'none').map(([request]) => request);
const scenarios = [openPool, ...examples, ...good, ...everyService(suanpan.tables())]
  .filter(scenario => suanpan.check(scenario).length === 0);
const small = { date: '2026-11-21', services: [{ product: 'tencent-face', service: 'face-search', calls: 7 }] };

test('every scenario returns from its link', () => {
  assert.ok(scenarios.length > 300, `${scenarios.length} scenarios`);
  for (const scenario of scenarios) {
    for (const options of [undefined, { lang: 'zh-CN', base: 'https://prices.example/a/?b' }]) {
      const link = writeLink(scenario, options);
      const { scenario: found, ...beside } = readLink(link, { today: '2000-01-01' });
      assert.deepEqual(beside, { lang: options?.lang ?? 'en', unread: [], newer: false }, link);
      assert.deepEqual(quote(found), quote(scenario), link);
      assert.equal(writeLink(found, options), link);
      if (options) assert.ok(link.startsWith(`${options.base}#v=1&size=`), link);
    }
  }
});

test('the link of the worked example has its price', () => {
  const link = 'v=1&lang=en&date=2026-11-21&months=1&tencent-face/face-search=calls:52,000,000;buy-50000000:1/1';
  assert.equal(quote(readLink(link).scenario).totals.horizon, '148868');
});

test('a link without a day begins on the local day', () => {
  const day = () => new Intl.DateTimeFormat('sv-SE').format();
  const days = [day(), readLink('v=1&lang=en&months=2').scenario.date, day()];
  assert.ok(days[1] === days[0] || days[1] === days[2], days.join());
  assert.equal(readLink('v=1', { today: '2031-02-03' }).scenario.date, '2031-02-03');
  assert.equal(readLink('v=1', { today: undefined }).scenario.services.length, 3);
});

test('numbers beyond those of JavaScript pass exactly', () => {
  const asked = { date: '2026-11-21', services: [{ ...small.services[0], calls: 10n ** 15n }] };
  assert.equal(readLink(writeLink(asked)).scenario.services[0].calls, 10 ** 15);
});

const problems = ask => {
  try {
    ask();
    return [];
  } catch (error) {
    assert.ok(error instanceof suanpan.ProblemsError, error);
    return error.problems.map(({ path, problem, value }) => `${path}: ${problem}${value ? `, not ${value}` : ''}`);
  }
};

const LINK = 'link: use a link of the calculator, as in "v=1&…"';
const DAY = 'today: use a date from 1900-01-01 to 2999-12-31, as in "2026-11-21"';
const CALLS = 'services[0].calls: use a whole number from 0 to 1000000000000000';
class Options {}

for (const [what, ask, expected] of [
  ['a number', () => readLink(5), ['link: use a text, not a number']],
  ['nothing', () => readLink(), ['link: use a text, not undefined']],
  ['null', () => readLink(null), ['link: use a text, not null']],
  ['a boxed text', () => readLink(new String('v=1')), ['link: use a text, not a String']],
  ['an address', () => readLink(new URL('https://a.example/#v=1')), ['link: use a text, not a URL']],
  ['an address without a link', () => readLink('https://a.example/'), [`${LINK}, not "https://a.example/"`]],
  ['two mistakes', () => readLink('', { today: 'now' }), [`${LINK}, not ""`, `${DAY}, not "now"`]],
  ['no such day', () => readLink('v=1&date=2026-01-01', { today: '2026-02-30' }), [`${DAY}, not "2026-02-30"`]],
  ['a Date', () => readLink('v=1', { today: new Date() }), ['today: use a text, not a Date']],
  ['a day alone', () => readLink('v=1', '2026-11-21'), ['options: use a plain object']],
  ['a list', () => readLink('v=1', []), ['options: use a plain object']],
  ['an object of a class', () => readLink('v=1', new Options()), ['options: use a plain object']],
  ['an unknown option', () => readLink('v=1', { day: '2026-11-21' }), ['day: unknown key']],
  ['__proto__', () => readLink('v=1', JSON.parse('{"__proto__":{"today":1}}')), ['__proto__: unknown key']],
  ['a field', () => readLink('v=1&tencent-face/face-search=calls:lots'), [`${CALLS}, not "lots"`]],
  ['a long field', () => readLink(`v=1&tencent-face/face-search=calls:${'9'.repeat(1e6)}`), [`${CALLS}, not a text`]],
  ['a lone surrogate', () => readLink('v=1&tencent-face/face-search=calls:\ud800'), [`${CALLS}, not "\ufffd"`]],
  ['a bad scenario', () => writeLink({ ...small, date: 1, months: 0.5 }, { lang: 'de' }),
    ['lang: use "en" or "zh-CN", not "de"', 'date: use a text, not a number, not 1',
      'months: use a whole number written out, at most 1000000000000000: no sign, point or exponent, not a number']],
  ['a function', () => writeLink({ ...small, months: () => 1 }), ['months: use a plain value, not a function']],
  ['no scenario', () => writeLink(), [': use a plain value, not undefined']],
  ['a language', () => writeLink(small, { lang: 'de' }), ['lang: use "en" or "zh-CN", not "de"']],
  ['a language of no kind', () => writeLink(small, { lang: ['en'] }), ['lang: use a text, not an Array']],
  ['a base', () => writeLink(small, { base: new URL('https://a.example') }), ['base: use a text, not a URL']],
  ['a base with a link', () => writeLink(small, { base: '/#v=1' }), ['base: use an address without #, not "/#v=1"']],
  ['options', () => writeLink(small, null), ['options: use a plain object']],
]) {
  test(`refused: ${what}`, () => {
    const found = problems(ask).map(text => text.replace('use a text, not a Array', 'use a text, not an Array'));
    assert.deepEqual(found.sort(), expected.sort());
  });
}

test('what every object inherits changes nothing', () => {
  const ask = () => [writeLink(small), writeLink(small, {}), readLink('v=1', {}).scenario.services, readLink('v=1&date=2026-11-21')];
  const before = ask();
  const added = { today: 'x', lang: 'de', base: '#', problems: ['x'], link: 'x', toJSON: () => ({}) };
  let after;
  try {
    for (const [key, value] of Object.entries(added)) {
      Object.defineProperty(Object.prototype, key, { value, configurable: true, enumerable: true, writable: true });
    }
    after = ask();
  } finally {
    for (const key of Object.keys(added)) delete Object.prototype[key];
  }
  assert.deepEqual(after, before);
});

test('a getter is asked once, and its error is passed on', () => {
  let n_asked = 0;
  const lang = { get lang() { n_asked++; return n_asked === 1 ? 'zh-CN' : 'de'; } };
  assert.match(writeLink(small, lang), /&lang=zh-CN&/);
  assert.equal(n_asked, 1);
  assert.throws(() => readLink('v=1', { get today() { throw new RangeError('mine'); } }), RangeError);
});

test('what is huge ends', () => {
  const parts = `v=1${'&x=1'.repeat(2e5)}`;
  assert.equal(readLink(parts, { today: '2026-11-21' }).unread.length, 2e5);
  const orders = `v=1&tencent-face/qps=${'order:1/1/0/1;'.repeat(2000)}`;
  assert.deepEqual(problems(() => readLink(orders)), ['services[0].orders: use a whole number from 0 to 1000']);
});
