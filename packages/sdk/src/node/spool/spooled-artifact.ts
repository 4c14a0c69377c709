import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { openAsBlob } from 'node:fs';
import path from 'node:path';
import { AssayError } from '@assay/base';
import type { ArtifactDirection, LogArtifact } from '@assay/wire';
import type { AssayClient } from '../../core/client.ts';
import type { CallOptions } from '../../core/operation-call.ts';
import { digestOf } from '../file-digest.ts';
import { replaceFileNow } from './write-file-safely.ts';

interface UploadQuery {
  readonly name: string;
  readonly direction: ArtifactDirection;
  readonly metadata?: string;
}

/** A file as it was when it was logged: sent later only if it is still the same. */
export interface FileState {
  readonly path: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
}

/** What to store, in words that another process can act upon. */
export type ArtifactPlan =
  | { readonly kind: 'record'; readonly body: LogArtifact }
  /** A record that lacks size and digest of a file which stays where it is. */
  | { readonly kind: 'reference'; readonly body: LogArtifact; readonly file: FileState }
  | { readonly kind: 'bytes'; readonly query: UploadQuery; readonly mediaType: string; readonly base64: string }
  | { readonly kind: 'file'; readonly query: UploadQuery; readonly mediaType: string; readonly file: FileState };

export interface SpooledArtifact {
  readonly runId: string;
  readonly what: string;
  readonly plan: ArtifactPlan;
}

/** Undefined where there is no such file: whoever logs it is told in another way. */
export function fileState(file: string): FileState | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return { path: path.resolve(file), sizeBytes: found.size, mtimeMs: found.mtimeMs };
}

/** Notes an artifact in the folder of a spool; answers the file that says so, or undefined where it cannot be written. */
export function keepArtifact(folder: string, artifact: SpooledArtifact): string | undefined {
  const file = path.join(folder, `artifact-${Date.now().toString(16)}${randomBytes(4).toString('hex')}.json`);
  try {
    replaceFileNow(file, JSON.stringify(artifact), { synced: false });
    return file;
  } catch {
    rmSync(`${file}.new`, { force: true });
    return undefined;
  }
}

/** Undefined where the file is not whole. */
export function readArtifact(file: string): SpooledArtifact | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SpooledArtifact;
  } catch {
    return undefined;
  }
}

/** One attempt. Rejects with Conflict where the file is not what it was when it was logged. */
export async function sendArtifact(
  client: AssayClient,
  artifact: SpooledArtifact,
  options: CallOptions,
): Promise<void> {
  const { plan } = artifact;
  const params = { runId: artifact.runId };
  switch (plan.kind) {
    case 'record':
      await client.logArtifact({ params, body: plan.body, ...options });
      return;
    case 'reference': {
      assertUnchanged(plan.file);
      const sha256 = await digestOf(plan.file.path);
      await client.logArtifact({ params, body: { ...plan.body, sizeBytes: plan.file.sizeBytes, sha256 }, ...options });
      return;
    }
    case 'bytes':
      await client.uploadArtifact({
        params,
        query: plan.query,
        mediaType: plan.mediaType,
        body: new Uint8Array(Buffer.from(plan.base64, 'base64')),
        ...options,
      });
      return;
    case 'file': {
      assertUnchanged(plan.file);
      const sha256 = await digestOf(plan.file.path);
      await client.uploadArtifact({
        params,
        query: { ...plan.query, sha256 },
        mediaType: plan.mediaType,
        body: () => openAsBlob(plan.file.path),
        ...options,
      });
    }
  }
}

function assertUnchanged({ path: file, sizeBytes, mtimeMs }: FileState): void {
  const now = fileState(file);
  if (now?.sizeBytes === sizeBytes && now.mtimeMs === mtimeMs) return;
  const how = now === undefined ? 'is not there any more' : 'has changed since it was logged';
  throw new AssayError('Conflict', `${file} ${how}; it is not sent. Log it again if you still have it.`, {
    path: file,
  });
}
