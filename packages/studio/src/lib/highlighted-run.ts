import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let current: string | undefined;

/** The run, or group by its key, that is pointed at anywhere on the page: its row and its curves stand out together. */
export const highlightedRun = {
  set(id: string | undefined): void {
    if (id === current) return;
    current = id;
    for (const listener of listeners) listener();
  },
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useHighlightedRun = (): string | undefined => useSyncExternalStore(subscribe, () => current);

/** Whether it is this one: what asks so is drawn again only when the answer changes. */
export const useIsHighlighted = (id: string | undefined): boolean =>
  useSyncExternalStore(subscribe, () => id !== undefined && id === current);
