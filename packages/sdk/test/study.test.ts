import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Session, Study, loadRun } from '../src/index.ts';
import type { Trial, TrialOutcome } from '../src/index.ts';
import { startLiveServer } from './live-server.ts';
import type { LiveServer } from './live-server.ts';
import { into } from './warnings.ts';

let server: LiveServer;
let session: Session;
const warnings: string[] = [];

beforeAll(async () => {
  server = await startLiveServer();
  session = new Session({ url: server.url, warn: into(warnings), finishTimeoutMs: 50_000 });
  Session.setDefault(session);
});
afterAll(async () => server[Symbol.asyncDispose]());

const line = { x: { kind: 'float', low: -3, high: 3 } } as const;
const random = { kind: 'random' } as const;
const bowl = ({ values }: Trial): number => (Number(values['x']) - 1) ** 2;
const runOf = (runId: string | null) => session.client.getRun({ params: { runId: runId ?? '' } });

describe('study.optimize', () => {
  test('names parameters in the course of a trial; each trial is a run', async () => {
    const study = await Study.create({ experiment: 'by run', name: 'Bowl', metric: 'loss', seed: 3 });
    expect(study.name).toBe('bowl');
    await study.optimize(
      async (trial) => {
        const x = await trial.suggestFloat('x', -3, 3);
        const layers = await trial.suggestInt('layers', 1, 3);
        const kind = await trial.suggestCategorical('kind', ['flat', 'deep']);
        expect(await trial.suggestFloat('x', -3, 3)).toBe(x);
        expect((await loadRun()).id).toBe(trial.run.id);
        trial.run.logMetric('loss', 9, { step: 1 });
        return (x - 1) ** 2 + layers + (kind === 'deep' ? 0 : 5);
      },
      { trials: 9, parallel: 3 },
    );
    const trials = await study.trials();
    expect(trials.map(({ number, state }) => [number, state])).toEqual(trials.map((_, i) => [i, 'complete']));
    expect(trials).toHaveLength(9);
    const [best] = trials.toSorted((a, b) => (a.objectives?.[0] ?? 0) - (b.objectives?.[0] ?? 0));
    expect(study.best).toEqual(best);
    expect(study.state).toBe('running');
    expect(await runOf(best?.runId ?? '')).toMatchObject({
      status: 'completed',
      experimentName: 'by run',
      parameters: best?.values,
    });
  });

  test('an error fails its trial, and the search goes on; many in a row end it', async () => {
    const study = await Study.create({ experiment: 'faults', space: line, sampler: random, metric: 'loss' });
    const outcomes: TrialOutcome[] = [];
    await study.optimize(
      (trial) => {
        if (trial.number % 2 === 0) throw new Error(`no luck with ${trial.number}`);
        if (trial.number === 3) return Number.NaN;
        if (trial.number === 5) return undefined;
        return bowl(trial);
      },
      { trials: 8, maxFailures: 7, onTrial: (outcome) => outcomes.push(outcome) },
    );
    const trials = await study.trials();
    expect(trials.map(({ state }) => state)).toEqual([
      'failed',
      'complete',
      'failed',
      'failed',
      'failed',
      'failed',
      'failed',
      'complete',
    ]);
    expect(trials[2]?.failure).toBe('no luck with 2');
    expect(trials[3]?.failure).toContain('NaN');
    expect(trials[5]?.failure).toContain('no metric "loss"');
    expect(outcomes.map(({ state }) => state)).toEqual(trials.map(({ state }) => state));
    expect(await runOf(trials[2]?.runId ?? '')).toMatchObject({ status: 'failed', statusMessage: 'no luck with 2' });
    const broken = study.optimize(() => Promise.reject(new Error('typo')), { maxFailures: 2, trials: 100 });
    await expect(broken).rejects.toThrow(/2 trials failed one after the other.*typo/);
    expect(await study.trials()).toHaveLength(10);
    await expect(study.optimize(bowl)).rejects.toThrow(/has no limits/);
  });

  test('the objective can be a metric that the run logged', async () => {
    const study = await Study.create({
      experiment: 'logged',
      space: line,
      sampler: random,
      objectives: [{ metric: 'accuracy', direction: 'maximize', value: 'max' }],
      limits: { maxTrials: 3 },
    });
    await study.optimize((trial) => {
      for (const [step, accuracy] of [0.1, 0.7, 0.3].entries())
        trial.run.logMetric('accuracy', accuracy + trial.number, { step });
    });
    expect((await study.trials()).map(({ objectives }) => objectives?.[0])).toEqual([0.7, 1.7, 2.7]);
    expect(study).toMatchObject({ state: 'finished', stopReason: 'maxTrials', best: { number: 2 } });
  });

  test('several objectives have a front; constraints say what is feasible', async () => {
    const study = await Study.create({
      experiment: 'front',
      space: line,
      objectives: [
        { metric: 'loss', direction: 'minimize' },
        { metric: 'speed', direction: 'maximize' },
      ],
      sampler: { kind: 'nsga2', populationSize: 4 },
      seed: 1,
    });
    await study.enqueue({ x: 2 });
    await study.optimize(
      ({ values: { x } }) => ({ objectives: [Number(x), Number(x) * 2], constraints: [Number(x) - 1.5] }),
      { trials: 6 },
    );
    expect(study.best).toBeUndefined();
    const feasible = (await study.trials()).filter(({ constraints }) => (constraints?.[0] ?? 1) <= 0);
    expect(feasible.length).toBeLessThan(6);
    expect(study.front.map(({ number }) => number)).toEqual(feasible.map(({ number }) => number));
    await expect(study.optimize(() => 1, { trials: 3, maxFailures: 1 })).rejects.toThrow('expected 2');
    expect((await study.trials())[6]).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining('expected 2'),
    });
  });

  test('what is reported decides whether a trial is pruned', async () => {
    const study = await Study.create({
      experiment: 'pruned',
      space: line,
      metric: 'loss',
      pruner: { kind: 'threshold', upper: 10 },
    });
    const reached: number[] = [];
    await study.optimize(
      async (trial) => {
        for (let epoch = 1; epoch <= 3; epoch++) {
          trial.report(epoch, trial.number === 1 ? 9 + epoch : 1);
          if (await trial.shouldPrune()) trial.prune();
          reached[trial.number] = epoch;
        }
        return trial.number;
      },
      { trials: 3 },
    );
    expect(reached).toEqual([3, 1, 3]);
    const trials = await study.trials();
    expect(trials.map(({ state }) => state)).toEqual(['complete', 'pruned', 'complete']);
    expect(await runOf(trials[1]?.runId ?? '')).toMatchObject({
      status: 'stopped',
      metrics: { loss: { last: { value: 11 } } },
    });
  });

  test('an abort leaves a study that can be gone on with; what was left is run again', async () => {
    const options = {
      experiment: 'aborted',
      name: 'long',
      space: line,
      sampler: random,
      metric: 'loss',
      // Longer than the test may take.
      leaseMs: 600_000,
      limits: { maxTrials: 4 },
    };
    const study = await Study.loadOrCreate(options);
    const abort = new AbortController();
    const going = study.optimize(
      async (trial) => {
        if (trial.number < 2) return bowl(trial);
        abort.abort(new Error('enough'));
        return new Promise<number>((_, reject) => {
          if (trial.signal.aborted) reject(trial.signal.reason as Error);
          trial.signal.addEventListener('abort', () => reject(trial.signal.reason as Error));
        });
      },
      { signal: abort.signal },
    );
    await expect(going).rejects.toThrow('enough');
    const again = await Study.loadOrCreate(options);
    expect(again.id).toBe(study.id);
    await again.optimize(bowl, { parallel: 2 });
    expect(again).toMatchObject({ state: 'finished', stopReason: 'maxTrials' });
    const trials = await again.trials();
    const retried = trials.find(({ retryOf }) => retryOf !== null);
    expect(retried).toMatchObject({ retryOf: 2, state: 'complete', values: trials[2]?.values });
    expect(trials.filter(({ state }) => state === 'complete')).toHaveLength(4);
  });

  test('a training that holds the event loop up keeps its lease', async () => {
    const study = await Study.create({ experiment: 'busy', space: line, metric: 'loss', leaseMs: 1000 });
    await study.optimize(
      (trial) => {
        const endsAt = performance.now() + 2500;
        while (performance.now() < endsAt);
        return bowl(trial);
      },
      { trials: 1 },
    );
    // Were the lease out, an ask would give the trial up.
    const { trials } = await session.client.askTrials({ params: { studyId: study.id }, body: { worker: 'another' } });
    expect(trials).toMatchObject([{ number: 1, retryOf: null }]);
    expect((await study.trials())[0]).toMatchObject({ state: 'complete', number: 0 });
  });

  test('points can be given; a study can be paused, extended and stopped', async () => {
    const study = await Study.create({ experiment: 'steered', space: line, metric: 'loss', limits: { maxTrials: 2 } });
    expect(await study.enqueue({ x: 1 }, { x: 2 })).toEqual([0, 1]);
    await study.optimize(bowl);
    expect(study.best?.values).toEqual({ x: 1 });
    await study.extend({ maxTrials: 3 });
    expect(study.state).toBe('running');
    await expect(study.enqueue({ x: 99 })).rejects.toMatchObject({ code: 'InvalidInput' });
    expect((await study.pause()).state).toBe('paused');
    await study.resume();
    await study.optimize(bowl);
    expect((await study.trials()).length).toBe(3);
    expect((await Study.load({ experiment: 'steered', name: study.name })).id).toBe(study.id);
    await expect(Study.load({ experiment: 'steered', name: 'nothing' })).rejects.toMatchObject({ code: 'NotFound' });
    await study.extend({ maxTrials: 9 });
    const stopping = await study.optimize(async (trial) => {
      await study.stop();
      for (let epoch = 0; !(await trial.shouldPrune()); epoch++) trial.report(epoch, 1);
      trial.prune();
    });
    expect(stopping).toMatchObject({ state: 'stopped', stopReason: 'asked' });
    expect((await study.trials()).at(-1)).toMatchObject({ number: 3, state: 'failed' });
  });
});

test('a server that goes away is waited for', async () => {
  const study = await Study.create({
    experiment: 'outage',
    space: line,
    sampler: random,
    metric: 'loss',
    limits: { maxTrials: 5 },
  });
  let back: Promise<void> | undefined;
  await study.optimize(
    async (trial) => {
      if (trial.number === 2) {
        await server.kill();
        back = sleep(500).then(() => server.restart());
      }
      trial.report(1, 1);
      return bowl(trial);
    },
    { parallel: 2 },
  );
  await back;
  const trials = await study.trials();
  expect(trials.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'complete'));
  expect(warnings.some((each) => each.includes('answers again'))).toBe(true);
}, 60_000);
