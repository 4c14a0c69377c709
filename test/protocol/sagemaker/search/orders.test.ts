import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { valuesAt } from './brute-force.ts';
import { makeWorld } from './component-world.ts';
import { SearchClient } from './search-client.ts';
import { searchAll } from './search-all.ts';

let server: TestServer;
let client: SearchClient;

beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  client = new SearchClient(server.url);
  await makeWorld(client, 7, 60);
});
afterAll(async () => server[Symbol.asyncDispose]());

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
