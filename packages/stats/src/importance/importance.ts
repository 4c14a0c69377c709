import { RandomStream, assertNever, invalidInput } from '@assay/base';
import { fanova } from './fanova.ts';
import type { FanovaOptions, Interaction } from './fanova.ts';
import type { ImportanceData } from './importance-data.ts';
import { meanDecreaseImpurity } from './mean-decrease-impurity.ts';
import { pedAnova, PedAnovaTrials } from './ped-anova.ts';
import type { PedAnovaOptions } from './ped-anova.ts';
import { permutationImportance } from './permutation-importance.ts';

export const importanceMethods = ['pedAnova', 'fanova', 'meanDecreaseImpurity', 'permutation'] as const;
export type ImportanceMethod = (typeof importanceMethods)[number];

export interface ImportanceOptions extends PedAnovaOptions, FanovaOptions {
  /** pedAnova unless told otherwise: the cheapest, and it looks at the good trials. */
  readonly method?: ImportanceMethod;
  /** How often trials are drawn anew for the intervals; 0 (none) unless told otherwise. Each costs as much as the importances themselves. */
  readonly resamples?: number;
  /** How much of the resamples' importances an interval holds; 0.95 unless told otherwise. */
  readonly confidence?: number;
}

export interface ImportanceInterval {
  readonly low: number;
  readonly high: number;
}

export interface ImportanceResult {
  readonly importances: readonly number[];
  /** By parameter; only with resamples. Percentiles of the importances of trials drawn anew, stretched to hold the importance itself. */
  readonly intervals?: readonly ImportanceInterval[];
  /** With fanova, between the parameters asked for. */
  readonly interactions: readonly Interaction[];
}

/** How much each parameter matters for the loss, by one of four methods, with bootstrap intervals over trials where asked for. */
export function importance(data: ImportanceData, options: ImportanceOptions, seed: number): ImportanceResult {
  const { resamples = 0, confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1))
    throw invalidInput('confidence', `expected within 0 and 1, got ${confidence}`);
  const { importances, interactions } = importancesOf(data, options, seed);
  if (resamples === 0) return { importances: [...importances], interactions };
  const drawn = data.parameters.map(() => new Float64Array(resamples));
  const again = importancesAgain(data, options, seed);
  for (let resample = 0; resample < resamples; resample++) {
    const found = again(resample);
    for (const [parameter, values] of drawn.entries()) values[resample] = found[parameter] as number;
  }
  const tail = (1 - confidence) / 2;
  const intervals = drawn.map((values, parameter) => {
    values.sort();
    const own = importances[parameter] as number;
    const at = (share: number): number => values[Math.round(share * (resamples - 1))] as number;
    return { low: Math.min(own, at(tail)), high: Math.max(own, at(1 - tail)) };
  });
  return { importances: [...importances], intervals, interactions };
}

function importancesOf(
  data: ImportanceData,
  options: ImportanceOptions,
  seed: number,
): { readonly importances: Float64Array; readonly interactions: readonly Interaction[] } {
  const { method = 'pedAnova' } = options;
  switch (method) {
    case 'pedAnova':
      return { importances: pedAnova(data, options), interactions: [] };
    case 'fanova':
      return fanova(data, options, seed);
    case 'meanDecreaseImpurity':
      return { importances: meanDecreaseImpurity(data, options, seed), interactions: [] };
    case 'permutation':
      return { importances: permutationImportance(data, options, seed), interactions: [] };
    default:
      return assertNever(method);
  }
}

/** The importances over trials drawn anew, by number of the draw. */
function importancesAgain(
  data: ImportanceData,
  options: ImportanceOptions,
  seed: number,
): (resample: number) => Float64Array {
  const count = data.losses.length;
  if ((options.method ?? 'pedAnova') !== 'pedAnova') {
    const alone = { ...options, interactionsAmong: 0 };
    return (resample) =>
      importancesOf(takeRows(data, drawRows(count, seed, resample)), alone, seed + resample + 1).importances;
  }
  const trials = new PedAnovaTrials(data, options);
  return (resample) => {
    const times = new Uint32Array(count);
    for (const row of drawRows(count, seed, resample)) times[row] = (times[row] as number) + 1;
    return trials.importances(times);
  };
}

const drawing = 2;

function drawRows(count: number, seed: number, resample: number): Int32Array {
  const random = RandomStream.of(seed, resample, drawing);
  const rows = new Int32Array(count);
  for (let i = 0; i < count; i++) rows[i] = random.below(count);
  return rows;
}

function takeRows({ parameters, losses }: ImportanceData, rows: Int32Array): ImportanceData {
  const taken = (values: ArrayLike<number>): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  return {
    losses: taken(losses),
    parameters: parameters.map(({ domain, values }) => ({ domain, values: taken(values) })),
  };
}
