import { Readable } from 'node:stream';
import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  paginateListObjectsV2,
  waitUntilBucketExists,
} from '@aws-sdk/client-s3';
import {
  AddAssociationCommand,
  AddTagsCommand,
  AssociateTrialComponentCommand,
  CreateArtifactCommand,
  CreateExperimentCommand,
  CreateTrialCommand,
  CreateTrialComponentCommand,
  DescribeExperimentCommand,
  DescribeTrialComponentCommand,
  ListNotebookInstancesCommand,
  QueryLineageCommand,
  ResourceNotFound,
  SageMakerClient,
  SageMakerServiceException,
  UpdateTrialComponentCommand,
  paginateListTags,
  paginateListTrialComponents,
  paginateSearch,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../../support/server.ts';
import { awsVariables, createKey } from './aws-variables.ts';
import type { TestServer } from '../../../support/server.ts';

/** What the clients read from the environment, handed over: the environment of the tests is everybody's. */
function configuration(variables: Readonly<Record<string, string>>): {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
} {
  return {
    endpoint: variables['AWS_ENDPOINT_URL'] ?? '',
    region: variables['AWS_REGION'] ?? '',
    credentials: {
      accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
    },
  };
}

describe.each(['open', 'locked'] as const)('the AWS SDK for JavaScript, the server %s', (lock) => {
  let server: TestServer;
  let sagemaker: SageMakerClient;
  let s3: S3Client;

  beforeAll(async () => {
    server = await startServer();
    const key = lock === 'locked' ? await createKey(server.dataDir) : undefined;
    const given = configuration(await awsVariables(server, key));
    sagemaker = new SageMakerClient(given);
    s3 = new S3Client({ ...given, forcePathStyle: true });
  });
  afterAll(async () => {
    sagemaker.destroy();
    s3.destroy();
    await server[Symbol.asyncDispose]();
  });

  async function collect<P, E>(pages: AsyncIterable<P>, entries: (page: P) => readonly E[] | undefined): Promise<E[]> {
    const all: E[] = [];
    for await (const page of pages) all.push(...(entries(page) ?? []));
    return all;
  }

  test('experiments, components and what they hold', async () => {
    const { ExperimentArn } = await sagemaker.send(new CreateExperimentCommand({ ExperimentName: 'js-exp' }));
    expect(ExperimentArn).toBe('arn:aws:sagemaker:us-east-1:123456789012:experiment/js-exp');
    await sagemaker.send(new CreateTrialCommand({ TrialName: 'js-trial', ExperimentName: 'js-exp' }));
    for (let number = 0; number < 5; number += 1) {
      const TrialComponentName = `js-run-${number}`;
      await sagemaker.send(
        new CreateTrialComponentCommand({ TrialComponentName, Parameters: { n: { NumberValue: number } } }),
      );
      await sagemaker.send(new AssociateTrialComponentCommand({ TrialComponentName, TrialName: 'js-trial' }));
    }
    const EndTime = new Date('2026-03-01T12:00:00.250Z');
    await sagemaker.send(
      new UpdateTrialComponentCommand({
        TrialComponentName: 'js-run-0',
        Status: { PrimaryStatus: 'Failed', Message: 'no memory' },
        EndTime,
        OutputArtifacts: { model: { Value: 's3://b/m', MediaType: 'application/octet-stream' } },
      }),
    );
    const found = await sagemaker.send(new DescribeTrialComponentCommand({ TrialComponentName: 'JS-RUN-0' }));
    expect(found).toMatchObject({
      Status: { PrimaryStatus: 'Failed', Message: 'no memory' },
      EndTime,
      Parameters: { n: { NumberValue: 0 } },
      OutputArtifacts: { model: { Value: 's3://b/m', MediaType: 'application/octet-stream' } },
    });
    expect(found.CreationTime).toBeInstanceOf(Date);
    expect(found.$metadata.requestId).toMatch(/^[\w-]{8,}$/);
    const listed = await collect(
      paginateListTrialComponents({ client: sagemaker, pageSize: 2 }, { TrialName: 'js-trial', SortBy: 'Name' }),
      (page) => page.TrialComponentSummaries,
    );
    expect(listed.map(({ TrialComponentName }) => TrialComponentName)).toEqual(
      [4, 3, 2, 1, 0].map((number) => `js-run-${number}`),
    );
  });

  test('errors have the classes that the client knows', async () => {
    const unknown = sagemaker.send(new DescribeExperimentCommand({ ExperimentName: 'nobody' }));
    await expect(unknown).rejects.toBeInstanceOf(ResourceNotFound);
    const taken = sagemaker.send(new CreateExperimentCommand({ ExperimentName: 'JS-EXP' }));
    await expect(taken).rejects.toBeInstanceOf(SageMakerServiceException);
    await expect(taken).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('already exists') as string,
    });
    // This client checks nothing by itself.
    const wrong = sagemaker.send(new CreateExperimentCommand({ ExperimentName: '' }));
    await expect(wrong).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('Member must have length greater than or equal to 1') as string,
    });
    const missing = sagemaker.send(new CreateExperimentCommand({ ExperimentName: undefined }));
    await expect(missing).rejects.toMatchObject({ name: 'ValidationException' });
    const foreign = sagemaker.send(new ListNotebookInstancesCommand({}));
    await expect(foreign).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  test('search, by page', async () => {
    const filter = { Name: 'Parameters.n', Operator: 'GreaterThan', Value: '0' } as const;
    const records = await collect(
      paginateSearch(
        { client: sagemaker, pageSize: 3 },
        {
          Resource: 'ExperimentTrialComponent',
          SearchExpression: { Filters: [filter] },
          SortBy: 'Parameters.n',
          SortOrder: 'Ascending',
        },
      ),
      (page) => page.Results,
    );
    expect(records.map(({ TrialComponent }) => TrialComponent?.Parameters?.['n']?.NumberValue)).toEqual([1, 2, 3, 4]);
  });

  test('tags and lineage', async () => {
    const { TrialComponentArn } = await sagemaker.send(
      new DescribeTrialComponentCommand({ TrialComponentName: 'js-run-1' }),
    );
    await sagemaker.send(
      new AddTagsCommand({ ResourceArn: TrialComponentArn, Tags: [{ Key: 'team', Value: 'größer 日本' }] }),
    );
    const tags = await collect(
      paginateListTags({ client: sagemaker }, { ResourceArn: TrialComponentArn }),
      (page) => page.Tags,
    );
    expect(tags).toContainEqual({ Key: 'team', Value: 'größer 日本' });
    const { ArtifactArn } = await sagemaker.send(
      new CreateArtifactCommand({ Source: { SourceUri: 's3://js/model' }, ArtifactType: 'Model' }),
    );
    await sagemaker.send(
      new AddAssociationCommand({
        SourceArn: TrialComponentArn,
        DestinationArn: ArtifactArn,
        AssociationType: 'Produced',
      }),
    );
    const lineage = await sagemaker.send(
      new QueryLineageCommand({ StartArns: [ArtifactArn ?? ''], Direction: 'Ascendants', IncludeEdges: true }),
    );
    expect(lineage.Edges).toEqual([
      { SourceArn: TrialComponentArn, DestinationArn: ArtifactArn, AssociationType: 'Produced' },
    ]);
  });

  test('objects', async () => {
    const Bucket = 'js-bucket';
    await s3.send(new CreateBucketCommand({ Bucket }));
    await waitUntilBucketExists({ client: s3, maxWaitTime: 10 }, { Bucket });
    const Key = 'a b/ü+%.txt';
    await s3.send(
      new PutObjectCommand({ Bucket, Key, Body: 'text', ContentType: 'text/plain', Metadata: { who: 'me' } }),
    );
    const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await got.Body?.transformToString()).toBe('text');
    expect(got).toMatchObject({ ContentType: 'text/plain', Metadata: { who: 'me' } });
    // A stream goes as signed or summed chunks.
    const streamed = { Bucket, Key: 'streamed', Body: Readable.from([Buffer.from('by '), Buffer.from('chunks')]) };
    await s3.send(new PutObjectCommand({ ...streamed, ContentLength: 9 }));
    const range = await s3.send(new GetObjectCommand({ Bucket, Key: 'streamed', Range: 'bytes=3-' }));
    expect(await range.Body?.transformToString()).toBe('chunks');
    expect((await s3.send(new HeadObjectCommand({ Bucket, Key: 'streamed' }))).ContentLength).toBe(9);
    const keys = await collect(paginateListObjectsV2({ client: s3, pageSize: 1 }, { Bucket }), (page) => page.Contents);
    expect(keys.map((each) => each.Key)).toEqual([Key, 'streamed']);
    const nothing = s3.send(new GetObjectCommand({ Bucket, Key: 'nothing' }));
    await expect(nothing).rejects.toBeInstanceOf(NoSuchKey);
    for (const each of keys) await s3.send(new DeleteObjectCommand({ Bucket, Key: each.Key }));
    await s3.send(new DeleteBucketCommand({ Bucket }));
  });
});
