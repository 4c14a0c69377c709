export interface AppendedBatch {
  readonly replayed: boolean;
  /** Metrics that the run has now, and how many of them it did not have before. */
  readonly seriesCount: number;
  readonly newSeriesCount: number;
}

/** Clients count their batches from 0, for each run and kind of batch, without gaps: then a replay costs nothing to know. */
export interface BatchSource {
  readonly clientId: string;
  readonly sequence: number;
}

/** Of a batch whose sender does not count: equal for a repetition, and for nothing else. 32 hexadecimal digits. */
export interface BatchFingerprint {
  readonly fingerprint: string;
}
