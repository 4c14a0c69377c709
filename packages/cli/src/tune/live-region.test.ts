import { expect, test } from 'vitest';
import { LiveRegion } from './live-region.ts';

const place = (isTTY: boolean, columns = 20) => {
  const written: string[] = [];
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  const terminal = {
    width: columns,
    interactive: isTTY,
    colours: true,
    print: (line: string) => written.push(`print ${line}`),
    note: (line: string) => written.push(`note ${line}`),
  };
  return { written, stream, terminal };
};

test('lines that stay come above those that move, which are drawn over themselves and taken away', () => {
  const { written, stream, terminal } = place(true);
  {
    using region = new LiveRegion(terminal, stream);
    region.draw(['one', 'two']);
    region.print(['kept']);
    region.draw(['three']);
  }
  const up2 = '\u001b[2A\u001b[J';
  expect(written).toEqual(['one\ntwo\n', up2, 'print kept', 'one\ntwo\n', `${up2}three\n`, '\u001b[1A\u001b[J']);
});

test('a line is cut to the width, and its colour ends all the same', () => {
  const { written, stream, terminal } = place(true, 11);
  using region = new LiveRegion(terminal, stream);
  region.draw(['\u001b[32mgreen words that go on\u001b[39m', 'ten chars!']);
  expect(written).toEqual(['\u001b[32mgreen wor…\u001b[39m\nten chars!\n']);
});

test('in a pipe only what stays is printed', () => {
  const { written, stream, terminal } = place(false);
  {
    using region = new LiveRegion(terminal, stream);
    region.draw(['moves']);
    region.print(['kept']);
    region.note('said');
  }
  expect(written).toEqual(['print kept', 'note said']);
});
