import type { RunStatus } from '@assay/wire';

/**
 * What is known of a request. `unknown`: no answer came, or one of an inner failure; it may have been done, as a whole, or
 * not. `refused`: the server said that it did not do it.
 */
export type Outcome = 'unknown' | 'acknowledged' | 'refused';

export interface Batch {
  readonly id: number;
  readonly size: number;
  /** Present where the batch may be sent again. */
  readonly source: { readonly clientId: string; readonly sequence: number } | undefined;
  outcome: Outcome;
}

export interface TrackedRun {
  readonly id: string;
  readonly name: string;
  readonly batches: Map<number, Batch>;
  /** Names of files that were uploaded for certain; their bytes follow from the name. */
  readonly artifacts: Set<string>;
  created: Outcome;
  /** The status that was asked for, and whether that was answered. */
  status: { readonly wanted: RunStatus; readonly outcome: Outcome };
  /** Deleting and then removing for good, in one. */
  purged: Outcome | undefined;
  /** Takes no more batches. */
  closed: boolean;
  /** How often it was read back since it was closed. */
  looks: number;
}

/** Everything that was asked of the server and what it answered. It is kept outside of the server, so no crash loses it. */
export class Ledger {
  readonly runs = new Map<string, TrackedRun>();
  /** Answers that contradict the record, found while the load ran. */
  readonly contradictions: string[] = [];
  readonly counts = {
    requests: 0,
    sentPoints: 0,
    acknowledgedBatches: 0,
    acknowledgedPoints: 0,
    replays: 0,
    refused: 0,
    artifacts: 0,
  };
  #lastBatch = 0;

  addRun(id: string, name: string): TrackedRun {
    const run: TrackedRun = {
      id,
      name,
      batches: new Map(),
      artifacts: new Set(),
      created: 'unknown',
      status: { wanted: 'running', outcome: 'unknown' },
      purged: undefined,
      closed: false,
      looks: 0,
    };
    this.runs.set(id, run);
    return run;
  }

  addBatch(run: TrackedRun, size: number, source: Batch['source']): Batch {
    const batch: Batch = { id: ++this.#lastBatch, size, source, outcome: 'unknown' };
    run.batches.set(batch.id, batch);
    this.counts.sentPoints += size;
    return batch;
  }

  acknowledge(batch: Batch): void {
    if (batch.outcome === 'acknowledged') return;
    batch.outcome = 'acknowledged';
    this.counts.acknowledgedBatches++;
    this.counts.acknowledgedPoints += batch.size;
  }

  /** Runs that can take points: made for certain, not ended, not removed. */
  openRuns(): readonly TrackedRun[] {
    return [...this.runs.values()].filter((run) => run.created === 'acknowledged' && !run.closed);
  }
}
