import type { Experiment, RunRow } from '@assay/wire';
import { isId } from '@assay/base';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../api.ts';
import { containsFilter } from '../filter/contains-filter.ts';
import { printRunField } from '../run-field/run-field.ts';
import type { StudioQueryKey } from './query-key.ts';

const most = 8;
const shared = { staleTime: 5000, placeholderData: keepPreviousData } as const;

/** What is called so, has this id, or has the tag `key=value`. */
export function namedFilter(words: string): string {
  const trimmed = words.trim();
  if (isId(trimmed)) return `id = "${trimmed}"`;
  const byName = containsFilter(['name'], trimmed);
  const [, key, value] = /^([^=:\s]+)\s*[=:]\s*(.+)$/s.exec(trimmed) ?? [];
  if (key === undefined || value === undefined) return byName;
  return `${byName} or ${printRunField({ kind: 'tag', key })} = ${JSON.stringify(value)}`;
}

export const foundExperimentsQuery = (words: string) =>
  queryOptions({
    queryKey: ['found', 'experiments', words] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<readonly Experiment[]> =>
      (await api.listExperiments({ query: { filter: namedFilter(words), limit: most }, signal })).experiments,
    enabled: words.trim() !== '',
    ...shared,
  });

export const foundRunsQuery = (words: string) =>
  queryOptions({
    queryKey: ['found', 'runs', words] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<readonly RunRow[]> =>
      (await api.searchRuns({ body: { filter: namedFilter(words), sort: 'created desc', limit: most }, signal })).runs,
    enabled: words.trim() !== '',
    ...shared,
  });

/** Names of the metrics of an experiment's runs. */
export const foundMetricsQuery = (words: string, experimentId: string) =>
  queryOptions({
    queryKey: ['found', 'metrics', words, experimentId] satisfies StudioQueryKey,
    queryFn: async ({ signal }): Promise<readonly string[]> => {
      const query = { experimentId, search: words.trim(), limit: 100 };
      return (await api.listRunColumns({ query, signal })).metrics.slice(0, most);
    },
    enabled: words.trim() !== '',
    ...shared,
  });
