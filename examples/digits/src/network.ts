import type { Random } from './random.ts';
import type { Samples } from './digits.ts';

export interface NetworkShape {
  readonly inputs: number;
  readonly hidden: number;
  readonly outputs: number;
}

/** Weights or their gradients: four views into one buffer. Matrices are row-major, a row for each unit they lead to. */
export interface Weights {
  readonly all: Float64Array;
  /** hidden × inputs */
  readonly hiddenWeights: Float64Array;
  /** hidden */
  readonly hiddenBias: Float64Array;
  /** outputs × hidden */
  readonly outputWeights: Float64Array;
  /** outputs */
  readonly outputBias: Float64Array;
}

export function emptyWeights({ inputs, hidden, outputs }: NetworkShape): Weights {
  const all = new Float64Array(hidden * inputs + hidden + outputs * hidden + outputs);
  let offset = 0;
  const take = (length: number): Float64Array => all.subarray(offset, (offset += length));
  return {
    all,
    hiddenWeights: take(hidden * inputs),
    hiddenBias: take(hidden),
    outputWeights: take(outputs * hidden),
    outputBias: take(outputs),
  };
}

/**
 * Uniform in ±sqrt(6 / fan-in) for the layer before a ReLU (He et al. 2015, doi 10.1109/ICCV.2015.123) and in
 * ±sqrt(3 / fan-in) for the last one; biases zero.
 */
export function randomWeights(shape: NetworkShape, random: Random): Weights {
  const weights = emptyWeights(shape);
  const fill = (matrix: Float64Array, bound: number): void => {
    for (let i = 0; i < matrix.length; i++) matrix[i] = (2 * random.uniform() - 1) * bound;
  };
  fill(weights.hiddenWeights, Math.sqrt(6 / shape.inputs));
  fill(weights.outputWeights, Math.sqrt(3 / shape.hidden));
  return weights;
}

/** What a pass over samples gives. `probabilities` is samples × outputs, each row summing to 1. */
export interface Pass {
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** Share of samples whose most probable class is the right one. */
  readonly accuracy: number;
  readonly probabilities: Float64Array;
}

/**
 * One hidden layer: softmax(outputWeights · relu(hiddenWeights · pixels + hiddenBias) + outputBias).
 * With `gradients`, adds to them the derivatives of the mean cross-entropy by every weight; the caller clears them.
 * Costs O(samples · hidden · (inputs + outputs)).
 */
export function passSamples(shape: NetworkShape, weights: Weights, samples: Samples, gradients?: Weights): Pass {
  const { inputs, hidden, outputs } = shape;
  const activations = new Float64Array(hidden);
  const probabilities = new Float64Array(samples.count * outputs);
  let lossSum = 0;
  let right = 0;
  for (let sample = 0; sample < samples.count; sample++) {
    const pixels = samples.pixels.subarray(sample * inputs, (sample + 1) * inputs);
    const row = probabilities.subarray(sample * outputs, (sample + 1) * outputs);
    const label = samples.labels[sample] ?? 0;
    multiplyAdd(weights.hiddenWeights, pixels, weights.hiddenBias, activations);
    for (let unit = 0; unit < hidden; unit++) activations[unit] = Math.max(0, activations[unit] ?? 0);
    multiplyAdd(weights.outputWeights, activations, weights.outputBias, row);
    lossSum += softmaxCrossEntropy(row, label);
    if (indexOfGreatest(row) === label) right++;
    if (gradients !== undefined) addGradients(weights, gradients, pixels, activations, row, label, samples.count);
  }
  return { loss: lossSum / samples.count, accuracy: right / samples.count, probabilities };
}

/** target = matrix · vector + bias */
function multiplyAdd(matrix: Float64Array, vector: Float64Array, bias: Float64Array, target: Float64Array): void {
  const width = vector.length;
  for (let row = 0; row < target.length; row++) {
    let sum = bias[row] ?? 0;
    for (let column = 0; column < width; column++) sum += (matrix[row * width + column] ?? 0) * (vector[column] ?? 0);
    target[row] = sum;
  }
}

/** Turns scores into probabilities in place and answers -log of the one of `label`; the greatest score is taken off first, so nothing overflows. */
function softmaxCrossEntropy(scores: Float64Array, label: number): number {
  let greatest = -Infinity;
  for (const score of scores) if (score > greatest) greatest = score;
  const ofLabel = (scores[label] ?? 0) - greatest;
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i] = Math.exp((scores[i] ?? 0) - greatest);
  for (let i = 0; i < scores.length; i++) scores[i] = (scores[i] ?? 0) / sum;
  return Math.log(sum) - ofLabel;
}

/** Back-propagation of one sample: the error of a softmax under cross-entropy is probabilities - one-hot(label). */
function addGradients(
  weights: Weights,
  gradients: Weights,
  pixels: Float64Array,
  activations: Float64Array,
  probabilities: Float64Array,
  label: number,
  sampleCount: number,
): void {
  const hidden = activations.length;
  const inputs = pixels.length;
  const hiddenError = new Float64Array(hidden);
  for (let output = 0; output < probabilities.length; output++) {
    const error = ((probabilities[output] ?? 0) - (output === label ? 1 : 0)) / sampleCount;
    gradients.outputBias[output] = (gradients.outputBias[output] ?? 0) + error;
    for (let unit = 0; unit < hidden; unit++) {
      const at = output * hidden + unit;
      gradients.outputWeights[at] = (gradients.outputWeights[at] ?? 0) + error * (activations[unit] ?? 0);
      hiddenError[unit] = (hiddenError[unit] ?? 0) + error * (weights.outputWeights[at] ?? 0);
    }
  }
  for (let unit = 0; unit < hidden; unit++) {
    // A ReLU that is off lets no error through.
    if ((activations[unit] ?? 0) <= 0) continue;
    const error = hiddenError[unit] ?? 0;
    gradients.hiddenBias[unit] = (gradients.hiddenBias[unit] ?? 0) + error;
    for (let input = 0; input < inputs; input++) {
      const at = unit * inputs + input;
      gradients.hiddenWeights[at] = (gradients.hiddenWeights[at] ?? 0) + error * (pixels[input] ?? 0);
    }
  }
}

/** Index of the greatest entry, the first one on a tie. */
export function indexOfGreatest(row: Float64Array): number {
  let best = 0;
  for (let i = 1; i < row.length; i++) if ((row[i] ?? -Infinity) > (row[best] ?? -Infinity)) best = i;
  return best;
}
