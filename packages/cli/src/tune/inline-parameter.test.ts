import { expect, test } from 'vitest';
import { readInlineParameter } from './inline-parameter.ts';

test.each([
  ['lr=1e-5..0.1:log', 'lr', { kind: 'float', low: 1e-5, high: 0.1, scale: 'log' }],
  ['layers=1..4', 'layers', { kind: 'int', low: 1, high: 4 }],
  ['layers=-4..4', 'layers', { kind: 'int', low: -4, high: 4 }],
  ['x=1.0..4', 'x', { kind: 'float', low: 1, high: 4 }],
  ['x=1..4:float', 'x', { kind: 'float', low: 1, high: 4 }],
  ['x=0..1:step=0.25', 'x', { kind: 'float', low: 0, high: 1, step: 0.25 }],
  ['n=0..100:step=10', 'n', { kind: 'int', low: 0, high: 100, step: 10 }],
  ['n=1..1024:log:int', 'n', { kind: 'int', low: 1, high: 1024, scale: 'log' }],
  ['momentum=.5...99:reverseLog', 'momentum', { kind: 'float', low: 0.5, high: 0.99, scale: 'reverseLog' }],
  ['units=16,32,64', 'units', [16, 32, 64]],
  ['optimizer=adam, sgd', 'optimizer', ['adam', 'sgd']],
  ['nesterov=true,false', 'nesterov', [true, false]],
  ['url=a=b', 'url', ['a=b']],
  ['a.b/c=1e3', 'a.b/c', [1000]],
])('%s', (text, name, parameter) => {
  expect(readInlineParameter(text)).toEqual([name, parameter]);
});

test.each(['lr', '=1..2', 'lr=', 'lr=1..b', 'lr=1..2:lg', 'lr=1..2:step=x', 'lr=1..2:step=0'])(
  'refused: %s',
  (text) => {
    expect(() => readInlineParameter(text)).toThrow(/--parameter/);
  },
);
