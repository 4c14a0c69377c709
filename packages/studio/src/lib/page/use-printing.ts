import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Rows of a list that go on paper. */
export const mostPrinted = 1000;

/**
 * Whether the page is on its way to paper: then lists that show what is in view show from their first row on what is at hand, since
 * paper does not scroll. It is drawn before the browser looks.
 */
export function usePrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setIsPrinting(true));
    const end = (): void => setIsPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
