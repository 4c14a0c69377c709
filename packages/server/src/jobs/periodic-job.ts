/** Runs work again and again, never twice at once; closing waits for the run under way. */
export interface PeriodicJob extends AsyncDisposable {
  /** How many runs ended well. */
  readonly runCount: number;
}

export interface PeriodicJobOptions {
  readonly firstAfterMs: number;
  readonly everyMs: number;
  readonly work: (signal: AbortSignal) => Promise<void>;
  readonly onFault: (thrown: unknown) => void;
}

export function startPeriodicJob({ firstAfterMs, everyMs, work, onFault }: PeriodicJobOptions): PeriodicJob {
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let runCount = 0;

  const run = async (): Promise<void> => {
    try {
      await work(closing.signal);
      runCount++;
    } catch (thrown) {
      if (!closing.signal.aborted) onFault(thrown);
    }
    schedule(everyMs);
  };
  const schedule = (afterMs: number): void => {
    if (closing.signal.aborted) return;
    timer = setTimeout(() => {
      running = run();
    }, afterMs).unref();
  };
  schedule(firstAfterMs);
  return {
    get runCount() {
      return runCount;
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
