// What JavaScript hands over is not believed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import * as suanpan from 'suanpan';

await suanpan.init();

const good = { product: 'tencent-face', service: 'face-search', calls: 1000 };
const scenario = service => ({ date: '2026-11-21', services: [{ ...good, ...service }] });
const problems = asked => suanpan.check(asked).map(({ path, problem }) => `${path}: ${problem}`);

class Service {
  constructor() { Object.assign(this, good); }
}
const itself = scenario({});
itself.services[0].orders = itself;

const WHOLE = 'use a whole number written out, at most 1000000000000000: no sign, point or exponent';
const calls = problem => [`services[0].calls: ${problem}`];

for (const [what, asked, expected] of [
  ['a bigint', scenario({ calls: 1000n }), []],
  ['digits', scenario({ calls: '1000' }), []],
  ['undefined as left out', scenario({ balance: undefined }), []],
  ['an object of another realm', runInNewContext(`(${JSON.stringify(scenario({}))})`), []],
  ['no prototype', Object.assign(Object.create(null), scenario({})), []],
  ['a fraction', scenario({ calls: 0.1 + 0.2 }), calls(WHOLE)],
  ['not a number', scenario({ calls: NaN }), calls(WHOLE)],
  ['without end', scenario({ calls: Infinity }), calls(WHOLE)],
  ['below zero', scenario({ calls: -1 }), calls(WHOLE)],
  ['a bigint below zero', scenario({ calls: -1n }), calls(WHOLE)],
  ['2^53, which may stand for 2^53 + 1', scenario({ calls: 2 ** 53 }), calls(WHOLE)],
  ['2^64', scenario({ calls: 2n ** 64n }), calls(WHOLE)],
  ['an exponent', scenario({ calls: 1e300 }), calls(WHOLE)],
  ['a boxed number', scenario({ calls: new Number(5) }), calls('use a plain object or a list, not a Number')],
  ['a function', scenario({ calls: () => 5 }), calls('use a plain value, not a function')],
  ['a symbol', scenario({ calls: Symbol('5') }), calls('use a plain value, not a symbol')],
  ['a Map', scenario({ calls: new Map() }), calls('use a plain object or a list, not a Map')],
  ['null', scenario({ calls: null }), calls(WHOLE)],
  ['a hole', scenario({ calls: new Array(2 ** 32 - 1) }), ['services[0].calls[0]: the list has a hole', 'services[0].calls: give 1 numbers']],
  ['bytes', scenario({ calls: new Uint8Array(1) }), calls('use a plain object or a list, not a Uint8Array')],
  ['a Date', { ...scenario({}), date: new Date(0) }, ['date: use a plain object or a list, not a Date']],
  ['an object of a class', { date: '2026-11-21', services: [new Service()] },
    ['services[0]: use a plain object or a list, not an object of a class']],
  ['inherited properties', Object.create(scenario({})), [': use a plain object or a list, not an object of a class']],
  ['nothing', undefined, [': use a plain value, not undefined']],
  ['a key named __proto__', JSON.parse('{"date":"2026-11-21","__proto__":{"months":2}}'), ['__proto__: unknown key']],
  ['an unknown key', { ...scenario({}), month: 1 }, ['month: unknown key']],
  ['two mistakes of two kinds', { ...scenario({ calls: new Set() }), month: 1 },
    ['services[0].calls: use a plain object or a list, not a Set', 'month: unknown key']],
  ['a key twice', '{"date":"2026-11-21","date":"2026-11-21"}', ['date: the key stands here twice']],
]) {
  test(`of an object: ${what}`, () => assert.deepEqual(problems(asked), expected));
}

test('an object that holds itself ends', () => {
  assert.ok(problems(itself).some(problem => problem.endsWith('nested too deeply')));
});

test('what every object inherits changes nothing', () => {
  const before = [suanpan.quote(scenario({})), suanpan.check({})];
  const added = { months: 2, toJSON: () => ({}), balance: 1000, problems: ['x'], 0: 1, calls: 7 };
  try {
    for (const [key, value] of Object.entries(added)) {
      Object.defineProperty(Object.prototype, key, { value, configurable: true, enumerable: true, writable: true });
    }
    const after = [suanpan.quote(scenario({})), suanpan.check({})];
    for (const key of Object.keys(added)) delete Object.prototype[key];
    assert.deepEqual(after, before);
  } finally {
    for (const key of Object.keys(added)) delete Object.prototype[key];
  }
});

test('what stands beside a scenario is as strict', () => {
  const paths = ask => {
    try {
      ask();
      return [];
    } catch (error) {
      assert.ok(error instanceof suanpan.ProblemsError && error instanceof Error, error);
      return error.problems.map(({ path }) => path);
    }
  };
  assert.deepEqual(paths(() => suanpan.curve(scenario({}), [1, 0.5, '2', new Date(0), , 3])),
    ['quantities[3]', 'quantities[4]', 'quantities[1]']);
  assert.deepEqual(paths(() => suanpan.curve(scenario({}))), ['quantities']);
  assert.deepEqual(paths(() => suanpan.curve({}, 5)), ['date', 'quantities']);
  for (const amount of [0.1 + 0.2, '1e3', -1, null, undefined, '1,000', [1]]) {
    assert.deepEqual(paths(() => suanpan.budget(scenario({}), amount)), ['amount'], String(amount));
  }
  assert.deepEqual(paths(() => suanpan.budget(scenario({}), 9100n)), []);
});

test('an error says every problem', () => {
  assert.throws(() => suanpan.quote({ month: 1 }), {
    name: 'ProblemsError',
    message: 'date: missing\nmonth: unknown key, not 1',
    problems: [{ path: 'date', problem: 'missing' }, { path: 'month', problem: 'unknown key', value: '1' }],
  });
});
