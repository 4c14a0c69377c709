import { expect, test } from 'vitest';
import { argumentAfter } from './argument-after.ts';

test.each([
  [['--port', '5000'], '5000'],
  [['--port=5000', '--host', 'x'], '5000'],
  [['--host', '--port'], undefined],
  [['serve'], undefined],
])('%j', (args, expected) => {
  expect(argumentAfter(args, '--port')).toBe(expected);
});
