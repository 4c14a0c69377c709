import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine, as Linux tells it in `/proc/<id>/stat`. */
export interface ProcessRow {
  readonly id: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Ticks of the kernel since the machine started. */
  readonly started: number;
}

/** All processes that are not zombies; undefined where the system has no such table. */
export function readProcesses(): readonly ProcessRow[] | undefined {
  let names: readonly string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return undefined;
  }
  const rows = names.filter((name) => /^\d+$/.test(name)).map((name) => readProcess(Number(name)));
  const found = rows.filter((row) => row !== undefined);
  return found.length === 0 ? undefined : found;
}

function readProcess(id: number): ProcessRow | undefined {
  const line = readProc(id, 'stat');
  if (line === undefined) return undefined;
  // The name of the program stands in brackets and may hold anything, brackets too.
  const [state, parent, group, session, ...rest] = line.slice(line.lastIndexOf(')') + 2).split(' ');
  if (state === 'Z' || state === 'X') return undefined;
  return {
    id,
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    started: Number(rest[15]),
  };
}

/** A file of a process; undefined when it is gone or not ours to read. */
export function readProc(id: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'latin1');
  } catch {
    return undefined;
  }
}
