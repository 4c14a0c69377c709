import type { TrialReports } from '../history/trial-reports.ts';

/** Whether the latest report is one to decide at: the first in its stretch of `interval` steps, counted from `warmupSteps` on. */
export function isDecisionStep(reports: TrialReports, warmupSteps: number, interval: number): boolean {
  const step = reports.lastStep;
  if (!(step >= warmupSteps)) return false;
  const begin = Math.floor((step - warmupSteps) / interval) * interval + warmupSteps;
  return !((reports.steps[reports.count - 2] ?? -Infinity) >= begin);
}
