import type { ListReportsQuery, RenderReport } from '@assay/wire';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

export const reportsQuery = (search: Pick<ListReportsQuery, 'experimentId' | 'studyId'>) =>
  infiniteQueryOptions({
    queryKey: ['reports', search] satisfies StudioQueryKey,
    queryFn: ({ signal, pageParam }) =>
      api.listReports({
        query: { ...search, limit: 100, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const reportQuery = (reportId: string) =>
  queryOptions({
    queryKey: ['report', reportId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getReport({ params: { reportId }, signal }),
  });

export const reportVersionsQuery = (reportId: string) =>
  queryOptions({
    queryKey: ['report-versions', reportId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.listReportVersions({ params: { reportId }, query: { limit: 100 }, signal }),
  });

/** A saved report, made of what is there now. */
export const savedReportQuery = (reportId: string, version: number | undefined) =>
  queryOptions({
    queryKey: ['rendered-report', reportId, version ?? null] satisfies StudioQueryKey,
    queryFn: ({ signal }) =>
      api.renderSavedReport({ params: { reportId }, query: version === undefined ? {} : { version }, signal }),
    placeholderData: keepPreviousData,
  });

/** A report that is not saved: of a text, or the default one. */
export const draftReportQuery = (asked: RenderReport) =>
  queryOptions({
    queryKey: ['draft-report', asked] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.renderReport({ body: asked, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
