import type { FastifyRequest } from 'fastify';
import { AssayError } from '@assay/base';
import type { BlobInfo, BlobStore } from '@assay/core';
import { atLeastRate } from './least-rate.ts';

/** The body's length as announced; undefined where it is not. */
export function announcedBytes(request: FastifyRequest): number | undefined {
  const declared = request.headers['content-length'];
  return declared === undefined ? undefined : Number(declared);
}

/** The body goes to the blob store as it comes. What breaks off, or comes too slowly, leaves nothing. */
export function receiveBytes(
  request: FastifyRequest,
  blobs: BlobStore,
  { maxBytes, expectedSha256 }: { readonly maxBytes: number | null; readonly expectedSha256?: string | undefined },
): Promise<BlobInfo> {
  if (request.headers['content-encoding'] !== undefined)
    throw new AssayError('UnsupportedMediaType', 'Send artifacts as they are, without Content-Encoding.');
  // Not the stream itself: leaving its loop early would cut the connection, and with it our answer.
  const bytes = atLeastRate(request.raw.iterator({ destroyOnReturn: false }));
  const bounds = { maxBytes: maxBytes ?? Number.MAX_SAFE_INTEGER };
  return blobs
    .put(bytes, expectedSha256 === undefined ? bounds : { ...bounds, expectedSha256 })
    .catch((thrown: unknown) => {
      throw request.raw.errored === null ? thrown : new AssayError('InvalidInput', 'The body broke off.');
    });
}
