import { constants, crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { ByteCodec } from '../src/source.ts';

const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** Compression and checksums as the server has them: zlib's of Node. */
export const nodeCodec: ByteCodec = {
  compress: (bytes) => zstdCompressSync(bytes, { params }),
  decompress: (bytes, size) => {
    const plain = zstdDecompressSync(bytes, { maxOutputLength: Math.max(1, size) });
    if (plain.length !== size) throw new RangeError(`${plain.length} bytes where ${size} were packed`);
    return plain;
  },
  crc32: (bytes) => crc32(bytes),
};
