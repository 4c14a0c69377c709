import type { FastifyReply } from 'fastify';
import { checksumAlgorithm } from './checksums/checksum-algorithm.ts';
import { checksumHeaders, givenProperties, quoted } from './object-headers.ts';
import { checksumFields } from './object-fields.ts';
import { keyEncoding, pageSize } from './page-size.ts';
import { field, group, isoTime, owner, root } from './print-xml.ts';
import { storeBody } from './put-object.ts';
import { namedAlgorithm } from './request-checksums.ts';
import { s3Error } from './s3-error.ts';
import { header, sendNothing, sendXml } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

/** CreateMultipartUpload. */
export async function beginUpload(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, key, options, reply } = call;
  const checksum = wantedChecksum(call);
  const properties = { ...givenProperties(call), ...(checksum && { checksum }) };
  const { id } = await store.execute('beginUpload', { bucket, key, properties }, options);
  if (checksum !== undefined)
    reply.headers({ 'x-amz-checksum-algorithm': checksum.algorithm, 'x-amz-checksum-type': checksum.type });
  const xml = root('InitiateMultipartUploadResult', field('Bucket', bucket), field('Key', key), field('UploadId', id));
  return sendXml(call, xml);
}

function wantedChecksum(call: S3Call): { algorithm: string; type: 'FULL_OBJECT' | 'COMPOSITE' } | undefined {
  const algorithm = namedAlgorithm(call, 'x-amz-checksum-algorithm');
  if (algorithm === undefined) return undefined;
  const type = header(call, 'x-amz-checksum-type') ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE');
  const fits = type === 'FULL_OBJECT' ? algorithm.startsWith('CRC') : type === 'COMPOSITE' && algorithm !== 'CRC64NVME';
  if (!fits)
    throw s3Error(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`,
    );
  return { algorithm, type: type === 'FULL_OBJECT' ? type : 'COMPOSITE' };
}

export async function putPart(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, key, options, reply } = call;
  const { uploadId, partNumber } = partOf(call);
  const { maxBytes, checksumAlgorithm: algorithm } = await store.query(
    'checkObjectUpload',
    { bucket, key, uploadId },
    options,
  );
  const stored = await storeBody(call, { maxBytes, also: checksumAlgorithm(algorithm) });
  const part = { bucket, key, uploadId, partNumber, ...stored };
  const { etag, checksums } = await store.execute('putUploadPart', part, options);
  reply.headers({
    etag: quoted(etag),
    ...checksumHeaders({ headers: {}, metadata: {}, checksums: { values: checksums } }),
  });
  return sendNothing(call);
}

/** Which part of which upload a request is about. Throws InvalidArgument. */
export function partOf({ query }: S3Call): { readonly uploadId: string; readonly partNumber: number } {
  const given = query.get('partNumber') ?? '';
  const partNumber = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (partNumber < 1 || partNumber > 10_000)
    throw s3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive', {
      ArgumentName: 'partNumber',
      ArgumentValue: given.slice(0, 80),
    });
  return { uploadId: query.get('uploadId') ?? '', partNumber };
}

export async function abortUpload(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, key, query, options } = call;
  await store.execute('abortUpload', { bucket, key, uploadId: query.get('uploadId') ?? '' }, options);
  return sendNothing(call, 204);
}

export async function listParts(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, key, query, options } = call;
  const uploadId = query.get('uploadId') ?? '';
  const limit = pageSize(query, 'max-parts');
  const after = pageSize(query, 'part-number-marker', 10_000) % 10_000;
  const marker = query.get('part-number-marker') === undefined ? 0 : after;
  const { upload, parts, more } = await store.query(
    'listUploadParts',
    { bucket, key, uploadId, after: marker, limit },
    options,
  );
  const { checksum } = upload.properties;
  const xml = root(
    'ListPartsResult',
    field('Bucket', bucket),
    field('Key', key),
    field('UploadId', uploadId),
    group('Initiator', field('ID', 'assay'), field('DisplayName', 'assay')),
    owner(),
    field('StorageClass', 'STANDARD'),
    field('PartNumberMarker', marker),
    field('NextPartNumberMarker', parts.at(-1)?.partNumber ?? 0),
    field('MaxParts', limit),
    field('IsTruncated', more),
    field('ChecksumAlgorithm', checksum?.algorithm),
    field('ChecksumType', checksum?.type),
    ...parts.map(({ partNumber, modifiedMs, etag, sizeBytes, checksums }) =>
      group(
        'Part',
        field('PartNumber', partNumber),
        field('LastModified', isoTime(modifiedMs)),
        field('ETag', quoted(etag)),
        field('Size', sizeBytes),
        checksumFields({ values: checksums }),
      ),
    ),
  );
  return sendXml(call, xml);
}

export async function listUploads(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, query, options } = call;
  const shown = keyEncoding(query);
  const asked = {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    afterKey: query.get('key-marker') ?? '',
    afterId: query.get('upload-id-marker') ?? '',
    limit: pageSize(query, 'max-uploads'),
  };
  const { uploads, commonPrefixes, more } = await store.query('listUploads', { bucket, ...asked }, options);
  const last = uploads.at(-1);
  const lastPrefix = commonPrefixes.at(-1) ?? '';
  const xml = root(
    'ListMultipartUploadsResult',
    field('Bucket', bucket),
    field('KeyMarker', shown(asked.afterKey)),
    field('UploadIdMarker', asked.afterId),
    field(
      'NextKeyMarker',
      more ? shown(last === undefined || last.key < lastPrefix ? lastPrefix : last.key) : undefined,
    ),
    field('NextUploadIdMarker', more && last !== undefined && last.key >= lastPrefix ? last.id : undefined),
    field('Prefix', shown(asked.prefix)),
    field('Delimiter', asked.delimiter === '' ? undefined : shown(asked.delimiter)),
    field('MaxUploads', asked.limit),
    field('EncodingType', query.get('encoding-type') || undefined),
    field('IsTruncated', more),
    ...uploads.map(({ id, key, createdMs, properties: { checksum } }) =>
      group(
        'Upload',
        field('Key', shown(key)),
        field('UploadId', id),
        owner('Initiator'),
        owner(),
        field('StorageClass', 'STANDARD'),
        field('Initiated', isoTime(createdMs)),
        field('ChecksumAlgorithm', checksum?.algorithm),
        field('ChecksumType', checksum?.type),
      ),
    ),
    ...commonPrefixes.map((prefix) => group('CommonPrefixes', field('Prefix', shown(prefix)))),
  );
  return sendXml(call, xml);
}
