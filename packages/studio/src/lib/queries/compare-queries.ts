import type { RunColumns } from '@assay/wire';
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import type { StudioQueryKey } from './query-key.ts';
import { runsByIdQuery } from './run-list-queries.ts';

const maximumMetrics = 1000;
const maximumExperiments = 20;

/** The runs with all their parameters and tags, in no order; those that are gone are left out. */
export const comparedRunsQuery = (runIds: readonly string[], metrics: readonly string[]) =>
  runsByIdQuery({
    runIds: [...runIds],
    parameters: 'all',
    tags: 'all',
    metrics: metrics.slice(0, maximumMetrics),
    view: 'all',
  });

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
