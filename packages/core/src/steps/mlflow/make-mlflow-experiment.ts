import { AssayError } from '@assay/base';
import type { ExperimentId } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { ExperimentRow } from '../../entities/experiment.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { freeNativeName, ownerOfName } from '../face-names.ts';
import { makeExperiment } from '../make-experiment.ts';
import type { Tags } from '../write-tags.ts';

export interface NewMlflowExperiment {
  readonly id?: ExperimentId;
  readonly name: string;
  /** Echoed to clients and never opened; empty: the artifact store's own place. */
  readonly artifactLocation: string;
  readonly tags: Tags;
}

/** AlreadyExists where another experiment, deleted ones included, has the name at MLflow's face. */
export async function makeMlflowExperiment(
  tx: Transaction,
  context: CommandContext,
  { id, name, artifactLocation, tags }: NewMlflowExperiment,
): Promise<ExperimentRow> {
  const owner = await ownerOfName(tx, 'mlflow', 'experiment', '', name);
  if (owner !== undefined)
    throw new AssayError('AlreadyExists', `Experiment '${name}' already exists.`, { path: 'name', existingId: owner });
  const native = await freeNativeName(tx, context, { kind: 'experiment', id: undefined, scope: '' }, [name.trim()]);
  const row = await makeExperiment(tx, context, { ...(id && { id }), name: native, tags, mlflowName: name });
  if (artifactLocation !== '')
    await tx.insert('faceDetail', {
      projectId: tx.projectId,
      entityId: row.id,
      face: 'mlflow',
      kind: 'experiment',
      json: JSON.stringify({ artifactLocation }),
    });
  return row;
}
