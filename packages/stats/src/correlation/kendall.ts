import { invalidInput } from '@assay/base';
import { pairedSamples } from '../descriptive/sample.ts';
import { normalSurvival } from '../special/normal.ts';
import { fisherInterval } from './correlation.ts';
import type { CorrelationResult } from './correlation.ts';

/**
 * M. G. Kendall's τ-b. Without ties and up to 50 pairs its p-value is exact, else by the normal limit with variance corrected for ties (Kendall, "Rank correlation methods", 1970); interval after
 * D. G. Bonett and T. A. Wright (2000), [−1, 1] below five pairs. O(n²). Fewer than three pairs, different lengths, or values all the same: InvalidInput.
 */
export function kendall(x: ArrayLike<number>, y: ArrayLike<number>, confidence = 0.95): CorrelationResult {
  const [a, b] = pairedSamples(x, y, 3);
  const n = a.length;
  let balance = 0;
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      balance += Math.sign((a[i] as number) - (a[j] as number)) * Math.sign((b[i] as number) - (b[j] as number));
  const [tiesA, tiesB] = [tiesOf(a), tiesOf(b)];
  const pairs = (n * (n - 1)) / 2;
  for (const [ties, path] of [
    [tiesA, 'x'],
    [tiesB, 'y'],
  ] as const)
    if (ties.pairs === pairs) throw invalidInput(path, 'all values are the same; nothing correlates with them');
  const estimate = Math.max(-1, Math.min(1, balance / Math.sqrt((pairs - tiesA.pairs) * (pairs - tiesB.pairs))));
  const isExact = tiesA.pairs === 0 && tiesB.pairs === 0 && n <= 50;
  const pValue = isExact
    ? exactPValue(balance, n)
    : Math.min(1, 2 * normalSurvival(Math.abs(balance) / deviationOf(n, tiesA, tiesB)));
  return { estimate, pValue, ...fisherInterval(estimate, n > 4 ? 0.437 / (n - 4) : Infinity, confidence) };
}

interface Ties {
  readonly pairs: number;
  readonly triples: number;
  readonly weighted: number;
}

function tiesOf(values: Float64Array): Ties {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [pairs, triples, weighted] = [0, 0, 0];
  for (const t of counts.values()) {
    pairs += (t * (t - 1)) / 2;
    triples += t * (t - 1) * (t - 2);
    weighted += t * (t - 1) * (2 * t + 5);
  }
  return { pairs, triples, weighted };
}

/** Of the number of concordant less discordant pairs. */
const deviationOf = (n: number, a: Ties, b: Ties): number =>
  Math.sqrt(
    (n * (n - 1) * (2 * n + 5) - a.weighted - b.weighted) / 18 +
      (a.triples * b.triples) / (9 * n * (n - 1) * (n - 2)) +
      (2 * a.pairs * b.pairs) / (n * (n - 1)),
  );

/** The share of permutations with as few or as many discordant pairs, both sides. */
function exactPValue(balance: number, n: number): number {
  const pairs = (n * (n - 1)) / 2;
  let shares = Float64Array.of(1);
  for (let size = 2; size <= n; size++) {
    const next = new Float64Array(shares.length + size - 1);
    for (const [i, share] of shares.entries())
      for (let more = 0; more < size; more++) next[i + more] = (next[i + more] as number) + share / size;
    shares = next;
  }
  const fewer = Math.min(pairs + balance, pairs - balance) / 2;
  return Math.min(1, 2 * shares.subarray(0, fewer + 1).reduce((sum, share) => sum + share, 0));
}
