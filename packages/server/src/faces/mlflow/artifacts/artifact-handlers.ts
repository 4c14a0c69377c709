import type { FilePlace, FolderEntry } from '@assay/core';
import { handlersOf } from '../handler.ts';
import type { MlflowCall } from '../handler.ts';
import { artifactUriOf } from '../models/encode-logged-model.ts';
import { encodeRunInfo } from '../runs/encode-run.ts';
import { runIdOf } from '../runs/run-id.ts';
import { isRefusedByClients, readArtifactPath } from './artifact-path.ts';
import { readFolder } from './read-folder.ts';

interface FileInfo {
  readonly path: string;
  readonly is_dir: boolean;
  readonly file_size?: number;
}

export const artifactHandlers = handlersOf({
  /** By base names. A file, and what does not exist, holds nothing: so clients find out that they have a file before them. */
  async 'artifacts.listArtifacts'({ path = '' }, call) {
    const found = readArtifactPath(path);
    return found === undefined ? {} : filesOf(await entriesOf(call, found.place, found.path), '');
  },

  /** By paths within the run. */
  async listArtifacts(input, call) {
    const id = runIdOf(input);
    const folder = readFolder(input.path);
    const { artifact_uri: root_uri = '' } = encodeRunInfo(
      await call.store.query('getMlflowRun', { runId: id }, call.options),
    );
    return { root_uri, ...filesOf(await entriesOf(call, { kind: 'run', id }, folder), folder) };
  },

  async listLoggedModelArtifacts({ model_id: id, artifact_directory_path }, call) {
    const folder = readFolder(artifact_directory_path);
    const root_uri = artifactUriOf(await call.store.query('getLoggedModel', { modelId: id }, call.options));
    return { root_uri, ...filesOf(await entriesOf(call, { kind: 'model', id }, folder), folder) };
  },
});

const entriesOf = ({ store, options }: MlflowCall, place: FilePlace, folder: string): Promise<FolderEntry[]> =>
  store.query('listFolder', { place, folder }, options);

function filesOf(entries: readonly FolderEntry[], folder: string): { readonly files?: readonly FileInfo[] } {
  const shown = entries.filter(({ name }) => !isRefusedByClients(name));
  if (shown.length === 0) return {};
  return {
    files: shown.map(({ name, sizeBytes }) => ({
      path: folder === '' ? name : `${folder}/${name}`,
      is_dir: sizeBytes === null,
      ...(sizeBytes !== null && { file_size: sizeBytes }),
    })),
  };
}
