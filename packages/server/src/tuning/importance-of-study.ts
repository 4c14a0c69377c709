import { importance } from '@assay/stats';
import type { ImportanceMethod } from '@assay/stats';
import type { QueryImportanceDataOutput } from '@assay/core';

export interface ImportanceAnswer {
  readonly trialCount: number;
  /** The greatest first. */
  readonly parameters: { name: string; importance: number; low: number | null; high: number | null }[];
  readonly interactions: { names: string[]; importance: number }[];
}

/** Pairs are looked at among so many of the most important parameters. */
const interactionsAmong = 6;
/** So many trials are needed for anything to be said. */
const leastTrials = 4;

/** How much each parameter mattered for an objective. */
export function importanceOfStudy(
  { names, ...data }: QueryImportanceDataOutput,
  method: ImportanceMethod,
  resamples: number,
): ImportanceAnswer {
  const trialCount = data.losses.length;
  if (trialCount < leastTrials || names.length === 0)
    return {
      trialCount,
      parameters: names.map((name) => ({ name, importance: 0, low: null, high: null })),
      interactions: [],
    };
  const { importances, intervals, interactions } = importance(data, { method, resamples, interactionsAmong }, 1);
  return {
    trialCount,
    parameters: names
      .map((name, i) => ({
        name,
        importance: importances[i] ?? 0,
        low: intervals?.[i]?.low ?? null,
        high: intervals?.[i]?.high ?? null,
      }))
      .toSorted((a, b) => b.importance - a.importance),
    interactions: interactions.map(({ pair, share }) => ({
      names: pair.map((i) => names[i] ?? ''),
      importance: share,
    })),
  };
}
