import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { viewSearch } from '../../lib/use-view.ts';
import { maximumSelected } from '../../lib/view-state/view-state.ts';

/** Goes to the page where runs are compared. */
export function useCompare(): (runIds: readonly string[]) => void {
  const navigate = useNavigate();
  return useCallback(
    (runIds) => {
      if (runIds.length < 2) return;
      void navigate({ to: '/compare', search: viewSearch({ selected: runIds.slice(0, maximumSelected) }) });
    },
    [navigate],
  );
}
