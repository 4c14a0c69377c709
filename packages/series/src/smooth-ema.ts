import { invalidInput } from '@assay/base';
import { joinMeans } from './bucket-mean.ts';

/**
 * Exponential moving average without the pull of its start towards zero, as TensorBoard draws it: with weight w, the n-th finite
 * value gives s = (1 - w) · Σ w^(n-j) · y_j / (1 - w^n). Values that are not finite stay as they are, and the average goes on behind
 * them as if they had not been; a constant series stays as it is to the bit.
 *
 * `counts`: how many points each value is the mean of (buckets); a value of c points then decays what came before by w^c and
 * has the weight 1 - w^c, which is what its points would have had together. A count of 0 leaves the value as it is.
 *
 * Weight 0: the values themselves. Weight 1: the limit, the mean of all values so far (TensorBoard draws zeros there, and its slider
 * ends before). Throws InvalidInput for a weight outside [0, 1]. O(n).
 *
 * Source: `classicSmoothing` in tensorflow/tensorboard, tensorboard/webapp/widgets/line_chart_v2/data_transformer.ts (2020), and its test.
 */
export function smoothEma(values: Float64Array, weight: number, counts?: ArrayLike<number>): Float64Array {
  if (!(weight >= 0 && weight <= 1)) throw invalidInput('weight', `expected a number from 0 to 1, got ${weight}.`);
  const smoothed = new Float64Array(values.length);
  let average = 0;
  let mass = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    const count = counts?.[i] ?? 1;
    if (!Number.isFinite(value) || !(count > 0)) {
      smoothed[i] = value;
      continue;
    }
    const decay = count === 1 ? weight : weight ** count;
    const gain = weight === 1 ? count : 1 - decay;
    mass = mass * decay + gain;
    average = mass === gain ? value : joinMeans(average, value, gain / mass);
    smoothed[i] = average;
  }
  return smoothed;
}
