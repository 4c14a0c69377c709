import { expect, test } from 'vitest';
import { readCursor, writeCursor } from './cursor.ts';

const of = ['runs', { experimentId: 'a' }];

test('gives back what it was made of', () => {
  const position = ['größe 🏁', 3, null, true];
  expect(readCursor(of, writeCursor(of, position), 4)).toEqual(position);
  expect(readCursor(of, undefined, 4)).toBeUndefined();
  expect(writeCursor(of, position)).toMatch(/^[\w-]+$/);
});

test.each(['', '!', 'AAAA', btoa('{}'), btoa('[]'), btoa('null'), btoa('[1,[2]]'), btoa('[1')])(
  'a damaged one is refused: %j',
  (cursor) => {
    expect(() => readCursor(of, cursor, 1)).toThrow(expect.objectContaining({ code: 'InvalidInput' }));
  },
);

test('one of another question is refused', () => {
  const cursor = writeCursor(of, [1]);
  expect(() => readCursor(['runs', { experimentId: 'b' }], cursor, 1)).toThrow('belongs to another question');
  expect(() => readCursor(of, cursor, 2)).toThrow(expect.objectContaining({ code: 'InvalidInput' }));
});
