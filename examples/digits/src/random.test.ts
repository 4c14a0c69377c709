import { describe, expect, test } from 'vitest';
import { Random } from './random.ts';

describe('Random', () => {
  test('gives the published first outputs for the state 1, 2, 3, 4', () => {
    const random = new Random([1, 2, 3, 4]);
    expect(Array.from({ length: 5 }, () => random.nextWord())).toEqual([11520, 0, 5927040, 70819200, 2031721883]);
  });

  test('repeats itself for a seed, and differs between seeds and between streams', () => {
    const words = (seed: number, stream: number): readonly number[] => {
      const random = Random.fromSeed(seed, stream);
      return Array.from({ length: 8 }, () => random.nextWord());
    };
    expect(words(1, 0)).toEqual(words(1, 0));
    expect(words(1, 0)).not.toEqual(words(2, 0));
    expect(words(1, 0)).not.toEqual(words(1, 1));
  });

  test('is uniform: 100,000 draws fill ten equal bins evenly', () => {
    const random = Random.fromSeed(7, 0);
    const bins = new Float64Array(10);
    for (let i = 0; i < 100_000; i++) bins[Math.floor(random.uniform() * 10)]! += 1;
    // Chi-squared with 9 degrees of freedom stays below 27.9 in 999 of 1,000 cases.
    const chiSquared = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(27.9);
  });

  test('shuffles to a permutation', () => {
    const items = Int32Array.from({ length: 100 }, (_, i) => i);
    Random.fromSeed(3, 0).shuffle(items);
    expect([...items]).not.toEqual(Array.from({ length: 100 }, (_, i) => i));
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
});
