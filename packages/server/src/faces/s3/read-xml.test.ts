import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { escapeXml } from '../aws/xml.ts';
import { childText, readXml } from './read-xml.ts';

const read = (text: string) => readXml(Buffer.from(text));

test('a document as clients send it', () => {
  const { name, children } = read(
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- keys -->\n<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\n' +
      '  <Quiet>true</Quiet><Object a=\'1\' b="2"><Key>a &amp; b&#10;&#x1F389;</Key><ETag/></Object>' +
      '<Object><Key><![CDATA[<&>]]></Key></Object>\n</Delete>\n',
  );
  expect(name).toBe('Delete');
  expect(children.map((child) => [child.name, childText(child, 'Key'), childText(child, 'ETag')])).toEqual([
    ['Quiet', undefined, undefined],
    ['Object', 'a & b\n🎉', ''],
    ['Object', '<&>', undefined],
  ]);
});

test('prefixes of names do not count', () => {
  expect(childText(read('<s3:A xmlns:s3="x"><s3:B>c</s3:B></s3:A>'), 'B')).toBe('c');
});

test('whatever a text holds, it comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const kept = text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
      expect(read(`<A><B>${escapeXml(text)}</B></A>`).children[0]?.text).toBe(kept);
    }),
  );
});

test.each([
  ['nothing', ''],
  ['no element', 'text'],
  ['an element that does not end', '<A><B></A>'],
  ['an end without a beginning', '<A></A></B>'],
  ['two roots', '<A/><B/>'],
  ['text behind the root', '<A/>x'],
  ['a document type', '<!DOCTYPE A [<!ENTITY b "c">]><A>&b;</A>'],
  ['an entity of nobody', '<A>&b;</A>'],
  ['a lone ampersand', '<A>a & b</A>'],
  ['a character beyond Unicode', '<A>&#x110000;</A>'],
  ['an attribute without quotes', '<A b=c/>'],
  ['a tag that breaks off', '<A><B'],
  ['great depth', '<A>'.repeat(50) + '</A>'.repeat(50)],
])('%s is malformed', (_, text) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'MalformedXML' }));
});

test('bytes that are no UTF-8 are malformed', () => {
  expect(() => readXml(Buffer.from([0x3c, 0x41, 0xff, 0x3e]))).toThrow(
    expect.objectContaining({ code: 'MalformedXML' }),
  );
});
