import { invalidInput, toWireNumber } from '@assay/base';
import type { TellTrial } from '@assay/wire';
import type { Trial } from './trial.ts';

/** What a trial came to. Where it is left out, the last value of the metric that the trial's run has. */
export interface TrialResult {
  /** One number, or one for each objective of the study. */
  readonly objectives?: number | readonly number[] | undefined;
  /** Feasible where all are at most 0. */
  readonly constraints?: readonly number[] | undefined;
}

/** Runs one trial. An error that it throws fails the trial; the search goes on. */
export type Objective = (
  trial: Trial,
) => Promise<TrialResult | number | readonly number[] | void> | TrialResult | number | readonly number[] | void;

/** The outcome as it is told. Throws InvalidInput for what is no number. */
export function toldResult(result: Awaited<ReturnType<Objective>>): TellTrial {
  const { objectives, constraints }: TrialResult =
    typeof result === 'number' || Array.isArray(result)
      ? { objectives: result as number | readonly number[] }
      : ((result ?? {}) as TrialResult);
  const numbers = typeof objectives === 'number' ? [objectives] : objectives;
  return {
    state: 'complete',
    ...(numbers !== undefined && { objectives: wireNumbers('objectives', numbers) }),
    ...(constraints !== undefined && { constraints: wireNumbers('constraints', constraints) }),
  };
}

const wireNumbers = (path: string, numbers: readonly number[]) =>
  Array.from(numbers, (value: unknown, i) => {
    if (typeof value === 'number') return toWireNumber(value);
    throw invalidInput(`${path}[${i}]`, `the objective function returned ${JSON.stringify(value)}; expected a number`);
  });
