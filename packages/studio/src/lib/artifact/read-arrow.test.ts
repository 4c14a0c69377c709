import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
// A table of three rows, written by pyarrow 26 as Feather with each codec and as a stream of two batches (base64).
import arrowFiles from './arrow-files.json' with { type: 'json' };
import { cellText } from './cell-text.ts';
import { readArrowHead, type ReadableFile } from './read-arrow.ts';

const fileOf = (bytes: Uint8Array, read: [start: number, end: number][] = []): ReadableFile => ({
  byteLength: bytes.length,
  slice: (start, end) => {
    read.push([start, end]);
    return Promise.resolve(bytes.slice(start, end));
  },
});

const long = 'repeat me '.repeat(60);
const rows = [
  ['0', '1', 'cat', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '-1.50', '[0,1]', long],
  ['1', '0.5', 'dog', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '0.05', '[1,1]', long],
  ['–', '0.3333', 'é', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '–', '[0,1]', long],
];

test.each(Object.entries(arrowFiles))('reads what pyarrow wrote: %s', async (_name, base64) => {
  const { table, ...rest } = await readArrowHead(fileOf(Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))));
  expect(table.columns).toEqual(['step', 'loss', 'label', 'at', 'day', 'price', 'box', 'long']);
  expect(table.rows.map((row) => row.map((value) => cellText(value)))).toEqual(rows);
  expect(rest).toEqual({ columnCount: 8, isWhole: true, tooLargeBytes: undefined });
});

const batches = (count: number, rowsEach: number): Uint8Array =>
  tableToIPC(
    Array.from({ length: count }, (_, n) =>
      tableFromArrays({ n: Float64Array.from({ length: rowsEach }, (_each, i) => n * rowsEach + i) }),
    ).reduce((all, each) => all.concat(each)),
    'stream',
  );

test('of many batches only the first are read', async () => {
  const bytes = batches(40, 50_000);
  const read: [number, number][] = [];
  const head = await readArrowHead(fileOf(bytes, read));
  expect(head.isWhole).toBe(false);
  expect(head.table.rows.length).toBe(1000);
  expect(head.table.rows.at(-1)).toEqual([999]);
  expect(read.at(-1)?.[1]).toBeLessThan(1_000_000);
  expect(bytes.length).toBeGreaterThan(15_000_000);
});

test('rows that are kept together in too many bytes are not read', async () => {
  const head = await readArrowHead(fileOf(batches(1, 5_000_000)));
  expect(head).toMatchObject({ table: { columns: ['n'], rows: [] }, isWhole: false });
  expect(head.tooLargeBytes).toBeGreaterThan(40_000_000);
});

test('a file that breaks off shows the batches before', async () => {
  const bytes = batches(3, 10);
  const { table } = await readArrowHead(fileOf(bytes.slice(0, bytes.length - 60)));
  expect(table.rows.length).toBe(20);
});

test.each([
  ['nothing', []],
  ['one byte', [65]],
  ['the magic alone', [...'ARROW1\0\0'].map((each) => each.charCodeAt(0))],
  ['zeroes', Array.from({ length: 500 }, () => 0)],
  ['anything', Array.from({ length: 5000 }, (_, i) => (i * 97 + 13) % 251)],
])('says what is no Arrow: %s', async (_name, bytes) => {
  await expect(readArrowHead(fileOf(Uint8Array.from(bytes)))).rejects.toThrow(Error);
});
