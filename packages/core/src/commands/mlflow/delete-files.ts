import { assertNever } from '@assay/base';
import type { FilePlace } from '../../answers/mlflow/file.ts';
import type { ArtifactRow } from '../../entities/artifact.ts';
import type { Command, Unfinished } from '../command.ts';
import { unfinished } from '../command.ts';
import type { CommandContext } from '../../context.ts';
import type { Transaction } from '../../ports/transaction.ts';
import { loadActiveMlflowRun } from '../../steps/mlflow/load.ts';
import { loadLoggedModel } from '../../steps/mlflow/load-logged-model.ts';
import { removeArtifact } from '../../steps/put-artifact.ts';
import { recordRunChange } from '../../steps/record.ts';

export interface DeleteFilesInput {
  readonly place: FilePlace;
  /** A file, or a folder with all that is below; empty: everything. Nothing there counts as deleted. */
  readonly path: string;
}

const portion = 100;

/** What has no bytes here is no file, and stays. */
export const deleteFiles: Command<DeleteFilesInput, void | Unfinished> = async (tx, { place, path }, context) => {
  const { kind, id } = place;
  switch (kind) {
    case 'run':
      return deleteOfRun(tx, context, id, path.normalize('NFC'));
    case 'model':
      return deleteOfModel(tx, id, path);
    default:
      return assertNever(kind);
  }
};

async function deleteOfRun(
  tx: Transaction,
  context: CommandContext,
  id: string,
  path: string,
): Promise<void | Unfinished> {
  const run = await loadActiveMlflowRun(tx, id);
  const where = { runId: run.id, direction: 'output' } as const;
  const files = (await tx.find('artifact', { ...where, name: path })).filter(hasBytes);
  const { prefix, isBelow } = folderOf(path);
  let after: string | undefined = prefix;
  while (after !== undefined && files.length < portion) {
    const rows: ArtifactRow[] = await tx.find('artifact', where, {
      orderBy: ['name'],
      after: { name: after },
      limit: portion,
    });
    const below = rows.filter(({ name }) => isBelow(name));
    files.push(...below.filter(hasBytes));
    after = below.length < portion ? undefined : below.at(-1)?.name;
  }
  if (files.length === 0) return;
  for (const file of files) await removeArtifact(tx, run, file);
  const change = { artifactCount: run.artifactCount - files.length, updatedMs: context.now };
  await tx.update('run', { id: run.id }, change);
  const removed = files.map(({ name, direction, id: artifactId }) => ({ name, direction, id: artifactId }));
  await recordRunChange(tx, 'run.artifacts', run, { removed });
  if (after !== undefined) return unfinished;
}

const hasBytes = ({ kind }: ArtifactRow): boolean => kind !== 'uri';

async function deleteOfModel(tx: Transaction, id: string, path: string): Promise<void | Unfinished> {
  const model = await loadLoggedModel(tx, id);
  const where = { modelId: model.id };
  const { prefix, isBelow } = folderOf(path);
  const rows = await tx.find('loggedModelFile', where, { orderBy: ['path'], after: { path: prefix }, limit: portion });
  const below = rows.map((row) => row.path).filter(isBelow);
  let count = await tx.remove('loggedModelFile', { ...where, path });
  for (const each of below) count += await tx.remove('loggedModelFile', { ...where, path: each });
  if (count > 0) await tx.update('loggedModel', { id: model.id }, { fileCount: model.fileCount - count });
  if (below.length === portion) return unfinished;
}

function folderOf(path: string): { readonly prefix: string; readonly isBelow: (path: string) => boolean } {
  const prefix = path === '' ? '' : `${path}/`;
  return { prefix, isBelow: (each) => each.startsWith(prefix) };
}
