import type { FastifyReply } from 'fastify';
import type { BlobStore, ObjectAnswer } from '@assay/core';
import { startChecksum } from './checksums/checksum-algorithm.ts';
import type { ChecksumAlgorithm } from './checksums/checksum-algorithm.ts';
import { conditionFailed, readCondition } from './object-conditions.ts';
import { givenProperties, quoted } from './object-headers.ts';
import { checksumFields } from './object-fields.ts';
import { field, isoTime, root } from './print-xml.ts';
import { ofWholeObject, writeCondition } from './put-object.ts';
import { namedAlgorithm } from './request-checksums.ts';
import { parseCopySource } from './s3-address.ts';
import { notImplemented, s3Error } from './s3-error.ts';
import { answerInTime } from './answer-in-time.ts';
import { header } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

/** CopyObject: a new name for the same bytes. */
export async function copyObject(call: S3Call): Promise<FastifyReply> {
  const { store, blobs, bucket, key, options } = call;
  const { source, object } = await copySource(call);
  const directive = header(call, 'x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE')
    throw s3Error('InvalidArgument', 'Unknown metadata directive.', { ArgumentName: 'x-amz-metadata-directive' });
  if (header(call, 'x-amz-tagging-directive') === 'REPLACE') throw notImplemented('tags of objects');
  if (directive === 'COPY' && source.bucket === bucket && source.key === key)
    throw s3Error(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  const replace = directive === 'REPLACE' ? { replace: givenProperties(call) } : {};
  const condition = writeCondition(call);
  const algorithm = namedAlgorithm(call, 'x-amz-checksum-algorithm');
  return answerInTime(call, async () => {
    const checksums = await wantedChecksums(blobs, object, algorithm);
    const copy = { source: { ...source, sha256: object.sha256 }, bucket, key, ...replace, ...checksums, condition };
    const { etag, modifiedMs, properties } = await store.execute('copyObject', copy, options);
    return root(
      'CopyObjectResult',
      field('ETag', quoted(etag)),
      field('LastModified', isoTime(modifiedMs)),
      checksumFields(properties.checksums),
    );
  });
}

/** Where a copy comes from, and what is there, under the conditions that the request states. */
export async function copySource(
  call: S3Call,
): Promise<{ readonly source: { readonly bucket: string; readonly key: string }; readonly object: ObjectAnswer }> {
  const source = parseCopySource(header(call, 'x-amz-copy-source') ?? '');
  const object = await call.store.query('getObject', source, call.options);
  const conditions = {
    ifMatch: header(call, 'x-amz-copy-source-if-match'),
    ifNoneMatch: header(call, 'x-amz-copy-source-if-none-match'),
    ifModifiedSince: header(call, 'x-amz-copy-source-if-modified-since'),
    ifUnmodifiedSince: header(call, 'x-amz-copy-source-if-unmodified-since'),
  };
  if (readCondition(conditions, object) === 'unchanged') throw conditionFailed('x-amz-copy-source-if-none-match');
  return { source, object };
}

/** A checksum that the source has is copied; another is found by reading it. */
async function wantedChecksums(blobs: BlobStore, object: ObjectAnswer, algorithm: ChecksumAlgorithm | undefined) {
  const { checksums } = object.properties;
  if (algorithm === undefined) return {};
  if (checksums.values[algorithm] !== undefined && checksums.type === 'FULL_OBJECT') return {};
  const sum = startChecksum(algorithm);
  for await (const bytes of blobs.read(object.sha256)) sum.update(bytes);
  return { checksums: ofWholeObject({ [algorithm]: sum.digest().toString('base64') }) };
}
