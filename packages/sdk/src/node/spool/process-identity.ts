import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells a process from all others, also from a later one of the same number. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /** When it started, as the kernel says it (boot and ticks); null where the system does not tell. */
  readonly started: string | null;
}

export const ownIdentity = (): ProcessIdentity => ({
  host: hostname(),
  pid: process.pid,
  started: startOf(process.pid),
});

/** Whether a process of this host is still there. One that cannot be asked about counts as alive. */
export function isAlive({ pid, started }: ProcessIdentity): boolean {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
  return started === null || startOf(pid) === started;
}

/** Boot id and field 22 of /proc/<pid>/stat, the start in clock ticks since the boot (proc(5)). */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    // The second field, the program's name in brackets, may hold anything; the rest has no brackets.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
}
