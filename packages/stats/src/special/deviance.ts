/**
 * d(u, v) = u ln(u/v) + v − u ≥ 0 for u, v > 0, without loss where u is near v (`difference` = v − u where it is known better
 * than by subtraction): the exponent of binomial, Poisson and gamma densities
 * (C. Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
export function deviance(u: number, v: number, difference = v - u): number {
  const x = difference / u;
  if (x > 1 || x < -0.4) return u * Math.log(u / v) + difference;
  // ln(1 + x) = 2 artanh(r) with r = x/(2 + x).
  const r = x / (2 + x);
  const square = r * r;
  let sum = 0;
  let power = 1;
  for (let k = 3; k < 80; k += 2) {
    const term = power / k;
    sum += term;
    if (term < 1e-17 * sum) break;
    power *= square;
  }
  return u * r * (x - 2 * square * sum);
}
