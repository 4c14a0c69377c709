/** Ranks from 1 in rising order; equal values share the mean of theirs. */
export interface Ranks {
  readonly ranks: Float64Array;
  /** Σ(t³ − t) over groups of t equal values; 0 without ties. */
  readonly ties: number;
}

export function rank(values: ArrayLike<number>): Ranks {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const ranks = new Float64Array(values.length);
  let ties = 0;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end] as number] === values[order[start] as number]) end++;
    for (let i = start; i < end; i++) ranks[order[i] as number] = (start + end + 1) / 2;
    ties += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { ranks, ties };
}
