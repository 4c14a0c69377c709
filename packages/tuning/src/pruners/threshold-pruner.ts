import { invalidInput } from '@assay/base';
import type { TrialHistory } from '../history/trial-history.ts';
import { isDecisionStep } from './decision-steps.ts';
import { wholeOption } from './option-check.ts';
import type { Pruner } from './pruner.ts';

export interface ThresholdOptions {
  readonly lower?: number;
  readonly upper?: number;
  readonly warmupSteps?: number;
  readonly interval?: number;
}

/** Ends a trial whose latest value is NaN, below `lower` or above `upper`. */
export function thresholdPruner(options: ThresholdOptions, history: TrialHistory): Pruner {
  const { lower = -Infinity, upper = Infinity } = options;
  if (options.lower === undefined && options.upper === undefined)
    throw invalidInput('pruner', 'a threshold needs lower, upper, or both');
  if (!(lower <= upper)) throw invalidInput('pruner.lower', `expected at most upper, ${upper}, got ${lower}`);
  const warmupSteps = wholeOption('warmupSteps', options.warmupSteps, 0, 0);
  const interval = wholeOption('interval', options.interval, 1, 1);
  return (row) => {
    const reports = history.reports[row];
    if (reports === undefined || !isDecisionStep(reports, warmupSteps, interval)) return false;
    return !(reports.lastValue >= lower && reports.lastValue <= upper);
  };
}
