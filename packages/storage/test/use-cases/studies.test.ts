import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TrialAnswer } from '@assay/core';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const objectives = [{ metric: 'loss', direction: 'minimize' }] as const;
const space = { x: { kind: 'float', low: 0, high: 1 } } as const;
let studies = 0;

const trialsOf = async (studyId: string): Promise<TrialAnswer[]> =>
  (await store.ask('listTrials', { studyId, limit: 1000 })).trials;

/** As the server asks: with suggestions for the numbers to come. */
async function ask(studyId: string, count: number) {
  const { head } = await store.ask('readStudy', { studyId });
  const suggestions = Array.from({ length: count }, (_, i) => ({
    number: head.nextNumber + i,
    values: { x: ((head.nextNumber + i) * 0.37) % 1 },
  }));
  return store.do('askTrials', { studyId, worker: 'w', count, suggestions });
}

describe('laws', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('ask' as const), count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      do: fc.constant('tell' as const),
      which: fc.nat(),
      state: fc.constantFrom('complete', 'pruned', 'failed'),
      loss: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({ do: fc.constant('lose' as const), which: fc.nat() }),
    fc.record({ do: fc.constant('enqueue' as const) }),
    fc.record({ do: fc.constant('state' as const), state: fc.constantFrom('running', 'paused') }),
  );

  test('counts are those of the trials; the bounds hold; the best is the best; a lost trial is run once more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const limits = { maxTrials: 6, maxParallel: 3 };
        const made = await store.do('createStudy', {
          experimentName: 'laws',
          name: `s${studies++}`,
          space,
          objectives,
          limits,
          leaseMs: 1000,
        });
        const studyId = made.id;
        for (const each of steps) await take(studyId, each);
        const study = await store.ask('getStudy', { studyId });
        const trials = await trialsOf(studyId);
        expect(trials.map(({ number }) => number)).toEqual(trials.map((_, i) => i));
        for (const [state, count] of Object.entries(study.trialCounts))
          expect(trials.filter((trial) => trial.state === state)).toHaveLength(count);
        expect(study.trialCounts.running).toBeLessThanOrEqual(3);
        const again = trials.filter(({ retryOf }) => retryOf !== null);
        const asked = trials.filter(({ runId }) => runId !== null);
        expect(asked.length - again.length).toBeLessThanOrEqual(6);
        expect(new Set(again.map(({ retryOf }) => retryOf)).size).toBe(again.length);
        for (const { retryOf } of again) expect(trials[retryOf ?? -1]?.retryOf).toBeNull();
        const losses = trials.flatMap(({ state, objectives: told }) => (state === 'complete' ? (told ?? []) : []));
        expect(study.best?.objectives?.[0]).toBe(losses.length === 0 ? undefined : Math.min(...losses));
      }),
      { numRuns: 25, seed: 5 },
    );
  }, 60_000);
});

async function take(studyId: string, step: { do: string; [field: string]: unknown }): Promise<void> {
  const running = (await trialsOf(studyId)).filter(({ state }) => state === 'running');
  const one = running.at(Number(step['which'] ?? 0) % Math.max(1, running.length));
  switch (step.do) {
    case 'ask':
      return void (await ask(studyId, Number(step['count'])));
    case 'tell': {
      if (one === undefined) return;
      const state = step['state'] as 'complete';
      await store.do('tellTrial', { studyId, number: one.number, state, objectives: [Number(step['loss'])] });
      return;
    }
    case 'lose':
      // The lease of all of them is over; those that were heard of in time go on.
      store.advance(600);
      for (const { number } of running)
        if (number !== one?.number) await store.do('heartbeatTrial', { studyId, number });
      store.advance(600);
      return void (await store.do('tendStudy', { studyId }));
    case 'enqueue':
      return void (await codeOf(store.do('enqueueTrials', { studyId, values: [{ x: 0.5 }] })));
    default:
      return void (await codeOf(store.do('updateStudy', { studyId, state: step['state'] as 'paused' })));
  }
}

test('whatever their age, those studies are tended that need it', async () => {
  const own = await TestStore.open();
  const make = (name: string, limits: object = {}) =>
    own.do('createStudy', { experimentName: 'tended', name, space, objectives, leaseMs: 60_000, limits });
  const askOne = ({ id: studyId }: { readonly id: string }) =>
    own.do('askTrials', { studyId, worker: 'w', count: 1, suggestions: [{ number: 0, values: { x: 0.5 } }] });
  const toTend = async () => new Map((await own.ask('studiesToTend', {})).map((each) => [each.studyId, each.isDue]));
  try {
    const [lost, late, converging, deleted] = [
      await make('lost'),
      await make('late', { maxRuntimeMs: 90_000 }),
      await make('converging', { stopOnConvergence: true }),
      await make('deleted'),
    ];
    for (const study of [lost, late, deleted]) await askOne(study);
    await own.do('updateStudy', { studyId: lost.id, state: 'stopped' });
    await own.do('deleteStudy', { studyId: deleted.id });
    expect(await toTend()).toEqual(new Map([[converging.id, false]]));
    own.advance(60_000);
    await own.do('heartbeatTrial', { studyId: late.id, number: 0 });
    expect(await toTend()).toEqual(
      new Map([
        [converging.id, false],
        [lost.id, true],
      ]),
    );
    await own.do('tendStudy', { studyId: lost.id });
    own.advance(30_000);
    expect(await toTend()).toEqual(
      new Map([
        [converging.id, false],
        [late.id, true],
      ]),
    );
    await own.do('tendStudy', { studyId: late.id });
    expect((await own.ask('getStudy', { studyId: late.id })).stopReason).toBe('maxRuntime');
  } finally {
    await own[Symbol.asyncDispose]();
  }
});

test('a suggestion for another number than the next is refused', async () => {
  const { id: studyId } = await store.do('createStudy', { experimentName: 'laws', name: 'stale', space, objectives });
  await ask(studyId, 2);
  const suggestions = [{ number: 1, values: { x: 0.5 } }];
  expect(await codeOf(store.do('askTrials', { studyId, worker: 'w', count: 1, suggestions }))).toBe('Conflict');
});

test('a purged group takes the study along', async () => {
  const { id: studyId } = await store.do('createStudy', { experimentName: 'laws', name: 'purged', space, objectives });
  await ask(studyId, 2);
  await store.do('reportTrial', { studyId, number: 0, step: 1, value: Number.NaN, fingerprint: 'ab'.repeat(16) });
  await store.do('deleteRunGroup', { groupId: studyId });
  expect((await store.ask('getStudy', { studyId })).deletedMs).not.toBeNull();
  await store.do('purgeRunGroup', { groupId: studyId });
  expect(await codeOf(store.ask('getStudy', { studyId }))).toBe('NotFound');
  expect(await codeOf(store.ask('queryTrialColumns', { studyId, reports: true }))).toBe('NotFound');
});
