import type { TrialHistory } from '../history/trial-history.ts';
import { numberOption, wholeOption } from './option-check.ts';
import { leastLoss } from './percentile-pruner.ts';
import { lossSign, type Pruner } from './pruner.ts';

export interface PatientOptions {
  readonly patience: number;
  readonly minDelta?: number;
}

/**
 * Asks `wrapped` only of trials that have stopped getting better: whose best of the latest patience + 1 reports is worse than the best before
 * them by more than `minDelta`. Without `wrapped` these are ended. Nothing but NaN counts as worse than any number.
 */
export function patientPruner(options: PatientOptions, wrapped: Pruner | undefined, history: TrialHistory): Pruner {
  const patience = wholeOption('patience', options.patience, 0, 0);
  const minDelta = numberOption('minDelta', options.minDelta, [0, Infinity], 0);
  const sign = lossSign(history);
  return (row) => {
    const reports = history.reports[row];
    const split = (reports?.count ?? 0) - patience - 1;
    if (reports === undefined || split <= 0) return false;
    const before = leastLoss(reports, sign, 0, split);
    const after = leastLoss(reports, sign, split, reports.count);
    const isStuck = Number.isNaN(after) ? !Number.isNaN(before) : before + minDelta < after;
    return isStuck && (wrapped === undefined || wrapped(row));
  };
}
