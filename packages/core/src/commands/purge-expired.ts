import type { Command } from './command.ts';
import type { EpochMs } from '@assay/base';
import { removeExperiment, removeRun, removeRunGroup } from '../steps/purge.ts';
import { removeLoggedModel } from '../steps/mlflow/remove-logged-model.ts';
import { removeReport } from '../steps/reports/remove-reports.ts';
import { removeStaleUploads } from '../steps/remove-upload.ts';

export interface PurgeExpiredInput {
  /** How many things to remove at most; 100 by default. */
  readonly limit?: number;
}

/** For how long what is deleted can be restored. */
export const graceMs = 30 * 24 * 60 * 60 * 1000;

/**
 * Removes what was deleted longer ago than the grace time, runs first, so that no experiment takes long; and uploads that were begun
 * longer ago.
 */
export const purgeExpired: Command<PurgeExpiredInput, { purged: number; more: boolean }> = async (
  tx,
  { limit = 100 },
  context,
) => {
  const beforeMs = (context.now - graceMs) as EpochMs;
  let purged = 0;
  for (const id of await tx.deletedBefore('run', beforeMs, limit)) {
    const run = await tx.get('run', { id });
    if (run === undefined) continue;
    await removeRun(tx, run);
    purged++;
  }
  for (const id of await tx.deletedBefore('runGroup', beforeMs, limit - purged)) {
    const group = await tx.get('runGroup', { id });
    if (group === undefined) continue;
    await removeRunGroup(tx, group);
    purged++;
  }
  for (const id of await tx.deletedBefore('experiment', beforeMs, limit - purged)) {
    const experiment = await tx.get('experiment', { id });
    if (experiment === undefined) continue;
    if (!(await removeExperiment(tx, experiment))) return { purged, more: true };
    purged++;
  }
  for (const id of await tx.deletedBefore('loggedModel', beforeMs, limit - purged)) {
    await removeLoggedModel(tx, { id });
    purged++;
  }
  for (const id of await tx.deletedBefore('report', beforeMs, limit - purged)) {
    await removeReport(tx, id);
    purged++;
  }
  purged += await removeStaleUploads(tx, beforeMs, limit - purged);
  return { purged, more: purged === limit };
};
