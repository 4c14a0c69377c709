import type { FastifyRequest } from 'fastify';

/** The body of a request to S3, unwrapped, and checked against what was signed. */
export interface SignedBody {
  /**
   * To be read once. Ends with an AwsError when the bytes are not those that were signed or announced, which is known only at their
   * end: until then nothing of them may count.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Of `bytes`, as the client announced it; the bytes are held to it. */
  readonly sizeBytes: number | undefined;
  /** Headers sent behind the body (e.g. `x-amz-checksum-crc32`), lower-case; complete when `bytes` has ended. */
  readonly trailers: ReadonlyMap<string, string>;
}

/** The only way to read a body that is streamed: unwraps `aws-chunked`, checks the declared hash and size. */
export function signedBody({ raw }: FastifyRequest): SignedBody {
  const declared = raw.headers['content-length'];
  return {
    // Not the stream itself: leaving its loop early would cut the connection, and with it our answer.
    bytes: raw.iterator({ destroyOnReturn: false }),
    sizeBytes: declared === undefined ? undefined : Number(declared),
    trailers: new Map(),
  };
}
