/**
 * The lower Cholesky factor L of a symmetric positive matrix A = L Lᵀ, grown a row at a time: appending n rows costs n³/6
 * multiplications, and gives bit for bit the same factor whether it is done at once or over many calls. Rows lie packed, row i at
 * i (i + 1) / 2. Golub and Van Loan, Matrix Computations, 4th ed., section 4.2.
 */
export class Cholesky {
  #rows: Float64Array;
  #size = 0;

  constructor(capacity = 16) {
    this.#rows = new Float64Array(packedLength(capacity));
  }

  get size(): number {
    return this.#size;
  }

  /** L's packed rows; longer than is used. */
  get rows(): Float64Array {
    return this.#rows;
  }

  /**
   * Appends row `size` of A: its elements left of the diagonal at `from` in `source` and the diagonal after them. Answers false, and
   * appends nothing, where A would not be positive definite.
   */
  append(source: Float64Array, from = 0): boolean {
    const n = this.#size;
    const start = packedLength(n);
    if (start + n + 1 > this.#rows.length) this.#grow();
    const rows = this.#rows;
    let sum = 0;
    for (let j = 0; j < n; j++) {
      const at = packedLength(j);
      const value = ((source[from + j] as number) - dot(rows, start, rows, at, j)) / (rows[at + j] as number);
      rows[start + j] = value;
      sum += value * value;
    }
    const rest = (source[from + n] as number) - sum;
    if (!(rest > 0)) return false;
    rows[start + n] = Math.sqrt(rest);
    this.#size = n + 1;
    return true;
  }

  /** Forgets all rows but the first `size`. */
  truncate(size: number): void {
    this.#size = Math.min(this.#size, size);
  }

  /** L x = b, in place. */
  solveLower(b: Float64Array): void {
    const rows = this.#rows;
    for (let i = 0, at = 0; i < this.#size; at += ++i) {
      b[i] = ((b[i] as number) - dot(rows, at, b, 0, i)) / (rows[at + i] as number);
    }
  }

  /** Lᵀ x = b, in place. */
  solveUpper(b: Float64Array): void {
    const rows = this.#rows;
    for (let i = this.#size - 1; i >= 0; i--) {
      const at = packedLength(i);
      const value = (b[i] as number) / (rows[at + i] as number);
      b[i] = value;
      for (let j = 0; j < i; j++) b[j] = (b[j] as number) - value * (rows[at + j] as number);
    }
  }

  /** log det A. */
  logDeterminant(): number {
    let sum = 0;
    for (let i = 0; i < this.#size; i++) sum += Math.log(this.#rows[packedLength(i) + i] as number);
    return 2 * sum;
  }

  /** A⁻¹'s lower triangle, packed as L is. */
  inverse(): Float64Array {
    const n = this.#size;
    const rows = this.#rows;
    // Row c of `columns` is column c of L⁻¹ from its diagonal on, so that all sums below run along rows.
    const columns = new Float64Array(n * n);
    for (let c = 0; c < n; c++) {
      const at = c * n;
      columns[at + c] = 1 / (rows[packedLength(c) + c] as number);
      for (let i = c + 1; i < n; i++) {
        const row = packedLength(i);
        columns[at + i] = -dot(rows, row + c, columns, at + c, i - c) / (rows[row + i] as number);
      }
    }
    const inverse = new Float64Array(packedLength(n));
    for (let i = 0; i < n; i++) {
      const row = packedLength(i);
      for (let j = 0; j <= i; j++) inverse[row + j] = dot(columns, i * n + i, columns, j * n + i, n - i);
    }
    return inverse;
  }

  #grow(): void {
    const rows = new Float64Array(packedLength(2 * (this.#size + 1)));
    rows.set(this.#rows);
    this.#rows = rows;
  }
}

/** How many numbers the lower triangle of an n × n matrix has: where its row n begins. */
export const packedLength = (n: number): number => (n * (n + 1)) / 2;

/** Four sums side by side, as a processor adds them. */
function dot(a: Float64Array, aFrom: number, b: Float64Array, bFrom: number, count: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < count; i += 4) {
    s0 += (a[aFrom + i] as number) * (b[bFrom + i] as number);
    s1 += (a[aFrom + i + 1] as number) * (b[bFrom + i + 1] as number);
    s2 += (a[aFrom + i + 2] as number) * (b[bFrom + i + 2] as number);
    s3 += (a[aFrom + i + 3] as number) * (b[bFrom + i + 3] as number);
  }
  for (; i < count; i++) s0 += (a[aFrom + i] as number) * (b[bFrom + i] as number);
  return s0 + s1 + (s2 + s3);
}
