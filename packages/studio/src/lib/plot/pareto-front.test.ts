import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { paretoFront, type Goal } from './pareto-front.ts';

const goals = constantFrom<Goal>('minimise', 'maximise');

it('is exactly the items that no other beats', () => {
  const items = array(tuple(integer({ min: 0, max: 12 }), integer({ min: 0, max: 12 })));
  assert(
    property(items, goals, goals, (points, goalX, goalY) => {
      const cost = (goal: Goal, value: number): number => (goal === 'minimise' ? value : -value);
      const isBeaten = ([x, y]: readonly [number, number]): boolean =>
        points.some(([a, b]) => {
          const [dx, dy] = [cost(goalX, a) - cost(goalX, x), cost(goalY, b) - cost(goalY, y)];
          return dx <= 0 && dy <= 0 && (dx < 0 || dy < 0);
        });
      const expected = new Set(points.filter((point) => !isBeaten(point)).map(String));
      const front = paretoFront(
        points.map(([x]) => x),
        points.map(([, y]) => y),
        goalX,
        goalY,
      ).map((i) => points[i] ?? [0, 0]);
      expect(front.map(String).toSorted()).toEqual([...expected].toSorted());
      expect(front.map(([x]) => x)).toEqual(front.map(([x]) => x).toSorted((a = 0, b = 0) => a - b));
    }),
  );
});
