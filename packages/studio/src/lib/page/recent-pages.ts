import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useShownHead, type Crumb } from './page-head.ts';

const key = 'assay.recent';
const kept = 12;

/** Pages of experiments, runs and models that were looked at, newest first; kept by the browser. */
export function readRecentPages(): readonly Crumb[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPage).slice(0, kept) : [];
  } catch {
    // Storage can be shut off or hold something else.
    return [];
  }
}

const isPage = (value: unknown): value is Crumb =>
  typeof value === 'object' &&
  value !== null &&
  'label' in value &&
  typeof value.label === 'string' &&
  'path' in value &&
  typeof value.path === 'string' &&
  value.path.startsWith('/');

/** Keeps in mind which pages are looked at. */
export function useRecentPages(): void {
  const head = useShownHead();
  const path = useRouterState({
    select: ({ location, resolvedLocation }) =>
      resolvedLocation?.pathname === location.pathname
        ? /^\/(?:experiments|runs|models)\/[^/]+/.exec(location.pathname)?.[0]
        : undefined,
  });
  // The groups of an experiment, say, count as a look at the experiment.
  const label = head?.crumbs.find((crumb) => crumb.path === path)?.label ?? head?.title;
  useEffect(() => {
    if (label === undefined || path === undefined) return;
    const rest = readRecentPages().filter((page) => page.path !== path);
    try {
      localStorage.setItem(key, JSON.stringify([{ label, path }, ...rest].slice(0, kept)));
    } catch {
      // Then they are not kept.
    }
  }, [label, path]);
}
