import type { ParameterRecord } from '@assay/wire';
import { expect, test } from 'vitest';
import { parameterRows } from './parameter-rows.ts';

const parameter = (key: string, value: unknown): ParameterRecord => ({
  key,
  text: typeof value === 'string' ? value : JSON.stringify(value),
  kind: typeof value === 'number' ? 'number' : typeof value === 'string' ? 'string' : 'json',
  loggedMs: 0,
});
const given = [
  parameter('model.layers.0.units', 64),
  parameter('model.layers.1.units', 0.123456789012345),
  parameter('model', 'mlp'),
  parameter('data/train', 'a'),
  parameter('data/test', 'b'),
  parameter('sizes', [1, 2]),
  parameter('aug', { flip: { p: 0.5 } }),
];
const linesOf = (folds: ReadonlyMap<string, boolean> = new Map()) =>
  parameterRows(given, folds).map(
    (row) => `${' '.repeat(row.depth)}${row.name}${row.text === '' ? '' : `=${row.text}`}`,
  );

test('parameters are a tree by the parts of their keys, with JSON folded', () => {
  expect(linesOf()).toEqual([
    'data/',
    ' test=b',
    ' train=a',
    'model.layers.',
    ' 0.units=64',
    ' 1.units=0.1235',
    'aug={"flip":{"p":0.5}}',
    'model=mlp',
    'sizes=[1,2]',
  ]);
});

test('what is opened and closed is told apart, whatever keys are called', () => {
  const folds = new Map([
    ['data/ …', false],
    ['model.layers. …', false],
    ['aug', true],
    ['aug {}/flip', false],
  ]);
  expect(linesOf(folds)).toEqual([
    'data/',
    'model.layers.',
    'aug={"flip":{"p":0.5}}',
    ' flip={1}',
    'model=mlp',
    'sizes=[1,2]',
  ]);
  const keys = parameterRows(given, new Map([['aug', true]])).map((row) => row.key);
  expect(new Set(keys).size).toBe(keys.length);
});
