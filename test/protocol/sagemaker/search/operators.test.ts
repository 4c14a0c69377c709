import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filter, SearchExpression } from '@assay/wire/sagemaker';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { satisfies, valuesAt } from './brute-force.ts';
import type { SearchRecord } from './brute-force.ts';
import {
  artifactNames,
  makeWorld,
  metricNames,
  numbers,
  parameterKeys,
  tagKeys,
  texts,
  trials,
} from './component-world.ts';
import { SearchClient } from './search-client.ts';
import { searchAll } from './search-all.ts';

let server: TestServer;
let client: SearchClient;
const records: Record<'Experiment' | 'ExperimentTrial' | 'ExperimentTrialComponent', readonly SearchRecord[]> = {
  Experiment: [],
  ExperimentTrial: [],
  ExperimentTrialComponent: [],
};

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = new SearchClient(server.url);
  await makeWorld(client, 7, 60);
  for (const resource of ['Experiment', 'ExperimentTrial', 'ExperimentTrialComponent'] as const)
    records[resource] = await searchAll(client, { Resource: resource });
});
afterAll(async () => server[Symbol.asyncDispose]());

const anyText = fc.constantFrom(...texts, 'a', 'b', 'run', 'exp', 'EXP-ONE', 'data', 's3://b/adam', 's3', '-', 'Shown');
const anyNumber = fc.constantFrom(...numbers, 0.25, 7).map(String);
const anyTime = fc.constantFrom(
  '2023-11-14T22:13:20',
  '2023-11-14T22:13:21',
  '2023-11-14T22:15:01',
  '2020-01-01T00:00:00',
);
const orders = ['GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo'] as const;
const equalities = ['Equals', 'NotEquals'] as const;
const presence = ['Exists', 'NotExists'] as const;

type Operator = NonNullable<Filter['Operator']>;
const filterOf = (
  names: readonly string[],
  operators: readonly Operator[],
  value: fc.Arbitrary<string>,
): fc.Arbitrary<Filter> =>
  fc
    .record({ Name: fc.constantFrom(...names), Operator: fc.constantFrom(...operators, ...presence), Value: value })
    .map(({ Name, Operator, Value }) =>
      Operator === 'Exists' || Operator === 'NotExists' ? { Name, Operator } : { Name, Operator, Value },
    );

const list = fc.array(anyText, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(','));
const textFilter = (names: readonly string[]): fc.Arbitrary<Filter> =>
  fc.oneof(filterOf(names, equalities, anyText), filterOf(names, ['In'], list));
const numberFilter = (names: readonly string[]): fc.Arbitrary<Filter> =>
  filterOf(names, [...equalities, ...orders], anyNumber);
const timeFilter = (names: readonly string[]): fc.Arbitrary<Filter> =>
  filterOf(names, [...equalities, ...orders], anyTime);

/** Contains where it may stand any number of times. */
const containing = (names: readonly string[]): fc.Arbitrary<Filter> => filterOf(names, ['Contains'], anyText);

const statistics = ['Min', 'Max', 'Avg', 'Last', 'StdDev', 'Count'];
const componentFilter: fc.Arbitrary<Filter> = fc.oneof(
  textFilter([
    'TrialComponentName',
    'DisplayName',
    'RunName',
    'Status.PrimaryStatus',
    'Status.Message',
    'Source.SourceArn',
    'MetadataProperties.CommitId',
    'CreatedBy.IamIdentity.PrincipalId',
    'Parents.TrialName',
    'Parents.ExperimentName',
    'TrialComponentArn',
  ]),
  filterOf(
    ['TrialComponentName', 'Parents.TrialName'],
    [...equalities, 'In'],
    fc.constantFrom(...trials, 'EXP-ONE-3', 'exp-two-4,other-5'),
  ),
  filterOf(['Parents.ExperimentName'], [...equalities, 'In'], fc.constantFrom('exp-one', 'EXP-TWO', 'exp-one,x')),
  filterOf(
    ['Status.PrimaryStatus'],
    [...equalities, 'In'],
    fc.constantFrom('Completed', 'InProgress', 'Failed,Stopped'),
  ),
  textFilter(tagKeys.map((key) => `Tags.${key}`)),
  textFilter(artifactNames.flatMap((key) => [`InputArtifacts.${key}`, `OutputArtifacts.${key}.MediaType`])),
  textFilter(parameterKeys.map((key) => `Parameters.${key}`)),
  numberFilter(parameterKeys.map((key) => `Parameters.${key}`)),
  numberFilter(metricNames.flatMap((name) => statistics.map((statistic) => `Metrics.${name}.${statistic}`))),
  timeFilter(['StartTime', 'EndTime', 'CreationTime', 'LastModifiedTime']),
  containing([
    'TrialComponentName',
    'DisplayName',
    'Tags',
    'Tags.team',
    'InputArtifacts',
    'OutputArtifacts',
    'InputArtifacts.data',
  ]),
);

const nestedOf = (listName: string, filter: fc.Arbitrary<Filter>) =>
  fc
    .array(filter, { minLength: 1, maxLength: 3 })
    .map((Filters): SearchExpression => ({ NestedFilters: [{ NestedPropertyName: listName, Filters }] }));

const componentNested = fc.oneof(
  nestedOf(
    'Tags',
    fc.oneof(
      filterOf(['Tags.Key'], [...equalities, 'In', 'Contains'], fc.constantFrom(...tagKeys, 'source')),
      filterOf(['Tags.Value'], [...equalities, 'In', 'Contains'], fc.constantFrom('a', 'run', 'A b,b')),
    ),
  ),
  nestedOf(
    'Parents',
    fc.oneof(
      filterOf(['Parents.TrialName'], equalities, fc.constantFrom(...trials)),
      filterOf(['Parents.ExperimentName'], equalities, fc.constantFrom('exp-one', 'EXP-TWO')),
    ),
  ),
  nestedOf(
    'Metrics',
    fc.oneof(
      filterOf(['Metrics.MetricName'], ['Equals', 'NotEquals'], fc.constantFrom(...metricNames)),
      numberFilter(statistics.map((statistic) => `Metrics.${statistic}`)),
    ),
  ),
);

const expressionOf = (
  filter: fc.Arbitrary<Filter>,
  nested?: fc.Arbitrary<SearchExpression>,
): fc.Arbitrary<SearchExpression> =>
  fc.letrec<{ expression: SearchExpression }>((tie) => ({
    expression: fc
      .record({
        Filters: fc.array(filter, { minLength: 1, maxLength: 3 }),
        Nested:
          nested === undefined
            ? fc.constant({})
            : fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: nested }),
        SubExpressions: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.constant([]),
          fc.array(tie('expression'), { minLength: 1, maxLength: 2 }),
        ),
        Operator: fc.constantFrom('And', 'Or'),
      })
      .map(({ Nested, SubExpressions, ...own }): SearchExpression => ({
        ...own,
        ...Nested,
        ...(SubExpressions.length > 0 && { SubExpressions }),
      })),
  })).expression;

const sizeOf = ({ Filters = [], NestedFilters = [], SubExpressions = [] }: SearchExpression): number =>
  Filters.length +
  NestedFilters.reduce((sum, nested) => sum + 1 + nested.Filters.length, 0) +
  SubExpressions.reduce((sum, sub) => sum + 1 + sizeOf(sub), 0);

/** Which records the server finds are those that satisfy the expression by what they show. */
async function expectAsShown(
  resource: keyof typeof records,
  nameOf: string,
  expression: fc.Arbitrary<SearchExpression>,
  numRuns: number,
): Promise<void> {
  let found = 0;
  const property = fc.asyncProperty(
    expression.filter((each) => sizeOf(each) <= 50),
    async (asked) => {
      const expected = records[resource].filter((record) => satisfies(record, asked));
      const got = await searchAll(client, { Resource: resource, SearchExpression: asked });
      expect(got.map((record) => record[nameOf])).toEqual(expected.map((record) => record[nameOf]));
      found += got.length > 0 && got.length < records[resource].length ? 1 : 0;
    },
  );
  await fc.assert(property, { numRuns });
  expect(found, 'searches that found some but not all').toBeGreaterThan(numRuns / 40);
}

describe('a search finds what satisfies the expression by what its record shows', () => {
  test('components', async () => {
    expect(records.ExperimentTrialComponent).toHaveLength(60);
    await expectAsShown(
      'ExperimentTrialComponent',
      'TrialComponentName',
      expressionOf(componentFilter, componentNested),
      400,
    );
  });

  test('trials', async () => {
    const filter = fc.oneof(
      filterOf(['TrialName'], [...equalities, 'In', 'Contains'], fc.constantFrom('TRIAL-A', 'trial-b,trial-c', 'l-')),
      filterOf(['ExperimentName'], [...equalities, 'In'], fc.constantFrom('EXP-one', 'exp-two,x')),
      filterOf(
        ['TrialComponentSummaries.TrialComponentName'],
        equalities,
        fc.constantFrom('exp-one-3', 'OTHER-5', 'exp-two-4'),
      ),
      timeFilter(['CreationTime']),
      containing(['DisplayName', 'Tags']),
    );
    await expectAsShown('ExperimentTrial', 'TrialName', expressionOf(filter), 100);
  });

  test('experiments', async () => {
    const filter = fc.oneof(
      filterOf(
        ['ExperimentName', 'DisplayName'],
        [...equalities, 'In', 'Contains'],
        fc.constantFrom('Exp-One', 'exp-two', 'e'),
      ),
      filterOf(['Description', 'Source.SourceArn'], equalities, anyText),
      containing(['ExperimentArn']).filter(({ Operator }) => Operator !== 'Contains'),
    );
    await expectAsShown('Experiment', 'ExperimentName', expressionOf(filter), 100);
  });
});

describe('orders by what the record shows', () => {
  const properties = [
    'CreationTime',
    'LastModifiedTime',
    'StartTime',
    'EndTime',
    'TrialComponentName',
    'DisplayName',
    'Status.Message',
    'Tags.team',
    'Metrics.loss.Max',
    'metrics.val:acc.avg',
    'METRICS.a/b.max.last',
    'Metrics.a/b.max.Count',
  ];
  test.each(properties.flatMap((name) => [[name, 'Ascending'] as const, [name, 'Descending'] as const]))(
    '%s %s',
    async (name, SortOrder) => {
      const got = await searchAll(client, { Resource: 'ExperimentTrialComponent', SortBy: name, SortOrder }, 13);
      expect(got).toHaveLength(60);
      const shown = asShown(name);
      const values = got.map((record) => valuesAt(record, shown)[0]);
      const some = values.filter((value) => value !== undefined);
      expect(some.length).toBeGreaterThan(5);
      expect(values.slice(0, some.length)).toEqual(some);
      expect(some).toEqual(some.toSorted(compare(SortOrder === 'Ascending' ? 1 : -1)));
    },
  );

  test('a parameter: numbers before texts, what is missing last', async () => {
    const got = await searchAll(client, {
      Resource: 'ExperimentTrialComponent',
      SortBy: 'Parameters.lr',
      SortOrder: 'Ascending',
    });
    const ranks = got.map((record) => {
      const [value] = valuesAt(record, 'Parameters.lr');
      return value === undefined ? 2 : Number.isNaN(Number(value)) || String(value).trim() === '' ? 1 : 0;
    });
    expect(new Set(ranks).size).toBe(3);
    expect(ranks).toEqual(ranks.toSorted());
    const loggedNumbers = got.slice(0, ranks.indexOf(1)).map((record) => Number(valuesAt(record, 'Parameters.lr')[0]));
    expect(loggedNumbers).toEqual(loggedNumbers.toSorted((a, b) => a - b));
  });

  test.each(['Parents.TrialName', 'InputArtifacts', 'InputArtifacts.data'])('%s gives none', async (SortBy) => {
    await expect(client.call('Search', { Resource: 'ExperimentTrialComponent', SortBy })).rejects.toMatchObject({
      code: 'ValidationException',
    });
  });
});

const asShown = (name: string): string =>
  name.replace(
    /^metrics\.(.*)\.(\w)(\w*)$/i,
    (_, metric: string, first: string, rest: string) => `Metrics.${metric}.${first.toUpperCase()}${rest}`,
  );

const compare =
  (sign: number) =>
  (a: string | number, b: string | number): number => {
    const order =
      typeof a === 'number' && typeof b === 'number'
        ? a - b
        : Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
    return order * sign;
  };

describe('of many runs, which are searched in memory', () => {
  /** From so many runs on, deleted ones included, the store keeps columns. */
  const manyRuns = 1000;

  beforeAll(async () => {
    const names = Array.from({ length: manyRuns }, (_, i) => `filler-${i}`);
    for (let from = 0; from < manyRuns; from += 50) {
      const some = names.slice(from, from + 50);
      await Promise.all(some.map((TrialComponentName) => client.call('CreateTrialComponent', { TrialComponentName })));
      await Promise.all(some.map((TrialComponentName) => client.call('DeleteTrialComponent', { TrialComponentName })));
    }
  });

  test('the same is found', async () => {
    await expectAsShown(
      'ExperimentTrialComponent',
      'TrialComponentName',
      expressionOf(componentFilter, componentNested),
      400,
    );
  });

  test('a change is found at once, whatever it changes', async () => {
    const name = 'other-late';
    const found = async (Name: string, Value: string): Promise<number> =>
      (
        await searchAll(client, {
          Resource: 'ExperimentTrialComponent',
          SearchExpression: { Filters: [{ Name, Value }] },
        })
      ).length;
    expect(await found('DisplayName', 'late')).toBe(0);
    await client.call('CreateTrialComponent', { TrialComponentName: name });
    await client.call('UpdateTrialComponent', { TrialComponentName: name, DisplayName: 'late' });
    expect(await found('DisplayName', 'late')).toBe(1);
    await client.call('AddTags', {
      ResourceArn: `arn:aws:sagemaker:us-east-1:123456789012:experiment-trial-component/${name}`,
      Tags: [{ Key: 'team', Value: 'late' }],
    });
    expect(await found('Tags.team', 'late')).toBe(1);
    const inTrial = await found('Parents.TrialName', 'trial-a');
    await client.call('AssociateTrialComponent', { TrialName: 'trial-a', TrialComponentName: name });
    expect(await found('Parents.TrialName', 'trial-a')).toBe(inTrial + 1);
    await client.putMetrics(name, [{ name: 'late', value: 7 }]);
    expect(await found('Metrics.late.Last', '7')).toBe(1);
    await client.call('DisassociateTrialComponent', { TrialName: 'trial-a', TrialComponentName: name });
    await client.call('DeleteTrialComponent', { TrialComponentName: name });
    expect(await found('DisplayName', 'late')).toBe(0);
    expect(await found('Parents.TrialName', 'trial-a')).toBe(inTrial);
  });
});
