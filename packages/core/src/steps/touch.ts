import { assertNever } from '@assay/base';
import type { ExperimentId, LineageEntityId, RunGroupId, RunId } from '@assay/base';
import type { CommandContext } from '../context.ts';
import type { Transaction } from '../ports/transaction.ts';
import type { Entity } from './load-entity.ts';

/** Something that hangs on the entity changed now; its own fields, which the version counts, did not. */
export function touch(tx: Transaction, { now, actor }: CommandContext, { kind, id }: Entity): Promise<void> {
  const change = { updatedMs: now };
  switch (kind) {
    case 'experiment':
      return tx.update('experiment', { id: id as ExperimentId }, { ...change, updatedBy: actor.name });
    case 'group':
      return tx.update('runGroup', { id: id as RunGroupId }, change);
    case 'run':
      return tx.update('run', { id: id as RunId }, change);
    case 'entity':
      return tx.update('lineageEntity', { id: id as LineageEntityId }, { ...change, updatedBy: actor.name });
    default:
      return assertNever(kind);
  }
}
