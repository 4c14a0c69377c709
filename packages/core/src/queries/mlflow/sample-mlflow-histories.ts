import { sampleHistory } from '@assay/series';
import type { StepRange } from '@assay/series';
import { loadMlflowRun } from '../../steps/mlflow/load.ts';
import type { Query } from '../query.ts';
import type { MlflowRunHistory } from './get-mlflow-history.ts';

export interface SampleMlflowHistoriesInput {
  readonly runIds: readonly string[];
  readonly name: string;
  readonly range?: StepRange;
  /** Points of each run at most. */
  readonly most: number;
}

/** A sample of the metric's history of each run, for a chart; empty where a run has none of this name. NotFound for a run that is not there. */
export const sampleMlflowHistories: Query<SampleMlflowHistoriesInput, readonly MlflowRunHistory[]> = async (
  tx,
  { runIds, name, range, most },
) => {
  const samples: MlflowRunHistory[] = [];
  for (const given of runIds) {
    const { id: runId } = await loadMlflowRun(tx, given);
    const source = (await tx.openSeries(runId, [name])).get(name);
    if (source !== undefined) samples.push({ runId, points: sampleHistory(source, range, most) });
  }
  return samples;
};
