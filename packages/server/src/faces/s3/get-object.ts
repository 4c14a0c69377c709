import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { AssayError } from '@assay/base';
import type { ObjectAnswer } from '@assay/core';
import { parseRange } from '../../artifacts/byte-range.ts';
import type { ByteRange } from '../../artifacts/byte-range.ts';
import { notImplemented, s3Error } from './s3-error.ts';
import { readCondition } from './object-conditions.ts';
import { checksumHeaders, objectHeaders, quoted } from './object-headers.ts';
import { header } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

/** GetObject and HeadObject. */
export async function getObject(call: S3Call): Promise<FastifyReply> {
  const { request, reply, store, blobs, bucket, key, options } = call;
  refuseVersions(call);
  const object = await store.query('getObject', { bucket, key }, options);
  const conditions = {
    ifMatch: header(call, 'if-match'),
    ifNoneMatch: header(call, 'if-none-match'),
    ifModifiedSince: header(call, 'if-modified-since'),
    ifUnmodifiedSince: header(call, 'if-unmodified-since'),
  };
  const headers = objectHeaders(call, object);
  if (readCondition(conditions, object) === 'unchanged') return reply.code(304).headers(headers).send();
  const range = rangeOf(call, object);
  const { start, end } = range ?? { start: 0, end: object.sizeBytes };
  const { sha256 } = object;
  if ((await blobs.stat(sha256)) === undefined) throw new Error(`the blob ${sha256} of an object is missing`);
  reply
    .code(range === undefined ? 200 : 206)
    .headers(headers)
    .header('content-length', end - start);
  if (range !== undefined) reply.header('content-range', `bytes ${start}-${end - 1}/${object.sizeBytes}`);
  else if (header(call, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED')
    reply.headers(checksumHeaders(object.properties));
  if (request.method === 'HEAD') {
    reply.hijack();
    reply.raw.writeHead(reply.statusCode, reply.getHeaders() as Record<string, string | number>).end();
    return reply;
  }
  return reply.send(
    Readable.from(blobs.read(sha256, { start, end }), { objectMode: false, highWaterMark: 256 * 1024 }),
  );
}

/** There is one version of everything, and its id is `null`. */
export function refuseVersions({ query }: S3Call): void {
  const version = query.get('versionId');
  if (version !== undefined && version !== 'null')
    throw s3Error('NoSuchVersion', 'The specified version does not exist.');
}

function rangeOf(call: S3Call, { sizeBytes, etag }: ObjectAnswer): ByteRange | undefined {
  const part = call.query.get('partNumber');
  if (part !== undefined && (part !== '1' || etag.includes('-')))
    throw notImplemented('reading an object by its parts');
  const ifRange = header(call, 'if-range');
  const asked = header(call, 'range');
  if (ifRange !== undefined && ifRange !== quoted(etag)) return undefined;
  try {
    return parseRange(asked, sizeBytes);
  } catch (thrown) {
    if (!(thrown instanceof AssayError)) throw thrown;
    call.reply.header('content-range', `bytes */${sizeBytes}`);
    throw s3Error('InvalidRange', 'The requested range is not satisfiable', {
      RangeRequested: asked ?? '',
      ActualObjectSize: String(sizeBytes),
    });
  }
}
