import { packedLength } from '../../numeric/cholesky.ts';
import { squaredDifference } from './kernel.ts';

/** Points and what was seen there, as a model learns them. */
export interface TrainingSet {
  readonly dimensions: number;
  /** One a dimension. */
  readonly isCategorical: readonly boolean[];
  readonly count: number;
  /** One array a dimension, one coordinate a point: in [0, 1], the index of a category, NaN where inactive. */
  readonly columns: readonly Float64Array[];
  /** Losses, to be made small; about 0 and of the size of 1. */
  readonly targets: Float64Array;
}

/** All squared differences of a dimension, as a packed lower triangle with its diagonal; one array a dimension. */
export function pairDifferences(set: TrainingSet): Float64Array[] {
  return set.columns.map((column, j) => {
    const categorical = set.isCategorical[j] === true;
    const differences = new Float64Array(packedLength(set.count));
    for (let i = 0, at = 0; i < set.count; i++) {
      const a = column[i] as number;
      for (let k = 0; k <= i; k++) differences[at++] = squaredDifference(categorical, a, column[k] as number);
    }
    return differences;
  });
}
