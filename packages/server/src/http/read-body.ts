import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { AssayError, messageOf } from '@assay/base';

export interface BodyLimits {
  /** Of the body as sent, and of what it inflates to. */
  readonly maxBytes: number;
  readonly timeoutMs: number;
}

/** The whole body in memory, inflated where `Content-Encoding` says so; PayloadTooLarge beyond the limit. */
export async function readBody(request: IncomingMessage, limits: BodyLimits): Promise<Buffer> {
  const bytes = await collect(request, limits);
  const encoding = request.headers['content-encoding'];
  return encoding === undefined || encoding === 'identity' ? bytes : inflate(bytes, encoding, limits.maxBytes);
}

function tooLarge(maxBytes: number): AssayError {
  const limit = maxBytes >= 1_048_576 ? `${Math.round(maxBytes / 1_048_576)} MB` : `${maxBytes} bytes`;
  return new AssayError('PayloadTooLarge', `The body is larger than ${limit}. Send it in several calls.`, { maxBytes });
}

function collect(request: IncomingMessage, { maxBytes, timeoutMs }: BodyLimits): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const declared = Number(request.headers['content-length'] ?? 0);
    if (declared > maxBytes) {
      reject(tooLarge(maxBytes));
      return;
    }
    const chunks: Buffer[] = [];
    let sizeBytes = 0;
    const timer = setTimeout(() => fail(new AssayError('InvalidInput', 'The body did not arrive in time.')), timeoutMs);
    const onData = (chunk: Buffer): void => {
      sizeBytes += chunk.length;
      if (sizeBytes > maxBytes) fail(tooLarge(maxBytes));
      else chunks.push(chunk);
    };
    const onEnd = (): void => {
      settle();
      resolve(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks, sizeBytes));
    };
    const onClose = (): void => fail(new AssayError('InvalidInput', 'The body broke off.'));
    const settle = (): void => {
      clearTimeout(timer);
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose);
    };
    const fail = (error: AssayError): void => {
      settle();
      request.on('error', () => undefined);
      reject(error);
    };
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose);
  });
}

const inflaters = {
  gzip: promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gunzip),
  zstd: promisify<Buffer, zlib.ZstdOptions, Buffer>(zlib.zstdDecompress),
} as const;

async function inflate(bytes: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  if (!Object.hasOwn(inflaters, encoding))
    throw new AssayError('UnsupportedMediaType', 'Content-Encoding: expected gzip, zstd or none.');
  try {
    return await inflaters[encoding as keyof typeof inflaters](bytes, { maxOutputLength: maxBytes });
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes);
    throw new AssayError(
      'InvalidInput',
      `The body is not valid ${encoding}: ${messageOf(thrown)}.`,
      {},
      { cause: thrown },
    );
  }
}
