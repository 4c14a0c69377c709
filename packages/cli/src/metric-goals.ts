import type { AssayClient } from '@assay/sdk';
import type { RunRow } from '@assay/wire';
import type { MetricGoal, MetricGoals } from './run-column.ts';

/** The goals of metrics in the experiments of these runs: those that were set, else those that the names suggest. */
export async function readMetricGoals(client: AssayClient, runs: readonly RunRow[]): Promise<MetricGoals> {
  const experimentIds = [...new Set(runs.flatMap(({ experimentId }) => experimentId ?? []))];
  const goals = new Map(
    await Promise.all(
      experimentIds.map(async (experimentId) => {
        const { metrics } = await client.listMetricMetadata({ params: { experimentId } });
        return [experimentId, new Map(metrics.map(({ name, goal }) => [name, goal]))] as const;
      }),
    ),
  );
  return ({ experimentId }, metric): MetricGoal | undefined =>
    experimentId === null ? undefined : (goals.get(experimentId)?.get(metric) ?? undefined);
}

/** Metrics of these columns of `best` that have values here, and no goal by which one could be the best. */
export const metricsWithoutGoal = (
  columns: readonly { readonly metric?: string; readonly best?: boolean }[],
  runs: readonly RunRow[],
  goals: MetricGoals,
): readonly string[] =>
  columns.flatMap(({ metric, best }) =>
    best === true && metric !== undefined && runs.some((run) => metric in run.metrics && !goals(run, metric))
      ? [metric]
      : [],
  );
