import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { BlobStore } from '@assay/core';
import { isUnchanged } from '../http/conditions.ts';
import { artifactHeaders, framedHeaders } from './artifact-headers.ts';
import { parseRange } from './byte-range.ts';

/** Bytes under a name, as they are served. */
export interface Content {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly etag: string | undefined;
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array> | Uint8Array;
}

/** What is kept of an artifact: its bytes by their hash, or a value. */
export interface KeptContent {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly value: string | null;
}

/** Undefined where neither is there: the artifact is a reference. */
export async function contentOf(kept: KeptContent, blobs: BlobStore): Promise<Content | undefined> {
  const { name, mediaType, sha256, sizeBytes, value } = kept;
  const etag = sha256 === null ? undefined : `"${sha256}"`;
  if (value !== null) {
    const bytes = Buffer.from(value);
    return { name, mediaType, sizeBytes: bytes.length, etag, read: (start, end) => bytes.subarray(start, end) };
  }
  if (sha256 === null || sizeBytes === null) return undefined;
  if ((await blobs.stat(sha256)) === undefined)
    throw new Error(`the blob ${sha256} of the artifact "${name}" is missing`);
  return { name, mediaType, sizeBytes, etag, read: (start, end) => blobs.read(sha256, { start, end }) };
}

/**
 * How bytes are served: shown where their type is harmless, never shown in a browser (`saved`), or in a frame of Studio
 * (`framed`) where their type may be.
 */
export type ContentUse = 'shown' | 'saved' | 'framed';

/** The bytes, whole or in part, as a stream that waits for a slow reader. */
export function answerContent(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
  use: ContentUse = 'shown',
): FastifyReply {
  const { name, mediaType, sizeBytes, etag } = content;
  const framed = use === 'framed' ? framedHeaders(name, mediaType) : undefined;
  reply.headers(framed ?? artifactHeaders(name, mediaType, use === 'saved'));
  if (etag !== undefined) {
    reply.header('etag', etag);
    if (isUnchanged(request.headers['if-none-match'], etag)) return reply.code(304).send();
  }
  const ifRange = request.headers['if-range'];
  const range = ifRange === undefined || ifRange === etag ? rangeOf(request, reply, sizeBytes) : undefined;
  const { start, end } = range ?? { start: 0, end: sizeBytes };
  reply.code(range === undefined ? 200 : 206);
  if (range !== undefined) reply.header('content-range', `bytes ${start}-${end - 1}/${sizeBytes}`);
  reply.header('content-length', end - start);
  if (request.method === 'HEAD') {
    reply.hijack();
    reply.raw.writeHead(reply.statusCode, reply.getHeaders() as Record<string, string | number>).end();
    return reply;
  }
  const bytes = content.read(start, end);
  if (bytes instanceof Uint8Array) return reply.send(bytes);
  return reply.send(Readable.from(bytes, { objectMode: false, highWaterMark: 256 * 1024 }));
}

function rangeOf(request: FastifyRequest, reply: FastifyReply, sizeBytes: number): ReturnType<typeof parseRange> {
  try {
    return parseRange(request.headers.range, sizeBytes);
  } catch (thrown) {
    reply.header('content-range', `bytes */${sizeBytes}`).removeHeader('content-disposition');
    throw thrown;
  }
}
