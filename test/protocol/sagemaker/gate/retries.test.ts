import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { codeOf, send } from './signed-request.ts';
import type { Answer } from './signed-request.ts';

/** A client whose answer was lost sends the call again, with the same name for it; the call happens once. */
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => server[Symbol.asyncDispose]());

const call = async (operation: string, input: unknown, invocation?: string): Promise<Answer> =>
  send(server.port, {
    method: operation === 'BatchPutMetrics' ? 'PUT' : 'POST',
    target: operation === 'BatchPutMetrics' ? '/BatchPutMetrics' : '/',
    headers: {
      'content-type': operation === 'BatchPutMetrics' ? 'application/json' : 'application/x-amz-json-1.1',
      ...(operation !== 'BatchPutMetrics' && { 'x-amz-target': `SageMaker.${operation}` }),
      ...(invocation !== undefined && { 'amz-sdk-invocation-id': invocation }),
    },
    body: Buffer.from(JSON.stringify(input)),
  });

const first = '11111111-2222-4333-8444-555555555555';

test('a creation that is repeated is answered as the first time; another call of the same name is told that it exists', async () => {
  const input = { ExperimentName: 'Repeated' };
  const answer = await call('CreateExperiment', input, first);
  expect(answer.status, answer.text).toBe(200);
  const again = await call('CreateExperiment', input, first);
  expect([again.status, again.text]).toEqual([200, answer.text]);
  for (const invocation of ['11111111-2222-4333-8444-666666666666', undefined]) {
    const other = await call('CreateExperiment', input, invocation);
    expect(codeOf(other)).toBe('ValidationException');
    expect(other.text).toContain('already exists');
  }
});

test('one name for two calls is refused', async () => {
  const other = await call('CreateExperiment', { ExperimentName: 'other' }, first);
  expect(codeOf(other)).toBe('ConflictException');
  expect(codeOf(await call('DeleteExperiment', { ExperimentName: 'Repeated' }, first))).toBe('ConflictException');
});

test('a refused call may be repeated under its name until it succeeds', async () => {
  const invocation = 'aaaaaaaa-2222-4333-8444-555555555555';
  const input = { TrialName: 'late', ExperimentName: 'not-yet' };
  expect(codeOf(await call('CreateTrial', input, invocation))).toBe('ResourceNotFound');
  expect((await call('CreateExperiment', { ExperimentName: 'not-yet' })).status).toBe(200);
  expect((await call('CreateTrial', input, invocation)).status).toBe(200);
});

test('points that are sent again count once; equal points of another call count as well', async () => {
  expect((await call('CreateTrialComponent', { TrialComponentName: 'points' })).status).toBe(200);
  const batch = {
    TrialComponentName: 'points',
    MetricData: [1, 2, 3].map((Step) => ({
      MetricName: 'loss',
      Timestamp: Math.floor(Date.now() / 1000),
      Step,
      Value: 1 / Step,
    })),
  };
  const count = async (): Promise<unknown> => {
    const { text } = await call('DescribeTrialComponent', { TrialComponentName: 'points' });
    return (JSON.parse(text) as { Metrics?: { Count: number }[] }).Metrics?.[0]?.Count;
  };
  const invocation = 'bbbbbbbb-2222-4333-8444-555555555555';
  for (let i = 0; i < 3; i++) expect(await call('BatchPutMetrics', batch, invocation)).toMatchObject({ status: 200 });
  expect(await count()).toBe(3);
  expect(await call('BatchPutMetrics', batch, 'cccccccc-2222-4333-8444-555555555555')).toMatchObject({ status: 200 });
  expect(await count()).toBe(6);
});

test('members that the model does not have are ignored', async () => {
  const input = JSON.parse(
    '{"ExperimentName":"odd","Colour":"red","__proto__":{"Description":"x"},"Tags":null}',
  ) as unknown;
  expect((await call('CreateExperiment', input)).status).toBe(200);
  const { text } = await call('DescribeExperiment', { ExperimentName: 'ODD' });
  expect(JSON.parse(text)).not.toHaveProperty('Description');
});
