import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AssayError, messageOf } from '@assay/base';
import { readBody } from './read-body.ts';
import type { BodyLimits } from './read-body.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Hash of method, target and body, where the request bears an Idempotency-Key. */
    requestHash: string | undefined;
  }
}

/** JSON bodies: one media type, bounded, UTF-8. What is inside is the routes' schemas' business. */
export function acceptJson(server: FastifyInstance, limits: BodyLimits): void {
  server.removeAllContentTypeParsers();
  server.decorateRequest('requestHash', undefined);
  server.addContentTypeParser('application/json', async (request: FastifyRequest) =>
    parseJson(await hashedBody(request, limits)),
  );
}

/** The whole body; hashed where a repetition of the request would have to be known by it. */
export async function hashedBody(request: FastifyRequest, limits: BodyLimits): Promise<Buffer> {
  const bytes = await readBody(request.raw, limits);
  if (request.headers['idempotency-key'] !== undefined) request.requestHash = hashRequest(request, bytes);
  return bytes;
}

/** Undefined for no bytes. */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw new AssayError('InvalidInput', 'The body is not valid UTF-8.');
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch (thrown) {
    throw new AssayError('InvalidInput', `The body is not valid JSON: ${messageOf(thrown)}.`, {}, { cause: thrown });
  }
}

export function hashRequest(request: FastifyRequest, body: Uint8Array): string {
  return createHash('sha256').update(`${request.method} ${request.url}\n`).update(body).digest('hex');
}
