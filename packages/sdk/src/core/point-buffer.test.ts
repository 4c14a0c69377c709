import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineBuffer } from './line-buffer.ts';
import { PointBudget, PointBuffer } from './point-buffer.ts';

test('what is taken is what was pushed, in order, whatever the portions', () => {
  const portions = fc.array(fc.oneof(fc.record({ push: fc.nat(3_000) }), fc.record({ take: fc.nat(3_000) })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(portions, (steps) => {
      const buffer = new PointBuffer(new PointBudget(1_000_000));
      let pushed = 0;
      const taken: unknown[] = [];
      for (const step of steps) {
        if ('push' in step) for (let i = 0; i < step.push; i++) buffer.push('m', pushed++, null, 0);
        else taken.push(...buffer.take(step.take).values);
        expect(buffer.length).toBe(pushed - taken.length);
      }
      taken.push(...buffer.take(pushed).values);
      expect(taken).toEqual(Array.from({ length: pushed }, (_, i) => i));
    }),
    { numRuns: 30 },
  );
});

test('at the bound the fullest buffer lets go of its oldest points, and counts them', () => {
  const budget = new PointBudget(5_000);
  const [small, large] = [new PointBuffer(budget), new PointBuffer(budget)];
  for (let i = 0; i < 1_000; i++) small.push('s', i, i, 0);
  for (let i = 0; i < 10_000; i++) large.push('l', i, i, 0);
  expect(small.dropped).toBe(0);
  expect(small.length + large.length).toBeLessThanOrEqual(5_000);
  expect(large.dropped + large.length).toBe(10_000);
  expect(large.take(10_000).values.at(-1)).toBe(9_999);
  large.close();
  for (let i = 0; i < 4_000; i++) small.push('s', i, i, 0);
  expect(small.dropped).toBe(0);
});

test('lines are bounded by their text, and taken by number and text', () => {
  const lines = new LineBuffer(1_000);
  for (let i = 0; i < 100; i++) lines.push({ timeMs: i, stream: 'log', text: 'x'.repeat(68) });
  expect(lines.length).toBe(10);
  expect(lines.dropped).toBe(90);
  expect(lines.take(3, 1_000_000).map(({ timeMs }) => timeMs)).toEqual([90, 91, 92]);
  expect(lines.take(100, 150).map(({ timeMs }) => timeMs)).toEqual([93, 94]);
  lines.push({ timeMs: 1, stream: 'log', text: 'y'.repeat(5_000) });
  expect(lines.length).toBe(1);
  expect(lines.take(5, 10)).toHaveLength(1);
});
