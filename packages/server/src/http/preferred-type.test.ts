import { expect, test } from 'vitest';
import { preferredType } from './preferred-type.ts';

const offered = ['application/json', 'text/csv', 'application/vnd.x'] as const;

test.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['image/png', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; q=0.5', 'text/csv'],
  ['text/*', 'text/csv'],
  ['application/vnd.x, application/json;q=0.9', 'application/vnd.x'],
  ['application/vnd.x;q=0.1, application/json;q=0.9', 'application/json'],
  ['application/*, application/json;q=0', 'application/vnd.x'],
  ['*/*;q=0.1, text/csv;q=0', 'application/json'],
  ['text/csv;q=nonsense', 'application/json'],
  [',,;;=,q', 'application/json'],
])('of %j: %s', (accept, type) => {
  expect(preferredType(accept, offered)).toBe(type);
});
