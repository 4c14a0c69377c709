import type { EpochMs } from '@assay/base';

/** `run-2026-11-21-08-30-15-123-4f2a`: the time in UTC, so that names sort by it, and some randomness. */
export function generatedRunName(now: EpochMs, random: string): string {
  const time = new Date(now).toISOString().replace(/[T:.]/g, '-').replace('Z', '');
  return `run-${time}-${random}`;
}
