import { growForest } from '../forest/grow-forest.ts';
import type { ForestOptions } from '../forest/grow-forest.ts';
import { forestInput } from './forest-input.ts';
import type { ImportanceData } from './importance-data.ts';

/**
 * Mean decrease in impurity (L. Breiman et al., "Classification and regression trees", 1984): the share of what a random forest's splits take off the sum of
 * squares that is taken at each parameter; sums to 1. It speaks of the trials as they are, not of the whole space, and favours parameters of
 * many levels. Zeros with fewer than two trials or where all losses are the same. Non-finite losses: InvalidInput.
 */
export function meanDecreaseImpurity(data: ImportanceData, options: ForestOptions, seed: number): Float64Array {
  const { columns, targets } = forestInput(data, 'searched');
  const importances = new Float64Array(columns.length);
  let trees = 0;
  for (const { gains } of growForest(columns, targets, options, seed)) {
    const total = gains.reduce((a, b) => a + b, 0);
    if (!(total > 0)) continue;
    trees++;
    for (let i = 0; i < gains.length; i++)
      importances[i] = (importances[i] as number) + ((gains[i] as number) / total - (importances[i] as number)) / trees;
  }
  return importances;
}
