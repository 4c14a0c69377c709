import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AssayError } from '@assay/base';
import type { ArtifactAnswer, ArtifactDirection, BlobStore, Store } from '@assay/core';
import type { NativeOperation } from '@assay/wire';
import { artifactHeaders } from '../../artifacts/artifact-headers.ts';
import { parseRange } from '../../artifacts/byte-range.ts';
import { apiPrefix } from '../../http/api-prefix.ts';
import { isUnchanged } from '../../http/conditions.ts';
import { callOptions } from './call-options.ts';
import { inputReader } from './read-input.ts';

interface DownloadInput {
  readonly runId: string;
  readonly name: string;
  readonly direction?: ArtifactDirection;
}

interface Parts {
  readonly store: Store;
  readonly blobs: BlobStore;
}

/** The bytes of an artifact, whole or in part, as a stream that waits for a slow reader. */
export function downloadArtifact(server: FastifyInstance, operation: NativeOperation, { store, blobs }: Parts): void {
  const readInput = inputReader(operation);
  const find = async (request: FastifyRequest): Promise<ArtifactAnswer> =>
    // Checked by the operation's own schema just now.
    store.query('artifactForDownload', readInput(request) as object as DownloadInput, callOptions(request));
  const url = `${apiPrefix}${operation.path}`;
  const config = { permission: operation.permission };
  server.route({
    method: 'GET',
    url,
    config,
    exposeHeadRoute: false,
    handler: async (request, reply) => answer(request, reply, await contentOf(await find(request), blobs)),
  });
  server.route({
    method: 'HEAD',
    url,
    config,
    handler: async (request, reply) => answer(request, reply, await contentOf(await find(request), blobs)),
  });
}

interface Content {
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly etag: string | undefined;
  readonly read: (start: number, end: number) => AsyncIterable<Uint8Array> | Uint8Array;
}

async function contentOf(artifact: ArtifactAnswer, blobs: BlobStore): Promise<Content> {
  const { name, mediaType, kind, sha256, sizeBytes, value, uri } = artifact;
  const etag = sha256 === null ? undefined : `"${sha256}"`;
  if (kind === 'file' && sha256 !== null && sizeBytes !== null) {
    if ((await blobs.stat(sha256)) === undefined)
      throw new Error(`the blob ${sha256} of artifact ${artifact.id} is missing`);
    return { name, mediaType, sizeBytes, etag, read: (start, end) => blobs.read(sha256, { start, end }) };
  }
  if (kind === 'value' && value !== null) {
    const bytes = Buffer.from(value);
    return { name, mediaType, sizeBytes: bytes.length, etag, read: (start, end) => bytes.subarray(start, end) };
  }
  throw new AssayError('NotFound', `The artifact "${name}" is a reference; its bytes are not here but at ${uri}.`);
}

function answer(request: FastifyRequest, reply: FastifyReply, content: Content): FastifyReply {
  const { sizeBytes, etag } = content;
  reply.headers(artifactHeaders(content.name, content.mediaType));
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
