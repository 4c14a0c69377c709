import { AssayError, messageOf } from '@assay/base';
import type { ImportAccount } from '../import-account.ts';
import type { SourceArtifact } from '../import-source.ts';
import { listOf, mapOf, numberFrom, textFrom } from './rest-client.ts';
import type { Json, MlflowRestClient } from './rest-client.ts';

const deepest = 64;

/** The files of a run and of the models that it logged, through the server that has them. */
export async function* readRestArtifacts(
  client: MlflowRestClient,
  runId: string,
  models: readonly string[],
  account: ImportAccount,
): AsyncGenerator<SourceArtifact> {
  try {
    const list = async (path: string): Promise<readonly Json[]> => {
      const query = { run_id: runId, ...(path !== '' && { path }) };
      return listOf((await client.get('mlflow/artifacts/list', query))['files']);
    };
    for await (const { path, sizeBytes } of walk(list, '')) {
      const open = (): Promise<ReadableStream<Uint8Array>> => client.download('/get-artifact', { run_id: runId, path });
      yield { kind: 'remote', direction: 'output', name: path, sizeBytes, open };
    }
    for (const model of models) yield* modelFiles(client, runId, model, account);
  } catch (thrown) {
    // A server that runs without its artifact store, or a store that is gone, keeps no run out.
    if (!(thrown instanceof AssayError) || thrown.code === 'Unauthenticated') throw thrown;
    account.leaveOut('damaged', 'artifacts that the server does not give', `run ${runId}: ${messageOf(thrown)}`);
  }
}

/** Files of a model that lies in the server's own artifact store, below the name of the model. */
async function* modelFiles(
  client: MlflowRestClient,
  runId: string,
  modelId: string,
  account: ImportAccount,
): AsyncGenerator<SourceArtifact> {
  const info = mapOf(mapOf((await client.get(`mlflow/logged-models/${encodeURIComponent(modelId)}`))['model'])['info']);
  const location = textFrom(info['artifact_uri']);
  const root = /^mlflow-artifacts:(?:\/\/[^/]*)?\/(.+?)\/*$/.exec(location)?.[1];
  if (root === undefined) {
    account.leaveOut('omitted', 'models of runs that the server does not give', `run ${runId}: ${location}`);
    return;
  }
  const list = async (path: string): Promise<readonly Json[]> => {
    const below = path === '' ? root : `${root}/${path}`;
    const { files } = await client.get('mlflow-artifacts/artifacts', { path: below });
    // Paths are told from the folder that was asked for.
    return listOf(files).map((file) => ({
      ...file,
      path: path === '' ? file['path'] : `${path}/${textFrom(file['path'])}`,
    }));
  };
  for await (const { path, sizeBytes } of walk(list, '')) {
    const address = [...root.split('/'), ...path.split('/')].map(encodeURIComponent).join('/');
    const open = (): Promise<ReadableStream<Uint8Array>> =>
      client.download(`/api/2.0/mlflow-artifacts/artifacts/${address}`);
    yield { kind: 'remote', direction: 'output', name: `${textFrom(info['name'])}/${path}`, sizeBytes, open };
  }
}

interface RemoteFile {
  readonly path: string;
  readonly sizeBytes: number | undefined;
}

async function* walk(
  list: (path: string) => Promise<readonly Json[]>,
  folder: string,
  depth = 0,
): AsyncGenerator<RemoteFile> {
  if (depth > deepest) return;
  for (const file of await list(folder)) {
    const path = textFrom(file['path']);
    if (file['is_dir'] === true) {
      // A folder that lists itself would never end.
      if (path.length > folder.length) yield* walk(list, path, depth + 1);
    } else yield { path, sizeBytes: numberFrom(file['file_size']) };
  }
}
