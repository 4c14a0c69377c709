import { expect, test } from 'vitest';
import { packagesOf } from './packages-of.ts';

test.each([
  [
    { packages: { b: '2', a: '1' } },
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    { packages: { node: 'v26', name: 'x', version: '1', dependencies: { vite: '8.0.0', left: null } } },
    [
      ['left', 'not installed'],
      ['vite', '8.0.0'],
    ],
  ],
  [
    { packages: ['numpy==2.1', 'torch', '# a comment', '-e .', 'pkg @ file:///x', 'a>=1'] },
    [
      ['a', '>=1'],
      ['numpy', '2.1'],
      ['pkg', 'file:///x'],
      ['torch', ''],
    ],
  ],
  [{ packages: 'many' }, []],
  [null, []],
])('%j', (environment, expected) => {
  expect(packagesOf(environment).map(({ name, version }) => [name, version])).toEqual(expected);
});
