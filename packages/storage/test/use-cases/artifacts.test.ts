import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, failureOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const newRun = async (): Promise<string> => (await store.do('createRun', { experimentName: 'artifacts' })).id;
const sha256 = 'ab'.repeat(32);

describe('artifacts', () => {
  test('of every kind, listed by name', async () => {
    const runId = await newRun();
    const value = await store.do('logArtifact', { runId, name: 'notes/a.txt', value: 'é', metadata: { k: [1] } });
    expect(value).toMatchObject({
      runId,
      name: 'notes/a.txt',
      direction: 'output',
      kind: 'value',
      mediaType: 'text/plain',
      value: 'é',
      uri: null,
      sha256: null,
      sizeBytes: 2,
      metadata: { k: [1] },
      createdMs: store.nowMs,
    });
    const uri = await store.do('logArtifact', {
      runId,
      name: 'data',
      direction: 'input',
      uri: 's3://b/k',
      sizeBytes: 9,
    });
    expect(uri).toMatchObject({ kind: 'uri', uri: 's3://b/k', sizeBytes: 9, mediaType: 'application/octet-stream' });
    const file = await store.do('recordArtifact', { runId, name: 'w.bin', sha256, sizeBytes: 10, mediaType: 'a/b' });
    expect(file).toMatchObject({ kind: 'file', sha256, sizeBytes: 10, mediaType: 'a/b' });
    expect((await store.ask('listArtifacts', { runId })).artifacts).toEqual([uri, value, file]);
    expect((await store.ask('listArtifacts', { runId, direction: 'input' })).artifacts).toEqual([uri]);
    const page = await store.ask('listArtifacts', { runId, limit: 2 });
    const rest = await store.ask('listArtifacts', { runId, limit: 2, cursor: page.nextCursor ?? '' });
    expect(rest.artifacts).toEqual([file]);
    expect((await store.ask('getRun', { runId })).artifacts).toEqual([uri, value, file]);
    expect(await store.ask('artifactForDownload', { runId, name: 'w.bin' })).toEqual(file);
    expect(await codeOf(store.ask('artifactForDownload', { runId, name: 'data' }))).toBe('Conflict');
    expect(await codeOf(store.ask('artifactForDownload', { runId, name: 'none' }))).toBe('NotFound');
    expect(await store.ask('isBlobReferenced', { sha256 })).toBe(true);
    expect(await store.ask('isBlobReferenced', { sha256: 'cd'.repeat(32) })).toBe(false);
  });

  test('logging a name again replaces it, whichever way its accents are composed', async () => {
    const runId = await newRun();
    const first = await store.do('recordArtifact', {
      runId,
      name: 'e\u0301.bin',
      sha256: '12'.repeat(32),
      sizeBytes: 1,
    });
    expect(first.name).toBe('\u00e9.bin');
    const edge = { sourceKind: 'artifact', sourceId: first.id, destinationKind: 'run', destinationId: runId } as const;
    await store.do('createAssociation', edge);
    const since = await store.cursor();
    const second = await store.do('logArtifact', { runId, name: '\u00e9.bin', value: 'x' });
    expect(second.id).not.toBe(first.id);
    const { changes } = await store.ask('followChanges', { since });
    expect(changes.map(({ kind, data }) => [kind, data])).toMatchObject([
      ['association.deleted', { sourceId: first.id }],
      ['run.artifacts', { added: [{ id: second.id }], removed: [{ id: first.id }] }],
    ]);
    expect((await store.ask('listArtifacts', { runId })).artifacts).toEqual([second]);
    expect(await store.ask('isBlobReferenced', { sha256: '12'.repeat(32) })).toBe(false);
  });

  test('an input and an output may share a name; then the direction must be said', async () => {
    const runId = await newRun();
    await store.do('logArtifact', { runId, name: 'x', value: 'in', direction: 'input' });
    await store.do('logArtifact', { runId, name: 'x', value: 'out' });
    const failure = await failureOf(store.do('deleteArtifact', { runId, name: 'x' }));
    expect(failure).toMatchObject({ code: 'InvalidInput', details: { path: 'direction' } });
    await store.do('deleteArtifact', { runId, name: 'x', direction: 'input' });
    expect((await store.ask('artifactForDownload', { runId, name: 'x' })).value).toBe('out');
    await store.do('deleteArtifact', { runId, name: 'x' });
    expect(await codeOf(store.do('deleteArtifact', { runId, name: 'x' }))).toBe('NotFound');
  });

  test.each([
    ['no content', {}],
    ['two contents', { value: 'a', uri: 'b' }],
    ['a digest of a value', { value: 'a', sha256 }],
    ['an empty uri', { uri: '' }],
    ['a uri with a line break', { uri: 'https://a\nb' }],
    ['a media type that is none', { value: 'a', mediaType: 'text' }],
    ['a media type with a line break', { value: 'a', mediaType: 'text/plain\r\nSet-Cookie: a=b' }],
    ['a value with NUL', { value: 'a\0' }],
    ['a path upwards', { name: '../a', value: 'a' }],
  ])('refuses %s', async (_, input) => {
    const runId = await newRun();
    expect(await codeOf(store.do('logArtifact', { runId, name: 'a', ...input }))).toBe('InvalidInput');
    expect((await store.ask('listArtifacts', { runId })).artifacts).toEqual([]);
  });

  test('refuses a value over its limit in bytes, and a long uri', async () => {
    const runId = await newRun();
    const value = 'é'.repeat(512 * 1024);
    expect(await codeOf(store.do('logArtifact', { runId, name: 'a', value }))).toBeUndefined();
    expect(await codeOf(store.do('logArtifact', { runId, name: 'a', value: `${value}x` }))).toBe('LimitExceeded');
    expect(await codeOf(store.do('logArtifact', { runId, name: 'a', uri: 'x'.repeat(4097) }))).toBe('LimitExceeded');
  });

  test('an upload can be asked about before its bytes are sent', async () => {
    await using small = await TestStore.open({ artifactFileBytes: 100, artifactsPerRun: 1 });
    const { id: runId } = await small.do('createRun', {});
    expect(await small.ask('checkArtifactUpload', { runId, name: 'a' })).toEqual({ maxBytes: 100 });
    expect(await codeOf(small.ask('checkArtifactUpload', { runId, name: 'a', sizeBytes: 101 }))).toBe('LimitExceeded');
    expect(await codeOf(small.ask('checkArtifactUpload', { runId, name: '..' }))).toBe('InvalidInput');
    expect(await codeOf(small.do('recordArtifact', { runId, name: 'a', sha256, sizeBytes: 101 }))).toBe(
      'LimitExceeded',
    );
    await small.do('recordArtifact', { runId, name: 'a', sha256, sizeBytes: 100 });
    expect(await codeOf(small.ask('checkArtifactUpload', { runId, name: 'a' }))).toBeUndefined();
    expect(await codeOf(small.ask('checkArtifactUpload', { runId, name: 'b' }))).toBe('LimitExceeded');
    expect(await codeOf(small.do('logArtifact', { runId, name: 'b', value: 'x' }))).toBe('LimitExceeded');
    await small.do('logArtifact', { runId, name: 'a', value: 'x' });
    await small.do('deleteArtifact', { runId, name: 'a' });
    expect(await codeOf(small.do('logArtifact', { runId, name: 'b', value: 'x' }))).toBeUndefined();
  });
});
