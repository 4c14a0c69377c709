import { useLayoutEffect, useRef, type RefObject } from 'react';

/** The newest value, for functions that stay the same and are called by the person, not while drawing. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
