import { useSyncExternalStore } from 'react';

/** A line that says what was done, and goes away by itself. */
export interface Toast {
  readonly text: string;
  /** E.g. to take it back. */
  readonly action?: { readonly label: string; readonly act: () => void };
  readonly isFault?: boolean;
}

let shown: Toast | undefined;
const listeners = new Set<() => void>();

/** Shows it in place of the one before; nothing when undefined. */
export function showToast(toast: Toast | undefined): void {
  shown = toast;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useToast = (): Toast | undefined => useSyncExternalStore(subscribe, () => shown);
