import type { QueryRunValues } from '@assay/wire';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

/** Values of all runs that are asked about, column by column. */
export const runValuesQuery = (query: QueryRunValues) =>
  queryOptions({
    queryKey: ['run-values', query] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.queryRunValues({ body: query, signal }),
    placeholderData: keepPreviousData,
    // Columns of 100,000 values are not compared one by one: each answer is new.
    structuralSharing: false,
  });
