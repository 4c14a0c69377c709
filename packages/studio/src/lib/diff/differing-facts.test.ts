import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { comparePatches } from './compare-patches.ts';
import { differingFacts } from './differing-facts.ts';
import { parsePatch } from './parse-patch.ts';

describe('what differs', () => {
  it('is told by groups, for any number of records', () => {
    const environment = (vite: string | null, cores: number, seed: string) => ({
      git: { commit: 'abc', dirty: true, patch: `patch ${seed}` },
      packages: { node: 'v26', dependencies: { ...(vite !== null && { vite }), react: '19' } },
      hardware: { cores, gpus: [{ name: `A${cores}` }] },
      commandLine: ['node', 'train.ts', seed],
      extra: { note: seed },
    });
    expect(differingFacts([environment('8', 2, '1'), environment('9', 2, '1'), environment(null, 4, '2')])).toEqual([
      { group: 'packages', name: 'vite', values: ['8', '9', undefined] },
      { group: 'hardware', name: 'cores', values: ['2', '2', '4'] },
      { group: 'hardware', name: 'gpus 0 name', values: ['A2', 'A2', 'A4'] },
      { group: 'code', name: 'commandLine', values: ['node train.ts 1', 'node train.ts 1', 'node train.ts 2'] },
      { group: 'other', name: 'extra note', values: ['1', '1', '2'] },
    ]);
  });

  it.each([[[]], [[{}]], [[null, 'x', 7]], [[{ a: 1 }, { a: 1 }]]])('is nothing for %j', (records) => {
    expect(differingFacts(records)).toEqual([]);
  });
});

test('a record never differs from itself, and always from one that it is changed to', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      expect(differingFacts([record, structuredClone(record)])).toEqual([]);
      expect(differingFacts([record, { ...record, more: 'x' }]).length).toBeGreaterThan(0);
    }),
  );
});

test('patches are compared file by file', () => {
  const file = (name: string, line: string): string => `--- a/${name}\n+++ b/${name}\n@@ -1 +1 @@\n-old\n+${line}\n`;
  const differences = comparePatches(
    parsePatch(file('a', 'x') + file('b', 'x') + file('c', 'x')),
    parsePatch(file('b', 'y') + file('c', 'x') + file('d', 'x')),
  );
  expect(differences.map(({ name, kind }) => [name, kind])).toEqual([
    ['a', 'only-left'],
    ['b', 'differs'],
    ['c', 'same'],
    ['d', 'only-right'],
  ]);
  expect(differences[1]).toMatchObject({ left: '-old\n+x\n', right: '-old\n+y\n' });
});
