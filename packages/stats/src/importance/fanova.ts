import { growForest } from '../forest/grow-forest.ts';
import type { ForestOptions } from '../forest/grow-forest.ts';
import { forestInput } from './forest-input.ts';
import type { ForestInput, ImportanceMeasure } from './forest-input.ts';
import type { ImportanceData } from './importance-data.ts';
import { treeVariance } from './tree-variance.ts';

export interface FanovaOptions extends ForestOptions {
  readonly measure?: ImportanceMeasure;
  /** Interactions are found between this many of the most important parameters; 0 (none) unless told otherwise. */
  readonly interactionsAmong?: number;
}

/** What two parameters explain together beyond what each does alone. */
export interface Interaction {
  /** Places among the parameters, the first the smaller. */
  readonly pair: readonly [number, number];
  readonly share: number;
}

export interface FanovaResult {
  /** By parameter: the share of the variance over the space that it explains alone; they sum to at most 1. */
  readonly importances: Float64Array;
  /** The strongest first. */
  readonly interactions: readonly Interaction[];
}

/**
 * Parameter importance by functional analysis of variance (F. Hutter, H. Hoos, K. Leyton-Brown, "An efficient approach for assessing hyperparameter
 * importance", ICML 2014): a random forest predicts the loss, and of each tree's variance over the whole search space, every point of it alike,
 * the share that each parameter explains is averaged over trees. A choice of a categorical parameter has the same volume as every other. Zeros with
 * fewer than two trials or where all losses are the same. Non-finite losses: InvalidInput.
 */
export function fanova(data: ImportanceData, options: FanovaOptions, seed: number): FanovaResult {
  const input = forestInput(data, options.measure ?? 'searched');
  const importances = sharesOf(input, options, seed, []).main;
  const among = Math.min(options.interactionsAmong ?? 0, importances.length);
  const chosen = [...importances.keys()]
    .sort((a, b) => (importances[b] as number) - (importances[a] as number))
    .slice(0, among)
    .sort((a, b) => a - b);
  const pairs = chosen.flatMap((a, i) => chosen.slice(i + 1).map((b): readonly [number, number] => [a, b]));
  if (pairs.length === 0) return { importances, interactions: [] };
  // The same trees again: keeping them would take more memory than growing them twice takes time.
  const shares = sharesOf(input, options, seed, pairs).pairs;
  const interactions = pairs.map((pair, i) => ({ pair, share: shares[i] as number })).sort((a, b) => b.share - a.share);
  return { importances, interactions };
}

function sharesOf(
  { columns, targets }: ForestInput,
  options: FanovaOptions,
  seed: number,
  pairs: readonly (readonly [number, number])[],
): { readonly main: Float64Array; readonly pairs: Float64Array } {
  const main = new Float64Array(columns.length);
  const ofPairs = new Float64Array(pairs.length);
  let trees = 0;
  for (const tree of growForest(columns, targets, options, seed)) {
    const variance = treeVariance(tree, columns, pairs);
    if (!(variance.total > 0)) continue;
    trees++;
    for (let i = 0; i < main.length; i++)
      main[i] = (main[i] as number) + ((variance.main[i] as number) / variance.total - (main[i] as number)) / trees;
    for (let i = 0; i < pairs.length; i++)
      ofPairs[i] =
        (ofPairs[i] as number) + ((variance.pairs[i] as number) / variance.total - (ofPairs[i] as number)) / trees;
  }
  return { main, pairs: ofPairs };
}
