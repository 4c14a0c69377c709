import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    if (document.hidden) return;
    nowMs = Date.now();
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function readNow(): number {
  if (timer === undefined && Date.now() - nowMs >= 1000) nowMs = Date.now();
  return nowMs;
}

/** The time of day in epoch milliseconds, one second apart: what running durations and "5 s ago" are drawn from. */
export const useNow = (): number => useSyncExternalStore(subscribe, readNow);
