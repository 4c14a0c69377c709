import { invalidInput } from '@assay/base';
import type { ModelVersionRow } from '../entities/registered-model.ts';
import { readMlflowModelId } from '../policy/mlflow/logged-model-id.ts';
import type { ReadTransaction } from '../ports/transaction.ts';
import { loadModel, loadModelVersion } from './load-model.ts';
import { loadVersionByAlias } from './load-version-by-alias.ts';
import { loadLoggedModel } from './mlflow/load-logged-model.ts';

/** What the source of a version says of where it is from, when it names something that is kept here. */
export interface ResolvedSource {
  readonly storageUri: string | null;
  readonly runId: string | null;
  readonly loggedModelId: string | null;
}

const nothing: ResolvedSource = { storageUri: null, runId: null, loggedModelId: null };

/**
 * `models:/<name>/<version>` and `models:/<name>@<alias>` lead to the files of that version, `models:/<id>` is a logged model,
 * `runs:/<id>/…` lies in a run; any other URI says nothing. NotFound where there is no such version or logged model.
 */
export async function resolveModelSource(tx: ReadTransaction, source: string): Promise<ResolvedSource> {
  const runId = /^runs:\/+([0-9a-f]{32})(?:\/|$)/.exec(source)?.[1];
  if (runId !== undefined) return { ...nothing, runId };
  const named = /^models:\/+(.+)$/i.exec(source)?.[1];
  if (named === undefined) return nothing;
  const loggedModelId = named.replace(/\/$/, '');
  if (readMlflowModelId(loggedModelId) !== undefined) {
    const { sourceRunId } = await loadLoggedModel(tx, loggedModelId);
    return { ...nothing, loggedModelId, runId: sourceRunId };
  }
  const row = await versionNamed(tx, named, source);
  return { storageUri: row.storageUri ?? row.source, runId: row.runId, loggedModelId: row.loggedModelId };
}

async function versionNamed(tx: ReadTransaction, named: string, source: string): Promise<ModelVersionRow> {
  const [, name = '', mark, wanted = ''] = /^([^/@]+)([/@])([^/]+)\/?$/.exec(named) ?? [];
  const isAlias = mark === '@' || wanted.toLowerCase() === 'latest';
  if (!isAlias && !/^\d{1,10}$/.test(wanted))
    throw invalidInput(
      'source',
      `${JSON.stringify(source.slice(0, 200))} names no version. Give models:/<name>/<version>, models:/<name>@<alias> or models:/<model id>.`,
    );
  const model = await loadModel(tx, decoded(name));
  return isAlias ? loadVersionByAlias(tx, model, decoded(wanted)) : loadModelVersion(tx, model, Number(wanted));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
