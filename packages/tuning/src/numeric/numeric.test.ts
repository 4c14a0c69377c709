import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '@assay/base';
import { Cholesky, packedLength } from './cholesky.ts';
import { minimizeBounded } from './minimize-bounded.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** B Bᵀ + 0.1 I, row-major. */
function positiveMatrix(n: number, seed: number): Float64Array {
  const random = RandomStream.of(seed);
  const b = Float64Array.from({ length: n * n }, () => random.normal());
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = i === j ? 0.1 : 0;
    for (let k = 0; k < n; k++) sum += (b[i * n + k] as number) * (b[j * n + k] as number);
    return sum;
  });
}

function factor(a: Float64Array, n: number, rows = n, into = new Cholesky(1)): Cholesky {
  for (let i = into.size; i < rows; i++) expect(into.append(a, i * n)).toBe(true);
  return into;
}

const matrices = { n: fc.integer({ min: 1, max: 17 }), seed: fc.integer({ min: 0, max: 1e6 }) };

describe('Cholesky', () => {
  it('solves, inverts and measures what it factored', () => {
    fc.assert(
      fc.property(matrices.n, matrices.seed, (n, seed) => {
        const a = positiveMatrix(n, seed);
        const chol = factor(a, n);
        const x = Float64Array.from({ length: n }, (_, i) => i - 1.5);
        const b = Float64Array.from(x, (_, i) => x.reduce((sum, xj, j) => sum + (a[i * n + j] as number) * xj, 0));
        chol.solveLower(b);
        chol.solveUpper(b);
        for (let i = 0; i < n; i++) expect(b[i]).toBeCloseTo(x[i] as number, 6);

        const inverse = chol.inverse();
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let sum = 0;
            for (let k = 0; k < n; k++) {
              const at = k > j ? packedLength(k) + j : packedLength(j) + k;
              sum += (a[i * n + k] as number) * (inverse[at] as number);
            }
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 6);
          }
        }
        const eigen = symmetricEigen(a, n);
        expect(chol.logDeterminant()).toBeCloseTo(
          eigen.values.reduce((sum, value) => sum + Math.log(value), 0),
          6,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('grows to the very factor that is made at once', () => {
    const n = 12;
    const a = positiveMatrix(n, 3);
    const grown = factor(a, n, n, factor(a, n, 5));
    grown.truncate(7);
    const again = factor(a, n, n, grown);
    expect(again.rows.slice(0, packedLength(n))).toEqual(factor(a, n).rows.slice(0, packedLength(n)));
  });

  it('says where a matrix is not positive', () => {
    const chol = new Cholesky();
    expect(chol.append(Float64Array.of(1))).toBe(true);
    expect(chol.append(Float64Array.of(1, 1))).toBe(false);
    expect(chol.size).toBe(1);
  });
});

it('takes a symmetric matrix apart', () => {
  fc.assert(
    fc.property(matrices.n, matrices.seed, (n, seed) => {
      const a = positiveMatrix(n, seed);
      const { values, vectors } = symmetricEigen(a, n);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          let [product, inner] = [0, 0];
          for (let k = 0; k < n; k++) {
            product += (vectors[i * n + k] as number) * (values[k] as number) * (vectors[j * n + k] as number);
            inner += (vectors[k * n + i] as number) * (vectors[k * n + j] as number);
          }
          expect(product).toBeCloseTo(a[i * n + j] as number, 8);
          expect(inner).toBeCloseTo(i === j ? 1 : 0, 10);
        }
      }
    }),
    { numRuns: 30 },
  );
});

describe('minimizeBounded', () => {
  const rosenbrock = (x: Float64Array, gradient: Float64Array): number => {
    let value = 0;
    gradient.fill(0);
    for (let i = 0; i + 1 < x.length; i++) {
      const [a, b] = [x[i] as number, x[i + 1] as number];
      value += 100 * (b - a * a) ** 2 + (1 - a) ** 2;
      gradient[i] = (gradient[i] as number) - 400 * a * (b - a * a) - 2 * (1 - a);
      gradient[i + 1] = (gradient[i + 1] as number) + 200 * (b - a * a);
    }
    return value;
  };
  const box = (n: number, low: number, high: number): { low: Float64Array; high: Float64Array } => ({
    low: new Float64Array(n).fill(low),
    high: new Float64Array(n).fill(high),
  });

  it('follows a curved valley to its end', () => {
    const { x, value } = minimizeBounded(
      { ...box(4, -2, 2), evaluate: rosenbrock, mostEvaluations: 400 },
      Float64Array.of(-1, 1, 0.5, -1),
    );
    expect(value).toBeLessThan(1e-8);
    for (const xi of x) expect(xi).toBeCloseTo(1, 3);
  });

  it('stops at the bounds, and at the best point on them', () => {
    const { x } = minimizeBounded(
      { ...box(2, -2, 0.5), evaluate: rosenbrock, mostEvaluations: 400 },
      Float64Array.of(-2, -2),
    );
    expect(x[0]).toBeCloseTo(0.5, 6);
    expect(x[1]).toBeCloseTo(0.25, 4);
  });

  it('never leaves the box nor ends above its start', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 6 }), (start) => {
        const bounds = box(start.length, -1, 0.7);
        const inside = Float64Array.from(start, (xi) => Math.min(Math.max(xi, -1), 0.7));
        const { x, value } = minimizeBounded({ ...bounds, evaluate: rosenbrock }, Float64Array.from(start));
        expect(value).toBeLessThanOrEqual(rosenbrock(inside, new Float64Array(start.length)));
        for (const xi of x) expect(xi >= -1 && xi <= 0.7).toBe(true);
      }),
    );
  });
});
