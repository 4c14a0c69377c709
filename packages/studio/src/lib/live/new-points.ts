import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let have = false;

function tell(value: boolean): void {
  if (have === value) return;
  have = value;
  for (const listener of listeners) listener();
}

/** Whether points have arrived behind the part of the axis that the page is zoomed to. */
export const newPoints = {
  arrived: (): void => tell(true),
  seen: (): void => tell(false),
};

export const useNewPoints = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => have,
  );
