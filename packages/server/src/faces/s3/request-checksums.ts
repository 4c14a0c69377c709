import { createHash } from 'node:crypto';
import { signedBody } from '../aws/signed-body.ts';
import {
  checksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  isChecksum,
  startChecksum,
} from './checksums/checksum-algorithm.ts';
import type { ChecksumAlgorithm } from './checksums/checksum-algorithm.ts';
import { s3Error } from './s3-error.ts';
import { header } from './s3-call.ts';
import type { S3Call } from './s3-call.ts';

/** What a client says of the bytes that it sends, beside their signature. */
interface Announced {
  readonly algorithm: ChecksumAlgorithm | undefined;
  /** Base64; undefined where it follows in a trailer or is not told. */
  readonly value: string | undefined;
  readonly inTrailer: boolean;
}

export interface CheckedBody {
  /** To be read once, to its end; then it fails where the bytes are not those that were announced. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** As the client announced it. */
  readonly sizeBytes: number | undefined;
  /** Of the bytes, when they have all been read. */
  found(): { readonly etag: string; readonly checksums: Readonly<Record<string, string>> };
}

/** The body of a request with all its checksums verified: Content-MD5, `x-amz-checksum-*` in front or behind. `also`: one more to be found. */
export function checkedBody(call: S3Call, also?: ChecksumAlgorithm): CheckedBody {
  const announced = announcedChecksum(call);
  const contentMd5 = announcedMd5(call);
  const body = signedBody(call.request);
  const md5 = createHash('md5');
  const algorithms = new Set([announced.algorithm, also].filter((algorithm) => algorithm !== undefined));
  const sums = [...algorithms].map((algorithm) => [algorithm, startChecksum(algorithm)] as const);
  let etag = '';
  let checksums: Record<string, string> = {};
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body.bytes) {
      md5.update(chunk);
      for (const [, sum] of sums) sum.update(chunk);
      yield chunk;
    }
    etag = md5.digest('hex');
    checksums = Object.fromEntries(sums.map(([algorithm, sum]) => [algorithm, sum.digest().toString('base64')]));
    if (contentMd5 !== undefined && contentMd5 !== etag)
      throw s3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    const { algorithm } = announced;
    if (algorithm === undefined) return;
    const expected = announced.value ?? body.trailers.get(checksumHeader(algorithm));
    if (expected === undefined && announced.inTrailer)
      throw s3Error('InvalidRequest', `The trailer ${checksumHeader(algorithm)} that was announced did not come.`);
    if (expected !== undefined && expected !== checksums[algorithm])
      throw s3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
  return { bytes: bytes(), sizeBytes: body.sizeBytes, found: () => ({ etag, checksums }) };
}

function announcedMd5(call: S3Call): string | undefined {
  const given = header(call, 'content-md5');
  if (given === undefined) return undefined;
  const bytes = Buffer.from(given, 'base64');
  if (bytes.length !== 16 || bytes.toString('base64') !== given)
    throw s3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  return bytes.toString('hex');
}

function announcedChecksum(call: S3Call): Announced {
  const given = checksumAlgorithms.filter((algorithm) => header(call, checksumHeader(algorithm)) !== undefined);
  const [algorithm, other] = given;
  if (other !== undefined)
    throw s3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );
  if (algorithm !== undefined) {
    const value = header(call, checksumHeader(algorithm)) ?? '';
    if (!isChecksum(algorithm, value))
      throw s3Error('InvalidRequest', `Value for ${checksumHeader(algorithm)} header is invalid.`);
    return { algorithm, value, inTrailer: false };
  }
  const trailer = header(call, 'x-amz-trailer')?.trim().toLowerCase();
  const inTrailer = checksumAlgorithms.find((each) => checksumHeader(each) === trailer);
  if (inTrailer !== undefined) return { algorithm: inTrailer, value: undefined, inTrailer: true };
  return { algorithm: namedAlgorithm(call, 'x-amz-sdk-checksum-algorithm'), value: undefined, inTrailer: false };
}

/** The algorithm that a header names; undefined without it. Throws InvalidRequest. */
export function namedAlgorithm(call: S3Call, name: string): ChecksumAlgorithm | undefined {
  const given = header(call, name);
  if (given === undefined) return undefined;
  const algorithm = checksumAlgorithm(given);
  if (algorithm !== undefined) return algorithm;
  throw s3Error(
    'InvalidRequest',
    `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${checksumAlgorithms.join(', ')}]`,
  );
}
