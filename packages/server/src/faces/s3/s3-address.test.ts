import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { parseCopySource, parseS3Address } from './s3-address.ts';

test.each([
  ['/', '', ''],
  ['/b', 'b', ''],
  ['/b/', 'b', ''],
  ['/b/k', 'b', 'k'],
  ['/b//k', 'b', '/k'],
  ['/b/../k', 'b', '../k'],
  ['/b/./%2e%2E/k/', 'b', './../k/'],
  ['/b/a%2Fb%25%00+', 'b', 'a/b%\0+'],
])('%s', (target, bucket, key) => {
  expect(parseS3Address(target)).toMatchObject({ bucket, key });
});

test('whatever a key holds, it is read as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (key) => {
      const address = parseS3Address(`/bucket/${encodeURIComponent(key)}?list-type=2&prefix=a%20b+c`);
      expect(address).toMatchObject({ bucket: 'bucket', key });
      expect([...address.query]).toEqual([
        ['list-type', '2'],
        ['prefix', 'a b c'],
      ]);
      expect(parseCopySource(`/bucket/${encodeURIComponent(key)}`)).toEqual({ bucket: 'bucket', key });
    }),
  );
});

test.each(['/b/%', '/b/%zz', '/b/%ff', '/%c3/k'])('%s is no address', (target) => {
  expect(() => parseS3Address(target)).toThrow(expect.objectContaining({ code: 'InvalidURI' }));
});

test.each([
  ['nothing', '', 'InvalidArgument'],
  ['a bucket alone', '/b', 'InvalidArgument'],
  ['a bucket alone, with a slash', 'b/', 'InvalidArgument'],
  ['a version', 'b/k?versionId=abc', 'NoSuchVersion'],
  ['no encoding', 'b/%zz', 'InvalidURI'],
])('a source of a copy that names %s', (_, header, code) => {
  expect(() => parseCopySource(header)).toThrow(expect.objectContaining({ code }));
});
