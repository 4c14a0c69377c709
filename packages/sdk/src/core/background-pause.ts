/** A timer that does not keep the process alive. */
export function backgroundTimer(action: () => void, ms: number): () => void {
  const timer = setTimeout(action, ms);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Waits without keeping the process alive; an abort ends the wait early, without an error. */
export function backgroundPause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const finish = (): void => {
      cancel();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const cancel = backgroundTimer(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
  });
}
