import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../support/server.ts';
import type { TestServer } from '../../support/server.ts';
import { errorCode, s3Caller, textOf, texts } from './s3-caller.ts';
import type { CallS3, S3Answer } from './s3-caller.ts';

let server: TestServer;
let call: CallS3;
beforeAll(async () => {
  server = await startServer({ args: ['--log-level', 'error'] });
  call = s3Caller(server.port);
  await call('PUT', '/bucket');
});
afterAll(async () => server[Symbol.asyncDispose]());

const mib = 1024 * 1024;
const big = randomBytes(5 * mib);
const md5 = (...pieces: readonly Uint8Array[]): Buffer => {
  const hash = createHash('md5');
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
};
const crcOf = (...pieces: readonly Uint8Array[]): string => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(Buffer.concat(pieces)));
  return bytes.toString('base64');
};

async function begin(key: string, headers: Record<string, string> = {}): Promise<string> {
  const { text } = await call('POST', `/bucket/${key}?uploads`, { headers });
  expect([textOf(text, 'Bucket'), textOf(text, 'Key')]).toEqual(['bucket', key]);
  return textOf(text, 'UploadId') ?? '';
}

const part = (key: string, id: string, number: number, body: Uint8Array, headers = {}): Promise<S3Answer> =>
  call('PUT', `/bucket/${key}?partNumber=${number}&uploadId=${id}`, { body, headers });

const complete = (key: string, id: string, parts: readonly (readonly [number, string])[], headers = {}) =>
  call('POST', `/bucket/${key}?uploadId=${id}`, {
    headers,
    body: `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts
      .map(([number, etag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`)
      .join('')}</CompleteMultipartUpload>`,
  });

describe('an upload in parts', () => {
  test('becomes an object, whatever the order and the numbers of the parts', async () => {
    const id = await begin('parts', { 'content-type': 'text/plain', 'x-amz-meta-a': '1' });
    const last = Buffer.from('the end');
    expect((await part('parts', id, 7, last)).status).toBe(200);
    expect((await part('parts', id, 2, Buffer.from('wrong'))).status).toBe(200);
    const { headers } = await part('parts', id, 2, big);
    expect(headers['etag']).toBe(`"${md5(big).toString('hex')}"`);
    const listed = (await call('GET', `/bucket/parts?uploadId=${id}&max-parts=1`)).text;
    expect([texts(listed, 'PartNumber'), textOf(listed, 'IsTruncated')]).toEqual([['2'], 'true']);
    const rest = (await call('GET', `/bucket/parts?uploadId=${id}&part-number-marker=2`)).text;
    expect([texts(rest, 'PartNumber'), texts(rest, 'Size')]).toEqual([['7'], ['7']]);
    expect(errorCode(await call('GET', '/bucket/parts'))).toBe('NoSuchKey');

    const etag = `"${md5(md5(big), md5(last)).toString('hex')}-2"`;
    const parts = [
      [2, md5(big).toString('hex')],
      [7, `&quot;${md5(last).toString('hex')}&quot;`],
    ] as const;
    const made = await complete('parts', id, parts);
    expect([made.status, textOf(made.text, 'ETag'), textOf(made.text, 'Key')]).toEqual([200, etag, 'parts']);
    const read = await call('GET', '/bucket/parts');
    expect(read.bytes.equals(Buffer.concat([big, last]))).toBe(true);
    expect(read.headers).toMatchObject({ etag, 'content-type': 'text/plain', 'x-amz-meta-a': '1' });
    const across = await call('GET', '/bucket/parts', { headers: { range: `bytes=${5 * mib - 2}-${5 * mib + 2}` } });
    expect(across.bytes.equals(Buffer.concat([big.subarray(-2), last.subarray(0, 3)]))).toBe(true);
    // A client whose answer was lost asks again.
    expect(textOf((await complete('parts', id, parts)).text, 'ETag')).toBe(etag);
    expect(errorCode(await call('GET', `/bucket/parts?uploadId=${id}`))).toBe('NoSuchUpload');
  });

  test('is refused where the parts are not those that were sent', async () => {
    const id = await begin('refused');
    const etag = md5(Buffer.from('a')).toString('hex');
    for (const number of [1, 2]) await part('refused', id, number, Buffer.from('a'));
    expect(errorCode(await complete('refused', id, []))).toBe('MalformedXML');
    expect(errorCode(await complete('refused', id, [[3, etag]]))).toBe('InvalidPart');
    expect(errorCode(await complete('refused', id, [[1, 'x']]))).toBe('InvalidPart');
    expect(
      errorCode(
        await complete('refused', id, [
          [2, etag],
          [1, etag],
        ]),
      ),
    ).toBe('InvalidPartOrder');
    expect(
      errorCode(
        await complete('refused', id, [
          [1, etag],
          [2, etag],
        ]),
      ),
    ).toBe('EntityTooSmall');
    expect(errorCode(await complete('refused', id, [[1, etag]], { 'x-amz-mp-object-size': '9' }))).toBe(
      'InvalidRequest',
    );
    expect(errorCode(await complete('refused', '0'.repeat(32), [[1, etag]]))).toBe('NoSuchUpload');
    expect(errorCode(await complete('another', id, [[1, etag]]))).toBe('NoSuchUpload');
    expect((await complete('refused', id, [[1, etag]], { 'if-none-match': '*' })).status).toBe(200);
    const again = await begin('refused');
    await part('refused', again, 1, Buffer.from('b'));
    const other = md5(Buffer.from('b')).toString('hex');
    const condition = { 'if-none-match': '*' };
    expect(errorCode(await complete('refused', again, [[1, other]], condition))).toBe('PreconditionFailed');
    expect((await call('GET', '/bucket/refused')).text).toBe('a');
  });

  test('that is given up leaves nothing', async () => {
    const id = await begin('given-up');
    await part('given-up', id, 1, Buffer.from('a'));
    expect(texts((await call('GET', '/bucket?uploads&prefix=given')).text, 'UploadId')).toEqual([id]);
    expect((await call('DELETE', `/bucket/given-up?uploadId=${id}`)).status).toBe(204);
    expect(texts((await call('GET', '/bucket?uploads&prefix=given')).text, 'UploadId')).toEqual([]);
    expect(errorCode(await part('given-up', id, 1, Buffer.from('a')))).toBe('NoSuchUpload');
    expect(errorCode(await call('DELETE', `/bucket/given-up?uploadId=${id}`))).toBe('NoSuchUpload');
  });

  test('has a checksum of its parts, or of the whole', async () => {
    const last = Buffer.from('the end');
    for (const [type, expected] of [
      ['COMPOSITE', `${crcOf(...[big, last].map((piece) => Buffer.from(crcOf(piece), 'base64')))}-2`],
      ['FULL_OBJECT', crcOf(big, last)],
    ] as const) {
      const headers = { 'x-amz-checksum-algorithm': 'CRC32', 'x-amz-checksum-type': type };
      const id = await begin('summed', headers);
      const first = await part('summed', id, 1, big, { 'x-amz-checksum-crc32': crcOf(big) });
      expect(first.headers['x-amz-checksum-crc32']).toBe(crcOf(big));
      // Also where the client says nothing of the part.
      expect((await part('summed', id, 2, last)).headers['x-amz-checksum-crc32']).toBe(crcOf(last));
      const parts = [
        [1, md5(big).toString('hex')],
        [2, md5(last).toString('hex')],
      ] as const;
      if (type === 'FULL_OBJECT') {
        const wrong = await complete('summed', id, parts, { 'x-amz-checksum-crc32': 'AAAAAA==' });
        expect(errorCode(wrong)).toBe('BadDigest');
      }
      const made = await complete('summed', id, parts);
      expect([textOf(made.text, 'ChecksumCRC32'), textOf(made.text, 'ChecksumType')]).toEqual([expected, type]);
      const read = await call('HEAD', '/bucket/summed', { headers: { 'x-amz-checksum-mode': 'ENABLED' } });
      expect(read.headers).toMatchObject({ 'x-amz-checksum-crc32': expected, 'x-amz-checksum-type': type });
    }
    const wrong = { 'x-amz-checksum-algorithm': 'SHA256', 'x-amz-checksum-type': 'FULL_OBJECT' };
    expect(errorCode(await call('POST', '/bucket/summed?uploads', { headers: wrong }))).toBe('InvalidRequest');
  });

  test('takes bytes of other objects', async () => {
    await call('PUT', '/bucket/source', { body: '0123456789' });
    const id = await begin('copied');
    const copy = (range: string) =>
      call('PUT', `/bucket/copied?partNumber=1&uploadId=${id}`, {
        headers: { 'x-amz-copy-source': '/bucket/source', 'x-amz-copy-source-range': range },
      });
    for (const range of ['bytes=5-', 'bytes=5-10', 'bytes=6-5', '5-6'])
      expect(errorCode(await copy(range))).toBe('InvalidArgument');
    const etag = textOf((await copy('bytes=5-7')).text, 'ETag') ?? '';
    expect(etag).toBe(`"${md5(Buffer.from('567')).toString('hex')}"`);
    await complete('copied', id, [[1, etag.replaceAll('"', '')]]);
    expect((await call('GET', '/bucket/copied')).text).toBe('567');
  });
});

test('uploads under way are listed by key and beginning, in pages', async () => {
  await call('PUT', '/listed');
  const start = async (key: string): Promise<string> =>
    textOf((await call('POST', `/listed/${key}?uploads`)).text, 'UploadId') ?? '';
  const ids = [await start('b'), await start('a/1'), await start('a/2'), await start('b')];
  const seen: string[] = [];
  for (let marker = ''; ;) {
    const { text } = await call('GET', `/listed?uploads&max-uploads=1${marker}`);
    seen.push(...texts(text, 'UploadId'));
    if (textOf(text, 'IsTruncated') === 'false') break;
    marker = `&key-marker=${textOf(text, 'NextKeyMarker')}&upload-id-marker=${textOf(text, 'NextUploadIdMarker')}`;
  }
  expect(seen).toEqual([ids[1], ids[2], ids[0], ids[3]]);
  const { text } = await call('GET', '/listed?uploads&delimiter=/');
  expect([texts(text, 'UploadId'), text.includes('<CommonPrefixes><Prefix>a/</Prefix>')]).toEqual([
    [ids[0], ids[3]],
    true,
  ]);
});
