import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

/** Nodes that one answer may hold. */
export const maximumNodes = 1000;

/** What led to something and what follows from it, so many edges far. */
export const lineageQuery = (id: string, depth: number) =>
  queryOptions({
    queryKey: ['lineage', id, depth] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.readLineage({ query: { id, depth, limit: maximumNodes }, signal }),
    placeholderData: keepPreviousData,
  });

export const lineageEntityQuery = (entityId: string) =>
  queryOptions({
    queryKey: ['lineage-entity', entityId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getLineageEntity({ params: { entityId }, signal }),
  });

export const datasetQuery = (datasetId: string) =>
  queryOptions({
    queryKey: ['dataset', datasetId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getDataset({ params: { datasetId }, signal }),
  });

export const loggedModelQuery = (modelId: string) =>
  queryOptions({
    queryKey: ['logged-model', modelId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getLoggedModel({ params: { modelId }, signal }),
  });
