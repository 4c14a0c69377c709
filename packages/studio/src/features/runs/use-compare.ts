import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { viewSearch } from '../../lib/use-view.ts';
import { printSearchText } from '../../lib/view-state/search-text.ts';
import { maximumSelected } from '../../lib/view-state/view-state.ts';

/** Goes to the page where runs are compared. */
export function useCompare(): (runIds: readonly string[]) => void {
  const { history } = useRouter();
  return useCallback(
    (runIds) => {
      if (runIds.length < 2) return;
      history.push(`/compare${printSearchText(viewSearch({ selected: runIds.slice(0, maximumSelected) }))}`);
    },
    [history],
  );
}
