import { assertNever } from '@assay/base';
import type { FilePlace } from '../../answers/mlflow/file.ts';
import type { LoggedModelFileRow, LoggedModelRow } from '../../entities/logged-model.ts';
import type { RunRow } from '../../entities/run.ts';
import type { Limits } from '../../limits.ts';
import { checkFilePath, fileArtifactName } from '../../policy/artifact-name.ts';
import { checkLimit } from '../../policy/limit.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { loadActiveMlflowRun } from './load.ts';
import { loadLoggedModel } from './load-logged-model.ts';

/** What a new file is for. */
export type FileOwner =
  | { readonly kind: 'run'; readonly run: RunRow }
  | { readonly kind: 'model'; readonly model: LoggedModelRow; readonly replaced: LoggedModelFileRow | undefined };

/** Whether a run or logged model would take a file of this path and size. */
export async function checkNewFile(
  tx: ReadTransaction,
  limits: Limits,
  { kind, id }: FilePlace,
  path: string,
  sizeBytes: number,
): Promise<FileOwner> {
  const owner = await ownerOf(tx, limits, kind, id, path);
  checkLimit(limits, 'artifactFileBytes', sizeBytes, `The file "${path}" has ${sizeBytes} bytes`);
  return owner;
}

async function ownerOf(
  tx: ReadTransaction,
  limits: Limits,
  kind: FilePlace['kind'],
  id: string,
  path: string,
): Promise<FileOwner> {
  switch (kind) {
    case 'run': {
      const run = await loadActiveMlflowRun(tx, id);
      const name = fileArtifactName('Invalid path', path);
      if ((await tx.count('artifact', { runId: run.id, direction: 'output', name })) === 0)
        checkCount(limits, run.artifactCount + 1, `The run ${id}`);
      return { kind, run };
    }
    case 'model': {
      const model = await loadLoggedModel(tx, id);
      checkFilePath('Invalid path', path);
      const replaced = await tx.get('loggedModelFile', { modelId: model.id, path });
      if (replaced === undefined) checkCount(limits, model.fileCount + 1, `The logged model ${id}`);
      return { kind, model, replaced };
    }
    default:
      return assertNever(kind);
  }
}

const checkCount = (limits: Limits, count: number, owner: string): void =>
  checkLimit(limits, 'artifactsPerRun', count, `${owner} would have ${count} artifacts`);
