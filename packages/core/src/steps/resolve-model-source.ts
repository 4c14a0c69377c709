import { AssayError } from '@assay/base';
import type { ReadTransaction } from '../ports/transaction.ts';
import { loadModel, loadModelVersion } from './load-model.ts';

/** What the source of a version leads to when it names something that is kept here. */
export interface ResolvedSource {
  readonly storageUri: string | null;
  /** The run that made it. */
  readonly runId: string | null;
}

/** `models:/<name>/<version>` leads to the files of that version; any other URI to itself. */
export async function resolveModelSource(tx: ReadTransaction, source: string): Promise<ResolvedSource> {
  if (!/^models:/i.test(source)) return { storageUri: null, runId: null };
  const [, name, version] = /^models:\/+([^/@]+)\/(\d{1,10})\/?$/i.exec(source) ?? [];
  if (name === undefined || version === undefined)
    throw new AssayError(
      'InvalidInput',
      `source: ${JSON.stringify(source.slice(0, 200))} names no version of a model. Give models:/<name>/<version> or models:/<model id>.`,
      { path: 'source' },
    );
  const row = await loadModelVersion(tx, await loadModel(tx, decodeName(name)), Number(version));
  return { storageUri: row.storageUri ?? row.source, runId: null };
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
