import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const starter = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));

export interface AssayOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sent once standard output holds this text. */
  readonly signalAfter?: { readonly text: string; readonly signal: NodeJS.Signals };
}

/** Starts the real command line for a server, with nothing of the caller's `ASSAY_*`. */
export function spawnAssay(args: readonly string[], url: string, { cwd, env }: AssayOptions = {}): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ASSAY_') && name !== 'FORCE_COLOR',
  );
  return spawn(process.execPath, ['--conditions=source', starter, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), ASSAY_URL: url, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export interface AssayEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runAssay(args: readonly string[], url: string, options: AssayOptions = {}): Promise<AssayEnd> {
  const child = spawnAssay(args, url, options);
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
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
