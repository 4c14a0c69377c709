import { invalidInput } from '@assay/base';
import { meanOf } from '../descriptive/mean.ts';
import { sample } from '../descriptive/sample.ts';
import { varianceOf } from '../descriptive/variance.ts';
import { tTestOf } from './t-test.ts';
import type { TTestOptions, TTestResult } from './t-test.ts';

/**
 * The t-test of differences that come from overlapping training sets (folds of one data set), with C. Nadeau and Y. Bengio's variance (Machine Learning 52, 2003): 1/n + test/train in place of
 * 1/n. `testShare` is test size / training size, 1/(k − 1) for k folds. Fewer than two differences: InvalidInput. Differences all the same: as `tTestOf`.
 */
export function correctedResampledTTest(
  differences: ArrayLike<number>,
  testShare: number,
  options: TTestOptions = {},
): TTestResult {
  if (!(testShare >= 0 && Number.isFinite(testShare)))
    throw invalidInput('testShare', `expected test size / training size, got ${testShare}`);
  const values = sample(differences, 'differences', 2);
  const error = Math.sqrt(varianceOf(values) * (1 / values.length + testShare));
  return tTestOf(meanOf(values), error, values.length - 1, options);
}
