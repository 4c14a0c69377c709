import type { ObjectAnswer, ObjectChecksums } from '@assay/core';
import { checksumAlgorithms } from './checksums/checksum-algorithm.ts';
import { quoted } from './object-headers.ts';
import { field, group, isoTime, owner } from './print-xml.ts';

/** Checksums as elements, with their type. */
export const checksumFields = ({ type, values }: ObjectChecksums): string =>
  checksumAlgorithms.map((algorithm) => field(`Checksum${algorithm}`, values[algorithm])).join('') +
  field('ChecksumType', type);

/** An object as a listing names it; `shown` encodes keys as the client asked. */
export function contents(
  { key, modifiedMs, etag, sizeBytes, properties }: ObjectAnswer,
  shown: (key: string) => string,
  withOwner: boolean,
): string {
  const { values, type } = properties.checksums;
  return group(
    'Contents',
    field('Key', shown(key)),
    field('LastModified', isoTime(modifiedMs)),
    field('ETag', quoted(etag)),
    ...checksumAlgorithms.filter((each) => values[each] !== undefined).map((each) => field('ChecksumAlgorithm', each)),
    field('ChecksumType', type),
    field('Size', sizeBytes),
    field('StorageClass', 'STANDARD'),
    withOwner ? owner() : '',
  );
}
