import { compareRuns } from './compare-runs.ts';

/** Sets of runs beside one another. */
export const comparisonQueries = { compareRuns } as const;
