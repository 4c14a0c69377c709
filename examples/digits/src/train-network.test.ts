import { beforeAll, describe, expect, test } from 'vitest';
import { loadDigits } from './digits.ts';
import { passSamples } from './network.ts';
import { stepCount, trainNetwork } from './train-network.ts';
import type { Digits } from './digits.ts';
import type { TrainedNetwork, TrainingOptions } from './train-network.ts';

const options: TrainingOptions = { hidden: 64, learningRate: 0.1, momentum: 0.9, batchSize: 32, epochs: 12, seed: 1 };
let digits: Digits;

beforeAll(async () => {
  digits = await loadDigits();
});

function train(changed: Partial<TrainingOptions> = {}): TrainedNetwork & { steps: number; epochs: number } {
  const training = trainNetwork({ ...options, ...changed }, digits.train, digits.validation);
  let steps = 0;
  let epochs = 0;
  let next = training.next();
  while (next.done !== true) {
    if (next.value.kind === 'step') steps++;
    else epochs++;
    next = training.next();
  }
  return { ...next.value, steps, epochs };
}

describe('trainNetwork', () => {
  test('64 units recognise at least 96 % of the digits that were held out', () => {
    const { shape, weights, steps, epochs } = train();
    expect(passSamples(shape, weights, digits.test).accuracy).toBeGreaterThanOrEqual(0.96);
    expect(epochs).toBe(12);
    expect(steps).toBe(stepCount(options, digits.train.count));
  });

  test('is reproducible for a seed and differs between seeds', () => {
    const once = train({ epochs: 1, hidden: 8 }).weights.all;
    expect(train({ epochs: 1, hidden: 8 }).weights.all).toEqual(once);
    expect(train({ epochs: 1, hidden: 8, seed: 2 }).weights.all).not.toEqual(once);
  });
});
