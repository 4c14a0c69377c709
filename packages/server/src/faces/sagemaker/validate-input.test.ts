import { describe, expect, test } from 'vitest';
import { validateInput } from './validate-input.ts';

/** The words, in AWS's form; bounds one by one are in constraints.test.ts. */
const refusal = (operation: Parameters<typeof validateInput>[0], input: unknown): string => {
  try {
    validateInput(operation, input);
    return 'taken';
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown ? `${String(thrown.code)}: ${thrown.message}` : String(thrown);
  }
};

describe('what the client is told', () => {
  test.each([
    [
      'CreateExperiment',
      {},
      "ValidationException: 1 validation error detected: Value null at 'experimentName' failed to satisfy constraint: Member must not be null",
    ],
    [
      'CreateExperiment',
      { ExperimentName: 'a_b' },
      "ValidationException: 1 validation error detected: Value 'a_b' at 'experimentName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,119}",
    ],
    [
      'ListExperiments',
      { SortBy: 'Nope', MaxResults: 101 },
      "ValidationException: 2 validation errors detected: Value 'Nope' at 'sortBy' failed to satisfy constraint: Member must satisfy enum value set: [Name, CreationTime]; Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
    [
      'BatchPutMetrics',
      { TrialComponentName: 'a', MetricData: [{ MetricName: '', Timestamp: 1, Value: 2 }] },
      "ValidationException: 2 validation errors detected: Value '' at 'metricData.1.member.metricName' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'metricData.1.member.metricName' failed to satisfy constraint: Member must satisfy regular expression pattern: .+",
    ],
    [
      'CreateTrialComponent',
      { TrialComponentName: 'a', Parameters: { lr: { StringValue: 'a', NumberValue: 1 } } },
      "ValidationException: 1 validation error detected: Value '{StringValue=a, NumberValue=1}' at 'parameters.lr.member' failed to satisfy constraint: Member must have exactly one of [StringValue, NumberValue] set",
    ],
    [
      'CreateTrialComponent',
      { TrialComponentName: 'a', Parameters: { lr: {} } },
      "ValidationException: 1 validation error detected: Value '{}' at 'parameters.lr.member' failed to satisfy constraint: Member must have exactly one of [StringValue, NumberValue] set",
    ],
    [
      'AddTags',
      { ResourceArn: 'arn:aws:sagemaker:us-east-1:123456789012:experiment/a', Tags: [null, { Key: 'a' }] },
      "ValidationException: 2 validation errors detected: Value null at 'tags.1.member' failed to satisfy constraint: Member must not be null; Value null at 'tags.2.member.value' failed to satisfy constraint: Member must not be null",
    ],
    ['CreateExperiment', [], 'SerializationException: LIST_VALUE cannot be converted to a structure (at the input)'],
    ['CreateExperiment', 'x', 'SerializationException: STRING_VALUE cannot be converted to a structure (at the input)'],
    [
      'CreateExperiment',
      { ExperimentName: 1 },
      "SerializationException: NUMBER_VALUE cannot be converted to String (at 'experimentName')",
    ],
  ] as const)('%s %j', (operation, input, text) => {
    expect(refusal(operation, input)).toBe(text);
  });

  test('a map tells of its keys and values as a whole', () => {
    const base = { ContextName: 'a', Source: { SourceUri: 'u' }, ContextType: 't' };
    expect(refusal('CreateContext', { ...base, Properties: { ['k'.repeat(2501)]: 'v' } })).toContain(
      "at 'properties' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 2500, Member must have length greater than or equal to 0]",
    );
    expect(refusal('CreateContext', { ...base, Properties: { k: 'v'.repeat(2501) } })).toContain(
      "at 'properties' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 2500, Member must have length greater than or equal to 0]",
    );
  });

  test('quoted values and the number of faults are bounded', () => {
    const Tags = Array.from({ length: 10_000 }, () => ({ Key: 'k'.repeat(1000), Value: '\u0000' }));
    const text = refusal('AddTags', { ResourceArn: 'arn:aws:sagemaker:us-east-1:123456789012:experiment/a', Tags });
    expect(text).toMatch(/^ValidationException: 50 validation errors detected/);
    expect(text.length).toBeLessThan(50_000);
  });
});

describe('what is taken', () => {
  test('unknown members and nulls are left out, at every depth', () => {
    const input = validateInput('CreateTrialComponent', {
      TrialComponentName: 'a',
      Unknown: { x: 1 },
      DisplayName: null,
      Status: { PrimaryStatus: 'Completed', Colour: 'red', Message: null },
      Parameters: { a: { NumberValue: 1, Odd: [] }, gone: null },
    });
    expect(input).toEqual({
      TrialComponentName: 'a',
      Status: { PrimaryStatus: 'Completed' },
      Parameters: { a: { NumberValue: 1 } },
    });
  });

  test('names of the language are names like others', () => {
    const given: unknown = JSON.parse(
      '{"TrialComponentName":"a","__proto__":{"DisplayName":"x"},"constructor":1,"Parameters":{"__proto__":{"StringValue":"p"},"toString":{"StringValue":"t"}}}',
    );
    const { Parameters = {}, ...rest } = validateInput('CreateTrialComponent', given);
    expect(Object.entries(Parameters)).toEqual([
      ['__proto__', { StringValue: 'p' }],
      ['toString', { StringValue: 't' }],
    ]);
    expect(rest).toEqual({ TrialComponentName: 'a' });
    expect(Object.prototype).not.toHaveProperty('DisplayName');
  });

  test('a pattern has to match the whole text', () => {
    for (const ExperimentName of ['a\n', '\na', ' a', 'a-', '-a', 'a b', 'ä'])
      expect(refusal('CreateExperiment', { ExperimentName }), JSON.stringify(ExperimentName)).toContain('pattern');
    for (const ExperimentName of ['a', 'A-1', 'a--b', 'a'.repeat(120)])
      expect(refusal('CreateExperiment', { ExperimentName }), ExperimentName).toBe('taken');
    const ResourceArn = 'arn:aws:sagemaker:us-east-1:123456789012:experiment/a';
    expect(refusal('AddTags', { ResourceArn, Tags: [{ Key: 'Größe 模型_.:/=+-@', Value: '' }] })).toBe('taken');
    expect(refusal('AddTags', { ResourceArn, Tags: [{ Key: 'a;b', Value: '' }] })).toContain('pattern');
  });

  test('numbers that are none are taken for metrics only', () => {
    const data = (Value: unknown) => ({
      TrialComponentName: 'a',
      MetricData: [{ MetricName: 'm', Timestamp: 1.5, Value }],
    });
    expect(validateInput('BatchPutMetrics', data('-Infinity')).MetricData[0]?.Value).toBe(-Infinity);
    expect(refusal('BatchPutMetrics', data('nan'))).toContain('SerializationException');
    const parameter = { TrialComponentName: 'a', Parameters: { p: { NumberValue: 'NaN' } } };
    expect(refusal('CreateTrialComponent', parameter)).toContain('SerializationException');
    expect(refusal('BatchPutMetrics', data(JSON.parse('1e999')))).toContain('SerializationException');
  });

  test('depth is bounded', () => {
    let expression: object = { Filters: [{ Name: 'a' }] };
    for (let i = 0; i < 10_000; i++) expression = { SubExpressions: [expression] };
    expect(refusal('Search', { Resource: 'Experiment', SearchExpression: expression })).toContain(
      'nested more than 50 levels deep',
    );
  });
});
