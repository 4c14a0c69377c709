import type { FastifyReply } from 'fastify';
import { checksumFields } from './object-fields.ts';
import { field, group, root } from './print-xml.ts';
import { s3Error } from './s3-error.ts';
import { header, sendXml } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';
import { refuseVersions } from './get-object.ts';

const offered: ReadonlySet<string> = new Set(['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize']);

/** GetObjectAttributes. Of how an object was sent in parts nothing is kept, so `ObjectParts` is left out. */
export async function getObjectAttributes(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, key, options, reply } = call;
  refuseVersions(call);
  const names = (header(call, 'x-amz-object-attributes') ?? '').split(',').map((name) => name.trim());
  const asked = new Set(names);
  if (!names.every((name) => offered.has(name)))
    throw s3Error('InvalidArgument', `x-amz-object-attributes: expected some of ${[...offered].join(', ')}.`);
  const { etag, sizeBytes, modifiedMs, properties } = await store.query('getObject', { bucket, key }, options);
  const checksum = asked.has('Checksum') ? checksumFields(properties.checksums) : '';
  reply.header('last-modified', new Date(modifiedMs).toUTCString());
  const xml = root(
    'GetObjectAttributesResponse',
    field('ETag', asked.has('ETag') ? etag : undefined),
    checksum === '' ? '' : group('Checksum', checksum),
    field('StorageClass', asked.has('StorageClass') ? 'STANDARD' : undefined),
    field('ObjectSize', asked.has('ObjectSize') ? sizeBytes : undefined),
  );
  return sendXml(call, xml);
}
