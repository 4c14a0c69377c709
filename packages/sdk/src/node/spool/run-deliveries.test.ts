import { expect, test } from 'vitest';
import { BatchNames, halfName } from './batch-names.ts';
import { deliveriesOf } from './run-deliveries.ts';
import type { RunEntry } from './run-entry.ts';
import { RunPortion, batchPoints } from './run-portion.ts';

function portionOf(entries: readonly RunEntry[], points = 0): RunPortion {
  const portion = new RunPortion('r');
  portion.entries.push(...entries);
  for (let i = 0; i < points; i++) portion.addPoint(i % 2 === 0 ? 'a' : 'b', i, i, i);
  return portion;
}

const kinds = (portion: RunPortion) => deliveriesOf(portion).map(({ kind }) => kind);
const line = (text: string): RunEntry => ({ kind: 'line', line: { timeMs: 1, stream: 'log', text } });

test('the creation is first, the end after all that came before it, and what is of one kind goes together', () => {
  const portion = portionOf(
    [
      line('a'),
      { kind: 'create', body: { name: 'n' } },
      { kind: 'tags', set: { a: '1', b: '2' }, remove: [] },
      { kind: 'parameters', values: { p: 1 } },
      line('b'),
      { kind: 'tags', set: { b: '3' }, remove: ['a'] },
      { kind: 'update', body: { description: 'd' } },
      { kind: 'update', body: { environment: {} } },
      { kind: 'end', body: { status: 'completed' } },
    ],
    3,
  );
  expect(deliveriesOf(portion)).toMatchObject([
    { kind: 'create', body: { name: 'n' } },
    { kind: 'parameters', entries: [['p', 1]] },
    { kind: 'tags', body: { set: { b: '3' }, remove: ['a'] } },
    { kind: 'update', body: { description: 'd', environment: {} } },
    { kind: 'lines', lines: [{ text: 'a' }, { text: 'b' }] },
    { kind: 'points' },
    { kind: 'update', body: { status: 'completed' } },
  ]);
  expect(portion.things).toBe(12);
});

test('a run that is opened again after its end keeps that order', () => {
  const portion = portionOf([
    { kind: 'end', body: { status: 'completed' } },
    { kind: 'update', body: { status: 'running' } },
    line('stack'),
    { kind: 'end', body: { status: 'failed' } },
  ]);
  expect(deliveriesOf(portion)).toMatchObject([
    { body: { status: 'completed' } },
    { body: { status: 'running' } },
    { kind: 'lines' },
    { body: { status: 'failed' } },
  ]);
});

test('a parameter that comes twice begins another request; one request holds 1,000', () => {
  const twice = portionOf([
    { kind: 'parameters', values: { a: 1, b: 1 } },
    { kind: 'parameters', values: { a: 2 } },
  ]);
  expect(deliveriesOf(twice)).toMatchObject([
    {
      entries: [
        ['a', 1],
        ['b', 1],
      ],
    },
    { entries: [['a', 2]] },
  ]);
  const many = portionOf([
    { kind: 'parameters', values: Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [i, i])) },
  ]);
  expect(kinds(many)).toEqual(['parameters', 'parameters', 'parameters']);
});

test('long texts are cut into several requests of lines', () => {
  expect(kinds(portionOf(Array.from({ length: 5 }, () => line('x'.repeat(400_000)))))).toEqual([
    'lines',
    'lines',
    'lines',
  ]);
  expect(kinds(portionOf(Array.from({ length: 5_001 }, () => line('x'))))).toEqual(['lines', 'lines']);
});

test('points are cut at the same places however often, each batch with its own names', () => {
  const portion = portionOf([], batchPoints * 2 + 1);
  expect(portion.batches().map(({ values }) => values.length)).toEqual([batchPoints, batchPoints, 1]);
  expect(portion.batches().map(({ names }) => names)).toEqual([['a', 'b'], ['a', 'b'], ['a']]);
});

test('batches are counted without a gap; what is refused begins another count', () => {
  const names = new BatchNames('s', undefined);
  expect([names.next('points'), names.next('lines'), names.next('points')]).toEqual([
    { clientId: 's-points', sequence: 0 },
    { clientId: 's-lines', sequence: 0 },
    { clientId: 's-points', sequence: 1 },
  ]);
  names.refused('points');
  expect(new BatchNames('s', names.progress).next('points')).toEqual({ clientId: 's-points-1', sequence: 0 });
});

test('the halves of a batch have names that no batch and no other half has, within 64 characters', () => {
  let half = { clientId: `${'f'.repeat(16)}-points`, sequence: 123_456_789 };
  const seen = new Set<string>();
  for (let depth = 0; depth < 16; depth++) {
    const [first, second] = [halfName(half, 0), halfName(half, 1)];
    for (const { clientId, sequence } of [first, second]) {
      expect(sequence).toBe(0);
      expect(clientId.length).toBeLessThanOrEqual(64);
      seen.add(clientId);
    }
    half = depth % 2 === 0 ? first : second;
  }
  expect(seen.size).toBe(32);
});
