import type { ExperimentId, Id } from '@assay/base';
import { assertNever } from '@assay/base';
import type { EntityKind } from '../entities/annotation.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { loadLineageEntity } from './load-lineage-entity.ts';
import {
  loadActiveExperiment,
  loadActiveRun,
  loadActiveRunGroup,
  loadExperiment,
  loadRun,
  loadRunGroup,
} from './load.ts';

export interface Entity {
  readonly kind: EntityKind;
  readonly id: Id;
  readonly name: string;
  /** The experiment that it is or belongs to. */
  readonly experimentId: ExperimentId | null;
}

/** What tags and notes hang on. `active`: refused when it is deleted. */
export async function loadEntity(tx: ReadTransaction, kind: EntityKind, id: string, active: boolean): Promise<Entity> {
  switch (kind) {
    case 'experiment': {
      const row = await (active ? loadActiveExperiment : loadExperiment)(tx, id);
      return { kind, id: row.id, name: row.name, experimentId: row.id };
    }
    case 'group': {
      const row = await (active ? loadActiveRunGroup : loadRunGroup)(tx, id);
      return { kind, id: row.id, name: row.name, experimentId: row.experimentId };
    }
    case 'run': {
      const row = await (active ? loadActiveRun : loadRun)(tx, id);
      return { kind, id: row.id, name: row.name, experimentId: row.experimentId };
    }
    case 'entity': {
      const row = await loadLineageEntity(tx, id);
      return { kind, id: row.id, name: row.name ?? row.key, experimentId: null };
    }
    default:
      return assertNever(kind);
  }
}
