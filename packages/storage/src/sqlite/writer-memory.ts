import { ClientSequences } from './client-sequences.ts';
import type { Connection } from './connection.ts';
import { HotRuns } from './hot-runs.ts';
import { HotSummaries } from './metrics/hot-summaries.ts';
import { storedSummaries } from './metrics/stored-summaries.ts';
import { RecentBatches } from './recent-batches.ts';
import { RowNumbers } from './row-numbers.ts';
import { TouchedRuns } from './touched-runs.ts';

export type Unflushed = 'nothing' | 'values' | 'names';

/** What the writer remembers between commands; it never outlives what the database undoes. */
export class WriterMemory {
  readonly numbers: RowNumbers;
  readonly summaries: HotSummaries;
  readonly sequences: ClientSequences;
  readonly batches: RecentBatches;
  readonly runs = new HotRuns();
  readonly touched = new TouchedRuns();
  /** Points and bytes of the metric log appended since the start, undone ones included. */
  points = 0;
  logBytes = 0;

  constructor(connection: Connection) {
    this.numbers = new RowNumbers(connection);
    this.summaries = new HotSummaries(storedSummaries(connection, this.numbers));
    this.sequences = new ClientSequences(connection);
    this.batches = new RecentBatches(connection);
  }

  /** What readers do not see yet of all that was committed: nothing, values of series that they know, or series. */
  get unflushed(): Unflushed {
    if (this.summaries.unstoredCount > 0) return 'names';
    return this.summaries.dirtyCount > 0 || this.touched.hasLater ? 'values' : 'nothing';
  }

  beginCommand(): void {
    this.numbers.beginCommand();
    this.summaries.beginCommand();
    this.sequences.beginCommand();
    this.batches.beginCommand();
    this.runs.beginCommand();
  }

  undoCommand(): void {
    this.numbers.undoCommand();
    this.summaries.undoCommand();
    this.sequences.undoCommand();
    this.batches.undoCommand();
    this.runs.undoCommand();
  }

  /** A part of a command, which appended nothing, was undone. */
  undoAttempt(): void {
    this.numbers.undoCommand();
    this.runs.undoCommand();
  }

  /** The run's row, and what hangs on it, are gone. */
  forgetRun(run: number): void {
    this.summaries.removeRun(run);
    this.sequences.clear();
    this.numbers.clear();
    this.runs.clear();
  }

  /** What else belongs into the open transaction, before it is committed. */
  write(connection: Connection): void {
    this.touched.write(connection);
    this.batches.write();
  }

  /** The transaction is on disk. */
  keep(): void {
    this.batches.keep();
    this.summaries.keepAll();
  }

  /** The transaction was undone. */
  undo(): void {
    this.numbers.clear();
    this.sequences.clear();
    this.batches.undo();
    this.runs.clear();
    this.summaries.undoAll();
    this.touched.clear();
  }
}
