import type { RunColumns } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';

const maximumMetrics = 1000;
const maximumExperiments = 20;

/** The runs with all their parameters and tags, in the order of the ids; those that are gone are left out. */
export const comparedRunsQuery = (runIds: readonly string[], metrics: readonly string[]) => {
  const asked = {
    runIds: [...runIds],
    parameters: 'all' as const,
    tags: 'all' as const,
    metrics: metrics.slice(0, maximumMetrics),
    view: 'all' as const,
  };
  return queryOptions({
    queryKey: ['runs', asked, 0] satisfies StudioQueryKey,
    queryFn: ({ signal }) => api.searchRuns({ body: { ...asked, limit: Math.max(1, runIds.length) }, signal }),
  });
};

/** Names of the metrics of the experiments that the runs are of. */
export const comparedNamesQuery = (experimentIds: readonly (string | null)[]) =>
  queryOptions({
    queryKey: ['columns', experimentIds.join()] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<RunColumns> => {
      const answers = await Promise.all(
        experimentIds.slice(0, maximumExperiments).map((experimentId) =>
          api.listRunColumns({
            query: { ...(experimentId === null ? { unassigned: true } : { experimentId }), limit: 100_000 },
            signal,
          }),
        ),
      );
      const joined = (names: keyof RunColumns): string[] => [...new Set(answers.flatMap((each) => each[names]))].sort();
      return { parameters: joined('parameters'), metrics: joined('metrics'), tags: joined('tags') };
    },
  });
