import { encodeRun, encodeRunRow } from './encode-metrics.ts';
import { runCommand, runQuery, same } from './handler.ts';
import type { NativeHandlers } from './handler.ts';

export const runHandlers = {
  createRun: runCommand('createRun', same, encodeRun),
  searchRuns: runQuery('searchRuns', same, ({ runs, ...page }) => ({ ...page, runs: runs.map(encodeRunRow) })),
  listRunColumns: runQuery('listRunColumns', same, same),
  getRun: runQuery('getRun', same, encodeRun),
  updateRun: runCommand('updateRun', same, encodeRun),
  deleteRun: runCommand('deleteRun', same, same),
  restoreRun: runCommand('restoreRun', same, encodeRun),
  purgeRun: runCommand('purgeRun', same, same),
  cloneRun: runCommand('cloneRun', same, encodeRun),
  logParameters: runCommand('logParameters', same, same),
  listParameters: runQuery('listParameters', same, same),
} satisfies Partial<NativeHandlers>;
