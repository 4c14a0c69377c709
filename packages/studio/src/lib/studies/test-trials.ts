import type { TrialsAnswer } from '@assay/sdk/browser';
import { trialStates, type Objective, type TrialState } from '@assay/wire';
import { trialDataOf, type TrialData } from './trial-data.ts';

interface GivenTrial {
  readonly number: number;
  readonly state?: TrialState;
  readonly lr?: number | null;
  readonly optimizer?: string | null;
  readonly loss?: number | null;
  readonly latency?: number | null;
  readonly worker?: string | null;
  readonly startedMs?: number | null;
  readonly endedMs?: number | null;
  readonly violation?: number | null;
}

/** Columns as the server answers them, of trials with a learning rate and an optimizer. */
export function columnsOf(
  trials: readonly GivenTrial[],
  optimizers: readonly string[] = ['adam', 'sgd'],
): TrialsAnswer {
  const numbers = (of: (trial: GivenTrial) => number | null | undefined): Float64Array =>
    Float64Array.from(trials, (trial) => of(trial) ?? Number.NaN);
  const words = (of: (trial: GivenTrial) => string | null | undefined, first: readonly string[]) => {
    const all = [...new Set([...first, ...trials.flatMap((trial) => of(trial) ?? [])])];
    const places = new Map(all.map((word, place) => [word, place]));
    return { all, places: numbers((trial) => places.get(of(trial) ?? '')) };
  };
  const optimizer = words((trial) => trial.optimizer, optimizers);
  const worker = words((trial) => trial.worker, []);
  return {
    head: {
      cursor: trials.length,
      states: trialStates,
      workers: worker.all,
      parameters: [
        { name: 'lr', parameter: { kind: 'float', low: 1e-5, high: 1, scale: 'log' } },
        {
          name: 'optimizer',
          parameter: { kind: 'categorical', choices: [...optimizers] },
          choices: optimizer.all,
        },
      ],
      objectives: 2,
    },
    columns: new Map<string, Uint8Array | Int32Array | Float64Array>([
      ['number', Int32Array.from(trials, ({ number }) => number)],
      ['state', Uint8Array.from(trials, ({ state }) => trialStates.indexOf(state ?? 'complete'))],
      ['runId', Uint8Array.from(trials.flatMap(({ number }) => [...Array<number>(15).fill(0), number + 1]))],
      ['worker', worker.places],
      ['startedMs', numbers(({ startedMs }) => startedMs)],
      ['endedMs', numbers(({ endedMs }) => endedMs)],
      ['parameter 0', numbers(({ lr }) => lr)],
      ['parameter 1', optimizer.places],
      ['objective 0', numbers(({ loss }) => loss)],
      ['objective 1', numbers(({ latency }) => latency)],
      ['violation', numbers(({ violation }) => violation)],
    ]),
  };
}

export const trialsOf = (trials: readonly GivenTrial[]): TrialData => trialDataOf(columnsOf(trials));

export const testObjectives: readonly Objective[] = [
  { metric: 'loss', direction: 'minimize' },
  { metric: 'latency', direction: 'minimize' },
];
