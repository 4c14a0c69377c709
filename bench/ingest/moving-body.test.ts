import { decodeBatch } from '@assay/series';
import { expect, test } from 'vitest';
import { batchPoints, firstStep } from './batch-points.ts';
import type { BenchPoint } from './batch-points.ts';
import { movingFrame, movingJson } from './moving-body.ts';

const points = batchPoints(3, ['loss', 'accuracy'], 50);
const stride = { steps: 50, ms: 50_123 };
const movedBy = (turn: number): BenchPoint[] =>
  points.map(({ name, value, step, timeMs }) => ({
    name,
    value,
    step: step + turn * stride.steps,
    timeMs: timeMs + turn * stride.ms,
  }));

test.each([0, 1, 7, 99_999])('JSON has moved on at turn %i, and nothing else in it has changed', (turn) => {
  const body = movingJson(JSON.stringify({ points }), stride);
  const written = body.write(Buffer.alloc(body.length + 10), turn);
  expect(JSON.parse(written.toString())).toEqual({ points: movedBy(turn) });
});

test('JSON with blanks between its tokens moves on, too', () => {
  const body = movingJson(JSON.stringify({ points }, null, 2), stride);
  expect(JSON.parse(body.write(Buffer.alloc(body.length), 3).toString())).toEqual({ points: movedBy(3) });
});

test.each([0, 1, 7, 99_999])('a frame has moved on at turn %i, and nothing else in it has changed', (turn) => {
  const body = movingFrame(points, stride);
  const batch = decodeBatch(body.write(Buffer.alloc(body.length + 10), turn));
  const moved = movedBy(turn);
  expect([...batch.steps]).toEqual(moved.map(({ step }) => step));
  expect([...batch.timesMs]).toEqual(moved.map(({ timeMs }) => timeMs));
  expect([...batch.values]).toEqual(moved.map(({ value }) => value));
});

test('what is written holds until the same scratch is written again', () => {
  const body = movingFrame(points, stride);
  const [one, other] = [Buffer.alloc(body.length), Buffer.alloc(body.length)];
  const first = body.write(one, 0);
  body.write(other, 1);
  expect(decodeBatch(first).steps[0]).toBe(firstStep);
});

test('a text without steps or times is refused', () => {
  expect(() => movingJson('{"points":[]}', stride)).toThrow('No step and no time');
});
