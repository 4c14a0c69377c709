import { inferGoal } from '@assay/base';
import type { JudgedMetric } from '@assay/analysis/report';
import { metricField } from './fields.ts';
import { ask } from './panel-context.ts';
import type { PanelContext } from './panel-context.ts';

interface Asked {
  readonly metric: string;
  readonly value?: JudgedMetric['value'];
  readonly goal?: JudgedMetric['goal'];
}

/** A metric with its unit and its goal: as given, as the experiment says, as its name suggests. */
export async function judgedMetric(
  context: PanelContext,
  experimentId: string | null,
  { metric: name, value = 'last', goal }: Asked,
): Promise<JudgedMetric> {
  const metrics = experimentId === null ? [] : (await ask(context, 'listMetricMetadata', { experimentId })).metrics;
  const known = metrics.find((metric) => metric.name === name);
  const unit = known?.unit ?? '';
  if (goal !== undefined) return { name, unit, value, goal, goalSource: 'given' };
  const found = known?.goal ?? inferGoal(name);
  if (found === null) return { name, unit, value, goal: 'minimize', goalSource: 'nothing' };
  return { name, unit, value, goal: found, goalSource: known?.inferred === false ? 'experiment' : 'name' };
}

/** The field of the value that counts. */
export function fieldOfMetric({ name, value, goal }: JudgedMetric): string {
  if (value !== 'best') return metricField(name, value);
  return metricField(name, goal === 'maximize' ? 'max' : 'min');
}
