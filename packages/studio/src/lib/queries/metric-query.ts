import { queryCurves } from '@assay/sdk/browser';
import type { QueryMetrics } from '@assay/wire';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

/**
 * Curves on a shared grid, as columns of numbers over the answer's own bytes; ask for the columns that are used. The curves of the
 * view before stay on screen until the new ones are there.
 */
export const metricsQuery = (query: QueryMetrics) =>
  queryOptions({
    queryKey: ['metrics', query] satisfies StudioQueryKey,
    queryFn: ({ signal }) => queryCurves(query, { url: location.origin, signal }),
    placeholderData: keepPreviousData,
    // Columns are compared neither number by number nor at all: each answer is new.
    structuralSharing: false,
  });

/** What one curve did: where it was best, whether it still gets better. */
export const curveAnalysisQuery = (runId: string, metric: string) =>
  queryOptions({
    queryKey: ['curve-analysis', runId, metric] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.analyzeCurves({ body: { runIds: [runId], metrics: [{ name: metric }] }, signal }),
    retry: false,
  });
