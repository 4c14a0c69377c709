import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '@assay/sdk';
import type { AssayClient } from '@assay/sdk';
import type { Run } from '@assay/wire';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

/*
 * SageMaker's SDK reads all of a component when it opens a run and writes all of it back. What it has read is clipped to what its
 * API can hold. The law: to write back what was read changes nothing, of what was shown or of what was not.
 */

let server: TestServer;
let aws: SagemakerClient;
let native: AssayClient;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  aws = new SagemakerClient(server.url);
  native = createClient({ url: server.url });
});
afterAll(async () => server[Symbol.asyncDispose]());

async function echo(TrialComponentName: string): Promise<void> {
  const { DisplayName, Status, StartTime, EndTime, Parameters, InputArtifacts, OutputArtifacts } = await aws.call(
    'DescribeTrialComponent',
    { TrialComponentName },
  );
  await aws.call('UpdateTrialComponent', {
    TrialComponentName,
    ...JSON.parse(
      JSON.stringify({ DisplayName, Status, StartTime, EndTime, Parameters, InputArtifacts, OutputArtifacts }),
    ),
  });
}

/** All of a run, and how many changes there have been of anything. */
const stateOf = async (runId: string): Promise<[Run, number]> => [
  await native.getRun({ params: { runId } }),
  (await native.getServer()).changeCursor,
];

async function expectLaw(runId: string, componentName: string): Promise<void> {
  const before = await stateOf(runId);
  await echo(componentName);
  expect(await stateOf(runId)).toEqual(before);
}

const line = (max: number) =>
  fc
    .oneof(
      fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
      fc
        .tuple(fc.string({ maxLength: 5 }), fc.integer({ min: max - 300, max }))
        .map(([text, length]) => text.padEnd(length, 'é')),
    )
    .map((text) => text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, '').trim() || 'x');
/** Names that JSON's readers trip over: no parameter may have them. */
const refusedNames: ReadonlySet<string> = new Set(['__proto__', 'constructor']);
const value = fc.oneof(
  line(4000),
  fc.constantFrom('', 'two\nlines', '12', 'true', ' '),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.jsonValue({ maxDepth: 2 }).filter((json) => typeof json === 'object'),
);
const artifactName = fc.oneof(
  fc
    .stringMatching(/^[a-z0-9]{1,8}(?:\/[a-z0-9]{1,8}){0,2}$/)
    .filter((name) => !/(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)/.test(name)),
  fc.integer({ min: 120, max: 250 }).map((length) => 'n'.repeat(length)),
);
const artifact = fc.record({
  name: artifactName,
  direction: fc.constantFrom('input' as const, 'output' as const),
  content: fc.oneof(
    fc.record({ value: line(5000) }),
    fc.stringMatching(/^s3:\/\/[a-z]{3,9}\/[a-z/]{1,30}$/).map((uri) => ({ uri })),
    fc.constant({ uri: `https://example.com/${'p'.repeat(3000)}` }),
  ),
  mediaType: fc.constantFrom(undefined, 'text/csv', 'application/vnd.ms-excel', `application/${'x'.repeat(80)}`),
});
const runs = fc.record({
  name: line(300),
  parameters: fc.dictionary(
    line(500).filter((key) => !refusedNames.has(key)),
    value,
    { maxKeys: 8 },
  ),
  artifacts: fc.uniqueArray(artifact, { maxLength: 6, selector: ({ name, direction }) => `${direction} ${name}` }),
  status: fc.constantFrom('scheduled', 'running', 'stopping', 'completed', 'failed', 'stopped'),
  statusMessage: fc.oneof(fc.constant(''), line(3000)),
  startedMs: fc.option(fc.integer({ min: 0, max: 1_700_000_000_000 }), { nil: undefined }),
});

test('an echo changes nothing of a native run', async () => {
  const { id: experimentId } = await native.createExperiment({ body: { name: 'The Law' } });
  const all: [runId: string, name: string][] = [];
  await fc.assert(
    fc.asyncProperty(runs, async ({ name, artifacts, status, startedMs, ...own }) => {
      const unique = `${all.length} ${name}`.slice(0, 400);
      const { id: runId } = await native.createRun({
        body: {
          experimentId,
          name: unique,
          parameters: own.parameters,
          status,
          ...(startedMs !== undefined && { startedMs }),
        },
      });
      for (const { content, mediaType, ...rest } of artifacts)
        await native.logArtifact({ params: { runId }, body: { ...rest, ...content, ...(mediaType && { mediaType }) } });
      await native.updateRun({ params: { runId }, body: { statusMessage: own.statusMessage } });
      const [first] = (await aws.call('ListTrialComponents', { ExperimentName: 'the-law', MaxResults: 1 }))
        .TrialComponentSummaries ?? [{}];
      all.push([runId, first?.TrialComponentName ?? '']);
      await expectLaw(runId, first?.TrialComponentName ?? '');
    }),
    { numRuns: 40 },
  );
  expect(new Set(all.map(([, name]) => name)).size).toBe(all.length);
});

test('an echo changes nothing of a run with more than this face can hold', async () => {
  const parameters = Object.fromEntries(
    Array.from({ length: 340 }, (_, i) => [`${'k'.repeat(400)}${i}`, i % 2 === 0 ? i : 'v'.repeat(9000)]),
  );
  const { id: runId } = await native.createRun({ body: { experimentName: 'too-much', name: 'run', parameters } });
  for (let i = 0; i < 70; i++)
    for (const direction of ['input', 'output'] as const)
      await native.logArtifact({
        params: { runId },
        body: { direction, name: `${'d'.repeat(130)}/${i}`, value: 'v'.repeat(i * 100) },
      });
  const { Parameters = {}, InputArtifacts = {} } = await aws.call('DescribeTrialComponent', {
    TrialComponentName: 'too-much-run',
  });
  expect(Object.keys(Parameters)).toHaveLength(300);
  expect(Object.keys(InputArtifacts)).toHaveLength(60);
  await expectLaw(runId, 'too-much-run');
  // A value that is changed is changed under its whole key, and nothing else is.
  const [key = ''] = Object.keys(Parameters);
  const before = await native.getRun({ params: { runId } });
  await aws.call('UpdateTrialComponent', {
    TrialComponentName: 'too-much-run',
    Parameters: { ...Parameters, [key]: { StringValue: 'new' } },
  });
  const after = await native.getRun({ params: { runId } });
  const changed = Object.keys(after.parameters).filter((each) => after.parameters[each] !== before.parameters[each]);
  expect(changed).toHaveLength(1);
  expect(after.parameters[changed[0] ?? '']).toBe('new');
  expect(Object.keys(after.parameters)).toEqual(Object.keys(before.parameters));
});

const text = (maxLength: number) =>
  fc
    .string({ minLength: 1, maxLength, unit: 'grapheme' })
    .filter(
      (each) =>
        each.length <= maxLength && !/[\p{Cc}\u2028\u2029]/u.test(each) && each.trim() !== '' && each !== '__proto__',
    );
const artifactsOf = fc.dictionary(
  text(128),
  fc.record(
    {
      Value: fc.string({ maxLength: 60 }).map((each) => each.replaceAll('\0', '')),
      MediaType: fc.constantFrom('text/csv', 'x/y+z'),
    },
    { requiredKeys: ['Value'] },
  ),
  { maxKeys: 5 },
);
const status = fc.constantFrom('InProgress', 'Completed', 'Failed', 'Stopping', 'Stopped');
const components = fc.record(
  {
    DisplayName: fc.stringMatching(/^[a-zA-Z0-9]{1,20}$/),
    Status: fc.oneof(
      fc.record({ PrimaryStatus: status, Message: text(1024) }, { requiredKeys: ['PrimaryStatus'] }),
      fc.record({ Message: text(1024) }),
    ),
    StartTime: fc.integer({ min: 0, max: 2e12 }).map((ms) => ms / 1000),
    EndTime: fc.integer({ min: 0, max: 2e12 }).map((ms) => ms / 1000),
    Parameters: fc.dictionary(
      text(320),
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((NumberValue) => ({ NumberValue })),
        fc.string({ maxLength: 50 }).map((each) => ({ StringValue: each.replaceAll('\0', '') })),
      ),
      { maxKeys: 5 },
    ),
    InputArtifacts: artifactsOf,
    OutputArtifacts: artifactsOf,
  },
  { requiredKeys: [] },
);

test('a component is described as it was given, and an echo changes nothing of it', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(components, async (given) => {
      const TrialComponentName = `given-${count++}`;
      await aws.call('CreateTrialComponent', { TrialComponentName, ...given });
      const described = await aws.call('DescribeTrialComponent', { TrialComponentName });
      // Zero has no sign in JSON.
      expect(described).toMatchObject(JSON.parse(JSON.stringify(given)));
      const { runs: found } = await native.searchRuns({ body: { filter: `name = "${TrialComponentName}"` } });
      await expectLaw(found[0]?.id ?? '', TrialComponentName);
      expect(await aws.call('DescribeTrialComponent', { TrialComponentName })).toEqual(described);
    }),
    { numRuns: 40 },
  );
});

test('an echo changes nothing of experiments and trials', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(line(450), fc.string({ maxLength: 6000 }), async (name, description) => {
      const experiment = await native.createExperiment({
        body: {
          name: `${count++} ${name}`.slice(0, 480),
          description: description
            .replaceAll('\0', '')
            .padEnd(count % 3 === 0 ? 4000 : 0, 'd')
            .toWellFormed(),
        },
      });
      const { id: experimentId } = experiment;
      const group = await native.createRunGroup({ body: { experimentId, name } });
      const { ExperimentSummaries } = await aws.call('ListExperiments', { MaxResults: 1 });
      const ExperimentName = ExperimentSummaries?.[0]?.ExperimentName ?? '';
      const { TrialSummaries } = await aws.call('ListTrials', { ExperimentName });
      const TrialName = TrialSummaries?.[0]?.TrialName ?? '';
      const { DisplayName = '', Description } = await aws.call('DescribeExperiment', { ExperimentName });
      await aws.call('UpdateExperiment', { ExperimentName, DisplayName, ...(Description && { Description }) });
      const trial = await aws.call('DescribeTrial', { TrialName });
      await aws.call('UpdateTrial', { TrialName, DisplayName: trial.DisplayName ?? '' });
      expect(await native.getExperiment({ params: { experimentId } })).toEqual(experiment);
      expect(await native.getRunGroup({ params: { groupId: group.id } })).toEqual(group);
    }),
    { numRuns: 40 },
  );
});
