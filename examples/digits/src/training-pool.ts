import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlannedRun } from './run-plan.ts';
import type { TrainingProgress } from './track-run.ts';

/** What a training process is told. */
export interface TrainingOrder {
  readonly planned: PlannedRun;
  readonly group: string;
  readonly epochPaceMs: number;
}

export interface PoolOptions {
  /** Processes at a time. */
  readonly width: number;
  /** Where the runs are recorded. */
  readonly url: string;
  readonly onProgress: (planned: PlannedRun, progress: TrainingProgress) => void;
  readonly onEnd: (planned: PlannedRun, outcome: TrainingOutcome) => void;
  /** Ends the processes under way, as Ctrl-C would; what waits is not begun. */
  readonly signal: AbortSignal;
}

export interface TrainingOutcome {
  readonly succeeded: boolean;
  readonly durationMs: number;
  /** What the process printed; it prints only what went wrong. */
  readonly output: string;
}

const trainProcess = fileURLToPath(new URL('train-process.ts', import.meta.url));

/** Trains all orders, each in a process of its own, some at a time. */
export async function trainAll(orders: readonly TrainingOrder[], options: PoolOptions): Promise<void> {
  const waiting = [...orders];
  const worker = async (): Promise<void> => {
    for (let order = waiting.shift(); order !== undefined && !options.signal.aborted; order = waiting.shift()) {
      await trainOne(order, options);
    }
  };
  await Promise.all(Array.from({ length: options.width }, worker));
}

async function trainOne(order: TrainingOrder, { url, onProgress, onEnd, signal }: PoolOptions): Promise<void> {
  const startedMs = performance.now();
  const child = fork(trainProcess, {
    env: { ...process.env, ASSAY_URL: url },
    execArgv: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl-C reaches the main program only, which ends all in order.
    detached: true,
  });
  let output = '';
  const collect = (bytes: Buffer): void => void (output += bytes.toString('utf8'));
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  child.on('message', (progress) => onProgress(order.planned, progress as TrainingProgress));
  const stop = (): void => void child.kill('SIGINT');
  signal.addEventListener('abort', stop, { once: true });
  child.send(order);
  const code = await exitOf(child);
  signal.removeEventListener('abort', stop);
  onEnd(order.planned, { succeeded: code === 0, durationMs: performance.now() - startedMs, output: output.trim() });
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
