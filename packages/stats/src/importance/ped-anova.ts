import { invalidInput } from '@assay/base';
import { countCells, gridOf } from './grid-counts.ts';
import type { ParameterGrid } from './grid-counts.ts';
import { categoricalDensity, numericDensity } from './grid-density.ts';
import { checkImportanceData } from './importance-data.ts';
import type { ImportanceData, ImportanceDomain } from './importance-data.ts';

export interface PedAnovaOptions {
  /** The best of all trials whose distribution is looked at. */
  readonly targetQuantile?: number;
  /** The trials it is held against. */
  readonly regionQuantile?: number;
  /** Whether the best are held against the region's density, rather than a uniform one. */
  readonly isLocal?: boolean;
  readonly priorWeight?: number;
  /** Whether the importances are scaled to sum to 1. */
  readonly isNormalised?: boolean;
}

/**
 * Parameter importance by PED-ANOVA (S. Watanabe, A. Bansal, F. Hutter, IJCAI 2023, arXiv 2304.10255; for conditional parameters arXiv 2601.20800): the Pearson
 * divergence between the density of the best trials and that of the region's. O(trials × parameters). With fewer than two trials, or where all
 * is the same, zeros; values that a trial does not have are left out of the densities and lower the weight of their parameter.
 */
export const pedAnova = (data: ImportanceData, options: PedAnovaOptions = {}): Float64Array =>
  new PedAnovaTrials(data, options).importances();

/** Trials in order of loss with the cells of their values, to be counted again and again: what a bootstrap does. */
export class PedAnovaTrials {
  readonly #options: PedAnovaOptions;
  /** The rows, best first. */
  readonly #order: Uint32Array;
  /** In this order. */
  readonly #losses: Float64Array;
  readonly #parameters: readonly {
    readonly domain: ImportanceDomain;
    readonly grid: ParameterGrid;
    readonly cells: Int32Array;
  }[];

  constructor(data: ImportanceData, options: PedAnovaOptions = {}) {
    checkImportanceData(data);
    const { targetQuantile = targetDefault, regionQuantile = regionDefault } = options;
    if (!(targetQuantile > 0 && targetQuantile <= regionQuantile && regionQuantile <= 1))
      throw invalidInput('', 'pedAnova: expected 0 < targetQuantile <= regionQuantile <= 1');
    const { parameters, losses } = data;
    const order = Uint32Array.from({ length: losses.length }, (_, row) => row);
    this.#options = options;
    this.#order = order.sort((a, b) => (losses[a] as number) - (losses[b] as number));
    this.#losses = new Float64Array(order.length);
    for (let i = 0; i < order.length; i++) this.#losses[i] = losses[order[i] as number] as number;
    this.#parameters = parameters.map(({ domain, values }) => {
      const grid = gridOf(domain);
      // A plain loop: `from` with a function takes ten times as long.
      const cells = new Int32Array(order.length);
      for (let i = 0; i < order.length; i++) cells[i] = grid.cellOf(values[order[i] as number] as number);
      return { domain, grid, cells };
    });
  }

  /** As `pedAnova` of trials where each row of the data stands so many times; once unless told otherwise. */
  importances(times?: ArrayLike<number>): Float64Array {
    const { targetQuantile = targetDefault, regionQuantile = regionDefault, isNormalised = true } = this.#options;
    const importances = new Float64Array(this.#parameters.length);
    const order = this.#order;
    const weights = new Uint32Array(order.length).fill(1);
    if (times !== undefined) for (let i = 0; i < order.length; i++) weights[i] = times[order[i] as number] as number;
    let total = 0;
    for (let i = 0; i < order.length; i++) total += weights[i] as number;
    if (total < 2) return importances;
    const best = this.#within(targetQuantile, weights, total);
    const region = this.#within(regionQuantile, weights, total);
    for (const [i, { domain, grid, cells }] of this.#parameters.entries()) {
      if (grid.cells < 2) continue;
      const isChoice = domain.kind === 'categorical';
      const ofBest = countCells(grid, cells, weights, best.end);
      const ofRegion = countCells(grid, cells, weights, region.end);
      importances[i] = importanceOf(ofBest, ofRegion, best.count, region.count, isChoice, this.#options);
    }
    if (isNormalised) {
      const sum = importances.reduce((a, b) => a + b, 0);
      if (sum > 0) for (let i = 0; i < importances.length; i++) importances[i] = (importances[i] as number) / sum;
    }
    return importances;
  }

  /** The trials whose loss is at most the quantile's: the first of them, up to `end`, which count `count` times. */
  #within(quantile: number, weights: Uint32Array, total: number): { readonly end: number; readonly count: number } {
    const losses = this.#losses;
    const wanted = Math.max(1, Math.ceil(quantile * total));
    let [end, count] = [0, 0];
    while (count < wanted) count += weights[end++] as number;
    for (; end < losses.length && losses[end] === losses[end - 1]; end++) count += weights[end] as number;
    return { end, count };
  }
}

const targetDefault = 0.1;
const regionDefault = 1;

/** Of the counts of a parameter's cells, among so many of the best trials and so many of the region's. */
function importanceOf(
  ofBest: Float64Array,
  ofRegion: Float64Array,
  best: number,
  region: number,
  isChoice: boolean,
  { isLocal = true, priorWeight = 1 }: PedAnovaOptions,
): number {
  const cells = ofBest.length;
  const bestCount = ofBest.reduce((a, b) => a + b, 0);
  const regionCount = ofRegion.reduce((a, b) => a + b, 0);
  if (regionCount < 2) return 0;
  const estimate = isChoice ? categoricalDensity : numericDensity;
  const top = estimate(ofBest, priorWeight);
  const local = isLocal ? estimate(ofRegion, priorWeight) : new Float64Array(cells).fill(1 / cells);
  let divergence = 0;
  for (let cell = 0; cell < cells; cell++) {
    const below = (local[cell] as number) + 1e-12;
    divergence += below * (((top[cell] as number) + 1e-12) / below - 1) ** 2;
  }
  const bestShare = bestCount / best;
  const regionShare = regionCount / region;
  return (best / region) ** 2 * (bestShare ** 2 / regionShare) * divergence;
}
