import type { EpochMs } from '@assay/base';

/** Both ends belong to it; epoch milliseconds, perhaps with a fraction. */
export interface TimeWindow {
  readonly fromMs?: number;
  readonly toMs?: number;
}

export const isWithin = (timeMs: EpochMs, { fromMs = -Infinity, toMs = Infinity }: TimeWindow): boolean =>
  timeMs >= fromMs && timeMs <= toMs;
