import { RandomStream } from '@assay/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitKernel } from './fit-kernel.ts';
import { improvementAcquisition } from './improvement-acquisition.ts';
import { kernelParameters, matern, maternSlope } from './kernel.ts';
import { logImprovement } from './log-expected-improvement.ts';
import { kernelPriors, negativeLogPosterior } from './log-posterior.ts';
import { bestAndNewest } from './model-rows.ts';
import { Posterior } from './posterior.ts';
import type { TrainingSet } from './training-set.ts';
import { transformConstraints, transformLosses } from './transform-losses.ts';

/** Two ranges, the second inactive at times, and three categories. */
function someSet(count: number, seed: number): TrainingSet {
  const random = RandomStream.of(seed);
  const column = (draw: () => number): Float64Array => Float64Array.from({ length: count }, draw);
  const columns = [
    column(() => random.uniform()),
    column(() => (random.uniform() < 0.2 ? Number.NaN : random.uniform())),
    column(() => random.below(3)),
  ];
  const targets = column(() => random.normal());
  return { dimensions: 3, isCategorical: [false, false, true], count, columns, targets };
}

const pointOf = (set: TrainingSet, i: number): Float64Array =>
  Float64Array.from(set.columns, (column) => column[i] as number);
const priors = kernelPriors(3, { mean: -5, sd: 2, low: -14, high: 1 });
const thetaOf = (seed: number): Float64Array => {
  const random = RandomStream.of(seed, 1);
  return Float64Array.from(priors, ({ mean }) => mean + 0.5 * random.normal());
};
const predict = (posterior: Posterior, point: Float64Array): { mean: number; variance: number } => {
  const into = { mean: 0, variance: 0 };
  posterior.predict(point, into);
  return into;
};

describe('the expected improvement', () => {
  it.each([
    [-40, -808.29856836],
    [-10, -55.55312204],
    [-1, -2.48512103],
    [0, -0.91893853],
    [1, 0.08002622],
    [3, 1.09873967],
  ])('at z = %d is exp(%d)', (z, expected) => {
    expect(logImprovement(z).value).toBeCloseTo(expected, 7);
  });

  it('rises evenly over all its forms, with the slope that it tells', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: -40, max: 40, noNaN: true }), fc.double({ min: -1e7, max: -40, noNaN: true })),
        (z) => {
          const h = 1e-4 * Math.max(1, Math.abs(z));
          const between = (logImprovement(z + h).value - logImprovement(z - h).value) / (2 * h);
          expect(Math.abs(between / logImprovement(z).slope - 1)).toBeLessThan(1e-3);
        },
      ),
    );
  });
});

it('the kernel falls with distance, as steeply as it tells', () => {
  expect(matern(0)).toBe(1);
  for (const q of [0.01, 0.3, 2, 30]) {
    expect((matern(q + 1e-6) - matern(q - 1e-6)) / 2e-6).toBeCloseTo(maternSlope(q), 6);
  }
});

describe('the posterior of the kernel parameters', () => {
  it('has the gradient of its differences', () => {
    for (const seed of [1, 2, 3]) {
      const evaluate = negativeLogPosterior(someSet(13, seed), priors);
      const theta = thetaOf(seed);
      const gradient = new Float64Array(theta.length);
      evaluate(theta, gradient);
      const other = new Float64Array(theta.length);
      theta.forEach((value, k) => {
        const at = (h: number): number => evaluate(theta.with(k, value + h), other);
        expect(gradient[k]).toBeCloseTo((at(1e-5) - at(-1e-5)) / 2e-5, 4);
      });
    }
  });

  it('finds which dimension matters, and that a sum is one', () => {
    const random = RandomStream.of(8);
    const columns = [0, 1].map(() => Float64Array.from({ length: 40 }, () => random.uniform()));
    const [x, y] = columns as [Float64Array, Float64Array];
    const base = { dimensions: 2, isCategorical: [false, false], count: 40, columns };
    const ofFirst = fitKernel({ ...base, targets: x.map((v) => 2 * Math.sin(7 * v)) }, { isDeterministic: true }).theta;
    const weights = ofFirst.slice(kernelParameters.productWeights, kernelParameters.productWeights + 2);
    const sumWeights = ofFirst.slice(kernelParameters.sumWeights(2));
    expect(
      Math.max((weights[0] as number) - (weights[1] as number), (sumWeights[0] as number) - (sumWeights[1] as number)),
    ).toBeGreaterThan(3);
    const waves = x.map((v, i) => Math.sin(20 * v) + Math.sin(17 * (y[i] as number)));
    const ofSum = fitKernel({ ...base, targets: waves }, { isDeterministic: true }).theta;
    expect(ofSum[kernelParameters.sum]).toBeGreaterThan((ofSum[kernelParameters.product] as number) + 1);
  });
});

describe('the posterior of the loss', () => {
  const exact = (seed: number): Float64Array => thetaOf(seed).with(kernelParameters.noise, -20);

  it('goes through what was seen, and is unsure elsewhere', () => {
    const set = someSet(12, 4);
    const posterior = new Posterior(set, exact(4));
    for (let i = 0; i < set.count; i++) {
      const { mean, variance } = predict(posterior, pointOf(set, i));
      expect(mean).toBeCloseTo(set.targets[i] as number, 4);
      expect(posterior.meanAt(i)).toBeCloseTo(mean, 9);
      expect(variance).toBeLessThan(1e-4);
    }
    const { variance } = predict(posterior, Float64Array.of(0.5, 0.5, 0));
    expect(variance).toBeGreaterThan(1e-4);
    expect(variance).toBeLessThan(posterior.priorVariance);
  });

  it('believes itself: a believed point moves no mean and leaves no doubt about itself', () => {
    const set = someSet(12, 5);
    const posterior = new Posterior(set, exact(5), 2);
    const [near, elsewhere] = [Float64Array.of(0.3, 0.8, 1), Float64Array.of(0.9, Number.NaN, 2)];
    const before = [predict(posterior, near), predict(posterior, elsewhere)];
    expect(posterior.believe(near)).toBe(before[0]?.mean);
    posterior.believe(pointOf(set, 0));
    const after = [predict(posterior, near), predict(posterior, elsewhere)];
    after.forEach(({ mean }, i) => expect(mean).toBeCloseTo(before[i]?.mean ?? NaN, 6));
    expect(after[0]?.variance).toBeLessThan(1e-6);
    expect(after[1]?.variance).toBeLessThanOrEqual(before[1]?.variance ?? NaN);
  });

  it('is to the bit the same, whatever it takes over from one before', () => {
    const set = someSet(20, 8);
    const part = (count: number, changed?: number): TrainingSet => {
      const columns = set.columns.map((column, j) => {
        const own = column.slice(0, count);
        if (changed !== undefined && j === 0) own[changed] = 0.123;
        return own;
      });
      return { ...set, count, columns, targets: set.targets.slice(0, count) };
    };
    const made = (own: TrainingSet, theta: Float64Array, before?: Posterior): Posterior => {
      const posterior = new Posterior(own, theta, 2, before);
      posterior.believe(Float64Array.of(0.4, Number.NaN, 1));
      return posterior;
    };
    const [point, theta] = [Float64Array.of(0.7, 0.2, 2), thetaOf(8)];
    let last: Posterior | undefined;
    for (const [own, ownTheta] of [
      [part(12), theta],
      [part(15), theta],
      [part(15, 9), theta],
      [part(8), theta],
      [part(20), theta],
      [part(20), thetaOf(9)],
    ] as const) {
      last = made(own, ownTheta, last);
      expect(predict(last, point)).toEqual(predict(made(own, ownTheta), point));
    }
  });

  it('has an acquisition with the gradient of its differences', () => {
    const set = someSet(15, 6);
    const posterior = new Posterior(set, thetaOf(6), 1);
    posterior.believe(Float64Array.of(0.1, 0.2, 0));
    const constraint = { posterior: new Posterior({ ...set, targets: set.targets.toReversed() }, thetaOf(7)) };
    for (const best of [-1.5, Infinity]) {
      const acquisition = improvementAcquisition(posterior, best, [constraint], 3);
      const point = Float64Array.of(0.44, 0.61, 1);
      const gradient = new Float64Array(3);
      expect(acquisition.withGradient(point, gradient)).toBe(acquisition.value(point));
      for (const j of [0, 1]) {
        const at = (h: number): number => acquisition.value(point.with(j, (point[j] as number) + h));
        expect(gradient[j]).toBeCloseTo((at(1e-6) - at(-1e-6)) / 2e-6, 4);
      }
      expect(gradient[2]).toBe(0);
    }
  });
});

describe('what a model learns', () => {
  const losses = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -10, max: 10, noNaN: true })), {
    minLength: 2,
  });

  it('keeps the order of the losses, finite and of the size of 1', () => {
    fc.assert(
      fc.property(losses, (values) => {
        const transformed = transformLosses(Float64Array.from(values));
        expect(transformed.every(Number.isFinite)).toBe(true);
        values.forEach((value, i) => {
          const next = values[i + 1];
          if (next !== undefined && value < next)
            expect(transformed[i]).toBeLessThanOrEqual(transformed[i + 1] as number);
        });
        expect(Math.max(...transformed) - Math.min(...transformed)).toBeLessThan(2 * Math.sqrt(values.length) + 1);
      }),
    );
  });

  it('keeps on which side of 0 a constraint is', () => {
    const told = Float64Array.of(-5, 0, 1e-3, 1e9, Infinity);
    const transformed = transformConstraints(told);
    expect([...transformed].map((value) => value > 0)).toEqual([false, false, true, true, true]);
    expect(transformed.every(Number.isFinite)).toBe(true);
  });

  it('takes the best and the newest where there are too many', () => {
    expect(bestAndNewest(Float64Array.of(3, 0, 5, 1, 9, 7, 8), 4)).toEqual([1, 3, 5, 6]);
    expect(bestAndNewest(Float64Array.of(3, 0), 4)).toEqual([0, 1]);
  });
});
