import type { MetricMetadataAnswer } from '../answers/experiment.ts';
import type { Query } from './query.ts';
import { answerMetricMetadata } from '../answers/experiment.ts';
import { loadExperiment } from '../steps/load.ts';

export interface ListMetricMetadataInput {
  readonly experimentId: string;
}

const maxMetrics = 1000;

/** What was set for the experiment's metrics, and guesses for the other metrics in use, by name. */
export const listMetricMetadata: Query<ListMetricMetadataInput, { metrics: MetricMetadataAnswer[] }> = async (
  tx,
  input,
) => {
  const { id: experimentId } = await loadExperiment(tx, input.experimentId);
  const set = new Map((await tx.find('metricMetadata', { experimentId })).map((row) => [row.name, row]));
  const used = await tx.runColumns('metrics', experimentId, '', maxMetrics);
  const names = [...new Set([...set.keys(), ...used])].sort();
  const unset = { goal: null, unit: '', displayName: '' };
  return { metrics: names.map((name) => answerMetricMetadata(set.get(name) ?? { name, ...unset })) };
};
