import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

/** More names than these are not read. */
const maximumNames = 100_000;

/** Names of the parameters, metrics and tags of an experiment's runs; of those that have none for null. */
export const columnsQuery = (experimentId: string | null) =>
  queryOptions({
    queryKey: ['columns', experimentId] satisfies StudioQueryKey,
    queryFn: ({ signal }) =>
      api.listRunColumns({
        query: { ...(experimentId === null ? { unassigned: true } : { experimentId }), limit: maximumNames },
        signal,
      }),
  });

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
