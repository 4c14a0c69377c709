import { AssayError } from '@assay/base';
import type { Id } from '@assay/base';
import type { EntityKind } from '../entities/annotation.ts';
import type { ExperimentRow } from '../entities/experiment.ts';
import type { RunGroupRow, RunRow } from '../entities/run.ts';
import type { Transaction } from '../ports/transaction.ts';
import { removeNames } from './face-names.ts';
import { forEachRow, forPortion } from './for-each-row.ts';
import { removeUnusedContents } from './mlflow/dataset-contents.ts';
import { removeLoggedModel } from './mlflow/remove-logged-model.ts';
import { recordChange, recordRunChange } from './record.ts';
import { removeReports } from './reports/remove-reports.ts';

export function requireDeleted(what: string, row: { readonly name: string; readonly deletedMs: number | null }): void {
  if (row.deletedMs !== null) return;
  throw new AssayError(
    'Conflict',
    `${what} "${row.name}" is not deleted. Delete it first; only then can it be purged.`,
  );
}

async function removeAnnotations(tx: Transaction, kind: EntityKind, id: Id): Promise<void> {
  await removeNames(tx, kind, id);
  await tx.remove('tag', { kind, entityId: id });
  await tx.remove('note', { kind, entityId: id });
  await tx.remove('faceDetail', { entityId: id, kind });
}

async function removeEdges(tx: Transaction, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.remove('association', { sourceId: ids });
  await tx.remove('association', { destinationId: ids });
}

/** Removes a run for good, with all that hangs on it. Its child runs lose their parent. */
export async function removeRun(tx: Transaction, run: RunRow): Promise<void> {
  const { id } = run;
  const artifacts = await tx.find('artifact', { runId: id });
  for (let at = 0; at < artifacts.length; at += 500)
    await removeEdges(
      tx,
      artifacts.slice(at, at + 500).map((artifact) => artifact.id),
    );
  await forEachRow(tx, 'run', { parentRunId: id }, (child) =>
    tx.update('run', { id: child.id }, { parentRunId: null, version: child.version + 1 }),
  );
  const datasets = await tx.find('datasetInput', { runId: id });
  await tx.purgeRun(id);
  await removeUnusedContents(tx, new Set(datasets.map(({ contentId }) => contentId)));
  await tx.remove('run', { id });
  await recordRunChange(tx, 'run.purged', run, { name: run.name });
}

export async function removeRunGroup(tx: Transaction, group: RunGroupRow): Promise<void> {
  const { id } = group;
  await removeAnnotations(tx, 'group', id);
  await tx.remove('runGroupMember', { groupId: id });
  await tx.remove('trialReport', { studyId: id });
  await tx.remove('trial', { studyId: id });
  await tx.remove('study', { id });
  await tx.remove('runGroup', { id });
  await recordChange(tx, 'group.purged', id, group.experimentId, { name: group.name });
}

/** Removes an experiment for good, with its runs and groups, as far as one portion goes; answers whether that was all. */
export async function removeExperiment(tx: Transaction, experiment: ExperimentRow): Promise<boolean> {
  const { id } = experiment;
  if (await forPortion(tx, 'run', { experimentId: id }, (run) => removeRun(tx, run))) return false;
  if (await forPortion(tx, 'runGroup', { experimentId: id }, (group) => removeRunGroup(tx, group))) return false;
  if (await forPortion(tx, 'loggedModel', { experimentId: id }, (model) => removeLoggedModel(tx, model))) return false;
  await removeAnnotations(tx, 'experiment', id);
  await removeEdges(tx, [id]);
  await tx.remove('metricMetadata', { experimentId: id });
  await tx.remove('view', { experimentId: id });
  await removeReports(tx, id);
  await tx.remove('experiment', { id });
  await recordChange(tx, 'experiment.purged', id, id, { name: experiment.name });
  return true;
}
