import { describe, expect, test } from 'vitest';
import { isPresignedV2 } from './is-presigned-v2.ts';
import { verifyPresignedV2 } from './presigned-query.ts';

/** Made with botocore 1.43.11 (HmacV1QueryAuth), at 1795279457 - 3600. */
const key = { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const expires = 1_795_279_457;
const nowMs = (expires - 3600) * 1000;
const secretOf = (id: string) =>
  id === key.id ? { bearer: { name: 'laptop', permission: 'read' as const }, secret: key.secret } : undefined;

const verify = (method: string, target: string, headers = {}, at = nowMs): string =>
  verifyPresignedV2({ method, headers }, target, { nowMs: at, secretOf }).name;

const failure = (code: string): unknown => expect.objectContaining({ code });
const end = `&Expires=${expires}`;
const plain = `/my-bucket/a/b%20%C3%A4%2Bc.txt?AWSAccessKeyId=AKIDEXAMPLE&Signature=vaTZpRHOs02tDKyO%2F%2FIG2Oa0O%2FY%3D${end}`;
const named =
  '/my-bucket/k?response-content-disposition=attachment%3B%20filename%3D%22a%20b.txt%22&response-content-type=text%2Fplain' +
  `&AWSAccessKeyId=AKIDEXAMPLE&Signature=suY6Q0CZkjYrh8eisdQcJGROrs4%3D${end}`;
const written =
  '/my-bucket/k?AWSAccessKeyId=AKIDEXAMPLE&Signature=SunMOMdYJe4KFwu39Wr0YUJBcI0%3D&content-type=text%2Fplain' +
  `&x-amz-meta-b=2&x-amz-meta-a=1${end}`;
const part = `/my-bucket/k?uploadId=abc&partNumber=2&AWSAccessKeyId=AKIDEXAMPLE&Signature=8C8Y39HJc3rIuWbl2EdInddEy4Q%3D${end}`;
const listed = `/my-bucket?list-type=2&prefix=u&AWSAccessKeyId=AKIDEXAMPLE&Signature=gIdJ4BhJBEzBrmL5v0nw1mNaErY%3D${end}`;

describe('a URL that boto3 presigned', () => {
  test.each([
    ['GET', plain],
    ['GET', named],
    ['PUT', written],
    ['PUT', part],
    ['GET', listed],
  ])('%s %s', (method, target) => {
    expect(isPresignedV2(target)).toBe(true);
    expect(verify(method, target)).toBe('laptop');
  });

  test('may be used with the headers that it names', () => {
    expect(verify('PUT', written, { 'content-type': 'text/plain', 'x-amz-meta-a': '1' })).toBe('laptop');
    expect(() => verify('PUT', written, { 'content-type': 'text/html' })).toThrow(failure('SignatureDoesNotMatch'));
    expect(() => verify('PUT', plain, { 'x-amz-copy-source': 'b/k' })).toThrow(failure('SignatureDoesNotMatch'));
  });

  test.each([
    ['method', 'PUT', plain],
    ['path', 'GET', plain.replace('c.txt', 'd.txt')],
    ['path, longer', 'GET', listed.replace('my-bucket', 'my-bucket/k')],
    ['encoding of the path', 'GET', plain.replace('%C3%A4', '%c3%a4')],
    ['signature', 'GET', plain.replace('vaTZ', 'vaTY')],
    ['signature, gone', 'GET', plain.replace(/Signature=[^&]*/, 'Signature=')],
    ['end', 'GET', plain.replace(String(expires), String(expires + 1))],
    ['header of the answer', 'GET', named.replace('text%2Fplain', 'text%2Fhtml')],
    ['subresource, added', 'GET', `${plain}&uploads`],
    ['subresource, added in disguise', 'GET', `${plain}&%75ploads`],
    ['subresource, doubled', 'PUT', `${part}&partNumber=3`],
    ['header in the query, added', 'PUT', `${written}&x-amz-meta-c=3`],
    ['header in the query, doubled', 'PUT', `${written}&x-amz-meta-a=3`],
    ['media type, doubled', 'PUT', `${written}&content-type=text/html`],
  ])('is refused with another %s', (_, method, target) => {
    expect(() => verify(method, target)).toThrow(failure('SignatureDoesNotMatch'));
  });

  test('is refused when one value pretends to be two', () => {
    const joined = written.replace('x-amz-meta-b=2&x-amz-meta-a=1', 'x-amz-meta-a=1%0Ax-amz-meta-b:2');
    expect(() => verify('PUT', joined)).toThrow(failure('AuthorizationQueryParametersError'));
  });

  test('is refused after its end, with a key of nobody, or with an end that is none', () => {
    expect(verify('GET', plain, {}, expires * 1000)).toBe('laptop');
    expect(() => verify('GET', plain, {}, expires * 1000 + 1)).toThrow(failure('AccessDenied'));
    expect(() => verify('GET', plain.replace('EXAMPLE', 'EXAMPLf'))).toThrow(failure('InvalidAccessKeyId'));
    const endless = plain.replace(String(expires), 'never');
    expect(() => verify('GET', endless)).toThrow(failure('AuthorizationQueryParametersError'));
  });
});
