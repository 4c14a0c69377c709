import type { FastifyReply } from 'fastify';
import { pageSize } from './page-size.ts';
import { field, group, isoTime, owner, root } from './print-xml.ts';
import { readDocument } from './read-document.ts';
import { childText, malformed } from './read-xml.ts';
import { s3Error } from './s3-error.ts';
import { sendNothing, sendXml } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

const classicRegion = 'us-east-1';

export async function listBuckets(call: S3Call): Promise<FastifyReply> {
  const { store, query, options } = call;
  const limit = pageSize(query, 'max-buckets', 10_000);
  const prefix = query.get('prefix');
  const after = query.get('continuation-token');
  const found = await store.query(
    'listBuckets',
    { limit, ...(prefix && { prefix }), ...(after && { after }) },
    options,
  );
  const buckets = found.slice(0, limit);
  const xml = root(
    'ListAllMyBucketsResult',
    owner(),
    group(
      'Buckets',
      ...buckets.map(({ name, createdMs }) =>
        group('Bucket', field('Name', name), field('CreationDate', isoTime(createdMs))),
      ),
    ),
    field('ContinuationToken', found.length > limit ? buckets.at(-1)?.name : undefined),
    field('Prefix', prefix),
  );
  return sendXml(call, xml);
}

/** Any region may be named: there is one namespace, whatever region a client was set to. */
export async function createBucket(call: S3Call): Promise<FastifyReply> {
  const { store, bucket, region, reply, options } = call;
  const document = await readDocument(call);
  if (document !== undefined && document.name !== 'CreateBucketConfiguration') malformed();
  const constraint = document && childText(document, 'LocationConstraint');
  if (constraint !== undefined && !/^[A-Za-z0-9-]{0,40}$/.test(constraint))
    throw s3Error('InvalidLocationConstraint', 'The specified location-constraint is not valid');
  const { created } = await store.execute('createBucket', { name: bucket }, options);
  if (!created && region !== classicRegion)
    throw s3Error(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      { BucketName: bucket },
    );
  reply.header('location', `/${bucket}`);
  return sendNothing(call);
}

export async function headBucket(call: S3Call): Promise<FastifyReply> {
  await call.store.query('getBucket', { name: call.bucket }, call.options);
  call.reply.headers({ 'x-amz-bucket-region': call.region, 'content-type': 'application/xml' });
  return sendNothing(call);
}

export async function deleteBucket(call: S3Call): Promise<FastifyReply> {
  await call.store.execute('deleteBucket', { name: call.bucket }, call.options);
  return sendNothing(call, 204);
}

export async function bucketLocation(call: S3Call): Promise<FastifyReply> {
  await call.store.query('getBucket', { name: call.bucket }, call.options);
  return sendXml(call, root('LocationConstraint', call.region === classicRegion ? '' : call.region));
}
