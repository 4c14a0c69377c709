import { ByteReader, ByteWriter, DamagedBytesError } from './bytes.ts';
import type { ByteCodec } from './source.ts';

/*
 * The end of a part, of fixed length, from which it is opened. Sections lie in this order, without gaps: chunks, fine pages, coarse
 * pages, index, footer.
 */
const magic = [0x41, 0x53, 0x50, 0x54] as const;
const version = 1;
export const footerLength = 80;

export interface PartFooter {
  readonly byteLength: number;
  readonly pointCount: number;
  readonly seriesCount: number;
  readonly fineOffset: number;
  readonly coarseOffset: number;
  readonly indexOffset: number;
  readonly groupCount: number;
  readonly indexCrc: number;
}

const names = [
  'byteLength',
  'pointCount',
  'seriesCount',
  'fineOffset',
  'coarseOffset',
  'indexOffset',
  'groupCount',
  'indexCrc',
] as const;

export function writeFooter(footer: PartFooter, codec: ByteCodec): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter(footerLength);
  for (const byte of magic) out.byte(byte);
  out.uint32(version);
  for (const name of names) out.float64(footer[name]);
  out.uint32(0);
  out.uint32(codec.crc32(out.written()));
  return out.finish();
}

/** Throws DamagedBytesError when the bytes are no footer, or not of a part of this length. */
export function readFooter(bytes: Uint8Array, partLength: number, codec: ByteCodec): PartFooter {
  if (bytes.length !== footerLength) throw new DamagedBytesError('a part is too short for its footer');
  const input = new ByteReader(bytes);
  for (const byte of magic) if (input.byte() !== byte) throw new DamagedBytesError('not the end of a part');
  if (new ByteReader(bytes.subarray(footerLength - 4)).uint32() !== codec.crc32(bytes.subarray(0, footerLength - 4)))
    throw new DamagedBytesError('the checksum of the footer of a part does not match');
  const found = input.uint32();
  if (found !== version) throw new DamagedBytesError(`part of version ${found}, this program reads ${version}`);
  const footer = {
    byteLength: input.float64(),
    pointCount: input.float64(),
    seriesCount: input.float64(),
    fineOffset: input.float64(),
    coarseOffset: input.float64(),
    indexOffset: input.float64(),
    groupCount: input.float64(),
    indexCrc: input.float64(),
  };
  const { byteLength, fineOffset, coarseOffset, indexOffset } = footer;
  const inOrder = 0 <= fineOffset && fineOffset <= coarseOffset && coarseOffset <= indexOffset;
  if (byteLength !== partLength || !inOrder || indexOffset > partLength - footerLength)
    throw new DamagedBytesError(`a part of ${partLength} bytes whose footer tells of ${byteLength}`);
  return footer;
}
