import { AssayError } from '@assay/base';
import type { ExperimentId } from '@assay/base';
import type { CommandContext } from '../../context.ts';
import type { ExperimentRow } from '../../entities/experiment.ts';
import { nativeName } from '../../policy/mlflow/native-name.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { freeNativeName, ownerOfName } from '../face-names.ts';
import { makeExperiment } from '../make-experiment.ts';
import { writeNote } from './write-note.ts';
import type { MlflowExperimentDetail } from './experiment-details.ts';

export interface NewMlflowExperiment {
  readonly id?: ExperimentId;
  readonly name: string;
  /** Echoed to clients and never opened; empty: the artifact store's own place. */
  readonly artifactLocation: string;
  readonly tags: ReadonlyMap<string, string>;
}

/** AlreadyExists where another experiment, deleted ones included, has the name at MLflow's face. */
export async function makeMlflowExperiment(
  tx: Transaction,
  context: CommandContext,
  { id, name, artifactLocation, tags: given }: NewMlflowExperiment,
): Promise<ExperimentRow> {
  const owner = await ownerOfName(tx, 'mlflow', 'experiment', '', name);
  if (owner !== undefined)
    throw new AssayError('AlreadyExists', `Experiment '${name}' already exists.`, { path: 'name', existingId: owner });
  const native = await freeNativeName(tx, context, { kind: 'experiment', id: undefined, scope: '' }, [
    nativeName(name, context.limits, 'experiment'),
  ]);
  const tags = new Map(given);
  const note = tags.get(reservedTags.note) ?? '';
  tags.delete(reservedTags.note);
  const row = await makeExperiment(tx, context, { ...(id && { id }), name: native, tags, mlflowName: name });
  if (note !== '') await writeNote(tx, context, { kind: 'experiment', id: row.id, experimentId: row.id }, note);
  if (artifactLocation !== '')
    await tx.insert('faceDetail', {
      projectId: tx.projectId,
      entityId: row.id,
      face: 'mlflow',
      kind: 'experiment',
      json: JSON.stringify({ artifactLocation } satisfies MlflowExperimentDetail),
    });
  return row;
}
