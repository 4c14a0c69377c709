import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestByDomination, referenceOf } from './best-by-domination.ts';
import { crowdingDistances } from './crowding-distances.ts';
import { dominates, totalViolation } from './dominance.ts';
import { hypervolumeSubset } from './hypervolume-subset.ts';
import { hypervolume } from './hypervolume.ts';
import { nonDominationRanks, paretoFront } from './non-domination-ranks.ts';

/** Few different numbers, so that there are ties and doubles. */
const pointsOf = (dimensions: number, most = 25): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: dimensions, maxLength: dimensions }), {
    maxLength: most,
  });
const fewObjectives = fc.integer({ min: 1, max: 5 });

describe('domination', () => {
  it('needs to be better somewhere and worse nowhere; NaN is worse than any number', () => {
    expect(dominates([1, 2], [1, 3])).toBe(true);
    expect(dominates([1, 2], [1, 2])).toBe(false);
    expect(dominates([1, 3], [2, 2])).toBe(false);
    expect(dominates([1, 1], [1, NaN])).toBe(true);
    expect(dominates([1, NaN], [1, Infinity])).toBe(false);
  });

  it('adds up what constraints are exceeded by', () => {
    expect(totalViolation([-1, 0])).toBe(0);
    expect(totalViolation([0.5, -3, 2])).toBe(2.5);
    expect(totalViolation([NaN])).toBe(Infinity);
  });

  it('ranks as taking away one front after the other does', () => {
    fc.assert(
      fc.property(
        fewObjectives.chain((d) => pointsOf(d)),
        (points) => {
          const expected = new Int32Array(points.length);
          let left = points.map((_, i) => i);
          for (let rank = 0; left.length > 0; rank++) {
            const front = left.filter((i) => !left.some((j) => dominates(points[j] ?? [], points[i] ?? [])));
            for (const i of front) expected[i] = rank;
            left = left.filter((i) => !front.includes(i));
          }
          expect(nonDominationRanks(points)).toEqual(expected);
          expect(paretoFront(points).toSorted((a, b) => a - b)).toEqual(
            points.flatMap((_, i) => (expected[i] === 0 ? [i] : [])),
          );
        },
      ),
    );
  });

  it('puts what is infeasible behind, by how far', () => {
    const points = [
      [0, 0],
      [5, 5],
      [1, 1],
      [6, 6],
    ];
    expect([...nonDominationRanks(points, [2, 0, 1, 0])]).toEqual([3, 0, 2, 1]);
    expect([...nonDominationRanks(points, [1, 1, 1, NaN])]).toEqual([0, 0, 0, 1]);
  });
});

describe('crowding', () => {
  it('is the room between neighbours, as shares of the ranges', () => {
    const front = [
      [0, 10],
      [1, 6],
      [5, 5],
      [10, 0],
    ];
    expect([...crowdingDistances(front)]).toEqual([Infinity, 0.5 + 0.5, 0.9 + 0.6, Infinity]);
    expect([...crowdingDistances([])]).toEqual([]);
    expect([...crowdingDistances([[1], [1]])]).toEqual([0, 0]);
  });
});

describe('hypervolume', () => {
  it('is exact', () => {
    expect(
      hypervolume(
        [
          [1, 4],
          [2, 2],
          [4, 1],
        ],
        [5, 5],
      ),
    ).toBe(11);
    expect(
      hypervolume(
        [
          [1, 2, 3],
          [2, 1, 2],
          [3, 3, 1],
        ],
        [4, 4, 4],
      ),
    ).toBe(15);
    expect(hypervolume([], [1, 1])).toBe(0);
    expect(
      hypervolume(
        [
          [2, 0],
          [0, NaN],
        ],
        [1, 1],
      ),
    ).toBe(0);
    expect(hypervolume([[-Infinity, 0]], [1, 1])).toBe(Infinity);
    expect(() => hypervolume([[1]], [1, NaN])).toThrow('reference[1]');
    expect(() => hypervolume([[1]], [2, 2])).toThrow('points[0]');
  });

  it('is the number of unit cells that are dominated, on a grid of integers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((d) => pointsOf(d, 8).map((points) => ({ d, points }))),
        ({ d, points }) => {
          let cells = 0;
          for (let code = 0; code < 8 ** d; code++) {
            const cell = Array.from({ length: d }, (_, k) => Math.floor(code / 8 ** k) % 8);
            if (points.some((point) => point.every((loss, k) => loss <= (cell[k] ?? 0)))) cells++;
          }
          expect(
            hypervolume(
              points,
              Array.from({ length: d }, () => 8),
            ),
          ).toBe(cells);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a subset by hypervolume', () => {
  it('is chosen as the plain greedy rule chooses', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }).chain((d) => pointsOf(d, 10)),
        fc.nat(6),
        (all, count) => {
          const points = paretoFront(all).flatMap((i) => (all[i] === undefined ? [] : [all[i]]));
          fc.pre(points.length > 0);
          // Integers, so that equal gains are equal to the last bit.
          const reference = Array.from(points[0] ?? [], () => 9);
          const plain: number[] = [];
          while (plain.length < Math.min(count, points.length)) {
            let best = -1;
            let most = -Infinity;
            for (let i = 0; i < points.length; i++) {
              if (plain.includes(i)) continue;
              const volume = hypervolume(
                [...plain, i].flatMap((at) => [points[at] ?? []]),
                reference,
              );
              if (volume > most) {
                most = volume;
                best = i;
              }
            }
            plain.push(best);
          }
          const chosen = hypervolumeSubset(points, reference, count);
          expect(chosen).toEqual(plain);
        },
      ),
    );
  });

  it('takes whole fronts first, and infinite losses last', () => {
    const points = [
      [3, 3],
      [0, 2],
      [1, 1],
      [2, 0],
      [9, 9],
    ];
    expect(
      referenceOf([
        [2, -4],
        [0, -Infinity],
      ]),
    ).toEqual([2.2, -3.6]);
    expect(referenceOf([[0], [NaN]])).toEqual([1e-12]);
    expect(bestByDomination(points, 0)).toEqual([]);
    expect(bestByDomination(points, 1)).toEqual([2]);
    expect(bestByDomination(points, 4)).toEqual([0, 1, 2, 3]);
    expect(bestByDomination(points, 9)).toEqual([0, 1, 2, 3, 4]);
    expect(bestByDomination(points, 2, [0, 1, 1, 1, 0])).toEqual([0, 4]);
    expect(
      hypervolumeSubset(
        [
          [0, NaN],
          [1, 1],
          [2, 0],
        ],
        [3, 3],
        3,
      ),
    ).toEqual([1, 2, 0]);
  });
});
