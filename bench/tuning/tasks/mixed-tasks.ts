import type { Parameter, ParameterMap, ParameterValue } from '@assay/tuning';
import { functionNamed, shifted } from './synthetic-tasks.ts';
import { numberAt } from './task.ts';
import type { Task } from './task.ts';

/** How a task asks for one coordinate of a function. */
type Dimension =
  | { readonly kind: 'float' }
  /** A range of five orders of magnitude, spread as log. */
  | { readonly kind: 'log' }
  /** Integers 0 … levels - 1, evenly over the range. */
  | { readonly kind: 'int'; readonly levels: number }
  /** Levels as above under names in another order: the next name stands `stride` levels on, around the ring; coprime to `levels`. */
  | { readonly kind: 'categorical'; readonly levels: number; readonly stride: number };

interface MixedTask {
  readonly of: string;
  readonly offset: readonly number[];
  readonly dimensions: readonly Dimension[];
  /** Found by search-minima.ts, and by all combinations of levels with the floats that it found. */
  readonly minimum: number;
}

const logLow = 1e-5;
const logHigh = 1;

const float: Dimension = { kind: 'float' };
const log: Dimension = { kind: 'log' };
const int = (levels: number): Dimension => ({ kind: 'int', levels });
const categorical = (levels: number, stride: number): Dimension => ({ kind: 'categorical', levels, stride });

const definitions: readonly MixedTask[] = [
  {
    of: 'ackley5',
    offset: [-0.0912, 0.1407, -0.1733, 0.0568, -0.1251],
    dimensions: [int(33), int(17), categorical(6, 5), float, float],
    minimum: 7.68951981870655,
  },
  {
    of: 'hartmann6',
    offset: [0.0421, -0.0684, 0.0337, 0.0912, -0.0275, 0.0143],
    dimensions: [log, int(11), categorical(5, 2), float, log, float],
    minimum: -3.3173437414364293,
  },
  {
    of: 'levy5',
    offset: [0.1046, -0.0817, 0.1529, -0.1364, 0.0692],
    dimensions: [int(41), int(9), log, log, categorical(4, 3)],
    minimum: 0.3964407064497175,
  },
  {
    of: 'rastrigin5',
    offset: [-0.1482, 0.0931, 0.0274, -0.1175, 0.1713],
    dimensions: [categorical(9, 4), categorical(7, 3), int(21), float, float],
    minimum: 10.760280415462656,
  },
  {
    of: 'styblinski5',
    offset: [0.0735, -0.1108, 0.1642, -0.0391, 0.1287],
    dimensions: [int(21), categorical(6, 5), categorical(5, 3), log, float],
    minimum: -166.03472504833434,
  },
];

export const mixedTasks: readonly Task[] = definitions.map((definition) => mixedTask(definition));

function mixedTask({ of, offset, dimensions, minimum }: MixedTask): Task {
  const f = functionNamed(of);
  const value = shifted(f, offset);
  const names = dimensions.map(({ kind }, i) => `${kind}${i + 1}`);
  const space: ParameterMap = Object.fromEntries(
    dimensions.map((dimension, i) => [names[i] ?? '', parameterOf(dimension, f.low[i] ?? NaN, f.high[i] ?? NaN)]),
  );
  return {
    name: `${of}-mixed`,
    space,
    minimum,
    loss: (values) =>
      value(
        dimensions.map((dimension, i) => {
          const [low, high] = [f.low[i] ?? NaN, f.high[i] ?? NaN];
          return low + fractionOf(dimension, values, names[i] ?? '', low, high) * (high - low);
        }),
      ),
  };
}

function parameterOf(dimension: Dimension, low: number, high: number): Parameter {
  switch (dimension.kind) {
    case 'float':
      return { kind: 'float', low, high };
    case 'log':
      return { kind: 'float', low: logLow, high: logHigh, scale: 'log' };
    case 'int':
      return { kind: 'int', low: 0, high: dimension.levels - 1 };
    case 'categorical':
      return { kind: 'categorical', choices: Array.from({ length: dimension.levels }, (_, i) => levelName(i)) };
  }
}

function levelName(index: number): string {
  return `level-${String.fromCodePoint(97 + index)}`;
}

/** Where in its range, from 0 to 1, a parameter stands. */
function fractionOf(
  dimension: Dimension,
  values: Readonly<Record<string, ParameterValue>>,
  name: string,
  low: number,
  high: number,
): number {
  switch (dimension.kind) {
    case 'float':
      return (numberAt(values, name) - low) / (high - low);
    case 'log':
      return Math.log(numberAt(values, name) / logLow) / Math.log(logHigh / logLow);
    case 'int':
      return numberAt(values, name) / (dimension.levels - 1);
    case 'categorical': {
      const index = String(values[name]).codePointAt('level-'.length) ?? NaN;
      return (((index - 97) * dimension.stride + 1) % dimension.levels) / (dimension.levels - 1);
    }
  }
}
