import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { checksumAlgorithm, startChecksum } from './checksums/checksum-algorithm.ts';
import { answerInTime } from './answer-in-time.ts';
import { copySource } from './copy-object.ts';
import { checksumFields } from './object-fields.ts';
import { quoted } from './object-headers.ts';
import { field, isoTime, root } from './print-xml.ts';
import { s3Error } from './s3-error.ts';
import { header } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';
import { partOf } from './uploads.ts';

/** UploadPartCopy: a part whose bytes are those of an object, or some of them. */
export async function copyPart(call: S3Call): Promise<FastifyReply> {
  const { store, blobs, bucket, key, options } = call;
  const { uploadId, partNumber } = partOf(call);
  const { object } = await copySource(call);
  const range = rangeOf(header(call, 'x-amz-copy-source-range'), object.sizeBytes);
  const upload = await store.query('checkObjectUpload', { bucket, key, uploadId }, options);
  const algorithm = checksumAlgorithm(upload.checksumAlgorithm);
  return answerInTime(call, async () => {
    const md5 = createHash('md5');
    const sum = algorithm && startChecksum(algorithm);
    async function* bytes(): AsyncGenerator<Uint8Array> {
      for await (const chunk of blobs.read(object.sha256, range)) {
        md5.update(chunk);
        sum?.update(chunk);
        yield chunk;
      }
    }
    const blob = await blobs.put(bytes(), { maxBytes: upload.maxBytes ?? Number.MAX_SAFE_INTEGER });
    const checksums = algorithm && sum ? { [algorithm]: sum.digest().toString('base64') } : {};
    const part = { bucket, key, uploadId, partNumber, ...blob, etag: md5.digest('hex'), checksums };
    const { etag, modifiedMs } = await store.execute('putUploadPart', part, options);
    return root(
      'CopyPartResult',
      field('ETag', quoted(etag)),
      field('LastModified', isoTime(modifiedMs)),
      checksumFields({ values: checksums }),
    );
  });
}

function rangeOf(given: string | undefined, sizeBytes: number): { start: number; end: number } {
  if (given === undefined) return { start: 0, end: sizeBytes };
  const [, first, last] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(given) ?? [];
  const range = { start: Number(first), end: Number(last) + 1 };
  if (range.start < range.end && range.end <= sizeBytes) return range;
  throw s3Error(
    'InvalidArgument',
    'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
    { ArgumentName: 'x-amz-copy-source-range', ArgumentValue: given.slice(0, 80) },
  );
}
