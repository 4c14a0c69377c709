import type { ParallelAxis } from '../plot/parallel-axes.ts';
import { doublesOf } from '../plot/numbers-of-rows.ts';
import type { ParallelData } from '../plot/parallel-geometry.ts';
import { trialNoun, type ChartedTrials } from './charted-trials.ts';
import { objectiveField, paramField, trialField } from './trial-field.ts';

const mostParameters = 10;

/** Trials as lines over their parameters, as many as have room, and over the objectives. */
export function parallelTrials(
  { data, objectives, rows }: ChartedTrials,
  names: readonly string[],
  objective: number,
  colour?: string,
): ParallelData {
  const keys = [...names.slice(0, mostParameters).map(paramField), ...objectives.map((_, i) => objectiveField(i))];
  return {
    ids: Array.from(rows, (row) => String(data.number[row])),
    labels: Array.from(rows, (row) => `Trial ${data.number[row]}`),
    axes: keys.flatMap((key): readonly ParallelAxis[] => {
      const field = trialField(data, objectives, key);
      if (field === undefined) return [];
      const { title, wordAt, numberAt, scale } = field;
      return wordAt === undefined
        ? [{ key, kind: 'number', column: { title, values: doublesOf(rows, numberAt), scale } }]
        : [{ key, kind: 'category', column: { title, words: Array.from(rows, wordAt) } }];
    }),
    colourKey: colour ?? objectiveField(objective),
    noun: trialNoun,
  };
}
