/** A column as trees see it: numbers are ordered, choices are only equal or not. Values are complete: no NaN. */
export interface ForestColumn {
  readonly kind: 'number' | 'choice';
  readonly values: Float64Array;
  /** The volume of the whole column: high − low, or the number of choices. */
  readonly low: number;
  readonly high: number;
}

/** What trees of one forest share: the rows of each number column in rising order, and the place of each row's value among the distinct ones. */
export interface ForestRows {
  readonly count: number;
  readonly columns: readonly ForestColumn[];
  readonly targets: Float64Array;
  readonly sorted: readonly (Int32Array | undefined)[];
  readonly ranks: readonly Int32Array[];
  readonly hasTies: readonly boolean[];
}

export function forestRows(columns: readonly ForestColumn[], targets: Float64Array): ForestRows {
  const count = targets.length;
  const sorted: (Int32Array | undefined)[] = [];
  const ranks: Int32Array[] = [];
  const hasTies: boolean[] = [];
  for (const { kind, values } of columns) {
    if (kind === 'choice') {
      sorted.push(undefined);
      ranks.push(Int32Array.from(values));
      hasTies.push(true);
      continue;
    }
    const distinct = distinctOf(values.toSorted());
    const rank = new Int32Array(count);
    for (let row = 0; row < count; row++) rank[row] = placeOf(values[row] as number, distinct);
    const order = orderOf(rank, distinct.length);
    sorted.push(order);
    ranks.push(rank);
    hasTies.push(distinct.length < count);
  }
  return { count, columns, targets, sorted, ranks, hasTies };
}

function distinctOf(sorted: Float64Array): Float64Array {
  let count = 0;
  for (let i = 0; i < sorted.length; i++)
    if (count === 0 || sorted[i] !== sorted[count - 1]) sorted[count++] = sorted[i] as number;
  return sorted.subarray(0, count);
}

/** Where a value stands among distinct ones that hold it. */
function placeOf(value: number, distinct: Float64Array): number {
  let low = 0;
  let high = distinct.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((distinct[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Rows by rising rank (counting sort). */
function orderOf(ranks: Int32Array, distinct: number): Int32Array {
  const next = new Int32Array(distinct + 1);
  for (const rank of ranks) next[rank + 1] = (next[rank + 1] as number) + 1;
  for (let i = 1; i <= distinct; i++) next[i] = (next[i] as number) + (next[i - 1] as number);
  const order = new Int32Array(ranks.length);
  for (let row = 0; row < ranks.length; row++) {
    const rank = ranks[row] as number;
    const at = next[rank] as number;
    order[at] = row;
    next[rank] = at + 1;
  }
  return order;
}
