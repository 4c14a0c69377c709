import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  ChecksumAlgorithm,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  NoSuchBucket,
  NoSuchKey,
  NotFound,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
  waitUntilBucketExists,
} from '@aws-sdk/client-s3';
import { createKey } from '@assay/server';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';

/** With and without access keys: in the one case the client's signatures are verified, in the other they are not. */
describe.each(['open', 'locked'])('the AWS SDK for JavaScript, %s server', (state) => {
  let folder: string;
  let server: TestServer;
  let s3: S3Client;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'assay-s3-'));
    const key = state === 'locked' ? await createKey(folder, { name: 'test' }) : { id: 'nobody', secret: 'none' };
    server = await startServer({ dataDir: folder, args: ['--log-level', 'error'] });
    const credentials = { accessKeyId: key.id, secretAccessKey: key.secret };
    s3 = new S3Client({ endpoint: server.url, region: 'eu-central-1', credentials });
    await s3.send(
      new CreateBucketCommand({ Bucket: 'bucket', CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } }),
    );
  });
  afterAll(async () => {
    s3.destroy();
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  const Bucket = 'bucket';

  test('buckets', async () => {
    await expect(s3.send(new HeadBucketCommand({ Bucket: 'not-there' }))).rejects.toBeInstanceOf(NotFound);
    await s3.send(new CreateBucketCommand({ Bucket: 'another' }));
    const waited = await waitUntilBucketExists({ client: s3, maxWaitTime: 10 }, { Bucket: 'another' });
    expect(waited.state).toBe('SUCCESS');
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    expect(Buckets.map(({ Name }) => Name)).toEqual(['another', 'bucket']);
    await s3.send(new DeleteBucketCommand({ Bucket: 'another' }));
    await expect(s3.send(new GetObjectCommand({ Bucket: 'another', Key: 'k' }))).rejects.toBeInstanceOf(NoSuchBucket);
  });

  test.each(Object.values(ChecksumAlgorithm).filter((algorithm) => /^(?:CRC|SHA(?:1|256)$)/.test(algorithm)))(
    'an object with its %s, there and back',
    async (algorithm) => {
      const Key = `sums/${algorithm} ä+b`;
      const Body = randomBytes(70_000);
      const put = await s3.send(
        new PutObjectCommand({
          Bucket,
          Key,
          Body,
          ChecksumAlgorithm: algorithm,
          Metadata: { a: 'b' },
          ContentType: 'a/b',
        }),
      );
      const read = await s3.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      expect(read).toMatchObject({ ETag: put.ETag, Metadata: { a: 'b' }, ContentType: 'a/b', ContentLength: 70_000 });
      const name = `Checksum${algorithm}` as const;
      expect(read).toMatchObject({ [name]: put[name as keyof typeof put] });
      expect(put[name as keyof typeof put]).toBeTypeOf('string');
      expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(Body)).toBe(true);
    },
  );

  test('a stream, whose checksum comes behind it', async () => {
    const pieces = [Buffer.alloc(100_000, 'a'), Buffer.alloc(200_000, 'b')];
    const Body = Readable.from(pieces);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body, ContentLength: 300_000 }));
    const read = await s3.send(new GetObjectCommand({ Bucket, Key: 'stream', Range: 'bytes=99999-100000' }));
    expect(await read.Body?.transformToString()).toBe('ab');
    expect(read.ContentRange).toBe('bytes 99999-100000/300000');
  });

  test('keys that are odd, pages of them, copies, and their end', async () => {
    const keys = ['..', 'a//b', '/c', 'd e+f%20', 'g/', '<&>', '\'"', 'ä🎉'];
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key: `odd/${Key}`, Body: Key }));
    const found: (string | undefined)[] = [];
    for await (const page of paginateListObjectsV2({ client: s3, pageSize: 3 }, { Bucket, Prefix: 'odd/' }))
      found.push(...(page.Contents ?? []).map((object) => object.Key?.slice('odd/'.length)));
    expect(found.toSorted()).toEqual(keys.toSorted());
    for (const Key of keys) {
      const CopySource = `${Bucket}/${encodeURIComponent(`odd/${Key}`)}`;
      await s3.send(new CopyObjectCommand({ Bucket, Key: `copy/${Key}`, CopySource }));
      const read = await s3.send(new GetObjectCommand({ Bucket, Key: `copy/${Key}` }));
      expect(await read.Body?.transformToString()).toBe(Key);
    }
    const Objects = keys.map((Key) => ({ Key: `odd/${Key}` }));
    const { Deleted = [], Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect([Deleted.length, Errors]).toEqual([keys.length, []]);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'copy/..' }));
    await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'copy/..' }))).rejects.toBeInstanceOf(NoSuchKey);
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'copy/..' }))).rejects.toBeInstanceOf(NotFound);
  });

  test('an upload in parts', async () => {
    const pieces = [randomBytes(5 * 1024 * 1024), randomBytes(1000)] as const;
    const target = { Bucket, Key: 'parts' };
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ ...target, ChecksumAlgorithm: 'CRC32' }));
    const Parts = [];
    for (const [i, Body] of pieces.entries()) {
      const part = { PartNumber: i + 1, ChecksumAlgorithm: 'CRC32' as const };
      const { ETag, ChecksumCRC32 } = await s3.send(new UploadPartCommand({ ...target, UploadId, Body, ...part }));
      Parts.push({ PartNumber: i + 1, ETag, ChecksumCRC32 });
    }
    const copy = { UploadId, PartNumber: 3, CopySource: `${Bucket}/stream`, CopySourceRange: 'bytes=0-9' };
    await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body: 'x'.repeat(10) }));
    const { CopyPartResult } = await s3.send(new UploadPartCopyCommand({ ...target, ...copy }));
    expect((await s3.send(new ListPartsCommand({ ...target, UploadId }))).Parts).toHaveLength(3);
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads).toMatchObject([{ UploadId }]);
    await s3.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 3, Body: 'left out' }));
    expect(CopyPartResult?.ETag).toMatch(/^"[0-9a-f]{32}"$/);
    const made = await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }));
    expect(made).toMatchObject({ ETag: expect.stringMatching(/-2"$/), ChecksumCRC32: expect.stringMatching(/-2$/) });
    const read = await s3.send(new GetObjectCommand({ ...target, ChecksumMode: 'ENABLED' }));
    expect(Buffer.from((await read.Body?.transformToByteArray()) ?? []).equals(Buffer.concat(pieces))).toBe(true);
    const attributes = { ...target, ObjectAttributes: ['ETag' as const, 'ObjectSize' as const] };
    expect((await s3.send(new GetObjectAttributesCommand(attributes))).ObjectSize).toBe(5 * 1024 * 1024 + 1000);
  });

  test('only one of two that write where nothing may be', async () => {
    const write = () => s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', IfNoneMatch: '*' }));
    await write();
    await expect(write()).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });
});
