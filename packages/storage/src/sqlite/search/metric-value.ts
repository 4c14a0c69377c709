import { assertNever } from '@assay/base';
import { inferGoal } from '@assay/core';
import type { MetricField } from '@assay/core';
import type { SearchContext } from './search-context.ts';

/**
 * The expression of a statistic over `metric_summary` as `alias`. NaN is kept as null, hence missing. `best` is the min or max
 * by the goal that the run's experiment has set for the metric, else by the one inferred from its name, else max.
 */
export function metricValue(context: SearchContext, field: MetricField, alias: string): string {
  switch (field.statistic) {
    case 'last':
    case 'first':
    case 'min':
    case 'max':
      return `${alias}.${field.statistic}_value`;
    case 'mean':
    case 'count':
      return `${alias}.${field.statistic}`;
    case 'best':
      return best(context, field.name, alias);
    default:
      return assertNever(field.statistic);
  }
}

function best({ connection, projectId, bindings }: SearchContext, name: string, alias: string): string {
  const otherwise = inferGoal(name) ?? 'maximize';
  const set = connection.get(
    'SELECT 1 FROM metric_metadata WHERE project_id = ? AND name = ? AND goal IS NOT NULL AND goal <> ? LIMIT 1',
    projectId,
    name,
    otherwise,
  );
  const column = (goal: string): string => `${alias}.${goal === 'minimize' ? 'min' : 'max'}_value`;
  if (set === undefined) return column(otherwise);
  const goal =
    'SELECT b.goal FROM metric_metadata b WHERE b.project_id = ?1 AND b.experiment_id = r.experiment_id ' +
    `AND b.name = ${bindings.add(name)}`;
  return `(CASE coalesce((${goal}), '${otherwise}') WHEN 'minimize' THEN ${column('minimize')} ELSE ${column('maximize')} END)`;
}
