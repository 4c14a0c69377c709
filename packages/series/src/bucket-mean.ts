/** The mean of two groups out of theirs, the second being the part `share` of all; finite for finite means, however great. */
export function joinMeans(a: number, b: number, share: number): number {
  const delta = b - a;
  return delta - delta === 0 ? a + delta * share : a * (1 - share) + b * share;
}
