import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import type { ObjectListing, QueryInput } from '@assay/core';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

let buckets = 0;
async function newBucket(): Promise<string> {
  const name = `bucket-${++buckets}`;
  await store.do('createBucket', { name });
  return name;
}

const properties = { headers: { 'content-type': 'text/plain' }, metadata: {}, checksums: { values: {} } };
const shaOf = (digit: string): string => digit.repeat(64);
const put = (bucket: string, key: string, digit = 'a', condition = {}) =>
  store.do('putObject', {
    bucket,
    key,
    sha256: shaOf(digit),
    sizeBytes: 3,
    etag: digit.repeat(32),
    properties,
    condition,
  });
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
          const bucket = await newBucket();
          for (const key of keys) await put(bucket, key);
          for (const question of questions) expect(await listAll(bucket, question)).toEqual(plainPages(keys, question));
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  test('where a common prefix stands for more keys than are read at once', async () => {
    const bucket = await newBucket();
    const keys = ['a', 'm/x', 'z'].concat(Array.from({ length: 150 }, (_, i) => `dir/${i}`));
    for (const key of keys) await put(bucket, key);
    for (const limit of [1, 2, 1000]) {
      const question = { prefix: '', delimiter: '/', after: '', limit };
      expect(await listAll(bucket, question)).toEqual(plainPages(keys, question));
    }
  });
});

describe('listings', () => {
  test('a page of none holds nothing and is the last', async () => {
    const bucket = await newBucket();
    await put(bucket, 'a');
    expect(await list(bucket, { limit: 0 })).toMatchObject({ objects: [], nextCursor: null });
  });

  test('a cursor of another bucket, prefix or delimiter is refused, as is one that nobody gave out', async () => {
    const bucket = await newBucket();
    const other = await newBucket();
    for (const key of ['a/1', 'a/2']) await put(bucket, key);
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
    const bucket = await newBucket();
    for (const key of ['a', 'b', 'c', 'd']) await put(bucket, key);
    const first = await list(bucket, { limit: 2 });
    await store.do('deleteObjects', { bucket, objects: [{ key: 'a' }, { key: 'b' }] });
    await put(bucket, 'aa');
    const second = await list(bucket, { limit: 2, cursor: first.nextCursor ?? '' });
    expect(second.objects.map(({ key }) => key)).toEqual(['c', 'd']);
  });
});

describe('buckets', () => {
  test.each([
    'ab',
    'a'.repeat(64),
    'Upper',
    'under_score',
    '-a-b',
    'a..b',
    '192.168.1.1',
    'xn--abc',
    'a/b',
    '',
    '../a',
  ])('%j is no name', async (name) => {
    const failure = await failureOf(store.do('createBucket', { name }));
    expect(failure).toMatchObject({ code: 'InvalidInput', details: { fault: 'InvalidBucketName' } });
  });

  test('made once, deleted when empty, with the uploads to it', async () => {
    const bucket = await newBucket();
    expect(await store.do('createBucket', { name: bucket })).toEqual({ created: false });
    await put(bucket, 'a');
    expect(await codeOf(store.do('deleteBucket', { name: bucket }))).toBe('ResourceInUse');
    await store.do('deleteObjects', { bucket, objects: [{ key: 'a' }] });
    const { id: uploadId } = await store.do('beginUpload', { bucket, key: 'k', properties });
    const part = {
      bucket,
      key: 'k',
      uploadId,
      partNumber: 1,
      sha256: shaOf('7'),
      sizeBytes: 1,
      etag: 'e',
      checksums: {},
    };
    await store.do('putUploadPart', part);
    expect(await store.ask('isBlobReferenced', { sha256: shaOf('7') })).toBe(true);
    await store.do('deleteBucket', { name: bucket });
    expect(await store.ask('isBlobReferenced', { sha256: shaOf('7') })).toBe(false);
    expect(await codeOf(store.do('deleteBucket', { name: bucket }))).toBe('NotFound');
    await store.do('createBucket', { name: bucket });
    expect(await list(bucket)).toMatchObject({ objects: [] });
    expect(await codeOf(store.do('putUploadPart', part))).toBe('NotFound');
  });
});

describe('objects', () => {
  test('are written under conditions', async () => {
    const bucket = await newBucket();
    expect(await codeOf(put(bucket, 'k', 'a', { ifMatch: '*' }))).toBe('NotFound');
    await put(bucket, 'k', 'a', { ifAbsent: true });
    expect(await codeOf(put(bucket, 'k', 'b', { ifAbsent: true }))).toBe('PreconditionFailed');
    expect(await codeOf(put(bucket, 'k', 'b', { ifMatch: 'b'.repeat(32) }))).toBe('PreconditionFailed');
    await put(bucket, 'k', 'b', { ifMatch: 'a'.repeat(32) });
    expect(await store.ask('getObject', { bucket, key: 'k' })).toMatchObject({ sha256: shaOf('b') });
    const [kept] = await store.do('deleteObjects', { bucket, objects: [{ key: 'k', ifMatch: 'x' }] });
    expect(kept).toMatchObject({ key: 'k', error: { code: 'PreconditionFailed' } });
    expect(await store.do('deleteObjects', { bucket, objects: [{ key: 'k' }, { key: 'k' }] })).toEqual([
      { key: 'k' },
      { key: 'k' },
    ]);
  });

  test('a copy is refused when its source changed since it was looked at', async () => {
    const bucket = await newBucket();
    await put(bucket, 'from', 'a');
    const copy = { source: { bucket, key: 'from', sha256: shaOf('a') }, bucket, key: 'to' };
    expect(await store.do('copyObject', copy)).toMatchObject({ key: 'to', sha256: shaOf('a'), properties });
    await put(bucket, 'from', 'b');
    expect(await codeOf(store.do('copyObject', copy))).toBe('Conflict');
  });

  test('bytes are held as long as an object, a part or a run names them', async () => {
    const bucket = await newBucket();
    const sha256 = shaOf('d');
    await put(bucket, 'k', 'd');
    const { id: runId } = await store.do('createRun', { experimentName: 'objects' });
    await store.do('logArtifact', { runId, name: 'model', uri: `s3://${bucket}/k` });
    await put(bucket, 'k', 'e');
    expect(await store.ask('isBlobReferenced', { sha256 })).toBe(true);
    await store.do('deleteArtifact', { runId, name: 'model' });
    expect(await store.ask('isBlobReferenced', { sha256 })).toBe(false);
  });
});

describe('an artifact that names an object', () => {
  test('keeps the bytes that it had when it was logged', async () => {
    const bucket = await newBucket();
    const key = 'a b/\u{1f389}.txt';
    const uri = `s3://${bucket}/${key}`;
    const { id: runId } = await store.do('createRun', { experimentName: 'objects' });
    const log = (name: string, more = {}) => store.do('logArtifact', { runId, name, uri, ...more });
    expect(await log('before')).toMatchObject({ kind: 'uri', uri, sha256: null });
    await put(bucket, key, 'a');
    const pinned = { kind: 'file', uri, sha256: shaOf('a'), sizeBytes: 3, mediaType: 'text/plain' };
    expect(await log('first')).toMatchObject(pinned);
    expect(await log('typed', { mediaType: 'image/png' })).toMatchObject({ ...pinned, mediaType: 'image/png' });
    expect(await log('other', { sha256: shaOf('f') })).toMatchObject({ kind: 'uri', sha256: shaOf('f') });
    await put(bucket, key, 'b');
    expect(await log('second')).toMatchObject({ ...pinned, sha256: shaOf('b') });
    await store.do('deleteObjects', { bucket, objects: [{ key }] });
    expect(await log('after')).toMatchObject({ kind: 'uri', uri });
    expect(await store.ask('artifactForDownload', { runId, name: 'first' })).toMatchObject(pinned);
  });
});

describe('uploads in parts', () => {
  const mib = 1024 * 1024;
  const begin = async (bucket: string, key: string): Promise<string> =>
    (await store.do('beginUpload', { bucket, key, properties: { headers: {}, metadata: { a: 'b' } } })).id;

  test('that nobody ends are removed after the time of grace', async () => {
    const bucket = await newBucket();
    const uploadId = await begin(bucket, 'k');
    await store.do('putUploadPart', {
      ...{ bucket, key: 'k', uploadId, partNumber: 1, sizeBytes: 1, etag: 'e', checksums: {} },
      sha256: shaOf('9'),
    });
    store.advance(29 * 24 * 3_600_000);
    await store.do('purgeExpired', {});
    expect(await store.ask('isBlobReferenced', { sha256: shaOf('9') })).toBe(true);
    store.advance(2 * 24 * 3_600_000);
    await store.do('purgeExpired', {});
    expect(await store.ask('isBlobReferenced', { sha256: shaOf('9') })).toBe(false);
    expect(await codeOf(store.do('abortUpload', { bucket, key: 'k', uploadId }))).toBe('NotFound');
  });

  test('become an object; asked again, the same is answered', async () => {
    const bucket = await newBucket();
    const target = { bucket, key: 'k', uploadId: await begin(bucket, 'k') };
    for (const [partNumber, sizeBytes] of [
      [3, 1],
      [1, 5 * mib],
    ] as const)
      await store.do('putUploadPart', {
        ...{ ...target, partNumber, sizeBytes, sha256: shaOf(String(partNumber)), etag: `e${partNumber}` },
        checksums: { CRC32: `c${partNumber}` },
      });
    const named = (...numbers: readonly number[]) =>
      numbers.map((partNumber) => ({ partNumber, etag: `e${partNumber}`, checksums: {} }));
    const plan = (parts: ReturnType<typeof named>) => store.ask('planCompletion', { ...target, parts });
    const faultOf = async (parts: ReturnType<typeof named>) => (await failureOf(plan(parts)))?.details['fault'];
    expect(await faultOf(named(3, 1))).toBe('InvalidPartOrder');
    expect(await faultOf(named(1, 1))).toBe('InvalidPartOrder');
    expect(await faultOf(named(1, 2))).toBe('InvalidPart');
    expect(await faultOf([{ partNumber: 1, etag: 'e3', checksums: {} }])).toBe('InvalidPart');
    expect(await faultOf([{ partNumber: 1, etag: 'e1', checksums: { CRC32: 'x' } }])).toBe('InvalidPart');
    expect(await plan(named(1, 3))).toMatchObject({ parts: [{ partNumber: 1 }, { partNumber: 3 }] });
    const made = { sha256: shaOf('c'), sizeBytes: 5 * mib + 1, etag: 'x-2' };
    const object = await store.do('completeUpload', {
      ...target,
      parts: named(1, 3),
      ...made,
      checksums: { values: {} },
    });
    expect(object).toMatchObject({ ...made, properties: { metadata: { a: 'b' } } });
    expect(await plan(named(1, 3))).toEqual({ completed: object });
    expect(await codeOf(store.ask('planCompletion', { ...target, uploadId: 'f'.repeat(32), parts: [] }))).toBe(
      'NotFound',
    );
    expect(await store.ask('isBlobReferenced', { sha256: shaOf('3') })).toBe(false);
  });

  test('a part that is not the last has 5 MiB', async () => {
    const bucket = await newBucket();
    const target = { bucket, key: 'k', uploadId: await begin(bucket, 'k') };
    for (const partNumber of [1, 2])
      await store.do('putUploadPart', {
        ...{ ...target, partNumber, sizeBytes: 5 * mib - 1, sha256: shaOf('5'), etag: 'e', checksums: {} },
      });
    const parts = [1, 2].map((partNumber) => ({ partNumber, etag: 'e', checksums: {} }));
    expect((await failureOf(store.ask('planCompletion', { ...target, parts })))?.details['fault']).toBe(
      'EntityTooSmall',
    );
    expect(await store.ask('planCompletion', { ...target, parts: parts.slice(1) })).toMatchObject({ parts: [{}] });
  });
});
