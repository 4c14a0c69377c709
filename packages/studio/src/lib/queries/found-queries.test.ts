import { expect, it, vi } from 'vitest';

vi.stubGlobal('location', { origin: 'http://127.0.0.1' });
const { namedFilter } = await import('./found-queries.ts');

it.each([
  ['resnet', 'name ilike "%resnet%"'],
  [' 0190a1b2c3d4e5f60718293a4b5c6d7e ', 'id = "0190a1b2c3d4e5f60718293a4b5c6d7e"'],
  ['team=vision', 'name ilike "%team=vision%" or tags.team = "vision"'],
  ['who: "me"', String.raw`name ilike "%who: \"me\"%" or tags.who = "\"me\""`],
])('finds %j by %s', (words, filter) => {
  expect(namedFilter(words)).toBe(filter);
});
