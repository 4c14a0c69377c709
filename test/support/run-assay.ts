import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const starter = fileURLToPath(new URL('../../packages/cli/bin/assay.mjs', import.meta.url));

/** Starts the real command line for a server, with nothing of the caller's `ASSAY_*`. */
export function spawnAssay(args: readonly string[], url: string): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('ASSAY_') && name !== 'FORCE_COLOR',
  );
  return spawn(process.execPath, ['--conditions=source', starter, ...args], {
    env: { ...Object.fromEntries(inherited), ASSAY_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

export interface AssayEnd {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runAssay(args: readonly string[], url: string): Promise<AssayEnd> {
  const child = spawnAssay(args, url);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}
