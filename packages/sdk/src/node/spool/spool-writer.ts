import { closeSync, fdatasync, fdatasyncSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { messageOf } from '@assay/base';
import { withDrainLock } from './drain-lock.ts';
import { makeReserve, withReserve } from './disk-reserve.ts';
import { drainRing } from './drain-ring.ts';
import { ringWord } from './ring-words.ts';
import type { Ring } from './ring.ts';
import { firstSegment, SpoolFolder } from './spool-folder.ts';
import { segmentHeaderBytes } from './spool-frame.ts';
import type { SpoolPosition } from './spool-progress.ts';

const mostSegmentBytes = 2 ** 26;
const mostSpoolBytes = 10 * 2 ** 30;
const mostShareOfDisk = 0.05;
const lockWaitMs = 20;

export interface SpoolWriterEvents {
  /** Something that a person should know. */
  readonly note: (line: string) => void;
  /** The descriptor of the first segment is not needed any more; the logging thread opened it, and closes it. */
  readonly letGo: (file: number) => void;
}

/** The worker's side of writing: from the ring to the segments of one spool, synced, cut and bounded. */
export class SpoolWriter {
  readonly #ring: Ring;
  readonly #spool: SpoolFolder;
  readonly #limitBytes: number;
  readonly #segmentBytes: number;
  readonly #events: SpoolWriterEvents;
  /** Lengths of the segments before the open one. */
  readonly #closed = new Map<number, number>();
  #syncing = false;
  #failing = false;

  constructor(ring: Ring, spool: SpoolFolder, limitBytes: number | undefined, events: SpoolWriterEvents) {
    this.#ring = ring;
    this.#spool = spool;
    this.#limitBytes = limitBytes ?? defaultLimit(path.dirname(spool.folder), spool.folder);
    this.#segmentBytes = Math.min(mostSegmentBytes, Math.max(2 ** 16, Math.floor(this.#limitBytes / 4)));
    this.#events = events;
  }

  /** How far the spool is written. */
  get written(): SpoolPosition {
    const { words } = this.#ring;
    return { segment: Atomics.load(words, ringWord.segment), offset: Atomics.load(words, ringWord.length) };
  }

  /** Drains the ring; false when nothing of it was written. */
  drain(): boolean {
    const { words } = this.#ring;
    const tail = Atomics.load(words, ringWord.tail);
    if (Atomics.load(words, ringWord.head) === tail) return false;
    // The reserve comes before the records: without it nothing could be sent that would make room.
    if (this.#failing && !makeReserve(this.#spool.folder)) return false;
    try {
      withDrainLock(words, lockWaitMs, () => drainRing(this.#ring, { little: this.#failing }));
      if (this.#failing) this.#events.note('the spool can be written again.');
      this.#failing = false;
    } catch (thrown) {
      const rest = 'What is logged waits in memory; when that is full, points are dropped and counted.';
      const where = `the spool ${this.#spool.folder} cannot be written (${messageOf(thrown)})`;
      if (!this.#failing) this.#events.note(`${where}. ${rest}`);
      this.#failing = true;
    }
    return Atomics.load(words, ringWord.tail) !== tail;
  }

  /** Begins a new segment where this one is long enough, and says whether the spool is at its bound. */
  keepBounds(sent: SpoolPosition): void {
    const { words } = this.#ring;
    for (const segment of this.#closed.keys()) if (segment < sent.segment) this.#closed.delete(segment);
    const { segment, offset } = this.written;
    const allSent = offset > segmentHeaderBytes && segment === sent.segment && offset === sent.offset;
    // On a full disk a segment that is sent is of more use when it is gone.
    if ((offset > this.#segmentBytes || (this.#failing && allSent)) && !this.#syncing) this.#cut();
    const bytes = [...this.#closed.values()].reduce((sum, length) => sum + length, this.written.offset);
    Atomics.store(words, ringWord.full, bytes > this.#limitBytes ? 1 : 0);
  }

  #cut(): void {
    const { words } = this.#ring;
    try {
      withDrainLock(words, lockWaitMs, () => {
        const old = Atomics.load(words, ringWord.file);
        const segment = Atomics.load(words, ringWord.segment);
        const next = this.#startSegment(segment + 1);
        fdatasyncSync(old);
        this.#close(old, segment);
        this.#closed.set(segment, Atomics.load(words, ringWord.length));
        Atomics.store(words, ringWord.length, segmentHeaderBytes);
        Atomics.store(words, ringWord.segment, segment + 1);
        Atomics.store(words, ringWord.file, next);
      });
    } catch {
      // A disk without room: the open segment goes on, and the next try comes soon.
    }
  }

  #startSegment(segment: number): number {
    try {
      return this.#spool.startSegment(segment);
    } catch {
      return withReserve(this.#spool.folder, () => this.#spool.startSegment(segment));
    }
  }

  /** Brings what is written to the disk, behind everybody's back. */
  sync(): void {
    const { words } = this.#ring;
    if (this.#syncing || Atomics.exchange(words, ringWord.dirty, 0) === 0) return;
    const file = Atomics.load(words, ringWord.file);
    if (file < 0) return;
    this.#syncing = true;
    fdatasync(file, (error) => {
      this.#syncing = false;
      if (error !== null) Atomics.store(words, ringWord.dirty, 1);
    });
  }

  /** Removes the folder, where nobody writes to it and all of it is settled. */
  removeIfDone(sent: SpoolPosition): boolean {
    const { words } = this.#ring;
    if (this.#syncing) return false;
    const done = withDrainLock(words, lockWaitMs, () => {
      const empty = Atomics.load(words, ringWord.head) === Atomics.load(words, ringWord.tail);
      const { segment, offset } = this.written;
      if (Atomics.load(words, ringWord.openRuns) > 0 || !empty) return undefined;
      if (segment !== sent.segment || offset !== sent.offset || this.#spool.hasArtifacts()) return undefined;
      const file = Atomics.exchange(words, ringWord.file, -1);
      return file;
    });
    if (done === undefined) return false;
    this.#spool.remove();
    if (done >= 0) this.#close(done, this.written.segment);
    return true;
  }

  /** A descriptor belongs to the thread that opened it: Node closes a worker thread's when that ends, whoever has the number by then. */
  #close(file: number, segment: number): void {
    if (segment === firstSegment) this.#events.letGo(file);
    else closeSync(file);
  }
}

/** 10 GB or 5 % of the disk, whichever is less, together with what other processes have left there. */
function defaultLimit(root: string, own: string): number {
  let disk = Number.POSITIVE_INFINITY;
  try {
    const { blocks, bsize } = statfsSync(root);
    disk = blocks * bsize * mostShareOfDisk;
  } catch {
    // A file system that does not tell its size.
  }
  const others = SpoolFolder.list(root).filter(({ folder }) => folder !== own);
  const taken = others.reduce((sum, spool) => sum + spool.sizeBytes(), 0);
  return Math.max(2 ** 24, Math.min(mostSpoolBytes, disk) - taken);
}
