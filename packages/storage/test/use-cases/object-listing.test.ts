import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { ObjectListing, QueryInput } from '@assay/core';
import { newBucket, putObject } from './objects-in-store.ts';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const list = (bucket: string, question: Partial<QueryInput<'listObjects'>> = {}): Promise<ObjectListing> =>
  store.ask('listObjects', { bucket, prefix: '', delimiter: '', after: '', limit: 1000, ...question });

interface Question {
  readonly prefix: string;
  readonly delimiter: string;
  readonly after: string;
  readonly limit: number;
}

/** Pages of a listing, each as `key` or `prefix…`, in order. */
async function listAll(bucket: string, question: Question): Promise<string[][]> {
  const pages: string[][] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page: ObjectListing = await list(bucket, { ...question, ...(cursor && { cursor }) });
    pages.push(
      [...page.objects.map(({ key }) => key), ...page.commonPrefixes.map((prefix) => `${prefix}…`)].toSorted(byBytes),
    );
    cursor = page.nextCursor;
  }
  return pages;
}

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What a listing is, said plainly: the sorted set of keys and common prefixes, cut behind `after`, in pages. */
function plainPages(keys: readonly string[], { prefix, delimiter, after, limit }: Question): string[][] {
  const elements = new Set<string>();
  for (const key of keys) {
    if (!key.startsWith(prefix)) continue;
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    elements.add(at < 0 ? `k${key}` : `p${key.slice(0, at + delimiter.length)}`);
  }
  const sorted = [...elements]
    .toSorted((a, b) => byBytes(a.slice(1), b.slice(1)))
    .filter((element) => after === '' || byBytes(element.slice(1), after) > 0)
    .map((element) => (element.startsWith('k') ? element.slice(1) : `${element.slice(1)}…`));
  const pages: string[][] = [];
  for (let i = 0; i < sorted.length; i += limit) pages.push(sorted.slice(i, i + limit).toSorted(byBytes));
  return pages.length === 0 ? [[]] : pages;
}

describe('a listing is what its plain definition says', () => {
  // Few characters, so that prefixes and delimiters meet; among them the ends of the ranges of UTF-8.
  const text = (maxLength: number) =>
    fc.string({ unit: fc.constantFrom('a', 'b', '/', '\0', '\u{10ffff}', '\ud7ff', '\ue000', '🎉'), maxLength });

  test('for every prefix, delimiter, beginning and size of pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(
          text(6).filter((key) => key !== ''),
          { maxLength: 30 },
        ),
        fc.array(
          fc.record({
            prefix: text(2),
            delimiter: fc.constantFrom('', '/', 'a', '//', '\u{10ffff}'),
            after: text(4),
            limit: fc.constantFrom(1, 2, 3, 7, 1000),
          }),
          { minLength: 4, maxLength: 4 },
        ),
        async (keys, questions) => {
          const bucket = await newBucket(store);
          for (const key of keys) await putObject(store, bucket, key);
          for (const question of questions) expect(await listAll(bucket, question)).toEqual(plainPages(keys, question));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('where a common prefix stands for more keys than are read at once', async () => {
    const bucket = await newBucket(store);
    const keys = ['a', 'm/x', 'z'].concat(Array.from({ length: 150 }, (_, i) => `dir/${i}`));
    for (const key of keys) await putObject(store, bucket, key);
    for (const limit of [1, 2, 1000]) {
      const question = { prefix: '', delimiter: '/', after: '', limit };
      expect(await listAll(bucket, question)).toEqual(plainPages(keys, question));
    }
  });
});

describe('listings', () => {
  test('a page of none holds nothing and is the last', async () => {
    const bucket = await newBucket(store);
    await putObject(store, bucket, 'a');
    expect(await list(bucket, { limit: 0 })).toMatchObject({ objects: [], nextCursor: null });
  });

  test('a cursor of another bucket, prefix or delimiter is refused, as is one that nobody gave out', async () => {
    const bucket = await newBucket(store);
    const other = await newBucket(store);
    for (const key of ['a/1', 'a/2']) await putObject(store, bucket, key);
    const { nextCursor } = await list(bucket, { limit: 1 });
    const cursor = nextCursor ?? '';
    expect((await list(bucket, { limit: 1, cursor })).objects.map(({ key }) => key)).toEqual(['a/2']);
    expect(await codeOf(list(other, { cursor }))).toBe('InvalidInput');
    expect(await codeOf(list(bucket, { prefix: 'a', cursor }))).toBe('InvalidInput');
    expect(await codeOf(list(bucket, { delimiter: '/', cursor }))).toBe('InvalidInput');
    expect(await codeOf(list(bucket, { cursor: 'forged' }))).toBe('InvalidInput');
    expect(await codeOf(list(bucket, { cursor: `${cursor}A` }))).toBe('InvalidInput');
  });

  test('nothing is missed or doubled when keys come and go between pages', async () => {
    const bucket = await newBucket(store);
    for (const key of ['a', 'b', 'c', 'd']) await putObject(store, bucket, key);
    const first = await list(bucket, { limit: 2 });
    await store.do('deleteObjects', { bucket, objects: [{ key: 'a' }, { key: 'b' }] });
    await putObject(store, bucket, 'aa');
    const second = await list(bucket, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.objects.map(({ key }) => key)).toEqual(['c', 'd']);
  });
});
