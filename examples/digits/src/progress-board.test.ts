import { describe, expect, test } from 'vitest';
import { bar, ProgressBoard } from './progress-board.ts';

const progress = { name: 'lr-0.1', step: 5, steps: 10, loss: 0.25, validationAccuracy: 0.9 };

function output(isTTY: boolean): {
  written: () => string;
  isTTY: boolean;
  columns: number;
  write: (text: string) => void;
} {
  let written = '';
  return { written: () => written, isTTY, columns: 80, write: (text) => (written += text) };
}

test.each([
  [0, '····'],
  [0.5, '██··'],
  [0.53, '██▏·'],
  [1, '████'],
  [7, '████'],
])('bar(%d) is %j', (share, text) => {
  expect(bar(share, 4)).toBe(text);
});

describe('ProgressBoard', () => {
  test('has a line for each run in flight and one for all', () => {
    const board = new ProgressBoard(output(false), 4);
    board.finish('first', 'first is done');
    board.update(progress);
    const lines = board.lines(80);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^lr-0\.1 .* 50 %  loss 0\.2500 {2}validation 90\.0 %$/);
    // One whole run and half of another one, of four.
    expect(lines[1]).toMatch(/^all runs .* 37 %  1 of 4 done$/);
  });

  test.each([20, 40, 80, 200])('no line is wider than a terminal of %i columns', (width) => {
    const board = new ProgressBoard(output(false), 2);
    board.update(progress);
    expect(Math.max(...board.lines(width).map(({ length }) => length))).toBeLessThan(width);
  });

  test('without a terminal only whole lines appear, and no escapes', () => {
    const plain = output(false);
    const board = new ProgressBoard(plain, 1);
    board.update(progress);
    board.finish('lr-0.1', 'done');
    board.close();
    expect(plain.written()).toBe('[1/1] done\n');
  });

  test('on a terminal the bars are drawn over themselves, below the lines', () => {
    const terminal = output(true);
    const board = new ProgressBoard(terminal, 2);
    board.update(progress);
    board.finish('lr-0.1', 'done');
    expect(terminal.written()).toContain('\u001b[2A\u001b[0J[1/2] done\n');
    board.close();
    expect(terminal.written().endsWith('\u001b[1A\u001b[0J')).toBe(true);
  });
});
