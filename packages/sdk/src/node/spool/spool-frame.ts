import { crc32 } from 'node:zlib';

/*
 * A segment of a spool is a header of 16 bytes (u32 "ASPL", u32 format version, u32 number of the segment, u32 0) and
 * frames: u32 "ASFR", u32 length of the payload (a multiple of 8), u32 CRC-32 of length and payload, u32 number of the
 * segment, payload. The payload is whole records (see record-layout.ts). Little-endian. Whether a spool can be read is
 * told by the format in its owner.json; that of the header serves whoever finds a segment alone.
 */
const segmentMagic = 0x4c505341;
const frameMagic = 0x52465341;
export const spoolFormat = 1;
export const segmentHeaderBytes = 16;
export const frameHeaderBytes = 16;
/** Payloads are cut at the next record beyond this. */
export const framePayloadBytes = 262_144;
export const longestFrameBytes = 2 * framePayloadBytes;

export function segmentHeader(segment: number): Uint8Array {
  return Uint8Array.from(new Uint8Array(Uint32Array.of(segmentMagic, spoolFormat, segment, 0).buffer));
}

const checksum = (bytes: Uint8Array, start: number, length: number): number =>
  crc32(
    bytes.subarray(start + frameHeaderBytes, start + frameHeaderBytes + length),
    crc32(bytes.subarray(start + 4, start + 8)),
  );

/** Puts the header in front of a payload that stands at `start + frameHeaderBytes`. */
export function sealFrame(bytes: Uint8Array, start: number, length: number, segment: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  view.setUint32(start, frameMagic, true);
  view.setUint32(start + 4, length, true);
  view.setUint32(start + 8, checksum(bytes, start, length), true);
  view.setUint32(start + 12, segment, true);
}

/** Length of the payload of the whole and undamaged frame at `start`; undefined where there is none. */
export function frameAt(bytes: Uint8Array, start: number, segment: number): number | undefined {
  if (start + frameHeaderBytes > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (view.getUint32(start, true) !== frameMagic || view.getUint32(start + 12, true) !== segment) return undefined;
  const length = view.getUint32(start + 4, true);
  if (length % 8 !== 0 || length > longestFrameBytes || start + frameHeaderBytes + length > bytes.length) {
    return undefined;
  }
  return view.getUint32(start + 8, true) === checksum(bytes, start, length) ? length : undefined;
}

/** Where the next whole frame begins, from `start` on; undefined where there is none. Frames begin at multiples of 8. */
export function findFrame(bytes: Uint8Array, start: number, segment: number): number | undefined {
  for (let at = start; at + frameHeaderBytes <= bytes.length; at += 8) {
    if (bytes[at] === (frameMagic & 0xff) && frameAt(bytes, at, segment) !== undefined) return at;
  }
  return undefined;
}
