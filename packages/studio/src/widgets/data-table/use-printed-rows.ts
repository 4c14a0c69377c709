import { useEffect, useState } from 'react';
import { useShortcut } from '../../lib/keys/shortcuts.ts';
import { mostPrinted, usePrinting } from '../../lib/page/use-printing.ts';

/** Rows that were not read by then are left out. */
const longestMs = 10_000;

/**
 * How many of the first rows of a grid go on paper; undefined while it is not printed. Paper does not wait for rows that must be asked
 * for, so the keys for printing have them read first.
 */
export function usePrintedRows(
  rowCount: number,
  rowAt: (index: number) => unknown,
  onWindow: (first: number, last: number) => void,
): number | undefined {
  const isPrinting = usePrinting();
  const [isAsked, setIsAsked] = useState(false);
  useShortcut({ keys: 'Mod+P', label: 'Print, with rows out of view', scope: 'Table' }, () => {
    onWindow(0, Math.min(mostPrinted, rowCount));
    setIsAsked(true);
  });
  const atHand = isPrinting || isAsked ? rowsAtHand(rowAt, rowCount) : 0;
  const isReady = isAsked && atHand === Math.min(mostPrinted, rowCount);
  useEffect(() => {
    if (!isAsked) return undefined;
    const timer = setTimeout(
      () => {
        setIsAsked(false);
        window.print();
      },
      isReady ? 0 : longestMs,
    );
    return () => clearTimeout(timer);
  }, [isAsked, isReady]);
  return isPrinting ? atHand : undefined;
}

function rowsAtHand(rowAt: (index: number) => unknown, rowCount: number): number {
  const most = Math.min(mostPrinted, rowCount);
  for (let index = 0; index < most; index++) if (rowAt(index) === undefined) return index;
  return most;
}
