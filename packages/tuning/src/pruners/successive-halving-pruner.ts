import { invalidInput } from '@assay/base';
import { isEnd, type TrialHistory } from '../history/trial-history.ts';
import { wholeOption } from './option-check.ts';
import { lossSign, type Pruner } from './pruner.ts';
import { countBelow, ofComplete, SettledColumn, SettledColumns } from './settled-column.ts';

export interface SuccessiveHalvingOptions {
  readonly minResource?: number | 'auto';
  readonly reductionFactor?: number;
  readonly minEarlyStoppingRate?: number;
  readonly bootstrapCount?: number;
}

/**
 * Asynchronous successive halving (ASHA; Li et al. 2018, arXiv 1810.05934) as Optuna 5.0 has it: no trial waits for others. Rung r is
 * reached by the first report at a step of at least minResource × reductionFactor^(minEarlyStoppingRate + r). The trial goes on
 * where its value there is among the best 1/reductionFactor of all trials that have reached the rung so far, itself included (where
 * that is less than one: the best). NaN ends a trial at a rung. `auto`: the last step of the longest complete trial over
 * reductionFactor², rounded up, so that trials are looked at twice on the way (Optuna: a hundredth of it; so early a value says little of the
 * end, and cost more than it spared, see docs/guide/tuning-comparison.md); nothing is ended before there is one.
 *
 * `competes` says which trials are measured against each other.
 */
export function successiveHalvingPruner(
  options: SuccessiveHalvingOptions,
  history: TrialHistory,
  competes: (trialNumber: number) => boolean = () => true,
): Pruner {
  const { minResource = 'auto' } = options;
  if (minResource !== 'auto' && !(minResource > 0 && minResource < Infinity))
    throw invalidInput('pruner.minResource', `expected a number of steps above 0, or "auto", got ${minResource}`);
  const factor = wholeOption('reductionFactor', options.reductionFactor, 2, 4);
  const lateness = wholeOption('minEarlyStoppingRate', options.minEarlyStoppingRate, 0, 0);
  const bootstrapCount = wholeOption('bootstrapCount', options.bootstrapCount, 0, 0);
  if (bootstrapCount > 0 && minResource === 'auto')
    throw invalidInput('pruner.bootstrapCount', 'goes with a minResource that is a number, not with "auto"');
  const sign = lossSign(history);
  const lastSteps = lastStepsOf(history);
  const rungs = new SettledColumns(history, (rungStep) => (row) => {
    if (!competes(history.numbers[row] ?? Number.NaN)) return undefined;
    const reports = history.reports[row];
    const place = reports?.placeFrom(rungStep) ?? 0;
    if (reports === undefined || place >= reports.count) return isEnd(history.states[row]) ? undefined : 'open';
    const loss = sign * (reports.values[place] ?? Number.NaN);
    return Number.isNaN(loss) ? undefined : loss;
  });
  return (row) => {
    const reports = history.reports[row];
    const least = minResource === 'auto' ? autoResource(lastSteps.sorted(), factor) : minResource;
    if (reports === undefined || reports.count === 0 || least === undefined) return false;
    const step = reports.lastStep;
    const loss = sign * reports.lastValue;
    const before = reports.count > 1 ? (reports.steps[reports.count - 2] ?? Number.NaN) : -Infinity;
    for (let rung = 0; ; rung++) {
      const rungStep = least * factor ** (lateness + rung);
      if (!(step >= rungStep)) return false;
      // Reached by an earlier report, and decided then.
      if (before >= rungStep) continue;
      if (Number.isNaN(loss)) return true;
      const reached = rungs.sortedAt(rungStep);
      if (reached.length <= bootstrapCount) return true;
      const places = Math.max(1, Math.floor(reached.length / factor));
      if (countBelow(reached, loss) >= places) return true;
    }
  };
}

/** The last steps of the complete trials, ascending. */
export const lastStepsOf = (history: TrialHistory): SettledColumn =>
  new SettledColumn(
    history,
    ofComplete(history, ({ lastStep }) => lastStep),
  );

const autoResource = (lastSteps: Float64Array, factor: number): number | undefined => {
  const largest = lastSteps.at(-1);
  return largest === undefined ? undefined : Math.max(1, Math.ceil(largest / factor ** 2));
};
