import type { Connection } from './connection.ts';
import { SummaryCache } from './metrics/summary-cache.ts';
import { TouchedRuns } from './touched-runs.ts';
import { RowNumbers } from './row-numbers.ts';

/** What the writer remembers between commands; it never outlives what the database undoes. */
export class WriterMemory {
  readonly numbers: RowNumbers;
  readonly summaries = new SummaryCache();
  readonly touched = new TouchedRuns();
  /** Points appended since the start, undone ones included. */
  points = 0;

  constructor(connection: Connection) {
    this.numbers = new RowNumbers(connection);
  }

  beginCommand(): void {
    this.numbers.beginCommand();
    this.summaries.beginCommand();
  }

  undoCommand(): void {
    this.numbers.undoCommand();
    this.summaries.undoCommand();
  }

  /** When rows that it may know were removed. */
  clear(): void {
    this.numbers.clear();
    this.summaries.clear();
  }

  /** After a transaction that was undone: nothing was touched either. */
  forget(): void {
    this.clear();
    this.touched.clear();
  }
}
