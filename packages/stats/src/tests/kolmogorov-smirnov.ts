import { sample } from '../descriptive/sample.ts';
import type { PMethod } from './alternative.ts';

export interface KolmogorovSmirnovResult {
  /** The greatest distance between the two distributions. */
  readonly d: number;
  readonly pValue: number;
  readonly method: PMethod;
}

/**
 * The two-sample test of A. N. Kolmogorov and N. V. Smirnov, two-sided. Exact up to 10,000 pairs n·m, by counting lattice paths that stay near the diagonal (J. L. Hodges, Arkiv för Matematik 3,
 * 1958); with ties that is conservative. Else Smirnov's limit distribution. An empty sample: InvalidInput.
 */
export function kolmogorovSmirnov(x: ArrayLike<number>, y: ArrayLike<number>): KolmogorovSmirnovResult {
  const [a, b] = [sample(x, 'x').sort(), sample(y, 'y').sort()];
  const [n, m] = [a.length, b.length];
  let widest = 0;
  for (let i = 0, j = 0; i < n && j < m;) {
    const at = Math.min(a[i] as number, b[j] as number);
    while (i < n && a[i] === at) i++;
    while (j < m && b[j] === at) j++;
    // In units of 1/(n m), where it is a whole number.
    widest = Math.max(widest, Math.abs(i * m - j * n));
  }
  const d = widest / (n * m);
  if (n * m <= 10_000) return { d, pValue: Math.min(1, shareOfPathsThatReach(widest, n, m)), method: 'exact' };
  const scaled = d * Math.sqrt((n * m) / (n + m));
  return { d, pValue: limitSurvival(scaled), method: 'asymptotic' };
}

/** Of the paths from (0, 0) to (n, m), those with |i m − j n| ≥ widest somewhere. */
function shareOfPathsThatReach(widest: number, n: number, m: number): number {
  if (widest === 0) return 1;
  // row[j] = the probability that a random path comes by (i, j) without having been as wide before.
  const row = new Float64Array(m + 1);
  for (let i = 0; i <= n; i++)
    for (let j = 0; j <= m; j++) {
      if (i === 0 && j === 0) row[0] = 1;
      else {
        const left = n + m - i - j + 1;
        const fromBelow = i === 0 ? 0 : ((row[j] as number) * (n - i + 1)) / left;
        const fromSide = j === 0 ? 0 : ((row[j - 1] as number) * (m - j + 1)) / left;
        row[j] = fromBelow + fromSide;
      }
      if (Math.abs(i * m - j * n) >= widest) row[j] = 0;
    }
  return 1 - (row[m] as number);
}

/** P(K > x) = 2 Σ (−1)ᵏ⁻¹ exp(−2 k² x²); below 0.2 it is 1 to 12 digits. */
function limitSurvival(x: number): number {
  if (x < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * k * k * x * x);
    sum += k % 2 === 1 ? term : -term;
    if (term < 1e-18) break;
  }
  return Math.min(1, Math.max(0, 2 * sum));
}
