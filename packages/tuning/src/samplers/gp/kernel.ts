/**
 * How alike two points are: a Matérn 5/2 kernel over all dimensions (ARD: a weight a dimension) plus the mean of Matérn 5/2 kernels of
 * single dimensions, with weights of their own. The first knows how dimensions work together; the second learns a sum of
 * curves from far fewer points. Their shares are learned (Duvenaud, Nickisch and Rasmussen 2011, "Additive Gaussian processes").
 *
 * Its parameters are logarithms, in one vector: [variance of the product, variance of the sum, variance of the noise, d weights of the product,
 * d weights of the sum]. A weight is an inverse squared length; squared differences are `squaredDifference`.
 */
export const kernelParameters = {
  product: 0,
  sum: 1,
  noise: 2,
  productWeights: 3,
  sumWeights: (dimensions: number): number => 3 + dimensions,
  count: (dimensions: number): number => 3 + 2 * dimensions,
} as const;

/** Matérn 5/2 of a weighted squared distance q: (1 + a + a²/3) exp(-a), a = √(5 q). */
export function matern(q: number): number {
  const a = Math.sqrt(5 * q);
  return (1 + a + (a * a) / 3) * Math.exp(-a);
}

/** d matern / dq. */
export function maternSlope(q: number): number {
  const a = Math.sqrt(5 * q);
  return (-5 / 6) * (1 + a) * Math.exp(-a);
}

/**
 * Between two coordinates of a dimension. Numbers lie in [0, 1]; of a category, any two that differ are 1 apart. NaN is an inactive
 * dimension: it stands in the middle, and being active or not counts as half a range, so that the distance stays that of a space.
 */
export function squaredDifference(isCategorical: boolean, a: number, b: number): number {
  if (a === b) return 0;
  if (isCategorical) return Number.isNaN(a) && Number.isNaN(b) ? 0 : 1;
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : (b - 0.5) ** 2 + 0.25;
  if (Number.isNaN(b)) return (a - 0.5) ** 2 + 0.25;
  return (a - b) ** 2;
}
