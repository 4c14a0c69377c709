import type { EpochMs, RunId } from '@assay/base';
import type { Transaction } from '../../ports/transaction.ts';
import { loadLoggedModel } from './load-logged-model.ts';

/** A metric point that was logged as one of a logged model. */
export interface ModelPoint {
  /** As MLflow's clients name it. */
  readonly modelId: string;
  readonly name: string;
  /** Of the data set that it was measured on; both empty: none was named. */
  readonly datasetName: string;
  readonly datasetDigest: string;
  readonly value: number;
  readonly step: number;
  readonly timeMs: EpochMs;
}

/** Keeps the latest point, by step and time, of each metric with the models; the points themselves are in the run. NotFound for a model that is not there. */
export async function linkMetricsToModels(tx: Transaction, runId: RunId, points: readonly ModelPoint[]): Promise<void> {
  const latest = new Map<string, ModelPoint>();
  for (const point of points) {
    const key = JSON.stringify([point.modelId, point.name, point.datasetName, point.datasetDigest]);
    const known = latest.get(key);
    if (known === undefined || isLater(point, known)) latest.set(key, point);
  }
  for (const { modelId: model, value, ...point } of latest.values()) {
    const { id: modelId } = await loadLoggedModel(tx, model);
    const { name, datasetName, datasetDigest } = point;
    const known = await tx.get('loggedModelMetric', { modelId, name, datasetName, datasetDigest, runId });
    if (known !== undefined && !isLater(point, known)) continue;
    const row = { ...point, projectId: tx.projectId, modelId, runId, value: Number.isNaN(value) ? null : value };
    await tx.upsert('loggedModelMetric', row);
  }
}

/** Of two that are equally late the one that arrived later counts. */
const isLater = (point: Pick<ModelPoint, 'step' | 'timeMs'>, than: Pick<ModelPoint, 'step' | 'timeMs'>): boolean =>
  point.step > than.step || (point.step === than.step && point.timeMs >= than.timeMs);
