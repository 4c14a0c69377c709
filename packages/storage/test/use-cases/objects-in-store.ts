import type { CommandInput, ObjectAnswer, ObjectProperties } from '@assay/core';
import type { TestStore } from './test-store.ts';

export const properties: ObjectProperties = {
  headers: { 'content-type': 'text/plain' },
  metadata: {},
  checksums: { values: {} },
};

export const shaOf = (digit: string): string => digit.repeat(64);

let buckets = 0;
export async function newBucket(store: TestStore): Promise<string> {
  const name = `bucket-${++buckets}`;
  await store.do('createBucket', { name });
  return name;
}

/** An object of three bytes, which are told apart by a hex digit. */
export const putObject = (
  store: TestStore,
  bucket: string,
  key: string,
  digit = 'a',
  condition: CommandInput<'putObject'>['condition'] = {},
): Promise<ObjectAnswer> =>
  store.do('putObject', {
    bucket,
    key,
    sha256: shaOf(digit),
    sizeBytes: 3,
    etag: digit.repeat(32),
    properties,
    condition,
  });
