import { describe, expect, test } from 'vitest';
import { printTable } from './table.ts';
import { textWidth } from './printable.ts';
import type { Column, Row } from './table.ts';

const columns: readonly Column[] = [
  { title: 'id', whole: true },
  { title: 'name' },
  { title: 'accuracy', align: 'right' },
];
const rows: readonly Row[] = [
  ['0198aa', 'lr-0.1-hidden-128-seed-1', '0.9778'],
  ['0198ab', 'baseline', '0.9'],
];

function print(width: number, colours = false): { lines: readonly string[]; notes: readonly string[] } {
  const lines: string[] = [];
  const notes: string[] = [];
  const terminal = {
    width,
    colours,
    interactive: false,
    print: (line: string) => lines.push(line),
    note: (line: string) => notes.push(line),
  };
  printTable(terminal, columns, rows);
  return { lines, notes };
}

describe('printTable', () => {
  test('takes its natural width where there is room', () => {
    expect(print(Infinity).lines).toEqual([
      'id      name                      accuracy',
      '0198aa  lr-0.1-hidden-128-seed-1    0.9778',
      '0198ab  baseline                       0.9',
    ]);
  });

  test('shortens the widest column in its middle', () => {
    const { lines, notes } = print(36);
    expect(lines[1]).toBe('0198aa  lr-0.1-hi…8-seed-1    0.9778');
    expect(Math.max(...lines.map(textWidth))).toBeLessThanOrEqual(36);
    expect(notes).toEqual([]);
  });

  test('leaves out what has no room, and says so', () => {
    const { lines, notes } = print(16);
    expect(lines[0]).toBe('id      name');
    expect(notes).toEqual(['No room for: accuracy. A wider terminal, --columns or --json shows them.']);
  });

  test('never shortens an id, and always shows the first column', () => {
    expect(print(3).lines).toEqual(['id', '0198aa', '0198ab']);
  });

  test.each([10, 16, 20, 25, 30, 40, 80])('every line fits %i columns', (width) => {
    expect(Math.max(...print(width, true).lines.map(textWidth))).toBeLessThanOrEqual(width);
  });
});
