import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartMediaTypes } from '@assay/wire';
import { startSagemaker, text } from './lineage-client.ts';
import type { LineageClient } from './lineage-client.ts';

let client: LineageClient;
beforeAll(async () => {
  client = await startSagemaker();
});
afterAll(async () => client[Symbol.asyncDispose]());

interface RunArtifact {
  readonly name: string;
  readonly direction: string;
  readonly kind: string;
  readonly mediaType: string;
  readonly uri: string | null;
}

const artifactsOf = async (runId: string): Promise<RunArtifact[]> =>
  ((await client.native('GET', `/runs/${runId}/artifacts`)) as { artifacts: RunArtifact[] }).artifacts;

const contentOf = async (runId: string, { name, direction }: RunArtifact): Promise<string> => {
  const query = new URLSearchParams({ name, direction });
  return (await fetch(`${client.server.url}/api/v1/runs/${runId}/artifacts/content?${query}`)).text();
};

/** What `log_confusion_matrix` and its kind send at the end of a run. */
async function logChart(
  run: { readonly arn: string },
  chart: {
    readonly type: string;
    readonly name?: string;
    readonly uri: string;
    readonly etag?: string;
    readonly input?: boolean;
  },
): Promise<void> {
  const { type: ArtifactType, name, uri: SourceUri, etag = '"0"', input = false } = chart;
  const { ArtifactArn } = await client.call('CreateArtifact', {
    ...(name !== undefined && { ArtifactName: name }),
    ArtifactType,
    Source: { SourceUri, SourceTypes: [{ SourceIdType: 'S3ETag', Value: etag }] },
  });
  const [SourceArn, DestinationArn] = input ? [text(ArtifactArn), run.arn] : [run.arn, text(ArtifactArn)];
  await client.call('AddAssociation', {
    SourceArn,
    DestinationArn,
    AssociationType: input ? 'ContributedTo' : 'Produced',
  });
}

const matrix = {
  type: 'ConfusionMatrix',
  version: 0,
  title: 'cm',
  confusionMatrix: [
    [5, 1],
    [2, 8],
  ],
};
const roc = {
  type: 'ROCCurve',
  version: 0,
  title: 'roc',
  falsePositiveRate: [0, 0, 0, 1],
  truePositiveRate: [0, 0.5, 1, 1],
  areaUnderCurve: 1,
};
const precisionRecall = {
  type: 'PrecisionRecallCurve',
  version: 0,
  title: 'pr',
  precision: [0.6666666666666666, 1, 1, 1],
  recall: [1, 1, 0.5, 0],
  averagePrecisionScore: 1,
  noSkill: null,
};

test.each([
  [matrix, chartMediaTypes.confusionMatrix, { title: 'cm', labels: ['0', '1'], counts: matrix.confusionMatrix }],
  [
    roc,
    chartMediaTypes.rocCurve,
    {
      title: 'roc',
      curves: [
        {
          label: '',
          falsePositiveRate: roc.falsePositiveRate,
          truePositiveRate: roc.truePositiveRate,
          thresholds: [],
          areaUnderCurve: 1,
        },
      ],
    },
  ],
  [
    precisionRecall,
    chartMediaTypes.precisionRecall,
    {
      title: 'pr',
      curves: [
        {
          label: '',
          precision: precisionRecall.precision,
          recall: precisionRecall.recall,
          thresholds: [],
          averagePrecision: 1,
          baseline: null,
        },
      ],
    },
  ],
])('a $type that the SDK associates with a run is drawn there', async (chart, mediaType, body) => {
  const { type, title } = chart;
  for (const input of [false, true]) {
    const run = await client.run('charts', `${title}-${input ? 'in' : 'out'}`);
    const key = `trial-component-artifacts/${title}-${input}.json`;
    await client.putObject('charts', key, JSON.stringify(chart));
    await logChart(run, { type, name: title, uri: `s3://charts/${key}`, input });
    const [artifact, ...more] = await artifactsOf(run.id);
    expect(more).toEqual([]);
    expect(artifact).toMatchObject({
      name: title,
      direction: input ? 'input' : 'output',
      kind: 'file',
      mediaType,
      uri: `s3://charts/${key}`,
    });
    if (artifact !== undefined) expect(JSON.parse(await contentOf(run.id, artifact))).toEqual(body);
  }
});

test('a chart that is logged again under its title replaces the one before, which overwriting its object does not', async () => {
  const run = await client.run('charts', 'again');
  const uri = 's3://charts/again/cm.json';
  const counts = async (): Promise<unknown> => {
    const [artifact] = await artifactsOf(run.id);
    return artifact && JSON.parse(await contentOf(run.id, artifact)).counts;
  };
  await client.putObject('charts', 'again/cm.json', JSON.stringify(matrix));
  await logChart(run, { type: 'ConfusionMatrix', name: 'cm', uri, etag: '"1"' });
  await client.putObject('charts', 'again/cm.json', JSON.stringify({ ...matrix, confusionMatrix: [[1]] }));
  expect(await counts()).toEqual(matrix.confusionMatrix);
  await logChart(run, { type: 'ConfusionMatrix', name: 'cm', uri, etag: '"2"' });
  expect(await counts()).toEqual([[1]]);
  expect(await artifactsOf(run.id)).toHaveLength(1);
});

describe('what is no such chart', () => {
  test.each([
    ['no JSON', 'ConfusionMatrix', '{"type":"ConfusionMatrix","version":0,"confusionMatrix":[[NaN]]}'],
    ['of another version', 'ConfusionMatrix', JSON.stringify({ ...matrix, version: 1 })],
    ['of another type', 'ROCCurve', JSON.stringify(matrix)],
    ['with rows of another length', 'ConfusionMatrix', JSON.stringify({ ...matrix, confusionMatrix: [[1], [2]] })],
    ['with curves of two lengths', 'ROCCurve', JSON.stringify({ ...roc, falsePositiveRate: [1] })],
    ['no object', 'PrecisionRecallCurve', '[]'],
  ])('%s: the file is the run’s as it is', async (what, type, body) => {
    const run = await client.run('no-charts', what.replaceAll(' ', '-'));
    const key = `odd/${what.replaceAll(' ', '-')}.json`;
    await client.putObject('charts', key, body);
    await logChart(run, { type, uri: `s3://charts/${key}` });
    const [artifact] = await artifactsOf(run.id);
    expect(artifact).toMatchObject({ name: key.slice(4), kind: 'file' });
    expect(Object.values(chartMediaTypes)).not.toContain(artifact?.mediaType);
    if (artifact !== undefined) expect(await contentOf(run.id, artifact)).toBe(body);
  });

  test.each([
    ['a data set', 'DataSet', 's3://charts/kept.json'],
    ['of a foreign bucket', 'ConfusionMatrix', 's3://elsewhere/kept.json'],
    ['of another address', 'ConfusionMatrix', 'file:///etc/passwd'],
  ])('%s: an edge, and nothing else', async (what, type, uri) => {
    await client.putObject('charts', 'kept.json', JSON.stringify(matrix));
    const run = await client.run('edges-only', what.replaceAll(' ', '-'));
    await logChart(run, { type, name: 'cm', uri });
    expect(await artifactsOf(run.id)).toEqual([]);
    const { AssociationSummaries } = await client.call('ListAssociations', { SourceArn: run.arn });
    expect(AssociationSummaries).toHaveLength(1);
  });
});

test('without a title it has the name of its file, as far as an artifact can', async () => {
  const run = await client.run('charts', 'untitled');
  await client.putObject('charts', 'plots/cm:1.json', JSON.stringify(matrix));
  await logChart(run, { type: 'ConfusionMatrix', uri: 's3://charts/plots/cm:1.json' });
  const mediaType = chartMediaTypes.confusionMatrix;
  expect(await artifactsOf(run.id)).toMatchObject([{ name: 'cm-1.json', mediaType }]);
});

test('an association that is refused leaves no artifact behind', async () => {
  const run = await client.run('charts', 'refused');
  await client.putObject('charts', 'refused.json', JSON.stringify(matrix));
  const chart = { type: 'ConfusionMatrix', name: 'cm', uri: 's3://charts/refused.json' };
  await logChart(run, chart);
  await client.native('DELETE', `/runs/${run.id}/artifacts?name=cm&direction=output`);
  await expect(logChart(run, chart)).rejects.toMatchObject({ message: expect.stringContaining('already exists') });
  expect(await artifactsOf(run.id)).toEqual([]);
});

describe('for SageMaker’s face a chart is an association, not an artifact of the run', () => {
  const uri = 's3://charts/hidden.json';
  beforeAll(() => client.putObject('charts', 'hidden.json', JSON.stringify(matrix)));
  const typed = { Value: 'text', MediaType: 'text/plain' };
  const names = async (runId: string) =>
    (await artifactsOf(runId)).map(({ name, mediaType }) => `${name} ${mediaType}`).sort();

  test('an echo, or a removal, leaves it as it is', async () => {
    const run = await client.run('charts', 'echoed');
    const TrialComponentName = 'charts-echoed';
    for (const input of [true, false]) await logChart(run, { type: 'ConfusionMatrix', name: 'cm', uri, input });
    const before = await artifactsOf(run.id);
    expect(before.map(({ direction }) => direction).sort()).toEqual(['input', 'output']);
    const { InputArtifacts = {}, OutputArtifacts = {} } = await client.call('DescribeTrialComponent', {
      TrialComponentName,
    });
    expect([InputArtifacts, OutputArtifacts]).toEqual([{}, {}]);
    await client.call('UpdateTrialComponent', {
      TrialComponentName,
      InputArtifacts,
      OutputArtifacts,
      OutputArtifactsToRemove: ['cm'],
    });
    expect(await artifactsOf(run.id)).toEqual(before);
  });

  test('beside an artifact of its name it has another, again and again', async () => {
    const run = await client.run('charts', 'beside');
    const TrialComponentName = 'charts-beside';
    await client.call('UpdateTrialComponent', { TrialComponentName, OutputArtifacts: { cm: typed } });
    for (const etag of ['"1"', '"2"']) await logChart(run, { type: 'ConfusionMatrix', name: 'cm', uri, etag });
    expect(await names(run.id)).toEqual([`cm (2) ${chartMediaTypes.confusionMatrix}`, 'cm text/plain']);
    const { OutputArtifacts } = await client.call('DescribeTrialComponent', { TrialComponentName });
    expect(OutputArtifacts).toEqual({ cm: typed });
  });

  test('an artifact that is logged under its name takes its place', async () => {
    const run = await client.run('charts', 'replaced');
    const TrialComponentName = 'charts-replaced';
    await logChart(run, { type: 'ConfusionMatrix', name: 'cm', uri });
    const OutputArtifacts = { cm: typed, more: typed };
    await client.call('UpdateTrialComponent', { TrialComponentName, OutputArtifacts });
    expect(await names(run.id)).toEqual(['cm text/plain', 'more text/plain']);
    expect(await client.call('DescribeTrialComponent', { TrialComponentName })).toMatchObject({ OutputArtifacts });
  });
});
