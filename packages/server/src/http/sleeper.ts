/** Waits for a wake-up; one that comes while nobody waits is kept for the next wait. */
export function sleeper(gone: AbortSignal): { wake: () => void; until: (timeoutMs: number) => Promise<boolean> } {
  let pending = false;
  let rouse: (() => void) | undefined;
  const wake = (): void => {
    pending = true;
    rouse?.();
  };
  gone.addEventListener('abort', wake, { once: true });
  return {
    wake,
    async until(timeoutMs) {
      if (!pending) {
        let timer: NodeJS.Timeout | undefined;
        await new Promise<void>((resolve) => {
          rouse = resolve;
          timer = setTimeout(resolve, timeoutMs);
        });
        clearTimeout(timer);
        rouse = undefined;
      }
      const woken = pending;
      pending = false;
      return woken;
    },
  };
}
