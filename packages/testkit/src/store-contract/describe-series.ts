import { describe, expect, test } from 'vitest';
import { concatPoints, pointBatch, sortPoints, splitByName, summarize } from '@assay/series';
import type { MetricSummary, PointBatch, PointColumns } from '@assay/series';
import type { RunId } from '@assay/base';
import { sampleRun } from './sample-rows.ts';
import type { StoreModule } from './store-under-test.ts';
import { StoreUnderTest } from './store-under-test.ts';

const odd = [Number.NaN, 0, -0, Infinity, -Infinity, 5e-324, 1.7976931348623157e308, 0.1, 1 / 3, -1];

/** A batch whose values and places are picked by a small linear congruential generator. */
function sampleBatch(seed: number, size: number, names: readonly string[]): PointBatch {
  let state = seed;
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
  return pointBatch(
    Array.from({ length: size }, () => ({
      name: names[next(names.length)] ?? '',
      step: next(10) === 0 ? null : next(50) - 10,
      timeMs: 1_700_000_000_000 + next(1000),
      value: odd[next(odd.length * 2)] ?? next(1000) / 7,
    })),
  );
}

/** Points, their summaries, and the log of a run. */
export function describeSeries(module: StoreModule): void {
  describe('series', () => {
    test('points come back bit for bit in (step, time, arrival) order, with their summaries, also after a restart', async () => {
      await using under = await StoreUnderTest.open(module);
      const run = sampleRun();
      await under.write([['insert', 'run', run]]);
      const batches = Array.from({ length: 12 }, (_, i) => sampleBatch(i + 1, 40, ['loss', 'acc/val', 'é']));
      for (const batch of batches) await under.write([['appendPoints', run.id, batch]]);
      const expected = expectedSeries(batches);
      for (let round = 0; round < 2; round++) {
        const [series, summaries] = (await under.read([
          ['readSeries', run.id, ['loss', 'acc/val', 'é', 'absent']],
          ['metricSummaries', [run.id]],
        ])) as [Map<string, PointColumns>, Map<RunId, Map<string, MetricSummary>>];
        expect([...series.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
        for (const [name, points] of expected) {
          expect(bits(series.get(name)?.values)).toEqual(bits(points.values));
          expect(bits(series.get(name)?.steps)).toEqual(bits(points.steps));
          expect(bits(series.get(name)?.timesMs)).toEqual(bits(points.timesMs));
          expectSameSummary(summaries.get(run.id)?.get(name), summarize(points));
        }
        if (round === 0) await under.reopen();
      }
      await under.write([['appendPoints', run.id, batches[0]]]);
      const [after] = (await under.read([['metricSummaries', [run.id], ['loss']]])) as [
        Map<RunId, Map<string, MetricSummary>>,
      ];
      const whole = expectedSeries([...batches, ...batches.slice(0, 1)]).get('loss');
      if (whole === undefined) throw new Error('no loss');
      expectSameSummary(after.get(run.id)?.get('loss'), summarize(whole));
    });

    test('an undone batch leaves neither points nor summary', async () => {
      await using under = await StoreUnderTest.open(module);
      const run = sampleRun();
      await under.write([['insert', 'run', run]]);
      const one = pointBatch([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
      const two = pointBatch([{ name: 'loss', step: 2, timeMs: 2, value: 2 }]);
      const outcomes = await Promise.allSettled([
        under.write([['appendPoints', run.id, one]]),
        under.write([
          ['appendPoints', run.id, two],
          ['fail', 'Conflict'],
        ]),
        under.write([['appendPoints', run.id, one]]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const [series, summaries] = (await under.read([
        ['readSeries', run.id, ['loss']],
        ['metricSummaries', [run.id]],
      ])) as [Map<string, PointColumns>, Map<RunId, Map<string, MetricSummary>>];
      expect([...(series.get('loss')?.values ?? [])]).toEqual([1, 1]);
      expect(summaries.get(run.id)?.get('loss')).toMatchObject({ count: 2, max: { value: 1 } });
    });

    test('a batch of a client seen before is answered as a replay and stored once, also after a restart', async () => {
      await using under = await StoreUnderTest.open(module);
      const run = sampleRun();
      await under.write([['insert', 'run', run]]);
      const batch = pointBatch([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
      const lines = [{ timeMs: 1, stream: 'log', text: 'x' }];
      const source = { clientId: 'c', sequence: 7 };
      const append = () =>
        under.write([
          ['appendPoints', run.id, batch, source],
          ['appendLog', run.id, lines, source],
        ]);
      expect(await append()).toMatchObject([{ replayed: false }, { replayed: false }]);
      expect(await append()).toMatchObject([{ replayed: true }, { replayed: true }]);
      await under.reopen();
      expect(await append()).toMatchObject([{ replayed: true }, { replayed: true }]);
      expect(
        await under.write([
          ['appendPoints', run.id, batch, { clientId: 'c', sequence: 6 }],
          ['appendPoints', run.id, batch, { clientId: 'd', sequence: 7 }],
        ]),
      ).toMatchObject([{ replayed: false }, { replayed: false }]);
      const [log, summaries] = (await under.read([
        ['readLog', run.id, 0, 10],
        ['metricSummaries', [run.id]],
      ])) as [unknown, Map<RunId, Map<string, MetricSummary>>];
      expect(log).toMatchObject({ lineCount: 1 });
      expect(summaries.get(run.id)?.get('loss')?.count).toBe(3);
    });

    test('a batch with a fingerprint seen before is a replay, in one command, the next, and after a restart', async () => {
      await using under = await StoreUnderTest.open(module);
      const run = sampleRun();
      await under.write([['insert', 'run', run]]);
      const batch = pointBatch([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
      const append = (digit: string): Parameters<typeof under.write>[0][number] => [
        'appendPoints',
        run.id,
        batch,
        { fingerprint: digit.repeat(32) },
      ];
      // What is undone was not seen.
      await expect(under.write([append('a'), ['appendLog', sampleRun().id, []]])).rejects.toMatchObject({
        code: 'NotFound',
      });
      const isReplay = (answers: readonly unknown[]): unknown[] =>
        answers.map((answer) => (answer as { replayed: boolean }).replayed);
      expect(isReplay(await under.write([append('a'), append('b'), append('a')]))).toEqual([false, false, true]);
      expect(isReplay(await under.write([append('b'), append('c')]))).toEqual([true, false]);
      await under.reopen();
      expect(isReplay(await under.write([append('a'), append('c'), append('d')]))).toEqual([true, true, false]);
      const [summaries] = (await under.read([['metricSummaries', [run.id]]])) as [
        Map<RunId, Map<string, MetricSummary>>,
      ];
      expect(summaries.get(run.id)?.get('loss')?.count).toBe(4);
    });

    test('a run that is not there is NotFound', async () => {
      await using under = await StoreUnderTest.open(module);
      const batch = pointBatch([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
      const { id } = sampleRun();
      await expect(under.write([['appendPoints', id, batch]])).rejects.toMatchObject({ code: 'NotFound' });
      await expect(under.write([['appendLog', id, []]])).rejects.toMatchObject({ code: 'NotFound' });
    });

    test('log lines are numbered on and read in pages, from the start and from the end', async () => {
      await using under = await StoreUnderTest.open(module);
      const run = sampleRun();
      const lines = Array.from({ length: 2500 }, (_, i) => ({
        timeMs: i,
        stream: ['stdout', 'stderr', 'log'][i % 3],
        text: `line ${i} ${'é漢'.repeat(i % 5)}`,
      }));
      await under.write([
        ['insert', 'run', run],
        ['appendLog', run.id, lines.slice(0, 3)],
        ['appendLog', run.id, lines.slice(3, 1800)],
        ['appendLog', run.id, lines.slice(1800)],
      ]);
      for (const [from, limit] of [
        [0, 5],
        [2, 2],
        [999, 3],
        [1795, 400],
        [2490, 100],
        [2500, 5],
        [9999, 5],
      ] as const) {
        const firstLine = Math.min(from, 2500);
        expect(await under.read([['readLog', run.id, from, limit]])).toEqual([
          { firstLine, lineCount: 2500, lines: lines.slice(from, from + limit) },
        ]);
      }
    });

    test('purge removes points, log and rows of that run alone', async () => {
      await using under = await StoreUnderTest.open(module);
      const [gone, kept] = [sampleRun(), sampleRun()];
      const batch = pointBatch([{ name: 'loss', step: 1, timeMs: 1, value: 1 }]);
      const tag = { projectId: 1, kind: 'run', key: 'team', value: 'a', position: 0 };
      for (const run of [gone, kept])
        await under.write([
          ['insert', 'run', run],
          ['appendPoints', run.id, batch],
          ['appendLog', run.id, [{ timeMs: 1, stream: 'log', text: 'x' }]],
          ['insert', 'tag', { ...tag, entityId: run.id }],
        ]);
      await under.write([
        ['purgeRun', gone.id],
        ['remove', 'run', { id: gone.id }],
      ]);
      const [runs, series, tags, summaries] = await under.read([
        ['count', 'run', {}],
        ['readSeries', gone.id, ['loss']],
        ['tagsOf', [gone.id, kept.id]],
        ['metricSummaries', [gone.id, kept.id]],
      ]);
      expect(runs).toBe(1);
      expect(series).toEqual(new Map());
      expect(tags).toEqual(
        new Map([
          [gone.id, []],
          [kept.id, [{ ...tag, entityId: kept.id }]],
        ]),
      );
      expect((summaries as Map<string, Map<string, unknown>>).get(gone.id)?.size).toBe(0);
      expect((summaries as Map<string, Map<string, unknown>>).get(kept.id)?.size).toBe(1);
    });
  });
}

function expectedSeries(batches: readonly PointBatch[]): Map<string, PointColumns> {
  const parts = new Map<string, PointColumns[]>();
  for (const batch of batches)
    for (const [name, points] of splitByName(batch)) parts.set(name, [...(parts.get(name) ?? []), points]);
  return new Map(Array.from(parts, ([name, list]) => [name, sortPoints(concatPoints(list))]));
}

const bits = (values: Float64Array | undefined): string[] =>
  Array.from(new BigUint64Array(new Float64Array(values ?? []).buffer), (value) => value.toString(16));

/** Equal but for the rounding of mean and m2, and the sign of zero. */
function expectSameSummary(actual: MetricSummary | undefined, expected: MetricSummary): void {
  expect(actual).toBeDefined();
  const { mean, m2, ...rest } = expected;
  const { mean: actualMean, m2: actualM2, ...actualRest } = actual ?? expected;
  expect(plainZeros(actualRest)).toEqual(plainZeros(rest));
  if (mean === null || actualMean === null) expect(actualMean).toBe(mean);
  else if (Number.isFinite(mean)) {
    expect(Math.abs(actualMean - mean)).toBeLessThanOrEqual(Math.abs(mean) * 1e-9);
    if (Number.isFinite(m2)) expect(Math.abs(actualM2 - m2)).toBeLessThanOrEqual(Math.abs(m2) * 1e-9);
  }
}

const plainZeros = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, each: unknown) =>
      typeof each === 'number' && !Number.isFinite(each) ? String(each) : each === 0 ? 0 : each,
    ),
  );
