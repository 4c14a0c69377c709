import type { ParameterMap } from '@assay/tuning';
import { syntheticFunctions } from './synthetic-functions.ts';
import type { SyntheticFunction } from './synthetic-functions.ts';
import { numberAt } from './task.ts';
import type { Task } from './task.ts';

/** The functions as they are, every parameter a float over its range. */
export const plainTasks: readonly Task[] = syntheticFunctions.map((f) => floatTask(f.name, f, f.value));

/**
 * How far the functions are moved, as fractions of the range: drawn once, evenly in ±0.2, and written down. The optimum stays in
 * the box, and away from its centre, which some samplers try first.
 */
const offsets: Readonly<Record<string, readonly number[]>> = {
  ackley5: [0.1237, -0.1689, 0.0614, -0.0871, 0.1903],
  levy5: [-0.1458, 0.0932, 0.1774, -0.0346, -0.1927],
  rastrigin5: [0.1618, 0.0477, -0.1295, 0.1066, -0.0753],
  rosenbrock5: [-0.0529, 0.1381, -0.1142, 0.0795, 0.0288],
  styblinski5: [0.0843, -0.1516, 0.1129, 0.1965, -0.0658],
};

export const shiftedTasks: readonly Task[] = Object.entries(offsets).map(([name, fractions]) => {
  const f = functionNamed(name);
  return floatTask(`${name}-shifted`, f, shifted(f, fractions));
});

export function functionNamed(name: string): SyntheticFunction {
  const found = syntheticFunctions.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no function ${name}`);
  return found;
}

/** f(x - offset), where the offset is a fraction of each range. */
export function shifted(f: SyntheticFunction, fractions: readonly number[]): (x: readonly number[]) => number {
  const offset = f.low.map((low, i) => (fractions[i] ?? NaN) * ((f.high[i] ?? NaN) - low));
  return (x) => f.value(x.map((v, i) => v - (offset[i] ?? NaN)));
}

function floatTask(name: string, f: SyntheticFunction, value: (x: readonly number[]) => number): Task {
  const names = f.low.map((_, i) => `x${i + 1}`);
  const space: ParameterMap = Object.fromEntries(
    names.map((each, i) => [each, { kind: 'float', low: f.low[i] ?? NaN, high: f.high[i] ?? NaN }]),
  );
  return { name, space, minimum: f.minimum, loss: (values) => value(names.map((each) => numberAt(values, each))) };
}
