import type { Run, RunRow } from '@assay/wire';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';
import { columnsAskedOf } from './run-list-body.ts';

/** Names of the parameters, metrics and tags of an experiment's runs; of those that have none for null. */
export const columnsQuery = (experimentId: string | null) =>
  queryOptions({
    queryKey: ['columns', experimentId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.listRunColumns({ query: columnsAskedOf(experimentId), signal }),
  });

/** So many summaries of metrics come with a run, the first in order of name; of further ones one asks by page. */
export const maximumSummaries = 200;

export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId] satisfies StudioQueryKey,
    queryFn: ({ signal }) =>
      api.getRun({ params: { runId }, query: { metrics: maximumSummaries, artifacts: 0 }, signal }),
  });

export const metricNamesQuery = (runId: string) =>
  queryOptions({
    queryKey: ['metric-names', runId] satisfies StudioQueryKey,
    queryFn: async ({ signal }) =>
      (await api.listMetricNames({ params: { runId }, query: { limit: 100_000 }, signal })).names,
  });

/** Of those metrics whose names contain the text, as many as are shown at once. */
export const metricSummariesQuery = (runId: string, search: string) =>
  queryOptions({
    queryKey: ['metric-summaries', runId, search] satisfies StudioQueryKey,
    queryFn: async ({ signal }) => {
      const query = { limit: maximumSummaries, ...(search !== '' && { search }) };
      return (await api.listMetrics({ params: { runId }, query, signal })).metrics;
    },
    placeholderData: keepPreviousData,
  });

export interface Neighbours {
  readonly previous: RunRow | undefined;
  readonly next: RunRow | undefined;
}

/** The runs that were created before and after a run, in its experiment or among those without one. */
export const neighboursQuery = ({ id, experimentId, createdMs }: Pick<Run, 'id' | 'experimentId' | 'createdMs'>) =>
  queryOptions({
    queryKey: ['neighbours', id] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<Neighbours> => {
      const scope = experimentId === null ? ({ unassigned: true } as const) : { experimentIds: [experimentId] };
      const moment = new Date(createdMs).toISOString();
      const read = async (comparison: '<=' | '>=', sort: string) =>
        (
          await api.searchRuns({
            body: { ...scope, filter: `created ${comparison} "${moment}"`, sort, limit: 20 },
            signal,
          })
        ).runs;
      const [before, after] = await Promise.all([read('<=', 'created desc'), read('>=', 'created asc')]);
      // Of runs of the same millisecond the id decides.
      const isAfter = (run: RunRow): boolean =>
        run.createdMs > createdMs || (run.createdMs === createdMs && run.id > id);
      const byAge = (a: RunRow, b: RunRow): number => a.createdMs - b.createdMs || (a.id < b.id ? -1 : 1);
      return {
        previous: before
          .filter((run) => run.id !== id && !isAfter(run))
          .sort(byAge)
          .at(-1),
        next: after.filter((run) => run.id !== id && isAfter(run)).sort(byAge)[0],
      };
    },
  });

export const runGroupsQuery = (runId: string) =>
  queryOptions({
    queryKey: ['groups-of-run', runId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.listRunGroups({ query: { runId }, signal }),
  });

export const childrenQuery = (parentRunId: string) =>
  queryOptions({
    queryKey: ['children', parentRunId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.searchRuns({ body: { parentRunId, sort: 'created', limit: 100 }, signal }),
  });

export const parametersQuery = (runId: string) =>
  queryOptions({
    queryKey: ['parameters', runId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.listParameters({ params: { runId }, signal }),
  });

/** How long a run's log is, and its last line. */
export const logQuery = (runId: string) =>
  queryOptions({
    queryKey: ['log', runId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.readLog({ params: { runId }, query: { tail: 1, limit: 1 }, signal }),
  });
