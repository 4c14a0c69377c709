import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

let server: TestServer;
let aws: SagemakerClient;
let native: AssayClient;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  aws = new SagemakerClient(server.url);
  native = createClient({ url: server.url });
});
afterAll(async () => server[Symbol.asyncDispose]());

/** What SageMaker's SDK does at the beginning of a run. */
async function sdkRun(experiment: string, run: string): Promise<{ component: string; trial: string }> {
  const [component, trial] = [`${experiment}-${run}`, `Default-Run-Group-${experiment}`];
  await aws.send('CreateExperiment', { ExperimentName: experiment });
  await aws.send('CreateTrial', { TrialName: trial, ExperimentName: experiment });
  await aws.send('CreateTrialComponent', { TrialComponentName: component });
  await aws.call('AssociateTrialComponent', { TrialComponentName: component, TrialName: trial });
  return { component, trial };
}

const runNamed = async (name: string) => {
  const { runs } = await native.searchRuns({ body: { filter: `name = "${name}"` } });
  const [run, ...others] = runs;
  expect(others).toEqual([]);
  return run === undefined ? undefined : native.getRun({ params: { runId: run.id } });
};

describe('a run of SageMaker', () => {
  test('is natively a run of its experiment under its own name, with all that was logged', async () => {
    const { component } = await sdkRun('from-aws', 'first');
    await aws.call('UpdateTrialComponent', {
      TrialComponentName: component,
      Status: { PrimaryStatus: 'InProgress', Message: 'Within a run context' },
      StartTime: 1_795_231_815.087621,
      Parameters: { lr: { NumberValue: 0.1 }, opt: { StringValue: 'adam' } },
      InputArtifacts: { data: { Value: 's3://b/data', MediaType: 'text/csv' } },
      OutputArtifacts: { note: { Value: 'a small value' } },
    });
    await aws.call('BatchPutMetrics', {
      TrialComponentName: component,
      MetricData: [{ MetricName: 'loss', Value: 0.5, Timestamp: 1_795_231_815, Step: 3 }],
    });
    const run = await runNamed('first');
    expect(run).toMatchObject({
      experimentName: 'from-aws',
      source: 'sagemaker',
      status: 'running',
      statusMessage: 'Within a run context',
      startedMs: 1_795_231_815_088,
      endedMs: null,
      parameters: { lr: 0.1, opt: 'adam' },
      tags: {},
      metrics: { loss: { last: { value: 0.5, step: 3 } } },
    });
    expect(run?.artifacts).toMatchObject([
      { name: 'data', direction: 'input', kind: 'uri', uri: 's3://b/data', mediaType: 'text/csv' },
      { name: 'note', direction: 'output', kind: 'value', value: 'a small value', mediaType: 'text/plain' },
    ]);
    const { groups } = await native.listRunGroups({ query: { runId: run?.id ?? '' } });
    expect(groups.map(({ name }) => name)).toEqual(['Default-Run-Group-from-aws']);
  });

  test('is unassigned before it is associated, and again when it has lost its last trial', async () => {
    const { component, trial } = await sdkRun('comes-and-goes', 'r');
    const both = { TrialComponentName: component, TrialName: trial };
    const { id: runId, name } = (await runNamed('r')) ?? { id: '', name: '' };
    expect(name).toBe('r');
    await aws.call('DisassociateTrialComponent', both);
    expect(await native.getRun({ params: { runId } })).toMatchObject({
      name: component,
      experimentId: null,
      groupIds: [],
    });
    await aws.call('AssociateTrialComponent', both);
    await aws.call('AssociateTrialComponent', both);
    expect(await native.getRun({ params: { runId } })).toMatchObject({ name: 'r', experimentName: 'comes-and-goes' });
  });

  test('keeps its component name as long as another run has the shorter one', async () => {
    await native.createRun({ body: { experimentName: 'crowded', name: 'twin' } });
    // The native run is the component crowded-twin already.
    expect(await aws.fault('CreateTrialComponent', { TrialComponentName: 'Crowded-Twin' })).toMatchObject({
      message: expect.stringContaining('already exists'),
    });
    await native.createRun({ body: { experimentName: 'crowded', name: 'my twin' } });
    const { runs } = await native.searchRuns({ body: { filter: 'name = "my twin"' } });
    await native.updateRun({ params: { runId: runs[0]?.id ?? '' }, body: { name: 'other' } });
    await aws.call('CreateTrialComponent', { TrialComponentName: 'crowded-other' });
    await aws.call('AssociateTrialComponent', {
      TrialComponentName: 'crowded-other',
      TrialName: 'Default-Run-Group-crowded',
    });
    expect(await runNamed('crowded-other')).toMatchObject({ experimentName: 'crowded' });
  });

  test('comes back after its deletion, under another component name where its own is taken', async () => {
    const { component, trial } = await sdkRun('restored', 'r1');
    const runId = (await runNamed('r1'))?.id ?? '';
    await aws.call('DisassociateTrialComponent', { TrialComponentName: component, TrialName: trial });
    await aws.call('DeleteTrialComponent', { TrialComponentName: component });
    expect(await native.getRun({ params: { runId } })).toMatchObject({ deletedMs: expect.any(Number) });
    await native.restoreRun({ params: { runId } });
    expect(await aws.call('DescribeTrialComponent', { TrialComponentName: component })).toBeDefined();
    await aws.call('DeleteTrialComponent', { TrialComponentName: component });
    await aws.call('CreateTrialComponent', { TrialComponentName: component });
    await native.restoreRun({ params: { runId } });
    const { TrialComponentSummaries = [] } = await aws.call('ListTrialComponents', { MaxResults: 100 });
    const names = TrialComponentSummaries.map((each) => each.TrialComponentName ?? '');
    expect(names.filter((name) => name.startsWith(component)).sort()).toEqual([
      component,
      expect.stringMatching(new RegExp(`^${component}-[0-9a-f]{8}$`)),
    ]);
  });

  test('keeps the bytes of a file that it logged, whatever is put under its key later', async () => {
    const { component } = await sdkRun('with-files', 'r');
    const scope = 'Credential=AKIDEXAMPLE/20261121/us-east-1/s3/aws4_request';
    const authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
    const put = async (path: string, body?: string): Promise<void> => {
      const headers = { authorization, ...(body !== undefined && { 'content-type': 'text/x-notes' }) };
      const answer = await fetch(`${server.url}/${path}`, {
        method: 'PUT',
        headers,
        ...(body !== undefined && { body }),
      });
      expect(answer.status).toBe(200);
    };
    await put('logged-files');
    await put('logged-files/notes.txt', 'first version');
    const Value = 's3://logged-files/notes.txt';
    const log = () =>
      aws.call('UpdateTrialComponent', { TrialComponentName: component, OutputArtifacts: { notes: { Value } } });
    await log();
    await put('logged-files/notes.txt', 'second');
    await log();
    const { runs } = await native.searchRuns({ body: { filter: 'experiment = "with-files"' } });
    const runId = runs[0]?.id ?? '';
    const { artifacts } = await native.getRun({ params: { runId } });
    expect(artifacts).toMatchObject([{ kind: 'file', uri: Value, sizeBytes: 13, mediaType: 'text/x-notes' }]);
    const content = await fetch(`${server.url}/api/v1/runs/${runId}/artifacts/content?name=notes`);
    expect(await content.text()).toBe('first version');
    const { OutputArtifacts } = await aws.call('DescribeTrialComponent', { TrialComponentName: component });
    expect(OutputArtifacts).toEqual({ notes: { Value } });
  });

  test('overwrites parameters, whose old values are in the change log', async () => {
    const { component } = await sdkRun('overwrites', 'r');
    const set = (value: number) =>
      aws.call('UpdateTrialComponent', { TrialComponentName: component, Parameters: { lr: { NumberValue: value } } });
    await set(0.1);
    const { changeCursor } = await native.getServer();
    await set(0.2);
    const changes = await fetch(`${server.url}/api/v1/changes?since=${changeCursor}&limit=10`);
    const text = await readSome(changes, 'overwritten');
    expect(text).toContain('"overwritten":{"lr":"0.1"}');
  });
});

/** The beginning of a stream, up to a word in it. */
async function readSome(response: Response, word: string): Promise<string> {
  let text = '';
  for await (const part of response.body ?? []) {
    text += new TextDecoder().decode(part);
    if (text.includes(word)) break;
  }
  return text;
}

describe('a native run', () => {
  test('is a component of its experiment and default trial', async () => {
    const { id: runId } = await native.createRun({
      body: {
        experimentName: 'Größe (v2)',
        name: 'Run #1',
        parameters: { lr: 0.1, deep: { a: [1] }, on: true, text: 'x' },
        tags: { team: 'vision' },
      },
    });
    await native.logMetrics({ params: { runId }, body: { points: [{ name: 'loss', step: 1, value: 2 }] } });
    await native.logArtifact({
      params: { runId },
      body: { name: 'model', uri: 's3://b/m', mediaType: 'application/x-tar' },
    });
    await native.updateRun({ params: { runId }, body: { status: 'failed', statusMessage: 'it broke' } });
    const TrialComponentName = 'gro-e-v2-run-1';
    expect(await aws.call('DescribeTrialComponent', { TrialComponentName })).toMatchObject({
      Status: { PrimaryStatus: 'Failed', Message: 'it broke' },
      Parameters: {
        lr: { NumberValue: 0.1 },
        deep: { StringValue: '{"a":[1]}' },
        on: { NumberValue: 1 },
        text: { StringValue: 'x' },
      },
      OutputArtifacts: { model: { Value: 's3://b/m', MediaType: 'application/x-tar' } },
      Metrics: [{ MetricName: 'loss', Last: 2, Count: 1 }],
    });
    const { TrialComponentSummaries } = await aws.call('ListTrialComponents', { ExperimentName: 'GRO-e-v2' });
    expect(TrialComponentSummaries).toMatchObject([{ TrialComponentName }]);
    const { TrialSummaries } = await aws.call('ListTrials', { TrialComponentName });
    expect(TrialSummaries).toMatchObject([{ TrialName: 'Default-Run-Group-gro-e-v2' }]);
    const ResourceArn = `arn:aws:sagemaker:us-east-1:123456789012:experiment-trial-component/${TrialComponentName}`;
    expect((await aws.call('ListTags', { ResourceArn })).Tags).toEqual([
      { Key: 'team', Value: 'vision' },
      { Key: 'sagemaker:trial-component-source', Value: 'run' },
    ]);
  });

  test('is loaded by the SDK, which makes all that is there already and puts the run where it stands', async () => {
    const { id: runId } = await native.createRun({ body: { experimentName: 'shared', name: 'both' } });
    for (const [operation, input] of [
      ['CreateExperiment', { ExperimentName: 'shared' }],
      ['CreateTrial', { TrialName: 'Default-Run-Group-shared', ExperimentName: 'shared' }],
      ['CreateTrialComponent', { TrialComponentName: 'shared-both' }],
    ] as const)
      expect(await aws.fault(operation, input)).toMatchObject({
        code: 'ValidationException',
        message: expect.stringContaining('already exists'),
      });
    const { groupIds } = await native.getRun({ params: { runId } });
    await sdkRun('shared', 'both');
    expect((await native.getRun({ params: { runId } })).groupIds).toEqual(groupIds);
  });

  test('of a long name is within the length that the SDK takes', async () => {
    await native.createRun({ body: { experimentName: 'long-names', name: 'n'.repeat(300) } });
    const { TrialComponentSummaries } = await aws.call('ListTrialComponents', { ExperimentName: 'long-names' });
    expect(TrialComponentSummaries).toMatchObject([{ TrialComponentName: `long-names-${'n'.repeat(59)}` }]);
  });

  test('survives the deletion of its experiment by those who only took it out of its trials', async () => {
    const { id: runId } = await native.createRun({ body: { experimentName: 'left-alone', name: 'survivor' } });
    const TrialName = 'Default-Run-Group-left-alone';
    await aws.call('DisassociateTrialComponent', { TrialComponentName: 'left-alone-survivor', TrialName });
    expect(await native.getRun({ params: { runId } })).toMatchObject({ experimentName: 'left-alone', groupIds: [] });
    await aws.call('DeleteTrial', { TrialName });
    await aws.call('DeleteExperiment', { ExperimentName: 'left-alone' });
    expect(await native.getRun({ params: { runId } })).toMatchObject({
      deletedMs: null,
      experimentId: null,
      name: 'survivor',
    });
  });
});

test('a native rename is the display name at once', async () => {
  await aws.call('CreateExperiment', { ExperimentName: 'renamed', DisplayName: 'Once' });
  const { experiments } = await native.listExperiments({ query: { name: 'Once' } });
  const experimentId = experiments[0]?.id ?? '';
  await native.updateExperiment({ params: { experimentId }, body: { name: 'Now' } });
  const described = await aws.call('DescribeExperiment', { ExperimentName: 'renamed' });
  expect(described).toMatchObject({ ExperimentName: 'renamed', DisplayName: 'Now' });
  await aws.call('UpdateExperiment', { ExperimentName: 'renamed', DisplayName: 'Later' });
  expect(await native.getExperiment({ params: { experimentId } })).toMatchObject({ name: 'Later' });
});

test('everything goes as the SDK deletes it', async () => {
  for (const run of ['a', 'b', 'c']) await sdkRun('all-gone', run);
  await native.createRun({ body: { experimentName: 'all-gone', name: 'native' } });
  const { TrialSummaries = [] } = await aws.call('ListTrials', { ExperimentName: 'all-gone' });
  for (const { TrialName = '' } of TrialSummaries) {
    let NextToken: string | undefined;
    do {
      const page = await aws.call('ListTrialComponents', { TrialName, MaxResults: 2, ...(NextToken && { NextToken }) });
      for (const { TrialComponentName = '' } of page.TrialComponentSummaries ?? []) {
        await aws.call('DisassociateTrialComponent', { TrialComponentName, TrialName });
        await aws.call('DeleteTrialComponent', { TrialComponentName });
      }
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    await aws.call('DeleteTrial', { TrialName });
  }
  await aws.call('DeleteExperiment', { ExperimentName: 'all-gone' });
  expect((await native.searchRuns({ body: { filter: 'name in ("a", "b", "c", "native")' } })).runs).toEqual([]);
});
