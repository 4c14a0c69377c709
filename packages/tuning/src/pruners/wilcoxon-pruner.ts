import { wilcoxonSignedRank } from '@assay/stats';
import { stateCodes, type TrialHistory } from '../history/trial-history.ts';
import type { TrialReports } from '../history/trial-reports.ts';
import { numberOption, wholeOption } from './option-check.ts';
import { lossSign, type Pruner } from './pruner.ts';

export interface WilcoxonOptions {
  readonly pThreshold?: number;
  readonly startupSteps?: number;
}

/**
 * For objectives that are a mean over folds or instances, each reported at its own step, in any order: ends a trial that is worse than the
 * best complete one on the steps that both have, by the one-sided signed-rank test, at p < pThreshold. Not while its mean so
 * far is at least as good as the best's, and not while there are fewer shared steps than startupSteps, or 2. Trials with reports
 * that are not finite are let alone.
 */
export function wilcoxonPruner(options: WilcoxonOptions, history: TrialHistory): Pruner {
  const pThreshold = numberOption('pThreshold', options.pThreshold, [0, 1], 0.1);
  const startupSteps = wholeOption('startupSteps', options.startupSteps, 0, 2);
  const sign = lossSign(history);
  return (row) => {
    const reports = history.reports[row];
    const best = history.reports[bestRow(history)];
    if (reports === undefined || best === undefined || best === reports) return false;
    const [mean, bestMean] = [sign * meanOf(reports), sign * meanOf(best)];
    // False as well where one is not finite.
    if (!(mean > bestMean && mean < Infinity && bestMean > -Infinity)) return false;
    const [own, others]: [number[], number[]] = [[], []];
    for (let place = 0; place < reports.count; place++) {
      const step = reports.steps[place] ?? Number.NaN;
      const at = best.placeFrom(step);
      if (at >= best.count || best.steps[at] !== step) continue;
      own.push(sign * (reports.values[place] ?? Number.NaN));
      others.push(sign * (best.values[at] ?? Number.NaN));
    }
    if (own.length < Math.max(2, startupSteps)) return false;
    return wilcoxonSignedRank(own, others, test).pValue < pThreshold;
  };
}

const test = { alternative: 'greater', zeros: 'zsplit', continuityCorrection: false } as const;

/** Of the complete, feasible trial of least loss, of equals the first; -1 where there is none. */
function bestRow({ count, states, violations, losses }: TrialHistory): number {
  const column = losses[0];
  let best = -1;
  let least = Infinity;
  for (let row = 0; row < count; row++) {
    const loss = column?.[row] ?? Number.NaN;
    if (states[row] !== stateCodes.complete || (violations[row] ?? 0) > 0 || !(loss < least)) continue;
    best = row;
    least = loss;
  }
  return best;
}

const meanOf = ({ values, count }: TrialReports): number => {
  let sum = 0;
  for (let place = 0; place < count; place++) sum += values[place] ?? Number.NaN;
  return sum / count;
};
