import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
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

/** Files of finished blobs, and of uploads under way. */
async function files(): Promise<string[]> {
  const entries = await readdir(path.join(server.dataDir, 'blobs'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

const sumOf = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest('base64');

describe('bytes that are not those that were announced leave nothing', () => {
  test.each([
    ['Content-MD5', { 'content-md5': sumOf('md5', 'other') }, 'BadDigest'],
    ['a Content-MD5 that is none', { 'content-md5': 'abc' }, 'InvalidDigest'],
    ['CRC32', { 'x-amz-checksum-crc32': 'AAAAAA==' }, 'BadDigest'],
    ['CRC32C', { 'x-amz-checksum-crc32c': 'AAAAAA==' }, 'BadDigest'],
    ['CRC64NVME', { 'x-amz-checksum-crc64nvme': 'AAAAAAAAAAA=' }, 'BadDigest'],
    ['SHA1', { 'x-amz-checksum-sha1': sumOf('sha1', 'other') }, 'BadDigest'],
    ['SHA256', { 'x-amz-checksum-sha256': sumOf('sha256', 'other') }, 'BadDigest'],
    ['a checksum that is none', { 'x-amz-checksum-crc32': 'AAAA' }, 'InvalidRequest'],
    ['two checksums', { 'x-amz-checksum-crc32': 'AAAAAA==', 'x-amz-checksum-crc32c': 'AAAAAA==' }, 'InvalidRequest'],
    ['an algorithm that is none', { 'x-amz-sdk-checksum-algorithm': 'MD4' }, 'InvalidRequest'],
    ['a hash in the signature', { 'x-amz-content-sha256': 'ab'.repeat(32) }, 'XAmzContentSHA256Mismatch'],
    ['keys of the client', { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' }, 'NotImplemented'],
    ['tags', { 'x-amz-tagging': 'a=b' }, 'NotImplemented'],
    ['much metadata', { 'x-amz-meta-a': 'x'.repeat(2048) }, 'MetadataTooLarge'],
  ])('%s', async (_, headers, code) => {
    const before = await files();
    expect(errorCode(await call('PUT', '/bucket/damaged', { body: `bytes of ${code}`, headers }))).toBe(code);
    expect(errorCode(await call('GET', '/bucket/damaged'))).toBe('NoSuchKey');
    expect(await files()).toEqual(before);
  });

  test('the same checksums, when they are right, are kept and told', async () => {
    const sums = {
      'x-amz-checksum-crc32': 'y/Q5Jg==',
      'x-amz-checksum-crc32c': '4waSgw==',
      'x-amz-checksum-crc64nvme': 'rosUhgp5mIg=',
      'x-amz-checksum-sha1': sumOf('sha1', '123456789'),
      'x-amz-checksum-sha256': sumOf('sha256', '123456789'),
    };
    for (const [name, value] of Object.entries(sums)) {
      const headers = { [name]: value, 'content-md5': sumOf('md5', '123456789') };
      const put = await call('PUT', '/bucket/sum', { body: '123456789', headers });
      expect(put).toMatchObject({ status: 200, headers: { [name]: value, 'x-amz-checksum-type': 'FULL_OBJECT' } });
      const mode = { 'x-amz-checksum-mode': 'ENABLED' };
      expect((await call('GET', '/bucket/sum', { headers: mode })).headers[name]).toBe(value);
      expect((await call('HEAD', '/bucket/sum')).headers).not.toHaveProperty(name);
      const part = await call('GET', '/bucket/sum', { headers: { ...mode, range: 'bytes=0-1' } });
      expect(part.headers).not.toHaveProperty(name);
      const attributes = { 'x-amz-object-attributes': 'Checksum,ObjectSize,ETag' };
      const told = (await call('GET', '/bucket/sum?attributes', { headers: attributes })).text;
      expect([textOf(told, 'ObjectSize'), told.includes(`>${value}</Checksum`)]).toEqual(['9', true]);
    }
  });

  test.each([
    ['right', 'x-amz-checksum-crc32:y/Q5Jg==\r\n', 9, 200],
    ['wrong', 'x-amz-checksum-crc32:AAAAAA==\r\n', 9, 400],
    ['not sent', '', 9, 400],
    ['right behind too many bytes', 'x-amz-checksum-crc32:y/Q5Jg==\r\n', 8, 400],
  ])('a checksum behind the bytes, %s', async (_, trailer, length, status) => {
    const headers = {
      'content-encoding': 'aws-chunked',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-trailer': 'x-amz-checksum-crc32',
      'x-amz-decoded-content-length': String(length),
    };
    const before = await files();
    const body = `5\r\n12345\r\n4\r\n6789\r\n0\r\n${trailer}\r\n`;
    const target = `/bucket/trailer-${status}`;
    const answer = await call('PUT', target, { headers, body });
    expect(answer.status).toBe(status);
    if (status !== 200) expect(await files()).toEqual(before);
    else {
      const read = await call('GET', target);
      expect(read.text).toBe('123456789');
      expect(read.headers).not.toHaveProperty('content-encoding');
    }
  });

  test('a client that leaves in the middle', async () => {
    const before = await files();
    for (const framing of ['Content-Length: 1000000', 'Transfer-Encoding: chunked']) {
      const head = `PUT /bucket/torn HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${scope()}\r\n${framing}\r\n\r\n`;
      const body = framing.startsWith('T') ? `3e8\r\n${'x'.repeat(1000)}\r\n` : 'x'.repeat(1000);
      const socket = connect(server.port, '127.0.0.1');
      await new Promise<void>((resolve) => socket.write(head + body, () => resolve()));
      await expect.poll(files).not.toEqual(before);
      socket.destroy();
      await expect.poll(files).toEqual(before);
    }
    expect(errorCode(await call('GET', '/bucket/torn'))).toBe('NoSuchKey');
  });

  test('a broken overwrite leaves what was there', async () => {
    await call('PUT', '/bucket/kept', { body: 'old' });
    const headers = { 'content-md5': sumOf('md5', 'x') };
    expect(errorCode(await call('PUT', '/bucket/kept', { body: 'new', headers }))).toBe('BadDigest');
    expect((await call('GET', '/bucket/kept')).text).toBe('old');
  });
});

describe('requests that cannot be meant', () => {
  test.each([
    ['PUT', '/bucket/%zz', 'InvalidURI'],
    ['PUT', '/bucket/%ff', 'InvalidURI'],
    ['PUT', `/bucket/${'k'.repeat(1025)}`, 'KeyTooLongError'],
    ['PUT', `/bucket/${'%C3%A4'.repeat(513)}`, 'KeyTooLongError'],
    ['PUT', '/none-such/k', 'NoSuchBucket'],
    ['PUT', '/UPPER', 'InvalidBucketName'],
    ['PUT', '/%2e%2e', 'InvalidBucketName'],
    ['GET', '/..', 'NoSuchBucket'],
    ['GET', '/bucket/none?versionId=abc', 'NoSuchVersion'],
    ['GET', '/bucket?list-type=2&max-keys=-1', 'InvalidArgument'],
    ['GET', '/bucket?list-type=2&max-keys=99999999999', 'InvalidArgument'],
    ['GET', '/bucket?list-type=2&max-keys=abc', 'InvalidArgument'],
    ['GET', '/bucket?list-type=2&encoding-type=latin', 'InvalidArgument'],
    ['GET', '/bucket?list-type=2&continuation-token=forged', 'InvalidArgument'],
    ['GET', '/bucket?list-type=2&continuation-token=', 'InvalidArgument'],
    ['POST', '/bucket', 'MethodNotAllowed'],
    ['POST', '/', 'MethodNotAllowed'],
    ['POST', '/bucket/k', 'MethodNotAllowed'],
    ['POST', '/bucket?delete', 'MalformedXML'],
    ['POST', '/bucket/k?select&select-type=2', 'NotImplemented'],
    ['DELETE', '/bucket?policy', 'NotImplemented'],
    ['PUT', '/bucket/k?tagging', 'NotImplemented'],
    ['PUT', '/bucket/k?uploadId=x&partNumber=0', 'InvalidArgument'],
    ['PUT', '/bucket/k?uploadId=x&partNumber=10001', 'InvalidArgument'],
    ['PUT', '/bucket/k?uploadId=x&partNumber=1', 'NoSuchUpload'],
    ['GET', `/bucket/k?uploadId=${'0'.repeat(32)}`, 'NoSuchUpload'],
    ['DELETE', '/bucket/k?uploadId=..', 'NoSuchUpload'],
    ['POST', '/bucket/k?uploadId=x', 'MalformedXML'],
  ])('%s %s: %s', async (method, target, code) => {
    const body = method === 'POST' ? 'not xml' : undefined;
    expect(errorCode(await call(method, target, body === undefined ? {} : { body }))).toBe(code);
  });

  test.each(['versioning', 'policy', 'acl', 'cors', 'tagging', 'website', 'object-lock', 'ownershipControls'])(
    'what is set of %s is refused, and makes no bucket',
    async (name) => {
      const answer = await call('PUT', `/made-by-${name.toLowerCase()}?${name}`, { body: '<A/>' });
      expect([answer.status, errorCode(answer)]).toEqual([501, 'NotImplemented']);
      expect((await call('HEAD', `/made-by-${name.toLowerCase()}`)).status).toBe(404);
    },
  );

  test.each([
    [
      'a document type',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><Delete><Object><Key>&b;</Key></Object></Delete>',
    ],
    ['another document', '<Remove><Object><Key>a</Key></Object></Remove>'],
    ['nothing to delete', '<Delete></Delete>'],
    ['no key', '<Delete><Object></Object></Delete>'],
    ['a thousand levels', '<Delete>'.repeat(1000)],
    ['no UTF-8', Buffer.from('<Delete>\xff</Delete>', 'latin1')],
  ])('a document with %s', async (_, body) => {
    expect(errorCode(await call('POST', '/bucket?delete', { body }))).toBe('MalformedXML');
  });

  test('a document without end', async () => {
    const body = Buffer.alloc(4 * 1024 * 1024 + 1, ' ');
    expect(errorCode(await call('POST', '/bucket?delete', { body }))).toBe('MaxMessageLengthExceeded');
  });

  test('a token goes on only in the listing that gave it', async () => {
    for (const key of ['token/1', 'token/2']) await call('PUT', `/bucket/${key}`, { body: 'x' });
    const page = await call('GET', '/bucket?list-type=2&prefix=token&max-keys=1');
    const token = encodeURIComponent(textOf(page.text, 'NextContinuationToken') ?? '');
    const next = await call('GET', `/bucket?list-type=2&prefix=token&continuation-token=${token}`);
    expect(texts(next.text, 'Key')).toEqual(['token/2']);
    for (const asked of ['', '&prefix=token/', '&prefix=token&delimiter=/']) {
      const refused = await call('GET', `/bucket?list-type=2${asked}&continuation-token=${token}`);
      expect(errorCode(refused)).toBe('InvalidArgument');
    }
  });

  test('whoever is not for S3 does not get there', async () => {
    const headers = { authorization: '' };
    expect((await call('GET', '/.aws/s3', { headers })).status).toBe(404);
    expect((await call('PUT', '/bucket/x', { headers, body: 'x' })).status).toBe(404);
  });
});

describe('a client that asks first', () => {
  test('is told to go on', async () => {
    const head = `PUT /bucket/asked HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${scope()}\r\nContent-Length: 3\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n`;
    const socket = connect(server.port, '127.0.0.1');
    let heard = '';
    const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    socket.on('data', (bytes) => {
      heard += bytes.toString();
      if (heard.endsWith('100 Continue\r\n\r\n')) socket.write('abc');
    });
    socket.write(head);
    await ended;
    expect(heard).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
    expect((await call('GET', '/bucket/asked')).text).toBe('abc');
  });
});

test('nothing of all this is told as a fault of the server', () => {
  expect(server.output()).not.toContain('request failed');
});
