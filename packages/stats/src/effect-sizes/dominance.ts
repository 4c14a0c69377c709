/** P(x > y) − P(x < y) over all pairs, in O((n + m) log(n + m)). Neither may be empty. */
export const dominance = (x: Float64Array, y: Float64Array): number => dominanceOfRising(x.toSorted(), y.toSorted());

/** The same of values that rise, in O(n + m). */
export function dominanceOfRising(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (const own of dominanceOfEach(a, b)) sum += own;
  return sum / (a.length * b.length);
}

/** Of each of rising values: how many of the other rising values it is above, less how many it is below. */
export function dominanceOfEach(a: Float64Array, b: Float64Array): Float64Array {
  const each = new Float64Array(a.length);
  let below = 0;
  let notAbove = 0;
  for (let i = 0; i < a.length; i++) {
    const value = a[i] as number;
    while (below < b.length && (b[below] as number) < value) below++;
    while (notAbove < b.length && (b[notAbove] as number) <= value) notAbove++;
    each[i] = below - (b.length - notAbove);
  }
  return each;
}
