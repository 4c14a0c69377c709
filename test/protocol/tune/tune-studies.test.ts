import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAssay, spawnAssay } from '../../support/run-assay.ts';
import type { AssayResult } from '../../support/run-assay.ts';
import { loss, openTuneWorld } from './tune-world.ts';
import type { TuneWorld } from './tune-world.ts';

let world: TuneWorld;
beforeAll(async () => {
  world = await openTuneWorld();
});
afterAll(async () => world[Symbol.asyncDispose]());

test('a hopeless trial is pruned: its program ends before its time', async () => {
  const program = 'for e in 1 2 3 4 5 6; do echo "epoch $e loss $1"; sleep 0.5; done; echo through';
  const result = await world.tune([
    '-p',
    'x=0.1,9',
    ...loss,
    '-n',
    '2',
    '--parallel',
    '2',
    '--sampler',
    'grid',
    '--pruner',
    'threshold:upper=5',
    '--study',
    'pruned',
    '--',
    'sh',
    '-c',
    program,
    'sh',
    '{x}',
  ]);
  expect(result.stdout).toMatch(/✂ pruned +\(9\)/);
  const study = await world.studyCalled('pruned');
  expect(study.trialCounts).toMatchObject({ complete: 1, pruned: 1 });
  const pruned = (await world.trialsOf(study)).find(({ state }) => state === 'pruned');
  const params = { runId: pruned?.runId ?? '' };
  expect((await world.client.getRun({ params })).status).toBe('stopped');
  const { lines } = await world.client.readLog({ params, query: {} });
  expect(lines.map(({ text }) => text)).not.toContain('through');
});

test('Ctrl-C ends the programs and leaves a study that goes on, with what was interrupted', async () => {
  const mark = path.join(world.folder, 'pids');
  const program = `echo $$ >> ${mark}; echo "epoch 1 loss $1"; [ -e ${world.folder}/quick ] || sleep 300`;
  const args = [
    '-p',
    'x=0.0..1',
    ...loss,
    '-n',
    '4',
    '--parallel',
    '2',
    '--study',
    'left',
    '--',
    'sh',
    '-c',
    program,
    'sh',
    '{x}',
  ];
  const left = await world.tune(args, { signalAfter: { text: 'New study', signal: 'SIGINT' } });
  expect(left.code).toBe(130);
  expect(left.stderr).toContain('the same command with --study left');
  const interrupted = await world.studyCalled('left');
  expect(interrupted.state).toBe('running');
  expect(interrupted.trialCounts.running).toBe(0);
  writeFileSync(path.join(world.folder, 'quick'), '');
  const result = await world.tune(args);
  expect(result.code).toBe(0);
  expect(result.stdout).toMatch(/^Going on with study left|^New study left/);
  const study = await world.studyCalled('left');
  expect(study).toMatchObject({ state: 'finished', trialCounts: { complete: 4, running: 0, waiting: 0 } });
  for (const again of (await world.trialsOf(study)).filter(({ retryOf }) => retryOf !== null))
    expect(again.values).toEqual((await world.trialsOf(study))[again.retryOf ?? -1]?.values);
  for (const id of readFileSync(mark, 'utf8').trim().split('\n').map(Number))
    expect(() => process.kill(id, 0)).toThrow('ESRCH');
});

test('several commands share one study: each trial once, and no more than were asked for', async () => {
  const args = [
    '-p',
    'x=0.0..1',
    ...loss,
    '-n',
    '20',
    '--parallel',
    '3',
    '--study',
    'shared',
    '--',
    'sh',
    '-c',
    'sleep 0.0$((RANDOM % 10)); echo "epoch 1 loss $1"',
    'sh',
    '{x}',
  ];
  const results = await Promise.all([world.tune(args), world.tune(args)]);
  expect(results.map(({ code, stderr }) => [code, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  const study = await world.studyCalled('shared');
  expect(study.trialCounts).toMatchObject({ complete: 20, failed: 0 });
  const numbers = results.flatMap(({ stdout }) =>
    [...stdout.matchAll(/#(\d+) +✓/g)].map(([, number]) => Number(number)),
  );
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(new Set((await world.trialsOf(study)).map(({ worker }) => worker)).size).toBe(2);
});

test('a study is listed, shown, extended, stopped and exported', async () => {
  const assay = (...args: readonly string[]): Promise<AssayResult> =>
    runAssay(['studies', ...args], { url: world.url });
  expect((await assay('list', '-e', 'tuned')).stdout).toMatch(/tuned +shared +finished: all trials done +20\/20 +loss/);
  const shown = (await assay('show', 'tuned/shared', '--trials', '2')).stdout;
  expect(shown).toMatch(/goal +minimize loss/);
  expect(shown).toMatch(/x +0 … 1 \(float\)/);
  expect(shown).toMatch(/Best trials\n.*\n.*[0-9a-f]{32}\n.*[0-9a-f]{32}\n$/);
  const csv = (await assay('export', 'shared')).stdout.trimEnd().split('\r\n');
  expect(csv[0]).toBe('trial,state,parameter.x,objective.loss,started,ended,worker,run');
  expect(csv).toHaveLength(21);
  expect((await assay('resume', 'shared', '--trials', '25')).stdout).toBe('shared is running.\n');
  expect((await assay('pause', 'shared')).stdout).toBe('shared is paused.\n');
  expect((await assay('stop', 'shared')).stdout).toBe('shared is stopped: by hand.\n');
  expect((await assay('show', 'nothing')).code).toBe(3);
});

test('a command that is killed outright leaves no program behind, and its trials are run again', async () => {
  const mark = path.join(world.folder, 'killed-pids');
  const program = `echo $$ >> ${mark}; sleep 300`;
  const space = ['-e', 'tuned', '-p', 'x=0.0..1', '-m', 'loss', '-n', '2', '--study', 'killed'];
  const options = { cwd: world.folder, env: world.env };
  const child = spawnAssay(['tune', ...space, '--', 'sh', '-c', program], { url: world.url, ...options });
  const ids = (): readonly number[] => {
    try {
      return readFileSync(mark, 'utf8').trim().split('\n').map(Number);
    } catch {
      return [];
    }
  };
  await expect.poll(ids).toHaveLength(1);
  child.kill('SIGKILL');
  await expect.poll(() => ids().filter(runs)).toEqual([]);
});

function runs(id: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
