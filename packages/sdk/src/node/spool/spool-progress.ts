import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withReserve } from './disk-reserve.ts';
import { replaceFile, replaceFileNow } from './write-file-safely.ts';

/** A place in a spool: a segment and an offset in it, at the begin of a frame. */
export interface SpoolPosition {
  readonly segment: number;
  readonly offset: number;
}

export const isBefore = (a: SpoolPosition, b: SpoolPosition): boolean =>
  a.segment < b.segment || (a.segment === b.segment && a.offset < b.offset);

/** The number of the next batch of a kind; `epoch` grows where a batch was refused, so that numbers have no gap. */
export interface BatchCount {
  readonly epoch: number;
  readonly next: number;
}

export interface RunProgress {
  readonly points: BatchCount;
  readonly lines: BatchCount;
}

/** How far a spool has been sent: what a process that takes over must know to send the rest exactly once. */
export interface SpoolProgress {
  /** All before this is with the server, or was refused by it. */
  readonly sent: SpoolPosition;
  /**
   * The end of the portion that follows; it may be with the server already. Batches are cut from portions, so
   * whoever repeats one must cut it at the same place to make the same batches.
   */
  readonly planned: SpoolPosition | null;
  /** By run id, as of `sent`. */
  readonly runs: Readonly<Record<string, RunProgress>>;
  /** Runs that the server refused to make: what they logged has nowhere to go. */
  readonly refusedRuns: readonly string[];
}

const file = 'progress.json';

/** On a full disk the folder's reserve is used. */
export async function writeProgress(folder: string, progress: SpoolProgress): Promise<void> {
  const text = JSON.stringify(progress);
  try {
    await replaceFile(path.join(folder, file), text);
  } catch {
    withReserve(folder, () => replaceFileNow(path.join(folder, file), text, { synced: true }));
  }
}

export function readProgress(folder: string): SpoolProgress | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as SpoolProgress;
  } catch {
    return undefined;
  }
}
