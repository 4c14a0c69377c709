import { AssayError } from '@assay/base';
import type { Id } from '@assay/base';
import type { EntityKind } from '../../entities/annotation.ts';
import type { ExperimentRow } from '../../entities/experiment.ts';
import type { RunGroupRow, RunRow } from '../../entities/run.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { ownerOfName } from '../face-names.ts';
import { loadExperiment, loadRun, loadRunGroup } from '../load.ts';

/** What has that name at SageMaker's face, whatever the case, and is not deleted. */
async function ownerOf(tx: ReadTransaction, kind: EntityKind, name: string): Promise<Id> {
  const owner = await ownerOfName(tx, 'sagemaker', kind, '', name);
  if (owner !== undefined) return owner;
  throw new AssayError('NotFound', `SageMaker's face knows no ${kind} named "${name}".`, { sagemaker: kind, name });
}

export const experimentNamed = async (tx: ReadTransaction, name: string): Promise<ExperimentRow> =>
  loadExperiment(tx, await ownerOf(tx, 'experiment', name));

export const groupNamed = async (tx: ReadTransaction, name: string): Promise<RunGroupRow> =>
  loadRunGroup(tx, await ownerOf(tx, 'group', name));

export const runNamed = async (tx: ReadTransaction, name: string): Promise<RunRow> =>
  loadRun(tx, await ownerOf(tx, 'run', name));

/** Throws AlreadyExists when the name is in use at SageMaker's face. */
export async function requireFreeName(tx: ReadTransaction, kind: EntityKind, name: string): Promise<void> {
  if ((await ownerOfName(tx, 'sagemaker', kind, '', name)) === undefined) return;
  throw new AssayError('AlreadyExists', `SageMaker's face already has a ${kind} named "${name}".`, {
    sagemaker: kind,
    name,
  });
}

/** For refusals of deletion: something still stands in it. */
export const stillInUse = (kind: EntityKind, name: string): AssayError =>
  new AssayError('ResourceInUse', `The ${kind} "${name}" is still in use.`, { sagemaker: kind, name });

/** Names at SageMaker's face of several entities of one kind that are not deleted. */
export async function sagemakerNamesOf(
  tx: ReadTransaction,
  kind: EntityKind,
  ids: readonly Id[],
): Promise<Map<Id, string>> {
  if (ids.length === 0) return new Map<Id, string>();
  const rows = await tx.find('faceName', { face: 'sagemaker', kind, scope: '', entityId: ids });
  return new Map(rows.map(({ entityId, name }) => [entityId, name]));
}
