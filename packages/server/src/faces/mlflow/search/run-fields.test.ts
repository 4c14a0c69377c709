import { describe, expect, test } from 'vitest';
import { parseMlflowFilter } from './parse-filter.ts';
import { parseMlflowOrder } from './parse-order.ts';
import { runFields } from './run-fields.ts';

const id = '0123456789abcdef'.repeat(2);

describe('filters of runs', () => {
  test('the one that load_table of MLflow makes', () => {
    const pattern = '%"path"%:%"t.json",%"type"%:%"table"%';
    const filter = `tags.mlflow.loggedArtifacts LIKE '${pattern}' and attributes.run_id IN ('${id}',)`;
    expect(parseMlflowFilter(filter, runFields)).toMatchObject({
      kind: 'and',
      terms: [
        { kind: 'pattern-test', field: { kind: 'tag', key: 'mlflow.loggedArtifacts' }, pattern, ignoreCase: false },
        { kind: 'text-membership', field: { kind: 'attribute', name: 'id' }, texts: [id] },
      ],
    });
  });

  test.each(['metric', 'metrics'])('%s', (word) => {
    expect(parseMlflowFilter(`${word}.m < 1`, runFields)).toMatchObject({ field: { kind: 'metric', name: 'm' } });
  });

  test.each(['parameter', 'parameters', 'param', 'params'])('%s', (word) => {
    expect(parseMlflowFilter(`${word}.p = '1'`, runFields)).toMatchObject({ field: { kind: 'parameter', key: 'p' } });
  });

  test.each(['tag', 'tags'])('%s', (word) => {
    expect(parseMlflowFilter(`${word}.t = '1'`, runFields)).toMatchObject({ field: { kind: 'tag', key: 't' } });
  });

  test.each(['attribute.', 'attributes.', 'attr.', 'run.', ''])('%sstatus', (words) => {
    expect(parseMlflowFilter(`${words}status = 'FINISHED'`, runFields)).toMatchObject({
      field: { kind: 'attribute', name: 'mlflow_status' },
      value: 'FINISHED',
    });
  });

  test.each(['dataset', 'datasets'])('%s', (word) => {
    expect(parseMlflowFilter(`${word}.context != 'train'`, runFields)).toMatchObject({
      kind: 'element',
      of: 'datasets',
      filter: { operator: '!=', field: { name: 'context' } },
    });
  });

  test.each([
    ['start_time', 'mlflow_start'],
    ['created', 'mlflow_start'],
    ['Created', 'mlflow_start'],
    ['end_time', 'ended'],
  ])('%s is a number', (name, field) => {
    expect(parseMlflowFilter(`${name} >= 5`, runFields)).toMatchObject({ kind: 'number-test', field: { name: field } });
    expect(() => parseMlflowFilter(`${name} >= '5'`, runFields)).toThrow(/expected a number/);
  });

  test.each(['run_name', '`run name`', '"Run name"', 'attributes.`Run Name`', 'tags.mlflow.runName'])(
    '%s is the name',
    (name) => {
      expect(parseMlflowFilter(`${name} = 'x'`, runFields)).toMatchObject({ field: { name: 'mlflow_name' } });
      expect(parseMlflowOrder([`${name} DESC`], runFields)).toMatchObject([
        { field: { name: 'mlflow_name' }, direction: 'desc' },
      ]);
    },
  );

  test('the name as an attribute and as a tag is no repetition; by two words it is one', () => {
    expect(parseMlflowOrder(['run_name', 'tags.mlflow.runName'], runFields)).toHaveLength(2);
    expect(() => parseMlflowOrder(['run_name', 'attributes.`Run name`'], runFields)).toThrow(/comes twice/);
  });
});
