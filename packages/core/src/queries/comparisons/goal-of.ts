import { inferGoal, invalidInput } from '@assay/base';
import type { ExperimentId } from '@assay/base';
import type { GoalSource, MetricGoal } from '@assay/analysis';
import { groupRows } from '../../columns/group-rows.ts';
import { parseField } from '../../filter/index.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import type { CompareRunsInput, SelectedSet } from './compare-runs-input.ts';

export interface FoundGoal {
  readonly goal: MetricGoal;
  readonly goalSource: GoalSource;
  readonly unit: string;
}

/** As given, else as the runs' experiments have it, else as the metric's name suggests. InvalidInput where nothing says it, or experiments contradict each other. */
export async function goalOf(
  tx: ReadTransaction,
  { metric, goal }: CompareRunsInput,
  sets: readonly SelectedSet[],
): Promise<FoundGoal> {
  const ids = experimentsOf(sets);
  const rows = ids.length === 0 ? [] : await tx.find('metricMetadata', { experimentId: ids, name: metric });
  const units = new Set(rows.map((row) => row.unit));
  const [unit = ''] = units.size === 1 ? units : [];
  if (goal !== undefined) return { goal, goalSource: 'given', unit };
  const goals = new Set(rows.flatMap((row) => row.goal ?? []));
  if (goals.size > 1)
    throw invalidInput(
      'goal',
      `the runs' experiments do not agree whether more or less of "${metric}" is better. Say which.`,
    );
  const [known] = goals;
  if (known !== undefined) return { goal: known, goalSource: 'experiment', unit };
  const inferred = inferGoal(metric);
  if (inferred === null)
    throw invalidInput(
      'goal',
      `nothing says whether more or less of "${metric}" is better. Say "maximize" or "minimize", or set it for the experiment's metric.`,
    );
  return { goal: inferred, goalSource: 'name', unit };
}

const homeField = parseField('experiment_id');

function experimentsOf(sets: readonly SelectedSet[]): ExperimentId[] {
  const found = new Set<string>();
  for (const { runs, experimentIds } of sets) {
    if (experimentIds !== undefined) for (const id of experimentIds) found.add(id);
    else if (runs.length > 0)
      for (const [id] of groupRows([runs.column(homeField, runs.length)], runs.length).keys)
        if (typeof id === 'string') found.add(id);
  }
  return [...found] as ExperimentId[];
}
