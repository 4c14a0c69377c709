import type { MlflowCall } from '../handler.ts';
import { artifactUriOf } from '../models/encode-logged-model.ts';
import { encodeRunInfo } from '../runs/encode-run.ts';

/** Where the files of a version lie: what its source names of a logged model or of a run, by the place of their artifacts. */
export async function resolveUri(uri: string, { store, options }: MlflowCall): Promise<string> {
  const modelId = /^models:\/+(m-[0-9a-f]{32})\/?$/.exec(uri)?.[1];
  if (modelId !== undefined) return artifactUriOf(await store.query('getLoggedModel', { modelId }, options));
  const [, runId, path] = /^runs:\/+([0-9a-f]{32})\/(.+)$/.exec(uri) ?? [];
  if (runId === undefined || path === undefined) return uri;
  const { artifact_uri: root = '' } = encodeRunInfo(await store.query('getMlflowRun', { runId }, options));
  return `${root}/${path}`;
}
