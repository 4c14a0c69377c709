import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

interface Anchored<Row> {
  readonly row: Row;
  readonly index: number;
}

const followed = 9;

/**
 * Keeps the rows that are seen where they are when others come or go above them: most of them decide how far the frame is scrolled along. At
 * the top of the list new rows are let in as they come. Answers how many rows came in above unseen.
 */
export function useRowAnchor<Row>(
  frame: RefObject<HTMLElement | null>,
  listKey: string,
  rowAt: (index: number) => Row | undefined,
  placeOf: (row: Row) => number | undefined,
  rowPx: number,
): { readonly above: number; readonly note: (topRow: number) => void } {
  const anchors = useRef<readonly Anchored<Row>[]>([]);
  const top = useRef(0);
  const [state, setState] = useState({ listKey, above: 0 });
  const above = state.listKey === listKey ? state.above : 0;

  const note = (topRow: number): void => {
    top.current = topRow;
    anchors.current = rowsFrom(topRow, rowAt);
    if (topRow === 0 && above > 0) setState({ listKey, above: 0 });
  };

  useLayoutEffect(() => {
    frame.current?.scrollTo({ top: 0 });
    anchors.current = [];
  }, [frame, listKey]);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null || element.scrollTop < rowPx) return;
    const moves = anchors.current
      .flatMap(({ row, index }) => {
        const place = placeOf(row);
        return place === undefined ? [] : [place - index];
      })
      .sort((a, b) => a - b);
    const move = moves[Math.floor(moves.length / 2)] ?? 0;
    top.current += move;
    anchors.current = rowsFrom(top.current, rowAt);
    if (move === 0) return;
    element.scrollBy({ top: move * rowPx });
    if (move > 0) setState((before) => ({ listKey, above: (before.listKey === listKey ? before.above : 0) + move }));
  }, [frame, listKey, rowAt, placeOf, rowPx]);

  return { above, note };
}

function rowsFrom<Row>(first: number, rowAt: (index: number) => Row | undefined): readonly Anchored<Row>[] {
  return Array.from({ length: followed }, (_, i) => first + i).flatMap((index) => {
    const row = rowAt(index);
    return row === undefined ? [] : [{ row, index }];
  });
}
