import type { EpochMs } from '@assay/base';

/** `study-2026-11-21-4f2a`: the day in UTC and some randomness. */
export const generatedStudyName = (now: EpochMs, random: string): string =>
  `study-${new Date(now).toISOString().slice(0, 10)}-${random}`;
