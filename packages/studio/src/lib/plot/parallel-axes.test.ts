import { expect, it } from 'vitest';
import { brushedRows, movedAxis, placeAxes, toggleWord, withBrush, type ParallelAxis } from './parallel-axes.ts';

const axes: readonly ParallelAxis[] = [
  { key: 'lr', kind: 'number', column: { title: 'lr', values: [0.001, 0.1, 0, Number.NaN], scale: 'log' } },
  { key: 'opt', kind: 'category', column: { title: 'opt', words: ['sgd', 'adam', null, 'sgd'] } },
];

it('places numbers by their scale and words evenly; what has no place is counted', () => {
  const [lr, opt] = placeAxes(axes, [], 4);
  expect([...(lr?.shares ?? [])]).toEqual([0, 1, Number.NaN, Number.NaN]);
  expect(lr?.missing).toBe(2);
  expect(opt?.words).toEqual(['adam', 'sgd']);
  expect([...(opt?.shares ?? [])]).toEqual([0.75, 0.25, Number.NaN, 0.75]);
  const [linear] = placeAxes(axes, [{ key: 'lr', isLog: false, isFlipped: true }], 4);
  expect(linear?.missing).toBe(1);
  expect([...(linear?.shares ?? [])].map((share) => share.toFixed(2))).toEqual(['0.99', '0.00', '1.00', 'NaN']);
});

it('puts equal values into the middle', () => {
  const [axis] = placeAxes([{ key: 'x', kind: 'number', column: { title: 'x', values: [3, 3] } }], [], 2);
  expect([...(axis?.shares ?? [])]).toEqual([0.5, 0.5]);
});

it('keeps the order that is arranged, without unknown axes and with new ones last', () => {
  const keys = (arrangement: readonly { key: string }[]): string[] =>
    placeAxes(axes, arrangement, 4).map(({ axis }) => axis.key);
  expect(keys([{ key: 'opt' }, { key: 'gone' }])).toEqual(['opt', 'lr']);
  const three = [{ key: 'a' }, { key: 'b' }, { key: 'c' }];
  expect(movedAxis(three, 'a', 2).map(({ key }) => key)).toEqual(['b', 'c', 'a']);
  expect(movedAxis(three, 'c', -5).map(({ key }) => key)).toEqual(['c', 'a', 'b']);
});

it('leaves in what every brushed axis has', () => {
  const rows = (brushes: Parameters<typeof brushedRows>[1]): number[] => [...brushedRows(axes, brushes, 4)];
  expect(rows({})).toEqual([0, 1, 2, 3]);
  const range = withBrush({}, 'lr', [0, 0.05]);
  expect(rows(range)).toEqual([0, 2]);
  const both = toggleWord(range, 'opt', 'sgd');
  expect(rows(both)).toEqual([0]);
  expect(rows(toggleWord(both, 'opt', 'adam'))).toEqual([0]);
  expect(toggleWord(both, 'opt', 'sgd')).toEqual(range);
  expect(withBrush(range, 'lr', undefined)).toEqual({});
});
