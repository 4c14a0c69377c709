import type { ParameterMap, ParameterValues } from '@assay/tuning';
import { LcbenchNetwork } from './lcbench-network.ts';
import { numberAt } from './task.ts';
import type { Task } from './task.ts';

/** The epochs that a training has. */
export const lcbenchEpochs = 52;

/** A task whose loss is known after every epoch. */
export interface LcbenchTask extends Task {
  /** Per cent, to be maximised; the loss is this negated. After the last epoch when not said. */
  readonly accuracy: (values: ParameterValues, epoch?: number) => number;
}

/**
 * OpenML's ids and the best validation accuracy that search-minima.ts or any searcher found (per cent). It is above the best that random
 * points and published runs came to, on some tasks by several points: most optima lie in a corner of the space.
 */
const bestAccuracies: Readonly<Record<string, number>> = {
  '126026': 99.74828139,
  '167152': 98.70196335,
  '167168': 89.42629515,
  '167185': 98.05922756,
  '168331': 86.88087091,
  '168908': 94.09801662,
  '189354': 95.65667217,
  '189873': 99.23375382,
  '189906': 95.17072478,
  '34539': 99.14607463,
  '3945': 99.65800972,
  '7593': 91.65479013,
};

const space: ParameterMap = {
  batch_size: { kind: 'int', low: 16, high: 512, scale: 'log' },
  learning_rate: { kind: 'float', low: 1e-4, high: 0.1, scale: 'log' },
  momentum: { kind: 'float', low: 0.1, high: 0.99 },
  weight_decay: { kind: 'float', low: 1e-5, high: 0.1 },
  num_layers: { kind: 'int', low: 1, high: 5 },
  max_units: { kind: 'int', low: 64, high: 1024, scale: 'log' },
  max_dropout: { kind: 'float', low: 0, high: 1 },
};

const network = LcbenchNetwork.read();

export const lcbenchTasks: readonly LcbenchTask[] = Object.entries(bestAccuracies).map(([id, best]) => {
  const accuracy = (values: ParameterValues, epoch = lcbenchEpochs): number =>
    network.predict(id, [epoch, ...Object.keys(space).map((name) => numberAt(values, name))])[1] ?? NaN;
  return { name: `lcbench-${id}`, space, minimum: -best, loss: (values) => -accuracy(values), accuracy };
});
