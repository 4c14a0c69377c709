import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryPart } from '../test/memory-part.ts';
import { sourceOf, sourceShape } from '../test/random-source.ts';
import type { PlainAxis } from './axis.ts';
import { comparePlaces, concatPoints, sortPoints } from './order.ts';
import type { PointColumns } from './points.ts';
import type { SeriesSource } from './source.ts';
import { readWindow, streamWindow } from './window.ts';
import type { Window, WindowCursor } from './window.ts';

const axes: readonly PlainAxis[] = [{ kind: 'step' }, { kind: 'time', originMs: 0 }, { kind: 'time', originMs: 777 }];
const question = fc.record({
  shape: sourceShape(3_000),
  axis: fc.constantFrom(...axes),
  from: fc.option(fc.double({ min: -0.1, max: 1.1, noNaN: true })),
  to: fc.option(fc.double({ min: 0, max: 1.1, noNaN: true })),
  limit: fc.oneof(fc.integer({ min: 300, max: 4_000 }), fc.constant(100_000)),
});

const everything = (source: SeriesSource): PointColumns =>
  sortPoints(concatPoints([...source.parts.flatMap((part) => part.pages.map((_, p) => part.points(p))), source.tail]));

const rows = ({ steps, timesMs, values }: PointColumns): string[] =>
  Array.from(values, (value, i) => `${steps[i]} ${timesMs[i]} ${value}`);

/** The window by a filter over all points. */
function plainly(source: SeriesSource, { axis, from = -Infinity, to = Infinity }: Window): string[] {
  const all = everything(source);
  const x = (i: number): number => {
    if (axis.kind === 'time') return (all.timesMs[i] ?? 0) - axis.originMs;
    const step = all.steps[i] ?? 0;
    return Number.isNaN(step) ? i : step;
  };
  return rows(all).filter((_, i) => x(i) >= from && x(i) <= to);
}

function windowOf(source: SeriesSource, asked: { axis: PlainAxis; from: number | null; to: number | null }): Window {
  const all = everything(source);
  const column = (asked.axis.kind === 'step' ? all.steps : all.timesMs).map((x, i) => (Number.isNaN(x) ? i : x));
  const origin = asked.axis.kind === 'time' ? asked.axis.originMs : 0;
  const least = column.reduce((a, b) => Math.min(a, b), Infinity) - origin;
  const greatest = column.reduce((a, b) => Math.max(a, b), -Infinity) - origin;
  const end = (part: number | null): number | undefined =>
    part === null || least > greatest ? undefined : Math.round(least + part * (greatest - least));
  return { axis: asked.axis, from: end(asked.from), to: end(asked.to) };
}

describe('readWindow', () => {
  it('gives the window in pages that join to it, and streamWindow gives it at once', () => {
    fc.assert(
      fc.property(question, ({ shape, limit, ...asked }) => {
        const source = sourceOf(shape);
        const window = windowOf(source, asked);
        const expected = plainly(source, window);
        const read: string[] = [];
        let after: WindowCursor | null = null;
        do {
          const page = readWindow(source, window, after, limit);
          const given = rows(page.points);
          if (page.next !== null) expect(given).toHaveLength(limit);
          read.push(...given);
          after = page.next;
        } while (after !== null);
        expect(read).toEqual(expected);
        expect([...streamWindow(source, window)].flatMap(rows)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('gives each point once that was there at the first page, whatever arrives in between', () => {
    fc.assert(
      fc.property(sourceShape(700), fc.array(fc.nat(), { maxLength: 30 }), (shape, late) => {
        const source = sourceOf(shape);
        const there = everything(source);
        const window: Window = { axis: { kind: 'step' } };
        const before = new Map<string, number>();
        for (const row of rows(there)) before.set(row, (before.get(row) ?? 0) + 1);
        let { tail } = source;
        let after: WindowCursor | null = null;
        const read: PointColumns[] = [];
        do {
          const page = readWindow({ parts: source.parts, tail }, window, after, 100);
          read.push(page.points);
          after = page.next;
          // Late points at places that are taken already.
          const arrived = late.map((i) => i % there.values.length).filter((i) => i < there.values.length);
          const pick = (column: Float64Array) => Float64Array.from(arrived, (i) => column[i] ?? 0);
          const [steps, timesMs] = [pick(there.steps), pick(there.timesMs)];
          if (read.length < 4) tail = concatPoints([tail, { steps, timesMs, values: steps.map(() => -12_345) }]);
        } while (after !== null);
        const all = concatPoints(read);
        for (let i = 1; i < all.values.length; i++)
          expect(
            comparePlaces(all.steps[i - 1] ?? 0, all.timesMs[i - 1] ?? 0, all.steps[i] ?? 0, all.timesMs[i] ?? 0),
          ).toBeLessThanOrEqual(0);
        const got = new Map<string, number>();
        for (const row of rows(all)) got.set(row, (got.get(row) ?? 0) + 1);
        for (const [row, count] of before) expect(got.get(row)).toBe(count);
      }),
      { numRuns: 60 },
    );
  });

  const regular = (): MemoryPart => {
    const steps = Float64Array.from({ length: 200_000 }, (_, i) => i);
    return new MemoryPart({ steps, timesMs: steps.map((step) => step * 10), values: steps.map(Math.cos) });
  };
  const nothing = { steps: new Float64Array(), timesMs: new Float64Array(), values: new Float64Array() };

  it.each<[string, Window, WindowCursor | null]>([
    ['steps', { axis: { kind: 'step' }, from: 100_000, to: 102_000 }, null],
    ['times', { axis: { kind: 'time', originMs: 0 }, from: 1_000_000, to: 1_020_000 }, null],
    ['steps behind a cursor', { axis: { kind: 'step' } }, { step: 99_999, timeMs: 999_990, given: 1 }],
  ])('decodes the chunks of a window of %s and few more', (_, window, after) => {
    const part = regular();
    const { points, next } = readWindow({ parts: [part], tail: nothing }, window, after, 2_000);
    expect([points.steps[0], points.steps.at(-1)]).toEqual([100_000, 101_999]);
    expect(next).toEqual({ step: 101_999, timeMs: 1_019_990, given: 1 });
    expect(part.pointsRead).toBeLessThanOrEqual(4 * 1024);
    expect(part.fineRead).toBe(0);
  });

  it('has nothing of a source without points', () => {
    expect(readWindow({ parts: [], tail: nothing }, { axis: { kind: 'step' } }, null, 5)).toEqual({
      points: nothing,
      next: null,
    });
  });
});
