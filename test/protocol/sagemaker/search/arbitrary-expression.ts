import fc from 'fast-check';
import type { Filter, SearchExpression } from '@assay/wire/sagemaker';
import { artifactNames, metricNames, numbers, parameterKeys, tagKeys, texts, trials } from './component-world.ts';

export const anyText = fc.constantFrom(
  ...texts,
  'a',
  'b',
  'run',
  'exp',
  'EXP-ONE',
  'data',
  's3://b/adam',
  's3',
  '-',
  'Shown',
);
const anyNumber = fc.constantFrom(...numbers, 0.25, 7).map(String);
const anyTime = fc.constantFrom(
  '2023-11-14T22:13:20',
  '2023-11-14T22:13:21',
  '2023-11-14T22:15:01',
  '2020-01-01T00:00:00',
);
const orders = ['GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo'] as const;
export const equalities = ['Equals', 'NotEquals'] as const;
const presence = ['Exists', 'NotExists'] as const;

type Operator = NonNullable<Filter['Operator']>;
export const filterOf = (
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
export const timeFilter = (names: readonly string[]): fc.Arbitrary<Filter> =>
  filterOf(names, [...equalities, ...orders], anyTime);

/** Contains where it may stand any number of times. */
export const containing = (names: readonly string[]): fc.Arbitrary<Filter> => filterOf(names, ['Contains'], anyText);

const statistics = ['Min', 'Max', 'Avg', 'Last', 'StdDev', 'Count'];
export const componentFilter: fc.Arbitrary<Filter> = fc.oneof(
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

export const componentNested = fc.oneof(
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

export const expressionOf = (
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

export const sizeOf = ({ Filters = [], NestedFilters = [], SubExpressions = [] }: SearchExpression): number =>
  Filters.length +
  NestedFilters.reduce((sum, nested) => sum + 1 + nested.Filters.length, 0) +
  SubExpressions.reduce((sum, sub) => sum + 1 + sizeOf(sub), 0);
