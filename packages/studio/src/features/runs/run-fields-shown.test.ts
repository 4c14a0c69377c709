import { expect, it } from 'vitest';
import { columnsAsked, defaultFields, exampleFilter, numericParameters } from './run-fields-shown.ts';

it('chooses columns for a table that nobody has arranged', () => {
  const metrics = ['grad norm', 'loss', 'system/cpu', 'acc.max', 'test/acc', 'val/loss'];
  expect(defaultFields({ parameters: ['a b', 'lr'], metrics, tags: ['team'] })).toEqual([
    'status',
    'metrics.test/acc',
    'metrics.val/loss',
    'metrics."acc.max"',
    'metrics.loss',
    'metrics."grad norm"',
    'params."a b"',
    'params.lr',
    'started',
    'duration',
  ]);
  expect(defaultFields(undefined)).toEqual(['status', 'started', 'duration']);
});

it('asks for what the columns show, each once', () => {
  const fields = ['status', 'metrics.loss', 'metrics.loss.min', 'params."a b"', 'tags.team', 'nonsense'];
  expect(columnsAsked(fields)).toEqual({
    parameters: ['a b'],
    metrics: ['loss'],
    tags: ['team'],
  });
});

it('knows which parameters are numbers in all rows', () => {
  const rows = [
    { parameters: { lr: 1, layers: '3', mode: 1 } },
    { parameters: { lr: 0.5, mode: 'a' } },
    { parameters: {} },
  ];
  expect(numericParameters(rows)).toEqual(['lr']);
});

it('shows a filter over a metric that is there', () => {
  const names = { parameters: [], metrics: ['system/cpu', 'f1 (macro)'], tags: [] };
  expect(exampleFilter(names)).toBe('Filter, e.g. metrics."f1 (macro)".max > 0.9 and status = "completed"');
  expect(exampleFilter(undefined)).toContain('metrics.loss.min < 0.1');
});
