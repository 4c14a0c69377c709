import { closeSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { withDrainLock } from './drain-lock.ts';
import { drainRing } from './drain-ring.ts';
import { entryRecord, runRecord } from './record-layout.ts';
import { ringWord } from './ring-words.ts';
import { Ring, ringBytes } from './ring.ts';
import type { RunEntry } from './run-entry.ts';
import { SpoolFolder } from './spool-folder.ts';
import { segmentHeaderBytes } from './spool-frame.ts';
import { SpoolReader } from './spool-reader.ts';
import type { Portion } from './spool-reader.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'assay-stream-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const begin = { segment: 1, offset: segmentHeaderBytes };

/** A spool with a ring in front of it, as the logging thread makes them. */
function openSpool(slots: number) {
  const spool = SpoolFolder.create(root, 'http://h', 'online', Date.now());
  const ring = new Ring(new SharedArrayBuffer(ringBytes(slots)));
  const file = spool.startSegment(1);
  Atomics.store(ring.words, ringWord.file, file);
  Atomics.store(ring.words, ringWord.segment, 1);
  Atomics.store(ring.words, ringWord.length, segmentHeaderBytes);
  const drain = (): void => {
    withDrainLock(ring.words, 0, () => drainRing(ring));
  };
  return { spool, ring, drain, close: () => closeSync(file) };
}

const readAll = (spool: SpoolFolder): Portion[] => {
  const reader = new SpoolReader(spool, { names: [], runs: [] });
  const portions: Portion[] = [];
  for (let at = begin; ; at = portions.at(-1)?.end ?? at) {
    const portion = reader.read(at, undefined, null);
    if (portion.end.offset === at.offset) break;
    portions.push(portion);
  }
  reader.close();
  return portions;
};

const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 2 ** 53, 5e-324));
const points = fc.record({
  kind: fc.constant('points' as const),
  values: fc.array(number, { minLength: 1, maxLength: 40 }),
  step: fc.option(fc.maxSafeInteger()),
});
const text = fc.record({
  kind: fc.constant('text' as const),
  length: fc.oneof(fc.nat(100), fc.constantFrom(65_500, 65_530, 65_536, 200_000)),
});
const drained = fc.record({ kind: fc.constant('drain' as const) });

test('what is drained is what was written, whatever the sizes, turns and places in the ring', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(points, points, text, drained), { maxLength: 60 }), (actions) => {
      const { spool, ring, drain, close } = openSpool(2 ** 16);
      ring.text(runRecord, 1, JSON.stringify({ id: 'r' }));
      const names = Uint32Array.from({ length: 40 }, (_, i) => i + 1);
      for (const name of names) ring.name(name, `m${name}`);
      const logged: unknown[] = [];
      const entries: RunEntry[] = [];
      for (const action of actions) {
        // As the worker does in time.
        if (action.kind === 'drain' || action.kind === 'text') drain();
        if (action.kind === 'points') {
          const { values, step } = action;
          expect(ring.points(1, values.length, names, Float64Array.from(values), step ?? Number.NaN, 5)).toBe(
            values.length,
          );
          values.forEach((value, i) => logged.push([`m${i + 1}`, value, step ?? Number.NaN, 5]));
        }
        if (action.kind === 'text') {
          const entry: RunEntry = { kind: 'parameters', values: { long: 'é'.repeat(action.length) } };
          expect(ring.text(entryRecord, 1, JSON.stringify(entry))).toBe(true);
          entries.push(entry);
        }
      }
      drain();
      close();
      const read = readAll(spool).flatMap(({ runs }) => runs);
      const batches = read.flatMap((run) => run.batches());
      const found = batches.flatMap((batch) =>
        Array.from(batch.values, (value, i) => [
          batch.names[batch.nameIndex[i] ?? 0],
          value,
          batch.steps[i],
          batch.timesMs[i],
        ]),
      );
      expect(found).toEqual(logged);
      expect(read.flatMap((run) => run.entries)).toEqual(entries);
      spool.remove();
    }),
    { numRuns: 60 },
  );
});

test('a full ring takes nothing more, waits for a bounded time, and goes on once it is drained', () => {
  const { ring, drain, spool, close } = openSpool(2 ** 10);
  const names = Uint32Array.of(1);
  let taken = 0;
  for (let i = 0; i < 1_000; i++) taken += ring.points(1, 1, names, Float64Array.of(i), i, 0);
  expect(taken).toBe(Math.floor(2 ** 10 / 5));
  drain();
  expect(ring.points(1, 1, names, Float64Array.of(1), 1, 0)).toBe(1);
  close();
  spool.remove();
});

test('a payload of which the ring took only a part is nobody’s', () => {
  const { ring, drain, spool, close } = openSpool(2 ** 14);
  ring.text(runRecord, 1, JSON.stringify({ id: 'r' }));
  expect(ring.text(entryRecord, 1, JSON.stringify({ kind: 'update', body: { name: 'x'.repeat(200_000) } }))).toBe(
    false,
  );
  drain();
  ring.text(entryRecord, 1, JSON.stringify({ kind: 'update', body: { name: 'whole' } }));
  drain();
  close();
  expect(readAll(spool).flatMap(({ runs }) => runs.flatMap(({ entries }) => entries))).toEqual([
    { kind: 'update', body: { name: 'whole' } },
  ]);
  spool.remove();
});

test('damaged bytes never give a wrong point, whatever and wherever they are', () => {
  const { spool, ring, drain, close } = openSpool(2 ** 14);
  ring.text(runRecord, 1, JSON.stringify({ id: 'r' }));
  ring.name(1, 'loss');
  for (let i = 0; i < 60; i++) {
    ring.points(1, 1, Uint32Array.of(1), Float64Array.of(i), i, i);
    if (i % 3 === 0) drain();
  }
  drain();
  close();
  const file = spool.segmentFile(1);
  const whole = readFileSync(file);
  const damage = fc.oneof(
    fc.record({ cut: fc.nat(whole.length) }),
    fc.record({ at: fc.nat(whole.length - 1), bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }) }),
  );
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
      const bytes = Buffer.from(whole);
      writeFileSync(file, bytes);
      for (const each of damages) {
        if ('bytes' in each) bytes.set(each.bytes.subarray(0, bytes.length - each.at), each.at);
      }
      writeFileSync(file, bytes);
      for (const each of damages) if ('cut' in each) truncateSync(file, Math.min(each.cut, readFileSync(file).length));
      const found = readAll(spool).flatMap(({ runs }) => runs.flatMap((run) => run.batches()));
      const values = found.flatMap((batch) => [...batch.values]);
      const steps = found.flatMap((batch) => [...batch.steps]);
      expect(values).toEqual(steps);
      expect(values).toEqual([...new Set(values)].sort((a, b) => a - b));
      for (const batch of found) expect(batch.names).toEqual(['loss']);
    }),
    { numRuns: 300 },
  );
  spool.remove();
});

test('a portion that ends before a record is whole leaves it for later', () => {
  const { spool, ring, drain, close } = openSpool(2 ** 15);
  ring.text(runRecord, 1, JSON.stringify({ id: 'r' }));
  const entry: RunEntry = { kind: 'update', body: { name: 'x'.repeat(100_000) } };
  ring.text(entryRecord, 1, JSON.stringify({ kind: 'update', body: { description: 'before' } }));
  drain();
  const before = Atomics.load(ring.words, ringWord.length);
  ring.text(entryRecord, 1, JSON.stringify(entry));
  drain();
  close();
  const reader = new SpoolReader(spool, { names: [], runs: [] });
  const first = reader.read(begin, { segment: 1, offset: before }, null);
  expect(first.end).toEqual({ segment: 1, offset: before });
  expect(first.runs[0]?.entries).toHaveLength(1);
  const second = reader.read(first.end, { segment: 1, offset: Atomics.load(ring.words, ringWord.length) }, null);
  expect(second.runs[0]?.entries).toEqual([entry]);
  reader.close();
  spool.remove();
});
