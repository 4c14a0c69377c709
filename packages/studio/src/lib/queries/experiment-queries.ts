import type { ListExperimentsQuery } from '@assay/wire';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

export const serverQuery = () =>
  queryOptions({
    queryKey: ['server'] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getServer({ signal }),
  });

export const foldersQuery = () =>
  queryOptions({
    queryKey: ['folders'] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.listFolders({ signal }),
  });

export const experimentsQuery = (search: Pick<ListExperimentsQuery, 'filter' | 'sort' | 'view'>) =>
  infiniteQueryOptions({
    queryKey: ['experiments', search] satisfies StudioQueryKey,
    queryFn: ({ signal, pageParam }) =>
      api.listExperiments({
        query: { ...search, limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const experimentQuery = (experimentId: string) =>
  queryOptions({
    queryKey: ['experiment', experimentId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getExperiment({ params: { experimentId }, signal }),
  });

export const metricMetadataQuery = (experimentId: string) =>
  queryOptions({
    queryKey: ['metric-metadata', experimentId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.listMetricMetadata({ params: { experimentId }, signal }),
  });
