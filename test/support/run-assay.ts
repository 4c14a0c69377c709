import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const starter = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));

export interface AssayOptions {
  /** ASSAY_URL of the command. */
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Sent once standard output holds this text. */
  readonly signalAfter?: { readonly text: string; readonly signal: NodeJS.Signals };
}

export interface AssayResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the real command line in a process of its own; no `ASSAY_*` variable of the caller reaches it. */
export function spawnAssay(args: readonly string[], options: AssayOptions = {}): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ASSAY_') && name !== 'FORCE_COLOR',
  );
  return spawn(process.execPath, ['--conditions=source', starter, ...args], {
    cwd: options.cwd,
    env: {
      ...Object.fromEntries(inherited),
      ...(options.url !== undefined && { ASSAY_URL: options.url }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export function runAssay(args: readonly string[], options: AssayOptions = {}): Promise<AssayResult> {
  const child = spawnAssay(args, options);
  let isSignalled = false;
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (bytes: Buffer) => {
    stdout += bytes.toString();
    const { signalAfter } = options;
    if (isSignalled || signalAfter === undefined || !stdout.includes(signalAfter.text)) return;
    isSignalled = true;
    child.kill(signalAfter.signal);
  });
  child.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}
