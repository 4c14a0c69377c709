import { expect, test } from 'vitest';
import { MlflowError } from './mlflow-error.ts';
import { readRequest } from './read-request.ts';

const read = (message: string, given: Readonly<Record<string, unknown>>, isText = false): unknown =>
  readRequest(message, given, isText);

test('fields by their types: names in both spellings, numbers as texts, null as absent, unknown ones passed over', () => {
  const metric = { key: 'm', value: 'NaN', timestamp: '12', step: null, runId: 'r', other: 1 };
  expect(read('LogMetric', metric)).toEqual({ key: 'm', value: Number.NaN, timestamp: 12, run_id: 'r' });
  expect(read('CreateRun', { experiment_id: 7 })).toEqual({ experiment_id: '7' });
  expect(read('UpdateRun', { status: 3 })).toEqual({ status: 'FINISHED' });
  expect(read('LogParam', { key: 'p' })).toEqual({ key: 'p', value: '' });
  expect(read('GetRun', { run_id: 'r' }, true)).toEqual({ run_id: 'r' });
  expect(read('SearchRuns', { experiment_ids: '1', max_results: '5' }, true)).toEqual({
    experiment_ids: ['1'],
    max_results: 5,
  });
});

test.each([
  ['LogMetric', { key: '' }, "Missing value for required parameter 'key'."],
  ['LogMetric', { key: 5 }, `Invalid value 5 for parameter 'key' supplied: expected a text`],
  ['LogMetric', { key: 'm', value: true }, `Invalid value true for parameter 'value' supplied: expected a number`],
  ['LogBatch', { metrics: {} }, `Invalid value {} for parameter 'metrics' supplied: expected a list`],
  ['LogBatch', { metrics: [null] }, `Invalid value null for parameter 'metrics[0]' supplied`],
  ['LogBatch', { metrics: [{}, 5] }, `Invalid value 5 for parameter 'metrics[1]' supplied: expected an object`],
  [
    'LogBatch',
    { metrics: [{}, {}, { step: 0.5 }] },
    `Invalid value 0.5 for parameter 'metrics[2].step' supplied: expected an integer of at most 53 bits`,
  ],
  [
    'LogInputs',
    { run_id: 'r', datasets: [{ dataset: { name: 'd', digest: '' } }] },
    "Missing value for required parameter 'datasets[0].dataset.digest'.",
  ],
])('%s %j is refused by its path', (message, given, expected) => {
  expect(() => read(message, given)).toThrow(MlflowError);
  expect(() => read(message, given)).toThrow(expected);
});
