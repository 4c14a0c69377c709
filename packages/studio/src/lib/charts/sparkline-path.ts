/** An SVG path through the finite values, spread over a box with a pixel of margin; it breaks at the others. */
export function sparklinePath(values: readonly (number | null | undefined)[], width: number, height: number): string {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (typeof value !== 'number' || !Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const spread = high - low;
  const parts: string[] = [];
  let isBroken = true;
  values.forEach((value, i) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      isBroken = true;
      return;
    }
    const x = values.length === 1 ? width / 2 : (i / (values.length - 1)) * width;
    const y = spread > 0 ? 1 + (1 - (value - low) / spread) * (height - 2) : height / 2;
    parts.push(`${isBroken ? 'M' : 'L'}${round(x)} ${round(y)}`);
    // A lone point becomes a dot through its round caps.
    if (isBroken) parts.push('h0');
    isBroken = false;
  });
  return parts.join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;
