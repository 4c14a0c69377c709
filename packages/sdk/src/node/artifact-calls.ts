import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AssayError, messageOf } from '@assay/base';
import type { Artifact, ArtifactDirection, LogArtifact } from '@assay/wire';
import { checkName } from '../core/check-argument.ts';
import { noRetry } from '../core/retry.ts';
import { mediaTypeOf } from './media-type.ts';
import type { OpenRun } from './open-run.ts';

export interface ArtifactOptions {
  /** Default `text/plain`, for files by the name's ending. */
  readonly mediaType?: string | undefined;
  /** Whether the run made it (`output`, default) or used it (`input`). */
  readonly direction?: ArtifactDirection | undefined;
  /** The same as `direction`, in the words of other trackers. */
  readonly isOutput?: boolean | undefined;
  /** Further facts, any JSON. */
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

export interface FileOptions extends ArtifactOptions {
  /** Default: the file's name. May hold folders, e.g. `plots/loss.png`. */
  readonly name?: string | undefined;
}

export interface DatasetOptions extends Omit<FileOptions, 'direction' | 'isOutput'> {
  /** False: record name, place, size and SHA-256, and leave the bytes where they are. Default true. */
  readonly upload?: boolean | undefined;
}

export interface ModelOptions {
  /** Address of the model, kept as it is. Give this or `path`. */
  readonly uri?: string | undefined;
  /** A file to store. */
  readonly path?: string | undefined;
  /** Default `model`. */
  readonly name?: string | undefined;
  readonly modelType?: string | undefined;
  readonly framework?: string | undefined;
  readonly frameworkVersion?: string | undefined;
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

type Stored = Promise<Artifact | undefined>;

const directionOf = ({ direction, isOutput }: ArtifactOptions): ArtifactDirection =>
  direction ?? (isOutput === false ? 'input' : 'output');

export function logArtifactValue(run: OpenRun, name: string, value: string, options: ArtifactOptions): Stored {
  checkName('logArtifact', 'an artifact', name);
  if (typeof value !== 'string') {
    const remedy = 'Pass JSON.stringify(value) with mediaType "application/json", or use logFile or logTable.';
    throw new AssayError('InvalidInput', `logArtifact("${name}"): expected text, got ${typeof value}. ${remedy}`, {
      path: 'value',
    });
  }
  return addRecord(run, {
    name,
    direction: directionOf(options),
    mediaType: options.mediaType ?? 'text/plain',
    value,
    ...(options.metadata !== undefined && { metadata: options.metadata }),
  });
}

const addRecord = (run: OpenRun, body: LogArtifact): Stored =>
  run.lane.add({ what: `artifact "${body.name}"`, attempt: recordAttempt(run, () => body) });

const recordAttempt = (run: OpenRun, bodyOf: () => LogArtifact) => (signal: AbortSignal) =>
  run.session.client.logArtifact({ params: { runId: run.id }, body: bodyOf(), signal, retry: noRetry });

/** Stores bytes that are at hand. */
export function logBytes(run: OpenRun, name: string, bytes: Uint8Array, options: ArtifactOptions): Stored {
  checkName('logImage', 'an artifact', name);
  const body = new Uint8Array(bytes);
  const query = { ...queryOf(name, options), sha256: createHash('sha256').update(body).digest('hex') };
  return run.lane.add({
    what: `artifact "${name}"`,
    attempt: (signal) =>
      run.session.client.uploadArtifact({
        params: { runId: run.id },
        query,
        body,
        mediaType: options.mediaType ?? 'application/octet-stream',
        signal,
        retry: noRetry,
      }),
  });
}

const queryOf = (name: string, options: ArtifactOptions) => ({
  name,
  direction: directionOf(options),
  ...(options.metadata !== undefined && { metadata: JSON.stringify(options.metadata) }),
});

export function logFileArtifact(run: OpenRun, file: string, options: FileOptions): Stored {
  if (typeof file !== 'string' || file === '') {
    throw new AssayError('InvalidInput', 'logFile: path: expected the path of a file.', { path: 'path' });
  }
  const name = options.name ?? path.basename(file);
  checkName('logFile', 'an artifact', name);
  return storeFile(run, file, name, options);
}

function storeFile(run: OpenRun, file: string, name: string, options: ArtifactOptions): Stored {
  return run.lane.add({
    what: `file "${name}"`,
    prepare: async () => void (await checkedFile('logFile', file)),
    attempt: async (signal) => {
      // Digest and bytes are read anew for each attempt: the file may have changed while the server was away.
      const sha256 = await digestOf(file);
      return run.session.client.uploadArtifact({
        params: { runId: run.id },
        query: { ...queryOf(name, options), sha256 },
        body: () => openAsBlob(file),
        mediaType:
          options.mediaType ?? mediaTypeOf(name === path.basename(name) && path.extname(name) === '' ? file : name),
        signal,
        retry: noRetry,
      });
    },
  });
}

/** Size of the file; NotFound or InvalidInput where it is none. */
async function checkedFile(call: string, file: string): Promise<number> {
  const found = await stat(file).catch((thrown: unknown) => {
    throw new AssayError(
      'NotFound',
      `${call}("${file}"): ${reasonOf(thrown)} (looked at ${path.resolve(file)}).`,
      { path: file },
      { cause: thrown },
    );
  });
  if (found.isFile()) return found.size;
  throw new AssayError('InvalidInput', `${call}("${file}"): it is not a file. Log its files one by one.`, {
    path: file,
  });
}

const reasonOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT' ? 'there is no such file' : messageOf(thrown);

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

export function logDatasetFile(run: OpenRun, file: string, options: DatasetOptions): Stored {
  const name = options.name ?? path.basename(file);
  checkName('logDataset', 'a data set', name);
  const metadata = { ...options.metadata, kind: 'dataset' };
  if (options.upload !== false) return storeFile(run, file, name, { ...options, metadata, direction: 'input' });
  let facts = { sizeBytes: 0, sha256: '' };
  return run.lane.add({
    what: `data set "${name}"`,
    prepare: async () => {
      facts = { sizeBytes: await checkedFile('logDataset', file), sha256: await digestOf(file) };
    },
    attempt: recordAttempt(run, () => ({
      name,
      direction: 'input',
      mediaType: options.mediaType ?? mediaTypeOf(file),
      uri: pathToFileURL(path.resolve(file)).href,
      ...facts,
      metadata,
    })),
  });
}

export function logModelArtifact(run: OpenRun, model: ModelOptions): Stored {
  const { uri, path: file } = model;
  if ((uri === undefined) === (file === undefined)) {
    throw new AssayError('InvalidInput', 'logModel: give either uri or path.');
  }
  const name = model.name ?? 'model';
  checkName('logModel', 'a model', name);
  const metadata = {
    ...model.metadata,
    kind: 'model',
    ...(model.modelType !== undefined && { modelType: model.modelType }),
    ...(model.framework !== undefined && { framework: model.framework }),
    ...(model.frameworkVersion !== undefined && { frameworkVersion: model.frameworkVersion }),
  };
  if (file !== undefined) return storeFile(run, file, name, { metadata });
  return addRecord(run, { name, direction: 'output', uri: uri ?? '', metadata });
}
