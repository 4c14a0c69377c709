import type { BatchName } from '../../core/delivery.ts';
import type { BatchCount, RunProgress } from './spool-progress.ts';

type BatchKind = keyof RunProgress;

const none: BatchCount = { epoch: 0, next: 0 };

/**
 * Names of a run's batches: (client id, sequence), counted without a gap. Where the server refuses a batch its number
 * stays unused, so counting begins anew under another client id; its halves are named after it.
 */
export class BatchNames {
  readonly #spoolId: string;
  #progress: RunProgress;

  constructor(spoolId: string, progress: RunProgress | undefined) {
    this.#spoolId = spoolId;
    this.#progress = progress ?? { points: none, lines: none };
  }

  get progress(): RunProgress {
    return this.#progress;
  }

  next(kind: BatchKind): BatchName {
    const { epoch, next } = this.#progress[kind];
    this.#set(kind, { epoch, next: next + 1 });
    return { clientId: `${this.#spoolId}-${kind}${epoch === 0 ? '' : `-${epoch}`}`, sequence: next };
  }

  refused(kind: BatchKind): void {
    this.#set(kind, { epoch: this.#progress[kind].epoch + 1, next: 0 });
  }

  #set(kind: BatchKind, count: BatchCount): void {
    this.#progress = { ...this.#progress, [kind]: count };
  }
}

/** The name of one half of a refused batch: of its own, so that it cannot be taken for the whole. */
export const halfName = ({ clientId, sequence }: BatchName, half: 0 | 1): BatchName =>
  clientId.includes('~')
    ? { clientId: `${clientId}${half}`, sequence: 0 }
    : { clientId: `${clientId}~${sequence}.${half}`, sequence: 0 };
