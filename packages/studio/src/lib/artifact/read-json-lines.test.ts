import { expect, test } from 'vitest';
import { readJsonLines } from './read-json-lines.ts';

test('lines of JSON are the rows of a table', () => {
  expect(readJsonLines('{"a":1}\n\n{"b":[2],"a":null}\n7\n', false)).toEqual({
    value: {
      columns: ['a', 'b', 'value'],
      rows: [
        [1, undefined, undefined],
        [null, [2], undefined],
        [undefined, undefined, 7],
      ],
    },
  });
});

test('a line that breaks off is left out, one that is wrong is named', () => {
  expect(readJsonLines('{"a":1}\n{"a":', true)).toEqual({ value: { columns: ['a'], rows: [[1]] } });
  expect(readJsonLines('{"a":1}\n{"a":', false)).toHaveProperty('fault', expect.stringContaining('Line 2'));
});
