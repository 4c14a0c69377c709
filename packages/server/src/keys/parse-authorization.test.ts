import { expect, test } from 'vitest';
import { parseAuthorization } from './parse-authorization.ts';

const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

test.each([
  ['Bearer AK1.secret', { id: 'AK1', secret: 'secret' }],
  ['bearer AK1.se.cret', { id: 'AK1', secret: 'se.cret' }],
  [basic('AK1:se:cret'), { id: 'AK1', secret: 'se:cret' }],
  ['Bearer AK1', undefined],
  ['Bearer .secret', undefined],
  ['Bearer', undefined],
  ['AK1.secret', undefined],
  ['Digest AK1.secret', undefined],
  [basic('nothing'), undefined],
  [`Bearer ${'x'.repeat(10_000)}`, undefined],
])('%s', (header, expected) => {
  expect(parseAuthorization(header)).toEqual(expected);
});
