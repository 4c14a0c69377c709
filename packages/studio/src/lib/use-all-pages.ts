import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useKept } from './use-kept.ts';

/**
 * The pages that were read so far, undefined before the first, their rows, and what asks for the next page. What was shown stays until
 * other pages are there. `rowsOf` must be the same function each time.
 */
export function useAllPages<Page, Row>(
  answer: UseInfiniteQueryResult<InfiniteData<Page>>,
  rowsOf: (page: Page) => readonly Row[],
): { readonly pages: readonly Page[] | undefined; readonly rows: readonly Row[]; readonly onEnd: () => void } {
  const pages = useKept(answer.data?.pages);
  const rows = useMemo(() => pages?.flatMap((page) => rowsOf(page)) ?? [], [pages, rowsOf]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = answer;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  return { pages, rows, onEnd };
}
