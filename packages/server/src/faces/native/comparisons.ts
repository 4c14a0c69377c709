import { runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const comparisonHandlers = {
  compareRuns: runQuery('compareRuns', same, same),
} satisfies Partial<NativeHandlers>;
