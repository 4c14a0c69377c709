/** Thresholds so low that the compactor works all the time, on what a few seconds of load give it. */
export const eagerCompaction = {
  ASSAY_COMPACTION: JSON.stringify({
    duePoints: 500,
    dueRows: 20,
    dueMs: 200,
    endedMs: 50,
    tickMs: 20,
    sweepMs: 100,
    partPoints: 4096,
    share: 1,
    keepRowsMs: 100,
    keepSegmentsMs: 200,
  }),
} as const;
