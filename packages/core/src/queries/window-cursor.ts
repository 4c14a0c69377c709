import { invalidInput } from '@assay/base';
import type { WindowCursor } from '@assay/series';
import { readCursor, writeCursor } from './cursor.ts';

/** Where a page of points ended, as an opaque text bound to its question; null stays null: the last page. */
export const writeWindowCursor = (of: unknown, next: WindowCursor | null): string | null =>
  next && writeCursor(of, [Number.isNaN(next.step) ? null : next.step, next.timeMs, next.given]);

export function readWindowCursor(of: unknown, cursor: string | undefined): WindowCursor | null {
  const position = readCursor(of, cursor, 3);
  if (position === undefined) return null;
  const [step, timeMs, given] = position;
  const isCount = typeof given === 'number' && Number.isInteger(given) && given >= 0;
  if (!((step === null || Number.isFinite(step)) && Number.isFinite(timeMs) && isCount))
    throw invalidInput(
      'cursor',
      'is not one that this server gave out. Take nextCursor of the page before, unchanged.',
    );
  return { step: typeof step === 'number' ? step : Number.NaN, timeMs: Number(timeMs), given };
}
