import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { AssayError } from '@assay/base';
import { atLeastRate } from '../../artifacts/least-rate.ts';
import { AwsError } from './aws-error.ts';
import { chunkSignatures } from './sigv4/chunk-signatures.ts';
import { decodeAwsChunked } from './sigv4/decode-aws-chunked.ts';
import { unsignedPayload } from './sigv4/verify-signature.ts';
import type { SignedRequest } from './sigv4/verify-signature.ts';

/** The body of a request to S3, unwrapped, and checked against what was signed. */
export interface SignedBody {
  /**
   * To be read once. Ends with an error when the bytes are not those that were signed or announced, which is known only at their
   * end: until then nothing of them may count. A body that stalls (below 1 KB/s) or breaks off is given up.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Of `bytes`, as the client announced it; the bytes are held to it. */
  readonly sizeBytes: number | undefined;
  /** Headers sent behind the body (e.g. `x-amz-checksum-crc32`), lower-case; complete when `bytes` has ended. */
  readonly trailers: ReadonlyMap<string, string>;
}

const streamed: Readonly<Record<string, { readonly isSigned: boolean; readonly hasTrailer: boolean }>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': { isSigned: true, hasTrailer: false },
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': { isSigned: true, hasTrailer: true },
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': { isSigned: false, hasTrailer: true },
};

/**
 * The only way to read a body that is streamed: unwraps `aws-chunked`, checks the declared hash and size. Without access keys the
 * hash still has to be right; signatures of chunks are not looked at. Throws AwsError when the request says no readable form.
 */
export function signedBody({ raw, signature }: FastifyRequest): SignedBody {
  const source = wholeBody(raw);
  const declared = signature?.declaredHash ?? headerOf(raw, 'x-amz-content-sha256') ?? unsignedPayload;
  const sizeBytes = sizeIn(headerOf(raw, 'content-length'));
  if (Object.hasOwn(streamed, declared)) return chunkedBody(raw, source, signature, declared);
  if (declared === unsignedPayload) return { bytes: source, sizeBytes, trailers: new Map() };
  if (declared.startsWith('STREAMING-'))
    throw new AwsError('NotImplemented', `x-amz-content-sha256: ${declared.slice(0, 80)} is not offered.`, {
      status: 501,
    });
  if (!/^[0-9a-f]{64}$/.test(declared))
    throw new AwsError(
      'InvalidArgument',
      'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, or a valid sha256 value.',
    );
  return { bytes: withHash(source, declared), sizeBytes, trailers: new Map() };
}

function chunkedBody(
  raw: IncomingMessage,
  source: AsyncIterable<Uint8Array>,
  signature: SignedRequest | undefined,
  declared: string,
): SignedBody {
  const { isSigned = false, hasTrailer = false } = streamed[declared] ?? {};
  const sizeBytes = sizeIn(headerOf(raw, 'x-amz-decoded-content-length'));
  if (sizeBytes === undefined)
    throw new AwsError(
      'MissingContentLength',
      'x-amz-decoded-content-length: expected the size of the content in bytes.',
      {
        status: 411,
      },
    );
  const trailers = new Map<string, string>();
  const announced = headerOf(raw, 'x-amz-trailer')?.toLowerCase().split(',') ?? [];
  const form = {
    sizeBytes,
    hasTrailer,
    trailerNames: announced.map((name) => name.trim()).filter((name) => name !== ''),
    ...(isSigned && signature !== undefined && { signatures: chunkSignatures(signature) }),
  };
  return { bytes: decodeAwsChunked(source, form, trailers), sizeBytes, trailers };
}

async function* wholeBody(raw: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    // Not the stream itself: leaving its loop early would cut the connection, and with it our answer.
    yield* atLeastRate(raw.iterator({ destroyOnReturn: false }));
  } catch (thrown) {
    if (thrown instanceof AssayError) throw new AwsError('RequestTimeout', thrown.message, { cause: thrown });
    throw raw.errored === null ? thrown : new AwsError('IncompleteBody', 'The body broke off.', { cause: thrown });
  }
}

async function* withHash(source: AsyncIterable<Uint8Array>, declared: string): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const bytes of source) {
    hash.update(bytes);
    yield bytes;
  }
  const computed = hash.digest('hex');
  if (computed === declared) return;
  const text = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  const details = { ClientComputedContentSHA256: declared, S3ComputedContentSHA256: computed };
  throw new AwsError('XAmzContentSHA256Mismatch', text, { details });
}

const sizeIn = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
