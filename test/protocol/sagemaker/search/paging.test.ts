import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import type { SagemakerMessages } from '@assay/wire/sagemaker';
import { SearchClient } from './search-client.ts';
import { searchAll, searchPage } from './search-all.ts';

type SearchInput = SagemakerMessages['Search']['input'];

let server: TestServer;
let client: SearchClient;
const nameAt = (i: number): string => `page-${String(i).padStart(3, '0')}`;

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = new SearchClient(server.url);
  for (let i = 0; i < 40; i++) {
    await client.call('CreateTrialComponent', {
      TrialComponentName: nameAt(i),
      Parameters: { i: { NumberValue: i }, text: { StringValue: 'é'.repeat(2400) + String(i % 7) } },
    });
    await client.call('CreateExperiment', { ExperimentName: nameAt(i) });
    await client.call('CreateTrial', { TrialName: nameAt(i), ExperimentName: nameAt(i) });
  }
});
afterAll(async () => server[Symbol.asyncDispose]());

const question: SearchInput = {
  Resource: 'ExperimentTrialComponent',
  SortBy: 'Parameters.i',
  SortOrder: 'Ascending',
  SearchExpression: { Filters: [{ Name: 'TrialComponentName', Operator: 'Contains', Value: 'PAGE-' }] },
};
const namesOf = (records: readonly Readonly<Record<string, unknown>>[]): unknown[] =>
  records.map((record) => record['TrialComponentName']);

describe('pages', () => {
  test.each([1, 7, 39, 40, 41, 100])(
    'of %d: every match once, in order, and no token after the last',
    async (length) => {
      const found = await searchAll(client, question, length);
      expect(namesOf(found)).toEqual(Array.from({ length: 40 }, (_, i) => nameAt(i)));
    },
  );

  test.each(['Experiment', 'ExperimentTrial'] as const)('of %s', async (Resource) => {
    const found = await searchAll(client, { Resource, SortBy: 'CreationTime', SortOrder: 'Ascending' }, 9);
    expect(found.map((record) => record[Resource === 'Experiment' ? 'ExperimentName' : 'TrialName'])).toEqual(
      Array.from({ length: 40 }, (_, i) => nameAt(i)),
    );
  });

  test('of ten, where nothing else is asked', async () => {
    expect((await searchPage(client, { Resource: 'ExperimentTrialComponent' })).Results).toHaveLength(10);
  });

  test('keep their place when MaxResults changes', async () => {
    const first = await searchPage(client, { ...question, MaxResults: 3 });
    const next = await searchPage(client, { ...question, MaxResults: 5, NextToken: first.NextToken ?? '' });
    expect(namesOf(next.Results.flatMap((result) => Object.values(result)))).toEqual([3, 4, 5, 6, 7].map(nameAt));
  });

  test('in the order of long texts have tokens that the API takes', async () => {
    const long: SearchInput = { ...question, SortBy: 'Parameters.text' };
    const first = await searchPage(client, { ...long, MaxResults: 10 });
    expect(first.NextToken?.length).toBeLessThanOrEqual(8192);
    const found = await searchAll(client, long, 10);
    expect(namesOf(found).toSorted()).toEqual(Array.from({ length: 40 }, (_, i) => nameAt(i)));
  });

  test('skip nothing while what was read goes away', async () => {
    const found: unknown[] = [];
    let token: string | undefined;
    do {
      const page = await searchPage(client, {
        ...question,
        MaxResults: 6,
        ...(token !== undefined && { NextToken: token }),
      });
      const names = namesOf(page.Results.flatMap((result) => Object.values(result)));
      found.push(...names);
      for (const name of names.slice(1))
        await client.call('DeleteTrialComponent', { TrialComponentName: String(name) });
      token = page.NextToken;
    } while (token !== undefined);
    expect(found).toEqual(Array.from({ length: 40 }, (_, i) => nameAt(i)));
  });
});

describe('tokens', () => {
  const refused = { code: 'ValidationException', message: expect.stringContaining('NextToken') };

  test('of another search, or of nobody, are refused', async () => {
    const all: SearchInput = { Resource: 'Experiment', SortBy: 'CreationTime', MaxResults: 3 };
    const { NextToken = '' } = await searchPage(client, all);
    expect(NextToken).not.toBe('');
    const flipped = (NextToken.startsWith('A') ? 'B' : 'A') + NextToken.slice(1);
    for (const input of [
      { ...all, NextToken: flipped },
      { ...all, NextToken: `${NextToken}AAAA` },
      { ...all, NextToken: 'forged' },
      { ...all, NextToken, Resource: 'ExperimentTrial' },
      { ...all, NextToken, SortBy: 'LastModifiedTime' },
      { ...all, NextToken, SortOrder: 'Ascending' },
      { ...all, NextToken, SearchExpression: { Filters: [{ Name: 'ExperimentName', Operator: 'Exists' }] } },
      { ...all, NextToken, VisibilityConditions: [{ Key: 'Tags.a', Value: 'b' }] },
    ] satisfies SearchInput[])
      await expect(searchPage(client, input)).rejects.toMatchObject(refused);
    expect((await searchPage(client, { ...all, NextToken })).Results).toHaveLength(3);
  });
});
