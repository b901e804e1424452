// The module answers what the `quote` command answers, and refuses what it refuses.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import * as suanpan from 'suanpan';
import { everyService, examples, requests } from './corpus.mjs';

await suanpan.init();

const said = problems =>
  problems.length === 0
    ? 'none'
    : problems.map(({ path, problem }) => `${path}: ${problem}`).sort().join('; ');

test('requests in texts have the problems of the table', () => {
  assert.ok(requests.length > 30, `${requests.length} rows`);
  for (const [request, problems] of requests) {
    const expected = problems.split('; ').sort().join('; ');
    assert.equal(said(suanpan.check(request)).split('; ').sort().join('; '), expected, request);
  }
});

test('requests in objects have the same problems', () => {
  // Where JSON.parse loses nothing: no key stands twice, no number is written in another way.
  const same = requests.filter(([request]) => {
    try {
      return JSON.stringify(JSON.parse(request)) === request;
    } catch {
      return false;
    }
  });
  assert.ok(same.length > 20, `${same.length} rows`);
  for (const [request] of same) {
    const object = suanpan.check(JSON.parse(request));
    assert.deepEqual(object, suanpan.check(request), request);
  }
});

const command = (options, texts) => {
  const { stdout, error } = spawnSync(process.env.SUANPAN_QUOTE, options, {
    input: texts.map(text => `${text}\n`).join(''),
    maxBuffer: 2 ** 30,
    encoding: 'utf8',
  });
  if (error) throw error;
  return stdout.trimEnd().split('\n').map(line => JSON.parse(line));
};

const questions = [
  [[], suanpan.quote],
  [['--plan'], suanpan.plan],
  [['--compare'], suanpan.compare],
  [['--notches'], suanpan.notches],
  [['--curve', '1,50000,3010001'], scenario => suanpan.curve(scenario, [1, '50000', 3010001n])],
  [['--budget', '9100.5'], scenario => suanpan.budget(scenario, '9100.5')],
];

test('answers are those of the command', () => {
  const services = everyService(suanpan.tables());
  assert.ok(services.length > 300 && examples.length > 6);
  const broken = ['', '{', '[1,]', 'nul', '{"date":"\\ud800"}', '{"date":"\\u0007\'é"}', '1e999'];
  const refused = requests.map(([request]) => request);
  const texts = [...broken, ...refused, ...examples, ...services.map(scenario => JSON.stringify(scenario))];
  for (const [options, ask] of questions) {
    command(options, texts).forEach((expected, at) => {
      if (expected.problems) assert.throws(() => ask(texts[at]), { problems: expected.problems });
      else assert.deepEqual(ask(JSON.parse(texts[at])), expected, `${options} ${texts[at]}`);
    });
  }
});

test('whole numbers beyond those of JavaScript keep their digits', () => {
  const scenario = {
    date: '2026-11-21',
    months: 36,
    services: [{ product: 'tencent-face', service: 'face-detection-analysis', calls: 10n ** 15n }],
  };
  const rows = suanpan.compare(scenario).services[0].rows;
  const open = rows.filter(row => row.open?.kind === 'not_priced').map(row => row.open.units);
  assert.ok(open.includes('36000000000000000'), JSON.stringify(open));
  const half = suanpan.quote({ ...scenario, months: 1 }).services[0].lines.at(-1);
  assert.equal(half.quantity, 10 ** 15 - 10000);
});
