import fc from 'fast-check';
import { expect, it } from 'vitest';
import { traceBand, traceDots, traceLine, traceSpikes, type Place } from './trace.ts';

class Recorder {
  readonly moves: string[] = [];

  moveTo(x: number, y: number): void {
    this.moves.push(`M${x},${y}`);
  }

  lineTo(x: number, y: number): void {
    this.moves.push(`L${x},${y}`);
  }
}

const plain: Place = { x: (value) => value, y: (value) => value, floorPx: 100 };
const log: Place = { ...plain, y: (value) => (value > 0 ? value : Number.NaN) };
const of = (...values: number[]): Float64Array => Float64Array.from(values);
const all = (column: Float64Array) => ({ from: 0, to: column.length });

function traced(trace: (pen: Recorder) => void): string {
  const pen = new Recorder();
  trace(pen);
  return pen.moves.join(' ');
}

const gap = Number.NaN;

it('breaks a line where a value has no place, and nowhere else', () => {
  const x = of(0, 1, 2, 3, 4);
  expect(traced((pen) => traceLine(pen, x, of(5, 6, gap, 7, 8), plain, all(x)))).toBe('M0,5 L1,6 M3,7 L4,8');
  expect(traced((pen) => traceLine(pen, x, of(5, 0, 6, -1, 7), log, all(x)))).toBe('M0,5 M2,6 M4,7');
});

it('draws dots where no line reaches, or everywhere', () => {
  const x = of(0, 1, 2, 3, 4);
  const values = of(5, gap, 6, 7, gap);
  expect(traced((pen) => traceDots(pen, x, values, plain, all(x), false))).toBe('M0,5 L0.01,5');
  expect(traced((pen) => traceDots(pen, x, values, plain, all(x), true)).match(/M/g)).toHaveLength(3);
});

it('closes a band piece by piece, down to the foot where its lower edge has no place', () => {
  const x = of(0, 1, 2, 3);
  const [min, max] = [of(1, 0, gap, 2), of(3, 4, gap, 5)];
  expect(traced((pen) => traceBand(pen, { x, min, max }, log, all(x)))).toBe('M0,3 L1,4 L1,100 L0,1 M3,5 L3,2');
});

it('leads a line through the least and greatest value of every row', () => {
  const row = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 9 }), fc.boolean());
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const x = Float64Array.from(rows, (_, i) => i);
      const min = Float64Array.from(rows, ([low, , isGap]) => (isGap ? gap : low));
      const max = Float64Array.from(rows, ([low, more, isGap]) => (isGap ? gap : low + more));
      const pen = new Recorder();
      traceSpikes(pen, { x, min, max }, plain, all(x));
      const seen = new Set(pen.moves.map((move) => move.slice(1)));
      const wanted = new Set(
        rows.flatMap(([low, more, isGap], i) => (isGap ? [] : [`${i},${low}`, `${i},${low + more}`])),
      );
      expect(seen).toEqual(wanted);
      // A new piece begins behind each gap only.
      const pieces = rows.filter(([, , isGap], i) => !isGap && (i === 0 || rows[i - 1]?.[2] === true)).length;
      expect(pen.moves.filter((move) => move.startsWith('M'))).toHaveLength(pieces);
    }),
  );
});
