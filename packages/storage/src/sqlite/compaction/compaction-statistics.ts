/** Counters of the compactor since it started, and what it last saw of the data folder; bytes of files, points, rows. */
export class CompactionStatistics {
  unsealedRows = 0;
  unsealedPoints = 0;
  unsealedBytes = 0;
  unsealedRuns = 0;
  /** How long the oldest unsealed row has waited. */
  compactionLagMs = 0;
  /** Sealed rows that are still in the log. */
  sealedRowsKept = 0;
  metricParts = 0;
  metricSegments = 0;
  segmentBytes = 0;
  segmentBytesLive = 0;
  pointsInParts = 0;
  partsSealed = 0;
  pointsSealed = 0;
  partsMerged = 0;
  pointsMerged = 0;
  segmentsWritten = 0;
  segmentBytesWritten = 0;
  segmentsRemoved = 0;
  rowsDeleted = 0;
  compactionFailures = 0;
  /** Runs left alone because bytes of theirs are damaged. */
  damagedRuns = 0;

  values(): Record<string, number> {
    return Object.fromEntries(Object.entries(this));
  }
}
