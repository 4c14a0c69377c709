import { invalidInput } from '@assay/base';

/**
 * p-values adjusted for their number, in the order given; no more than 1. `bonferroni` and `holm` (S. Holm, Scandinavian Journal of Statistics 6, 1979) bound the chance of a single false claim,
 * `benjamini-hochberg` (JRSS B 57, 1995) and `benjamini-yekutieli` (Annals of Statistics 29, 2001, any dependence) the share of false ones among claims.
 * None: none. Anything outside [0, 1]: InvalidInput.
 */
export type Adjustment = 'bonferroni' | 'holm' | 'benjamini-hochberg' | 'benjamini-yekutieli';

export function adjustPValues(pValues: readonly number[], adjustment: Adjustment): number[] {
  for (const [i, p] of pValues.entries())
    if (!(p >= 0 && p <= 1)) throw invalidInput(`pValues[${i}]`, `expected within 0 and 1, got ${p}`);
  const count = pValues.length;
  const rising = [...pValues.keys()].sort((a, b) => (pValues[a] as number) - (pValues[b] as number));
  const adjusted = pValues.map(() => 1);
  if (adjustment === 'bonferroni') return pValues.map((p) => Math.min(1, p * count));
  if (adjustment === 'holm') {
    let most = 0;
    for (const [place, i] of rising.entries()) {
      most = Math.max(most, Math.min(1, (pValues[i] as number) * (count - place)));
      adjusted[i] = most;
    }
    return adjusted;
  }
  const harmonic = pValues.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const factor = count * (adjustment === 'benjamini-yekutieli' ? harmonic : 1);
  let least = 1;
  for (let place = count - 1; place >= 0; place--) {
    const i = rising[place] as number;
    least = Math.min(least, ((pValues[i] as number) * factor) / (place + 1));
    adjusted[i] = least;
  }
  return adjusted;
}
