import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { viewFilter } from '../../lib/filter/view-filter.ts';
import type { RunScope } from '../../lib/queries/query-key.ts';
import { scopeBody } from '../../lib/queries/run-list-body.ts';
import { runFieldsQuery } from '../../lib/queries/run-list-queries.ts';
import { parseRunField } from '../../lib/run-field/run-field.ts';
import { withoutUndefined, type ColumnState, type ViewState } from '../../lib/view-state/view-state.ts';

/** The columns that are shown: all, or only those in which the runs that are found differ. */
export function useShownColumns(
  scope: RunScope,
  view: ViewState,
  columns: readonly ColumnState[],
): { readonly shown: readonly ColumnState[]; readonly equalCount: number } {
  const fields = columns
    .map(({ field }) => field)
    .filter((field) => parseRunField(field) !== undefined && field !== 'name');
  const isAsked = view.differing === true && fields.length > 0;
  const { data } = useQuery({
    ...runFieldsQuery({
      ...scopeBody(scope),
      ...withoutUndefined({ filter: viewFilter(view) }),
      fields: fields.slice(0, 1000),
    }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    if (!isAsked || data === undefined) return { shown: columns, equalCount: 0 };
    const equal = new Set(
      data.fields
        .filter(({ present, distinct }) => present === 0 || (distinct <= 1 && present === data.total))
        .map(({ field }) => field),
    );
    const shown = columns.filter(({ field }) => !equal.has(field));
    return { shown, equalCount: columns.length - shown.length };
  }, [isAsked, data, columns]);
}
