import { RandomStream } from '@assay/base';
import { forestRows } from './forest-columns.ts';
import type { ForestColumn } from './forest-columns.ts';
import { growTree } from './grow-tree.ts';
import type { RegressionTree } from './regression-tree.ts';

export interface ForestOptions {
  /** 64 unless told otherwise. */
  readonly trees?: number;
  /** 64 unless told otherwise. */
  readonly maxDepth?: number;
  /** A node of fewer rows is not split; 2 unless told otherwise. */
  readonly minSplit?: number;
  /** Rows drawn for each tree, with replacement: as many as there are, but at most 4096, unless told otherwise. */
  readonly sampleSize?: number;
}

/**
 * A random forest for regression (L. Breiman, "Random forests", Machine Learning 45, 2001): each tree on a bootstrap sample of its own, all features tried at
 * each node. Yields trees one by one, since few callers need all at once. Tree t depends on (seed, t) alone.
 */
export function* growForest(
  columns: readonly ForestColumn[],
  targets: Float64Array,
  { trees = 64, maxDepth = 64, minSplit = 2, sampleSize = Math.min(targets.length, 4096) }: ForestOptions,
  seed: number,
): Generator<RegressionTree> {
  const rows = forestRows(columns, targets);
  for (let tree = 0; tree < trees; tree++) {
    const random = RandomStream.of(seed, tree);
    const draws = new Uint16Array(rows.count);
    for (let i = 0; i < sampleSize; i++) {
      const row = random.below(rows.count);
      draws[row] = (draws[row] as number) + 1;
    }
    yield growTree(rows, draws, { maxDepth, minSplit }, random);
  }
}
