import { expect, test } from 'vitest';
import { expectedVersion, idempotencyKey, isUnchanged, versionTag } from './conditions.ts';

test('a tag as answered is a version again', () => {
  const tag = versionTag(12, '{"version":12}');
  expect(expectedVersion(tag)).toBe(12);
  expect(versionTag(12, '{"version":12,"runCount":1}')).not.toBe(tag);
});

test.each([
  [undefined, undefined],
  ['*', undefined],
  ['"3"', 3],
])('If-Match %s', (header, version) => {
  expect(expectedVersion(header)).toBe(version);
});

test.each(['3', 'W/"3"', '"3", "4"', '"-1"', '"abc"', '""'])('If-Match %s is refused', (header) => {
  expect(() => expectedVersion(header)).toThrow('If-Match');
});

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['*', true],
  ['"b"', false],
])('If-None-Match %s', (header, expected) => {
  expect(isUnchanged(header, '"a"')).toBe(expected);
});

test('an idempotency key is short and visible', () => {
  expect(idempotencyKey('run-1/create')).toBe('run-1/create');
  for (const bad of ['', 'a b', 'ä', 'x'.repeat(256)]) expect(() => idempotencyKey(bad)).toThrow('Idempotency-Key');
});
