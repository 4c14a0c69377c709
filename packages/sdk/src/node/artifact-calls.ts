import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AssayError, messageOf } from '@assay/base';
import type { Artifact, ArtifactDirection, LogArtifact } from '@assay/wire';
import { checkName } from '../core/check-argument.ts';
import { noRetry } from '../core/retry.ts';
import { digestOf } from './file-digest.ts';
import { mediaTypeOf } from './media-type.ts';
import type { OpenRun } from './open-run.ts';
import { fileState } from './spool/spooled-artifact.ts';
import type { ArtifactPlan } from './spool/spooled-artifact.ts';

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
  run.store({ what: `artifact "${body.name}"`, attempt: recordAttempt(run, () => body) }, { kind: 'record', body });

const recordAttempt = (run: OpenRun, bodyOf: () => LogArtifact) => (signal: AbortSignal) =>
  run.session.client.logArtifact({ params: { runId: run.id }, body: bodyOf(), signal, retry: noRetry });

/** Larger ones are not written to the spool: they wait in memory. */
const mostSpooledBytes = 2 ** 24;

/** Stores bytes that are at hand. */
export function logBytes(run: OpenRun, name: string, bytes: Uint8Array, options: ArtifactOptions): Stored {
  checkName('logImage', 'an artifact', name);
  const body = new Uint8Array(bytes);
  const query = { ...queryOf(name, options), sha256: createHash('sha256').update(body).digest('hex') };
  const mediaType = options.mediaType ?? 'application/octet-stream';
  const attempt = (signal: AbortSignal): Promise<Artifact> =>
    run.session.client.uploadArtifact({ params: { runId: run.id }, query, body, mediaType, signal, retry: noRetry });
  const base64 = bytes.length > mostSpooledBytes ? undefined : Buffer.from(body).toString('base64');
  const plan = base64 === undefined ? undefined : ({ kind: 'bytes', query, mediaType, base64 } as const);
  return run.store({ what: `artifact "${name}"`, attempt }, plan);
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
  const query = queryOf(name, options);
  const named = name === path.basename(name) && path.extname(name) === '' ? file : name;
  const mediaType = options.mediaType ?? mediaTypeOf(named);
  const attempt = async (signal: AbortSignal): Promise<Artifact> => {
    // Digest and bytes are read anew for each attempt: the file may have changed while the server was away.
    const sha256 = await digestOf(file);
    return run.session.client.uploadArtifact({
      params: { runId: run.id },
      query: { ...query, sha256 },
      body: () => openAsBlob(file),
      mediaType,
      signal,
      retry: noRetry,
    });
  };
  const prepare = async (): Promise<void> => void (await checkedFile('logFile', file));
  const state = fileState(file);
  const plan: ArtifactPlan | undefined =
    state === undefined ? undefined : { kind: 'file', query, mediaType, file: state };
  return run.store({ what: `file "${name}"`, prepare, attempt }, plan);
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

export function logDatasetFile(run: OpenRun, file: string, options: DatasetOptions): Stored {
  const name = options.name ?? path.basename(file);
  checkName('logDataset', 'a data set', name);
  const metadata = { ...options.metadata, kind: 'dataset' };
  if (options.upload !== false) return storeFile(run, file, name, { ...options, metadata, direction: 'input' });
  const uri = pathToFileURL(path.resolve(file)).href;
  const body: LogArtifact = {
    name,
    direction: 'input',
    mediaType: options.mediaType ?? mediaTypeOf(file),
    uri,
    metadata,
  };
  let facts = { sizeBytes: 0, sha256: '' };
  const prepare = async (): Promise<void> => {
    facts = { sizeBytes: await checkedFile('logDataset', file), sha256: await digestOf(file) };
  };
  const attempt = recordAttempt(run, () => ({ ...body, ...facts }));
  const state = fileState(file);
  return run.store(
    { what: `data set "${name}"`, prepare, attempt },
    state === undefined ? undefined : { kind: 'reference', body, file: state },
  );
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
