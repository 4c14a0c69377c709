import type { MetricMetadata, RunRow } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { leadMetric } from '../format/lead-metric.ts';
import { printRunField } from '../run-field/run-field.ts';
import type { StudioQueryKey } from './query-key.ts';

export interface BestRun {
  readonly run: RunRow;
  readonly metric: MetricMetadata;
}

/** The best run of an experiment by its leading metric; null where there is none. */
export const bestRunQuery = (experimentId: string) =>
  queryOptions({
    queryKey: ['best-run', experimentId] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<BestRun | null> => {
      const { metrics } = await api.listMetricMetadata({ params: { experimentId }, signal });
      const metric = leadMetric(metrics);
      if (metric === undefined) return null;
      const statistic = metric.goal === 'minimize' ? 'min' : 'max';
      const field = printRunField({ kind: 'metric', name: metric.name, statistic });
      const { runs } = await api.searchRuns({
        body: {
          experimentIds: [experimentId],
          filter: `${field} exists`,
          sort: `${field} ${metric.goal === 'minimize' ? 'asc' : 'desc'}`,
          metrics: [metric.name],
          limit: 1,
        },
        signal,
      });
      const [run] = runs;
      return run === undefined ? null : { run, metric };
    },
  });
