import { formatNumber } from '../format/format-number.ts';

export interface HeldAgainst {
  readonly text: string;
  /** Undefined where nobody said which way is better, or nothing differs. */
  readonly verdict: 'better' | 'worse' | undefined;
}

/**
 * A value held against the baseline's: their difference, or the difference in percent of the baseline's size. Undefined where there is
 * nothing to hold it against: a value that is missing, NaN or infinite; percent of 0.
 */
export function heldAgainst(
  value: number,
  base: number,
  mode: 'difference' | 'percent',
  goal: 'minimize' | 'maximize' | null,
): HeldAgainst | undefined {
  const difference = value - base;
  if (!Number.isFinite(difference)) return undefined;
  if (mode === 'percent' && base === 0 && difference !== 0) return undefined;
  const shown = mode === 'percent' && difference !== 0 ? (difference / Math.abs(base)) * 100 : difference;
  const number = formatNumber(mode === 'percent' ? Number(shown.toPrecision(3)) : shown);
  const text = `${difference > 0 ? '+' : ''}${number}${mode === 'percent' ? ' %' : ''}`;
  if (goal === null || difference === 0) return { text, verdict: undefined };
  return { text, verdict: difference > 0 === (goal === 'maximize') ? 'better' : 'worse' };
}
