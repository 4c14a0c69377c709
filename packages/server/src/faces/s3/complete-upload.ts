import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { BlobStore, ObjectAnswer, ObjectChecksums, PartAnswer, UploadAnswer } from '@assay/core';
import {
  checksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  compositeChecksum,
  startChecksum,
} from './checksums/checksum-algorithm.ts';
import { answerInTime } from './answer-in-time.ts';
import { checksumFields } from './object-fields.ts';
import { quoted, unquoted } from './object-headers.ts';
import { field, root } from './print-xml.ts';
import { ofWholeObject, writeCondition } from './put-object.ts';
import { childText, malformed } from './read-xml.ts';
import type { XmlElement } from './read-xml.ts';
import { readPlainDocument } from './read-document.ts';
import { s3Error } from './s3-error.ts';
import { header } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

const maxParts = 10_000;

/** CompleteMultipartUpload: joins the parts' bytes to one blob, so that an object is read, and pinned, like any other. */
export async function completeUpload(call: S3Call): Promise<FastifyReply> {
  const { store, blobs, bucket, key, query, options } = call;
  const uploadId = query.get('uploadId') ?? '';
  const parts = namedParts(await readPlainDocument(call));
  const condition = writeCondition(call);
  const target = { bucket, key, uploadId, parts, condition };
  const plan = await store.query('planCompletion', target, options);
  return answerInTime(call, async () => {
    const object =
      'completed' in plan
        ? plan.completed
        : await store.execute('completeUpload', { ...target, ...(await join(call, blobs, plan)) }, options);
    return answer(call, object);
  });
}

const answer = ({ request, bucket, key }: S3Call, { etag, properties }: ObjectAnswer): string =>
  root(
    'CompleteMultipartUploadResult',
    field('Location', `http://${request.headers.host ?? ''}/${bucket}/${encodeURIComponent(key)}`),
    field('Bucket', bucket),
    field('Key', key),
    field('ETag', quoted(etag)),
    checksumFields(properties.checksums),
  );

function namedParts({ name, children }: XmlElement) {
  const parts = children.filter((child) => child.name === 'Part');
  if (name !== 'CompleteMultipartUpload' || parts.length === 0 || parts.length > maxParts) malformed();
  return parts.map((part) => {
    const partNumber = Number(childText(part, 'PartNumber'));
    if (!Number.isInteger(partNumber)) malformed();
    const checksums: Record<string, string> = {};
    for (const algorithm of checksumAlgorithms) {
      const value = childText(part, `Checksum${algorithm}`);
      if (value !== undefined) checksums[algorithm] = value;
    }
    return { partNumber, etag: unquoted(childText(part, 'ETag') ?? malformed()), checksums };
  });
}

interface Plan {
  readonly upload: UploadAnswer;
  readonly parts: readonly PartAnswer[];
}

async function join(call: S3Call, blobs: BlobStore, { upload, parts }: Plan) {
  const { checksum } = upload.properties;
  const sizeBytes = parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  const announcedSize = header(call, 'x-amz-mp-object-size');
  if (announcedSize !== undefined && announcedSize !== String(sizeBytes))
    throw s3Error('InvalidRequest', `The parts have ${sizeBytes} bytes, not those of x-amz-mp-object-size.`);
  const whole = checksum?.type === 'FULL_OBJECT' ? checksumAlgorithm(checksum.algorithm) : undefined;
  const sum = whole && startChecksum(whole);
  let checksums = compositeOf(checksum, parts);
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const { sha256 } of parts)
      for await (const chunk of blobs.read(sha256)) {
        sum?.update(chunk);
        yield chunk;
      }
    const value = sum?.digest().toString('base64');
    if (whole !== undefined && value !== undefined) {
      checksums = ofWholeObject({ [whole]: value });
      const expected = header(call, checksumHeader(whole));
      if (expected !== undefined && expected !== value)
        throw s3Error('BadDigest', `The ${whole} you specified did not match the calculated checksum.`);
    }
  }
  const blob = await blobs.put(bytes(), { maxBytes: sizeBytes });
  const md5 = createHash('md5');
  for (const { etag } of parts) md5.update(Buffer.from(etag, 'hex'));
  return { ...blob, etag: `${md5.digest('hex')}-${parts.length}`, checksums };
}

function compositeOf(checksum: UploadAnswer['properties']['checksum'], parts: readonly PartAnswer[]): ObjectChecksums {
  const algorithm = checksum?.type === 'COMPOSITE' ? checksumAlgorithm(checksum.algorithm) : undefined;
  const values = algorithm && parts.map((part) => part.checksums[algorithm] ?? '');
  if (algorithm === undefined || values === undefined || values.includes('')) return { values: {} };
  return { type: 'COMPOSITE', values: { [algorithm]: compositeChecksum(algorithm, values) } };
}
