import type { CmaStart, Evaluated } from './cma-state.ts';

const share = 0.1;
const width = 0.1;

/**
 * Where to begin when points are known already: mean and covariance of the best tenth, each blurred by a tenth of the range. WS-CMA-ES,
 * Nomura, Watanabe, Akimoto, Ozaki and Onishi 2021 (arXiv 2012.06932), with its γ and α.
 */
export function warmStart(known: readonly Evaluated[], dimensions: number): CmaStart {
  const n = dimensions;
  const best = known.toSorted((a, b) => a.loss - b.loss).slice(0, Math.max(2, Math.ceil(share * known.length)));
  const mean = new Float64Array(n).map((_, j) => best.reduce((sum, { x }) => sum + (x[j] as number), 0) / best.length);
  const covariance = new Float64Array(n * n).map((_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    const spread = best.reduce(
      (sum, { x }) => sum + ((x[i] as number) - (mean[i] as number)) * ((x[j] as number) - (mean[j] as number)),
      0,
    );
    return spread / best.length + (i === j ? width * width : 0);
  });
  // C's diagonal is 1 in the mean; the rest of the size is sigma's.
  const size = mean.reduce((sum, _, j) => sum + (covariance[j * n + j] as number), 0) / n;
  return { mean, sigma: Math.sqrt(size), covariance: covariance.map((value) => value / size) };
}
