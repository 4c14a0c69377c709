import { invalidInput, RandomStream } from '@assay/base';
import type { TrialHistory } from '../history/trial-history.ts';
import { wholeOption } from './option-check.ts';
import type { Pruner } from './pruner.ts';
import { lastStepsOf, successiveHalvingPruner } from './successive-halving-pruner.ts';

export interface HyperbandOptions {
  readonly minResource?: number;
  readonly maxResource?: number | 'auto';
  readonly reductionFactor?: number;
}

/**
 * Hyperband (Li et al. 2017, JMLR 18): brackets of successive halving, the first eager, each later one slower to end trials. A trial's
 * bracket follows from the seed and its number, in shares of `hyperbandBudgets`. `maxResource` "auto" is one more than the last
 * step of the longest complete trial; nothing is ended before there is one.
 */
export function hyperbandPruner(options: HyperbandOptions, history: TrialHistory, seed: number): Pruner {
  const minResource = wholeOption('minResource', options.minResource, 1, 1);
  const factor = wholeOption('reductionFactor', options.reductionFactor, 2, 3);
  const { maxResource = 'auto' } = options;
  if (maxResource !== 'auto' && !(maxResource >= minResource && maxResource < Infinity)) {
    const expected = `"auto" or a number of at least minResource, ${minResource}`;
    throw invalidInput('pruner.maxResource', `expected ${expected}, got ${maxResource}`);
  }
  const lastSteps = lastStepsOf(history);
  let brackets: readonly Pruner[] = [];
  let budgets: readonly number[] = [];
  return (row) => {
    const largest = lastSteps.sorted().at(-1);
    if (maxResource === 'auto' && largest === undefined) return false;
    const wanted = hyperbandBudgets(minResource, maxResource === 'auto' ? (largest ?? 0) + 1 : maxResource, factor);
    if (wanted.length !== budgets.length) {
      budgets = wanted;
      brackets = wanted.map((_, bracket) =>
        successiveHalvingPruner(
          { minResource, reductionFactor: factor, minEarlyStoppingRate: bracket },
          history,
          (number) => hyperbandBracket(wanted, seed, number) === bracket,
        ),
      );
    }
    return brackets[hyperbandBracket(budgets, seed, history.numbers[row] ?? 0)]?.(row) ?? false;
  };
}

/**
 * One a bracket: how many of the trials it gets, as shares of their sum: ceil(B × factor^(B - 1 - i) / (B - i)) for bracket i of
 * B = floor(log_factor(max / min)) + 1. B is counted, as a floating logarithm is one short at 3^5.
 */
export function hyperbandBudgets(minResource: number, maxResource: number, reductionFactor: number): number[] {
  let count = 1;
  for (let resource = minResource * reductionFactor; resource <= maxResource; resource *= reductionFactor) count++;
  return Array.from({ length: count }, (_, i) => Math.ceil((count * reductionFactor ** (count - 1 - i)) / (count - i)));
}

export function hyperbandBracket(budgets: readonly number[], seed: number, trialNumber: number): number {
  const total = budgets.reduce((sum, budget) => sum + budget, 0);
  let place = RandomStream.of(seed, trialNumber, bracketPurpose).below(total);
  for (const [bracket, budget] of budgets.entries()) {
    place -= budget;
    if (place < 0) return bracket;
  }
  return budgets.length - 1;
}

/** Beside the purposes of samplers. */
const bracketPurpose = 0x6872;
