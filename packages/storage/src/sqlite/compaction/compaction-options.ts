/** When the log of a run is sealed, how fast, and how long what was replaced is kept. */
export interface CompactionOptions {
  /** False: only `compact()` does anything. */
  readonly background: boolean;
  /** A run is due with so many points, bytes or rows in its log, */
  readonly duePoints: number;
  readonly dueBytes: number;
  readonly dueRows: number;
  /** or once its oldest row has waited so long, */
  readonly dueMs: number;
  /** or so long after its end. */
  readonly endedMs: number;
  /** Looks at the log so often. */
  readonly tickMs: number;
  /** and at its segments, for what can be removed or moved together, so often. */
  readonly sweepMs: number;
  /** Points and runs of one segment of fresh parts, about. */
  readonly segmentPoints: number;
  readonly segmentRuns: number;
  /** Points that are decoded at once, which take 32 bytes each, and of a part made from the log. */
  readonly partPoints: number;
  /** No part is merged to more. */
  readonly mergedPoints: number;
  /** Share of a processor that may be used while points come in, from 0 to 1. */
  readonly share: number;
  /** With so much unsealed in the log the share is raised, up to 1 at the second figure. */
  readonly calmLogBytes: number;
  readonly fullLogBytes: number;
  /** Sealed rows stay so long for those who follow the log, */
  readonly keepRowsMs: number;
  /** and segments that no part names for queries that began before. */
  readonly keepSegmentsMs: number;
}

const minuteMs = 60_000;
const mib = 1024 * 1024;

export const defaultCompaction: CompactionOptions = {
  background: true,
  duePoints: 65_536,
  dueBytes: mib,
  dueRows: 1000,
  dueMs: 5 * minuteMs,
  endedMs: 5000,
  tickMs: 1000,
  sweepMs: 5000,
  segmentPoints: 2_000_000,
  segmentRuns: 256,
  partPoints: 2 ** 18,
  mergedPoints: 2 ** 23,
  share: 0.25,
  calmLogBytes: 64 * mib,
  fullLogBytes: 256 * mib,
  keepRowsMs: 30_000,
  keepSegmentsMs: minuteMs,
};
