import type { TrainingOptions } from './train-network.ts';

/** One run of the demonstration: a configuration, and the seed that it is repeated with. */
export interface PlannedRun {
  readonly name: string;
  readonly options: TrainingOptions;
}

export const experimentName = 'digits';

const learningRates = [0.01, 0.1, 0.5];
const hiddenSizes = [32, 128];
const seeds = [1, 2];

/** Twelve runs: three learning rates, two sizes of the hidden layer, two seeds. `mark` ends their names, where others have those. */
export function planRuns(epochs: number, mark: string): readonly PlannedRun[] {
  return learningRates.flatMap((learningRate) =>
    hiddenSizes.flatMap((hidden) =>
      seeds.map((seed) => ({
        name: `lr-${learningRate}-hidden-${hidden}-seed-${seed}${mark}`,
        options: { learningRate, hidden, seed, epochs, momentum: 0.9, batchSize: 32 },
      })),
    ),
  );
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The moment as it stands in the names of runs, e.g. `1121-084103`. */
export const timeMark = (date: Date): string =>
  [date.getMonth() + 1, date.getDate()].map(two).join('') +
  `-${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('')}`;
