export interface Eigen {
  /** In no order. */
  readonly values: Float64Array;
  /** n × n, row-major; column k belongs to value k; orthonormal. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix (n × n, row-major) by Jacobi's cyclic rotations: accurate, and for the
 * small n of a search space fast enough. Golub and Van Loan, Matrix Computations, 4th ed., section 8.5.
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(a, n) > 0; sweep++) {
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
    }
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i] as number), vectors };
}

/** Converges quadratically: some 10 sweeps even for large matrices. */
const mostSweeps = 50;

/** The sum of the elements beside the diagonal, 0 where all are lost against it. */
function offDiagonal(a: Float64Array, n: number): number {
  let off = 0;
  let diagonal = 0;
  for (let i = 0; i < n; i++) {
    diagonal += Math.abs(a[i * n + i] as number);
    for (let j = 0; j < i; j++) off += Math.abs(a[i * n + j] as number);
  }
  return off <= 1e-17 * diagonal ? 0 : off;
}

/** Makes a[p, q] zero. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q] as number;
  if (apq === 0) return;
  const theta = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const c = 1 / Math.hypot(t, 1);
  const s = t * c;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) {
    turn(a, p * n + k, q * n + k, c, s);
    turn(vectors, k * n + p, k * n + q, c, s);
  }
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}

function turn(a: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = a[i] as number;
  const y = a[j] as number;
  a[i] = c * x - s * y;
  a[j] = s * x + c * y;
}
