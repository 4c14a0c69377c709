import type { RunId } from '@assay/base';
import type { PointBatch } from '@assay/series';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CompactedStore } from './compacted-store.ts';
import { arbitraryBatch, bitsOf, expectedSeries, names } from './series-model.ts';

type Move =
  | { readonly do: 'append'; readonly run: number; readonly batch: PointBatch }
  | { readonly do: 'seal' | 'settle' | 'reopen' | 'pass' }
  | { readonly do: 'read' | 'purge' | 'end'; readonly run: number };

const runs = 3;
const run = fc.nat(runs - 1);
const arbitraryMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ do: fc.constant('append' as const), run, batch: arbitraryBatch }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('seal' as const, 'settle' as const, 'pass' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), run }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('purge' as const, 'end' as const), run }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
);

/** Small enough that a test makes many parts, of which most are merged, and many segments. */
const tiny = {
  background: true,
  tickMs: 1,
  duePoints: 100,
  partPoints: 150,
  segmentPoints: 400,
  mergedPoints: 2000,
  keepRowsMs: 1000,
  keepSegmentsMs: 60_000,
};

test('whatever is sealed, merged, moved, purged or opened anew, points read as the plain list of batches does', async () => {
  const seen = { merged: 0, moved: 0, sealed: 0, removed: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryMove, { minLength: 20, maxLength: 45 }), async (moves) => {
      await using under = await CompactedStore.open(tiny);
      const logged: { id: RunId; batches: PointBatch[] }[] = [];
      for (let i = 0; i < runs; i++) logged.push({ id: await under.createRun(), batches: [] });
      const check = async ({ id, batches }: { id: RunId; batches: PointBatch[] }): Promise<void> => {
        const expected = expectedSeries(batches);
        const { series } = await under.read({ runId: id, names: [...names, 'none'] });
        expect([...series.keys()].toSorted()).toEqual([...expected.keys()].toSorted());
        for (const [name, points] of expected) expect(bitsOf(series.get(name))).toEqual(bitsOf(points));
      };
      const compact = async (keepNothing: boolean): Promise<void> => {
        const report = await under.store.compact({ keepNothing });
        seen.sealed += report.partsSealed;
        seen.merged += report.partsMerged;
        seen.moved += report.partsMoved;
        seen.removed += report.segmentsRemoved;
        expect(report.pointsUnsealed).toBe(0);
      };
      for (const move of moves) {
        const index = 'run' in move ? move.run : 0;
        const target = logged[index];
        if (target === undefined) throw new Error('no such run');
        if (move.do === 'append') {
          await under.append(target.id, move.batch);
          target.batches.push(move.batch);
        } else if (move.do === 'seal') await compact(false);
        else if (move.do === 'settle') await compact(true);
        else if (move.do === 'pass') under.advance(20_000);
        else if (move.do === 'reopen') await under.reopen();
        else if (move.do === 'read') await check(target);
        else if (move.do === 'end') await under.endRun(target.id);
        else {
          await under.purge(target.id);
          expect((await under.read({ runId: target.id, names })).series.size).toBe(0);
          logged[index] = { id: await under.createRun(), batches: [] };
        }
      }
      for (const each of logged) await check(each);
      await compact(true);
      for (const each of logged) await check(each);
      const alive = under.rows('SELECT file FROM metric_segment ORDER BY file').map(({ file }) => file);
      expect(await under.segmentFiles()).toEqual(alive);
      expect(under.rows('SELECT count(*) AS n FROM metric_log')).toEqual([{ n: 0 }]);
    }),
    { numRuns: 8, seed: 20_261_121, endOnFailure: true },
  );
  expect(Math.min(seen.sealed, seen.merged, seen.removed)).toBeGreaterThan(0);
}, 120_000);

/** Two curves of one client among several: steps ascend, with some that come late. */
function longBatch(random: () => number, from: number, count: number): PointBatch {
  const index = Uint32Array.from({ length: count }, (_, i) => i);
  return {
    names: ['loss', 'acc'],
    nameIndex: index.map((i) => i % 2),
    steps: Float64Array.from(index, (i) => from + (i >> 1) - (random() < 0.01 ? Math.floor(random() * 90_000) : 0)),
    timesMs: Float64Array.from(index, (i) => 1_700_000_000_000 + (from + i) * 50 + Math.floor(random() * 20)),
    values: Float64Array.from(index, (i) => (i % 2 === 0 ? Math.fround(random()) : random())),
  };
}

test('curves of many pages, sealed and merged while more comes, read as they were logged', async () => {
  await using under = await CompactedStore.open({ partPoints: 60_000, segmentPoints: 200_000, mergedPoints: 2 ** 19 });
  let state = 7;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const id = await under.createRun();
  const batches: PointBatch[] = [];
  let from = 0;
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 3; i++) {
      const batch = longBatch(random, from, 10_000 + Math.floor(random() * 50_000));
      from += batch.values.length >> 2;
      await under.append(id, batch);
      batches.push(batch);
    }
    if (round < 4) await under.store.compact({ keepNothing: round % 2 === 0 });
    const { series, counts } = await under.read({ runId: id, names: ['loss', 'acc'] });
    for (const [name, points] of expectedSeries(batches)) {
      const { sealed = 0, tail = 0 } = counts.get(name) ?? {};
      expect(sealed + tail).toBe(points.values.length);
      expect(bitsOf(series.get(name))).toEqual(bitsOf(points));
    }
  }
}, 60_000);
