/**
 * The u in (low, high) where `evaluate(u).value`, which rises, is `target`: Newton's method held inside a shrinking bracket. For quantiles, u being
 * the logarithm of the quantile and the value that of the probability, which keeps relative accuracy however small both are.
 */
export function solveRising(
  evaluate: (u: number) => { readonly value: number; readonly slope: number },
  target: number,
  bracket: { readonly low: number; readonly high: number; readonly start: number },
): number {
  let { low, high, start: u } = bracket;
  for (let i = 0; i < 300; i++) {
    const { value, slope } = evaluate(u);
    if (value === target) return u;
    if (value > target) high = u;
    else low = u;
    const newton = u - (value - target) / slope;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - u) <= 2e-16 * Math.abs(u)) return next;
    if (next === low || next === high) return next;
    u = next;
  }
  return u;
}
