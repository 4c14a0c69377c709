import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newBucket, properties, putObject, shaOf } from './objects-in-store.ts';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const put = (bucket: string, key: string, digit?: string, condition?: object) =>
  putObject(store, bucket, key, digit, condition);

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
    const bucket = await newBucket(store);
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
    expect(await codeOf(store.ask('getObject', { bucket, key: 'a' }))).toBe('NotFound');
    expect(await codeOf(store.do('putUploadPart', part))).toBe('NotFound');
  });
});

describe('objects', () => {
  test('are written under conditions', async () => {
    const bucket = await newBucket(store);
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
    const bucket = await newBucket(store);
    await put(bucket, 'from', 'a');
    const copy = { source: { bucket, key: 'from', sha256: shaOf('a') }, bucket, key: 'to' };
    expect(await store.do('copyObject', copy)).toMatchObject({ key: 'to', sha256: shaOf('a'), properties });
    await put(bucket, 'from', 'b');
    expect(await codeOf(store.do('copyObject', copy))).toBe('Conflict');
  });

  test('bytes are held as long as an object, a part or a run names them', async () => {
    const bucket = await newBucket(store);
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
    const bucket = await newBucket(store);
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

interface Target {
  readonly bucket: string;
  readonly key: string;
  readonly uploadId: string;
}

const partOf = (target: Target, partNumber: number, digit: string, sizeBytes = 1) => ({
  ...target,
  partNumber,
  sizeBytes,
  sha256: shaOf(digit),
  etag: 'e',
  checksums: {},
});

describe('uploads in parts', () => {
  const mib = 1024 * 1024;
  const begin = async (bucket: string, key: string): Promise<string> =>
    (await store.do('beginUpload', { bucket, key, properties: { headers: {}, metadata: { a: 'b' } } })).id;

  test('that nobody ends are removed after the time of grace', async () => {
    const bucket = await newBucket(store);
    const uploadId = await begin(bucket, 'k');
    await store.do('putUploadPart', partOf({ bucket, key: 'k', uploadId }, 1, '9'));
    store.advance(29 * 24 * 3_600_000);
    await store.do('purgeExpired', {});
    expect(await store.ask('isBlobReferenced', { sha256: shaOf('9') })).toBe(true);
    store.advance(2 * 24 * 3_600_000);
    await store.do('purgeExpired', {});
    expect(await store.ask('isBlobReferenced', { sha256: shaOf('9') })).toBe(false);
    expect(await codeOf(store.do('abortUpload', { bucket, key: 'k', uploadId }))).toBe('NotFound');
  });

  test('become an object; asked again, the same is answered', async () => {
    const bucket = await newBucket(store);
    const target = { bucket, key: 'k', uploadId: await begin(bucket, 'k') };
    for (const [partNumber, sizeBytes] of [
      [3, 1],
      [1, 5 * mib],
    ] as const)
      await store.do('putUploadPart', {
        ...partOf(target, partNumber, String(partNumber), sizeBytes),
        etag: `e${partNumber}`,
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
    const bucket = await newBucket(store);
    const target = { bucket, key: 'k', uploadId: await begin(bucket, 'k') };
    for (const partNumber of [1, 2]) await store.do('putUploadPart', partOf(target, partNumber, '5', 5 * mib - 1));
    const parts = [1, 2].map((partNumber) => ({ partNumber, etag: 'e', checksums: {} }));
    expect((await failureOf(store.ask('planCompletion', { ...target, parts })))?.details['fault']).toBe(
      'EntityTooSmall',
    );
    expect(await store.ask('planCompletion', { ...target, parts: parts.slice(1) })).toMatchObject({ parts: [{}] });
  });
});
