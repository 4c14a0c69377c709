import type { Artifact, ListArtifactsQuery } from '@assay/wire';
import { expect, test } from 'vitest';
import { maximumListed, readArtifacts } from './read-artifacts.ts';

const artifact = (id: number, name = `file ${String(id).padStart(6, '0')}`): Artifact => ({
  id: String(id),
  runId: 'r',
  name,
  direction: 'output',
  kind: 'value',
  mediaType: 'text/plain',
  value: '',
  uri: null,
  sha256: null,
  sizeBytes: 0,
  metadata: {},
  createdMs: id,
});

/** A run as the server answers it; `asked` is what was read. */
function runWith(count: number) {
  const state = { all: Array.from({ length: count }, (_, id) => artifact(id)), asked: [] as ListArtifactsQuery[] };
  const read = (query: ListArtifactsQuery) => {
    state.asked.push(query);
    const from = Number(query.cursor ?? 0);
    const sorted =
      query.sort === 'newest'
        ? state.all.toSorted((a, b) => Number(b.id) - Number(a.id))
        : state.all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const end = from + (query.limit ?? 100);
    const nextCursor = end < sorted.length ? String(end) : null;
    return Promise.resolve({ artifacts: sorted.slice(from, end), nextCursor, artifactCount: state.all.length });
  };
  return { state, read };
}

test('of a run that was read before only what is new is asked for', async () => {
  const { state, read } = runWith(2500);
  const before = await readArtifacts(read);
  expect(before.artifacts.length).toBe(2500);
  expect(state.asked.length).toBe(3);
  state.asked = [];
  expect(await readArtifacts(read, before)).toBe(before);
  // One is new, one takes the place of another.
  state.all = [...state.all.slice(1), artifact(2500, 'file 000007b'), artifact(2501, 'file 000000')];
  const after = await readArtifacts(read, before);
  expect(state.asked).toEqual([
    { sort: 'newest', limit: 100 },
    { sort: 'newest', limit: 100 },
  ]);
  expect(after.artifacts.map(({ id }) => id).slice(0, 9)).toEqual(['2501', '1', '2', '3', '4', '5', '6', '7', '2500']);
  expect(after.count).toBe(2501);
});

test.each([
  ['one was deleted', (all: readonly Artifact[]) => all.slice(1)],
  [
    'very many came',
    (all: readonly Artifact[]) => [...all, ...Array.from({ length: 300 }, (_, n) => artifact(5000 + n))],
  ],
])('all are read again where %s', async (_name, change) => {
  const { state, read } = runWith(500);
  const before = await readArtifacts(read);
  state.all = [...change(state.all)];
  const after = await readArtifacts(read, before);
  expect(after.artifacts.map(({ id }) => id).sort()).toEqual(state.all.map(({ id }) => id).sort());
});

test('of very many the first are listed', async () => {
  const { read } = runWith(maximumListed + 1500);
  const found = await readArtifacts(read);
  expect([found.artifacts.length, found.count]).toEqual([maximumListed, maximumListed + 1500]);
  expect(await readArtifacts(read, found)).toEqual(found);
});
