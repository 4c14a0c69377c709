/** Row numbers in ascending order of a column's value, then of row; rows with NaN are left out. */
export class SortedRows {
  /** Longer than `count`; replaced when it grows. */
  rows: Int32Array;
  count: number;

  private constructor(rows: Int32Array, count: number) {
    this.rows = rows;
    this.count = count;
  }

  /** Sorts the first `count` values of a column. */
  static of(column: Float64Array, count: number): SortedRows {
    const rows = new Int32Array(Math.max(count, 16));
    let kept = 0;
    for (let row = 0; row < count; row++) if (!Number.isNaN(column[row])) rows[kept++] = row;
    rows.subarray(0, kept).sort((a, b) => (column[a] ?? 0) - (column[b] ?? 0) || a - b);
    return new SortedRows(rows, kept);
  }

  /** The column holds the row's value already. */
  insert(column: Float64Array, row: number): void {
    if (Number.isNaN(column[row])) return;
    if (this.count === this.rows.length) {
      const grown = new Int32Array(this.count * 2);
      grown.set(this.rows);
      this.rows = grown;
    }
    const place = this.#placeOf(column, row);
    this.rows.copyWithin(place + 1, place, this.count);
    this.rows[place] = row;
    this.count++;
  }

  /** The column still holds the row's value. */
  remove(column: Float64Array, row: number): void {
    if (Number.isNaN(column[row])) return;
    const place = this.#placeOf(column, row);
    if (this.rows[place] !== row) return;
    this.rows.copyWithin(place, place + 1, this.count);
    this.count--;
  }

  #placeOf(column: Float64Array, row: number): number {
    const value = column[row] ?? 0;
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.rows[middle] ?? 0;
      if (((column[other] ?? 0) - value || other - row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
