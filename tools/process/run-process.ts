import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repositoryRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export interface ProcessResult {
  readonly code: number;
  /** What it printed on both streams, in order of arrival. */
  readonly output: string;
  readonly durationMs: number;
}

export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Also prints the output as it comes. */
  readonly live?: boolean;
  /** Ends the program when it takes longer; it then answers a code other than 0. */
  readonly timeoutMs?: number;
}

const running = new Set<ReturnType<typeof spawn>>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill(signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/** Runs a program to its end. Never rejects: a program that could not be started answers code 127. */
export function runProcess(
  command: string,
  args: readonly string[],
  { env = {}, cwd = repositoryRoot, live = false, timeoutMs }: ProcessOptions = {},
): Promise<ProcessResult> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString();
      if (live) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const limit = timeoutMs === undefined ? undefined : setTimeout(expire, timeoutMs);
    function expire(): void {
      output += `${command} took longer than ${seconds(timeoutMs ?? 0)} and was ended\n`;
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 5000).unref();
    }
    const end = (code: number): void => {
      clearTimeout(limit);
      running.delete(child);
      resolve({ code, output, durationMs: performance.now() - startedAt });
    };
    child.on('error', (thrown) => {
      output += `${command} could not be started: ${thrown.message}\n`;
      end(127);
    });
    child.on('close', (code, signal) => {
      if (signal !== null) output += `ended by ${signal}\n`;
      end(code ?? 1);
    });
  });
}

export const seconds = (durationMs: number): string => `${(durationMs / 1000).toFixed(1)} s`;
