import type { FastifyInstance } from 'fastify';
import { invalidInput } from '@assay/base';
import type { ArtifactDirection, BlobStore, Store } from '@assay/core';
import type { NativeOperation } from '@assay/wire';
import { safeMediaType } from '../../artifacts/artifact-headers.ts';
import { announcedBytes, receiveBytes } from '../../artifacts/receive-bytes.ts';
import { apiPrefix } from '../../http/api-prefix.ts';
import { hashRequest } from '../../http/json-body.ts';
import { checkJsonValue } from '../../schema/json-value.ts';
import { pathText } from '../../schema/fault.ts';
import { callOptions } from './call-options.ts';
import { inputReader } from './read-input.ts';

interface UploadInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
  readonly sha256?: string;
  readonly metadata?: string;
}

/** The body goes to the blob store as it comes; only then is the artifact recorded, so no record is without its bytes. */
export function uploadArtifact(
  server: FastifyInstance,
  operation: NativeOperation,
  { store, blobs }: { store: Store; blobs: BlobStore },
): void {
  const readInput = inputReader(operation);
  server.route({
    method: operation.method,
    url: `${apiPrefix}${operation.path}`,
    config: { permission: operation.permission },
    handler: async (request, reply) => {
      // Checked by the operation's own schema just now.
      const { sha256: expectedSha256, metadata: metadataText, ...target } = readInput(request) as object as UploadInput;
      const metadata = metadataText === undefined ? {} : { metadata: parseMetadata(metadataText) };
      const sizeBytes = announcedBytes(request);
      const announced = { ...target, ...(sizeBytes !== undefined && { sizeBytes }) };
      const { maxBytes } = await store.query('checkArtifactUpload', announced, callOptions(request));
      const blob = await receiveBytes(request, blobs, { maxBytes, expectedSha256 });
      const options = callOptions(request, () => hashRequest(request, Buffer.from(blob.sha256)));
      const mediaType = safeMediaType(request.headers['content-type']);
      const answer = await store.execute('recordArtifact', { ...target, ...blob, mediaType, ...metadata }, options);
      return reply.code(201).header('content-type', 'application/json; charset=utf-8').send(JSON.stringify(answer));
    },
  });
}

function parseMetadata(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidInput('metadata', 'expected JSON text');
  }
  const found = checkJsonValue(value);
  if (found !== undefined) throw invalidInput(pathText(['metadata', ...found.path]), found.message);
  return value;
}
