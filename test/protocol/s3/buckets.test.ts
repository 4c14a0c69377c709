import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { errorCode, s3Caller, scope, textOf, texts } from './s3-caller.ts';
import type { CallS3 } from './s3-caller.ts';

let server: TestServer;
let call: CallS3;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  call = s3Caller(server.port);
  await call('PUT', '/bucket');
});
afterAll(async () => server[Symbol.asyncDispose]());

const put = (target: string, body: string) => call('PUT', target, { body });

describe('buckets', () => {
  test('a missing one is a plain 404 to HEAD', async () => {
    const answer = await call('HEAD', '/not-there');
    expect(answer).toMatchObject({ status: 404, text: '' });
    expect(errorCode(await call('GET', '/not-there'))).toBe('NoSuchBucket');
  });

  test('made in any region, told of in the region of who asks', async () => {
    const made = await call('PUT', '/elsewhere', {
      headers: { authorization: scope('eu-west-3') },
      body: '<CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><LocationConstraint>eu-west-3</LocationConstraint></CreateBucketConfiguration>',
    });
    expect(made).toMatchObject({ status: 200, headers: { location: '/elsewhere' } });
    const location = await call('GET', '/elsewhere?location', { headers: { authorization: scope('eu-west-3') } });
    expect(location.text).toContain('>eu-west-3</LocationConstraint>');
    expect((await call('GET', '/elsewhere?location')).text).toContain('></LocationConstraint>');
    expect((await call('HEAD', '/elsewhere')).headers['x-amz-bucket-region']).toBe('us-east-1');
    // As S3 does it: once more is fine in the first of its regions, and a conflict elsewhere.
    expect((await call('PUT', '/elsewhere')).status).toBe(200);
    const again = await call('PUT', '/elsewhere', { headers: { authorization: scope('eu-west-3') } });
    expect([again.status, errorCode(again)]).toEqual([409, 'BucketAlreadyOwnedByYou']);
    expect(texts((await call('GET', '/')).text, 'Name')).toContain('elsewhere');
    expect((await call('DELETE', '/elsewhere')).status).toBe(204);
  });

  test('only an empty one is deleted', async () => {
    await call('PUT', '/full');
    await put('/full/a', 'x');
    const refused = await call('DELETE', '/full');
    expect([refused.status, errorCode(refused)]).toEqual([409, 'BucketNotEmpty']);
    await call('DELETE', '/full/a');
    expect((await call('DELETE', '/full')).status).toBe(204);
  });

  test.each(['versioning', 'acl', 'logging', 'notification', 'accelerate', 'requestPayment'])(
    '%s is answered as where nothing was set',
    async (name) => {
      expect((await call('GET', `/bucket?${name}`)).status).toBe(200);
    },
  );

  test.each([
    ['policy', 'NoSuchBucketPolicy'],
    ['tagging', 'NoSuchTagSet'],
    ['lifecycle', 'NoSuchLifecycleConfiguration'],
    ['cors', 'NoSuchCORSConfiguration'],
    ['encryption', 'ServerSideEncryptionConfigurationNotFoundError'],
    ['publicAccessBlock', 'NoSuchPublicAccessBlockConfiguration'],
  ])('there is no %s', async (name, code) => {
    const answer = await call('GET', `/bucket?${name}`);
    expect([answer.status, errorCode(answer)]).toEqual([404, code]);
    expect(errorCode(await call('GET', `/not-there?${name}`))).toBe('NoSuchBucket');
  });
});

describe('listings', () => {
  test('in both versions, with all that they tell', async () => {
    await call('PUT', '/lists');
    for (const key of ['a', 'b/1', 'b/2', 'c d']) await put(`/lists/${encodeURIComponent(key)}`, key);
    const page = (await call('GET', '/lists?list-type=2&delimiter=/&max-keys=2&fetch-owner=true')).text;
    expect(textOf(page, 'IsTruncated')).toBe('true');
    expect(textOf(page, 'KeyCount')).toBe('2');
    expect([texts(page, 'Key'), page.match(/<CommonPrefixes>.*<\/CommonPrefixes>/)?.[0]]).toEqual([
      ['a'],
      '<CommonPrefixes><Prefix>b/</Prefix></CommonPrefixes>',
    ]);
    expect(texts(page, 'Size')).toEqual(['1']);
    expect(page).toContain('<Owner>');
    const token = encodeURIComponent(textOf(page, 'NextContinuationToken') ?? '');
    const rest = `/lists?list-type=2&delimiter=/&encoding-type=url&continuation-token=${token}`;
    expect(texts((await call('GET', rest)).text, 'Key')).toEqual(['c%20d']);
    const first = (await call('GET', '/lists?delimiter=/&max-keys=2')).text;
    expect(textOf(first, 'NextMarker')).toBe('b/');
    expect(texts((await call('GET', '/lists?delimiter=/&marker=b/')).text, 'Key')).toEqual(['c d']);
    expect(texts((await call('GET', '/lists?list-type=2&start-after=b/1')).text, 'Key')).toEqual(['b/2', 'c d']);
    const none = (await call('GET', '/lists?list-type=2&max-keys=0')).text;
    expect([textOf(none, 'KeyCount'), textOf(none, 'IsTruncated')]).toEqual(['0', 'false']);
    expect(textOf((await call('GET', '/lists?list-type=2&max-keys=2147483647')).text, 'MaxKeys')).toBe('1000');
  });
});
