import type { Experiment, RunRow } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { leadMetric } from '../format/lead-metric.ts';
import type { StudioQueryKey } from './query-key.ts';

export type HomeRuns = 'running' | 'recent' | 'failed';

const searches: Readonly<Record<HomeRuns, { readonly filter?: string; readonly sort: string }>> = {
  running: { filter: 'status in ("running", "stopping")', sort: 'started desc' },
  recent: { sort: 'updated desc' },
  failed: { filter: 'status = "failed" and ended > "-24h"', sort: 'ended desc' },
};

/** Runs of all experiments that the home page shows, and how many there are. */
export const homeRunsQuery = (which: HomeRuns) =>
  queryOptions({
    queryKey: ['home-runs', which] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<{ readonly runs: readonly RunRow[]; readonly total: number }> => {
      const body = { ...searches[which], limit: 8, countTotal: which !== 'recent' };
      const { runs, total = runs.length } = await api.searchRuns({ body, signal });
      return { runs, total };
    },
  });

/** The metric that tells best how a run does: its experiment's leading one where it has that, else any; null where it has none. */
export const leadMetricQuery = (runId: string, experimentId: string | null) =>
  queryOptions({
    queryKey: ['lead-metric', runId] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<string | null> => {
      const { names } = await api.listMetricNames({ params: { runId }, query: { limit: 1000 }, signal });
      const own = names.filter((name) => !name.startsWith('system/'));
      if (own.length === 0 || experimentId === null) return own[0] ?? null;
      const known = new Set(own);
      const { metrics } = await api.listMetricMetadata({ params: { experimentId }, signal });
      return leadMetric(metrics.filter(({ name }) => known.has(name)))?.name ?? own[0] ?? null;
    },
  });

/** The experiments to which something happened last. */
export const activeExperimentsQuery = () =>
  queryOptions({
    queryKey: ['active-experiments'] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<readonly Experiment[]> => {
      const [{ runs }, { experiments }] = await Promise.all([
        api.searchRuns({ body: { sort: 'updated desc', limit: 200 }, signal }),
        api.listExperiments({ query: { filter: 'archived = false', sort: 'updated desc', limit: 6 }, signal }),
      ]);
      const known = new Set(experiments.map(({ id }) => id));
      const others = [...new Set(runs.flatMap(({ experimentId }) => experimentId ?? []))].filter(
        (id) => !known.has(id),
      );
      const more = others.slice(0, 6).map((experimentId) => api.getExperiment({ params: { experimentId }, signal }));
      return [...experiments, ...(await Promise.all(more))]
        .filter(({ archived }) => !archived)
        .sort((a, b) => b.lastActivityMs - a.lastActivityMs)
        .slice(0, 6);
    },
  });
