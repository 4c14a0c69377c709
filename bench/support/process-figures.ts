import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/** What Linux tells of a process: memory in MB, processor time in seconds, bytes handed to the disk. */
export interface ProcessFigures {
  readonly residentMb: number;
  /** The most there was since the start or the last `resetPeak`. */
  readonly peakMb: number;
  readonly cpuSeconds: number;
  readonly writtenBytes: number;
}

/** Clock ticks of /proc a second: 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

export function processFigures(pid: number): ProcessFigures {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const memory = (name: string): number => numberAfter(status, `${name}:`) / 1024;
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name of the program, in brackets, may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return {
    residentMb: memory('VmRSS'),
    peakMb: memory('VmHWM'),
    cpuSeconds: ticks / ticksPerSecond,
    writtenBytes: numberAfter(readFileSync(`/proc/${pid}/io`, 'utf8'), 'write_bytes:'),
  };
}

/** Makes the peak of a process's memory count from now on. */
export function resetPeak(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

/** The process and all that it and its children started, the process itself first. */
export function processTree(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      parents.set(Number(entry), numberAfter(readFileSync(`/proc/${entry}/status`, 'utf8'), 'PPid:'));
    } catch {
      // It has ended meanwhile.
    }
  }
  const tree = [pid];
  for (const parent of tree) for (const [child, of] of parents) if (of === parent) tree.push(child);
  return tree;
}

function numberAfter(text: string, label: string): number {
  const at = text.indexOf(label);
  return at === -1 ? Number.NaN : Number.parseInt(text.slice(at + label.length), 10);
}
