import type { Objective } from '@assay/wire';
import type { ScaleKind } from '../plot/plot-column.ts';
import { stateOf, workerOf, type TrialData } from './trial-data.ts';

/** A value of trials, named as marks and sorts name it: `number`, `state`, `objectives.0`, `params.lr`, `started`, `duration`, `worker`. */
export interface TrialField {
  readonly title: string;
  /** NaN for nothing; of a parameter that chooses the place of its word. */
  readonly numberAt: (row: number) => number;
  /** Of fields whose values are words. */
  readonly wordAt?: (row: number) => string | null;
  readonly words?: readonly string[];
  readonly scale: ScaleKind;
}

export const paramField = (name: string): string => `params.${name}`;
export const objectiveField = (place: number): string => `objectives.${place}`;
export const nameOfParamField = (field: string): string | undefined =>
  field.startsWith('params.') ? field.slice('params.'.length) : undefined;

/** The field of this name; undefined where the study has none. */
export function trialField(data: TrialData, objectives: readonly Objective[], name: string): TrialField | undefined {
  switch (name) {
    case 'number':
      return { title: 'trial', numberAt: (row) => data.number[row] ?? Number.NaN, scale: 'linear' };
    case 'started':
      return { title: 'started', numberAt: (row) => data.startedMs[row] ?? Number.NaN, scale: 'time' };
    case 'duration':
      return {
        title: 'duration',
        numberAt: (row) => (data.endedMs[row] ?? Number.NaN) - (data.startedMs[row] ?? Number.NaN),
        scale: 'linear',
      };
    case 'state':
      return {
        title: 'state',
        numberAt: (row) => data.state[row] ?? 0,
        wordAt: (row) => stateOf(data, row),
        scale: 'linear',
      };
    case 'worker':
      return {
        title: 'worker',
        numberAt: () => Number.NaN,
        wordAt: (row) => workerOf(data, row),
        scale: 'linear',
      };
  }
  const ofParameter = nameOfParamField(name);
  const parameter = data.parameters.find((each) => each.name === ofParameter);
  if (parameter !== undefined) {
    const { values, words } = parameter;
    const scale = 'scale' in parameter.parameter && parameter.parameter.scale === 'log' ? 'log' : 'linear';
    const numberAt = (row: number): number => values[row] ?? Number.NaN;
    const title = parameter.name;
    if (words === undefined) return { title, numberAt, scale };
    return { title, numberAt, wordAt: (row) => words[values[row] ?? -1] ?? null, words, scale: 'linear' };
  }
  const place = objectives.findIndex((_, i) => objectiveField(i) === name);
  const values = data.objectives[place];
  if (values === undefined) return undefined;
  return { title: objectives[place]?.metric ?? '', numberAt: (row) => values[row] ?? Number.NaN, scale: 'linear' };
}
