/**
 * The distribution of a sum of ranks in which each rank is in or out by a fair coin: entry s is the share of the 2ⁿ cases whose sum is s. Ranks are whole numbers (twice the
 * midranks, where there are ties). O(n · sum).
 */
export function signedSumDistribution(ranks: readonly number[]): Float64Array {
  const total = ranks.reduce((a, b) => a + b, 0);
  const shares = new Float64Array(total + 1);
  shares[0] = 1;
  let most = 0;
  for (const value of ranks) {
    most += value;
    for (let sum = most; sum >= 0; sum--)
      shares[sum] = ((shares[sum] as number) + (sum >= value ? (shares[sum - value] as number) : 0)) / 2;
  }
  return shares;
}

/** The same where `count` of the ranks are in, every choice of them alike. O(count · n · sum). */
export function chosenSumDistribution(ranks: readonly number[], count: number): Float64Array {
  const total = ranks.reduce((a, b) => a + b, 0);
  const width = total + 1;
  const shares = new Float64Array((count + 1) * width);
  shares[0] = 1;
  // Rank i of n is in with the probability (places left)/(ranks left); kept as weights that end as shares of all choices.
  for (const [i, value] of ranks.entries()) {
    for (let chosen = Math.min(i + 1, count); chosen >= 1; chosen--) {
      const [row, before] = [chosen * width, (chosen - 1) * width];
      const weight = chosen / (i + 1);
      for (let sum = total; sum >= 0; sum--)
        shares[row + sum] =
          (shares[row + sum] as number) * (1 - weight) +
          (sum >= value ? (shares[before + sum - value] as number) * weight : 0);
    }
  }
  return shares.subarray(count * width, (count + 1) * width);
}

/** P(sum ≤ at) and P(sum ≥ at). */
export function tailsAt(shares: Float64Array, at: number): { readonly less: number; readonly greater: number } {
  let less = 0;
  let greater = 0;
  for (let sum = 0; sum < shares.length; sum++) {
    if (sum <= at) less += shares[sum] as number;
    if (sum >= at) greater += shares[sum] as number;
  }
  return { less, greater };
}
