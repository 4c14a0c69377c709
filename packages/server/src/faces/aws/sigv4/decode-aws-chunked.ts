import { AwsError } from '../aws-error.ts';
import { ByteReader } from './byte-reader.ts';
import type { ChunkSignatures } from './chunk-signatures.ts';
import { signatureError } from './signature-faults.ts';

export interface ChunkedForm {
  /** Of what comes out, as announced (`x-amz-decoded-content-length`). */
  readonly sizeBytes: number;
  /** Absent where chunks bear none, or nobody checks them. */
  readonly signatures?: ChunkSignatures;
  readonly hasTrailer: boolean;
  /** Lower-case names that were announced (`x-amz-trailer`); just these have to come. */
  readonly trailerNames: readonly string[];
}

/** A size in hex, perhaps `;chunk-signature=` and 64 digits. */
const maxChunkLineBytes = 200;
const maxTrailerBytes = 8192;
const trailerSignature = 'x-amz-trailer-signature';

/**
 * The bytes inside an `aws-chunked` body, as they come; a chunk's signature is known to be right only behind its bytes. Fills `trailers`
 * with what stands behind them. Throws an AwsError of S3 when chunks, their sizes, signatures or trailers are not as announced.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  { sizeBytes, signatures, hasTrailer, trailerNames }: ChunkedForm,
  trailers: Map<string, string>,
): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(source);
  try {
    let left = sizeBytes;
    for (;;) {
      const chunk = readChunkLine(await reader.line(maxChunkLineBytes), signatures !== undefined);
      if (chunk.sizeBytes > left) throw incomplete(sizeBytes);
      left -= chunk.sizeBytes;
      for (let inChunk = chunk.sizeBytes; inChunk > 0;) {
        const bytes = await reader.some(inChunk);
        if (bytes === undefined) throw incomplete(sizeBytes);
        inChunk -= bytes.length;
        signatures?.add(bytes);
        yield bytes;
      }
      if (signatures?.isChunkRight(chunk.signature) === false) throw signatureError('s3', 'mismatch');
      if (chunk.sizeBytes === 0) break;
      if ((await reader.line(2)) !== '') throw malformedChunk();
    }
    if (left > 0) throw incomplete(sizeBytes);
    const lines = await readTrailerLines(reader);
    if (hasTrailer) readTrailers(lines, trailerNames, signatures, trailers);
    else if (lines.length > 0) throw malformedTrailer('none was announced');
  } finally {
    await reader.close();
  }
}

function readChunkLine(line: string | undefined, isSigned: boolean): { sizeBytes: number; signature: string } {
  const [, size, signature = ''] = /^([0-9A-Fa-f]{1,13})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line ?? '') ?? [];
  if (size === undefined || (isSigned && signature === '')) throw malformedChunk();
  return { sizeBytes: Number.parseInt(size, 16), signature };
}

async function readTrailerLines(reader: ByteReader): Promise<readonly string[]> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for (
    let bytes = await reader.some(maxTrailerBytes);
    bytes !== undefined;
    bytes = await reader.some(maxTrailerBytes)
  ) {
    sizeBytes += bytes.length;
    if (sizeBytes > maxTrailerBytes) throw malformedTrailer(`it is larger than ${maxTrailerBytes} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks)
    .toString('latin1')
    .split(/\r?\n/)
    .filter((line) => line !== '' && line !== '\r');
}

function readTrailers(
  lines: readonly string[],
  names: readonly string[],
  signatures: ChunkSignatures | undefined,
  trailers: Map<string, string>,
): void {
  let signed = '';
  let signature = '';
  for (const line of lines) {
    const at = line.indexOf(':');
    const name = line.slice(0, Math.max(at, 0)).toLowerCase();
    const value = line.slice(at + 1).trim();
    if (name === trailerSignature) signature = value;
    else {
      if (!names.includes(name) || trailers.has(name))
        throw malformedTrailer(`"${line.slice(0, 80)}" was not announced`);
      trailers.set(name, value);
      signed += `${name}:${value}\n`;
    }
  }
  const missing = names.find((name) => !trailers.has(name));
  if (missing !== undefined) throw malformedTrailer(`${missing} was announced and is missing`);
  if (signatures !== undefined && !(isHash(signature) && signatures.isTrailerRight(signature, signed)))
    throw signatureError('s3', 'mismatch');
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

const incomplete = (sizeBytes: number): AwsError =>
  new AwsError(
    'IncompleteBody',
    `The body does not hold the ${sizeBytes} bytes that x-amz-decoded-content-length says.`,
  );

const malformedChunk = (): AwsError =>
  new AwsError('InvalidRequest', 'The body is not a sequence of aws-chunked chunks as x-amz-content-sha256 says.');

const malformedTrailer = (why: string): AwsError =>
  new AwsError('MalformedTrailerError', `The headers behind the body are not as x-amz-trailer says: ${why}.`);
