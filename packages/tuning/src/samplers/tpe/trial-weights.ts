/** How many of `n` finished trials are the good ones: a tenth, at most 25; without a limit for several objectives. */
export const goodCount = (n: number, objectives = 1): number =>
  objectives > 1 ? Math.ceil(0.1 * n) : Math.min(Math.ceil(0.1 * n), 25);

/** Weights of `n` trials, oldest first: the newest 25 count 1, the older ones rise evenly from 1 / n. */
export function recencyWeights(n: number): Float64Array {
  const weights = new Float64Array(n).fill(1);
  const old = n - 25;
  for (let i = 0; i < old; i++) weights[i] = old === 1 ? 1 / n : 1 / n + (i / (old - 1)) * (1 - 1 / n);
  return weights;
}
