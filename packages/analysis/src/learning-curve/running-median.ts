/**
 * The median of each value and up to `half` neighbours on either side, fewer at the ends (there of `half` + 1). Spikes shorter than
 * half a window leave no trace, and a jump stays where it is. Finite values. O(n · half), by a sorted window.
 */
export function runningMedian(values: Float64Array, half: number): Float64Array {
  if (half === 0) return values;
  const n = values.length;
  const sorted = new Float64Array(2 * half + 1);
  let size = 0;
  const placeOf = (value: number): number => {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sorted[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const enter = (value: number): void => {
    const at = placeOf(value);
    sorted.copyWithin(at + 1, at, size++);
    sorted[at] = value;
  };
  const leave = (value: number): void => {
    const at = placeOf(value);
    sorted.copyWithin(at, at + 1, size--);
  };
  for (let i = 0; i < Math.min(half, n); i++) enter(values[i] as number);
  return values.map((_, i) => {
    if (i > half) leave(values[i - half - 1] as number);
    if (i + half < n) enter(values[i + half] as number);
    const low = sorted[(size - 1) >>> 1] as number;
    const high = sorted[size >>> 1] as number;
    return low / 2 + high / 2;
  });
}
