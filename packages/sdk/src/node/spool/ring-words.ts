/** Places in the control words at the beginning of the ring's shared memory, each an Int32. */
export const ringWord = {
  /** Slots written so far, modulo 2^32. Only the logging thread writes it. */
  head: 0,
  /** Slots drained so far, modulo 2^32. Written under the lock. */
  tail: 1,
  /** 1 while somebody drains. */
  lock: 2,
  /** Descriptor of the spool's open segment; -1 while there is none. Under the lock, like the next two. */
  file: 3,
  segment: 4,
  /** Length of the open segment. */
  length: 5,
  /** How far the server has acknowledged: segment and offset. */
  sentSegment: 6,
  sentOffset: 7,
  /** 1 while the worker waits to be woken. */
  asleep: 8,
  /** 1 while the spool is at its bound and takes no more points. */
  full: 9,
  /** How many runs of this process still write. */
  openRuns: 10,
  /** Set by the worker to the token of the last request to send all. */
  settled: 11,
  /** 1 when bytes were written that are not yet synced. */
  dirty: 12,
} as const;

export type RingWord = keyof typeof ringWord;
export const ringWordCount = 64;
