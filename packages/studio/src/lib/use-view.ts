import { useNavigate, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { changedParts } from './view-state/saved-view.ts';
import { printSearchText } from './view-state/search-text.ts';
import { ViewHistory } from './view-state/view-history.ts';
import {
  printViewState,
  readViewState,
  withoutUndefined,
  type ViewState,
  type ViewTexts,
} from './view-state/view-state.ts';

/** A new value for some parts of the view; undefined takes a part back to its default. */
export type ViewPatch = { readonly [K in keyof ViewState]?: ViewState[K] | undefined };

/** A `step` goes into the browser's history; `replace` (typing, dragging) stays within the step that it is in. Both can be undone. */
export type ViewChange = (patch: ViewPatch, how?: 'step' | 'replace') => void;

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The view, where it is too long for an address. */
    viewTexts?: ViewTexts;
  }
}

/** Longer views are kept beside the address; a link to one is made by saving it. */
const maximumSearchLength = 6000;
/** Edits that follow one another within this time are undone together. */
const sameEditMs = 700;

const history = new ViewHistory();
let lastEdit = { path: '', keys: '', atMs: 0 };

interface Located {
  readonly search: unknown;
  readonly state: { readonly viewTexts?: ViewTexts };
}

const textsOf = (location: Located): ViewTexts => location.state.viewTexts ?? (location.search as ViewTexts);

/** The view of the page, as its address says. The same object as long as it says the same. */
export function useView(): ViewState {
  const texts = useRouterState({ select: ({ location }) => JSON.stringify(textsOf(location)) });
  return useMemo(() => readViewState(JSON.parse(texts) as ViewTexts), [texts]);
}

/** How to go to another view of the page that is open. */
function placed(texts: ViewTexts): { search: ViewTexts; state: { viewTexts?: ViewTexts } } {
  if (printSearchText(texts).length > maximumSearchLength)
    return { search: { long: 'yes' }, state: { viewTexts: texts } };
  // That everything is at its default was chosen here: it does not stand for the saved view, or for the usual one of the page.
  const isDefault = Object.keys(texts).every((name) => name === 'view');
  return { search: texts, state: isDefault ? { viewTexts: texts } : {} };
}

/** What the address says of the view, and whether it was put there by this page, which then means it as it stands. */
export function useAddress(): { readonly path: string; readonly texts: ViewTexts; readonly isMeant: boolean } {
  const text = useRouterState({
    select: ({ location }) =>
      JSON.stringify([location.pathname, textsOf(location), location.state.viewTexts !== undefined]),
  });
  return useMemo(() => {
    const [path, texts, isMeant] = JSON.parse(text) as [string, ViewTexts, boolean];
    return { path, texts, isMeant };
  }, [text]);
}

/** Changes the view of the page, and so its address. The function stays the same. */
export function useViewChange(): ViewChange {
  const navigate = useNavigate();
  const router = useRouter();
  return useCallback(
    (patch, how = 'step') => {
      const { pathname, ...location } = router.latestLocation;
      const before = textsOf(location);
      const after = printViewState(withoutUndefined({ ...readViewState(before), ...patch }));
      if (JSON.stringify(after) === JSON.stringify(printViewState(readViewState(before)))) return;
      const keys = Object.keys(patch).sort().join();
      const isSameEdit =
        how === 'replace' &&
        lastEdit.path === pathname &&
        lastEdit.keys === keys &&
        performance.now() - lastEdit.atMs < sameEditMs;
      if (!isSameEdit) history.record(pathname, before);
      lastEdit = { path: pathname, keys, atMs: performance.now() };
      void navigate({ to: '.', ...placed(after), replace: how === 'replace', resetScroll: false });
    },
    [navigate, router],
  );
}

/** Goes to a view as a whole, e.g. a saved one. */
export function useViewOpen(): (texts: ViewTexts, how?: 'step' | 'replace') => void {
  const navigate = useNavigate();
  const router = useRouter();
  return useCallback(
    (texts, how = 'step') => {
      const { pathname, ...location } = router.latestLocation;
      if (how === 'step') history.record(pathname, textsOf(location));
      void navigate({ to: '.', ...placed(texts), replace: how === 'replace', resetScroll: false });
    },
    [navigate, router],
  );
}

/** Takes the last edit of the page's view back, or does it again. Answers which parts changed; undefined when there is no edit. */
export function useViewUndo(): (what: 'undo' | 'redo') => readonly string[] | undefined {
  const navigate = useNavigate();
  const router = useRouter();
  return useCallback(
    (what) => {
      const { pathname, ...location } = router.latestLocation;
      const before = textsOf(location);
      const texts = history[what](pathname, before);
      lastEdit = { path: '', keys: '', atMs: 0 };
      if (texts === undefined) return undefined;
      void navigate({ to: '.', ...placed(texts), resetScroll: false });
      return changedParts(before, texts);
    },
    [navigate, router],
  );
}

/** The search of a link to a page with this view. */
export const viewSearch = (view: ViewState): ViewTexts => printViewState(view);
