import { classCount, pickSamples, pixelCount } from './digits.ts';
import { emptyWeights, passSamples, randomWeights } from './network.ts';
import type { Samples } from './digits.ts';
import type { NetworkShape, Pass, Weights } from './network.ts';
import { Random } from './random.ts';

export interface TrainingOptions {
  readonly hidden: number;
  readonly learningRate: number;
  readonly momentum: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly seed: number;
}

/** A mini-batch was learned from. `step` counts from 1 over all epochs; loss and accuracy are from before the update. */
export interface TrainedStep {
  readonly kind: 'step';
  readonly step: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** The training samples were gone through once; epochs count from 1. */
export interface TrainedEpoch {
  readonly kind: 'epoch';
  readonly epoch: number;
  readonly step: number;
  readonly validation: Pass;
}

export interface TrainedNetwork {
  readonly shape: NetworkShape;
  readonly weights: Weights;
}

/**
 * Mini-batch stochastic gradient descent with momentum (velocity = momentum · velocity - rate · gradient), the samples
 * in a new order each epoch. A generator, so that whoever runs it decides what to log, and when to let others have the
 * processor. The same options give the same weights, bit for bit.
 */
export function* trainNetwork(
  options: TrainingOptions,
  train: Samples,
  validation: Samples,
): Generator<TrainedStep | TrainedEpoch, TrainedNetwork, void> {
  const shape = { inputs: pixelCount, hidden: options.hidden, outputs: classCount };
  const weights = randomWeights(shape, Random.fromSeed(options.seed, 0));
  const shuffling = Random.fromSeed(options.seed, 1);
  const gradients = emptyWeights(shape);
  const velocity = new Float64Array(weights.all.length);
  const order = Int32Array.from({ length: train.count }, (_, row) => row);
  let step = 0;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffling.shuffle(order);
    for (let from = 0; from < order.length; from += options.batchSize) {
      const batch = pickSamples(train, order.subarray(from, from + options.batchSize));
      gradients.all.fill(0);
      const { loss, accuracy } = passSamples(shape, weights, batch, gradients);
      for (let i = 0; i < velocity.length; i++) {
        const speed = options.momentum * (velocity[i] ?? 0) - options.learningRate * (gradients.all[i] ?? 0);
        velocity[i] = speed;
        weights.all[i] = (weights.all[i] ?? 0) + speed;
      }
      yield { kind: 'step', step: ++step, loss, accuracy };
    }
    yield { kind: 'epoch', epoch, step, validation: passSamples(shape, weights, validation) };
  }
  return { shape, weights };
}

export const stepCount = (options: TrainingOptions, sampleCount: number): number =>
  options.epochs * Math.ceil(sampleCount / options.batchSize);
