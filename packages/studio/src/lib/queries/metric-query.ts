import type { QueryMetrics } from '@assay/wire';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

/** Curves on a shared grid. The curves of the view before stay on screen until the new ones are there. */
export const metricsQuery = (query: QueryMetrics) =>
  queryOptions({
    queryKey: ['metrics', query] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.queryMetrics({ body: query, signal }),
    placeholderData: keepPreviousData,
  });
