import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Study } from '@assay/wire';
import { loss, openTuneWorld } from './tune-world.ts';
import type { TuneWorld } from './tune-world.ts';

let world: TuneWorld;
beforeAll(async () => {
  world = await openTuneWorld();
});
afterAll(async () => world[Symbol.asyncDispose]());

test('any program: values in its arguments and environment, its metric caught from what it prints', async () => {
  const program = [
    'for e in 1 2 3; do echo "epoch $e loss $(awk "BEGIN { print ($1 - 0.3) ^ 2 + 1 / $e }")"; done',
    'echo "$ASSAY_PARAMETER_x $ASSAY_PARAMETER_a_b $ASSAY_TRIAL $ASSAY_STUDY $3" >&2',
  ].join('\n');
  const space = ['-p', 'x=0.0..1', '-p', 'a-b=red,green', '-n', '8', '--parallel', '3', '--seed', '7'];
  const words = ['--', 'sh', '-c', program, 'sh', '{x}', '--colour={a-b}', '{trial}-{{x}}'];
  const result = await world.tune([...space, ...loss, '--study', 'printed', ...words]);
  expect(result.stderr).toBe('');
  expect(result.code).toBe(0);
  expect(result.stdout).toMatch(/^New study printed of tuned\n/);
  expect(result.stdout.match(/✓ complete/g)).toHaveLength(8);
  const study = await world.studyCalled('printed');
  expect(study).toMatchObject({ state: 'finished', stopReason: 'maxTrials', objectives: [{ metric: 'loss' }] });
  expect(study.trialCounts).toMatchObject({ complete: 8, failed: 0, running: 0 });
  const trials = await world.trialsOf(study);
  const best = Math.min(...trials.map(({ objectives }) => Number(objectives?.[0])));
  expect(study.best?.objectives).toEqual([best]);
  expect(result.stdout).toContain(`again      sh -c`);
  for (const { runId, number, values } of trials) {
    const params = { runId: runId ?? '' };
    const run = await world.client.getRun({ params });
    expect(run).toMatchObject({ status: 'completed', name: `printed-${number}`, parameters: values });
    const { steps, values: points } = await world.client.readPoints({ params, query: { name: 'loss' } });
    expect(steps).toEqual([1, 2, 3]);
    expect(points[2]).toBeCloseTo((Number(values['x']) - 0.3) ** 2 + 1 / 3, 4);
    const { lines } = await world.client.readLog({ params, query: {} });
    expect(lines.map(({ text }) => text).at(-1)).toBe(
      `${values['x']} ${values['a-b']} ${number} printed ${number}-{x}`,
    );
  }
});

test('a program of the SDK logs into the run of its trial; a space from a file, with branches and constraints', async () => {
  writeFileSync(
    path.join(world.folder, 'space.yaml'),
    `space:
  optimizer: [adam, sgd]
  momentum: {kind: float, low: 0, high: 0.9, when: {parameter: optimizer, in: [sgd]}}
  lr: {low: 1e-5, high: 1e-1, log: true}
  units: [16, 32, 64]
constraints:
  - units * lr <= 1
`,
  );
  const program = `
    import { loadRun } from '@assay/sdk';
    await using run = await loadRun();
    const lr = Number(process.argv[1]);
    for (let step = 0; step < 3; step++) run.logMetric('accuracy', 1 - Math.abs(Math.log10(lr) + 3) / 10 - 0.1 * (2 - step), { step });
    run.logMetric('arguments', process.argv.length);`;
  const node = [process.execPath, '--conditions=source', '--input-type=module', '-e', program, '--'];
  const result = await world.tune(
    [
      '-s',
      path.join(world.folder, 'space.yaml'),
      '-m',
      'accuracy',
      '-d',
      'maximize',
      '-n',
      '6',
      '--parallel',
      '2',
      '--study',
      'sdk',
      '--json',
      '--',
      ...node,
      '{lr}',
      '--momentum',
      '{momentum}',
    ],
    { cwd: path.resolve(import.meta.dirname, '../../../packages/cli') },
  );
  expect(result.stderr).toMatch(/^$/);
  const study = JSON.parse(result.stdout) as Study;
  expect(study).toMatchObject({ name: 'sdk', trialCounts: { complete: 6, failed: 0 } });
  for (const { runId, values, objectives } of await world.trialsOf(study)) {
    expect(objectives?.[0]).toBeCloseTo(1 - Math.abs(Math.log10(Number(values['lr'])) + 3) / 10, 9);
    expect(Number(values['units']) * Number(values['lr'])).toBeLessThanOrEqual(1);
    const { metrics } = await world.client.listMetrics({ params: { runId: runId ?? '' }, query: {} });
    expect(metrics['arguments']?.last.value).toBe('momentum' in values ? 4 : 2);
  }
  const { reports } = await world.client.queryTrialColumns({ params: { studyId: study.id }, body: { reports: true } });
  expect(reports?.step.length).toBeLessThanOrEqual(18);
});

test('what goes wrong in programs is told, and many in a row end it', async () => {
  const result = await world.tune([
    '-p',
    'x=0.0..1',
    '-m',
    'loss',
    '-n',
    '50',
    '--max-failures',
    '3',
    '--study',
    'wrong',
    '--',
    'sh',
    '-c',
    'echo begun; echo "no module named torch {x}" >&2; exit 3',
  ]);
  expect(result.code).toBe(1);
  expect(result.stdout).toMatch(/✗ failed .*\n +exit status 3: no module named torch 0\.\d+\n +\| begun/);
  expect(result.stderr).toContain('the same command with --study wrong');
  const study = await world.studyCalled('wrong');
  expect(study).toMatchObject({ state: 'running', trialCounts: { failed: 3, running: 0 } });
  const [trial] = await world.trialsOf(study);
  expect(trial?.failure).toMatch(/^exit status 3: no module named torch/);
  const silent = await world.tune(['-p', 'x=0.0..1', '-m', 'loss', '-n', '1', '--study', 'silent', '--', 'true']);
  expect(silent.stdout).toContain('its run has no metric "loss"');
  const slow = await world.tune([
    '-p',
    'x=0.0..1',
    '-m',
    'loss',
    '-n',
    '1',
    '--study',
    'slow',
    '--time-limit',
    '300ms',
    '--',
    'sleep',
    '60',
  ]);
  expect(slow.stdout).toContain('it took longer than 0.3 s');
});

test.each([
  [
    'a name that is no parameter',
    ['-p', 'lr=0.0..1', '-m', 'loss', '--', 'train', '{lrr}'],
    '{lrr} is not a parameter of the space (lr)',
  ],
  ['no metric', ['-p', 'lr=0.0..1', '--', 'train', '{lr}'], '--metric: name the metric'],
  ['no parameter', ['-m', 'loss', '--', 'train'], '--space: no parameter is given'],
  ['no such file', ['-s', 'nowhere.yaml', '-m', 'loss', '--', 'train'], 'nowhere.yaml'],
  ['an empty range', ['-p', 'lr=1..0', '-m', 'loss', '--', 'train', '{lr}'], 'lr'],
  [
    'an expression without a group',
    ['-p', 'lr=0.0..1', '--metric-pattern', 'loss=x', '--', 'train', '{lr}'],
    'has no group',
  ],
  [
    'a direction that is none',
    ['-p', 'lr=0.0..1', '-m', 'loss', '-d', 'up', '--', 'train', '{lr}'],
    'expected minimize or maximize',
  ],
  ['a sampler that is none', ['-p', 'lr=0.0..1', '-m', 'loss', '--sampler', 'magic', '--', 'train', '{lr}'], 'sampler'],
])('a mistake is told before anything runs: %s', async (_, args, words) => {
  const before = (await world.client.listStudies({ query: {} })).studies.length;
  const result = await world.tune(args);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain(words);
  expect((await world.client.listStudies({ query: {} })).studies).toHaveLength(before);
});
