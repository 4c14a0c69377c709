import { inferGoal } from '@assay/base';
import type { ProjectId } from '@assay/base';
import type { MetricField, MetricGoal } from '@assay/core';
import type { Connection } from '../connection.ts';
import type { SearchContext } from './search-context.ts';
import { statisticSql } from './statistic-sql.ts';

/**
 * The expression of a statistic over `metric_summary` as `alias`. NaN is kept as null, hence missing. `best` is the min or max
 * by the goal that the run's experiment has set for the metric, else by the one inferred from its name, else max.
 */
export function metricValue(context: SearchContext, field: MetricField, alias: string): string {
  const { connection, projectId, bindings } = context;
  const sole = soleMetricValue(connection, projectId, field, alias);
  if (sole !== undefined) return sole;
  const goal =
    'SELECT b.goal FROM metric_metadata b WHERE b.project_id = ?1 AND b.experiment_id = r.experiment_id ' +
    `AND b.name = ${bindings.add(field.name)}`;
  const otherwise = goalOf(field.name);
  return (
    `(CASE coalesce((${goal}), '${otherwise}') WHEN 'minimize' THEN ${alias}.${bestColumn('minimize')} ` +
    `ELSE ${alias}.${bestColumn('maximize')} END)`
  );
}

/** The expression of the statistic over `alias` alone; undefined where it differs between experiments. */
export function soleMetricValue(
  connection: Connection,
  projectId: ProjectId,
  field: MetricField,
  alias: string,
): string | undefined {
  if (field.statistic !== 'best') return statisticSql(field.statistic, alias);
  const otherwise = goalOf(field.name);
  const differing = connection.get(
    'SELECT 1 FROM metric_metadata WHERE project_id = ? AND name = ? AND goal IS NOT NULL AND goal <> ? LIMIT 1',
    projectId,
    field.name,
    otherwise,
  );
  return differing === undefined ? `${alias}.${bestColumn(otherwise)}` : undefined;
}

/** What is best of a metric for which an experiment has set no goal. */
export const goalOf = (name: string): MetricGoal => inferGoal(name) ?? 'maximize';

const bestColumn = (goal: MetricGoal): string => (goal === 'minimize' ? 'min_value' : 'max_value');
