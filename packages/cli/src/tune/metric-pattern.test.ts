import { expect, test } from 'vitest';
import { catchMetrics, readMetricPattern } from './metric-pattern.ts';

const caught = (pattern: string, line: string): readonly (readonly (string | number | undefined)[])[] =>
  catchMetrics([readMetricPattern(pattern)], line).map(({ name, value, step }) => [name, value, step]);

test.each([
  ['loss=loss: ([0-9.]+)', 'epoch 3 loss: 0.25 val', [['loss', 0.25, undefined]]],
  ['loss=loss=(\\S+)', 'loss=1e-3', [['loss', 0.001, undefined]]],
  ['a=b=(.*)', 'b=-4', [['a', -4, undefined]]],
  ['loss=epoch (?P<step>\\d+).*loss (?P<value>\\S+)', 'epoch 12 loss nan', [['loss', NaN, 12]]],
  ['loss=epoch (?<step>\\d+) loss (\\S+)', 'epoch 12 loss 0.5', [['loss', 0.5, 12]]],
  ['loss=(\\S+) at (?<step>\\d+)', '7 at 7', [['loss', 7, 7]]],
  ['loss=(?<value>-?inf)', '-inf', [['loss', -Infinity, undefined]]],
  [
    'x=x(\\d)',
    'x1 x2 x3',
    [
      ['x', 1, undefined],
      ['x', 2, undefined],
      ['x', 3, undefined],
    ],
  ],
  ['x=x=(\\S*)', 'x=abc', []],
  ['x=(x)?y', 'y', []],
])('%s in %j', (pattern, line, expected) => {
  expect(caught(pattern, line)).toEqual(expected);
});

test.each(['loss', '=(a)', 'loss=(', 'loss=[0-9]+', 'loss=(?:a)'])('refused: %s', (pattern) => {
  expect(() => readMetricPattern(pattern)).toThrow(/--metric-pattern/);
});
