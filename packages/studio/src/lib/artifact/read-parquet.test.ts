import { expect, test } from 'vitest';
// A table of three rows, written by pyarrow 26 with each codec (base64).
import parquetFiles from './parquet-files.json' with { type: 'json' };
import { readParquetHead } from './read-parquet.ts';

const rows = [
  [0n, 1, 'cat', new Date('2026-01-01T00:00:00Z'), [0, 1]],
  [1n, 0.5, 'dog', new Date('2026-01-01T00:00:00Z'), [1, 1]],
  [2n, 1 / 3, 'é', new Date('2026-01-01T00:00:00Z'), [0, 1]],
];

test.each(Object.entries(parquetFiles))('reads what pyarrow wrote with %s', async (_codec, base64) => {
  const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
  const head = await readParquetHead({
    byteLength: bytes.length,
    slice: (start, end) => bytes.slice(start, end).buffer,
  });
  expect(head).toEqual({
    table: { columns: ['step', 'loss', 'label', 'at', 'box'], rows },
    rowCount: 3,
    columnCount: 5,
  });
});

test('says what is no Parquet', async () => {
  const bytes = new Uint8Array(200);
  await expect(
    readParquetHead({ byteLength: 200, slice: (start, end) => bytes.slice(start, end).buffer }),
  ).rejects.toThrow('parquet');
});
