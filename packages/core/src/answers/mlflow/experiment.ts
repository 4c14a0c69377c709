import type { EpochMs, ExperimentId, Id } from '@assay/base';
import type { ExperimentRow } from '../../entities/experiment.ts';
import { reservedTags } from '../../policy/mlflow/reserved-tags.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { artifactLocationsOf } from '../../steps/mlflow/experiment-details.ts';
import { notesOf } from '../../steps/mlflow/notes.ts';
import type { TextColumns } from './run.ts';

export interface MlflowExperimentAnswer {
  readonly id: ExperimentId;
  /** At MLflow's face. */
  readonly name: string;
  /** Null: the artifact store's own place. */
  readonly artifactLocation: string | null;
  readonly isDeleted: boolean;
  readonly createdMs: EpochMs;
  readonly updatedMs: EpochMs;
  readonly tags: TextColumns;
}

/** In the order of the rows, with a handful of queries however many they are. */
export async function answerMlflowExperiments(
  tx: ReadTransaction,
  rows: readonly ExperimentRow[],
): Promise<MlflowExperimentAnswer[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const names = new Map<Id, string>();
  for (const { entityId, name } of await tx.find('faceName', { face: 'mlflow', kind: 'experiment', entityId: ids }))
    names.set(entityId, name);
  const locations = await artifactLocationsOf(tx, ids);
  const tags = await tagsOfExperiments(tx, ids);
  return rows.map(({ id, name, createdMs, updatedMs, deletedMs }) => ({
    id,
    name: names.get(id) ?? name,
    artifactLocation: locations.get(id) ?? null,
    isDeleted: deletedMs !== null,
    createdMs,
    updatedMs,
    tags: tags.get(id) ?? { keys: [], values: [] },
  }));
}

async function tagsOfExperiments(tx: ReadTransaction, ids: readonly ExperimentId[]): Promise<Map<Id, TextColumns>> {
  const found = new Map<Id, { keys: string[]; values: string[] }>();
  const add = (id: Id, key: string, value: string): void => {
    let own = found.get(id);
    if (own === undefined) found.set(id, (own = { keys: [], values: [] }));
    own.keys.push(key);
    own.values.push(value);
  };
  const notes = await notesOf(tx, 'experiment', ids);
  for (const { entityId, key, value } of await tx.find('tag', { kind: 'experiment', entityId: ids }))
    if (key !== reservedTags.note || !notes.has(entityId)) add(entityId, key, value);
  for (const [id, text] of notes) add(id, reservedTags.note, text);
  return found;
}
