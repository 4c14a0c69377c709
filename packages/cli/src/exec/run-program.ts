import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import os from 'node:os';
import { LineSplitter } from './line-splitter.ts';
import type { OutputLine } from './output-log.ts';

/** How a program ended. */
export type ProgramEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'not started'; readonly code: number; readonly message: string };

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR2'] as const;
/** A program that went into the background may hold its output open; that is waited for no longer than this. */
const lingerMs = 2000;

export interface ProgramHooks {
  readonly onStart: (processId: number) => void;
  readonly onLine: (line: OutputLine) => void;
}

/**
 * Runs a program with this process's own standard input. What it prints is handed on byte by byte, and line by line to
 * `onLine`. Signals go to the program too; this process waits for its end.
 */
export async function runProgram(
  [command = '', ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  { onStart, onLine }: ProgramHooks,
): Promise<ProgramEnd> {
  const child = spawn(command, args, { env, stdio: ['inherit', 'pipe', 'pipe'] });
  if (child.pid !== undefined) onStart(child.pid);
  const ended = endOf(child);
  const closed = new Promise((resolve) => child.once('close', resolve));
  const forward = (signal: NodeJS.Signals): void => {
    // Ctrl-C on a terminal has reached the program already: it stands in the same process group.
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of forwarded) process.on(signal, forward);
  try {
    handOn(child.stdout, process.stdout, 'stdout', onLine);
    handOn(child.stderr, process.stderr, 'stderr', onLine);
    const end = await ended;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([closed, new Promise((resolve) => (timer = setTimeout(resolve, lingerMs)))]);
    clearTimeout(timer);
    child.stdout.destroy();
    child.stderr.destroy();
    return end;
  } finally {
    for (const signal of forwarded) process.off(signal, forward);
  }
}

function handOn(
  from: NodeJS.ReadableStream & { destroy: () => void },
  to: NodeJS.WritableStream,
  stream: OutputLine['stream'],
  onLine: (line: OutputLine) => void,
): void {
  const splitter = new LineSplitter((text) => onLine({ timeMs: Date.now(), stream, text }));
  from.on('data', (bytes: Buffer) => splitter.write(bytes));
  from.once('end', () => splitter.end());
  // Nobody reads on: the program shall notice it as it would without us.
  to.on('error', () => from.destroy());
  from.pipe(to, { end: false });
}

function endOf(child: ChildProcess): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      // As shells do it: 127 is not found, 126 found but not to be run.
      const missing = error.code === 'ENOENT';
      const message = missing ? 'there is no such program' : error.message;
      resolve({ kind: 'not started', code: missing ? 127 : 126, message });
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'killed', signal });
    });
  });
}

/** The exit status of a program, as a shell tells it: 128 and the number of the signal for one that was killed. */
export const statusOf = (end: ProgramEnd): number =>
  end.kind === 'killed' ? 128 + (os.constants.signals[end.signal] ?? 0) : end.code;
