import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** Where and with what a bench ran: figures of different machines or commits are not to be compared by eye. */
export interface Circumstances {
  readonly time: string;
  readonly commit: string;
  readonly uncommitted: boolean;
  readonly node: string;
  readonly cpu: string;
  readonly cores: number;
  readonly memoryMb: number;
  readonly system: string;
  /** Processes that wanted a core over the last minute before the bench began. */
  readonly load: number;
}

export function circumstances(): Circumstances {
  return {
    time: new Date().toISOString(),
    commit: git('rev-parse', '--short=12', 'HEAD'),
    uncommitted: git('status', '--porcelain', '--untracked-files=no', '--', 'packages') !== '',
    node: process.version,
    cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryMb: Math.round(os.totalmem() / 2 ** 20),
    system: `${os.type()} ${os.release()}`,
    load: Number((os.loadavg()[0] ?? 0).toFixed(2)),
  };
}

function git(...args: string[]): string {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
