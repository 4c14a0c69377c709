import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchExpression } from '@assay/wire/sagemaker';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import {
  anyText,
  componentFilter,
  componentNested,
  containing,
  equalities,
  expressionOf,
  filterOf,
  sizeOf,
  timeFilter,
} from './arbitrary-expression.ts';
import { satisfies } from './brute-force.ts';
import type { SearchRecord } from './brute-force.ts';
import { makeWorld } from './component-world.ts';
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
