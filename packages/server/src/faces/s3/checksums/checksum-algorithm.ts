import { crc32c } from '@assay/base';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { Crc64Nvme } from './crc64-nvme.ts';

/** A checksum that grows with the bytes. */
interface Checksum {
  update(bytes: Uint8Array): unknown;
  digest(): Buffer;
}

const crc = (next: (bytes: Uint8Array, value: number) => number): Checksum => {
  let value = 0;
  return {
    update: (bytes) => (value = next(bytes, value)),
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
};

/** In the order in which S3's documentation lists them. */
export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

const makers: { readonly [A in ChecksumAlgorithm]: () => Checksum } = {
  CRC32: () => crc((bytes, value) => crc32(bytes, value)),
  CRC32C: () => crc(crc32c),
  CRC64NVME: () => new Crc64Nvme(),
  SHA1: () => createHash('sha1'),
  SHA256: () => createHash('sha256'),
};

const digestBytes: { readonly [A in ChecksumAlgorithm]: number } = {
  CRC32: 4,
  CRC32C: 4,
  CRC64NVME: 8,
  SHA1: 20,
  SHA256: 32,
};

export const startChecksum = (algorithm: ChecksumAlgorithm): Checksum => makers[algorithm]();

export const checksumHeader = (algorithm: ChecksumAlgorithm): string => `x-amz-checksum-${algorithm.toLowerCase()}`;

/** The algorithm of that name, in either case. */
export const checksumAlgorithm = (name: string | undefined): ChecksumAlgorithm | undefined =>
  checksumAlgorithms.find((algorithm) => algorithm === name?.toUpperCase());

/** Whether a text may be a checksum of the algorithm in base64. */
export function isChecksum(algorithm: ChecksumAlgorithm, text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === digestBytes[algorithm] && bytes.toString('base64') === text;
}

/** A hash of the parts' own, as S3 makes it for an object that came in parts: base64, `-`, and how many there are. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly string[]): string {
  const checksum = startChecksum(algorithm);
  for (const part of parts) checksum.update(Buffer.from(part, 'base64'));
  return `${checksum.digest().toString('base64')}-${parts.length}`;
}
