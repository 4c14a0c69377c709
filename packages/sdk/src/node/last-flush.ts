import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PreparedRequest } from '../core/prepared-request.ts';

const program = fileURLToPath(new URL('./last-flush-process.ts', import.meta.url));

/**
 * Sends requests while this process stands still, each list in its order: nothing else works once a process is in its
 * `exit` event. Answers how many were not delivered within the deadline.
 */
export function sendWhileStandingStill(runs: readonly (readonly PreparedRequest[])[], deadlineMs: number): number {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { status, stdout } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    // By the pipe, not the arguments: those can be read by every user of the machine.
    input: JSON.stringify({ deadlineMs, runs }),
    env,
    timeout: deadlineMs + 2_000,
    windowsHide: true,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const left = Number(stdout);
  return status === 0 && stdout !== '' && Number.isInteger(left)
    ? left
    : runs.reduce((sum, each) => sum + each.length, 0);
}
