import { queryTrials } from '@assay/sdk/browser';
import type { ImportanceMethod, ListStudiesQuery } from '@assay/wire';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { mergeTrials } from '../studies/merge-trials.ts';
import { trialDataOf, type TrialData } from '../studies/trial-data.ts';
import { mergeReports, trialReportsOf, type TrialReports } from '../studies/trial-reports.ts';
import type { StudioQueryKey } from './query-key.ts';

const pageLength = 100;

export const studiesQuery = (search: Pick<ListStudiesQuery, 'experimentId' | 'state'>) =>
  infiniteQueryOptions({
    queryKey: ['studies', search] satisfies StudioQueryKey,
    queryFn: ({ signal, pageParam }) =>
      api.listStudies({
        query: { ...search, limit: pageLength, ...(pageParam !== null && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const studyQuery = (studyId: string) =>
  queryOptions({
    queryKey: ['study', studyId] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getStudy({ params: { studyId }, signal }),
  });

/** What is known up to a place among the changes of a study's trials. */
interface Kept<T> {
  readonly cursor: number;
  readonly held: T;
}

/** All trials of a study; a refresh asks only for what has changed since. */
export const trialsQuery = (studyId: string) => {
  const queryKey = ['trials', studyId] satisfies StudioQueryKey;
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Kept<TrialData>> => {
      const before = client.getQueryData<Kept<TrialData>>(queryKey);
      const body = before === undefined ? {} : { since: before.cursor };
      const answer = await queryTrials(studyId, body, { url: location.origin, signal });
      const changed = trialDataOf(answer);
      return { cursor: answer.head.cursor, held: before === undefined ? changed : mergeTrials(before.held, changed) };
    },
    structuralSharing: false,
  });
};

/** The same of what trials reported on the way. */
export const trialReportsQuery = (studyId: string) => {
  const queryKey = ['trial-reports', studyId] satisfies StudioQueryKey;
  return queryOptions({
    queryKey,
    queryFn: async ({ client, signal }): Promise<Kept<TrialReports>> => {
      const before = client.getQueryData<Kept<TrialReports>>(queryKey);
      const since = before === undefined ? {} : { since: before.cursor };
      const answer = await queryTrials(
        studyId,
        { ...since, trials: false, reports: true },
        { url: location.origin, signal },
      );
      const changed = trialReportsOf(answer);
      return { cursor: answer.head.cursor, held: before === undefined ? changed : mergeReports(before.held, changed) };
    },
    structuralSharing: false,
  });
};

export const importanceQuery = (studyId: string, method: ImportanceMethod, objective: number) =>
  queryOptions({
    queryKey: ['importance', studyId, method, objective] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.getImportance({ params: { studyId }, query: { method, objective }, signal }),
    retry: false,
  });

/** Whether a group is that of a study, which has its id and its name. */
export const studyOfGroupQuery = (group: {
  readonly id: string;
  readonly experimentId: string;
  readonly name: string;
}) => {
  const { id, experimentId, name } = group;
  return queryOptions({
    queryKey: ['studies', { experimentId, name }] satisfies StudioQueryKey,
    queryFn: async ({ signal }) => {
      const { studies } = await api.listStudies({ query: { experimentId, name, limit: 100 }, signal });
      return studies.some((study) => study.id === id);
    },
  });
};
