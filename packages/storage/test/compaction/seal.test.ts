import { pointBatch } from '@assay/series';
import { expect, test } from 'vitest';
import { CompactedStore } from './compacted-store.ts';

test('what is sealed reads as it was logged, beside what came later, also after opening again', async () => {
  await using under = await CompactedStore.open();
  const runId = await under.createRun();
  const batch = (from: number) =>
    pointBatch(
      Array.from({ length: 3000 }, (_, i) => ({
        name: i % 3 === 0 ? 'acc' : 'loss',
        step: from + i,
        timeMs: 1000 + i,
        value: Math.fround(Math.sin(from + i)),
      })),
    );
  await under.append(runId, batch(0));
  await under.append(runId, batch(3000));
  const before = await under.read({ runId, names: ['loss', 'acc', 'none'] });
  expect(before.counts.get('loss')).toEqual({ parts: 0, sealed: 0, tail: 4000 });
  const report = await under.store.compact({ keepNothing: true });
  expect(report).toMatchObject({ pointsSealed: 6000, partsSealed: 1, rowsDeleted: 2, segmentsWritten: 1 });
  expect(under.rows('SELECT count(*) AS n FROM metric_log')).toEqual([{ n: 0 }]);
  const after = await under.read({ runId, names: ['loss', 'acc', 'none'] });
  expect(after.counts.get('loss')).toEqual({ parts: 1, sealed: 4000, tail: 0 });
  expect(after.series).toEqual(before.series);
  await under.append(runId, batch(1500));
  await under.reopen();
  const mixed = await under.read({ runId, names: ['loss', 'none'] });
  expect(mixed.counts.get('loss')).toEqual({ parts: 1, sealed: 4000, tail: 2000 });
  expect(mixed.series.get('loss')?.values.length).toBe(6000);
  expect([...(mixed.series.get('loss')?.steps ?? [])]).toEqual(
    [...(mixed.series.get('loss')?.steps ?? [])].toSorted((a, b) => a - b),
  );
});
