import { useMemo } from 'react';
import { groupColours } from '../../lib/charts/series-colour.ts';
import { useTheme } from '../../lib/theme.ts';
import type { RunListRow } from './run-list-row.ts';

/** The hues of the groups of a list by their ids; the same object while the groups are the same. */
export function useGroupColours(rows: readonly RunListRow[]): Readonly<Record<string, string>> {
  const theme = useTheme();
  const ids = rows.flatMap((row) => (row.kind === 'group' ? [row.id] : [])).join();
  return useMemo(() => (ids === '' ? {} : groupColours(ids.split(','), theme)), [ids, theme]);
}
