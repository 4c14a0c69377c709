import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SagemakerClient } from '../../../support/sagemaker-client.ts';
import { startServer } from '../../../support/server.ts';
import type { TestServer } from '../../../support/server.ts';

let server: TestServer;
let aws: SagemakerClient;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  aws = new SagemakerClient(server.url);
});
afterAll(async () => server[Symbol.asyncDispose]());

const arn = (kind: string, name: string): string => `arn:aws:sagemaker:us-east-1:123456789012:${kind}/${name}`;
const taken = (noun: string, name: string) => ({
  status: 400,
  code: 'ValidationException',
  message: `${noun} names must be unique within an AWS account and region. ${noun} with name (${name}) already exists.`,
});
const missing = (noun: string, kind: string, name: string) => ({
  status: 400,
  code: 'ResourceNotFound',
  message: `${noun} '${arn(kind, name)}' does not exist.`,
});

describe('an experiment', () => {
  test('is described as it was created, whatever the case it is asked for in', async () => {
    const created = await aws.call('CreateExperiment', { ExperimentName: 'First-One', Description: 'why' });
    expect(created).toEqual({ ExperimentArn: arn('experiment', 'First-One') });
    const described = await aws.call('DescribeExperiment', { ExperimentName: 'first-ONE' });
    expect(described).toMatchObject({
      ExperimentName: 'First-One',
      ExperimentArn: arn('experiment', 'First-One'),
      DisplayName: 'First-One',
      Description: 'why',
    });
    expect(described.CreationTime).toBe(described.LastModifiedTime);
    expect(Math.abs((described.CreationTime ?? 0) * 1000 - Date.now())).toBeLessThan(60_000);
  });

  test('has a name of its own, whatever the case; one that is unknown is not found', async () => {
    await aws.call('CreateExperiment', { ExperimentName: 'taken' });
    expect(await aws.fault('CreateExperiment', { ExperimentName: 'TAKEN' })).toEqual(taken('Experiment', 'TAKEN'));
    for (const operation of ['DescribeExperiment', 'UpdateExperiment', 'DeleteExperiment'] as const)
      expect(await aws.fault(operation, { ExperimentName: 'nobody' })).toEqual(
        missing('Experiment', 'experiment', 'nobody'),
      );
  });

  test('may have a display name that another has, too', async () => {
    await aws.call('CreateExperiment', { ExperimentName: 'shown-1', DisplayName: 'Shown' });
    await aws.call('CreateExperiment', { ExperimentName: 'shown-2', DisplayName: 'Shown' });
    await aws.call('CreateExperiment', { ExperimentName: 'Shown' });
    for (const ExperimentName of ['shown-1', 'shown-2', 'shown'])
      expect(await aws.call('DescribeExperiment', { ExperimentName })).toMatchObject({ DisplayName: 'Shown' });
    await aws.call('UpdateExperiment', { ExperimentName: 'shown-1', DisplayName: 'Other' });
    expect(await aws.call('DescribeExperiment', { ExperimentName: 'shown-1' })).toMatchObject({ DisplayName: 'Other' });
    await aws.call('UpdateExperiment', { ExperimentName: 'shown-2', Description: 'text' });
    expect(await aws.call('DescribeExperiment', { ExperimentName: 'shown-2' })).toMatchObject({
      DisplayName: 'Shown',
      Description: 'text',
    });
    await aws.call('UpdateExperiment', { ExperimentName: 'shown-2', Description: '' });
    expect(await aws.call('DescribeExperiment', { ExperimentName: 'shown-2' })).not.toHaveProperty('Description');
  });

  test('is deleted only without trials, and frees its name at once', async () => {
    await aws.call('CreateExperiment', { ExperimentName: 'goes' });
    await aws.call('CreateTrial', { TrialName: 'goes-trial', ExperimentName: 'GOES' });
    const refused = await aws.fault('DeleteExperiment', { ExperimentName: 'goes' });
    expect(refused).toMatchObject({
      code: 'ValidationException',
      message: expect.stringContaining('cannot be deleted'),
    });
    await aws.call('DeleteTrial', { TrialName: 'goes-trial' });
    expect(await aws.call('DeleteExperiment', { ExperimentName: 'Goes' })).toEqual({
      ExperimentArn: arn('experiment', 'goes'),
    });
    expect(await aws.fault('DescribeExperiment', { ExperimentName: 'goes' })).toEqual(
      missing('Experiment', 'experiment', 'goes'),
    );
    await aws.call('CreateExperiment', { ExperimentName: 'goes' });
  });
});

describe('a trial', () => {
  test('says the name of its experiment as that was given, and what it was made with', async () => {
    await aws.call('CreateExperiment', { ExperimentName: 'Home-Of-Trials' });
    const MetadataProperties = { CommitId: 'abc', Repository: 'https://git.example/r' };
    await aws.call('CreateTrial', { TrialName: 'T-1', ExperimentName: 'home-of-trials', MetadataProperties });
    const described = await aws.call('DescribeTrial', { TrialName: 't-1' });
    expect(described).toMatchObject({
      TrialName: 'T-1',
      TrialArn: arn('experiment-trial', 'T-1'),
      DisplayName: 'T-1',
      ExperimentName: 'Home-Of-Trials',
      MetadataProperties,
    });
    await aws.call('UpdateTrial', { TrialName: 'T-1', DisplayName: 'Better' });
    expect(await aws.call('DescribeTrial', { TrialName: 'T-1' })).toMatchObject({
      DisplayName: 'Better',
      MetadataProperties,
    });
    expect(await aws.fault('CreateTrial', { TrialName: 't-1', ExperimentName: 'taken' })).toEqual(
      taken('Trial', 't-1'),
    );
    expect(await aws.fault('CreateTrial', { TrialName: 'new', ExperimentName: 'absent' })).toEqual(
      missing('Experiment', 'experiment', 'absent'),
    );
  });

  test('is deleted only without components; to take them out is enough', async () => {
    await aws.call('CreateExperiment', { ExperimentName: 'holds' });
    await aws.call('CreateTrial', { TrialName: 'holder', ExperimentName: 'holds' });
    await aws.call('CreateTrialComponent', { TrialComponentName: 'held' });
    const both = { TrialName: 'holder', TrialComponentName: 'held' };
    expect(await aws.call('AssociateTrialComponent', both)).toEqual({
      TrialArn: arn('experiment-trial', 'holder'),
      TrialComponentArn: arn('experiment-trial-component', 'held'),
    });
    expect(await aws.fault('DeleteTrial', { TrialName: 'holder' })).toMatchObject({ code: 'ValidationException' });
    expect(await aws.fault('DeleteTrialComponent', { TrialComponentName: 'held' })).toEqual({
      status: 400,
      code: 'ValidationException',
      message: `TrialComponent '${arn('experiment-trial-component', 'held')}' is linked to 1 or more trials and cannot be deleted.`,
    });
    await aws.call('DisassociateTrialComponent', both);
    expect(await aws.fault('DisassociateTrialComponent', both)).toMatchObject({ code: 'ResourceNotFound' });
    await aws.call('DeleteTrial', { TrialName: 'holder' });
    await aws.call('DeleteTrialComponent', { TrialComponentName: 'held' });
  });
});

describe('lists', () => {
  beforeAll(async () => {
    await aws.call('CreateExperiment', { ExperimentName: 'Listed' });
    for (let i = 0; i < 25; i++) {
      await aws.call('CreateTrial', { TrialName: `listed-trial-${i}`, ExperimentName: 'listed' });
      await aws.call('CreateTrialComponent', { TrialComponentName: `Listed-${String(i).padStart(2, '0')}` });
      await aws.call('AssociateTrialComponent', {
        TrialComponentName: `listed-${String(i).padStart(2, '0')}`,
        TrialName: `listed-trial-${i % 3}`,
      });
    }
  });

  const allComponents = async (input: object, page: (names: string[]) => Promise<void> = async () => undefined) => {
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await aws.call('ListTrialComponents', { ...input, ...(NextToken && { NextToken }) });
      const found = (answer.TrialComponentSummaries ?? []).map((each) => each.TrialComponentName ?? '');
      names.push(...found);
      await page(found);
      NextToken = answer.NextToken;
      if (NextToken !== undefined) expect(NextToken).not.toBe('');
    } while (NextToken !== undefined);
    return names;
  };
  const expected = Array.from({ length: 25 }, (_, i) => `Listed-${String(i).padStart(2, '0')}`);

  test.each(['CreationTime', 'Name'])('by %s, both ways, page by page, by experiment in any case', async (SortBy) => {
    const asked = { ExperimentName: 'LISTED', SortBy };
    expect(await allComponents(asked)).toEqual(expected.toReversed());
    expect(await allComponents({ ...asked, SortOrder: 'Ascending' })).toEqual(expected);
    expect(await allComponents({ ...asked, MaxResults: 25 })).toEqual(expected.toReversed());
    const ofTrial = expected.filter((_, i) => i % 3 === 1);
    const trial = { TrialName: 'Listed-Trial-1', SortBy, SortOrder: 'Ascending', MaxResults: 3 };
    expect(await allComponents(trial)).toEqual(ofTrial);
  });

  test('newest first and ten a page, unless something else is asked for', async () => {
    const { TrialSummaries = [], NextToken } = await aws.call('ListTrials', { ExperimentName: 'listed' });
    expect(TrialSummaries.map((each) => each.TrialName)).toEqual(
      Array.from({ length: 10 }, (_, i) => `listed-trial-${24 - i}`),
    );
    const next = await aws.call('ListTrials', {
      ExperimentName: 'Listed',
      NextToken: NextToken ?? '',
      MaxResults: 100,
    });
    expect(next.TrialSummaries).toHaveLength(15);
    expect(next).not.toHaveProperty('NextToken');
    const trials = await aws.call('ListTrials', { TrialComponentName: 'LISTED-04' });
    expect(trials.TrialSummaries?.map((each) => each.TrialName)).toEqual(['listed-trial-1']);
    const byName = await aws.call('ListTrials', { ExperimentName: 'listed', SortBy: 'Name', MaxResults: 2 });
    expect(byName.TrialSummaries?.map((each) => each.TrialName)).toEqual(['listed-trial-9', 'listed-trial-8']);
  });

  test('by times of creation', async () => {
    const { CreationTime = 0 } = await aws.call('DescribeTrialComponent', { TrialComponentName: 'listed-10' });
    const times = await Promise.all(
      expected.map(async (TrialComponentName) => {
        const { CreationTime: time = 0 } = await aws.call('DescribeTrialComponent', { TrialComponentName });
        return [TrialComponentName, time] as const;
      }),
    );
    const after = times.filter(([, time]) => time > CreationTime).map(([name]) => name);
    const before = times.filter(([, time]) => time < CreationTime).map(([name]) => name);
    for (const SortBy of ['Name', 'CreationTime']) {
      const asked = { ExperimentName: 'listed', SortBy, SortOrder: 'Ascending', MaxResults: 4 };
      expect(await allComponents({ ...asked, CreatedAfter: CreationTime })).toEqual(after);
      expect(await allComponents({ ...asked, CreatedBefore: CreationTime })).toEqual(before);
    }
    const { ExperimentSummaries: none } = await aws.call('ListExperiments', { CreatedAfter: Date.now() / 1000 + 60 });
    expect(none).toEqual([]);
    const old = await aws.call('ListTrials', { ExperimentName: 'listed', CreatedBefore: 1 });
    expect(old).toEqual({ TrialSummaries: [] });
  });

  test('of experiments and of everything, by name', async () => {
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const answer = await aws.call('ListExperiments', {
        SortBy: 'Name',
        SortOrder: 'Ascending',
        MaxResults: 2,
        ...(NextToken && { NextToken }),
      });
      names.push(...(answer.ExperimentSummaries ?? []).map((each) => each.ExperimentName ?? ''));
      NextToken = answer.NextToken;
    } while (NextToken !== undefined);
    const { ExperimentSummaries = [] } = await aws.call('ListExperiments', { MaxResults: 100 });
    const all = ExperimentSummaries.map((each) => each.ExperimentName ?? '');
    expect(names).toEqual(all.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
    expect(names).toContain('Listed');
  });

  test('skip nothing while what was listed is deleted', async () => {
    await aws.call('CreateExperiment', { ExperimentName: 'vanishing' });
    await aws.call('CreateTrial', { TrialName: 'vanishing-t', ExperimentName: 'vanishing' });
    for (const sortBy of ['CreationTime', 'Name']) {
      const made: string[] = [];
      for (let i = 0; i < 23; i++) {
        const TrialComponentName = `vanishing-${sortBy}-${i}`;
        await aws.call('CreateTrialComponent', { TrialComponentName });
        await aws.call('AssociateTrialComponent', { TrialComponentName, TrialName: 'vanishing-t' });
        made.push(TrialComponentName);
      }
      const found = await allComponents({ TrialName: 'vanishing-t', MaxResults: 5, SortBy: sortBy }, async (names) => {
        for (const TrialComponentName of names) {
          await aws.call('DisassociateTrialComponent', { TrialComponentName, TrialName: 'vanishing-t' });
          await aws.call('DeleteTrialComponent', { TrialComponentName });
        }
      });
      expect(found.sort()).toEqual(made.sort());
    }
  });

  test('refuse a token of another question or a forged one', async () => {
    for (const operation of ['ListTrialComponents', 'ListTrials', 'ListExperiments'] as const)
      for (const SortBy of ['CreationTime', 'Name'] as const) {
        const { NextToken = '' } = await aws.call(operation, { SortBy, MaxResults: 1 });
        expect(NextToken).not.toBe('');
        const wrong = [
          { SortBy, NextToken: 'forged' },
          {
            SortBy,
            NextToken: `${NextToken.slice(0, 3)}${NextToken.slice(3) === 'x' ? 'y' : 'x'}${NextToken.slice(4)}`,
          },
          { SortBy, SortOrder: 'Ascending', NextToken },
          { SortBy, CreatedAfter: 1, NextToken },
        ];
        for (const input of wrong)
          expect(await aws.fault(operation, input)).toMatchObject({ code: 'ValidationException' });
      }
    const { NextToken = '' } = await aws.call('ListTrials', { ExperimentName: 'listed' });
    expect(await aws.fault('ListTrials', { NextToken })).toMatchObject({ code: 'ValidationException' });
  });

  test('of what is unknown are refused, and of too much at once', async () => {
    expect(await aws.fault('ListTrials', { ExperimentName: 'absent' })).toMatchObject({ code: 'ResourceNotFound' });
    expect(await aws.fault('ListTrialComponents', { TrialName: 'absent' })).toMatchObject({ code: 'ResourceNotFound' });
    const both = { TrialName: 'listed-trial-1', ExperimentName: 'listed' };
    expect(await aws.fault('ListTrialComponents', both)).toMatchObject({ code: 'ValidationException' });
    const job = 'arn:aws:sagemaker:us-east-1:123456789012:training-job/none';
    expect(await aws.call('ListTrialComponents', { SourceArn: job })).toEqual({ TrialComponentSummaries: [] });
  });
});
