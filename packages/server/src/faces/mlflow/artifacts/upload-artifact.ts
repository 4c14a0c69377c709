import type { FastifyReply } from 'fastify';
import { safeMediaType } from '../../../artifacts/artifact-headers.ts';
import { announcedBytes, receiveBytes } from '../../../artifacts/receive-bytes.ts';
import { callOptions } from '../../native/call-options.ts';
import { pathOfUrl, readFilePath } from './artifact-path.ts';
import type { ArtifactPath } from './artifact-path.ts';
import { readRunFile } from './read-run-file.ts';
import type { ArtifactCall } from './artifact-call.ts';
import { sendJson } from './send-json.ts';

/** `PUT <path>`: the body becomes the file, in the place of what was there. */
export const uploadArtifact = (call: ArtifactCall): Promise<FastifyReply> =>
  receiveFile(call, readFilePath(pathOfUrl(call.request.url, call.prefix)));

/** `POST upload-artifact?run_uuid=…&path=…`. */
export const uploadRunFile = (call: ArtifactCall): Promise<FastifyReply> =>
  receiveFile(call, readRunFile(call.request));

async function receiveFile(
  { store, blobs, request, reply }: ArtifactCall,
  target: ArtifactPath,
): Promise<FastifyReply> {
  const sizeBytes = announcedBytes(request);
  const announced = { ...target, ...(sizeBytes !== undefined && { sizeBytes }) };
  const { maxBytes } = await store.query('checkFileUpload', announced, callOptions(request));
  const blob = await receiveBytes(request, blobs, { maxBytes });
  const mediaType = safeMediaType(request.headers['content-type']);
  await store.execute('putFile', { ...target, ...blob, mediaType }, callOptions(request));
  return sendJson(reply, {});
}
