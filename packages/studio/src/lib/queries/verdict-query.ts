import type { CompareRuns } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

/** Whether sets of runs differ in a metric. What the server refuses to answer is not asked again. */
export const verdictQuery = (question: CompareRuns) =>
  queryOptions({
    queryKey: ['comparison', question] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.compareRuns({ body: question, signal }),
    retry: false,
  });
