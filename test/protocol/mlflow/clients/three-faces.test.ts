import {
  AssociateTrialComponentCommand,
  CreateExperimentCommand,
  CreateTrialCommand,
  CreateTrialComponentCommand,
  SageMakerClient,
  SearchCommand,
  UpdateTrialComponentCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import { checksOf, runChecks } from '../../../support/python-checks.ts';
import type { ChecksReport } from '../../../support/python-checks.ts';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';
import { awsVariables } from '../../sagemaker/clients/aws-variables.ts';
import { differencesFrom } from './expected-run.ts';
import type { ExpectedRun } from './expected-run.ts';
import { mlflowVariables, programPath } from './mlflow-programs.ts';

const script = programPath('other_faces.py');
let server: TestServer;
let sagemaker: SageMakerClient;
let report: ChecksReport & { readonly expected: readonly ExpectedRun[] };

beforeAll(async () => {
  server = await startServer();
  const aws = await awsVariables(server);
  sagemaker = new SageMakerClient({
    endpoint: server.url,
    region: aws['AWS_REGION'] ?? '',
    credentials: { accessKeyId: aws['AWS_ACCESS_KEY_ID'] ?? '', secretAccessKey: aws['AWS_SECRET_ACCESS_KEY'] ?? '' },
  });
  const nativeRun = await makeNativeRun();
  await makeSagemakerRun();
  report = await runChecks('mlflow-3', script, { ...mlflowVariables(server), NATIVE_RUN: nativeRun }, 100_000);
}, 120_000);
afterAll(async () => {
  sagemaker.destroy();
  await server[Symbol.asyncDispose]();
});

async function makeNativeRun(): Promise<string> {
  const client = createClient({ url: server.url });
  const { id: runId } = await client.createRun({
    body: {
      experimentName: 'native-experiment',
      name: 'native-run',
      parameters: { lr: 0.5, amp: true },
      tags: { team: 'vision' },
    },
  });
  const points = [1, 0.5, 0.25].map((value, step) => ({ name: 'loss', step, value }));
  await client.logMetrics({ params: { runId }, body: { points } });
  await client.uploadArtifact({ params: { runId }, query: { name: 'notes/plan.txt' }, body: Buffer.from('the plan') });
  await client.updateRun({ params: { runId }, body: { status: 'completed' } });
  return runId;
}

async function makeSagemakerRun(): Promise<void> {
  const TrialComponentName = 'sm-run';
  await sagemaker.send(new CreateExperimentCommand({ ExperimentName: 'sm-experiment' }));
  await sagemaker.send(new CreateTrialCommand({ TrialName: 'sm-trial', ExperimentName: 'sm-experiment' }));
  await sagemaker.send(
    new CreateTrialComponentCommand({
      TrialComponentName,
      Parameters: { depth: { NumberValue: 4 }, kind: { StringValue: 'tree' } },
      Tags: [{ Key: 'Stage', Value: 'draft' }],
    }),
  );
  await sagemaker.send(new AssociateTrialComponentCommand({ TrialComponentName, TrialName: 'sm-trial' }));
  const MetricData = [3, 0.5].map((Value, Step) => ({
    MetricName: 'test:loss',
    Value,
    Step,
    Timestamp: 1_700_000_000,
  }));
  await new SagemakerClient(server.url).call('BatchPutMetrics', { TrialComponentName, MetricData });
  await sagemaker.send(new UpdateTrialComponentCommand({ TrialComponentName, Status: { PrimaryStatus: 'Failed' } }));
}

test.each(checksOf(script))('MLflow: %s', (check) => expect(report.outcomes[check]).toBe('ok'));

test('the native face shows what MLflow logged', async () => {
  const client = createClient({ url: server.url });
  for (const run of report.expected) expect(await differencesFrom(client, run)).toEqual([]);
  const { runs } = await client.searchRuns({ body: { filter: 'params.depth = 7 and metrics.acc.max > 0.9' } });
  expect(runs).toMatchObject([{ name: 'mlflow-run', experimentName: 'mlflow-experiment', status: 'completed' }]);
});

test("SageMaker's Search finds what MLflow logged", async () => {
  const { Results = [] } = await sagemaker.send(
    new SearchCommand({
      Resource: 'ExperimentTrialComponent',
      SearchExpression: {
        Filters: [
          { Name: 'Parameters.depth', Operator: 'GreaterThan', Value: '6' },
          { Name: 'Metrics.acc.Max', Operator: 'GreaterThanOrEqualTo', Value: '1' },
          { Name: 'Tags.team', Operator: 'Equals', Value: 'audio' },
        ],
      },
    }),
  );
  expect(Results.map(({ TrialComponent }) => TrialComponent)).toMatchObject([
    {
      RunName: 'mlflow-run',
      Status: { PrimaryStatus: 'Completed' },
      // A text, as MLflow has it, that is searched as the number it is.
      Parameters: { depth: { StringValue: '7' }, kind: { StringValue: 'net' } },
      Metrics: [{ MetricName: 'acc', Count: 5, Max: 1, Last: 1 }],
      Parents: [{ ExperimentName: 'mlflow-experiment' }],
    },
  ]);
  expect(Object.keys(Results[0]?.TrialComponent?.OutputArtifacts ?? {})).toEqual(['model/weights.txt']);
});
