import { RandomStream } from '@assay/base';
import type { ForestColumn } from '../forest/forest-columns.ts';
import { growForest } from '../forest/grow-forest.ts';
import type { ForestOptions } from '../forest/grow-forest.ts';
import type { RegressionTree } from '../forest/regression-tree.ts';
import { forestInput } from './forest-input.ts';
import type { ImportanceData } from './importance-data.ts';

/**
 * Permutation importance (L. Breiman, "Random forests", Machine Learning 45, 2001): how much worse a random forest predicts the trials that a tree has not
 * seen once a parameter's values are shuffled among them (1,000 for a tree, if there are so many), as a share of the losses' variance. 0 is no worse; chance can make it a little less, and
 * parameters that matter can come to more than 1. Zeros with fewer than two trials or where all losses are the same. Non-finite losses: InvalidInput.
 */
export function permutationImportance(data: ImportanceData, options: ForestOptions, seed: number): Float64Array {
  const { columns, targets } = forestInput(data, 'searched');
  const importances = new Float64Array(columns.length);
  const variance = targets.reduce((sum, target) => sum + target * target, 0) / targets.length;
  if (!(variance > 0)) return importances;
  let trees = 0;
  for (const tree of growForest(columns, targets, options, seed)) {
    const random = RandomStream.of(seed, trees, shuffling);
    const unseen = random.shuffle([...tree.draws.keys()].filter((row) => tree.draws[row] === 0)).slice(0, mostUnseen);
    if (unseen.length < 2) continue;
    trees++;
    const before = errorOf(tree, columns, targets, unseen, -1, unseen);
    const used = new Set(tree.feature);
    for (let feature = 0; feature < columns.length; feature++) {
      const rise = used.has(feature)
        ? (errorOf(tree, columns, targets, unseen, feature, random.shuffle([...unseen])) - before) / variance
        : 0;
      importances[feature] = (importances[feature] as number) + (rise - (importances[feature] as number)) / trees;
    }
  }
  return importances;
}

const shuffling = 1;
const mostUnseen = 1000;

/** The mean square error on these rows, the values of `feature` taken from others. */
function errorOf(
  tree: RegressionTree,
  columns: readonly ForestColumn[],
  targets: Float64Array,
  rows: readonly number[],
  feature: number,
  others: readonly number[],
): number {
  let squares = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    let node = 0;
    let at = tree.feature[0] as number;
    while (at >= 0) {
      const { kind, values } = columns[at] as ForestColumn;
      const value = values[at === feature ? (others[i] as number) : row] as number;
      const threshold = tree.threshold[node] as number;
      const isLeft = kind === 'number' ? value <= threshold : value !== threshold;
      node = (isLeft ? tree.left[node] : tree.right[node]) as number;
      at = tree.feature[node] as number;
    }
    squares += ((tree.value[node] as number) - (targets[row] as number)) ** 2;
  }
  return squares / rows.length;
}
