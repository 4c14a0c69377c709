import type { RunRow } from '@assay/wire';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { runsByIdQuery } from '../../lib/queries/run-list-queries.ts';
import { topRuns } from '../../lib/view-state/drawn-runs.ts';
import type { ViewState } from '../../lib/view-state/view-state.ts';
import { columnsAsked } from './run-fields-shown.ts';

const none: readonly RunRow[] = [];

/** The baseline and the pinned runs, whichever part of the list is read. */
export function useTopRuns(view: ViewState, fields: readonly string[]): readonly RunRow[] {
  const ids = topRuns(view);
  const { data } = useQuery({
    ...runsByIdQuery({ runIds: ids.toSorted(), view: 'all', ...columnsAsked(fields) }),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const key = ids.join();
  return useMemo(() => {
    const found = new Map(data?.runs.map((run) => [run.id, run]));
    const rows = key === '' ? none : key.split(',').flatMap((id) => found.get(id) ?? []);
    return rows.length === 0 ? none : rows;
  }, [data, key]);
}
