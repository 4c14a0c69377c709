import type { FastifyReply } from 'fastify';
import type { ObjectChecksums } from '@assay/core';
import { notImplemented, s3Error } from './s3-error.ts';
import { checksumHeaders, givenProperties, quoted, unquoted } from './object-headers.ts';
import { checkedBody } from './request-checksums.ts';
import type { ChecksumAlgorithm } from './checksums/checksum-algorithm.ts';
import { header, sendNothing } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

/** S3's own bound of one request; larger objects come in parts. */
const maxPutBytes = 5 * 1024 ** 3;

export interface StoredBody {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly etag: string;
  readonly checksums: Readonly<Record<string, string>>;
}

/** The body goes to the blob store as it comes; one that is not what the client announced leaves nothing. */
export async function storeBody(
  call: S3Call,
  { maxBytes, also }: { readonly maxBytes: number | null; readonly also?: ChecksumAlgorithm | undefined },
): Promise<StoredBody> {
  const body = checkedBody(call, also);
  const bound = Math.min(maxBytes ?? maxPutBytes, maxPutBytes);
  if (body.sizeBytes !== undefined && body.sizeBytes > bound)
    throw s3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: String(body.sizeBytes),
      MaxSizeAllowed: String(bound),
    });
  const blob = await call.blobs.put(body.bytes, { maxBytes: bound });
  return { ...blob, ...body.found() };
}

export async function putObject(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, key, options, reply } = call;
  const given = givenProperties(call);
  const condition = writeCondition(call);
  const { maxBytes } = await store.query('checkObjectUpload', { bucket, key }, options);
  const { checksums, ...stored } = await storeBody(call, { maxBytes });
  const properties = { ...given, checksums: ofWholeObject(checksums) };
  const object = { bucket, key, ...stored, properties, condition };
  const { etag } = await store.execute('putObject', object, options);
  reply.headers({ etag: quoted(etag), ...checksumHeaders(properties) });
  return sendNothing(call);
}

export const ofWholeObject = (values: Readonly<Record<string, string>>): ObjectChecksums =>
  Object.keys(values).length === 0 ? { values } : { values, type: 'FULL_OBJECT' };

/** Under which the key is written. */
export function writeCondition(call: S3Call): { ifMatch?: string; ifAbsent?: true } {
  const ifMatch = header(call, 'if-match');
  const ifNoneMatch = header(call, 'if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*')
    throw notImplemented('If-None-Match with anything but "*" for writing');
  return {
    ...(ifMatch === undefined ? {} : { ifMatch: unquoted(ifMatch) }),
    ...(ifNoneMatch === undefined ? {} : { ifAbsent: true }),
  };
}
