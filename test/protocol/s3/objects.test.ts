import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { errorCode, s3Caller, textOf, texts } from './s3-caller.ts';
import type { CallS3 } from './s3-caller.ts';

let server: TestServer;
let call: CallS3;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  call = s3Caller(server.port);
  await call('PUT', '/bucket');
});
afterAll(async () => server[Symbol.asyncDispose]());

const md5 = (bytes: string | Uint8Array): string => createHash('md5').update(bytes).digest('hex');
const put = async (target: string, body: string, headers: Record<string, string> = {}): Promise<string> => {
  const { status, headers: answered } = await call('PUT', target, { body, headers });
  expect(status).toBe(200);
  return answered['etag'] ?? '';
};

describe('an object', () => {
  test('comes back with all that was said of it, and nothing that a browser runs', async () => {
    const etag = await put('/bucket/page.html', '<script>alert(1)</script>', {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'max-age=60',
      'content-disposition': 'attachment; filename="a.html"',
      'content-encoding': 'aws-chunked,gzip',
      'content-language': 'de',
      expires: 'Thu, 01 Dec 2044 16:00:00 GMT',
      'x-amz-meta-Trained-By': 'Grace',
      'x-amz-meta-empty': '',
    });
    expect(etag).toBe(`"${md5('<script>alert(1)</script>')}"`);
    const read = await call('GET', '/bucket/page.html');
    expect(read).toMatchObject({ status: 200, text: '<script>alert(1)</script>' });
    const told = {
      etag,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'max-age=60',
      'content-disposition': 'attachment; filename="a.html"',
      'content-encoding': 'gzip',
      'content-language': 'de',
      expires: 'Thu, 01 Dec 2044 16:00:00 GMT',
      'x-amz-meta-trained-by': 'Grace',
      'x-amz-meta-empty': '',
      'content-length': '25',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    };
    expect(read.headers).toMatchObject(told);
    expect(Math.abs(Date.parse(read.headers['last-modified'] ?? '') - Date.now())).toBeLessThan(60_000);
    expect(await call('HEAD', '/bucket/page.html')).toMatchObject({ status: 200, headers: told, text: '' });
    const other = '/bucket/page.html?response-content-type=text%2Fplain&response-content-disposition=inline';
    expect((await call('GET', other)).headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': 'inline',
    });
  });

  test('of no type is bytes, of an odd type is of that type, of no bytes is empty', async () => {
    await put('/bucket/plain', 'x');
    expect((await call('GET', '/bucket/plain')).headers['content-type']).toBe('binary/octet-stream');
    for (const odd of ['foo', 'a/b/c', 'text/plain;;', '*/*', 'ä']) {
      const headers = { 'content-type': Buffer.from(odd).toString('latin1') };
      expect([odd, (await call('PUT', '/bucket/odd', { body: 'x', headers })).status]).toEqual([odd, 200]);
      expect((await call('GET', '/bucket/odd')).headers['content-type']).toBe(headers['content-type']);
    }
    expect(await put('/bucket/empty', '')).toBe(`"${md5('')}"`);
    expect(await call('GET', '/bucket/empty')).toMatchObject({ status: 200, text: '' });
  });

  test.each([
    '..',
    '.',
    '../../../etc/passwd',
    '/',
    '//',
    '/a',
    'a//b',
    'a/',
    'a/../b',
    '%2e%2e',
    'NUL\0NUL',
    '\r\nX-A: b',
    '<&>"\'',
    'a b+c',
    'ä日🎉',
    '?list-type=2',
    '#',
    'k'.repeat(1024),
    '🎉'.repeat(256),
  ])('under the name %j, which is a name and nothing else', async (key) => {
    const target = `/bucket/${encodeURIComponent(key)}`;
    await put(target, key);
    expect((await call('GET', target)).text).toBe(key);
    const { text } = await call('GET', `/bucket?list-type=2&encoding-type=url&prefix=${encodeURIComponent(key)}`);
    expect(texts(text, 'Key').map(decodeURIComponent)).toContain(key);
    const copy = { headers: { 'x-amz-copy-source': target } };
    expect((await call('PUT', '/bucket/copied', copy)).status).toBe(200);
    expect((await call('GET', '/bucket/copied')).text).toBe(key);
    const body = `<Delete><Object><Key>${key.replaceAll(/[^a-z]/gu, (c) => `&#${c.codePointAt(0)};`)}</Key></Object></Delete>`;
    expect((await call('POST', '/bucket?delete', { body })).status).toBe(200);
    expect(errorCode(await call('GET', target))).toBe('NoSuchKey');
  });

  test('is read in parts', async () => {
    await put('/bucket/digits', '0123456789');
    const read = async (range: string, headers = {}) => {
      const answer = await call('GET', '/bucket/digits', { headers: { range, ...headers } });
      return [answer.status, answer.text, answer.headers['content-range']];
    };
    expect(await read('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10']);
    expect(await read('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await read('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10']);
    expect(await read('bytes=5-500')).toEqual([206, '56789', 'bytes 5-9/10']);
    expect(await read('bytes=4-2')).toEqual([200, '0123456789', undefined]);
    expect(await read('bytes=0-1', { 'if-range': '"another"' })).toEqual([200, '0123456789', undefined]);
    for (const range of ['bytes=10-', 'bytes=10-11', 'bytes=-0']) {
      const refused = await call('GET', '/bucket/digits', { headers: { range } });
      expect([refused.status, errorCode(refused)]).toEqual([416, 'InvalidRange']);
      expect(refused.headers['content-range']).toBe('bytes */10');
      expect(textOf(refused.text, 'ActualObjectSize')).toBe('10');
    }
    const head = await call('HEAD', '/bucket/digits', { headers: { range: 'bytes=2-4' } });
    expect([head.status, head.headers['content-length']]).toEqual([206, '3']);
  });

  test('is read under conditions', async () => {
    const etag = await put('/bucket/conditions', 'x');
    const read = async (headers: Record<string, string>) =>
      (await call('GET', '/bucket/conditions', { headers })).status;
    const past = 'Sat, 01 Jan 2000 00:00:00 GMT';
    const future = 'Fri, 01 Jan 2100 00:00:00 GMT';
    expect(await read({ 'if-match': etag })).toBe(200);
    expect(await read({ 'if-match': `"a", ${etag}` })).toBe(200);
    expect(await read({ 'if-match': '"a"' })).toBe(412);
    expect(await read({ 'if-none-match': etag })).toBe(304);
    expect(await read({ 'if-none-match': '"a"' })).toBe(200);
    expect(await read({ 'if-modified-since': past })).toBe(200);
    expect(await read({ 'if-modified-since': future })).toBe(304);
    expect(await read({ 'if-modified-since': 'never' })).toBe(200);
    expect(await read({ 'if-unmodified-since': past })).toBe(412);
    expect(await read({ 'if-unmodified-since': future })).toBe(200);
    expect(await read({ 'if-match': etag, 'if-unmodified-since': past })).toBe(200);
    expect(await read({ 'if-none-match': '"a"', 'if-modified-since': future })).toBe(200);
  });

  test('is written under conditions', async () => {
    const write = (headers: Record<string, string>) => call('PUT', '/bucket/written', { body: 'x', headers });
    expect(errorCode(await write({ 'if-match': '"a"' }))).toBe('NoSuchKey');
    const first = await write({ 'if-none-match': '*' });
    expect(first.status).toBe(200);
    const second = await write({ 'if-none-match': '*' });
    expect([second.status, errorCode(second)]).toEqual([412, 'PreconditionFailed']);
    expect(errorCode(await write({ 'if-none-match': '"a"' }))).toBe('NotImplemented');
    expect((await write({ 'if-match': first.headers['etag'] ?? '' })).status).toBe(200);
    const remove = (etag: string) => call('DELETE', '/bucket/written', { headers: { 'if-match': etag } });
    expect(errorCode(await remove('"a"'))).toBe('PreconditionFailed');
    expect((await remove(first.headers['etag'] ?? '')).status).toBe(204);
    expect((await call('DELETE', '/bucket/written')).status).toBe(204);
  });

  test('of twenty who write it if it is not there, one does', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        call('PUT', '/bucket/race', { body: `${i}`, headers: { 'if-none-match': '*' } }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
  });
});

describe('copies', () => {
  test('take what was said of the source, or something else', async () => {
    await put('/bucket/from', 'abc', { 'content-type': 'text/csv', 'x-amz-meta-a': '1' });
    const copy = (headers: Record<string, string>) =>
      call('PUT', '/bucket/to', { headers: { 'x-amz-copy-source': 'bucket/from', ...headers } });
    const copied = await copy({});
    expect(textOf(copied.text, 'ETag')).toBe(`"${md5('abc')}"`);
    const kept = await call('HEAD', '/bucket/to');
    expect(kept.headers).toMatchObject({ 'content-type': 'text/csv', 'x-amz-meta-a': '1' });
    await copy({ 'x-amz-metadata-directive': 'REPLACE', 'content-type': 'text/plain', 'x-amz-meta-b': '2' });
    const replaced = (await call('HEAD', '/bucket/to')).headers;
    expect(replaced).toMatchObject({ 'content-type': 'text/plain', 'x-amz-meta-b': '2' });
    expect(replaced).not.toHaveProperty('x-amz-meta-a');
    expect(errorCode(await copy({ 'x-amz-copy-source-if-match': '"a"' }))).toBe('PreconditionFailed');
    expect(errorCode(await copy({ 'x-amz-copy-source-if-none-match': `"${md5('abc')}"` }))).toBe('PreconditionFailed');
    expect(errorCode(await copy({ 'x-amz-copy-source': 'bucket/none' }))).toBe('NoSuchKey');
    expect(errorCode(await copy({ 'x-amz-copy-source': 'none-such/k' }))).toBe('NoSuchBucket');
    expect(errorCode(await copy({ 'x-amz-copy-source': 'bucket' }))).toBe('InvalidArgument');
    const summed = await copy({ 'x-amz-checksum-algorithm': 'SHA1' });
    expect(textOf(summed.text, 'ChecksumSHA1')).toBe('qZk+NkcGgWq6PiVxeFDCbJzQ2J0=');
  });

  test('of a thing onto itself need something new', async () => {
    await put('/bucket/self', 'abc');
    const copy = (headers: Record<string, string>) =>
      call('PUT', '/bucket/self', { headers: { 'x-amz-copy-source': '/bucket/self', ...headers } });
    expect(errorCode(await copy({}))).toBe('InvalidRequest');
    expect((await copy({ 'x-amz-metadata-directive': 'REPLACE', 'x-amz-meta-a': '1' })).status).toBe(200);
    expect(await call('GET', '/bucket/self')).toMatchObject({ text: 'abc', headers: { 'x-amz-meta-a': '1' } });
  });
});

describe('many at once', () => {
  test('are deleted, those that are not there as well; Quiet is silent', async () => {
    for (const key of ['m/1', 'm/2', 'm/3']) await put(`/bucket/${key}`, 'x');
    const body = (quiet: boolean, ...keys: string[]) =>
      `<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet>${quiet}</Quiet>${keys.map((key) => `<Object><Key>${key}</Key></Object>`).join('')}</Delete>`;
    const loud = await call('POST', '/bucket?delete', { body: body(false, 'm/1', 'm/none') });
    expect(texts(loud.text, 'Key')).toEqual(['m/1', 'm/none']);
    const quiet = await call('POST', '/bucket?delete', { body: body(true, 'm/2') });
    expect(quiet.text).not.toContain('<Key>');
    const kept = '<Delete><Object><Key>m/3</Key><ETag>"a"</ETag></Object></Delete>';
    expect(textOf((await call('POST', '/bucket?delete', { body: kept })).text, 'Code')).toBe('PreconditionFailed');
    const left = await call('GET', '/bucket?list-type=2&prefix=m/');
    expect(texts(left.text, 'Key')).toEqual(['m/3']);
    const many = Array.from({ length: 1001 }, (_, i) => `k${i}`);
    expect(errorCode(await call('POST', '/bucket?delete', { body: body(true, ...many) }))).toBe('MalformedXML');
    expect((await call('POST', '/bucket?delete', { body: body(true, ...many.slice(1)) })).status).toBe(200);
  });
});
