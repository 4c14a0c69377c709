import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameTree, treeRows, type NameTreeChoice } from './name-tree.ts';

const paths: NameTreeChoice = { separator: /\// };
const keys: NameTreeChoice = { separator: /[./]/, withoutSingles: true };
const linesOf = (names: readonly string[], choice: NameTreeChoice): readonly string[] =>
  treeRows(
    nameTree(names, (name) => name, choice),
    () => true,
  ).map((row) => `${'  '.repeat(row.depth)}${row.name}${row.isOpen === undefined ? ` = ${row.key}` : ''}`);

describe('a tree of names', () => {
  it('has folders before leaves, in natural order, and long ways in one line', () => {
    expect(linesOf(['b.txt', 'a/10.png', 'a/9.png', 'deep/er/still/x', 'deep/er/still/y'], paths)).toEqual([
      'a/',
      '  9.png = a/9.png',
      '  10.png = a/10.png',
      'deep/er/still/',
      '  x = deep/er/still/x',
      '  y = deep/er/still/y',
      'b.txt = b.txt',
    ]);
  });

  it('can do without folders of one', () => {
    expect(linesOf(['optimizer.lr', 'model.layers.0.units', 'model.layers.1.units', 'model', 'seed'], keys)).toEqual([
      'model.layers.',
      '  0.units = model.layers.0.units',
      '  1.units = model.layers.1.units',
      'model = model',
      'optimizer.lr = optimizer.lr',
      'seed = seed',
    ]);
  });

  it('takes names as they are: separators at the ends, doubled, alone', () => {
    expect(linesOf(['/a', 'b/', '//', 'c//d', '.5'], paths)).toEqual([
      'c/',
      '  /d = c//d',
      '.5 = .5',
      '// = //',
      '/a = /a',
      'b/ = b/',
    ]);
  });

  it('shows what is open, and says where each line stands', () => {
    const tree = nameTree(['a/x', 'a/y', 'b'], (name) => name, paths);
    expect(treeRows(tree, () => false).map(({ key, position, setSize }) => [key, position, setSize])).toEqual([
      ['a/', 1, 2],
      ['b', 2, 2],
    ]);
  });

  it('keeps every name once, whole, below folders that it begins with', () => {
    const name = fc.stringMatching(/^[ab./]{1,8}$/);
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.boolean(), (names, withoutSingles) => {
        const tree = nameTree(names, (each) => each, { separator: /[./]/, withoutSingles });
        const rows = treeRows(tree, () => true);
        const leaves = rows.filter((row) => row.isOpen === undefined);
        expect(leaves.map((row) => row.key).sort()).toEqual([...names].sort());
        expect(leaves.map((row) => row.item)).toEqual(tree.items);
        const open: string[] = [];
        for (const row of rows) {
          open.length = row.depth;
          expect(open.join('') + row.name).toBe(row.key);
          if (row.isOpen !== undefined) open.push(row.name);
        }
      }),
    );
  });
});
