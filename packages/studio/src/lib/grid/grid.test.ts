import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnStarts, columnWindow } from './column-window.ts';
import { nextCell, type GridCell } from './next-cell.ts';
import { rowScale } from './row-scale.ts';

describe('the height of a list', () => {
  it('is its own up to the limit', () => {
    const scale = rowScale(2_800_000, 700);
    expect([scale.sheetPx, scale.listTop(123), scale.scrollTop(123)]).toEqual([2_800_000, 123, 123]);
  });

  it('reaches both ends of a longer list, and goes back and forth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15_000_001, max: 1e9 }), fc.integer({ min: 50, max: 3000 }), (listPx, viewPx) => {
        const scale = rowScale(listPx, viewPx);
        expect(scale.sheetPx).toBe(15_000_000);
        expect(scale.listTop(0)).toBe(0);
        expect(scale.listTop(scale.sheetPx - viewPx)).toBeCloseTo(listPx - viewPx, 3);
        expect(scale.scrollTop(scale.listTop(4321))).toBeCloseTo(4321, 6);
      }),
    );
  });
});

describe('the columns in view', () => {
  it('are those that a plain look finds', () => {
    const widths = fc.array(fc.integer({ min: 40, max: 300 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(widths, fc.nat(4000), fc.integer({ min: 100, max: 2000 }), (widthsPx, left, width) => {
        const { startsPx, endPx } = columnStarts(widthsPx);
        fc.pre(left < endPx);
        const [from, to] = columnWindow(startsPx, endPx, left, left + width);
        const seen = startsPx.flatMap((start, i) =>
          start < left + width && start + (widthsPx[i] ?? 0) > left ? [i] : [],
        );
        expect(seen).toEqual(Array.from({ length: to - from }, (_, i) => from + i));
      }),
    );
  });

  it('are none of none', () => {
    expect(columnWindow([], 0, 0, 500)).toEqual([0, 0]);
  });
});

describe('keys in a grid', () => {
  const size = { rows: 101, columns: 5, pageRows: 10 };
  const press = (cell: GridCell, key: string, keys = {}): GridCell | undefined =>
    nextCell(cell, { key, ctrlKey: false, metaKey: false, altKey: false, ...keys }, size);

  it.each<[string, object, number, number]>([
    ['ArrowDown', {}, 51, 2],
    ['j', {}, 51, 2],
    ['k', {}, 49, 2],
    ['ArrowLeft', {}, 50, 1],
    ['ArrowRight', { metaKey: true }, 50, 4],
    ['Home', {}, 50, 0],
    ['End', {}, 50, 4],
    ['End', { ctrlKey: true }, 100, 2],
    ['Home', { ctrlKey: true }, 1, 2],
    ['PageDown', {}, 60, 2],
    ['PageUp', {}, 40, 2],
  ])('%s %j leads to %i, %i', (key, keys, row, column) => {
    expect(press({ row: 50, column: 2 }, key, keys)).toEqual({ row, column });
  });

  it('End twice is the last row; page keys stop at the first row below the head', () => {
    expect(press({ row: 50, column: 4 }, 'End')).toEqual({ row: 100, column: 4 });
    expect(press({ row: 5, column: 0 }, 'PageUp')).toEqual({ row: 1, column: 0 });
    expect(press({ row: 1, column: 0 }, 'ArrowUp')).toEqual({ row: 0, column: 0 });
  });

  it.each([
    ['a', {}],
    ['ArrowLeft', { altKey: true }],
    ['k', { metaKey: true }],
  ])('%s %j leads nowhere', (key, keys) => {
    expect(press({ row: 1, column: 1 }, key, keys)).toBeUndefined();
  });
});
