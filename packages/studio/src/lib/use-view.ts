import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { RunPageView } from './view-state/run-page-view.ts';
import { withoutUndefined } from './view-state/view-state.ts';

/** A new value for some parts of the view; undefined takes a part back to its default. */
export type ViewPatch = { readonly [K in keyof RunPageView]?: RunPageView[K] | undefined };

export type ViewChange = (patch: ViewPatch, how?: 'step' | 'replace') => void;

/**
 * Changes the view of the page, and so its address. A change that one may want to take back becomes a step of the
 * browser's history; typing replaces the step that it is in.
 */
export function useViewChange(): ViewChange {
  const navigate = useNavigate();
  return useCallback(
    (patch, how = 'step') => {
      const search = (view: RunPageView): RunPageView => withoutUndefined({ ...view, ...patch });
      void navigate({ to: '.', search, replace: how === 'replace', resetScroll: false });
    },
    [navigate],
  );
}
