import { CompareRunsSchema, ComparisonSchema } from './comparison.ts';
import { read } from './operation-parts.ts';
import type { NativeOperation } from './operation.ts';

/** Verdicts about runs. */
export const comparisonOperations = {
  compareRuns: {
    ...read,
    method: 'POST',
    path: '/comparisons',
    summary: 'Compare sets of runs: a verdict with its numbers',
    body: CompareRunsSchema,
    response: ComparisonSchema,
  },
} as const satisfies Record<string, NativeOperation>;
