import { describe, expect, test } from 'vitest';
import { emptyWeights, passSamples, randomWeights } from './network.ts';
import { Random } from './random.ts';
import type { Samples } from './digits.ts';

const shape = { inputs: 5, hidden: 7, outputs: 4 };

function someSamples(count: number): Samples {
  const random = Random.fromSeed(11, 0);
  return {
    count,
    pixels: Float64Array.from({ length: count * shape.inputs }, () => 2 * random.uniform() - 1),
    labels: Int32Array.from({ length: count }, () => random.below(shape.outputs)),
  };
}

describe('passSamples', () => {
  test('gradients equal central differences of the loss, for every single weight', () => {
    const samples = someSamples(6);
    const weights = randomWeights(shape, Random.fromSeed(5, 0));
    // Away from the ReLU's corner, where the loss has no derivative.
    for (let i = 0; i < weights.hiddenBias.length; i++) weights.hiddenBias[i] = i % 2 === 0 ? 0.31 : -0.17;
    const gradients = emptyWeights(shape);
    passSamples(shape, weights, samples, gradients);

    const h = 1e-5;
    let greatestError = 0;
    for (let i = 0; i < weights.all.length; i++) {
      const kept = weights.all[i]!;
      weights.all[i] = kept + h;
      const above = passSamples(shape, weights, samples).loss;
      weights.all[i] = kept - h;
      const below = passSamples(shape, weights, samples).loss;
      weights.all[i] = kept;
      const numeric = (above - below) / (2 * h);
      const analytic = gradients.all[i]!;
      greatestError = Math.max(greatestError, Math.abs(numeric - analytic) / Math.max(1e-3, Math.abs(numeric)));
    }
    expect(gradients.all.some((gradient) => Math.abs(gradient) > 1e-2)).toBe(true);
    expect(greatestError).toBeLessThan(1e-6);
  });

  test('probabilities sum to one, even for scores that overflow an exponential', () => {
    const weights = randomWeights(shape, Random.fromSeed(5, 0));
    weights.outputBias.set([2000, -2000, 1999, 0]);
    const { probabilities, loss } = passSamples(shape, weights, someSamples(3));
    for (let sample = 0; sample < 3; sample++) {
      const row = probabilities.subarray(sample * shape.outputs, (sample + 1) * shape.outputs);
      expect(row.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 12);
    }
    expect(Number.isFinite(loss)).toBe(true);
  });

  test('all weights zero: every class equally likely, loss log(classes)', () => {
    const { loss, probabilities } = passSamples(shape, emptyWeights(shape), someSamples(8));
    expect(loss).toBeCloseTo(Math.log(shape.outputs), 12);
    expect([...probabilities].every((each) => each === 0.25)).toBe(true);
  });
});
