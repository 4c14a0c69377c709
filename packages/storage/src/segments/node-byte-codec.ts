import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { DamagedBytesError } from '@assay/series';
import type { ByteCodec } from '@assay/series';

/** Shuffled columns gain less than 2 % from higher levels, at a multiple of the time. */
const compression = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Zstandard and CRC-32 of Node's zlib. */
export const nodeByteCodec: ByteCodec = {
  compress: (bytes) => zstdCompressSync(bytes, compression),
  decompress(bytes, size) {
    let whole: Uint8Array;
    try {
      whole = zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, size) });
    } catch (error) {
      throw new DamagedBytesError('compressed bytes cannot be read', { cause: error });
    }
    if (whole.length !== size) throw new DamagedBytesError(`expected ${size} bytes inside, found ${whole.length}`);
    return whole;
  },
  crc32: (bytes) => crc32(bytes),
};
