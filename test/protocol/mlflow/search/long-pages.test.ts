import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf, TrackingRequests } from '../tracking/tracking-requests.ts';
import type { Fields, Run } from '../tracking/tracking-requests.ts';

// More than the server reads at once, twice, and more than it searches without columns in memory.
const count = 1250;

let mlflow: TrackingRequests;
let experiment: string;
beforeAll(async () => {
  mlflow = await TrackingRequests.start();
  experiment = await mlflow.makeExperiment('long');
  let next = 0;
  const makeRuns = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) {
      const tags = [
        { key: 'i', value: String(i) },
        { key: 'é:x y', value: '\u2028 \n"' },
      ];
      const run_id = await mlflow.makeRun({ experiment_id: experiment, start_time: 1_700_000_000_000 + i, tags });
      await mlflow.succeed('runs/log-batch', {
        run_id,
        params: [{ key: 'p', value: String(i % 10) }],
        metrics: [{ key: 'm', value: i % 7 === 0 ? 'NaN' : i / 3, timestamp: i, step: -i }],
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, makeRuns));
}, 180_000);
afterAll(() => mlflow[Symbol.asyncDispose]());

async function search(fields: Fields): Promise<{ runs: readonly Run[]; token: unknown }> {
  const json = await mlflow.succeed('runs/search', { experiment_ids: [experiment], ...fields });
  return { runs: (json['runs'] ?? []) as Run[], token: json['next_page_token'] };
}

const numberOf = ({ data }: Run): number => Number(recordOf(data.tags)['i']);

test('one answer of all runs is what short pages are', async () => {
  const { runs, token } = await search({ max_results: 50_000 });
  expect(token).toBeUndefined();
  expect(runs.map(numberOf)).toEqual(Array.from({ length: count }, (_, i) => count - 1 - i));
  const [run] = runs.slice(-4);
  expect(run?.data).toEqual({
    metrics: [{ key: 'm', value: 1, timestamp: 3, step: -3 }],
    params: [{ key: 'p', value: '3' }],
    tags: expect.arrayContaining([
      { key: 'é:x y', value: '\u2028 \n"' },
      { key: 'mlflow.runName', value: run?.info.run_name },
    ]),
  });
  const short: Run[] = [];
  let page_token: unknown;
  do {
    const page = await search({ max_results: 300, page_token });
    short.push(...page.runs);
    page_token = page.token;
  } while (page_token !== undefined);
  expect(short).toEqual(runs);
});

test.each([500, 501, 1000, 1249, 1250])('a page of %d runs, and the token behind it', async (max_results) => {
  const { runs, token } = await search({ max_results, filter: "params.p != 'x'" });
  expect(runs).toHaveLength(max_results);
  expect(token === undefined).toBe(max_results === count);
  if (token === undefined) return;
  const rest = await search({ max_results: 50_000, filter: "params.p != 'x'", page_token: token });
  expect(rest.runs.map(numberOf)).toEqual(
    Array.from({ length: count - max_results }, (_, i) => count - max_results - 1 - i),
  );
});

test('the order that columns in memory give: numbers, NaN, nothing', async () => {
  const { runs } = await search({ max_results: 50_000, order_by: ['metrics.m DESC'] });
  const numbers = Array.from({ length: count }, (_, i) => i);
  expect(runs.map(numberOf)).toEqual([
    ...numbers.filter((i) => i % 7 !== 0).toReversed(),
    ...numbers.filter((i) => i % 7 === 0).toReversed(),
  ]);
  const notOne = await search({ max_results: 50_000, filter: 'metrics.m != 1' });
  expect(notOne.runs).toHaveLength(count - 1);
});

test('who goes away within an answer hurts nobody', async () => {
  const body = JSON.stringify({ experiment_ids: [experiment], max_results: 50_000 });
  for (let i = 0; i < 5; i++)
    await new Promise<void>((resolve, reject) => {
      const socket = connect(mlflow.server.port, '127.0.0.1', () =>
        socket.write(
          'POST /api/2.0/mlflow/runs/search HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n' +
            `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        ),
      );
      socket.once('data', () => socket.destroy());
      socket.once('close', () => resolve());
      socket.once('error', reject);
    });
  expect((await search({ max_results: 50_000 })).runs).toHaveLength(count);
  expect(mlflow.server.output()).not.toMatch(/"level":(?:50|60)|unhandled/i);
});
