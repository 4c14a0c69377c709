import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filter, SearchExpression } from '@assay/wire/sagemaker';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { SearchClient } from './search-client.ts';
import { searchAll, searchPage } from './search-all.ts';

let server: TestServer;
let client: SearchClient;
const resource = 'ExperimentTrialComponent';

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = new SearchClient(server.url);
  await client.call('CreateExperiment', { ExperimentName: 'exp', Tags: [{ Key: 'owner', Value: 'me' }] });
  await client.call('CreateTrial', { TrialName: 'trial', ExperimentName: 'exp' });
  await client.call('CreateTrialComponent', {
    TrialComponentName: 'exp-one',
    Parameters: { lr: { NumberValue: 0.1 } },
    Tags: [
      { Key: 'team', Value: 'red' },
      { Key: 'area', Value: 'vision' },
    ],
  });
  await client.call('AssociateTrialComponent', { TrialName: 'trial', TrialComponentName: 'exp-one' });
  await client.putMetrics('exp-one', [{ name: 'val/loss.top-1', value: 0.5 }]);
});
afterAll(async () => server[Symbol.asyncDispose]());

const names = async (SearchExpression: SearchExpression): Promise<unknown[]> =>
  (await searchAll(client, { Resource: resource, SearchExpression })).map((record) => record['TrialComponentName']);

const refusal = (message: string | RegExp) => ({
  code: 'ValidationException',
  message: typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message),
});

describe('limits', () => {
  const filter: Filter = { Name: 'TrialComponentName', Operator: 'Equals', Value: 'exp-one' };
  const filters = (count: number): Filter[] => Array.from({ length: count }, () => filter);
  const subs = (...counts: number[]): SearchExpression[] => counts.map((count) => ({ Filters: filters(count) }));

  test('20 elements in one expression, 50 in all', async () => {
    expect(await names({ Filters: filters(20) })).toEqual(['exp-one']);
    expect(await names({ Filters: filters(18), SubExpressions: subs(20, 10) })).toEqual(['exp-one']);
  });

  test.each<[string, SearchExpression, string]>([
    ['21 filters', { Filters: filters(21) }, 'ess than or equal to 20'],
    ['20 filters and one expression', { Filters: filters(20), SubExpressions: subs(1) }, '21 elements; at most 20'],
    ['51 in all', { Filters: filters(18), SubExpressions: subs(20, 11) }, 'more than 50'],
    [
      'nested filters, with what is in them',
      {
        Filters: filters(18),
        SubExpressions: subs(20),
        NestedFilters: [
          {
            NestedPropertyName: 'Parents',
            Filters: Array.from({ length: 12 }, () => ({ Name: 'Parents.TrialName', Value: 'trial' })),
          },
        ],
      },
      'more than 50',
    ],
    ['nothing at all', {}, 'at least one'],
    ['nothing in a part of it', { Filters: filters(1), SubExpressions: [{}] }, 'at least one'],
  ])('refused: %s', async (_, SearchExpression, message) => {
    await expect(searchPage(client, { Resource: resource, SearchExpression })).rejects.toMatchObject(refusal(message));
  });

  test('Contains once, but any number of times where it is meant for it', async () => {
    const contains = (Name: string): Filter => ({ Name, Operator: 'Contains', Value: 'x' });
    const free = ['DisplayName', 'TrialComponentName', 'Tags.team', 'Tags', 'InputArtifacts', 'OutputArtifacts.model'];
    await names({ Filters: [...free, ...free, 'Parameters.a'].map(contains) });
    for (const twice of [
      { Filters: ['Parameters.a', 'Parameters.b'].map(contains) },
      { Filters: [contains('Parents.TrialName')], SubExpressions: [{ Filters: [contains('Parents.TrialName')] }] },
    ])
      await expect(names(twice)).rejects.toMatchObject(refusal("'CONTAINS' operator usage limit of 1 exceeded."));
  });
});

describe('refused, with a reason', () => {
  test.each<[Filter, string]>([
    [{ Name: 'ExperimentName', Value: 'exp' }, 'Unknown property name: ExperimentName'],
    [{ Name: 'Nope.Nope', Value: 'x' }, 'Unknown property name: Nope.Nope'],
    [{ Name: 'Parameters.', Value: 'x' }, 'Unknown property name: Parameters.'],
    [{ Name: '__proto__', Value: 'x' }, 'Unknown property name: __proto__'],
    [{ Name: 'constructor.name', Value: 'x' }, 'Unknown property name: constructor.name'],
    [{ Name: 'DisplayName', Operator: 'GreaterThan', Value: 'x' }, 'does not fit DisplayName, which is a text'],
    [{ Name: 'CreationTime', Operator: 'Contains', Value: '2026' }, 'does not fit CreationTime, which is a time'],
    [{ Name: 'CreationTime', Operator: 'In', Value: '2026-01-01T00:00:00' }, 'does not fit CreationTime'],
    [{ Name: 'CreationTime', Operator: 'GreaterThan', Value: 'yesterday' }, 'is to be a time'],
    [{ Name: 'CreationTime', Operator: 'GreaterThan', Value: '-24h' }, 'is to be a time'],
    [{ Name: 'Metrics.loss.Max', Operator: 'Contains', Value: '1' }, 'which is a number'],
    [{ Name: 'Metrics.loss.Max', Operator: 'GreaterThan', Value: 'big' }, 'is to be a number'],
    [{ Name: 'Metrics.loss.Max', Operator: 'GreaterThan', Value: 'NaN' }, 'is to be a number'],
    [{ Name: 'Parameters.lr', Operator: 'LessThan', Value: 'small' }, 'is to be a number'],
    [{ Name: 'DisplayName', Operator: 'Equals' }, 'needs a Value'],
  ])('%j', async (filter, message) => {
    await expect(names({ Filters: [filter] })).rejects.toMatchObject(refusal(message));
  });

  test('resources that are not here are named, not answered as empty', async () => {
    for (const operation of ['Search', 'GetSearchSuggestions'] as const)
      await expect(client.call(operation, { Resource: 'TrainingJob' })).rejects.toMatchObject(
        refusal(/TrainingJob.*Experiment, ExperimentTrial, ExperimentTrialComponent/),
      );
  });

  test('lists that are none, and members that no element has', async () => {
    const nested = (NestedPropertyName: string, Name: string) =>
      names({ NestedFilters: [{ NestedPropertyName, Filters: [{ Name, Value: 'x' }] }] });
    await expect(nested('InputDataConfig', 'InputDataConfig.ChannelName')).rejects.toMatchObject(refusal('Parents'));
    await expect(nested('Parents', 'TrialComponentName')).rejects.toMatchObject(refusal('Unknown property name'));
    await expect(nested('Parents', 'Parents.Nope')).rejects.toMatchObject(
      refusal('Unknown property name: Parents.Nope'),
    );
  });
});

describe('what a search takes and leaves out', () => {
  test('no expression: everything; Results are there when there is nothing', async () => {
    const page = await searchPage(client, { Resource: resource });
    expect(page.Results).toHaveLength(1);
    const none = await searchPage(client, {
      Resource: resource,
      SearchExpression: { Filters: [{ Name: 'TrialComponentName', Value: 'no-such' }] },
    });
    expect(none).toEqual({ Results: [], TotalHits: { Value: 0, Relation: 'EqualTo' } });
  });

  test('names in any case; metric names with slashes and dots; prefixes and statistics in any case', async () => {
    for (const filter of [
      { Name: 'TrialComponentName', Value: 'EXP-One' },
      { Name: 'trialcomponentname', Operator: 'Contains', Value: 'XP-O' },
      { Name: 'Parents.ExperimentName', Value: 'EXP' },
      {
        Name: 'TrialComponentArn',
        Value: 'arn:aws:sagemaker:eu-west-1:123456789012:experiment-trial-component/EXP-one',
      },
      { Name: 'TrialComponentArn', Operator: 'Contains', Value: 'component/exp' },
      { Name: 'Metrics.val/loss.top-1.Max', Operator: 'LessThan', Value: '1' },
      { Name: 'metrics.val/loss.top-1.stddev', Value: '0' },
      { Name: 'PARAMETERS.lr', Value: '0.10' },
      { Name: 'Parameters.lr.NumberValue', Operator: 'LessThan', Value: '1e0' },
      { Name: 'Tags.sagemaker:trial-component-source', Value: 'run' },
    ] satisfies Filter[])
      expect(await names({ Filters: [filter] }), JSON.stringify(filter)).toEqual(['exp-one']);
    for (const filter of [
      { Name: 'Parameters.LR', Operator: 'Exists' },
      { Name: 'Metrics.Val/Loss.top-1.Max', Operator: 'Exists' },
      {
        Name: 'TrialComponentArn',
        Value: 'arn:aws:sagemaker:us-east-1:999999999999:experiment-trial-component/exp-one',
      },
      { Name: 'Parameters.other', Operator: 'NotEquals', Value: '1' },
    ] satisfies Filter[])
      expect(await names({ Filters: [filter] }), JSON.stringify(filter)).toEqual([]);
  });

  test('only what has the tags of VisibilityConditions; nothing from other accounts', async () => {
    const visible = async (...conditions: [string, string][]): Promise<number> =>
      (
        await searchPage(client, {
          Resource: resource,
          VisibilityConditions: conditions.map(([Key, Value]) => ({ Key, Value })),
        })
      ).TotalHits.Value;
    expect(await visible(['Tags.team', 'red'])).toBe(1);
    expect(await visible(['Tags.team', 'red'], ['Tags.area', 'vision'])).toBe(1);
    expect(await visible(['Tags.team', 'red'], ['Tags.area', 'sound'])).toBe(0);
    await expect(visible(['TrialComponentName', 'exp-one'])).rejects.toMatchObject(refusal('Tags.<key>'));
    const shared = await searchPage(client, { Resource: resource, CrossAccountFilterOption: 'CrossAccount' });
    expect(shared.Results).toEqual([]);
    const own = await searchPage(client, { Resource: resource, CrossAccountFilterOption: 'SameAccount' });
    expect(own.Results).toHaveLength(1);
  });

  test('a record shows what Describe does, its tags in their order, and where it stands', async () => {
    const [record] = await searchAll(client, { Resource: resource });
    const { Sources: _, ...described } = await client.call('DescribeTrialComponent', { TrialComponentName: 'exp-one' });
    expect(record).toEqual({
      ...described,
      Tags: [
        { Key: 'team', Value: 'red' },
        { Key: 'area', Value: 'vision' },
        { Key: 'sagemaker:trial-component-source', Value: 'run' },
      ],
      Parents: [{ TrialName: 'trial', ExperimentName: 'exp' }],
      RunName: 'one',
    });
    expect(record).toMatchObject({ InputArtifacts: {}, OutputArtifacts: {} });
    const [trial] = await searchAll(client, { Resource: 'ExperimentTrial' });
    expect(trial).toMatchObject({
      ...(await client.call('DescribeTrial', { TrialName: 'trial' })),
      Tags: [],
      TrialComponentSummaries: [{ TrialComponentName: 'exp-one', TrialComponentArn: described.TrialComponentArn }],
    });
    const [experiment] = await searchAll(client, { Resource: 'Experiment' });
    expect(experiment).toEqual({
      ...(await client.call('DescribeExperiment', { ExperimentName: 'exp' })),
      Tags: [{ Key: 'owner', Value: 'me' }],
    });
  });

  test('texts that would be statements or patterns elsewhere are texts', async () => {
    const texts = ["'; DROP TABLE run; --", '%', '_', '*', '?', '[a-z]', '\\', '"', '$.a', '`', '${x}', '漢', 'A%'];
    for (const [i, text] of texts.entries())
      await client.call('CreateTrialComponent', {
        TrialComponentName: `odd-${i}`,
        Parameters: { [`k${text}`]: { StringValue: `<${text}>` } },
      });
    for (const [i, text] of texts.entries()) {
      const key = `Parameters.k${text}`;
      for (const filter of [
        { Name: key, Operator: 'Equals', Value: `<${text}>` },
        { Name: key, Operator: 'Contains', Value: text },
        { Name: key, Operator: 'In', Value: `no,<${text}>` },
        { Name: key, Operator: 'Exists' },
      ] satisfies Filter[])
        expect(await names({ Filters: [filter] }), JSON.stringify(filter)).toEqual([`odd-${i}`]);
    }
  });

  test('a change is found at once', async () => {
    for (let i = 0; i < 20; i++) {
      await client.putMetrics('exp-one', [{ name: 'score', value: i }]);
      expect(await names({ Filters: [{ Name: 'Metrics.score.Last', Value: String(i) }] })).toEqual(['exp-one']);
      expect(await names({ Filters: [{ Name: 'Metrics.score.Count', Value: String(i + 1) }] })).toEqual(['exp-one']);
    }
  });
});

describe('suggestions', () => {
  const suggest = async (
    hint: string,
    Resource: 'Experiment' | 'ExperimentTrialComponent' = resource,
  ): Promise<unknown> => {
    const { PropertyNameSuggestions = [] } = await client.call('GetSearchSuggestions', {
      Resource,
      SuggestionQuery: { PropertyNameQuery: { PropertyNameHint: hint } },
    });
    return PropertyNameSuggestions.map(({ PropertyName }) => PropertyName);
  };

  test('begin as the hint does', async () => {
    expect(await suggest('trialcomp')).toEqual(['TrialComponentName', 'TrialComponentArn']);
    expect(await suggest('Parameters.L')).toEqual(['Parameters.lr']);
    expect(await suggest('metrics.val/')).toContain('Metrics.val/loss.top-1.StdDev');
    expect(await suggest('Metrics.val/loss.top-1.M')).toEqual([
      'Metrics.val/loss.top-1.Min',
      'Metrics.val/loss.top-1.Max',
    ]);
    expect(await suggest('Tags.')).toEqual(['Tags.area', 'Tags.team']);
    expect(await suggest('Tags.', 'Experiment')).toEqual(['Tags.owner']);
    expect(await suggest('Tags.%')).toEqual([]);
    expect(await suggest('nothing')).toEqual([]);
  });

  test('without a hint: what there is', async () => {
    const { PropertyNameSuggestions = [] } = await client.call('GetSearchSuggestions', { Resource: resource });
    const all = PropertyNameSuggestions.map(({ PropertyName }) => PropertyName);
    expect(all).toContain('Status.PrimaryStatus');
    expect(all).toContain('Parameters.lr');
  });

  test('every suggestion can be searched for', async () => {
    const { PropertyNameSuggestions = [] } = await client.call('GetSearchSuggestions', { Resource: resource });
    for (const { PropertyName = '' } of PropertyNameSuggestions)
      await names({ Filters: [{ Name: PropertyName, Operator: 'Exists' }] });
    expect(PropertyNameSuggestions.length).toBeGreaterThan(20);
  });
});
