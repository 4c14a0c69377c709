import { RandomStream, invalidInput } from '@assay/base';
import { differences, sample } from '../descriptive/sample.ts';
import { meanOf } from '../descriptive/mean.ts';
import { pOf } from './alternative.ts';
import type { Alternative, PMethod } from './alternative.ts';

export interface PermutationOptions {
  readonly alternative?: Alternative;
  /** Whether x and y belong together one by one: then signs of differences are exchanged, else values between samples. */
  readonly isPaired?: boolean;
  /** Up to this many arrangements all are looked at, else this many are drawn; 9,999 unless told otherwise. */
  readonly resamples?: number;
}

export interface PermutationResult {
  /** mean x − mean y. */
  readonly difference: number;
  readonly pValue: number;
  readonly method: PMethod;
}

/**
 * A permutation test of the difference of means (E. J. G. Pitman 1937): among all arrangements, how many are as extreme? Drawn ones answer (extreme + 1)/(drawn + 1), which is never 0 (B. Phipson and G. K. Smyth 2010).
 * Arrangements count as extreme within rounding of the one seen. An empty sample, or pairs of different lengths: InvalidInput.
 */
export function permutationTest(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: PermutationOptions,
  seed: number,
): PermutationResult {
  const { alternative = 'two-sided', isPaired = false, resamples = 9999 } = options;
  if (!(resamples >= 1)) throw invalidInput('resamples', `expected at least 1, got ${resamples}`);
  const arrangements = isPaired ? ofSigns(differences(x, y)) : ofSamples(sample(x, 'x'), sample(y, 'y'));
  const isExact = arrangements.count <= resamples;
  const random = RandomStream.of(seed);
  const slack = 1e-12 * arrangements.scale;
  let less = isExact ? 0 : 1;
  let greater = less;
  let seen = less;
  const look = (value: number): void => {
    seen++;
    if (value <= arrangements.observed + slack) less++;
    if (value >= arrangements.observed - slack) greater++;
  };
  if (isExact) arrangements.all(look);
  else for (let i = 0; i < resamples; i++) look(arrangements.draw(random));
  return {
    difference: arrangements.difference,
    pValue: pOf(alternative, less / seen, greater / seen),
    method: isExact ? 'exact' : 'resampled',
  };
}

interface Arrangements {
  readonly count: number;
  readonly difference: number;
  /** The statistic as it is: a sum that rises with the difference. */
  readonly observed: number;
  readonly scale: number;
  readonly all: (look: (value: number) => void) => void;
  readonly draw: (random: RandomStream) => number;
}

function ofSigns(values: Float64Array): Arrangements {
  const sum = (from: Float64Array): number => from.reduce((a, b) => a + b, 0);
  const visit = (i: number, so: number, look: (value: number) => void): void => {
    if (i === values.length) return look(so);
    visit(i + 1, so + (values[i] as number), look);
    visit(i + 1, so - (values[i] as number), look);
  };
  return {
    count: 2 ** values.length,
    difference: meanOf(values),
    observed: sum(values),
    scale: sum(values.map(Math.abs)),
    all: (look) => visit(0, 0, look),
    draw: (random) => {
      let so = 0;
      for (const value of values) so += random.uint32() < 2147483648 ? value : -value;
      return so;
    },
  };
}

function ofSamples(x: Float64Array, y: Float64Array): Arrangements {
  const both = Float64Array.of(...x, ...y);
  const n = x.length;
  const sum = (from: Float64Array): number => from.reduce((a, b) => a + b, 0);
  const visit = (i: number, left: number, so: number, look: (value: number) => void): void => {
    if (left === 0) return look(so);
    if (both.length - i > left) visit(i + 1, left, so, look);
    visit(i + 1, left - 1, so + (both[i] as number), look);
  };
  const mixed = both.slice();
  return {
    count: chooseCount(both.length, n),
    difference: meanOf(x) - meanOf(y),
    observed: sum(x),
    scale: sum(both.map(Math.abs)),
    all: (look) => visit(0, n, 0, look),
    draw: (random) => {
      let so = 0;
      for (let i = 0; i < n; i++) {
        const j = i + Math.floor(random.uniform() * (mixed.length - i));
        const held = mixed[i] as number;
        mixed[i] = mixed[j] as number;
        mixed[j] = held;
        so += mixed[i] as number;
      }
      return so;
    },
  };
}

function chooseCount(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) count = (count * (n - i + 1)) / i;
  return Math.round(count);
}
