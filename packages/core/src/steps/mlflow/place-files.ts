import { assertNever } from '@assay/base';
import type { RunId } from '@assay/base';
import { answerModelFile, answerRunFile } from '../../answers/mlflow/file.ts';
import type { FileAnswer, FilePlace } from '../../answers/mlflow/file.ts';
import type { LoggedModelId } from '../../entities/logged-model.ts';
import type { ReadTransaction } from '../../ports/transaction.ts';
import { loadMlflowRun } from './load.ts';
import { loadLoggedModel } from './load-logged-model.ts';

/** The files of a run or of a logged model, read alike. */
export interface PlaceFiles {
  /** The path, or the part of one, as it is kept. */
  kept(path: string): string;
  get(path: string): Promise<FileAnswer | undefined>;
  /** In the order of their paths' UTF-8 bytes; fewer than `limit` only where there are no more. `undefined` stands for what has no bytes. */
  after(path: string, limit: number): Promise<{ readonly path: string; readonly file: FileAnswer | undefined }[]>;
}

/** NotFound where there is no such run or logged model. */
export async function openPlace(tx: ReadTransaction, { kind, id }: FilePlace): Promise<PlaceFiles> {
  switch (kind) {
    case 'run':
      return runFiles(tx, (await loadMlflowRun(tx, id)).id);
    case 'model':
      return modelFiles(tx, (await loadLoggedModel(tx, id)).id);
    default:
      return assertNever(kind);
  }
}

function runFiles(tx: ReadTransaction, runId: RunId): PlaceFiles {
  const where = { runId, direction: 'output' } as const;
  return {
    kept: (path) => path.normalize('NFC'),
    get: async (path) => {
      const [row] = await tx.find('artifact', { ...where, name: path }, { limit: 1 });
      return row && answerRunFile(row);
    },
    after: async (path, limit) => {
      const options = { orderBy: ['name'], after: { name: path }, limit } as const;
      const rows = await tx.find('artifact', where, options);
      return rows.map((row) => ({ path: row.name, file: answerRunFile(row) }));
    },
  };
}

function modelFiles(tx: ReadTransaction, modelId: LoggedModelId): PlaceFiles {
  return {
    kept: (path) => path,
    get: async (path) => {
      const row = await tx.get('loggedModelFile', { modelId, path });
      return row && answerModelFile(row);
    },
    after: async (path, limit) => {
      const options = { orderBy: ['path'], after: { path }, limit } as const;
      const rows = await tx.find('loggedModelFile', { modelId }, options);
      return rows.map((row) => ({ path: row.path, file: answerModelFile(row) }));
    },
  };
}
