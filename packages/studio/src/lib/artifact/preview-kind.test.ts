import { chartMediaTypes } from '@assay/wire';
import { expect, test } from 'vitest';
import { previewKind } from './preview-kind.ts';

test.each([
  ['a', 'image/png', 'image'],
  ['a.svg', 'image/svg+xml', 'image'],
  ['photo.JPG', 'application/octet-stream', 'image'],
  ['a', 'Text/CSV; charset=utf-8', 'delimited'],
  ['a.tsv', 'text/plain', 'delimited'],
  ['a.jsonl', 'application/octet-stream', 'json-lines'],
  ['data.parquet', 'application/octet-stream', 'parquet'],
  ['x', 'application/vnd.apache.parquet', 'parquet'],
  ['data.feather', 'application/octet-stream', 'arrow'],
  ['x', 'application/vnd.apache.arrow.stream', 'arrow'],
  ['roc.json', chartMediaTypes.rocCurve, 'chart'],
  ['a.json', 'application/json', 'json'],
  ['map', 'application/geo+json', 'json'],
  ['n.ipynb', 'application/json', 'notebook'],
  ['n.ipynb', 'application/octet-stream', 'notebook'],
  ['README.md', 'text/markdown', 'markdown'],
  ['a.wav', 'audio/wav', 'audio'],
  ['a.mp4', 'application/octet-stream', 'video'],
  ['a.pdf', 'application/pdf', 'pdf'],
  ['a.pdf', 'application/octet-stream', 'none'],
  ['a.html', 'text/html', 'page'],
  ['a.html', 'text/plain', 'text'],
  ['code/train.py', 'application/octet-stream', 'text'],
  ['Dockerfile', 'application/octet-stream', 'text'],
  ['conf', 'application/yaml', 'text'],
  ['model.bin', 'application/octet-stream', 'none'],
  ['model.pt', 'application/zip', 'none'],
])('%s of type %s is looked at as %s', (name, mediaType, expected) => {
  expect(previewKind({ kind: 'file', name, mediaType })).toBe(expected);
});

test('values are text or what their type says, references are never opened', () => {
  expect(previewKind({ kind: 'value', name: 'note.png', mediaType: 'text/plain' })).toBe('text');
  expect(previewKind({ kind: 'value', name: 'a', mediaType: 'text/html' })).toBe('text');
  expect(previewKind({ kind: 'value', name: 'a', mediaType: 'application/json' })).toBe('json');
  expect(previewKind({ kind: 'uri', name: 'a.png', mediaType: 'image/png' })).toBe('reference');
});
