import type { RunColumns, RunRow } from '@assay/wire';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { RunScope, RunSearch, StudioQueryKey } from './query-key.ts';

export const runsQuery = (scope: RunScope, search: RunSearch) =>
  infiniteQueryOptions({
    queryKey: ['runs', scope, search] satisfies StudioQueryKey,
    queryFn: ({ signal, pageParam }) =>
      api.searchRuns({
        body: {
          ...('experimentId' in scope ? { experimentIds: [scope.experimentId] } : scope),
          ...search,
          limit: 100,
          ...(pageParam === null ? { countTotal: true } : { cursor: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Names of the parameters, metrics and tags of an experiment's runs; of those without one, what the newest have. */
export const columnsQuery = (experimentId: string | null) =>
  queryOptions({
    queryKey: ['columns', experimentId] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<RunColumns> => {
      if (experimentId !== null) return api.listRunColumns({ query: { experimentId }, signal });
      const everything = { parameters: 'all', metrics: 'all', tags: 'all' } as const;
      const { runs } = await api.searchRuns({ body: { unassigned: true, limit: 100, ...everything }, signal });
      return namesOf(runs);
    },
  });

function namesOf(runs: readonly RunRow[]): RunColumns {
  const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();
  return {
    parameters: sorted(runs.flatMap((run) => Object.keys(run.parameters))),
    metrics: sorted(runs.flatMap((run) => Object.keys(run.metrics))),
    tags: sorted(runs.flatMap((run) => Object.keys(run.tags))),
  };
}

export const runQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run', runId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getRun({ params: { runId }, signal }),
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
