import { describe, expect, it } from 'vitest';
import { Study } from '../../study.ts';
import { HaltonSequence } from './halton-sequence.ts';
import { SobolSequence } from './sobol-sequence.ts';

/** Vectors: SciPy 1.17.1, `qmc.Sobol(128, scramble=False, bits=32)` and `qmc.Halton(6, scramble=False)`. */
describe('SobolSequence', () => {
  const plain = new SobolSequence(128);
  const of = (place: number, dimensions: readonly number[]): (number | undefined)[] => {
    const point = plain.at(place);
    return dimensions.map((d) => point[d]);
  };

  it('begins as published', () => {
    expect(Array.from({ length: 8 }, (_, place) => [...new SobolSequence(3).at(place)])).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
    ]);
  });

  it('equals SciPy in far dimensions and places', () => {
    expect(of(5, [0, 1, 2, 3, 9, 31, 63, 100, 127])).toEqual([
      0.875, 0.875, 0.125, 0.375, 0.125, 0.625, 0.625, 0.125, 0.125,
    ]);
    expect(of(63, [3, 9, 31, 63, 100, 127])).toEqual([0.453125, 0.578125, 0.921875, 0.734375, 0.578125, 0.640625]);
    expect(of(1000, [3, 9, 31, 63, 100, 127])).toEqual([
      0.6767578125, 0.0693359375, 0.1455078125, 0.4462890625, 0.7685546875, 0.5439453125,
    ]);
  });

  it.each([undefined, 1, 2])(
    'has one of the first 256 points in each 256th of each of 140 dimensions (seed %s)',
    (seed) => {
      const sequence = new SobolSequence(140, seed);
      const cells = Array.from({ length: 128 }, () => new Set<number>());
      for (let place = 0; place < 256; place++) {
        const point = sequence.at(place);
        expect(point.every((x) => x >= 0 && x < 1)).toBe(true);
        for (const [d, cell] of cells.entries()) cell.add(Math.floor((point[d] ?? 0) * 256));
      }
      expect(cells.every((cell) => cell.size === 256)).toBe(true);
    },
  );

  it('is scrambled by the seed, and by nothing else', () => {
    const first = [...new SobolSequence(4, 7).at(3)];
    expect([...new SobolSequence(4, 7).at(3)]).toEqual(first);
    expect([...new SobolSequence(4, 8).at(3)]).not.toEqual(first);
    // A (0, 2)-sequence: 64 points, one in each of 8 × 8 cells.
    const sequence = new SobolSequence(2, 7);
    const cells = new Set(
      Array.from({ length: 64 }, (_, place) =>
        sequence
          .at(place)
          .map((x) => Math.floor(x * 8))
          .join(),
      ),
    );
    expect(cells.size).toBe(64);
  });
});

describe('HaltonSequence', () => {
  it('equals SciPy', () => {
    const expected = [0.78125, 0.4074074074074074, 0.92, 0.7551020408163265, 0.7355371900826446, 0.46745562130177515];
    for (const [d, x] of new HaltonSequence(6).at(19).entries()) expect(x).toBeCloseTo(expected[d] ?? 0, 14);
    expect([...new HaltonSequence(6).at(0)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('scrambled has one of the first p² points in each p²-th', () => {
    const sequence = new HaltonSequence(4, 3);
    for (const [d, base] of [2, 3, 5, 7].entries()) {
      const cells = new Set(
        Array.from({ length: base * base }, (_, place) => Math.floor((sequence.at(place)[d] ?? 0) * base * base)),
      );
      expect(cells.size).toBe(base * base);
    }
  });
});

describe('a study by a sequence', () => {
  it.each(['sobol', 'halton'] as const)('%s fills the space more evenly than chance', (kind) => {
    const space = { x: { kind: 'float', low: 0, high: 1 }, y: { kind: 'int', low: 0, high: 7 } } as const;
    const study = new Study({
      space,
      objectives: [{ metric: 'loss', direction: 'minimize' }],
      sampler: { kind },
      seed: 4,
    });
    const cells = new Set<string>();
    for (let number = 0; number < 64; number++) {
      const suggestion = study.suggest(number);
      if (suggestion === 'exhausted') break;
      cells.add(`${Math.floor(Number(suggestion.values['x']) * 8)} ${String(suggestion.values['y'])}`);
      study.put({ number, state: 'running', values: suggestion.values });
    }
    // Chance fills 41 of 64 on average.
    expect(cells.size).toBeGreaterThan(52);
  });
});
