import type { TrialHistory } from '../history/trial-history.ts';

/**
 * Whether the trial of a row should be ended, decided at its latest report. The answer follows from the history alone, and is the same when
 * asked again. A trial without reports is never ended.
 */
export type Pruner = (row: number) => boolean;

/** What reports are multiplied by to be losses: 1 where the first objective is minimised, -1 where it is maximised. */
export const lossSign = (history: TrialHistory): 1 | -1 => (history.objectives[0]?.direction === 'maximize' ? -1 : 1);
