import { expect, it } from 'vitest';
import type { ParameterValue } from '@assay/tuning';
import { seededRandom } from '../../support/random.ts';
import { allTasks, halfOf } from './all-tasks.ts';
import { syntheticFunctions } from './synthetic-functions.ts';

const task = (name: string) => {
  const found = allTasks.find((each) => each.name === name);
  if (found === undefined) throw new Error(name);
  return found;
};

it('has the halves that were written down', () => {
  const of = (half: string): string => allTasks.flatMap(({ name }) => (halfOf(name) === half ? [name] : [])).join(' ');
  expect(of('development')).toBe(
    'ackley5 ackley5-shifted hartmann6 lcbench-126026 lcbench-167168 lcbench-168331 lcbench-189354 lcbench-189906 ' +
      'lcbench-3945 levy5 levy5-shifted rastrigin5-mixed rosenbrock5 styblinski5 styblinski5-shifted',
  );
  expect(of('judgement')).toBe(
    'ackley5-mixed branin hartmann6-mixed lcbench-167152 lcbench-167185 lcbench-168908 lcbench-189873 lcbench-34539 ' +
      'lcbench-7593 levy5-mixed rastrigin5 rastrigin5-shifted rosenbrock5-shifted styblinski5-mixed',
  );
});

it.each([
  ['branin', [Math.PI, 2.275]],
  ['hartmann6', [0.20169, 0.150011, 0.476874, 0.275332, 0.311652, 0.6573]],
  ['ackley5', [0, 0, 0, 0, 0]],
  ['levy5', [1, 1, 1, 1, 1]],
  ['rosenbrock5', [1, 1, 1, 1, 1]],
  ['styblinski5', Array.from({ length: 5 }, () => -2.903534)],
  ['rastrigin5', [0, 0, 0, 0, 0]],
] as const)('%s has its minimum where the books say', (name, x) => {
  const f = syntheticFunctions.find((each) => each.name === name);
  expect(f?.value(x)).toBeCloseTo(f?.minimum ?? NaN, 4);
});

it('moves a function with its optimum', () => {
  const offsets = [-0.0529, 0.1381, -0.1142, 0.0795, 0.0288];
  const values = Object.fromEntries(offsets.map((offset, i) => [`x${i + 1}`, 1 + 15 * offset]));
  expect(task('rosenbrock5-shifted').loss(values)).toBeCloseTo(0, 10);
});

it('has no random point below a minimum', () => {
  const random = seededRandom(1);
  for (const { space, loss, minimum, name } of allTasks) {
    for (let i = 0; i < 50; i++) {
      const values = Object.fromEntries(
        Object.entries(space).map(([key, p]): [string, ParameterValue] => {
          if (p.kind === 'categorical' || p.kind === 'ordinal')
            return [key, p.choices[Math.floor(random() * p.choices.length)] ?? ''];
          const value = p.low + random() * (p.high - p.low);
          return [key, p.kind === 'int' ? Math.round(value) : value];
        }),
      );
      expect(loss(values), name).toBeGreaterThan(minimum);
    }
  }
});
