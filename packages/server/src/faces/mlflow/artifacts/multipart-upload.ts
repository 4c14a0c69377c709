import type { FastifyReply } from 'fastify';
import type { BlobStore } from '@assay/core';
import { requestOf } from '@assay/wire/mlflow';
import type { MlflowMessages } from '@assay/wire/mlflow';
import { safeMediaType } from '../../../artifacts/artifact-headers.ts';
import { receiveBytes } from '../../../artifacts/receive-bytes.ts';
import { callOptions } from '../../native/call-options.ts';
import { bodyOf, onceOptions } from '../answer-request.ts';
import { invalidParameter, missingParameter } from '../mlflow-error.ts';
import { queryLists } from '../query-lists.ts';
import { readRequest } from '../read-request.ts';
import { pathOfUrl, readFilePath } from './artifact-path.ts';
import type { ArtifactPath } from './artifact-path.ts';
import type { ArtifactCall } from './artifact-call.ts';
import { sendJson } from './send-json.ts';

/** Where parts go. */
export const partsPath = '/api/2.0/mlflow-artifacts/mpu/part/';

const maxParts = 10_000;

/**
 * The answer says where to send each part. Clients send parts as to a foreign store, without what they sign in with: so they are
 * told to send the very header by which they came here.
 */
export async function beginUpload(call: ArtifactCall): Promise<FastifyReply> {
  const { store, request, reply } = call;
  const { path: file, num_parts: count = 1 } = inputOf<'artifacts.createMultipartUpload'>(
    call,
    requestOf['artifacts.createMultipartUpload'],
  );
  if (count < 1 || count > maxParts)
    throw invalidParameter('num_parts', count, `expected an integer between 1 and ${maxParts}`);
  const { folder, target } = targetOf(call, file);
  const mediaType = safeMediaType(undefined);
  const { uploadId } = await store.execute('beginFileUpload', { ...target, mediaType }, callOptions(request));
  const { authorization } = request.headers;
  const headers = authorization === undefined ? {} : { Authorization: authorization };
  const escaped = folder.split('/').map(encodeURIComponent).join('/');
  const url = `${originOf(call)}${partsPath}${escaped}?upload_id=${uploadId}`;
  const credentials = Array.from({ length: count }, (_, i) => ({
    url: `${url}&part_number=${i + 1}`,
    part_number: i + 1,
    headers,
  }));
  return sendJson(reply, { upload_id: uploadId, credentials });
}

/** A part of a file: its bytes. */
export async function putPart(call: ArtifactCall): Promise<FastifyReply> {
  const { store, blobs, request, reply, prefix } = call;
  const query = queryLists(request.originalUrl);
  const partNumber = Number(query['part_number'] ?? '');
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > maxParts)
    throw invalidParameter('part_number', query['part_number'], `expected an integer between 1 and ${maxParts}`);
  const upload = { ...readFilePath(pathOfUrl(request.url, prefix)), uploadId: String(query['upload_id'] ?? '') };
  const { maxBytes } = await store.query('checkFilePart', upload, callOptions(request));
  const blob = await receiveBytes(request, blobs, { maxBytes });
  const { etag } = await store.execute('putFilePart', { ...upload, partNumber, ...blob }, callOptions(request));
  return sendJson(reply.header('etag', `"${etag}"`), {});
}

/** Joins the parts' bytes to one blob, so that the file is read like any other. A repetition is answered as the first was. */
export async function completeUpload(call: ArtifactCall): Promise<FastifyReply> {
  const { store, blobs, request, reply } = call;
  const operation = 'artifacts.completeMultipartUpload';
  const { path, upload_id: uploadId = '', parts = [] } = inputOf<typeof operation>(call, requestOf[operation]);
  if (parts.length === 0) throw missingParameter('parts');
  if (parts.length > maxParts) throw invalidParameter('parts', parts.length, `expected at most ${maxParts} parts`);
  const named = parts.map(({ part_number: partNumber = 0, etag = '' }) => ({
    partNumber,
    etag: etag.replace(/^"(.*)"$/, '$1'),
  }));
  const target = { ...targetOf(call, path).target, uploadId, parts: named };
  const planned = await store.query('planFileCompletion', target, callOptions(request));
  const blob = await blobs.put(joined(blobs, planned), { maxBytes: Number.MAX_SAFE_INTEGER });
  await store.execute('completeFileUpload', { ...target, ...blob }, onceOptions(operation, request));
  return sendJson(reply, {});
}

async function* joined(blobs: BlobStore, parts: readonly { readonly sha256: string }[]): AsyncGenerator<Uint8Array> {
  for (const { sha256 } of parts) yield* blobs.read(sha256);
}

export async function abortUpload(call: ArtifactCall): Promise<FastifyReply> {
  const { store, request, reply } = call;
  const operation = 'artifacts.abortMultipartUpload';
  const { path, upload_id: uploadId = '' } = inputOf<typeof operation>(call, requestOf[operation]);
  await store.execute('abortFileUpload', { ...targetOf(call, path).target, uploadId }, callOptions(request));
  return sendJson(reply, {});
}

const inputOf = <N extends keyof MlflowMessages>(
  { request }: ArtifactCall,
  message: string,
): MlflowMessages[N]['input'] => readRequest(message, bodyOf(request), false) as MlflowMessages[N]['input'];

/** The URL has the folder, and the body the file as the client has it on its own disk, of which the last part is the name. */
function targetOf(
  { request, prefix }: ArtifactCall,
  file: string | undefined,
): { folder: string; target: ArtifactPath } {
  const name = file?.split(/[/\\]/).at(-1) ?? '';
  if (name === '') throw missingParameter('path');
  const folder = `${pathOfUrl(request.url, prefix).replace(/\/+$/, '')}/${name}`;
  return { folder, target: readFilePath(folder) };
}

/** Of this server, as the caller reaches it. */
function originOf({ request }: ArtifactCall): string {
  const [scheme] = String(request.headers['x-forwarded-proto']).split(',', 1);
  const isSecure = scheme?.trim() === 'https';
  return `${isSecure ? 'https' : 'http'}://${request.headers.host ?? ''}`;
}
