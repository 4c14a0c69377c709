import { assertNever, AssayError, isId } from '@assay/base';
import type { ArtifactId, ExperimentId, Id, RunId } from '@assay/base';
import type { AssociationRow, LineageKind } from '../entities/annotation.ts';
import type { ReadTransaction, Transaction } from '../ports/transaction.ts';
import { loadActiveExperiment, loadActiveRun } from './load.ts';
import { loadLineageEntity } from './load-lineage-entity.ts';
import { recordChange } from './record.ts';

export interface LineageNode {
  readonly id: Id;
  readonly experimentId: ExperimentId | null;
}

/** An end of an edge, which must be there and not be deleted. `path`: the field that names it. */
export async function loadLineageNode(
  tx: ReadTransaction,
  kind: LineageKind,
  id: string,
  path: string,
): Promise<LineageNode> {
  switch (kind) {
    case 'experiment': {
      const row = await loadActiveExperiment(tx, id);
      return { id: row.id, experimentId: row.id };
    }
    case 'run': {
      const { experimentId, ...row } = await loadActiveRun(tx, id);
      return { id: row.id, experimentId };
    }
    case 'artifact': {
      const row = isId(id) ? await tx.get('artifact', { id: id as ArtifactId }) : undefined;
      if (row === undefined) throw new AssayError('NotFound', `No artifact with the id ${id}.`, { kind, id, path });
      const { experimentId } = await loadActiveRun(tx, row.runId);
      return { id: row.id, experimentId };
    }
    case 'entity':
      return { id: (await loadLineageEntity(tx, id)).id, experimentId: null };
    default:
      return assertNever(kind);
  }
}

/** `experimentId` where the caller knows it; else that of an end that still tells. */
export async function removeAssociation(
  tx: Transaction,
  edge: AssociationRow,
  experimentId?: ExperimentId | null,
): Promise<void> {
  const { id, projectId: _, createdMs: __, createdBy: ___, ...ends } = edge;
  const followed = experimentId === undefined ? await experimentOf(tx, edge) : experimentId;
  await tx.remove('association', { id });
  await recordChange(tx, 'association.deleted', id, followed, ends);
}

async function experimentOf(tx: ReadTransaction, edge: AssociationRow): Promise<ExperimentId | null> {
  const ends = [
    [edge.sourceKind, edge.sourceId],
    [edge.destinationKind, edge.destinationId],
  ] as const;
  for (const [kind, id] of ends) {
    if (kind === 'experiment') return id as ExperimentId;
    if (kind === 'entity') continue;
    const runId = kind === 'run' ? (id as RunId) : (await tx.get('artifact', { id: id as ArtifactId }))?.runId;
    const run = runId === undefined ? undefined : await tx.get('run', { id: runId });
    if (run?.experimentId) return run.experimentId;
  }
  return null;
}
