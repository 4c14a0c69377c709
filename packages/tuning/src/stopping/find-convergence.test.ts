import { RandomStream } from '@assay/base';
import { expect, it } from 'vitest';
import { TrialHistory } from '../history/trial-history.ts';
import { SearchSpace } from '../space/search-space.ts';
import type { Objective } from '../study-definition.ts';
import type { TrialState } from '../trial.ts';
import { type Convergence, findConvergence } from './find-convergence.ts';

const space = new SearchSpace({ x: { kind: 'float', low: 0, high: 1 }, y: { kind: 'float', low: 0, high: 1 } });
const minimize: Objective = { metric: 'loss', direction: 'minimize' };
const maximize: Objective = { metric: 'score', direction: 'maximize' };

function convergenceOf(
  points: readonly (readonly number[])[],
  objectives: readonly Objective[] = [minimize],
  state: TrialState = 'complete',
): Convergence | undefined {
  const history = new TrialHistory(space, objectives);
  for (const [number, point] of points.entries())
    history.put({ number, state, values: {}, ...(state === 'complete' ? { objectives: point } : {}) });
  return findConvergence(history);
}

/** Losses that come down to 1 by `rate` a trial, with noise above. */
const course = (count: number, rate: number): number[][] => {
  const random = RandomStream.of(1);
  return Array.from({ length: count }, (_, i) => [1 + 100 * rate ** i * (1 + random.uniform())]);
};

it('sees that the later half gained next to nothing', () => {
  expect(convergenceOf(course(60, 0.7))?.reason).toMatch(
    /^The search has converged: the last 30 of its 60 trials gained 0\.\d+ %/,
  );
  expect(convergenceOf(course(60, 0.97))).toBeUndefined();
  expect(convergenceOf(course(39, 0.5))).toBeUndefined();
  expect(
    convergenceOf(
      course(60, 0.7).map(([loss = 0]) => [-loss]),
      [maximize],
    ),
  ).toBeDefined();
});

it('sees it also where all are alike, or pruned since', () => {
  expect(convergenceOf(Array.from({ length: 40 }, () => [3]))?.reason).toContain('gained nothing');
  expect(
    convergenceOf(
      Array.from({ length: 80 }, () => []),
      [minimize],
      'pruned',
    ),
  ).toBeUndefined();
  expect(
    convergenceOf(
      Array.from({ length: 80 }, () => [1]),
      [minimize],
      'failed',
    ),
  ).toBeUndefined();
  const late = [...course(40, 0.5), ...Array.from({ length: 40 }, () => [NaN])];
  expect(convergenceOf(late)).toBeDefined();
});

it('goes by the hypervolume where there are several objectives', () => {
  const random = RandomStream.of(2);
  const front = (count: number, distance: (i: number) => number): number[][] =>
    Array.from({ length: count }, (_, i) => {
      const angle = (Math.PI / 2) * random.uniform();
      return [Math.cos(angle) + distance(i), -Math.sin(angle) - distance(i) + 10];
    });
  expect(
    convergenceOf(
      front(800, () => 0),
      [minimize, minimize],
    ),
  ).toBeDefined();
  expect(
    convergenceOf(
      front(60, (i) => 3 - i / 20),
      [minimize, minimize],
    ),
  ).toBeUndefined();
});
