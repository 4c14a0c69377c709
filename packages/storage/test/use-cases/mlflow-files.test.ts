import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FilePlace } from '@assay/core';
import { codeOf, TestStore } from './test-store.ts';

let store: TestStore;
beforeAll(async () => void (store = await TestStore.open()));
afterAll(() => store[Symbol.asyncDispose]());

const dayMs = 24 * 3_600_000;
const shaOf = (digit: string): string => digit.repeat(64);
const file = (place: FilePlace, path: string, digit: string) => ({
  place,
  path,
  mediaType: 'text/plain',
  sha256: shaOf(digit),
  sizeBytes: 1,
});
const isKept = (digit: string): Promise<boolean> => store.ask('isBlobReferenced', { sha256: shaOf(digit) });

async function newExperiment(name: string): Promise<string> {
  return (await store.do('createMlflowExperiment', { name, artifactLocation: '', tags: new Map() })).id;
}

async function newModel(experimentId: string): Promise<FilePlace> {
  const fields = { name: 'm', modelType: '', sourceRunId: null, parameters: new Map([['a', '1']]), tags: { t: 'x' } };
  return { kind: 'model', id: (await store.do('createLoggedModel', { experimentId, ...fields })).id };
}

const dataset = (digest: string, profile = 'p') => ({
  name: 'iris',
  digest,
  sourceType: 'code',
  source: 's',
  schema: null,
  profile,
  tags: [],
});

/** Rows of tables that nothing else tells of. */
function rowsOf(table: string): number {
  using database = new DatabaseSync(store.databaseFile, { readOnly: true });
  return Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
}

describe('bytes are held', () => {
  test('by a logged model until it is purged', async () => {
    const place = await newModel(await newExperiment('held'));
    await store.do('putFile', file(place, 'a', '1'));
    await store.do('putFile', file(place, 'b', '2'));
    await store.do('putFile', file(place, 'a', '3'));
    expect([await isKept('1'), await isKept('2'), await isKept('3')]).toEqual([false, true, true]);
    await store.do('deleteFiles', { place, path: 'b' });
    expect(await isKept('2')).toBe(false);
    await store.do('deleteLoggedModel', { modelId: place.id });
    store.advance(29 * dayMs);
    await store.do('purgeExpired', {});
    expect(await isKept('3')).toBe(true);
    store.advance(2 * dayMs);
    await store.do('purgeExpired', {});
    expect(await isKept('3')).toBe(false);
  });

  test('by a part of an upload until it is completed, aborted or given up', async () => {
    const place = await newModel(await newExperiment('parts'));
    const begin = async (path: string, digit: string) => {
      const { uploadId } = await store.do('beginFileUpload', { place, path, mediaType: 'a/b' });
      const upload = { place, path, uploadId };
      await store.do('putFilePart', { ...upload, partNumber: 1, sha256: shaOf(digit), sizeBytes: 1 });
      return upload;
    };
    const [one, two] = [await begin('one', '4'), await begin('two', '5')];
    await begin('three', '6');
    expect([await isKept('4'), await isKept('5'), await isKept('6')]).toEqual([true, true, true]);
    const parts = [{ partNumber: 1, etag: shaOf('4') }];
    await store.do('completeFileUpload', { ...one, parts, sha256: shaOf('7'), sizeBytes: 1 });
    await store.do('abortFileUpload', two);
    expect([await isKept('4'), await isKept('5'), await isKept('7')]).toEqual([false, false, true]);
    store.advance(31 * dayMs);
    await store.do('purgeExpired', {});
    expect(await isKept('6')).toBe(false);
    expect(await store.ask('getFile', { place, path: 'one' })).toMatchObject({ sha256: shaOf('7'), mediaType: 'a/b' });
  });
});

describe('purging', () => {
  test('an experiment takes its models, and its runs their data sets, along', async () => {
    const experimentId = await newExperiment('purged');
    for (let i = 0; i < 130; i++) await newModel(experimentId);
    const place = await newModel(experimentId);
    await store.do('putFile', file(place, 'a', '8'));
    const { id: runId } = await store.do('createRun', { experimentId });
    const { id: other } = await store.do('createRun', { experimentName: 'stays' });
    const log = (id: string, datasets: readonly ReturnType<typeof dataset>[]) =>
      store.do('logMlflowInputs', { runId: id, datasets, models: [place.id] });
    const before = ['logged_model', 'logged_model_file', 'logged_model_parameter', 'dataset_content'].map(rowsOf);
    await log(runId, [dataset('shared'), dataset('own'), dataset('twice', 'p1')]);
    await log(other, [dataset('shared'), dataset('twice', 'p2')]);
    expect(rowsOf('dataset_content')).toBe((before[3] ?? 0) + 4);
    await store.do('deleteExperiment', { experimentId, cascade: true });
    store.advance(31 * dayMs);
    for (let more = true; more;) ({ more } = await store.do('purgeExpired', {}));
    expect(await isKept('8')).toBe(false);
    expect(await codeOf(store.ask('getLoggedModel', { modelId: place.id }))).toBe('NotFound');
    expect(['logged_model', 'logged_model_file', 'logged_model_parameter', 'dataset_content'].map(rowsOf)).toEqual([
      (before[0] ?? 0) - 131,
      (before[1] ?? 0) - 1,
      (before[2] ?? 0) - 131,
      (before[3] ?? 0) + 2,
    ]);
    expect((await store.ask('getMlflowRun', { runId: other })).inputs?.datasets).toMatchObject([
      { digest: 'shared', profile: 'p' },
      { digest: 'twice', profile: 'p2' },
    ]);
  });
});

describe('limits', () => {
  test('files of a run and of a model are as many as artifacts may be; a shadow of a data set gives way', async () => {
    await using small = await TestStore.open({ artifactsPerRun: 2, artifactFileBytes: 10 });
    const { id: experimentId } = await small.do('createMlflowExperiment', {
      name: 'x',
      artifactLocation: '',
      tags: new Map(),
    });
    const fields = { name: 'm', modelType: '', sourceRunId: null, parameters: new Map<string, string>(), tags: {} };
    const model = await small.do('createLoggedModel', { experimentId, ...fields });
    const { id: runId } = await small.do('createRun', { experimentId });
    for (const place of [
      { kind: 'run', id: runId },
      { kind: 'model', id: model.id },
    ] as const) {
      for (const path of ['a', 'b', 'b']) await small.do('putFile', file(place, path, '1'));
      expect(await codeOf(small.do('putFile', file(place, 'c', '1')))).toBe('LimitExceeded');
      expect(await codeOf(small.ask('checkFileUpload', { place, path: 'c' }))).toBe('LimitExceeded');
      expect(await codeOf(small.ask('checkFileUpload', { place, path: 'a', sizeBytes: 11 }))).toBe('LimitExceeded');
      await small.do('deleteFiles', { place, path: 'a' });
      await small.do('putFile', file(place, 'c', '1'));
    }
    await small.do('logMlflowInputs', { runId, datasets: [dataset('d')], models: [] });
    expect((await small.ask('getMlflowRun', { runId })).inputs?.datasets).toHaveLength(1);
  });
});

describe('a folder', () => {
  test('is told as a walk over all paths would tell it', async () => {
    const place = await newModel(await newExperiment('folders'));
    const names = ['a', 'a-', 'a0', 'b', '\u{10ffff}', '\u{ff5e}', '\u{1f3b2}', 'é'];
    const paths = new Set<string>();
    let seed = 7;
    const next = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    while (paths.size < 900) {
      const depth = 1 + next(4);
      const parts = Array.from({ length: depth }, () => names[next(names.length)]);
      paths.add(`${parts.join('/')}${next(3) === 0 ? next(400) : ''}`);
    }
    for (const path of paths) await store.do('putFile', file(place, path, '9'));
    for (const folder of ['', 'a', 'a/b', '\u{10ffff}', 'é/\u{1f3b2}', 'a0/a', 'none', [...paths][0] ?? '']) {
      const prefix = folder === '' ? '' : `${folder}/`;
      const below = [...paths].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
      const expected = new Set(below.map((path) => (path.includes('/') ? `${path.split('/', 1)[0]}/` : path)));
      const found = await store.ask('listFolder', { place, folder });
      const shown = found.map(({ name, sizeBytes }) => (sizeBytes === null ? `${name}/` : name));
      expect(shown.toSorted(), folder).toEqual([...expected].toSorted());
    }
  });
});
