import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AssayError } from '@assay/base';
import type { ImportSource } from '../import-source.ts';
import { isFileStore, openFileStore } from './file-store.ts';
import type { MlflowOptions } from './mlflow-options.ts';
import { openRestStore } from './rest-store.ts';
import { openSqliteStore } from './sqlite-store.ts';

/** What MLflow keeps its runs in: a folder, a file or a server. */
export async function openMlflow(
  source: string,
  options: MlflowOptions,
  env: NodeJS.ProcessEnv,
): Promise<ImportSource> {
  if (/^https?:\/\//i.test(source) && URL.canParse(source)) return openRestStore(source, options, env);
  const about = await stat(source).catch(() => undefined);
  if (about?.isDirectory() === true) {
    for (const folder of [source, path.join(source, 'mlruns')])
      if (await isFileStore(folder)) return openFileStore(folder, options);
    throw new AssayError(
      'InvalidInput',
      `${source} is no mlruns folder: none of its folders has a meta.yaml. Give the mlruns folder, an mlflow.db or a server.`,
    );
  }
  if (about?.isFile() === true) return openSqliteStore(source, options);
  throw new AssayError('NotFound', `There is neither a folder nor a file ${source}.`);
}
