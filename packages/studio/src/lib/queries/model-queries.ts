import type { ListModelsQuery } from '@assay/wire';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

const pageLength = 100;

export const modelsQuery = (search: Pick<ListModelsQuery, 'filter' | 'sort'>) =>
  infiniteQueryOptions({
    queryKey: ['models', search] satisfies StudioQueryKey,
    queryFn: ({ signal, pageParam }) =>
      api.listModels({
        query: { ...search, limit: pageLength, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const modelQuery = (model: string) =>
  queryOptions({
    queryKey: ['model', model] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getModel({ params: { model }, signal }),
  });

export const modelVersionsQuery = (model: string) =>
  infiniteQueryOptions({
    queryKey: ['model-versions', model] satisfies StudioQueryKey,
    queryFn: ({ signal, pageParam }) =>
      api.listModelVersions({
        query: { model, limit: pageLength, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const modelEventsQuery = (model: string) =>
  infiniteQueryOptions({
    queryKey: ['model-events', model] satisfies StudioQueryKey,
    queryFn: ({ signal, pageParam }) =>
      api.listModelEvents({
        params: { model },
        query: { limit: 20, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** The newest versions that were registered from a run. */
export const runVersionsQuery = (runId: string) =>
  queryOptions({
    queryKey: ['run-versions', runId] satisfies StudioQueryKey,
    queryFn: ({ signal }) =>
      api.listModelVersions({ query: { filter: `run = "${runId}"`, sort: 'created desc', limit: 20 }, signal }),
  });
