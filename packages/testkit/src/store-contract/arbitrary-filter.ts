import fc from 'fast-check';
import { numberFromText, statistics } from '@assay/core';
import type {
  ArtifactField,
  AttributeField,
  CheckedFilter,
  CheckedTest,
  ElementList,
  Field,
  MetricField,
  NumberField,
  ParameterField,
  SortKey,
  TextField,
} from '@assay/core';
import { artifactNames, metricNames, numbers, parameterKeys, tagKeys, texts } from './search-world.ts';

const span = { start: 0, end: 0 };
const attribute = (...names: string[]): fc.Arbitrary<AttributeField> =>
  fc.constantFrom(...names).map((name): AttributeField => ({ kind: 'attribute', name, span }));
const parameter: fc.Arbitrary<ParameterField> = fc
  .record({ key: fc.constantFrom(...parameterKeys), booleans: fc.constant('numbers') }, { requiredKeys: ['key'] })
  .map((parts): ParameterField => ({ kind: 'parameter', ...parts, span }));
const metric: fc.Arbitrary<MetricField> = fc
  .tuple(fc.constantFrom(...metricNames), fc.constantFrom(...statistics))
  .map(([name, statistic]): MetricField => ({ kind: 'metric', name, statistic, span }));
const tag = fc.constantFrom(...tagKeys).map((key) => ({ kind: 'tag' as const, key, span }));
const artifact: fc.Arbitrary<ArtifactField> = fc
  .record(
    {
      name: fc.constantFrom(...artifactNames),
      direction: fc.constantFrom('input', 'output'),
      part: fc.constant('mediaType'),
    },
    { requiredKeys: ['name'] },
  )
  .map((parts): ArtifactField => ({ kind: 'artifact', ...parts, span }));

const numberField: fc.Arbitrary<NumberField> = fc.oneof(
  metric,
  parameter,
  attribute('number', 'duration', 'created', 'started', 'ended', 'mlflow_start'),
);
const textField: fc.Arbitrary<TextField> = fc.oneof(
  parameter,
  tag,
  artifact,
  attribute('name', 'description', 'status', 'experiment', 'group', 'source', 'sagemaker_name'),
  attribute('tag_key', 'tag_value', 'input_artifact_name', 'input_artifact_text'),
  attribute('mlflow_name', 'mlflow_user', 'mlflow_status', 'mlflow_artifact_uri'),
  attribute('mlflow_user_tag', 'mlflow_parent_tag', 'mlflow_source_tag', 'mlflow_note_tag'),
);
const number = fc.constantFrom(...numbers, 0.25, 1500, 1_700_000_000_003);
const text = fc.constantFrom(
  ...texts,
  'mnist',
  'train',
  'RUNNING',
  'sdk',
  ...tagKeys,
  ...metricNames,
  'running',
  'completed',
  'one',
  'é',
);
const operator = fc.constantFrom('=', '!=', '<', '<=', '>', '>=');
const pattern = fc
  .array(fc.constantFrom('a', 'B', '%', '_', '\\%', '\\_', '\\\\', '*', '[', ']', '?', 'é', '漢', '1', '🎲'), {
    maxLength: 5,
  })
  .map((parts) => parts.join(''));

const shadow = (field: TextField, value: string): number | null =>
  field.kind === 'parameter' ? numberFromText(value) : null;

const checkedTest: fc.Arbitrary<CheckedTest> = fc.oneof(
  fc
    .record({ field: numberField, operator, value: number })
    .map((parts): CheckedTest => ({ kind: 'number-test', ...parts, span })),
  fc
    .record({ field: numberField, negated: fc.boolean(), values: fc.array(number, { minLength: 1, maxLength: 3 }) })
    .map((parts): CheckedTest => ({ kind: 'number-membership', ...parts, span })),
  fc
    .record({ field: textField, operator, value: text })
    .map((parts): CheckedTest => ({ kind: 'text-test', ...parts, number: shadow(parts.field, parts.value), span })),
  fc
    .record({ field: textField, negated: fc.boolean(), texts: fc.array(text, { minLength: 1, maxLength: 3 }) })
    .map((parts): CheckedTest => {
      const found = parts.texts.map((value) => shadow(parts.field, value)).filter((value) => value !== null);
      return { kind: 'text-membership', ...parts, numbers: found, span };
    }),
  fc
    .record({ field: textField, pattern, ignoreCase: fc.boolean() })
    .map((parts): CheckedTest => ({ kind: 'pattern-test', ...parts, span })),
  fc
    .oneof<fc.Arbitrary<Field>[]>(numberField, textField)
    .map((field): CheckedTest => ({ kind: 'existence-test', field, span })),
);

const textTestOf = (...names: string[]): fc.Arbitrary<CheckedTest> =>
  fc
    .record({
      field: attribute(...names),
      operator,
      value: fc.oneof(
        text,
        text.map((each) => `g-${each}`),
      ),
    })
    .map((parts): CheckedTest => ({ kind: 'text-test', ...parts, number: null, span }));

const numberTestOf = (...names: string[]): fc.Arbitrary<CheckedTest> =>
  fc
    .record({ field: attribute(...names), operator, value: number })
    .map((parts): CheckedTest => ({ kind: 'number-test', ...parts, span }));

const elementOf = (of: ElementList, test: fc.Arbitrary<CheckedTest>): fc.Arbitrary<CheckedFilter> =>
  fc
    .oneof<fc.Arbitrary<CheckedFilter>[]>(
      constant,
      test,
      fc.array(test, { minLength: 2, maxLength: 3 }).map((terms): CheckedFilter => ({ kind: 'and', terms })),
    )
    .map((filter): CheckedFilter => ({ kind: 'element', of, filter }));

const constant = fc.boolean().map((value): CheckedFilter => ({ kind: 'constant', value }));

export const arbitraryFilter: fc.Arbitrary<CheckedFilter> = fc.letrec<{ filter: CheckedFilter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    checkedTest,
    fc.array(tie('filter'), { minLength: 2, maxLength: 4 }).map((terms): CheckedFilter => ({ kind: 'and', terms })),
    fc.array(tie('filter'), { minLength: 2, maxLength: 4 }).map((terms): CheckedFilter => ({ kind: 'or', terms })),
    tie('filter').map((term): CheckedFilter => ({ kind: 'not', term })),
    tie('filter').map((term): CheckedFilter => ({ kind: 'holds', term })),
    constant,
    elementOf('groups', textTestOf('name', 'sagemaker_name')),
    elementOf('tags', textTestOf('key', 'value')),
    elementOf('datasets', textTestOf('name', 'digest', 'context')),
    elementOf('metrics', fc.oneof(textTestOf('name'), numberTestOf('last', 'min', 'mean', 'stddev', 'count'))),
  ),
})).filter;

export const arbitrarySort: fc.Arbitrary<SortKey[]> = fc.array(
  fc.record({
    field: fc.oneof<fc.Arbitrary<Field>[]>(
      metric,
      parameter,
      tag,
      attribute(
        'name',
        'status',
        'experiment',
        'duration',
        'created',
        'id',
        'sagemaker_name',
        'mlflow_name',
        'mlflow_start',
        'mlflow_artifact_uri',
      ),
    ),
    direction: fc.constantFrom('asc', 'desc'),
    span: fc.constant(span),
  }),
  { maxLength: 3 },
);
