import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { checksumAlgorithms, compositeChecksum, isChecksum, startChecksum } from './checksum-algorithm.ts';
import type { ChecksumAlgorithm } from './checksum-algorithm.ts';

const of = (algorithm: ChecksumAlgorithm, ...pieces: readonly Uint8Array[]): string => {
  const checksum = startChecksum(algorithm);
  for (const piece of pieces) checksum.update(piece);
  return checksum.digest().toString('hex');
};

test.each([
  // The check values of the catalogue of parametrised CRC algorithms (G. Cook), and of FIPS 180's sums.
  ['CRC32', 'cbf43926'],
  ['CRC32C', 'e3069283'],
  ['CRC64NVME', 'ae8b14860a799888'],
  ['SHA1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
  ['SHA256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
] as const)('%s of "123456789"', (algorithm, expected) => {
  expect(of(algorithm, Buffer.from('123456789'))).toBe(expected);
});

/** Bit by bit, as the definition says. */
function plainCrc(bytes: Uint8Array, polynomial: bigint, width: number): string {
  const ones = (1n << BigInt(width)) - 1n;
  let sum = ones;
  for (const byte of bytes) {
    sum ^= BigInt(byte);
    for (let bit = 0; bit < 8; bit++) sum = sum & 1n ? (sum >> 1n) ^ polynomial : sum >> 1n;
  }
  return (sum ^ ones).toString(16).padStart(width / 4, '0');
}

test.each([
  ['CRC32', 0xedb88320n, 32],
  ['CRC32C', 0x82f63b78n, 32],
  ['CRC64NVME', 0x9a6c9329ac4bc9b5n, 64],
] as const)('%s is what its definition says, in whatever pieces the bytes come', (algorithm, polynomial, width) => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 70 }), { maxLength: 4 }), (pieces) => {
      expect(of(algorithm, ...pieces)).toBe(plainCrc(Buffer.concat(pieces), polynomial, width));
    }),
  );
});

test('what is no checksum is known', () => {
  for (const algorithm of checksumAlgorithms) {
    const good = startChecksum(algorithm).digest().toString('base64');
    expect(isChecksum(algorithm, good)).toBe(true);
    for (const bad of ['', 'x', `${good}=`, good.slice(4), ` ${good}`]) expect(isChecksum(algorithm, bad)).toBe(false);
  }
});

test('a composite checksum is that of the parts, with their number', () => {
  const parts = ['a', 'b'].map((text) => {
    const sum = startChecksum('CRC32');
    sum.update(Buffer.from(text));
    return sum.digest().toString('base64');
  });
  expect(parts).toEqual(['6Le+Qw==', 'cb7v+Q==']);
  const joined = Buffer.concat(parts.map((part) => Buffer.from(part, 'base64')));
  expect(compositeChecksum('CRC32', parts)).toBe(`${Buffer.from(of('CRC32', joined), 'hex').toString('base64')}-2`);
});
