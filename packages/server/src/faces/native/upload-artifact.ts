import type { FastifyInstance } from 'fastify';
import { AssayError, invalidInput } from '@assay/base';
import type { ArtifactDirection, BlobStore, Store } from '@assay/core';
import type { NativeOperation } from '@assay/wire';
import { safeMediaType } from '../../artifacts/artifact-headers.ts';
import { atLeastRate } from '../../artifacts/least-rate.ts';
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
      if (request.headers['content-encoding'] !== undefined)
        throw new AssayError('UnsupportedMediaType', 'Send artifacts as they are, without Content-Encoding.');
      const declared = request.headers['content-length'];
      const sizeBytes = declared === undefined ? {} : { sizeBytes: Number(declared) };
      const { maxBytes } = await store.query('checkArtifactUpload', { ...target, ...sizeBytes }, callOptions(request));

      // Not the stream itself: leaving its loop early would cut the connection, and with it our answer.
      const bytes = atLeastRate(request.raw.iterator({ destroyOnReturn: false }));
      const bounds = { maxBytes: maxBytes ?? Number.MAX_SAFE_INTEGER };
      const blob = await blobs
        .put(bytes, expectedSha256 === undefined ? bounds : { ...bounds, expectedSha256 })
        .catch((thrown: unknown) => {
          throw request.raw.errored === null ? thrown : new AssayError('InvalidInput', 'The body broke off.');
        });
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
