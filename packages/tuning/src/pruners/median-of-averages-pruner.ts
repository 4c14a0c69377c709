import type { TrialHistory } from '../history/trial-history.ts';
import { isDecisionStep } from './decision-steps.ts';
import { wholeOption } from './option-check.ts';
import { hasStarted, percentileOf } from './percentile-pruner.ts';
import { lossSign, type Pruner } from './pruner.ts';
import { ofComplete, SettledColumns } from './settled-column.ts';

export interface MedianOfAveragesOptions {
  readonly startupTrials?: number;
  readonly warmupSteps?: number;
}

/**
 * SageMaker's early stopping "Auto" (Golovin et al. 2017, section 3.2.2): ends a trial whose latest value is worse than the
 * median of the complete trials' averages of all that they had reported up to this step. A NaN of theirs does not count, a NaN of
 * the trial's own ends it. SageMaker does not say how many trials it waits for: 5 unless told.
 */
export function medianOfAveragesPruner(options: MedianOfAveragesOptions, history: TrialHistory): Pruner {
  const startupTrials = wholeOption('startupTrials', options.startupTrials, 0, 5);
  const warmupSteps = wholeOption('warmupSteps', options.warmupSteps, 0, 0);
  const sign = lossSign(history);
  const columns = new SettledColumns(history, (step) =>
    ofComplete(history, (reports) => {
      let sum = 0;
      let count = 0;
      for (let place = 0; place < reports.count && (reports.steps[place] ?? Infinity) <= step; place++) {
        const value = reports.values[place] ?? Number.NaN;
        if (Number.isNaN(value)) continue;
        sum += value;
        count++;
      }
      // Infinities of both signs have no average.
      return count === 0 || Number.isNaN(sum) ? undefined : (sign * sum) / count;
    }),
  );
  return (row) => {
    const reports = history.reports[row];
    if (reports === undefined || !hasStarted(history, startupTrials)) return false;
    if (!isDecisionStep(reports, warmupSteps, 1)) return false;
    const latest = sign * reports.lastValue;
    if (Number.isNaN(latest)) return true;
    const averages = columns.sortedAt(reports.lastStep);
    return averages.length > 0 && latest > percentileOf(averages, 50);
  };
}
