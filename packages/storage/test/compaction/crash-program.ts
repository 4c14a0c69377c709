import { argv, stdout } from 'node:process';
import type { RunId } from '@assay/base';
import { pointBatch } from '@assay/series';
import { CompactedStore } from './compacted-store.ts';

/*
 * A program for the crash test: does everything that the compactor does, once, while it logs points of value 0, 1, 2, … to one run. Prints
 * the run's id, and `+n` once points up to n are acknowledged. Argument: the folder.
 */
const store = await CompactedStore.open({ partPoints: 100, segmentPoints: 10_000 }, argv[2]);
let next = 0;
const log = async (runId: RunId): Promise<void> => {
  const points = Array.from({ length: 30 }, (_, i) => ({
    name: 'n',
    step: (next + i) % 70,
    timeMs: 1,
    value: next + i,
  }));
  await store.append(runId, pointBatch(points));
  next += points.length;
  stdout.write(`+${next - 1}\n`);
};
const fill = pointBatch(
  Array.from({ length: 90 }, (_, i) => ({ name: 'other', step: i, timeMs: 1, value: Math.sin(i) })),
);

const kept = await store.createRun();
stdout.write(`${kept}\n`);
const purged = [await store.createRun(), await store.createRun()];
for (let i = 0; i < 4; i++) await log(kept);
for (const runId of purged) for (let i = 0; i < 4; i++) await store.append(runId, fill);
await store.store.compact();
// Its segment is mostly dead now, so that the next compaction moves what is left.
for (const runId of purged) await store.purge(runId);
await store.store.compact();
for (let i = 0; i < 5; i++) await log(kept);
await store.store.compact();
await log(kept);
await store.store.compact({ keepNothing: true });
await log(kept);
stdout.write('end\n');
await store.store[Symbol.asyncDispose]();
