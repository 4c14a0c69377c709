import { useState } from 'react';

/** The newest value that was not undefined: what was shown stays until there is something else to show. */
export function useKept<T>(value: T | undefined): T | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}
