import type { MetricMetadataAnswer } from '../answers/experiment.ts';
import type { MetricGoal } from '../entities/experiment.ts';
import type { Command } from './command.ts';
import { checkKey, checkText } from '../policy/check-text.ts';
import { answerMetricMetadata } from '../answers/experiment.ts';
import { loadActiveExperiment } from '../steps/load.ts';
import { recordChange } from '../steps/record.ts';

export interface SetMetricMetadataInput {
  readonly experimentId: string;
  readonly name: string;
  readonly goal?: MetricGoal | null;
  readonly unit?: string;
  readonly displayName?: string;
}

/** What is not given stays as it is; a goal of null is guessed from the metric's name again. */
export const setMetricMetadata: Command<SetMetricMetadataInput, MetricMetadataAnswer> = async (tx, input, context) => {
  const { name, goal, unit, displayName } = input;
  const { id: experimentId } = await loadActiveExperiment(tx, input.experimentId);
  checkKey('name', name, context.limits, 'metricNameLength');
  if (unit !== undefined) checkText('unit', unit, context.limits, 'metricNameLength');
  if (displayName !== undefined) checkText('displayName', displayName, context.limits, 'metricNameLength');
  const before = await tx.get('metricMetadata', { experimentId, name });
  const row = {
    projectId: tx.projectId,
    experimentId,
    name,
    goal: goal === undefined ? (before?.goal ?? null) : goal,
    unit: unit ?? before?.unit ?? '',
    displayName: displayName ?? before?.displayName ?? '',
  };
  if (row.goal === null && row.unit === '' && row.displayName === '')
    await tx.remove('metricMetadata', { experimentId, name });
  else await tx.upsert('metricMetadata', row);
  const answer = answerMetricMetadata(row);
  await recordChange(tx, 'metadata.changed', experimentId, experimentId, { ...answer });
  return answer;
};
