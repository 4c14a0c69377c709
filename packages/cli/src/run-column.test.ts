import { expect, test } from 'vitest';
import { parseRunColumns, runColumn } from './run-column.ts';

test.each([
  ['params.lr', { title: 'lr', parameter: 'lr' }],
  ['params.model.layers', { title: 'model.layers', parameter: 'model.layers' }],
  ['params."learning rate"', { title: 'learning rate', parameter: 'learning rate' }],
  ['tags.team', { title: 'team', tag: 'team' }],
  ['metrics.loss', { title: 'loss', metric: 'loss' }],
  ['metrics.loss.min', { title: 'loss.min', metric: 'loss' }],
  ['metrics."loss.min"', { title: 'loss.min', metric: 'loss.min' }],
  ['metrics.val.loss', { title: 'val.loss', metric: 'val.loss' }],
  ['metrics."val/acc".max', { title: 'val/acc.max', metric: 'val/acc' }],
  ['duration', { title: 'duration' }],
])('%s', (text, column) => {
  expect(runColumn(text)).toMatchObject(column);
});

test('columns are parted by commas, but not inside quotes', () => {
  expect(parseRunColumns('name, params."a,b",status').map(({ title }) => title)).toEqual(['name', 'a,b', 'status']);
});

test.each(['nmae', 'metrics', 'params.', 'constructor', 'files.x'])('%j is refused with what there is', (text) => {
  expect(() => runColumn(text)).toThrow(`there is no column "${text}"`);
});
