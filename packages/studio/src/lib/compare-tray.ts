import { useEffect, useSyncExternalStore } from 'react';
import { useAddress } from './use-view.ts';
import { readViewState } from './view-state/view-state.ts';

/** The runs that were chosen last, to be compared from any page; they stay as long as the tab. */
interface Tray {
  readonly runIds: readonly string[];
  /** Of the page on which they were chosen. */
  readonly path: string;
}

const empty: Tray = { runIds: [], path: '' };
let tray = empty;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useCompareTray = (): Tray => useSyncExternalStore(subscribe, () => tray);

/** Keeps the tray in step with what is chosen on the page that is open. */
export function useTrayOfPage(): void {
  const { path, texts } = useAddress();
  const text = (readViewState(texts).selected ?? []).join();
  useEffect(() => {
    if (text === '' && tray.path !== path) return;
    tray = text === '' ? empty : { runIds: text.split(','), path };
    for (const listener of listeners) listener();
  }, [path, text]);
}
