import { stateCodes, type TrialHistory } from '../history/trial-history.ts';
import type { TrialReports } from '../history/trial-reports.ts';
import { isDecisionStep } from './decision-steps.ts';
import { numberOption, wholeOption } from './option-check.ts';
import { lossSign, type Pruner } from './pruner.ts';
import { ofComplete, SettledColumns } from './settled-column.ts';

export interface PercentileOptions {
  /** 0 … 100: of the others' values, how many percent a trial must be among. */
  readonly percentile: number;
  readonly startupTrials?: number;
  readonly warmupSteps?: number;
  readonly interval?: number;
  readonly minTrials?: number;
}

/**
 * Ends a trial whose best value so far is worse than the percentile of what the complete trials had at this very step (the median rule of
 * Golovin et al. 2017, 10.1145/3097983.3098043, as Optuna 5.0 has it: not their running averages). NaN of the others does not count; a
 * trial that has nothing but NaN is ended.
 */
export function percentilePruner(options: PercentileOptions, history: TrialHistory): Pruner {
  const percentile = numberOption('percentile', options.percentile, [0, 100], 50);
  const startupTrials = wholeOption('startupTrials', options.startupTrials, 0, 5);
  const warmupSteps = wholeOption('warmupSteps', options.warmupSteps, 0, 0);
  const interval = wholeOption('interval', options.interval, 1, 1);
  const minTrials = wholeOption('minTrials', options.minTrials, 1, 1);
  const sign = lossSign(history);
  const columns = new SettledColumns(history, (step) =>
    ofComplete(history, (reports) => {
      const place = reports.placeFrom(step);
      const loss = sign * (reports.values[place] ?? Number.NaN);
      return reports.steps[place] !== step || place >= reports.count || Number.isNaN(loss) ? undefined : loss;
    }),
  );
  return (row) => {
    const reports = history.reports[row];
    if (reports === undefined || !hasStarted(history, startupTrials)) return false;
    if (!isDecisionStep(reports, warmupSteps, interval)) return false;
    const best = leastLoss(reports, sign, 0, reports.count);
    if (Number.isNaN(best)) return true;
    const others = columns.sortedAt(reports.lastStep);
    return others.length >= minTrials && best > percentileOf(others, percentile);
  };
}

/** Whether there are complete trials, as many as wanted. */
export const hasStarted = ({ counts }: TrialHistory, startupTrials: number): boolean =>
  (counts[stateCodes.complete] ?? 0) >= Math.max(1, startupTrials);

/** Of the reports from one place to before another; NaN where all are NaN. */
export function leastLoss(reports: TrialReports, sign: 1 | -1, from: number, to: number): number {
  let least = Number.NaN;
  for (let place = from; place < to; place++) {
    const loss = sign * (reports.values[place] ?? Number.NaN);
    if (loss < least || Number.isNaN(least)) least = loss;
  }
  return least;
}

/** Linear between neighbours, as `numpy.percentile` does. `sorted` has one number or more. */
export function percentileOf(sorted: Float64Array, percentile: number): number {
  const place = (percentile / 100) * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below === above ? below : below + (above - below) * (place - Math.floor(place));
}
