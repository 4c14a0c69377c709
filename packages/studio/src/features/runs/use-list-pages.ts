import type { AggregatedRuns, RunPage } from '@assay/wire';
import { useQueries, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { listPageQuery } from '../../lib/queries/run-list-queries.ts';
import type { ListQuestion } from '../../lib/queries/query-key.ts';

/** So many pages out of view are kept for the way back. */
const maximumKept = 40;

type Page = RunPage | AggregatedRuns;

export interface PageNeeded {
  readonly question: ListQuestion;
  readonly page: number;
}

const keyOf = ({ kind, asked }: ListQuestion): readonly [string, unknown] => [
  kind === 'runs' ? 'runs' : 'run-aggregates',
  asked,
];

/** The pages of a list that are at hand, by their numbers, and when the newest came. */
export function pagesAtHand(
  client: QueryClient,
  question: ListQuestion,
): { readonly pages: ReadonlyMap<number, Page>; readonly newest: Page | undefined } {
  const pages = new Map<number, Page>();
  let newest: Page | undefined;
  let newestMs = -1;
  for (const query of client.getQueryCache().findAll({ queryKey: keyOf(question) })) {
    const data = query.state.data as Page | undefined;
    if (data === undefined) continue;
    pages.set(query.queryKey[2] as number, data);
    if (query.state.dataUpdatedAt >= newestMs) {
      newest = data;
      newestMs = query.state.dataUpdatedAt;
    }
  }
  return { pages, newest };
}

/** A number that grows with each page that comes in. */
export function usePageCount(): number {
  const client = useQueryClient();
  const [counter] = useState(() => {
    let count = 0;
    return {
      get: () => count,
      subscribe: (listener: () => void) =>
        client.getQueryCache().subscribe((event) => {
          if (event.type !== 'updated' || event.action.type !== 'success') return;
          const [name] = event.query.queryKey;
          if (name !== 'runs' && name !== 'run-aggregates') return;
          count++;
          listener();
        }),
    };
  });
  return useSyncExternalStore(counter.subscribe, counter.get);
}

/** Reads these pages and keeps them up to date; forgets those that were not looked at for longest. Answers the first fault, if any. */
export function useListPages(needed: readonly PageNeeded[]): {
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const client = useQueryClient();
  const results = useQueries({ queries: needed.map(({ question, page }) => listPageQuery(question, page)) });
  useEffect(() => {
    const resting = ['runs', 'run-aggregates']
      .flatMap((name) => client.getQueryCache().findAll({ queryKey: [name], type: 'inactive' }))
      .sort((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt);
    for (const query of resting.slice(maximumKept)) client.getQueryCache().remove(query);
  }, [client, needed]);
  return {
    error: results.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch();
    },
  };
}
