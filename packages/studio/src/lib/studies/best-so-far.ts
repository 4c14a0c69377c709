import type { Objective } from '@assay/wire';
import { isFeasible, stateOf, type TrialData } from './trial-data.ts';

/** The trials that were better than all before them, in order of number: complete ones whose constraints hold. */
export function recordTrials(data: TrialData, objective: number, direction: Objective['direction']): readonly number[] {
  const values = data.objectives[objective];
  const sign = direction === 'minimize' ? 1 : -1;
  const records: number[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (let row = 0; row < data.count; row++) {
    const cost = sign * (values?.[row] ?? Number.NaN);
    if (!(cost < best) || stateOf(data, row) !== 'complete' || !isFeasible(data, row)) continue;
    best = cost;
    records.push(row);
  }
  return records;
}
