import { invalidInput } from '@assay/base';
import type { Alternative } from '../tests/alternative.ts';
import { noncentralTCdf } from '../special/noncentral-t.ts';
import { tQuantile } from '../special/student-t.ts';

export interface PowerOptions {
  /** Differences of pairs against 0, or two samples of the same size. */
  readonly design: 'paired' | 'two-sample';
  /** 0.05 unless told otherwise. */
  readonly alpha?: number;
  /** Two-sided, or `greater` for one side in the effect's direction. */
  readonly alternative?: Exclude<Alternative, 'less'>;
}

/** The chance that a t-test on `runs` pairs, or runs a sample, finds a standardised effect (Cohen's d) of this size. Fewer than two runs or a NaN: InvalidInput. */
export function tTestPower(
  effect: number,
  runs: number,
  { design, alpha = 0.05, alternative = 'two-sided' }: PowerOptions,
): number {
  if (!(runs >= 2)) throw invalidInput('runs', `expected at least 2, got ${runs}`);
  if (!(alpha > 0 && alpha < 1)) throw invalidInput('alpha', `expected within 0 and 1, got ${alpha}`);
  if (!Number.isFinite(effect)) throw invalidInput('effect', `expected a finite number, got ${effect}`);
  const df = design === 'paired' ? runs - 1 : 2 * runs - 2;
  const delta = Math.abs(effect) * Math.sqrt(design === 'paired' ? runs : runs / 2);
  const critical = tQuantile(1 - alpha / (alternative === 'two-sided' ? 2 : 1), df);
  const above = 1 - noncentralTCdf(critical, df, delta);
  return alternative === 'two-sided' ? Math.min(1, above + noncentralTCdf(-critical, df, delta)) : above;
}

/** The fewest runs (pairs, or runs a sample) with which an effect is found with this power; Infinity above a million, as for no effect. */
export function neededRuns(effect: number, power: number, options: PowerOptions): number {
  if (!(power > 0 && power < 1)) throw invalidInput('power', `expected within 0 and 1, got ${power}`);
  let high = 2;
  while (tTestPower(effect, high, options) < power) {
    high *= 2;
    if (high > 1e6) return Infinity;
  }
  let low = high / 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (middle >= 2 && tTestPower(effect, middle, options) >= power) high = middle;
    else low = middle;
  }
  return high;
}
