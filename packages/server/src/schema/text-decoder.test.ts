import { expect, test } from 'vitest';
import { nativeOperations } from '@assay/wire';
import { compileTextDecoder } from './text-decoder.ts';

const decode = compileTextDecoder(nativeOperations.followChanges.query);
const decodeCascade = compileTextDecoder(nativeOperations.deleteRun.query);

test('text becomes what the schema says', () => {
  expect(decode({ since: '12', runId: 'a'.repeat(32) })).toEqual({ since: 12, runId: 'a'.repeat(32) });
  expect(decodeCascade({ cascade: 'true' })).toEqual({ cascade: true });
});

test.each([
  [{ since: '1.5' }, 'since: expected an integer, got "1.5"'],
  [{ since: '' }, 'since: expected an integer, got ""'],
  [{ since: '-1' }, 'since: expected at least 0, got -1'],
  [{ limit: '1e3' }, 'limit: expected an integer, got "1e3"'],
  [{ Since: '1' }, 'Since: unknown field; did you mean "since"?'],
])('%j is refused', (given, message) => {
  expect(() => decode(given as Record<string, string>)).toThrow(message);
});

test('only true and false are booleans', () => {
  expect(() => decodeCascade({ cascade: '1' })).toThrow('cascade: expected true or false, got "1"');
});
