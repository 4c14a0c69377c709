import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { containsFilter } from '../filter/contains-filter.ts';
import type { StudioQueryKey } from './query-key.ts';

const inExperiment = (experimentId: string | null) =>
  experimentId === null ? ({ unassigned: true } as const) : { experimentIds: [experimentId] };

/** Runs of an experiment to choose one from: the newest that have these words in their name or id. */
export const runChoicesQuery = (experimentId: string | null, words: string) =>
  queryOptions({
    queryKey: ['run-choices', experimentId, words] satisfies StudioQueryKey,
    queryFn: async ({ signal }) => {
      const filter = containsFilter(['name', 'id'], words);
      const body = { ...inExperiment(experimentId), ...(filter !== '' && { filter }), sort: 'created desc', limit: 50 };
      return (await api.searchRuns({ body, signal })).runs;
    },
    placeholderData: keepPreviousData,
  });

/** The id of the run that was created last before this one in its experiment; null where there is none. */
export const previousRunQuery = (run: {
  readonly id: string;
  readonly experimentId: string | null;
  readonly createdMs: number;
}) =>
  queryOptions({
    queryKey: ['previous-run', run.id] satisfies StudioQueryKey,
    queryFn: async ({ signal }) => {
      const filter = `created < "${new Date(run.createdMs).toISOString()}"`;
      const body = { ...inExperiment(run.experimentId), filter, sort: 'created desc', limit: 1 };
      return (await api.searchRuns({ body, signal })).runs[0]?.id ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
