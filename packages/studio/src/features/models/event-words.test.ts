import { expect, test } from 'vitest';
import type { ModelEvent } from '@assay/wire';
import { eventWords } from './event-words.ts';

const words = (kind: ModelEvent['kind'], data: unknown, version: number | null = 3): string =>
  eventWords({ sequence: 1, timeMs: 0, actor: 'local', kind, version, data });

test('what happened to a model, in words', () => {
  expect(words('created', {}, null)).toBe('The model was registered');
  expect(words('renamed', { from: 'old' }, null)).toBe('The model was renamed; before it was old');
  expect(words('version.created', { source: 's3://a' })).toBe('Version 3 was registered from s3://a');
  expect(words('stage', { from: 'None', to: 'Staging' })).toBe('Version 3 went from None to Staging');
  expect(words('approval', { from: null, to: 'Approved' })).toBe(
    'The approval of version 3 went from none to Approved',
  );
  expect(words('alias.set', { alias: 'best', from: 2 })).toBe('@best was set to version 3; before it was at 2');
  expect(words('alias.set', { alias: 'best', from: null })).toBe('@best was set to version 3');
  expect(words('tags', {}, null)).toBe('Tags of the model were changed');
  expect(words('stage', 'damaged')).toBe('Version 3 went from none to none');
});
