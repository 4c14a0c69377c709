import type { FastifyReply } from 'fastify';
import { contents } from './object-fields.ts';
import { keyEncoding, pageSize } from './page-size.ts';
import { field, group, root } from './print-xml.ts';
import { sendXml } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

const asked = (call: S3Call) => ({
  bucket: call.bucket,
  prefix: call.query.get('prefix') ?? '',
  delimiter: call.query.get('delimiter') ?? '',
  limit: pageSize(call.query, 'max-keys'),
  shown: keyEncoding(call.query),
});

const optional = (name: string, value: string, shown: (key: string) => string): string =>
  field(name, value === '' ? undefined : shown(value));

const prefixes = (commonPrefixes: readonly string[], shown: (key: string) => string): string =>
  commonPrefixes.map((prefix) => group('CommonPrefixes', field('Prefix', shown(prefix)))).join('');

export async function listObjectsV2(call: S3Call): Promise<FastifyReply> {
  const { store, query, options } = call;
  const { bucket, prefix, delimiter, limit, shown } = asked(call);
  const after = query.get('start-after') ?? '';
  const cursor = query.get('continuation-token');
  const input = { bucket, prefix, delimiter, after, limit, ...(cursor === undefined ? {} : { cursor }) };
  const { objects, commonPrefixes, nextCursor } = await store.query('listObjects', input, options);
  const withOwner = query.get('fetch-owner') === 'true';
  const xml = root(
    'ListBucketResult',
    field('Name', bucket),
    field('Prefix', shown(prefix)),
    optional('Delimiter', delimiter, shown),
    optional('StartAfter', after, shown),
    field('ContinuationToken', cursor),
    field('NextContinuationToken', nextCursor ?? undefined),
    field('KeyCount', objects.length + commonPrefixes.length),
    field('MaxKeys', limit),
    field('EncodingType', query.get('encoding-type') || undefined),
    field('IsTruncated', nextCursor !== null),
    ...objects.map((object) => contents(object, shown, withOwner)),
    prefixes(commonPrefixes, shown),
  );
  return sendXml(call, xml);
}

/** The first version of listing: pages go on behind a `marker`, which is a key or common prefix. */
export async function listObjects(call: S3Call): Promise<FastifyReply> {
  const { store, query, options } = call;
  const { bucket, prefix, delimiter, limit, shown } = asked(call);
  const after = query.get('marker') ?? '';
  const listing = await store.query('listObjects', { bucket, prefix, delimiter, after, limit }, options);
  const { objects, commonPrefixes, nextCursor, last } = listing;
  const xml = root(
    'ListBucketResult',
    field('Name', bucket),
    field('Prefix', shown(prefix)),
    field('Marker', shown(after)),
    optional('Delimiter', delimiter, shown),
    // S3 gives it only where a delimiter may make it differ from the last key.
    field('NextMarker', nextCursor !== null && delimiter !== '' ? shown(last) : undefined),
    field('MaxKeys', limit),
    field('EncodingType', query.get('encoding-type') || undefined),
    field('IsTruncated', nextCursor !== null),
    ...objects.map((object) => contents(object, shown, true)),
    prefixes(commonPrefixes, shown),
  );
  return sendXml(call, xml);
}
