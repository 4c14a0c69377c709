/** What a full compaction did. */
export interface CompactionReport {
  readonly pointsSealed: number;
  readonly partsSealed: number;
  readonly partsMerged: number;
  readonly partsMoved: number;
  readonly segmentsWritten: number;
  readonly segmentBytesWritten: number;
  readonly segmentsRemoved: number;
  readonly rowsDeleted: number;
  /** Sealed rows that stay for a while, for those who follow the log. */
  readonly rowsKept: number;
  /** Points that could not be sealed: their run's log is damaged, or they came meanwhile. */
  readonly pointsUnsealed: number;
}
