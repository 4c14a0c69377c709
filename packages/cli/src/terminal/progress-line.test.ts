import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.ts';

const output = (isTTY: boolean, columns = 80) => {
  const written: string[] = [];
  return { written, isTTY, columns, write: (text: string) => written.push(text) };
};

test('draws a bar within the width of the terminal, and takes it away', () => {
  const stream = output(true, 50);
  {
    using line = new ProgressLine(stream);
    line.show('copying files', 30, 60, (count) => `${count} MB`);
  }
  expect(stream.written).toEqual([
    `\r\u001b[2K${'copying files  ████████████············ 50 %  30 MB'.slice(0, 49)}`,
    '\r\u001b[2K',
  ]);
});

test('draws nothing into a pipe', () => {
  const stream = output(false);
  {
    using line = new ProgressLine(stream);
    line.show('copying files', 1, 2, String);
  }
  expect(stream.written).toEqual([]);
});
