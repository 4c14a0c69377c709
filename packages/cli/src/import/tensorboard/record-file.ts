import { crc32c } from '@assay/base';
import { ByteSource } from '../byte-source.ts';
import type { FileRecord } from '../file-record.ts';

const headBytes = 12;
const mostBytes = 256 * 1024 * 1024;

/**
 * The records of a TFRecord file: length (u64), masked CRC-32C of the length, payload, masked CRC-32C of the payload, all little-endian
 * (tensorflow/core/lib/io/record_writer.h). A payload is only given when its checksum is right, and only valid until the next one.
 */
export async function* readRecords(file: string): AsyncGenerator<FileRecord> {
  await using source = await ByteSource.open(file);
  for (let record = 1; source.left > 0; record++) {
    const { offset } = source;
    const fault = (message: string, last: boolean): FileRecord => ({
      kind: 'fault',
      message,
      offset,
      record,
      last,
      sizeBytes: (last ? source.sizeBytes : source.offset) - offset,
    });
    const head = await source.take(headBytes);
    if (head.length < headBytes) return yield fault('the file ends in the head of a record', true);
    if (maskedCrc32c(head.subarray(0, 8)) !== head.readUInt32LE(8))
      return yield fault('the checksum of a length does not match; nothing behind it can be found', true);
    const length = head.readUInt32LE(4) * 2 ** 32 + head.readUInt32LE(0);
    if (length + 4 > source.left) return yield fault('the file ends in a record', true);
    if (length > mostBytes) return yield fault(`a record of ${length} bytes, more than is read`, true);
    const body = await source.take(length + 4);
    const bytes = body.subarray(0, length);
    if (body.length < length + 4) return yield fault('the file was cut while it was read', true);
    if (maskedCrc32c(bytes) !== body.readUInt32LE(length))
      yield fault('the checksum of a record does not match', false);
    else yield { kind: 'record', bytes, sizeBytes: source.offset - offset };
  }
}

/** As TensorFlow's record files hold it, so that a checksum of bytes with checksums stays one (tensorflow/core/lib/hash/crc32c.h). */
export function maskedCrc32c(bytes: Uint8Array): number {
  const sum = crc32c(bytes);
  return (((sum >>> 15) | (sum << 17)) + 0xa282ead8) >>> 0;
}
